"""The audit of a theorem: what it needs, how much it gives away, and whether it says anything."""

from theorycheck.audit.auditing import Audit, Judged, audit, kill_score

__all__ = ["Audit", "Judged", "audit", "kill_score"]
