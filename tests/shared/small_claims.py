"""Claims a <= b made of a few lines, for tests of what judges them."""

from theorycheck import claim, symbol

a = symbol("a", "what is observed")
b = symbol("b", "its bound")
c = symbol("c", "another quantity")


def made(trial, then=a <= b, **says):
    """Return the claim of `trial`, with a sentence if it has none."""
    trial.__doc__ = trial.__doc__ or "A sentence."
    return claim(**{"source": "derived here", "then": then, **says})(trial)
