"""Asks every parser about every string in every place; exits with 1 if any was misread."""

from __future__ import annotations

import argparse
import sys
import time

from tests.export.fuzz.harness import failures, sheet_failures, trials
from tests.export.fuzz.readers import READERS

WHOLE = 20_000
_TOLD = 20


def main() -> int:
    """Run, print a line for each parser, and the failures."""
    parser = argparse.ArgumentParser(prog="python -m tests.export.fuzz", description=__doc__)
    parser.add_argument("--strings", type=int, default=WHOLE, help="how many strings")
    parser.add_argument("reader", nargs="*", help=f"of: {', '.join(READERS)}")
    given = parser.parse_args()
    failed = 0
    for name in given.reader or READERS:
        reader, began = READERS[name], time.monotonic()
        found = list(failures(reader, name, given.strings))
        contexts = sum(1 for _ in trials(reader))
        seconds = time.monotonic() - began
        print(
            f"{name}: {given.strings} strings in {contexts} contexts, "
            f"{given.strings * contexts} in all, {len(found)} misread, {seconds:.0f} s"
        )
        for each in found[:_TOLD]:
            print(f"  {each.context}: {list(each.texts)!r}\n    {each.why}\n    {each.source!r}")
        failed += len(found)
    if not given.reader:
        cells = sheet_failures(given.strings)
        print(f"csv by csv: {given.strings} strings in 1 context, {len(cells)} misread")
        failed += len(cells)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
