"""Claims about another constant than the one their module names."""

from types import FunctionType


def with_constants(claim, **constants):
    """Return the claim whose trial reads other constants: ``with_constants(c, WIDTH=48)``."""
    trial = claim.trial
    assert set(constants) <= set(trial.__globals__)
    changed = FunctionType(
        trial.__code__, {**trial.__globals__, **constants}, trial.__name__, None, trial.__closure__
    )
    changed.__kwdefaults__, changed.__doc__ = trial.__kwdefaults__, trial.__doc__
    words = [f"{name}={value!r}" for name, value in constants.items()]
    return claim._modified(words, trial=changed, parts=claim.parts)
