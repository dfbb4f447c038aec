"""How the entries of a timeline look in its list: in columns, with the days between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.milestones import show_milestone
from pmfacilitator.domain.reading import Reader, Reading, show_gap, show_since
from pmfacilitator.domain.rows import Entry, Milestone
from pmfacilitator.domain.silences import Radar, Silence
from pmfacilitator.domain.suggested import open_suggestions
from pmfacilitator.domain.typed_times import show_time
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.widgets.row_view import RowView

NO_ZONE = "no time zone yet"
_NO_TIME = "--:--"
_Facts = tuple[object, ...]


class EntryViews:
    """Draws the entries; one that reads as it did keeps its view, so that long lists stay quick."""

    def __init__(self) -> None:
        self._asked: _Facts = ()
        self._views: tuple[RowView, ...] = ()
        self._known: dict[str, tuple[Reading, _Facts, RowView]] = {}
        self._radar = Radar()
        self._reader = Reader()

    def of(
        self,
        meeting: Meeting,
        zone: str | None,
        unread: Mapping[str, str],
        *,
        marks_silence: bool = True,
    ) -> tuple[RowView, ...]:
        """The entries in order of time in a zone, days divided.

        Args:
            meeting: what may be seen of it.
            zone: whose clock to show times on.
            unread: by the id of an entry, what stands in a cell of it and could not be read yet.
            marks_silence: whether to ask about the longest silence.
        """
        asked = (meeting.timeline, meeting.incident, zone, dict(unread), marks_silence)
        if asked != self._asked:
            self._asked = asked
            silence = self._radar.silence(meeting) if marks_silence else None
            self._views = tuple(self._drawn(meeting, zone, unread, silence))
        return self._views

    def _drawn(
        self,
        meeting: Meeting,
        zone: str | None,
        unread: Mapping[str, str],
        silence: Silence | None,
    ) -> Iterator[RowView]:
        readings = self._reader.read(meeting.timeline, meeting.incident, zone)
        suggested = open_suggestions([reading.entry for reading in readings])
        columns = _Columns(readings)
        inferred = {r.date for r in readings if r.entry.when and r.entry.when.is_inferred}
        before, self._known = self._known, {}
        day: object = None
        for reading in readings:
            entry = reading.entry
            if entry.when is not None and (reading.date or entry.when.day) != day:
                day = reading.date or entry.when.day
                mark = " · ~ day inferred" if reading.date and reading.date in inferred else ""
                yield RowView("", f"{_day(reading)} · {zone or NO_ZONE}{mark}")
            if silence and silence.before == entry.id:
                yield RowView("", silence.words)
            facts = (columns.widths, suggested.get(entry.id), unread.get(entry.id, ""))
            known = before.get(entry.id)
            if known is None or known[0] is not reading or known[1] != facts:
                known = (reading, facts, _view(reading, columns, *facts[1:]))
            self._known[entry.id] = known
            yield known[2]


class _Columns:
    """Time, gap and minutes since impact under one another; none where nobody has one."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        times = [r.time for r in readings if r.time is not None]
        gaps = [r.gap for r in readings if r.gap is not None]
        sinces = [r.since for r in readings if r.since is not None]
        self._time = 8 if any(time.second for time in times) else 5
        self._gap = max((len(show_gap(gap)) for gap in _longest(gaps)), default=0)
        self._since = max((len(show_since(since)) for since in _longest(sinces)), default=0)

    @property
    def widths(self) -> tuple[int, int, int]:
        """Cells of each column; views drawn for other widths do not stand under one another."""
        return self._time, self._gap, self._since

    def lead(self, reading: Reading) -> str:
        """What stands before an entry's words."""
        when = reading.entry.when
        time = show_time(reading.time) if reading.time else _NO_TIME
        lead = f"{time:{self._time}}{'~' if when and when.is_inferred else ' '}"
        if self._gap:
            gap = "" if reading.gap is None else show_gap(reading.gap)
            lead += f" {gap:>{self._gap}}"
        if self._since:
            since = "" if reading.since is None else show_since(reading.since)
            lead += f"  {since:{self._since}}"
        return lead


def _longest(seconds: Sequence[int]) -> set[int]:
    """The few lengths among which the widest to show is found."""
    some = {
        0,
        *(at for at in (59, 3599, 35_999, 599_999) if seconds and at < max(seconds)),
    }
    return {min(seconds), max(seconds), *some} if seconds else set()


def _day(reading: Reading) -> str:
    if reading.date is not None:
        return f"{reading.date:%A, %d %B %Y}"
    return f"Day {reading.entry.when.day + 1}, of no date yet" if reading.entry.when else ""


def _view(reading: Reading, columns: _Columns, suggested: Milestone | None, unread: str) -> RowView:
    entry = reading.entry
    star = "★ " if entry.starred else ""
    lead = columns.lead(reading)
    return RowView(
        entry.id,
        f"{star}{entry.text}",
        lead,
        _tail(entry, suggested, unread),
        " · ".join(_asides(reading)),
        strong=columns.widths[0] if reading.begins_hour else 0,
    )


def _tail(entry: Entry, suggested: Milestone | None, unread: str) -> str:
    """The milestone that counts or is suggested, and what could not be read yet: both are true."""
    words = []
    if entry.milestone:
        words.append(f"◆ {show_milestone(entry.milestone)}")
    elif suggested:
        words.append(f"◇ {show_milestone(suggested)}? {key_to('entry.confirm')} confirms")
    if unread:
        words.append(f"! not read yet: {unread}")
    return " · ".join(words)


def _asides(reading: Reading) -> Iterator[str]:
    entry = reading.entry
    if entry.source:
        yield entry.source
    if entry.evidence:
        many = len(entry.evidence)
        yield f"{many} link{'s' if many > 1 else ''}"
    if reading.zone == NO_ZONE:
        yield "on nobody knows which clock"
    elif reading.zone:
        yield f"on the clock of {reading.zone}"


def show_when(date: dt.date | None, time: dt.time, zone: str | None) -> str:
    """A time as the add line says it back: `14:32 Europe/Berlin on Fri 20 Nov 2026`."""
    words = f"{show_time(time)} {zone or NO_ZONE}"
    return f"{words} on {date:%a %d %b %Y}" if date else f"{words}, on a day set-up does not know"
