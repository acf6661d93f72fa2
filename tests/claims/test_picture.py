import numpy as np
import pytest

from theorycheck import StatementError, claim, symbol
from theorycheck.claims.picture import Line, Picture
from theorycheck.errors import PictureError

a = symbol("a", "a number")
b = symbol("b", "its bound")


def test_a_line_keeps_copies_of_its_points_which_nobody_can_change():
    x = np.array([1, 2])
    line = Line("measured", x, [3, 4])
    x[0] = 9
    assert line.x.tolist() == [1.0, 2.0]
    with pytest.raises(ValueError, match="read-only"):
        line.y[0] = 0


def test_nan_and_infinity_are_gaps():
    line = Line("measured", [1, 2, 3], [1, np.inf, np.nan])
    assert np.isnan(line.y).tolist() == [False, True, True]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (([1, 2], [1, 2, 3]), r"its y has shape \(3,\)"),
        (([[1, 2]], [1, 2]), r"its x has shape \(1, 2\)"),
        ((1, 2), r"its x has shape \(\)"),
        (([1, 2], "ab"), "its y is no array"),
        (([1, 2], [1, 2], [0, 0]), "give both low= and high="),
        (([1, 2], [1, 2], [0], [3]), r"its low has shape \(1,\)"),
        (([1, 2], [1, 2], None, None, "wavy"), "choose one of measured, curve, points, guide"),
    ],
)
def test_a_line_that_is_none_is_refused_with_the_cure(arguments, message):
    with pytest.raises(PictureError, match=message):
        Line("risk", *arguments)


@pytest.mark.parametrize(
    ("lines", "log", "message"),
    [
        ([Line("risk", [1], [1])], "z", "logarithmic axes"),
        ([([1], [1])], "", "write Line"),
        ([], "", "no point to show"),
        ([Line("risk", [1, 2], [np.nan, 1])], "", None),
        ([Line("risk", [1, 2], [0, -1])], "y", "no point to show"),
        ([Line("risk", [0], [1])], "x", "no point to show"),
    ],
)
def test_a_picture_shows_some_point(lines, log, message):
    if message is None:
        assert Picture("n", "risk", lines, log).lines == tuple(lines)
        return
    with pytest.raises(PictureError, match=message):
        Picture("n", "risk", lines, log)


def _growing(rng, *, double=None):
    return Picture("n", "a", [Line(double.__name__, [1, 2], rng.random(2))])


def _made(picture=_growing):
    @claim(source="the tests", then=a <= b, assume=[a >= 0], picture=picture)
    def doubling_grows(let, *, double=max, other=min):
        """It holds."""

    return doubling_grows


def test_a_claim_draws_its_picture_with_its_own_parts():
    one = _made()
    assert one.pictured(np.random.default_rng(0)).lines[0].name == "max"
    assert one.using(double=sum).pictured(np.random.default_rng(0)).lines[0].name == "sum"


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.using(other=sum),
        lambda c: c.using(double=sum, other=sum),
        lambda c: c.without(a >= 0),
        lambda c: c.scaled(2),
        lambda c: c.claiming(a <= 2 * b),
    ],
)
def test_a_changed_claim_does_not_show_the_picture_of_another(change):
    assert change(_made()).picture is None


@pytest.mark.parametrize(
    ("picture", "message"),
    [
        (Picture("n", "a", [Line("a", [1], [1])]), "write a function of rng"),
        (lambda _, *, triple=3: triple, "takes triple, which is no part of its trial: double"),
    ],
)
def test_what_is_no_picture_of_this_claim_is_refused(picture, message):
    with pytest.raises(StatementError, match=message):
        _made(picture)
