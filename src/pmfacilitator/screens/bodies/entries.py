"""The timeline: typed with times, shown in order, marked with milestones and stars."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType

from pmfacilitator.domain.desk import PASTED
from pmfacilitator.domain.edits import ChangeRow, Edit, MoveEntry
from pmfacilitator.domain.milestones import show_duration
from pmfacilitator.domain.near_times import near_time
from pmfacilitator.domain.noting import Noted, last_noted, note
from pmfacilitator.domain.prompts import RowsPrompt
from pmfacilitator.domain.reading import read_in
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.reveal import KNOWN_AFTERWARDS
from pmfacilitator.domain.rows import Entry
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.domain.text import shorten
from pmfacilitator.domain.typed_times import settled, show_time
from pmfacilitator.errors import InvalidValue
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.body import Work
from pmfacilitator.screens.bodies.entry_marks import EntryMarksBody
from pmfacilitator.screens.bodies.entry_views import NO_ZONE, EntryViews
from pmfacilitator.screens.cards import row_specs
from pmfacilitator.screens.importing.kept import KEPT, what_waits
from pmfacilitator.screens.wanted import ImportWanted
from pmfacilitator.widgets.card_field import FieldSpec
from pmfacilitator.widgets.cells import Cells
from pmfacilitator.widgets.row_view import RowView

UTC = "UTC"
NO_TIME_YET = "no time yet; begin with one, such as 14:32 or +5"
_LONG = 60
"""A shorter pasted line is one entry, and is not looked at more closely."""


class EntriesBody(EntryMarksBody):
    """Adds entries by typing a time and what happened; sorts them as it goes."""

    PLACEHOLDER: ClassVar[str] = "10:52 traffic moved to eu-west"
    CELLS: ClassVar[tuple[tuple[str, ...], ...]] = (("when", "text"), ("milestone", "source"))
    DEFAULT_CSS = """
    EntriesBody Cells #field-milestone { width: 35; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "u", "utc", "UTC", show=False, id="entry.utc", tooltip="Times in UTC, or back again"
        ),
        Binding("i,f6", "import", "Import", id="entry.import", tooltip="Import a timeline…"),
    ]

    def __init__(self, work: Work, prompt: RowsPrompt, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(work, prompt, id=id)
        self._views = EntryViews()
        self._in_utc = False
        self._told = ""

    @property
    def zone(self) -> str | None:
        """Whose clock times are shown on."""
        return UTC if self._in_utc else self.work.meeting.incident.timezone

    def views(self) -> tuple[RowView, ...]:
        """Entries in order of time, days divided."""
        is_hiding = self.work.session.is_hiding
        return self._views.of(
            self.work.shown, self.zone, self._unread(), marks_silence=not is_hiding
        )

    def cell_specs(self, row: Row) -> tuple[tuple[FieldSpec, ...], ...]:
        """Time and text, and beneath them milestone and source."""
        specs = {spec.name: spec for spec in row_specs(row, self.work.meeting, self.work.house)}
        specs["when"] = replace(specs["when"], understood=self._cell_understood)
        labels = {"milestone": "Milestone ", "source": " Source "}
        return tuple(
            tuple(replace(specs[name], label=labels.get(name, "")) for name in line)
            for line in self.CELLS
        )

    def values(self, row: Row) -> dict[str, object]:
        """What stands in the cells; what is only known afterwards has none while entries hide."""
        values = super().values(row)
        if self.work.session.is_hiding:
            return {name: values[name] for name in values if name not in KNOWN_AFTERWARDS}
        return values

    def new_row(self, text: str) -> Row:
        """An entry at the typed time, or at no time yet."""
        return self._entry(text, self._last)

    def new_rows(self, lines: tuple[str, ...]) -> tuple[Row, ...]:
        """The entries of a block; each bare time finds its day from the line before it."""
        previous = self._last
        entries = []
        for line in lines:
            entry = self._entry(line, previous)
            previous = entry if entry.when else previous
            entries.append(entry)
        return tuple(entries)

    @property
    def _last(self) -> Entry | None:
        """The entry with a time that was typed last, as far as it may be seen."""
        return last_noted(self.work.shown.timeline)

    def _entry(self, line: str, previous: Entry | None) -> Entry:
        noted = note(line, previous, self.work.meeting.incident)
        if not noted.text:
            raise InvalidValue("Type what happened behind the time, then Enter.")
        return Entry(text=noted.text, when=noted.stamp)

    def understood(self, text: str) -> str:
        """The time as it will be kept, its date said aloud before Enter."""
        last = self._last
        noted = note(text, last, self.work.meeting.incident)
        if noted.stamp is None:
            near = near_time(text)
            return noted.doubt or (f"no time yet: {near}" if near else NO_TIME_YET)
        words = self._show_when(noted.stamp)
        if last is not None and (counted := _counted(noted)):
            return f"{words}, {counted} “{shorten(last.text, 24)}”"
        return f"{words} ({'inferred' if noted.stamp.is_inferred else 'as typed'})"

    def changed(self, row: Row, field: str, value: object) -> Edit:
        """A corrected time is placed on a day as a typed one is."""
        if field == "when" and isinstance(value, Stamp) and isinstance(row, Entry):
            value = settled(value, row.when, self.work.meeting.incident.date)
        return ChangeRow(row.id, field, value)

    def takes_block(self, block: str) -> bool:
        """A pasted block is previewed before it is added."""
        return not self.work.session.read_only and self.post_message(ImportWanted(self, block))

    def holds_several(self, line: str) -> bool:
        """A timeline copied from a page often comes as one line."""
        if len(line) < _LONG or self.work.session.read_only:
            return False
        from pmfacilitator.importing.found import Choices
        from pmfacilitator.importing.prose import read_prose

        return len(read_prose(line, Choices()).entries) > 1

    def action_import(self) -> None:
        """Go on with a pasted timeline that waits, or choose a file."""
        self.post_message(ImportWanted(self))

    def take_focus(self, row: str = "", field: str = "") -> None:
        """A question about a milestone leads to the list, where M names one."""
        if field == "milestone" and not row and self.list.rows:
            self.action_close_card()
            self.list.focus()
        else:
            super().take_focus(row, field)
            self._tell_what_waits()

    def show(self) -> None:
        """Draw the entries, and what stands at their foot."""
        super().show()
        self._rest()

    def _rest(self) -> None:
        """Say at the foot, while nothing is typed, which clock is shown and what waits."""
        own = self.work.meeting.incident.timezone or "the zones they were typed with"
        clock = f"Times in UTC; {key_to('entry.utc')}: in {own}" if self._in_utc else ""
        self.add_line.rest(" · ".join(part for part in (clock, self._waiting) if part))

    @property
    def _waiting(self) -> str:
        session = self.work.session
        return "" if session.read_only else what_waits(session.desk)

    def _tell_what_waits(self) -> None:
        desk = self.work.session.desk
        text = desk.draft(PASTED) or desk.draft(KEPT)
        if text and text != self._told and self._waiting:  # undo comes by too, and says its own
            self.say(self._waiting)
        self._told = text
        self._rest()

    def action_move(self, by: int) -> None:
        """Move an entry that time does not hold in its place."""
        if self.list.cursor:
            self.apply(MoveEntry(self.list.cursor, by))

    def action_utc(self) -> None:
        """Show times in UTC, or in the meeting's zone again."""
        own = self.work.meeting.incident.timezone
        if own == UTC:
            self.say("This meeting's times are in UTC already")
            return
        self.close_cells()  # the time in them may be on another clock than the list's now
        self._in_utc = not self._in_utc
        self.show()
        self.say(f"Times are shown in {self.zone or 'the zones they were typed with'}")

    def commands(self) -> tuple[SystemCommand, ...]:
        """What the palette offers while the next entry is typed."""
        there = "the meeting's zone" if self._in_utc else UTC
        return (SystemCommand(f"Times in {there}", "U", self.action_utc), *super().commands())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing changes its place beside entries that are hidden."""
        if action == "move" and self.work.session.is_hiding:
            return False
        if action == "import":
            return not self.work.session.read_only and not self.is_card_open
        if action == "utc":
            return self.list.has_focus
        return super().check_action(action, parameters)

    def _unread(self) -> dict[str, str]:
        """What stands in cells and could not be read yet, by the ids of their entries."""
        cells = {name for line in self.CELLS for name in line}
        parts = (
            (draft.field.rpartition("/"), draft.text) for draft in self.work.session.desk.drafts
        )
        return {row: text for (row, _, field), text in parts if field in cells and "/" not in row}

    def _cell_understood(self, value: object) -> str:
        """Whose clock the time in a cell is on, while the list shows another."""
        own = self.work.meeting.incident.timezone
        if not self._in_utc:
            return ""
        if not isinstance(value, Stamp):
            return f"A time is on the clock of {own or NO_ZONE}; UTC behind it makes it one in UTC"
        row = self.work.meeting.row(self.query_one(Cells).row_id)
        before = row.when if isinstance(row, Entry) else None
        words = self._show_when(settled(value, before, self.work.meeting.incident.date))
        return words if value.zone else f"{words} · type UTC behind it for a time in UTC"

    def _show_when(self, stamp: Stamp) -> str:
        incident = self.work.meeting.incident
        words = f"{show_time(stamp.time)} {stamp.zone or incident.timezone or NO_ZONE}"
        (read,) = read_in((Entry(text="", when=stamp),), incident, self.zone)
        if read.time and read.time != stamp.time:
            words += f" = {show_time(read.time)} {self.zone}"
        date = stamp.date_given(incident.date)
        if date is None:
            return f"{words}, on a day set-up does not know yet"
        return f"{words} on {date:%a %d %b %Y}"


def _counted(noted: Noted) -> str:
    """From which entry a time was counted, and how."""
    if noted.later is not None:
        return f"{show_duration(noted.later)} after"
    return "the day after" if noted.is_next_day else ""
