"""Double descent without chance: variance over nested features peaks exactly at p = n."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import pseudoinverse_energy
from theorycheck.strategies import sizes
from theorycheck.strategies.designs import nested_designs

variance = symbol("variance", "variance with p features, per unit of noise", nonnegative=True)
peak = symbol("peak", "variance with as many features as examples", nonnegative=True)


@claim(
    source="derived here, from another_feature_changes_variance_by_a_known_amount",
    then=variance <= peak,
    sharp=True,
)
def variance_peaks_at_interpolation(let, *, energy=pseudoinverse_energy):
    """On every feature matrix whose first p columns have full rank for all p, the variance
    |X_p^+|_F^2 of least squares on the first p features is largest at p = n.
    """
    n = let(sizes(1, 6))
    extra = let(sizes(1, 4))
    X = let(nested_designs(n, n + extra))
    variances = np.stack([energy(X[:, :p]) for p in range(1, n + extra + 1)])
    return dict(variance=np.delete(variances, n - 1), peak=variances[n - 1])
