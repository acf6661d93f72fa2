"""Hunts through PEPit's examples for worst cases above the formula that stands beside them.

python benchmarks/hunt_pepit.py [PART OF A MODULE'S NAME ...] [--seconds 60] [--steps 5]

Each example returns the value of a semidefinite program and a theoretical value. Both are computed
at the printed parameters and at others: fewer and more iterations, half the step size, another
smoothness and strong convexity, on which printed step sizes depend as printed. The solver is
CLARABEL; others err by more than what is hunted. A value above the formula is a suspect: whether
the parameters are in the range that the docstring states is for a reader to say.
"""

import argparse
import ast
import contextlib
import importlib
import io
import math
import operator
import pkgutil
import time
import warnings
from collections import Counter
from pathlib import Path

import PEPit
import PEPit.examples

ABOVE = 1e-3  # relative, by which the value of the program must exceed the formula
STEPS = ("gamma", "alpha", "lam", "eta", "step_size")
OPERATIONS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
SETTINGS = {
    "as printed": {},
    "n = 1": {"n": lambda _: 1},
    "n = 3": {"n": lambda _: 3},
    "twice L": {"L": lambda L: 2 * L},
    "three times mu": {"mu": lambda mu: 3 * mu},
    "half the step": dict.fromkeys(STEPS, lambda step: step / 2),
    "a quarter of the step, n = 2": {
        **dict.fromkeys(STEPS, lambda step: step / 4),
        "n": lambda _: 2,
    },
}


def number(node, known):
    """Return what an expression of numbers and known names is."""
    match node:
        case ast.Constant(value=value):
            return value
        case ast.Name(id=name) if name in known:
            return known[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -number(operand, known)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATIONS:
            return OPERATIONS[type(op)](number(left, known), number(right, known))
        case ast.List(elts=items) | ast.Tuple(elts=items):
            return [number(item, known) for item in items]
        case ast.Call(func=ast.Name(id="sqrt") | ast.Attribute(attr="sqrt"), args=[of]):
            return math.sqrt(number(of, known))
        case ast.Call(func=ast.Name(id="float"), args=[ast.Constant(value="inf")]):
            return math.inf
    raise KeyError(ast.unparse(node))


def printed_call(path):
    """Return the example's name, its assignments and its arguments, of its last lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    main = next(node for node in tree.body if isinstance(node, ast.If))
    calls = [node for node in ast.walk(main) if isinstance(node, ast.Call)]
    call = next(c for c in calls if getattr(c.func, "id", "").startswith("wc_"))
    return call.func.id, [n for n in main.body if isinstance(n, ast.Assign)], call.keywords


def parameters(path, changes, most_steps):
    """Return the arguments of an example, with changes, and what follows from these by its lines.

    A change of a step size comes last: it does not follow from the others any more.
    """
    _, lines, keywords = printed_call(path)
    known = {}
    for line in lines:
        (target,) = line.targets
        names = [target] if isinstance(target, ast.Name) else getattr(target, "elts", [])
        with contextlib.suppress(KeyError):
            value = number(line.value, known)
            values = [value] if isinstance(target, ast.Name) else value
            known |= {
                n.id: changed(changes, n.id, v, most_steps)
                for n, v in zip(names, values, strict=True)
                if n.id not in STEPS
            } | {n.id: v for n, v in zip(names, values, strict=True) if n.id in STEPS}
    asked = [k for k in keywords if k.arg not in ("wrapper", "solver", "verbose")]
    given = {k.arg: number(k.value, known) for k in asked}
    direct = {k.arg for k in asked if k.arg in STEPS or not isinstance(k.value, ast.Name)}
    return given | {name: changed(changes, name, given[name], most_steps) for name in direct}


def changed(changes, name, value, most_steps):
    """Return a value as a setting has it, and no more iterations than are asked for."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    value = changes[name](value) if name in changes and is_number else value
    return min(value, most_steps) if name in ("n", "T") else value


def modules():
    """Yield the name and the file of every example."""
    found = pkgutil.walk_packages(PEPit.examples.__path__, "PEPit.examples.")
    for info in found:
        if not info.ispkg and info.name.count(".") == 3:
            yield info.name, Path(importlib.import_module(info.name).__file__)


def solved(name, path, given):
    """Return the value of the program and the formula's, or why there is none."""
    function = getattr(importlib.import_module(name), printed_call(path)[0])
    try:
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return function(**given, wrapper="cvxpy", solver="CLARABEL", verbose=-1)
    except Exception as error:  # noqa: BLE001 - whatever an example may raise is told, not hidden
        return type(error).__name__


def judged(name, path, seconds, most_steps):
    """Yield a line a setting: value, formula, ratio, and what that means."""
    seen, begin = [], time.perf_counter()
    for setting, changes in SETTINGS.items():
        if time.perf_counter() - begin > seconds:
            yield setting, "", "", "", "no time left"
            return
        try:
            given = parameters(path, changes, most_steps)
        except (KeyError, StopIteration, ValueError) as error:
            yield setting, "", "", "", f"not read: {error}"
            return
        if given in seen:
            continue
        seen.append(given)
        yield setting, given, *outcome(solved(name, path, given))


def outcome(result):
    """Return the two values and their meaning."""
    if isinstance(result, str) or result[1] is None or not result[1]:
        return "", "", f"fails: {result}" if isinstance(result, str) else "no formula"
    value, formula = result
    if value is None or not math.isfinite(value) or value > 1e6:
        return value, formula, "no value"
    return value, formula, "ABOVE" if value > formula + ABOVE * abs(formula) + 1e-6 else "within"


def main():
    """Print what exceeds its formula, and count the rest."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", help="only modules with one of these in their names")
    parser.add_argument("--seconds", type=float, default=60, help="for the settings of a module")
    parser.add_argument("--steps", type=int, default=5, help="the most iterations")
    asked = parser.parse_args()
    begin, counts, touched = time.perf_counter(), Counter(), set()
    print(f"PEPit {importlib.import_module('importlib.metadata').version('pepit')}, CLARABEL\n")
    print("| example | at | value | formula | ratio |\n|---|---|---|---|---|")
    for name, path in modules():
        if not any(part in name for part in asked.parts or [""]):
            continue
        touched.add(name)
        for setting, given, value, formula, words in judged(name, path, asked.seconds, asked.steps):
            counts[words.partition(":")[0]] += 1
            if words == "ABOVE":
                at = ", ".join(f"{k} = {v:.4g}" for k, v in given.items() if v is not None)
                row = (name.removeprefix("PEPit.examples."), f"{setting}: {at}")
                print(
                    f"| {' | '.join(row)} | {value:.5g} | {formula:.5g} | {value / formula:.4f} |"
                )
    spent = time.perf_counter() - begin
    told = ", ".join(f"{number} {words}" for words, number in counts.most_common())
    print(f"\n{len(touched)} examples, {told}; {spent:.0f} s")


if __name__ == "__main__":
    main()
