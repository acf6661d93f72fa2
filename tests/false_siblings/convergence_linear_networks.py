"""What must fall: false siblings of the claims on linear networks in properties/convergence."""

from sympy import Rational

SIBLINGS = {
    "linear_networks_keep_a_share_of_the_flows_rate": [
        ("the rate is 5 % too fast", lambda c: c.scaled(Rational(105, 100))),
        (
            "all of the flow's rate at any step",
            lambda c: c.claiming(
                _of(c, "fall_t") >= 2 * _of(c, "mu") * _of(c, "alpha_0") * _of(c, "eta")
            ),
        ),
    ],
    "our_step_limit_for_linear_networks_is_no_shorter_than_half_the_published_one": [
        ("it is 5 % longer than that", lambda c: c.scaled(Rational(105, 100))),
        ("it is no shorter", lambda c: c.scaled(2)),
    ],
    "the_published_rate_beats_that_of_balanced_starts": [
        ("5 % more", lambda c: c.scaled(Rational(105, 100))),
        ("twice as much", lambda c: c.scaled(2)),
    ],
}


def _of(claim, name):
    return claim.symbols[name]
