import sys

import numpy as np
import pytest

from theorycheck.adapters.installed import global_generator_at, required
from theorycheck.errors import NotApplicable


def test_a_library_is_imported_by_name_or_told_how_to_install(monkeypatch):
    assert required("numpy", "numpy") is np
    monkeypatch.setitem(sys.modules, "absent", None)
    with pytest.raises(NotApplicable, match="pip install absent-one"):
        required("absent", "absent-one")


def test_the_global_generator_draws_alike_inside_and_is_left_as_it_was():
    before = np.random.get_state()  # noqa: NPY002
    draws = []
    for _ in range(2):
        with global_generator_at(3):
            draws.append(np.random.random())  # noqa: NPY002
    assert draws[0] == draws[1]
    assert np.array_equal(np.random.get_state()[1], before[1])  # noqa: NPY002
