"""Bounds derived from those of other claims, by named steps that SymPy carries out."""

from theorycheck.derivation.steps import Derivation, since

__all__ = ["Derivation", "since"]
