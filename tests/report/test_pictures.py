import re
from dataclasses import replace

import numpy as np
import pytest
from sympy import Eq, Rational, exp

from theorycheck import E, P, claim, examine, rate, symbol
from theorycheck.claims.picture import Line, Picture
from theorycheck.notation import delta, n, t
from theorycheck.report.axes import called, log_axes
from theorycheck.report.drawing import draw
from theorycheck.report.pictures import Strip, picture_of
from theorycheck.strategies import reals, sizes

a = symbol("a", "a number")
b = symbol("b", "its bound")
SMALL = {"budget": "2000 trials"}


def _halving():
    @claim(source="the tests", then=a <= 2 * b * exp(-t))
    def halving(let):
        """It falls faster."""
        x = let(reals(1, 2))
        return dict(a=x * 4.0 ** -np.arange(9), b=x, t=range(9))

    return halving


def _entries(last):
    @claim(source="the tests", then=a <= b)
    def entries(let):
        """Entries without an index."""
        x = let(reals(1, 2))
        return dict(a=x * np.arange(last), b=x * 9)

    return entries


def _identity():
    @claim(source="the tests", then=Eq(a, b))
    def identity(let):
        """Both sides are the same."""
        x = let(reals(1, 2))
        return dict(a=x * np.arange(5), b=x * np.arange(5))

    return identity


def _coins(statement, **given):
    @claim(source="the tests", then=statement)
    def coins(let):
        """The mean of four coins is seldom far from a half."""
        let(sizes(1, 2))
        counts = np.arange(5)
        weights = np.array([1, 4, 6, 4, 1]) / 16
        return dict(a=abs(counts / 4 - 0.5), b=0.5, weights=weights, **given)

    return coins


def _sampled(statement, sampler, **given):
    @claim(source="the tests", then=statement)
    def sampled(let, rng, trials):
        """It is drawn."""
        let(sizes(1, 2))
        return dict(a=sampler(rng, trials), **given)

    return sampled


def _uniform(rng, trials):
    return rng.random(trials)


def picture(one, **options):
    verdict = examine(one, **{**SMALL, **options})
    return verdict, picture_of(verdict)


def names(drawn):
    return [line.name for line in drawn.lines]


def test_arrays_are_drawn_over_the_index_that_is_returned():
    _, drawn = picture(_halving())
    assert (drawn.x, drawn.y, drawn.log) == ("t, number of steps taken", "a number", "y")
    observed, bound = drawn.lines
    assert observed.x.tolist() == list(range(9))
    assert (observed.kind, bound.kind) == ("measured", "guide")
    assert np.all(observed.y <= bound.y)


def test_arrays_without_an_index_are_points_if_there_are_some():
    _, drawn = picture(_entries(5))
    assert (drawn.x, drawn.lines[0].kind) == ("entry", "points")
    assert picture(_entries(3))[1] is None


def test_one_number_a_side_and_identities_without_an_index_are_not_drawn():
    assert picture(_entries(1))[1] is None
    assert picture(_identity())[1] is None


def test_a_refutation_is_drawn_where_it_is_violated():
    verdict, drawn = picture(_halving().scaled(Rational(1, 4)))
    assert verdict.outcome.value == "refuted"
    observed, bound = drawn.lines
    assert np.any(observed.y > bound.y)


def test_enumerated_outcomes_are_drawn_by_how_likely_they_are():
    _, drawn = picture(_coins(P(a <= b) >= 1 - delta, delta=0.2))
    assert (drawn.x, drawn.y) == ("observed over bound", "chance of at least so much")
    assert names(drawn)[1:] == ["the bound", "failure probability allowed"]
    assert drawn.lines[0].y.tolist() == [1, 10 / 16, 10 / 16, 2 / 16, 2 / 16, 0]


def test_the_ratio_of_a_failure_is_observed_over_bound_too():
    _, drawn = picture(_coins(P(a >= b) <= delta, delta=0.2))
    assert drawn.x == "observed over bound"
    assert drawn.lines[0].x[-1] == 1.0


def test_enumerated_means_are_drawn_among_their_outcomes():
    _, drawn = picture(_coins(E(a) <= b))
    assert (drawn.x, names(drawn)[1:]) == ("a number", ["mean", "claimed bound"])
    assert drawn.lines[1].x[0] == pytest.approx(0.1875)


