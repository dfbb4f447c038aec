"""Starting the second review of an incident: two files change, under the first one's lock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from pmfacilitator.domain.agenda import Agenda
from pmfacilitator.domain.edits import Edit
from pmfacilitator.domain.starting import second_review
from pmfacilitator.errors import MeetingHeld, PmFacilitatorError
from pmfacilitator.repository import Repository


def start_second_review(
    library: Repository,
    source: Path,
    agenda: Agenda,
    now: dt.datetime,
    edits: Sequence[Edit] = (),
) -> Path:
    """Make another review of the incident of `source`, linked both ways, and name its file.

    Args:
        library: holds both reviews.
        source: the first review's file.
        agenda: the second review's.
        now: when the second review begins.
        edits: what is different in the second review from the start.

    Raises:
        MeetingHeld: the first review is open elsewhere; nothing was made.
        FileTrouble: one of the two cannot be written; nothing was made.
    """
    first = library.open(source, now=now)
    try:
        if first.read_only:
            raise MeetingHeld(first.why_read_only)
        second, link = second_review(first.meeting, agenda, now)
        for edit in edits:
            second = edit.applied(second)
        first.save(link.applied(first.meeting), first.desk)
        try:
            path = library.create(second)
        except PmFacilitatorError:
            first.save(first.meeting, first.desk)
            raise
    finally:
        first.close()
    return path
