"""How fast trials run here, beside the loop a user writes, JAX, PyTorch and the machine's limits.

python benchmarks/run.py [--rounds 5] [--write]

Everything is measured side by side in one run; what is printed are ratios, medians over rounds.
With --write they are kept in docs/speed.json, from which `python docs/generate.py` makes the
tables of docs/speed.md. JAX, PyTorch and Numba take part where they are installed.
"""

import argparse
import json
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "speed"))

from comparison import compared  # noqa: E402 - it stands in a folder beside this script
from growth import growing  # noqa: E402
from machine import limits  # noqa: E402
from shapes import varying  # noqa: E402
from tables import tables  # noqa: E402
from versions import versions  # noqa: E402
from whole_claims import whole  # noqa: E402

KEPT = HERE.parent / "docs" / "speed.json"


def main() -> None:
    """Measure, print, and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is timed")
    parser.add_argument("--write", action="store_true", help="keep the figures in docs/speed.json")
    options = parser.parse_args()
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        sys.exit("set OPENBLAS_NUM_THREADS=1: else one product is given both cores, another none")
    measured = {
        "versions": versions(),
        "limits": limits(),
        "workloads": compared(options.rounds),
        "shapes": varying(options.rounds),
        "growth": growing(options.rounds),
        "claims": whole(options.rounds),
    }
    print(tables(measured))
    if options.write:
        KEPT.write_text(json.dumps(measured, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
