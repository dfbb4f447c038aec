"""What a document costs: the whole program, from its start to the written text."""

from __future__ import annotations

import resource
import subprocess
from pathlib import Path

from bench.site import BIN, FEW, MANY, Site
from pmfacilitator.export.offers import OFFERS


def exports(site: Site) -> dict[str, float]:
    """The seconds of processor that each target takes for a few entries and for many, by name."""
    meetings = {entries: site.meeting_file(entries) for entries in (FEW, MANY)}
    return {
        f"export/{target} {entries}": _spent(path, target)
        for target in OFFERS
        for entries, path in meetings.items()
    }


def _spent(meeting: Path, target: str) -> float:
    before = _children()
    command = [str(BIN / "pmfacilitator"), "export", str(meeting), "--to", target]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return _children() - before


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
