"""The short form in which a new meeting begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from pmfacilitator.domain.house import House
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import parse_choice, parse_date
from pmfacilitator.domain.zones import zone_names
from pmfacilitator.errors import InvalidValue
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.forms import WHICH_ZONE
from pmfacilitator.screens.dialogs.dialog import Dialog, closing
from pmfacilitator.screens.dialogs.picker import Option, Picker, pick
from pmfacilitator.screens.recalling import TITLES, Asked, Recall, Reminder
from pmfacilitator.screens.wanted import FormTyped
from pmfacilitator.widgets.card import Card
from pmfacilitator.widgets.card_field import FieldSpec, typed_field
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.seen_lines import SeenLines
from pmfacilitator.widgets.shown import shown

SEEN_BEFORE = "Seen before · set-up can link what this is like"


@dataclass(frozen=True)
class NewMeeting:
    """What the form asks for."""

    title: str = ""
    severity: str = ""
    date: dt.date | None = None
    timezone: str = ""
    agenda: str = "standard"

    def changed(self, field: str, value: object) -> NewMeeting:
        """The form with one field changed."""
        match field, value:
            case "date", dt.date() | None:
                return replace(self, date=value)
            case "title", str():
                return replace(self, title=value)
            case "severity", str():
                return replace(self, severity=value)
            case "agenda", str():
                return replace(self, agenda=value)
            case _:
                return self


class NewMeetingDialog(Dialog[NewMeeting]):
    """Asks for title, severity, date, zone and agenda; Enter begins the meeting.

    The date is asked for, never taken from the calendar: an incident is seldom of today.
    """

    DEFAULT_CSS = """
    NewMeetingDialog.-low {
        & SeenLines { max-height: 2; }
        & .dialog-hint { margin-top: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n,f9", "leave", "Close", show=False, id="home.new"),
    ]

    def __init__(
        self,
        house: House,
        agendas: Sequence[str],
        given: NewMeeting,
        texts: Mapping[str, str] | None = None,
        recall: Recall | None = None,
    ) -> None:
        super().__init__()
        self.reminder = Reminder(recall, self.set_timer, self._show_recalled)
        self._house = house
        self._agendas = tuple(agendas)
        self._given = given
        self._drafts: dict[str, str] = {}
        self._take_up(texts or {})

    def compose(self) -> ComposeResult:
        """Lay out the form."""
        with Vertical():
            yield Words(shown("A new meeting"), classes="dialog-title")
            yield Card("new", self._specs(), self._given.__dict__, self._drafts)
            yield SeenLines()
            yield Words(
                shown(f"{key_to('card.next')} next field · Enter begins the meeting · {closing()}"),
                classes="dialog-hint",
            )

    def on_mount(self) -> None:
        """Type the title."""
        self.query_one(Card).take_focus()

    @on(Card.Edited)
    def _edited(self, event: Card.Edited) -> None:
        event.stop()
        self._given = self._given.changed(event.field, event.value)
        self._recall("title" if event.field == "title" else "")
        self._tell()

    @on(Card.FieldEntered)
    def _entered(self, event: Card.FieldEntered) -> None:
        event.stop()
        self._recall(event.field)

    def _recall(self, field: str) -> None:
        """Look up titles like this one while it is typed, of incidents up to its day."""
        date = self._given.date.isoformat() if self._given.date else ""
        title = self._given.title if field == "title" else ""
        self.reminder.typed(Asked(title, TITLES, before=date))

    def _show_recalled(self) -> None:
        self.query_one(SeenLines).show(SEEN_BEFORE, self.reminder.found)

    @on(Card.Drafted)
    def _drafted(self, event: Card.Drafted) -> None:
        event.stop()
        self._drafts[event.field] = event.text
        self._tell()

    @on(Card.LinkWanted)
    def _zone_wanted(self, event: Card.LinkWanted) -> None:
        event.stop()
        options = [Option(name, name.replace("_", " ")) for name in zone_names()]

        def answered(zone: str | None) -> None:
            if zone:
                self._given = replace(self._given, timezone=zone)
                self._tell()
                self.query_one(Card).show(self._specs(), self._given.__dict__)

        pick(self.app, Picker(WHICH_ZONE, options, letters=event.letters), answered)

    @on(Card.Closed)
    def _begun(self, event: Card.Closed) -> None:
        event.stop()
        wrong = next((field for field, text in self._drafts.items() if text), "")
        if wrong:
            self.query_one(Card).take_focus(wrong)
        elif not self._given.title:
            self.query_one(Card).take_focus("title")
            self.notify("A title is needed: what was the incident?", markup=False, timeout=3)
        else:
            self.dismiss(self._given)

    def _take_up(self, texts: Mapping[str, str]) -> None:
        """Go on with what was half-typed when the form was last left."""
        for spec in self._specs():
            text = texts.get(spec.name, "")
            try:
                value = spec.parse(text)
            except InvalidValue:
                self._drafts[spec.name] = text
            else:
                if text and spec.name == "timezone":
                    self._given = replace(self._given, timezone=text)
                elif text:
                    self._given = self._given.changed(spec.name, value)

    def _tell(self) -> None:
        values = {spec.name: getattr(self._given, spec.name) for spec in self._specs()}
        texts = {
            spec.name: self._drafts.get(spec.name) or spec.show(values[spec.name])
            for spec in self._specs()
            if values[spec.name] is not None or self._drafts.get(spec.name)
        }
        self.post_message(FormTyped(texts))

    def _specs(self) -> tuple[FieldSpec, ...]:
        def parse_severity(text: str) -> str:
            return parse_choice(text, self._house.severities) or ""

        def parse_agenda(text: str) -> str:
            name = parse_choice(text, self._agendas)
            if name is None:
                raise InvalidValue("Which agenda? " + ", ".join(self._agendas))
            return name

        return (
            FieldSpec("title", "Title", hint="such as: Card payments failed for 47 minutes"),
            FieldSpec("severity", "Severity", parse_severity, options=self._house.severities),
            typed_field(
                "date", "Date", parse_date, show_date, "the day it began, such as 2026-11-20"
            ),
            FieldSpec("timezone", "Time zone", hint="Enter to choose", is_linked=True),
            FieldSpec("agenda", "Agenda", parse_agenda, options=self._agendas),
        )
