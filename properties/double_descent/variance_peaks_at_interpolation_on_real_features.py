"""The deterministic double-descent theorem on real data: variance peaks at p = n there too."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.kernels import draw_features
from theorycheck.learning import pseudoinverse_energy
from theorycheck.strategies import choices, generator, seeds
from theorycheck.strategies.real_data import real_inputs

variance = symbol("variance", "variance with p features, per unit of noise", nonnegative=True)
peak = symbol("peak", "variance with as many features as examples", nonnegative=True)


@claim(
    source="derived here; see variance_peaks_at_interpolation",
    then=variance <= peak,
)
def variance_peaks_at_interpolation_on_real_features(let, *, energy=pseudoinverse_energy):
    """On rows of digits, breast cancer, wine, diabetes and iris, the variance |X_p^+|_F^2 of
    least squares on the first p random Fourier features is largest at p = n, at every single
    draw.

    Singular values come from LAPACK, so this one is decided in float64 within an error budget.
    """
    n = let(choices([4, 8, 12]))
    inputs, draw = let(real_inputs(n)), let(seeds())
    rng = generator("features", draw)
    X = draw_features(rng, inputs, 3 * n, "fourier")
    variances = np.stack([energy(X[:, :p]) for p in (*range(1, n + 4), 2 * n, 3 * n)])
    return dict(variance=np.delete(variances, n - 1), peak=variances[n - 1])
