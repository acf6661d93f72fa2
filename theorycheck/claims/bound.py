"""A bound as an object: evaluated, inverted, its exponent, and printed as its author wrote it."""

import ast
import importlib
import inspect
import linecache
import operator
import textwrap
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import sympy

from theorycheck.claims.formula import evaluate
from theorycheck.errors import StatementError


def bound_at(bound: Any, values: Mapping[str, Any]) -> Any:
    """Return `bound` at `values`; raise StatementError for a missing or an unknown symbol."""
    _check_symbols(bound, values, bound.free_symbols)
    result = evaluate(bound, values)
    return float(result) if np.ndim(result) == 0 else np.asarray(result, dtype=float)


def _check_symbols(what: Any, values: Mapping[str, Any], symbols: Any) -> None:
    names = {symbol.name for symbol in symbols}
    for missing in sorted(names - set(values)):
        raise StatementError(f"{what}: no value for {missing}; it needs {', '.join(sorted(names))}")
    for unknown in sorted(set(values) - names):
        raise StatementError(
            f"{unknown}={values[unknown]}: no such symbol in {what}; it has "
            f"{', '.join(sorted(names))}"
        )


def solve_for(relation: Any, unknown: Any, values: Mapping[str, Any]) -> float:
    """Return where the two sides of `relation` meet, as `unknown` goes through (0, 1e18].

    Every other symbol needs its value. Raises StatementError if they meet nowhere.
    """
    name = unknown if isinstance(unknown, str) else unknown.name
    symbols = {s.name: s for s in relation.free_symbols}
    if name not in symbols:
        raise StatementError(f"no symbol {name} in {relation}; it has {', '.join(sorted(symbols))}")
    _check_symbols(relation, {**values, name: 0}, relation.free_symbols)

    def excess(logarithm: float) -> float:
        point = {**values, name: np.exp(logarithm)}
        return float(evaluate(relation.rhs, point)) - float(evaluate(relation.lhs, point))

    ladder = np.linspace(np.log(1e-12), np.log(1e18), 1401)
    heights = np.array([excess(x) for x in ladder])
    finite = np.isfinite(heights[:-1]) & np.isfinite(heights[1:])
    crossings = np.flatnonzero(finite & (heights[:-1] * heights[1:] <= 0))
    if not crossings.size:
        raise StatementError(f"no {name} between 1e-12 and 1e18 makes {relation} an equality")
    first = crossings[-1] if symbols[name].is_integer else crossings[0]
    optimize = importlib.import_module("scipy.optimize")  # it takes long, and is seldom asked for
    root = optimize.brentq(excess, ladder[first], ladder[first + 1], xtol=1e-14)
    solution = float(np.exp(root))
    return float(np.ceil(solution * (1 - 1e-12))) if symbols[name].is_integer else solution


def exponent(bound: Any, size: Any) -> Any:
    """Return the limit of d log(bound) / d log(size) as `size` grows."""
    symbol = size if isinstance(size, sympy.Symbol) else _named(bound, size)
    smooth = sympy.Symbol(symbol.name, positive=True)
    others = {s: sympy.Symbol(s.name, positive=True) for s in bound.free_symbols}
    formula = bound.xreplace({**others, symbol: smooth})
    slope = sympy.simplify(smooth * sympy.diff(formula, smooth) / formula)
    return sympy.limit(slope, smooth, sympy.oo)


def _named(bound: Any, name: str) -> Any:
    found = [s for s in bound.free_symbols if s.name == name]
    if not found:
        raise StatementError(f"no symbol {name} in {bound}")
    return found[0]


def printed(claim: Any, printer: Callable[..., str]) -> str:
    """Return the statement through a SymPy printer, in the order its author wrote it.

    SymPy rewrites what it evaluates, so the source of ``then=`` is read again, unevaluated. Only
    names of the claim's own module and arithmetic are followed; nothing is executed.
    """
    relation = claim.statement.relation
    if not any(not word.startswith(("using", "without")) for word in claim.modified):
        relation = _as_written(claim.trial, relation)
    try:
        return through(printer, relation)
    except TypeError:  # SymPy can't print every formula unevaluated: no power of a Piecewise
        return through(printer, claim.statement.relation)


def through(printer: Callable[..., str], relation: Any) -> str:
    """Return a relation through a SymPy printer, its terms as they stand, its symbols by name."""
    if printer is not sympy.latex:
        return str(printer(relation, order="none"))
    names = {s: latex_name(s.name) for s in relation.free_symbols}
    return str(printer(relation, order="none", symbol_names=names))


