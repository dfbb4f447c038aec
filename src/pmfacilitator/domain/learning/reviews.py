"""How a review of a period begins, and how it is brought up to date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pmfacilitator.domain.agenda import Agenda
from pmfacilitator.domain.edits.themes import Gather, GatherLoops
from pmfacilitator.domain.learning.gathering import gathered
from pmfacilitator.domain.learning.much import no_collecting
from pmfacilitator.domain.learning.periods import Period
from pmfacilitator.domain.learning.roadmap import loops
from pmfacilitator.domain.learning.seen import MeetingSeen
from pmfacilitator.domain.meeting import Incident, Meeting
from pmfacilitator.domain.reviewed import Review, ReviewSort
from pmfacilitator.errors import InvalidValue

_TITLES = {ReviewSort.THEMES: "Themes", ReviewSort.ROADMAP: "Roadmap"}


def begun(
    sort: ReviewSort,
    period: Period,
    agenda: Agenda,
    library: Iterable[MeetingSeen],
    now: dt.datetime,
) -> Meeting:
    """A review of a period, with everything the library knows of it."""
    title = f"{_TITLES[sort]}: {period.words}"
    empty = Meeting(
        created=now,
        incident=Incident(title=title, date=now.date()),
        agenda=agenda,
        review=Review(sort=sort, period=period),
    )
    return brought_up_to_date(empty, library)


def brought_up_to_date(meeting: Meeting, library: Iterable[MeetingSeen]) -> Meeting:
    """The review with what the library knows now; what the room made of it stays."""
    review = meeting.looked_back_on
    if review.period is None:
        return meeting
    with no_collecting():
        if review.sort is ReviewSort.ROADMAP:
            return GatherLoops(loops(review.period, library)).applied(meeting)
        return Gather(gathered(review.period, library)).applied(meeting)


def needed_time(sort: ReviewSort, period: Period) -> Period:
    """The same period; raises InvalidValue if a review of that sort looks back on no such time."""
    if sort is ReviewSort.ROADMAP and period.last is not None:
        raise InvalidValue(
            "A roadmap has a month, a quarter or a first day, not a number of incidents."
        )
    return period
