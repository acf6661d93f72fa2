"""What must stand: true repairs of the misquoted claims of generalization, bags and privacy."""

from sympy import Rational, exp, log, sqrt

from theorycheck import P

TRUE = {
    "composition_costs_a_root": [
        (
            "the losses add up",
            lambda c: c.claiming(
                c.symbols["here"] <= exp(c.symbols["k"] * c.symbols["epsilon"]) * c.symbols["there"]
            ),
        ),
    ],
    "noisy_max_releases_its_value": [
        (
            "four times the loss for eight queries",
            lambda c: c.claiming(
                c.symbols["here"] <= exp(4 * c.symbols["epsilon"]) * c.symbols["there"]
            ),
        ),
    ],
    "matching_proportions_is_learning": [
        (
            "it is necessary for it",
            lambda c: c.claiming(c.symbols["error"] >= c.symbols["mismatch"]),
        ),
    ],
    "wald_interval_covers": [
        (
            "Hoeffding's interval",
            lambda c: c.claiming(
                P(c.symbols["deviation"] <= sqrt(log(40) / (2 * c.symbols["n"])))
                >= Rational(95, 100)
            ),
        ),
    ],
}
