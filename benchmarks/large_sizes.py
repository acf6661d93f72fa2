"""How long claims take that are judged at width 1,024, on 10,000 examples, of 100 inputs.

python benchmarks/large_sizes.py [parts of claims' names] [--parts]
"""

import cProfile
import pstats
import sys
import time
from collections import Counter

from large_claims import claims_at

from theorycheck.judge.judging import judge
from theorycheck.search.effort import make_run

PARTS = {  # of a verdict: by the function that each of them goes through
    "drawn": ("draws.py", "__call__"),
    "trial": ("alarm.py", "attended"),
    "search": ("hunt.py", "search"),
    "exact": ("ladder.py", "_compare"),
    "gauge": ("gauge.py", "gauge"),
    "noisy runs": ("black_boxes.py", "with_black_boxes"),
    "strict": ("excluded.py", "holds_exactly"),
    "repeat": ("repeatability.py", "check_repeatable"),
    "ranking": ("candidates.py", "measure"),
    "sampled": ("sampling.py", "sample"),
    "shrink": ("shrink.py", "shrink"),
    "errors": ("noise.py", "perturbed"),
}


def judged(subject):
    """Return the verdict and its CPU seconds."""
    start = time.process_time()
    verdict = judge(subject, make_run(budget="300s"))
    return verdict, time.process_time() - start


def parts_of(subject):
    """Return calls and wall-clock milliseconds a call of each part of a verdict."""
    profile, spent = cProfile.Profile(), Counter()
    profile.runcall(judge, subject, make_run(budget="300s"))
    for (file, _, name), (_, calls, _, inside, _) in pstats.Stats(profile).stats.items():
        for part, (module, function) in PARTS.items():
            if file.endswith(f"/{module}") and name == function:
                spent[part] += complex(calls, inside)
    return {part: (int(z.real), 1e3 * z.imag / z.real) for part, z in spent.items()}


def main():
    """Print, for sizes from 1 up and for the full sizes alone, what each verdict costs."""
    asked = [word for word in sys.argv[1:] if not word.startswith("--")]
    for smallest, title in ((1, "sizes up to the full ones"), (None, "full sizes alone")):
        print(f"\n{title}")
        for subject in claims_at(smallest):
            if asked and not any(word in subject.name for word in asked):
                continue
            verdict, seconds = judged(subject)
            print(
                f"  {subject.name}: {verdict.outcome.value}, {seconds:.1f} s CPU, "
                f"{verdict.instances} instances"
            )
            if "cut short" in verdict.reason or verdict.outcome.value != "stands":
                print(f"    {verdict.reason}")
            if "--parts" in sys.argv:
                for part, (calls, each) in parts_of(subject).items():
                    print(f"    {part}: {calls} x {each:.2f} ms")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
