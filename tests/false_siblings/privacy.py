"""What must fall: false siblings of the claims in properties/privacy."""

import numpy as np
from sympy import Eq, exp

from theorycheck import E
from theorycheck.mechanisms import randomized_response


def _twice_as_loud(epsilon):
    return randomized_response(2 * epsilon)


SIBLINGS = {
    "randomized_response_privacy": [
        ("keep with probability 1/(1 + e^(-2 eps))", lambda c: c.using(report=_twice_as_loud)),
        ("half the privacy loss", lambda c: c.claiming(
            c.symbols["here"] <= exp(c.symbols["epsilon"] / 2) * c.symbols["there"]
        )),
    ],
    "mixed_public_private_bits": [
        ("the noise is not rescaled", lambda c: c.claiming(
            c.statement.relation.subs(exp(c.symbols["epsilon"]) - 1, exp(c.symbols["epsilon"]) + 1)
        )),
        ("as if nothing were private", lambda c: c.claiming(
            Eq(E(c.symbols["error"] ** 2),
               c.symbols["variance"] / (c.symbols["n_public"] + c.symbols["n_private"]))
        )),
    ],
}
