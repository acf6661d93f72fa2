"""The optimizers of libraries on the shortest calls of the claims: which are the references."""

import functools
import runpy
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from theorycheck.catalogue.finding import collect
from theorycheck.errors import NotApplicable
from theorycheck.roles.calls import calls_of
from theorycheck.roles.comparison import Beside
from theorycheck.roles.kinds import named

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
MODULE = runpy.run_path(str(BENCHMARKS / "implementations.py"))
PAIRS = [(name, role) for name, (_, roles) in MODULE["OPTIMIZERS"].items() for role in roles]
OTHER_METHODS = {name: why for (name, _), why in MODULE["EXPECTED"].items()}


@functools.cache
def calls(role):
    known = [found.claim for found in collect().found]
    found = [call for one in named(role) for call in calls_of(one, known, 36)]
    return sorted(found, key=lambda call: sum(array.size for array in call.numbers()))


@pytest.mark.parametrize(("name", "role"), PAIRS, ids=[f"{name} as {role}" for name, role in PAIRS])
def test_an_implementation_is_its_reference_within_rounding_or_known_not_to_be(name, role):
    pytest.importorskip(name.partition(" ")[0])
    beside = Beside(MODULE["implementation"](name), named(role)[0])
    for call in calls(role):
        with suppress(NotApplicable), np.errstate(all="ignore"):
            call.to(beside)
        if beside.gap.calls == 6:
            break
    assert beside.gap.conforms is (name not in OTHER_METHODS), beside.gap
    assert not beside.remembers()
