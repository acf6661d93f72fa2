"""Scaling laws: without noise, kernel regression errs as what is left of the target."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.kernels import kernel_ridge, linear_kernel
from theorycheck.learning import gaussian_design, power_law, signs
from theorycheck.notation import n
from theorycheck.strategies import choices

error = symbol("error", "mean squared error on new data", nonnegative=True)

FEATURES = 256


@claim(
    source="Spigler, Geiger & Wyart 2020; Bordelon, Canatar & Pehlevan 2020; Cui et al. 2021",
    then=rate(E(error), n, start=8, slack=Rational(1, 4)) <= -Rational(9, 10),
)
def kernel_regression_learns_a_power_law_at_its_rate(
    let, rng, trials, *, fit=kernel_ridge, kernel=linear_kernel
):
    """If the kernel's eigenvalues fall as i^-a, and the target's squared coefficients as i^-b,
    interpolation of n noiseless examples errs by O(n^-min(b - 1, 2a)): for b = 2 and every a >= 1
    by O(1/n), here at least as fast as n^(-9/10).

    Eigenfunctions are Gaussian, 256 of them; a kernel too smooth for its target loses nothing.
    """
    a = let(choices([1, 3 / 2, 2, 3]))
    sizes, errors = np.array([8, 16, 32]), []
    s = power_law(FEATURES, a)
    for size in sizes:
        target = signs(rng, trials, FEATURES) * power_law(FEATURES, 1) / np.sqrt(s)
        X = gaussian_design(rng, size, FEATURES, trials=trials, deviations=np.sqrt(s))
        found = np.vecmat(fit(kernel(X), np.matvec(X, target)), X)
        errors.append(np.sum(s * (found - target) ** 2, axis=-1))
    return dict(n=sizes, error=np.stack(errors, axis=-1))
