"""Holds bounds against PEPit's worst cases: all functions of a class, in all dimensions.

python benchmarks/pepit_judge.py [PART OF A CLAIM'S NAME ...] [--quick]

PEPit shares no code with the search, the strategies or the trials. The solver is CLARABEL.
"""

import argparse
import sys
import time

from pepit_table import ROWS

from theorycheck.catalogue import collect

ACCURACY = 1e-3
HEAD = ("claim", "at", "PEPit's worst case", "our bound", "ratio", "", "s")


def bound_of(row, claim):
    """Return the claim's bound where the row looks at it; None if it has a symbol of its own."""
    known = {symbol.name for symbol in claim.bound.free_symbols}
    if not known <= set(row.values):
        return None
    return float(claim.bound_at(**{name: row.values[name] for name in known}))


def judgement(row, ratio):
    """Say what the worst case over the bound means."""
    if ratio > 1 + ACCURACY:
        return "BROKEN: the worst case is beyond the bound"
    if ratio >= 1 - ACCURACY:
        return "agrees" if row.exact else "agrees, though it is not said to"
    return f"DIFFERS: the bound is {1 / ratio:.4g} times too large" if row.exact else "is within"


def judged(row, claim):
    """Return a line of the table, and whether it is as it should be."""
    at = ", ".join(f"{k} = {v:.4g}" for k, v in row.at.items() if not isinstance(v, tuple))
    bound = bound_of(row, claim)
    if bound is None:
        symbols = sorted(symbol.name for symbol in claim.bound.free_symbols)
        return (
            claim.name,
            at,
            "",
            "",
            "",
            f"SKIPPED: it speaks of {', '.join(symbols)}",
            "",
        ), False
    start = time.perf_counter()
    worst = float(row.worst_case(row.values))
    spent, words = time.perf_counter() - start, judgement(row, worst / bound)
    figures = (f"{worst:.6g}", f"{bound:.6g}", f"{worst / bound:.4f}", words, f"{spent:.1f}")
    return (claim.name, at, *figures), not words[:2].isupper()


def main():
    """Print the table; exit 1 if a bound is broken, differs, or could not be compared."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", help="only claims with one of these in their names")
    parser.add_argument("--quick", action="store_true", help="only what takes a second each")
    asked = parser.parse_args()
    claims = {found.claim.name: found.claim for found in collect().found}
    print(f"| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}")
    compared, fine = set(), True
    for row in ROWS:
        if not any(part in row.claim for part in asked.parts or [""]):
            continue
        if row.claim not in claims:
            print(f"| {row.claim} | | | | | skipped: the catalogue has no such claim | |")
        elif row.quick or not asked.quick:
            cells, good = judged(row, claims[row.claim])
            compared.add(row.claim)
            fine = fine and good
            print(f"| {' | '.join(cells)} |", flush=True)
    print(f"\n{len(compared)} claims compared")
    sys.exit(not fine)


if __name__ == "__main__":
    main()
