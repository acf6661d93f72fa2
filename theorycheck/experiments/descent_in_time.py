"""Risk over training where directions are learnt at two speeds, or at one."""

import numpy as np

from theorycheck.claims.picture import Line, Picture

STRONG, WEAK = (0.6, 0.5), (1.0, 0.1)  # signal and noise of the directions, in the risk
SPEEDS = {"one step size": (0.1, 0.002), "steps of 1/s^2": (0.1, 0.1)}


def speeds_picture(_: np.random.Generator) -> Picture:
    """Draw the mean risk over time: noisy strong directions, and weak ones that matter."""
    t = np.unique(np.geomspace(1, 3000, 60).astype(int))
    lines = []
    for name, speeds in SPEEDS.items():
        left = (1 - np.array(speeds)[:, None]) ** t
        signal, noise = (np.array(each)[:, None] for each in zip(STRONG, WEAK, strict=True))
        risk = np.sum(signal * left**2 + noise * (1 - left) ** 2, axis=0)
        lines.append(Line(name, t, risk, kind="curve"))
    return Picture("t, steps", "mean risk", lines, log="x")
