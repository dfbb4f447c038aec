"""Writes a library of invented meetings: `python -m bench.thousands DIR [--count 10000]`."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path

from bench.thousands.making import Maker
from pmfacilitator.agenda_files import shipped
from pmfacilitator.storage.layout import Layout
from pmfacilitator.storage.names import free_path, stem_for
from pmfacilitator.storage.stored import SCHEMA

COUNT = 10_000
_LONG_AGO = 30 * 86_400


def write(folder: Path, count: int = COUNT) -> None:
    """Write so many meetings into a folder, as the program would, but not synchronised one by one.

    Their files are a month old, as those of a library are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    layout = Layout()
    now = time.time() - _LONG_AGO
    for number, meeting in enumerate(Maker(shipped().model_dump(mode="json")).meetings(count)):
        doc = {"schema": SCHEMA, "revision": 1, "meeting": meeting}
        tables = {"meeting": {"1": doc}, "desk": {"1": {}}}
        facts = meeting["incident"]
        path = free_path(folder, stem_for(facts["date"], facts["title"]))
        path.write_text(layout.lay_out(tables), "utf-8")
        os.utime(path, (now - number, now - number))


def main() -> None:
    """Read the arguments, and write."""
    parser = argparse.ArgumentParser(prog="python -m bench.thousands", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=COUNT)
    given = parser.parse_args()
    began = time.perf_counter()
    write(given.folder, given.count)
    print(f"{given.count} meetings in {time.perf_counter() - began:.1f} s")


if __name__ == "__main__":
    main()
