"""What is chosen for all lines of a source at once: day, zone, and what of it is read, and how."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType

from pmfacilitator.domain.typed_dates import read_date
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.zones import zone_names
from pmfacilitator.errors import InvalidValue
from pmfacilitator.importing.registry import AUTO, SOURCES
from pmfacilitator.screens.dialogs.line import LineDialog
from pmfacilitator.screens.dialogs.picker import Option, Picker
from pmfacilitator.screens.importing.half_typed import ALL, Asked, Typing
from pmfacilitator.screens.importing.reading import ReadingScreen
from pmfacilitator.screens.importing.wishes import Wishes, read_columns

NONE_CHOSEN = "none"
NO_ZONE_CHOSEN = ("none chosen: they stay open", "none chosen: the meeting's counts")
"""What it is to choose none; without a zone of the meeting, and with one."""

COLUMNS = "such as time=At,text=Note, or by number: time=1,text=3"


class OverallScreen(ReadingScreen):
    """Asks for what holds for all lines, and reads again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "date", "Date", id="import.date", tooltip="The day, where none is named"),
        Binding("z", "zone", "Zone", id="import.zone", tooltip="The zone, where none is named"),
        Binding(
            "S",
            "everything",
            "Take all in",
            show=False,
            id="import.everything",
            tooltip="Take in what was left out, or leave it out again",
        ),
        Binding(
            "o",
            "incident",
            "One incident",
            show=False,
            id="import.incident",
            tooltip="Only one of several incidents",
        ),
        Binding(
            "v",
            "columns",
            "Columns",
            show=False,
            id="import.columns",
            tooltip="Which columns of a table are read",
        ),
        Binding(
            "f", "source", "Source", show=False, id="import.source", tooltip="What it is read as"
        ),
    ]

    @property
    def _typing(self) -> Typing:
        return Typing(self.work.session, self.source.typed_draft)

    def action_date(self) -> None:
        """Ask for the day of all lines that name none."""
        date = self.wishes.date or self.work.meeting.incident.date
        dialog = LineDialog(
            "Which day is it, where the text names none or could mean two?",
            show_date(date) if date else "",
            "the day it began, such as 2026-11-20; empty: the meeting's",
            _date_or_none,
            half=self._typing.half(ALL, Asked.DATE),
        )
        self._ask(dialog, lambda text: self.wishes.changed(date=_date_or_none(text)))

    def action_zone(self) -> None:
        """Ask for the zone of all lines that name none."""
        own = self.work.meeting.incident.timezone
        options = [Option(own, f"the meeting's: {own}")] if own else []
        if self.wishes.zone:
            options.append(Option(NONE_CHOSEN, NO_ZONE_CHOSEN[bool(own)]))
        options += [Option(name, name.replace("_", " ")) for name in zone_names() if name != own]

        def answered(zone: str | None) -> None:
            if zone is not None:
                self.choose(self.wishes.changed(zone=None if zone == NONE_CHOSEN else zone))

        self.app.push_screen(Picker("Which zone, where the text names none?", options), answered)

    def action_everything(self) -> None:
        """Take in what is left out by default, or leave it out again."""
        self.choose(self.wishes.changed(everything=not self.wishes.everything))

    def action_incident(self) -> None:
        """Ask for one of several incidents."""
        question, hint = (
            "Which incident only?",
            "its name or id, as a warning names them; empty: all",
        )
        half = self._typing.half(ALL, Asked.INCIDENT)
        dialog = LineDialog(question, self.wishes.incident, hint, half=half)
        self._ask(dialog, lambda text: self.wishes.changed(incident=text))

    def action_columns(self) -> None:
        """Ask which columns of a table hold what."""
        question, half = "Which columns are read?", self._typing.half(ALL, Asked.COLUMNS)
        dialog = LineDialog(question, self.wishes.columns, COLUMNS, _columns, half=half)
        self._ask(dialog, lambda text: self.wishes.changed(columns=text))

    def action_source(self) -> None:
        """Ask what it is to be read as."""
        options = [Option(AUTO, "whatever it looks like")]
        options += [Option(source.name, source.title) for source in SOURCES.values()]

        def answered(source: str | None) -> None:
            if source is not None:
                self.choose(self.wishes.changed(source=source))

        self.app.push_screen(Picker("What is it read as?", options), answered)

    def go_on(self) -> None:
        """Open again what was being typed about all lines when the program ended."""
        kept = self._typing.kept
        if kept is None or kept.key != ALL:
            return
        match kept.asked:
            case Asked.DATE:
                self.action_date()
            case Asked.INCIDENT:
                self.action_incident()
            case Asked.COLUMNS:
                self.action_columns()
            case Asked.TIME | Asked.WORDS:  # of one line, which goes on by itself
                pass

    def _ask(self, dialog: LineDialog, wished: Callable[[str], Wishes]) -> None:
        """Ask for one line about all of them, and read again as it says."""

        def answered(text: str | None) -> None:
            self._typing.forget()
            if text is not None:
                self.choose(wished(text))

        self.app.push_screen(dialog, answered)

    def choose(self, wishes: Wishes) -> None:
        """Keep what is wanted of all lines, and read again."""
        self.keep(wishes)
        self.read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can differ in this source."""
        del parameters
        reading = self.sheet.reading if self.sheet is not None else None
        is_text = reading is not None and reading.imported.source == "text"
        match action:
            case "date" | "zone":
                return reading is not None and bool(reading.entries)
            case "everything":
                return reading is not None and bool(reading.entries or reading.skipped)
            case "incident":
                return not is_text
            case _:
                return True


def _date_or_none(text: str) -> dt.date | None:
    return read_date(text) if text.strip() else None


def _columns(text: str) -> None:
    if text.strip() and not read_columns(text):
        raise InvalidValue("Type them like time=At,text=Note.")
