"""`theorycheck conform`, `roles` and `list --part`, as they are typed."""

import json
import textwrap

import pytest
from typer.testing import CliRunner

from theorycheck.commands.cli import app

MODULE = """
    import numpy as np


    def momentum_descent(gradient, x_0, step_size, *, steps, momentum, before=None):
        x = np.array(x_0, dtype=float)
        before, path = x if before is None else np.array(before, dtype=float), [x]
        for t in range(steps):
            eta = step_size(t) if callable(step_size) else step_size
            x, before = x - eta * np.asarray(gradient(x)) + momentum * (x - before), x
            path.append(x)
        return np.stack(path)


    def twice(gradient, x_0, step_size, *, momentum, **options):
        return momentum_descent(gradient, x_0, step_size, momentum=2 * momentum, **options)


    def cold(logits):
        weights = np.exp(2 * (logits - np.max(logits, axis=-1, keepdims=True)))
        return weights / np.sum(weights, axis=-1, keepdims=True)


    def broken(*_, **__):
        raise RuntimeError("no device")


    number = 3
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    (tmp_path / "brought_along.py").write_text(textwrap.dedent(MODULE))
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(app, words)


def test_a_correct_implementation_conforms_and_its_pairs_are_written(run, tmp_path):
    name = "brought_along:momentum_descent"
    result = run("conform", "heavy_ball", name, "--profile", "brief", "--json", "pairs.json")
    assert result.exit_code == 0, result.output
    assert "heavy_ball_contracts_quadratics: stands" in result.output
    assert "follows its recursion: yes" in result.output
    written = json.loads((tmp_path / "pairs.json").read_text())
    assert written["schema"] == 1
    assert {pair["gap"]["conforms"] for pair in written["pairs"]} == {True}


def test_a_faulty_one_fails_unless_that_is_expected(run, tmp_path):
    options = ("conform", "softmax", "brought_along:cold", "--table", "--profile", "brief")
    result = run(*options)
    assert result.exit_code == 1
    assert "| softmax_is_lipschitz_with_constant_one_half | REFUTED |" in result.output
    (tmp_path / "expected.json").write_text('{"no_such_claim": "why"}')
    assert run(*options, "--expected", "expected.json").exit_code == 2


def test_what_raises_is_an_error_with_its_role(run):
    result = run("conform", "heavy_ball", "brought_along:broken")
    assert result.exit_code == 3
    assert "optimizer heavy_ball, raised RuntimeError: no device" in result.output


def test_what_is_no_function_is_not_applicable(run):
    result = run("conform", "heavy_ball", "brought_along:number")
    assert "3 can't be called" in result.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("heavyball", "brought_along:twice"), "did you mean heavy_ball?"),
        (("heavy_ball", "brought_along:thrice"), "no such object"),
        (("heavy_ball", "nowhere:twice"), "can't be imported"),
        (("heavy_ball", "brought_along:twice", "brought_along:twice"), "two implementations"),
        (("heavy_ball", "brought_along"), "brought_along: write my_module:my_implementation"),
        (("heavy_ball", "brought_along:twice", "--json", "."), "this is a folder"),
    ],
)
def test_a_request_that_cannot_be_met_is_told_in_a_line(run, words, told):
    result = run("conform", *words)
    assert result.exit_code == 2
    assert told in result.output
    assert "Traceback" not in result.output


def test_roles_are_listed_with_their_calls():
    output = CliRunner().invoke(app, ["roles"]).output
    assert "heavy_ball(gradient, x_0, step_size, *, steps, momentum, before=None)" in output
    assert "Asked for by 3 claims." in output


def test_claims_are_listed_by_the_role_of_a_part():
    output = CliRunner().invoke(app, ["list", "--part", "heavy_ball"]).output
    assert "heavy_ball_is_stable_up_to_its_limit" in output
    assert "gradient_descent_contracts" not in output


def test_parts_are_told_with_their_roles():
    listed = CliRunner().invoke(app, ["list", "--json", "heavy_ball_contracts_quadratics"]).output
    (claim,) = json.loads(listed)
    assert claim["parts"]["descend"]["role"] == "optimizer"
    explained = CliRunner().invoke(app, ["explain", "heavy_ball_contracts_quadratics"]).output
    assert (
        "called heavy_ball(gradient, x_0, step_size, *, steps, momentum, before=None)" in explained
    )
