"""Whether exports are read as a list says: `python -m bench.expected LIST`.

LIST is a table with tabs, its columns `file` (beside it; `file#incident` for one of several),
`entries`, `first_utc` and `last_utc`. With everything kept, an export has that many entries, between
those instants; without, its entries and those that its warnings count add up to them. Exits with 1
if an export does not.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.site import BIN

_COUNTED = re.compile(r"\d+")


def main(name: str) -> int:
    """Read every export of the list, and print what is not as it says."""
    path = Path(name)
    with path.open(encoding="utf-8", newline="") as file:
        wanted = list(csv.DictReader(file, delimiter="\t"))
    wrong = 0
    for row in wanted:
        said = _wrong(path.parent, row)
        wrong += bool(said)
        print(f"{'WRONG' if said else 'ok':<6}{row['file']}{said}")
    print(f"{len(wanted)} exports, {wrong} not as the list says")
    return 1 if wrong else 0


def _wrong(folder: Path, row: dict[str, str]) -> str:
    name, _, incident = row["file"].partition("#")
    options = ["--incident", incident] if incident else []
    whole = _read(folder / name, *options, "--all")["entries"]
    usual = _read(folder / name, *options)
    count = int(row["entries"])
    if len(whole) != count:
        return f": {len(whole)} entries, not {count}"
    instants = sorted(_instant(entry["utc"]) for entry in whole if entry["utc"])
    ends = [_instant(row["first_utc"]), _instant(row["last_utc"])]
    if not instants or [instants[0], instants[-1]] != ends:
        return f": from {instants[:1]} to {instants[-1:]}, not {ends}"
    left = [said for said in usual["warnings"] if said.startswith("Left out:")]
    told = len(usual["entries"]) + sum(int(n) for said in left for n in _COUNTED.findall(said))
    return "" if told == count else f": {told} entries and left out, not {count}"


def _read(path: Path, *options: str) -> Any:
    command = [str(BIN / "pmfacilitator"), "timeline", str(path), "--json", *options]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def _instant(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
