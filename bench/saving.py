"""What a save costs the thread that does it: time on the processor, in which no key is answered."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.site import NOW, Site, meeting_of
from pmfacilitator.domain.desk import Desk
from pmfacilitator.domain.edits import ChangeIncident
from pmfacilitator.storage.library import Library

SAVES = 8


def save_costs(site: Site, entries: int) -> tuple[Path, list[float], list[float]]:
    """The file of a meeting, and the seconds that saves of a draft and of an edit took."""
    library = Library(site.new_folder())
    file = library.open(library.create(meeting_of(entries)), now=NOW)
    meetings = [
        ChangeIncident("tldr", "x" * at).applied(file.meeting) for at in range(1, SAVES + 1)
    ]
    desks = [Desk().with_draft("timeline/timeline/add", "x" * at) for at in range(1, SAVES + 1)]
    drafts = [_spent(partial(file.save, file.meeting, desk)) for desk in desks]
    edits = [_spent(partial(file.save, meeting, desks[-1])) for meeting in meetings]
    file.close()
    return file.path, drafts, edits


def bare_write(path: Path) -> list[float]:
    """The seconds that it takes to write as many bytes, and nothing else."""
    data = path.read_bytes()
    other = path.with_suffix(".other")

    def write() -> None:
        with other.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        other.replace(path)

    return [_spent(write) for _ in range(SAVES)]


def _spent(work: Callable[[], None]) -> float:
    began = time.thread_time()
    work()
    return time.thread_time() - began
