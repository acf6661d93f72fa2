"""A role: what is asked of a part that users bring, held by the reference that claims come with."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Implementation = Callable[..., Any]
_STARS: dict[Any, str] = {
    inspect.Parameter.VAR_POSITIONAL: "*",
    inspect.Parameter.VAR_KEYWORD: "**",
}


@dataclass(frozen=True)
class Role:
    """What a part is called with and must answer: its reference does so.

    `kind` is the field's word for such parts ("optimizer"), `name` that of the reference, and
    `mutants` turn a correct implementation into one with a fault, by the fault's name.
    """

    kind: str
    reference: Implementation = field(repr=False)
    mutants: Mapping[str, Callable[[Implementation], Implementation]] = field(
        default_factory=dict, repr=False
    )

    @property
    def name(self) -> str:
        """The name of the reference, which is that of the role."""
        return self.reference.__name__

    @property
    def call(self) -> str:
        """How a part in this role is called, with the names of what it is handed."""
        signature = inspect.signature(self.reference)
        return f"{self.name}({', '.join(_written(signature))})"

    @property
    def answer(self) -> str:
        """What it returns: the first paragraph of the reference's docstring, in one line."""
        words = inspect.getdoc(self.reference) or ""
        return " ".join(words.partition("\n\n")[0].split())


def _written(signature: inspect.Signature) -> Iterator[str]:
    """Yield the parameters as they are called: defaults by their names, no types."""
    starred = False
    for parameter in signature.parameters.values():
        starred = starred or parameter.kind is parameter.VAR_POSITIONAL
        if parameter.kind is parameter.KEYWORD_ONLY and not starred:
            starred = True
            yield "*"
        default = parameter.default
        shown = (
            getattr(default, "name", None) or getattr(default, "__name__", None) or repr(default)
        )
        stars = _STARS.get(parameter.kind, "")
        value = "" if default is parameter.empty else f"={shown}"
        yield f"{stars}{parameter.name}{value}"


def name_of(implementation: Any) -> str:
    """Return what an implementation is called in tables and messages."""
    inner = getattr(implementation, "func", implementation)  # of functools.partial
    return str(getattr(inner, "__name__", None) or type(inner).__name__)


def cannot_take(implementation: Any, *args: Any, **kwargs: Any) -> str:
    """Say why an implementation can't be called so, or nothing if it can."""
    if not callable(implementation):
        return f"{implementation!r} can't be called"
    try:
        inspect.signature(implementation).bind(*args, **kwargs)
    except TypeError as error:
        return f"{name_of(implementation)}{inspect.signature(implementation)} has {error}"
    except ValueError:  # compiled code may have no signature: the call itself will tell
        return ""
    return ""