def latex_name(name: str) -> str:
    """Return a symbol's name in LaTeX; words of several letters are set upright."""
    head, *rest = name.split("_")
    greek = {"lam": r"\lambda", "eps": r"\varepsilon", "epsilon": r"\varepsilon"}
    short = len(head) == 1 or head in GREEK
    letter = greek.get(head) or (("\\" + head if head in GREEK else head) if short else None)
    words = letter or rf"\mathrm{{{head}}}"
    under = ",".join(rest)
    return f"{words}_{{{under}}}" if under else words


GREEK = frozenset(
    [
        "alpha",
        "beta",
        "gamma",
        "delta",
        "epsilon",
        "zeta",
        "eta",
        "theta",
        "kappa",
        "mu",
        "nu",
        "xi",
        "pi",
        "rho",
        "sigma",
        "tau",
        "phi",
        "chi",
        "psi",
        "omega",
        "Gamma",
        "Delta",
        "Theta",
        "Lambda",
        "Sigma",
        "Phi",
        "Psi",
        "Omega",
    ]
)


def _as_written(trial: Callable[..., Any], relation: Any) -> Any:
    try:
        node = _then_argument(trial)
        with sympy.evaluate(False):
            written = _build(node, trial.__globals__)
    except (OSError, SyntaxError, TypeError, StatementError, KeyError, AttributeError):
        return relation
    return written if isinstance(written, sympy.Basic) else relation


def _calls_of_claim(trial: Callable[..., Any]) -> list[ast.expr]:
    """Return the decorators of a trial, or the call that made it where there is no function."""
    if trial.__name__.isidentifier():
        function = ast.parse(textwrap.dedent(inspect.getsource(trial))).body[0]
        return list(getattr(function, "decorator_list", ()))
    code = trial.__code__
    tree = ast.parse("".join(linecache.getlines(code.co_filename)))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [node for node in calls if node.lineno == code.co_firstlineno]


def _then_argument(trial: Callable[..., Any]) -> ast.expr:
    for decorator in _calls_of_claim(trial):
        for keyword in getattr(decorator, "keywords", ()):
            if keyword.arg == "then":
                return keyword.value
    raise KeyError("then")


def text_of(claim: Any) -> str | None:
    """Return the LaTeX that a statement was read from, of ``then=relation(r"...")``."""
    try:
        node = _then_argument(claim.trial)
    except (OSError, SyntaxError, TypeError, KeyError):
        return None
    match node:
        case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(text)), *_]):
            called = claim.trial.__globals__.get(name)
            return text if getattr(called, "__name__", "") == "relation" else None
    return None


_BINARY: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: lambda a, b: sympy.Add(a, sympy.Mul(-1, *_factors(b))),
    ast.Mult: lambda a, b: sympy.Mul(*_factors(a), *_factors(b)),
    ast.Div: lambda a, b: sympy.Mul(*_factors(a), *(sympy.Pow(f, -1) for f in _factors(b))),
    ast.Pow: operator.pow,
    ast.BitAnd: operator.and_,
    ast.LtE: operator.le,
    ast.GtE: operator.ge,
    ast.Lt: operator.lt,
    ast.Gt: operator.gt,
}


def _factors(expression: Any) -> tuple[Any, ...]:
    """Return what is multiplied, so that products of products print without parentheses."""
    expression = sympy.sympify(expression)
    if expression == 1:
        return ()
    return expression.args if isinstance(expression, sympy.Mul) else (expression,)


def _needs_evaluation(called: Any) -> bool:
    """Tell of what SymPy only makes sense of if it may rewrite, or is no function of SymPy's."""
    if isinstance(called, type):
        return issubclass(called, sympy.Sum | sympy.Piecewise)
    return not getattr(called, "__module__", "").startswith("sympy.")


def _build(node: ast.expr, names: Mapping[str, Any]) -> Any:
    match node:
        case ast.Constant(value=value):
            return sympy.sympify(value) if isinstance(value, int | float) else value
        case ast.Name(id=name):
            return names[name]
        case ast.Attribute(value=value, attr=attribute):
            return getattr(_build(value, names), attribute)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_build(operand, names)
        case ast.BinOp(left=left, op=op, right=right):
            return _BINARY[type(op)](_build(left, names), _build(right, names))
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            return _BINARY[type(op)](_build(left, names), _build(right, names))
        case ast.Tuple(elts=items):
            return tuple(_build(item, names) for item in items)
        case ast.Call(func=function, args=arguments, keywords=keywords):
            called = _build(function, names)
            options = {str(k.arg): _build(k.value, names) for k in keywords}
            given = [_build(a, names) for a in arguments]
            with sympy.evaluate(_needs_evaluation(called)):
                return called(*given, **options)
    raise KeyError(ast.dump(node))
