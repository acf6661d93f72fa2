"""Verdicts on claims about large instances: what falls shrinks, what only rounds stands."""

import numpy as np

from theorycheck import Outcome, claim, examine, symbol
from theorycheck.strategies import data_sets, random_networks

a = symbol("a", "what is observed", nonnegative=True)
b = symbol("b", "its bound", nonnegative=True)


def test_a_counterexample_of_any_size_shrinks_until_exact_numbers_decide_it():
    @claim(source="derived here", then=a <= 1)
    def inputs_are_short(let):
        """No input is longer than 1, which few Gaussian data sets obey."""
        data = let(data_sets(n=(1, 1000), inputs=("gaussian",)))
        return dict(a=np.sum(data.X**2, axis=1))

    verdict = examine(inputs_are_short, budget="60s")
    assert verdict.outcome is Outcome.REFUTED
    assert verdict.soundness.value == "exact"
    assert verdict.instance["data"].n * verdict.instance["data"].d <= 4


def test_what_only_rounding_parts_is_not_refuted():
    def network(let):
        data = let(data_sets(n=(100, 100), d=(50, 50)))
        W = let(random_networks(data.d, width=(64, 64))).weights[0]
        return data.X @ W, data.X[:, ::-1] @ W[::-1]

    @claim(source="derived here", then=a <= b)
    def products_do_not_depend_on_the_order_of_sums(let):
        """Summed in the opposite order a product is the same, but for rounding."""
        one, other = network(let)
        return dict(a=np.sum(one * one), b=np.sum(other * other))

    verdict = examine(products_do_not_depend_on_the_order_of_sums, budget="60s")
    assert verdict.outcome is Outcome.STANDS
    assert verdict.evidence["rounding"] > 0
