"""What must fall: false siblings of the claims in properties/weak_labels."""

from sympy import Eq

from theorycheck import E


def _first_two_bags(bag_means, concentrations):
    return bag_means[:2]


SIBLINGS = {
    "unbiased_risk_from_proportions": [
        ("the proportion as a soft label", lambda c: c.claiming(
            Eq(E(c.symbols["loss_0"] + c.symbols["alpha"] * c.symbols["change"]), c.symbols["risk"])
        )),
        ("centering forgotten", lambda c: c.claiming(
            Eq(
                E(
                    c.symbols["loss_0"]
                    + c.symbols["k"] * (c.symbols["alpha"] - c.symbols["share"])
                    * c.symbols["change"]
                ),
                c.symbols["risk"],
            )
        )),
    ],
    "pure_bags_recover_supervision": [
        ("one bag of each kind is enough", lambda c: c.using(estimate=_first_two_bags)),
        ("half the mean", lambda c: c.scaled(2)),
    ],
}
