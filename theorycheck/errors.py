"""What can go wrong, each with the value, the rule and the cure in its message."""

import re


class TheorycheckError(Exception):
    """Anything theorycheck raises on purpose."""


class StatementError(TheorycheckError):
    """A claim is not written as a claim can be."""


class TrialError(TheorycheckError):
    """A trial raised, or returned what its statement can't use."""


class ImplementationError(TrialError):
    """An implementation does not fill the role it was put in: a shape, a call, its inputs."""


class InputsChanged(ImplementationError):
    """An implementation wrote into what it was handed."""


class NotApplicable(TheorycheckError):
    """What a claim asks of a part can't be expressed by an implementation; the message says why."""


class WholeNumbersOverflow(TrialError):
    """Whole numbers of 64 bits wrapped around in a trial."""


class DeclarationError(TrialError):
    """An observation contradicts what the statement declares of it (a range, a sign, a moment).

    This refutes the declaration, not the theorem.
    """


class CatalogueError(TheorycheckError):
    """A file, a name or a replay string that can't be read as asked."""


class PictureError(TheorycheckError):
    """A picture can't be drawn from what it was given."""


class Undecidable(TheorycheckError):
    """Two balls overlap where a comparison needs them apart; more precision may help."""


class LeftArithmetic(TheorycheckError):
    """A trial left exact or ball arithmetic: a float came back, or LAPACK was called."""


class TooMuchWork(LeftArithmetic):
    """A trial takes more operations on exact numbers than it may."""


class UndecidedWarning(UserWarning):
    """A claim could neither be refuted nor certified with the means that were given.

    It never fails a test, not even under ``-W error``; ``--theory-strict`` does.
    """


class BudgetEnded(BaseException):
    """The time allowed is over. Not an Exception, so that no ``except Exception`` swallows it."""


class AlarmSwallowed(BudgetEnded):
    """The time allowed is over, and the trial caught what said so, and went on."""


def fault(error: Exception) -> str:
    """Return what to say of an error that ended the work on a claim, and where, if it is ours."""
    if isinstance(error, TheorycheckError):
        return str(error)
    from_worker = re.findall(r'File "(.+)", line (\d+)', str(error.__cause__ or ""))
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    here = [(trace.tb_frame.f_code.co_filename, trace.tb_lineno)] if trace else []
    place = "".join(f" ({file}:{line})" for file, line in (from_worker or here)[-1:])
    return f"theorycheck failed on it: {type(error).__name__}: {error}{place}; please report this"
