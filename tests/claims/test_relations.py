import pytest
import sympy
from small_claims import a, b

from theorycheck.claims import relations
from theorycheck.notation import n

WAYS = {  # upper, lower, strict, may be equal
    a <= b: (True, False, False, True),
    a < b: (True, False, True, False),
    a >= b: (False, True, False, True),
    a > b: (False, True, True, False),
    sympy.Eq(a, b): (False, False, False, False),
}


@pytest.mark.parametrize(("relation", "ways"), WAYS.items(), ids=map(str, WAYS))
def test_each_relation_points_its_way(relation, ways):
    asked = (relations.is_upper, relations.is_lower, relations.is_strict, relations.may_be_equal)
    assert tuple(ask(relation) for ask in asked) == ways


@pytest.mark.parametrize("relation", [a <= b, a < b, a >= b, a > b], ids=str)
def test_turning_twice_changes_nothing_and_keeps_strictness(relation):
    once = relations.turned(relation)
    assert relations.is_upper(once) is relations.is_lower(relation)
    assert relations.is_strict(once) is relations.is_strict(relation)
    assert relations.turned(once) == relation


def test_an_identity_has_no_direction_to_turn():
    assert relations.turned(sympy.Eq(a, b)) is None


def test_strictness_excludes_the_boundary_and_no_more():
    assert relations.made_strict(n <= 10) == (n < 10)
    assert relations.made_strict(a >= b) == (a > b)
    assert str(relations.boundary(n <= 10)) == "Eq(n, 10)"
