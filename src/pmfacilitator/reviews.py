"""Reviews across incidents: finding the one of a period, making it, and bringing it up to date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pmfacilitator.catalogue import Catalogue
from pmfacilitator.domain.agenda import Agenda
from pmfacilitator.domain.learning.periods import Period
from pmfacilitator.domain.learning.reviews import begun, brought_up_to_date
from pmfacilitator.domain.learning.seen import MeetingSeen
from pmfacilitator.domain.reviewed import ReviewSort
from pmfacilitator.errors import UsageError
from pmfacilitator.repository import Repository


@dataclass(frozen=True)
class OpenedReview:
    """The file of a review; `why_not` says why it could not be brought up to date."""

    path: Path
    why_not: str = ""


def open_review(
    library: Repository,
    catalogue: Catalogue,
    sort: ReviewSort,
    period: Period,
    agenda: Agenda,
    now: dt.datetime,
) -> OpenedReview:
    """The review of a period, made if there is none, with what the library knows now.

    Raises:
        UsageError: the agenda is for the review of one incident.
        FileTrouble: the library cannot be read, or the review not be written.
    """
    if not agenda.is_of_periods:
        raise UsageError(f'The agenda "{agenda.title}" reviews one incident, and not a period.')
    known = tuple(catalogue.seen(with_archived=True))
    path = review_of(catalogue, known, sort, period)
    if path is None:
        return OpenedReview(library.create(begun(sort, period, agenda, known, now)))
    file = library.open(path, now=now)
    try:
        if file.read_only:
            return OpenedReview(path, file.why_read_only)
        file.save(brought_up_to_date(file.meeting, known), file.desk)
    finally:
        file.close()
    return OpenedReview(path)


def review_of(
    catalogue: Catalogue, library: Iterable[MeetingSeen], sort: ReviewSort, period: Period
) -> Path | None:
    """The file of the review of that period that was made last, if there is one."""
    found = [
        meeting.incident
        for meeting in library
        if meeting.incident.review == sort.value and meeting.incident.period == period.words
    ]
    newest = max(found, key=lambda incident: incident.created, default=None)
    return catalogue.holding(newest.meeting) if newest else None
