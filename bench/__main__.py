"""Measures the program in a real terminal, beside floors in the same run: `python -m bench`.

Exits with 1 if a limit is broken. What counts are the ratios: both sides of each were measured in
the same round on the same computer, however busy it was.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.jobs import JOBS
from bench.readings import Readings
from bench.site import Site
from bench.table import rows

ROUNDS, QUICK = 7, 3


def measured(rounds: int) -> Readings:
    """What so many rounds have shown, each with every job in an order of its own."""
    chance = random.Random(rounds)  # noqa: S311 (an order, the same in every run)
    readings = Readings()
    with TemporaryDirectory() as folder:
        site = Site(Path(folder))
        for at in range(rounds):
            print(f"round {at + 1} of {rounds}", file=sys.stderr)
            readings.begin_round()
            for job in chance.sample(JOBS, len(JOBS)):
                job(site, readings)
    return readings


def main() -> int:
    """Measure, print the table, and say whether every limit is kept."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} rounds instead of {ROUNDS}")
    readings = measured(QUICK if parser.parse_args().quick else ROUNDS)
    are_kept = True
    for is_kept, text in rows(readings):
        print(text)
        are_kept &= is_kept
    return 0 if are_kept else 1


if __name__ == "__main__":
    sys.exit(main())
