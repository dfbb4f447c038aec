"""Starting the second review of an incident: two files change, under the first one's lock."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pmfacilitator.domain.agenda import Agenda
from pmfacilitator.domain.starting import second_review
from pmfacilitator.errors import MeetingHeld
from pmfacilitator.repository import Repository


def start_second_review(
    library: Repository, source: Path, agenda: Agenda, now: dt.datetime
) -> Path:
    """Make another review of the incident of `source`, linked both ways, and name its file.

    Raises:
        MeetingHeld: the first review is open elsewhere; nothing was made.
    """
    first = library.open(source, now=now)
    try:
        if first.read_only:
            raise MeetingHeld(first.why_read_only)
        second, link = second_review(first.meeting, agenda, now)
        path = library.create(second)
        first.save(link.applied(first.meeting), first.desk)
    finally:
        first.close()
    return path
