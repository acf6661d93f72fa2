"""What variable a call's value is assigned to, so that draws have their author's names."""

import ast
import dis
import functools
import itertools
import linecache
from types import CodeType
from typing import Any


def assigned_name(frame: Any) -> str | None:
    """Return the variable that the call running in `frame` is assigned to, or None."""
    return _assigned_name(frame.f_code, frame.f_lasti)


@functools.lru_cache(maxsize=4096)
def _assigned_name(code: CodeType, offset: int) -> str | None:
    return _next_store(code, offset) or _among_several(code, offset)


def _next_store(code: CodeType, offset: int) -> str | None:
    later = [i for i in dis.get_instructions(code) if i.offset > offset and i.opname != "CACHE"]
    if not later or not later[0].opname.startswith("STORE_"):
        return None
    stored = later[0].argval
    return stored[0] if isinstance(stored, tuple) else str(stored)


def _among_several(code: CodeType, offset: int) -> str | None:
    """Return the name in ``n, m = let(...), let(...)``, which only the source tells."""
    position = next(itertools.islice(code.co_positions(), offset // 2, None), None)
    if position is None or position[0] is None:
        return None
    return _tuple_targets(code.co_filename).get((position[0], position[2] or 0))


@functools.lru_cache(maxsize=64)
def _tuple_targets(path: str) -> dict[tuple[int, int], str]:
    """Return the names in assignments of several values at once, by where each value begins."""
    try:
        tree = ast.parse("".join(linecache.getlines(path)))
    except SyntaxError:
        return {}
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple):
            targets = getattr(node.targets[0], "elts", [])
            for target, value in zip(targets, node.value.elts, strict=False):
                if isinstance(target, ast.Name):
                    found[value.lineno, value.col_offset] = target.id
    return found