def test_failures_for_every_delta_are_drawn_over_them():
    one = _sampled(P(a <= 1 - delta / 2) >= 1 - delta, _uniform)
    verdict, drawn = picture(one)
    assert (drawn.log, len(drawn.lines[0].x)) == ("xy", 12)
    rate_, limit, allowed = drawn.lines
    assert np.all(rate_.y <= limit.y)
    assert np.array_equal(allowed.x, allowed.y)
    assert names(drawn)[0] == f"failure rate in {verdict.trials:,} trials"


def test_failures_for_one_delta_are_a_strip_up_to_the_certified_limit():
    _, drawn = picture(_sampled(P(a <= Rational(9, 10)) >= 1 - delta, _uniform, delta=0.3))
    assert isinstance(drawn, Strip)
    assert 0 < drawn.value < drawn.high <= drawn.bound == 0.3


def test_a_sampled_mean_is_a_strip_with_its_errors():
    _, drawn = picture(_sampled(E(a, between=(0, 1)) <= Rational(3, 4), _uniform))
    assert drawn.low < drawn.value < drawn.high < drawn.bound == 0.75


def _ladder(rng, trials):
    return rng.random((trials, 3)) / np.array([8, 16, 32])


@pytest.mark.parametrize(
    ("sampler", "observed"), [(_ladder, "mean of"), (lambda *_: 1 / np.array([8, 16, 32]), "")]
)
def test_a_rate_is_drawn_with_its_line_and_what_the_scope_allows(sampler, observed):
    quantity = E(a, between=(0, 1)) if observed else a
    statement = rate(quantity, n, start=8, slack=Rational(1, 4)) <= -1

    @claim(source="the tests", then=statement)
    def sampled(let, rng, trials):
        """It falls."""
        let(sizes(1, 2))
        return dict(n=np.array([8, 16, 32]), a=sampler(rng, trials))

    @claim(source="the tests", then=statement)
    def computed(let):
        """It falls."""
        let(sizes(1, 2))
        return dict(n=np.array([8, 16, 32]), a=sampler())

    verdict, drawn = picture(sampled if observed else computed)
    assert verdict.outcome.value in {"stands", "undecided"}
    assert names(drawn)[0].startswith(observed or "observed")
    assert names(drawn)[1:] == ["claimed: n^(-1)", "allowed: 1.25 times that"]
    assert drawn.lines[1].y[0] / drawn.lines[1].y[-1] == pytest.approx(4)


def test_values_that_are_only_text_are_not_drawn():
    verdict = examine(_halving())
    assert picture_of(replace(verdict, values=dict.fromkeys(verdict.values, "text"))) is None


def test_axes_are_logarithmic_where_numbers_are_positive_and_far_apart():
    assert log_axes([1, 10, 1000], [1, 0.5]) == "x"
    assert log_axes([0, 10, 1000], [0, 1, 1e-4]) == "y"
    assert log_axes([1, 2], [-1, 1e5]) == ""
    assert called(a) == "a number"
    assert called(2 * a) == "2*a"


@pytest.mark.parametrize(
    "one",
    [
        _halving(),
        _entries(5),
        _coins(P(a <= b) >= 1 - delta, delta=0.2),
        _sampled(E(a, between=(0, 1)) <= Rational(3, 4), _uniform),
        _sampled(P(a <= 1 - delta / 2) >= 1 - delta, _uniform),
    ],
    ids=["sides", "points", "outcomes", "strip", "deltas"],
)
def test_every_kind_is_drawn_in_the_colours_of_the_page_and_the_same_each_time(one):
    drawn = picture_of(examine(one, **SMALL))
    svg, again = draw(drawn, "a claim").svg, draw(drawn, "a claim").svg
    assert svg == again
    assert svg.startswith('<svg class="drawing" viewBox=')
    assert "var(--series-0)" in svg
    assert "#a0c0" not in svg
    assert "http" not in svg


def test_a_picture_is_told_to_a_hundredth_of_a_point_and_its_words_whole():
    drawn = Picture("x = 1.23456", "y", [Line("observed", [1.0, 2.0, 3.0], [0.1, 0.7, 0.3])])
    svg = draw(drawn, "a claim").svg
    assert "x = 1.23456</text>" in svg
    assert not re.search(r"\.\d{3}", svg.replace("1.23456", ""))


def test_pictures_of_one_page_share_no_names():
    drawn = picture_of(examine(_halving()))
    ids = [set(re.findall(r'id="([^"]*)"', draw(drawn, salt).svg)) for salt in ("one", "two")]
    assert ids[0]
    assert not ids[0] & ids[1]
