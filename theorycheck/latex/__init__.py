"""LaTeX as the papers print it, read into a statement, or refused where it has two readings."""

from theorycheck.latex.reading import relation

__all__ = ["relation"]
