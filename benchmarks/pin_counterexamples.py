"""Searches a counterexample to every claim known to be false, and pins it beside the claim's file.

python benchmarks/pin_counterexamples.py            # those that have none yet
python benchmarks/pin_counterexamples.py --anew     # all of them

A claim's own witness is pinned as it stands, where it breaks the claim: a search would shrink a
counterexample to the edge of truth.
"""

import argparse
import json
from dataclasses import replace

from theorycheck.catalogue import collect
from theorycheck.claims.draws import Choice
from theorycheck.confirm.decision import Outcome
from theorycheck.judge.judging import judge
from theorycheck.search.certificates import SCHEMA, certificate_path, read_certificate
from theorycheck.search.effort import make_run
from theorycheck.search.replay import encoded, read_replay


def certificate(verdict):
    """Return a refutation as what is pinned."""
    record, text = read_replay(verdict.replay), verdict.to_dict()
    return {
        "schema": SCHEMA,
        "claim": verdict.claim.name,
        "statement": str(verdict.claim.statement.relation),
        "refuted_by": verdict.claim.refuted_by,
        "found_by": "search" if record.witness is None else "witness",
        "choices": encoded([Choice(value) for value in record.choices]),
        "instance": {name: str(value) for name, value in text["instance"].items()},
        "proof": text["evidence"].get("certificate") or verdict.reason,
        "replay": verdict.replay,
    }


def settings(claim, run):
    """Return how to look for a counterexample: no further than the claim's own, if it has one."""
    if not claim.witness:
        return run
    effort = replace(run.effort, instances=1, evaluations=0, shrinks=0)
    return replace(run, effort=effort, profile="quick")


def main():
    """Pin, and say what could not be refuted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--anew", action="store_true", help="search those that are pinned, too")
    parser.add_argument("--profile", default="discover", help="discover searches without the pins")
    arguments = parser.parse_args()
    run = make_run(profile=arguments.profile, seed=0, budget="60s")
    for found in collect(()).found:
        claim = found.claim
        if claim.refuted_by is None or not (arguments.anew or read_certificate(claim) is None):
            continue
        verdict = judge(claim, settings(claim, run))
        print(f"{claim.name}: {verdict.outcome.value} ({verdict.seconds:.1f} s)", flush=True)
        if verdict.outcome is Outcome.REFUTED:
            text = json.dumps(certificate(verdict), indent=2) + "\n"
            certificate_path(claim).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
