"""What can go wrong, each with the value, the rule and the cure in its message."""


class TheorycheckError(Exception):
    """Anything theorycheck raises on purpose."""


class StatementError(TheorycheckError):
    """A claim is not written as a claim can be."""


class TrialError(TheorycheckError):
    """A trial raised, or returned what its statement can't use."""


class DeclarationError(TrialError):
    """An observation contradicts what the statement declares of it (a range, a sign, a moment).

    This refutes the declaration, not the theorem.
    """


class CatalogueError(TheorycheckError):
    """A file, a name or a replay string that can't be read as asked."""


class Undecidable(TheorycheckError):
    """Two balls overlap where a comparison needs them apart; more precision may help."""


class LeftArithmetic(TheorycheckError):
    """A trial left exact or ball arithmetic: a float came back, or LAPACK was called."""


class BudgetEnded(BaseException):
    """The time allowed is over. Not an Exception, so no trial can swallow it."""
