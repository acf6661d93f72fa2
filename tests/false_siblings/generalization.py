"""What must fall: false siblings of the claims in properties/generalization."""

from sympy import Rational, log, sqrt

from theorycheck import P

SIBLINGS = {
    "hoeffding_one_sided": [
        ("4 n instead of 2 n", lambda c: c.scaled(sqrt(Rational(1, 2)))),
        (
            "no square root",
            lambda c: c.claiming(
                P(c.symbols["gap"] <= log(1 / c.symbols["delta"]) / (2 * c.symbols["n"]))
                >= 1 - c.symbols["delta"]
            ),
        ),
    ],
    "finite_class_uniform_gap": [
        (
            "the union over the class is forgotten",
            lambda c: c.claiming(c.statement.relation.subs(c.symbols["M"], 1)),
        ),
        (
            "no square root",
            lambda c: c.claiming(
                P(
                    c.symbols["deviation"]
                    <= log(2 * c.symbols["M"] / c.symbols["delta"]) / (2 * c.symbols["n"])
                )
                >= 1 - c.symbols["delta"]
            ),
        ),
    ],
    "rademacher_population_bound": [
        (
            "symmetrization for free",
            lambda c: c.claiming(
                c.statement.relation.subs(c.symbols["R_n"], c.symbols["R_n"] / 2)
            ),
        ),
        (
            "the confidence is for free",
            lambda c: c.claiming(
                P(c.symbols["gap"] <= 2 * c.symbols["R_n"]) >= 1 - c.symbols["delta"]
            ),
        ),
    ],
}
