"""What must fall: false siblings of the claims in properties/double_descent."""

from sympy import And, Eq, Rational

from theorycheck import E, P
from theorycheck.notation import n, p, sigma


def _mean(claim, bound):
    """Claim another mean of the same observable, under the same declaration."""
    return claim.claiming(Eq(claim.statement.quantifier, bound))


SIBLINGS = {
    "risk_beyond_interpolation_is_known_exactly": [
        (
            "the variance beyond interpolation is forgotten",
            lambda c: _mean(
                c,
                c.symbols["b_in"] * (1 - n / p) + sigma**2 + c.symbols["b_out"],
            ),
        ),
        (
            "the asymptotic n/(p-n) at finite n",
            lambda c: _mean(
                c,
                c.symbols["b_in"] * (1 - n / p)
                + (sigma**2 + c.symbols["b_out"]) * (1 + n / (p - n)),
            ),
        ),
    ],
    "risk_before_interpolation_is_known_exactly": [
        (
            "omitted features cost nothing but themselves",
            lambda c: _mean(c, c.symbols["b_out"] + sigma**2 * (1 + p / (n - p - 1))),
        ),
        (
            "the asymptotic n/(n-p) at finite n",
            lambda c: _mean(c, (sigma**2 + c.symbols["b_out"]) * n / (n - p)),
        ),
    ],
    "variance_peaks_at_interpolation": [
        ("the peak is 3 % lower", lambda c: c.scaled(Rational(97, 100))),
        (
            "variance is largest away from n",
            lambda c: c.claiming(c.symbols["variance"] >= c.symbols["peak"]),
        ),
    ],
    "real_data_error_peaks_at_interpolation": [
        (
            "the classical U: past the valley the error only grows",
            lambda c: c.claiming(
                P(c.symbols["beyond"] >= c.symbols["at_n"]) >= Rational(1, 2)
            ),
        ),
        (
            "clean labels have no peak",
            lambda c: c.claiming(
                P(And(c.symbols["at_n"] <= c.symbols["before"])) >= Rational(1, 2)
            ),
        ),
    ],
}
