"""One simulated situation: what happened in it, and what was promised."""

from dataclasses import dataclass

from scipy.special import betaincinv


@dataclass(frozen=True)
class Characteristic:
    """One simulated situation: what happened in `runs` runs, and what was promised.

    `happened` counts false alarms, detections or covered intervals, as `what` says; `promise` is
    the nominal rate and whether it is a ceiling ("<=") or a floor (">="); `trials` is the mean
    number until a verdict, `limit` the least possible one.
    """

    situation: str
    what: str
    happened: int
    runs: int
    promise: tuple[str, float] | None = None
    trials: float | None = None
    limit: float | None = None

    @property
    def rate(self) -> float:
        """The share of runs in which it happened."""
        return self.happened / self.runs

    @property
    def interval(self) -> tuple[float, float]:
        """Exact 95 % confidence limits of the rate (Clopper and Pearson 1934)."""
        k, n = self.happened, self.runs
        low = float(betaincinv(k, n - k + 1, 0.025)) if k else 0.0
        high = float(betaincinv(k + 1, n - k, 0.975)) if k < n else 1.0
        return low, high

    @property
    def broken(self) -> bool:
        """Whether the promise is broken beyond the chance of the simulation."""
        if self.promise is None:
            return False
        side, nominal = self.promise
        low, high = self.interval
        return low > nominal if side == "<=" else high < nominal
