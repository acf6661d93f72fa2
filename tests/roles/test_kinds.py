import inspect

import pytest

from theorycheck.catalogue.finding import collect
from theorycheck.roles import KINDS, role_of, roles

FIELDS = ("optimization", "networks", "kernels", "learning", "privacy")
NO_ROLE = {  # why nobody brings another one
    "least_eigenvalue": "a constant of theorems about linear networks, in their own notation",
    "least_eigenvalue_as_printed": "the same constant with a misprint",
    "own_adaptive_step": "a rule that one theorem proposes",
    "own_step_limit": "a constant of one theorem",
    "gradient_flow": "an integrator that stands for the exact flow",
    "ramp": "a loss with its derivative, an object and no call on arrays",
    "chebyshev_step_sizes": "a schedule of step sizes, a formula of two constants",
    "limiting_random_feature_risk": "what one theorem says the limit is, a formula of two ratios",
    "power_law": "a spectrum, of which one statement speaks",
    "held_out_errors": "a whole experiment on real data, not a part of it",
}
CLAIMS = [found.claim for found in collect().found]
PARTS = [
    pytest.param(part, id=f"{claim.name}: {name}")
    for claim in CLAIMS
    for name, part in claim.parts.items()
]


def is_of_a_field(part):
    _, _, place = getattr(part, "__module__", "").partition("theorycheck.")
    return inspect.isfunction(part) and place.partition(".")[0] in FIELDS


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_is_a_field_function_has_a_role(part):
    assert not is_of_a_field(part) or part.__name__ in NO_ROLE or role_of(part) is not None


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_something_that_can_be_brought_and_no_constant(part):
    assert callable(part)


def test_whatever_has_no_role_is_a_part_and_has_none():
    brought = {
        part.__name__: part
        for claim in CLAIMS
        for part in claim.parts.values()
        if inspect.isfunction(part)
    }
    assert set(NO_ROLE) <= set(brought)
    assert not any(role_of(brought[name]) for name in NO_ROLE)


def test_every_kind_has_roles_and_every_reference_says_what_it_answers():
    assert {role.kind for role in roles()} == set(KINDS)
    assert len({role.reference for role in roles()}) == len(roles())
    for role in roles():
        assert role.answer.endswith("."), role.name
