"""The timeline: typed with times, shown in order, marked with milestones and stars."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from pmfacilitator.domain.edits import ChangeRow, Edit
from pmfacilitator.domain.milestones import show_milestone
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Entry, Milestone
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.domain.timeline import MoveEntry, in_order, previous_typed
from pmfacilitator.domain.typed_times import read_entry, settled, show_time
from pmfacilitator.errors import InvalidValue
from pmfacilitator.screens.bodies.rows import RowsBody
from pmfacilitator.screens.dialogs.picker import Option, Picker
from pmfacilitator.widgets.row_view import RowView


class EntriesBody(RowsBody):
    """Adds entries by typing a time and what happened; sorts them as it goes."""

    PLACEHOLDER: ClassVar[str] = "10:52 traffic moved to eu-west"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "milestone", "Milestone", id="entry.milestone", tooltip="Name its milestone"),
        Binding("s", "star", "Star", id="entry.star", tooltip="Star what matters most"),
    ]

    def views(self) -> tuple[RowView, ...]:
        """Entries in order of time, days divided."""
        return tuple(self._views())

    def new_row(self, text: str) -> Row:
        """An entry at the typed time, or at no time yet."""
        return self._entry(text, previous_typed(self.work.meeting.timeline))

    def new_rows(self, lines: tuple[str, ...]) -> tuple[Row, ...]:
        """The entries of a block; each bare time finds its day from the line before it."""
        previous = previous_typed(self.work.meeting.timeline)
        entries = []
        for line in lines:
            entry = self._entry(line, previous)
            previous = entry.when or previous
            entries.append(entry)
        return tuple(entries)

    def _entry(self, line: str, previous: Stamp | None) -> Entry:
        typed = read_entry(line)
        if not typed.text:
            raise InvalidValue("Type what happened behind the time, then Enter.")
        stamp = typed.stamp
        if stamp is not None:
            stamp = settled(stamp, previous, self.work.meeting.incident.date)
        return Entry(text=typed.text, when=stamp)

    def understood(self, text: str) -> str:
        """The time as it will be kept, its date said aloud before Enter."""
        typed = read_entry(text)
        stamp = self._settled(typed.stamp)
        if stamp is None:
            return typed.doubt or "no time yet; begin with one, such as 14:32"
        return self._show_when(stamp)

    def changed(self, row: Row, field: str, value: object) -> Edit:
        """A corrected time is placed on a day as a typed one is."""
        if field == "when" and isinstance(value, Stamp) and isinstance(row, Entry):
            value = settled(value, row.when, self.work.meeting.incident.date)
        return ChangeRow(row.id, field, value)

    def take_focus(self, row: str = "", field: str = "") -> None:
        """A question about a milestone leads to the list, where M names one."""
        if field == "milestone" and not row and self.list.rows:
            self.action_close_card()
            self.list.focus()
        else:
            super().take_focus(row, field)

    def action_move(self, by: int) -> None:
        """Move an entry that time does not hold in its place."""
        if self.list.cursor:
            self.apply(MoveEntry(self.list.cursor, by))

    def action_star(self) -> None:
        """Star the entry, or take its star."""
        entry = self.work.meeting.row(self.list.cursor)
        if isinstance(entry, Entry):
            self.apply(ChangeRow(entry.id, "starred", not entry.starred))

    def action_milestone(self) -> None:
        """Choose which milestone the entry is; the entry that had it loses it."""
        entry = self.work.meeting.row(self.list.cursor)
        if not isinstance(entry, Entry):
            return
        options = [Option(m.value, show_milestone(m)) for m in Milestone]
        if entry.milestone is not None:
            options.append(Option("none", "none of these"))

        def answered(answer: str | None) -> None:
            if answer:
                milestone = None if answer == "none" else Milestone(answer)
                self.apply(ChangeRow(entry.id, "milestone", milestone))

        self.app.push_screen(Picker("Which milestone is this?", options), answered)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Milestones and stars go to the entry under the cursor."""
        if action in {"milestone", "star"}:
            return self.list.has_focus and bool(self.list.cursor)
        return super().check_action(action, parameters)

    def _views(self) -> Iterator[RowView]:
        incident = self.work.meeting.incident
        entries = in_order(self.work.meeting.timeline, incident)
        inferred = {
            e.when.date_given(incident.date) for e in entries if e.when and e.when.is_inferred
        }
        day: object = None
        for entry in entries:
            date = entry.when.date_given(incident.date) if entry.when else None
            if date is not None and date != day:
                day = date
                zone = incident.timezone or "no time zone yet"
                mark = " · ~ day inferred" if date in inferred else ""
                yield RowView("", f"{date:%A, %d %B %Y} · {zone}{mark}")
            yield _view(entry)

    def _settled(self, stamp: Stamp | None) -> Stamp | None:
        if stamp is None:
            return None
        meeting = self.work.meeting
        return settled(stamp, previous_typed(meeting.timeline), meeting.incident.date)

    def _show_when(self, stamp: Stamp) -> str:
        incident = self.work.meeting.incident
        date = stamp.date_given(incident.date)
        zone = stamp.zone or incident.timezone or "no time zone yet"
        if date is None:
            return f"{show_time(stamp.time)} {zone}, on a day set-up does not know yet"
        origin = "inferred" if stamp.is_inferred else "as typed"
        return f"{show_time(stamp.time)} {zone} on {date:%a %d %b %Y} ({origin})"


def _view(entry: Entry) -> RowView:
    time = show_time(entry.when.time) if entry.when else "--:--"
    if entry.when and entry.when.zone:
        time = f"{time} {entry.when.zone}"
    tail = f"◆ {show_milestone(entry.milestone)}" if entry.milestone else ""
    star = "★ " if entry.starred else ""
    inferred = "~" if entry.when and entry.when.is_inferred else " "
    return RowView(entry.id, f"{star}{entry.text}", f"{time}{inferred}", tail, entry.source)
