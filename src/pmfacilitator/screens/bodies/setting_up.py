"""Set-up's lists: who takes part, and which steps the meeting takes."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from pmfacilitator.domain.edits import ChangeMinutes, SetAside
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Participant
from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.typed_values import parse_choice, parse_count, show_count
from pmfacilitator.errors import InvalidValue
from pmfacilitator.screens.bodies.rows import RowsBody
from pmfacilitator.widgets.card import Card
from pmfacilitator.widgets.card_field import typed_field
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView

_FACILITATOR, _NOTE_TAKER = _DUTIES = ("facilitator", "note-taker")


class PeopleBody(RowsBody):
    """Participants: a name, a comma, the role they speak for, and what they do for the meeting."""

    PLACEHOLDER: ClassVar[str] = "Mara Lindqvist, Customer Success"

    def views(self) -> tuple[RowView, ...]:
        """Name, role, duties; above them whoever is missed at this severity."""
        people = tuple(_view(row) for row in self.rows() if isinstance(row, Participant))
        missing = self._missing()
        if not missing:
            return people
        severity = self.work.meeting.incident.severity
        words = f"! A {severity} without {' and '.join(missing)}: who can speak for them?"
        return (RowView("", words), *people)

    def new_row(self, text: str) -> Row:
        """A participant; what follows the last commas is a role or a duty if it is one."""
        name, role, duties = text, "", set[str]()
        while duty := _duty(name) or self._role(name):
            if duty in _DUTIES:
                duties.add(duty)
            elif role:
                break
            else:
                role = duty
            name = name.rpartition(",")[0]
        if not clean_line(name):
            raise InvalidValue("Type a name, then a comma and the role.")
        return Participant(
            name=name,
            role=role,
            facilitator=_FACILITATOR in duties,
            note_taker=_NOTE_TAKER in duties,
        )

    def understood(self, text: str) -> str:
        """Which role and which duties were understood."""
        person = self.new_row(text)
        if not isinstance(person, Participant):
            return ""
        role = f"speaks for {person.role}" if person.role else ""
        said = " · ".join(words for words in (role, *_duties(person)) if words)
        if said:
            return said
        roles = ", ".join((*self.work.house.roles, *_DUTIES))
        named = text.rpartition(",")[2].strip() if "," in text else ""
        return f"“{named}” is no role: {roles}" if named else f"roles: {roles}"

    def _role(self, text: str) -> str:
        """The role that stands behind the last comma, "" if none does."""
        _name, comma, last = text.rpartition(",")
        try:
            return parse_choice(last, self.work.house.roles) or "" if comma else ""
        except InvalidValue:
            return ""

    def _missing(self) -> tuple[str, ...]:
        if self.work.meeting.incident.severity not in self.work.house.urgent:
            return ()
        here = {person.role for person in self.work.meeting.participants if person.present}
        return tuple(voice for voice in self.work.house.voices if voice not in here)


class StepsBody(RowsBody):
    """The agenda's steps: their minutes can be changed, and a step set aside."""

    PLACEHOLDER: ClassVar[str] = "Steps are changed in the list above"
    DEFAULT_CSS = """
    StepsBody { & > AddLine { display: none; } }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "x", "set_aside", "Set aside", id="steps.aside", tooltip="Leave out, or bring back"
        ),
    ]

    def views(self) -> tuple[RowView, ...]:
        """Every step, its minutes, and whether it is set aside."""
        meeting = self.work.meeting
        total = sum(step.minutes for step in meeting.steps)
        words = f"{meeting.agenda.title}: {total} minutes" if total else meeting.agenda.title
        views = [RowView("", words)]
        for step in meeting.agenda.steps:
            aside = step.id in meeting.set_aside
            minutes = f"{step.minutes:>2} min" if step.minutes and not aside else "–"
            said = "set aside" if aside else "" if step.minutes else "no timebox"
            views.append(RowView(step.id, step.title, minutes, aside=said, finished=aside))
        return tuple(views)

    def take_focus(self, row: str = "", field: str = "") -> None:
        """Go to the list; nothing is typed here."""
        del field
        self.list.point_at(row)
        self.list.focus()
        self.post_message(self.Stood(self, self.list.cursor))

    def show(self) -> None:
        """Draw the steps of now."""
        self.list.show(self.views())

    def finish(self) -> bool:
        """Nothing is typed here that could be left."""
        return True

    def draft_id(self, field: str, row: str = "") -> str:
        """A step is no row, so its half-typed minutes belong to this prompt."""
        return super().draft_id(row or field)

    def action_set_aside(self) -> None:
        """Leave the step out of this meeting, or bring it back."""
        step = self.list.cursor
        if step:
            self.apply(SetAside(step, step not in self.work.meeting.set_aside))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Steps come from the agenda: they are neither removed nor moved here."""
        if action in {"remove", "move", "become"}:
            return False
        return super().check_action(action, parameters)

    @on(RowList.Chosen)
    def _step_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        event.prevent_default()
        self.call_later(self._mount_minutes, event.row_id)

    @on(Card.Edited)
    def _minutes_given(self, event: Card.Edited) -> None:
        event.stop()
        event.prevent_default()
        if isinstance(event.value, int):
            self.apply(ChangeMinutes(event.subject, event.value))

    async def _mount_minutes(self, step_id: str) -> None:
        step = self.work.meeting.agenda.step(step_id)
        if step is None:
            return
        await self.query(Card).remove()
        specs = (
            typed_field("minutes", step.title, parse_count, show_count, "minutes; 0 for none"),
        )
        draft = self.work.session.desk.draft(self.draft_id("minutes", step_id))
        await self.mount(Card(step_id, specs, {"minutes": step.minutes}, {"minutes": draft}))
        self._open = step_id
        self.add_class("-card-open")
        self.query_one(Card).take_focus()


def _view(person: Participant) -> RowView:
    duties = (person.role, *_duties(person), "" if person.present else "not here")
    said = " · ".join(duty for duty in duties if duty)
    return RowView(person.id, person.name, "•", aside=said, finished=not person.present)


def _duty(text: str) -> str:
    """The duty that stands behind the last comma, "" if none does."""
    _name, comma, last = text.rpartition(",")
    word = clean_line(last).casefold().replace(" ", "-")
    return word if comma and word in _DUTIES else ""


def _duties(person: Participant) -> tuple[str, ...]:
    """What somebody does for the meeting, in the words that can be typed."""
    held = (person.facilitator, person.note_taker)
    return tuple(duty for duty, is_held in zip(_DUTIES, held, strict=True) if is_held)
