"""More data can hurt: what the next example does to the minimum-norm interpolator, exactly."""

from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import gaussian_design, pseudoinverse_energy
from theorycheck.notation import n, p, sigma
from theorycheck.strategies import reals, sizes

r2 = symbol("r2", "squared norm of the true coefficients", nonnegative=True)
change = symbol("change", "risk with n + 1 examples minus risk with n")

gap = p - n - 1
square = (1 + 2 * n / gap + n * (n + 2) / (gap * (gap - 2))) / ((gap - 1) * (gap - 3))


@claim(
    source="Nakkiran 2019, More data can hurt for linear regression; exact form derived here",
    assume=[p >= n + 5],
    then=Eq(E(change + r2 / p, variance=sigma**4 * square), sigma**2 * (p - 1) / (gap * (gap - 1))),
)
def one_example_more_changes_the_risk_by_a_known_amount(
    let, rng, trials, *, energy=pseudoinverse_energy
):
    """With Gaussian inputs and n <= p - 3, one more example changes the mean risk of the
    minimum-norm interpolator by sigma^2 (p-1)/((p-n-1)(p-n-2)) - r^2/p: near n = p it hurts,
    far below it helps.

    Averaged by hand over the direction of the coefficients and over the noise.
    """
    n = let(sizes(1, 2))
    p = n + let(sizes(6, 8))
    sigma, r2 = let(reals(1 / 8, 1)), let(reals(0, 4))
    X = gaussian_design(rng, n + 1, p, trials=trials)
    rise = energy(X) - energy(X[:, :n])
    return dict(n=n, p=p, sigma=sigma, r2=r2, change=sigma**2 * rise - r2 / p)
