"""The command that lists instance ranges names what was drawn, and counts what is valid."""

import runpy
from pathlib import Path

from theorycheck import claim, symbol
from theorycheck.notation import T, eta
from theorycheck.strategies import large_quadratics, reals, sizes, vectors

MODULE = runpy.run_path(
    str(Path(__file__).resolve().parents[2] / "benchmarks" / "instance_ranges.py")
)
x_T = symbol("x_T", "distance to 0 after T steps", nonnegative=True)
R = symbol("R", "distance to 0 at the start", nonnegative=True)


def steps_towards_zero():
    @claim(source="the test of a command", assume=[eta <= 1], then=x_T <= R * T)
    def steps(let):
        """A step of length eta towards zero, T times, never moves away from zero."""
        T = let(sizes(2, 9))
        f = let(large_quadratics(dim=(1, 7)))
        x_0 = let(vectors(3))
        eta = let(reals(0, 2))
        R = abs(x_0).max() + 0 * f.L
        return dict(T=T, eta=eta, R=R, x_T=abs(1 - eta) ** T * R)

    return steps


def test_sizes_are_named_by_what_was_drawn_and_keep_to_their_ranges():
    entry = MODULE["ranges_of"](steps_towards_zero(), 60, 0)
    assert entry["sizes"]["T"] == [2, 9]
    assert entry["sizes"]["x_0.shape[0]"] == [3, 3]
    low, high = entry["sizes"]["f.dim"]
    assert 1 <= low < high <= 7
    assert entry["sizes"]["f.eigenvalues.shape[0]"] == [low, high]
    assert 0 < entry["valid"] < entry["instances"]
    assert entry["error"] is None


def test_the_same_seed_gives_the_same_entry_and_a_row_shows_it():
    first, again = (MODULE["ranges_of"](steps_towards_zero(), 30, 4) for _ in range(2))
    assert first == again
    row = MODULE["cells"](first)
    assert row[0] == "steps"
    assert "T 2-" in row[-1]


def test_an_error_of_a_trial_is_told():
    @claim(source="the test of a command", then=x_T <= R)
    def breaks(let):
        """A trial that breaks on large sizes, and says so in its row."""
        T = let(sizes(1, 50))
        return dict(x_T=1 / (T < 3), R=1.0)

    entry = MODULE["ranges_of"](breaks, 60, 0)
    assert "ZeroDivisionError" in entry["error"]
    assert "stopped" in MODULE["cells"](entry)[-1]
