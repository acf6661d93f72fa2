"""Instances beside a boundary that a strict assumption excludes: on which side they lie."""

from theorycheck.arithmetic import BALLS, EXACT, precision
from theorycheck.arithmetic.work import at_most
from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance
from theorycheck.claims.formula import all_hold
from theorycheck.confirm.ladder import ATTEMPT, values_at
from theorycheck.errors import TooMuchWork
from theorycheck.search.effort import Run

_RUNGS = (128, 0, 2048)  # bits of a ball; 0 stands for exact square roots


def holds_exactly(claim: Claim, instance: Instance, run: Run) -> bool:
    """Return whether all assumptions hold at `instance`, in numbers that don't round silently.

    False where the trial leaves such numbers, or where they can't tell: then it is no instance.
    """
    for bits in _RUNGS:
        arithmetic = BALLS if bits else EXACT
        try:
            with precision(bits or 128), at_most(ATTEMPT):
                values = values_at(claim, instance, run, arithmetic)[1]
                return all_hold(claim.assume, values, arithmetic)
        except TooMuchWork:
            return False
        except Exception:  # noqa: BLE001, S112 - whatever numbers can't do: the next may
            continue
    return False
