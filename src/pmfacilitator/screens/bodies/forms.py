"""A few single values that answer a prompt, side by side on one card."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from pmfacilitator.domain.edits import ChangeZone, Keep
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import FormPrompt
from pmfacilitator.screens.bodies.body import Body, Work
from pmfacilitator.screens.cards import form_specs
from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog
from pmfacilitator.screens.dialogs.picker import Option, Picker, pick
from pmfacilitator.widgets.card import Card
from pmfacilitator.widgets.card_field import FieldSpec

WHICH_ZONE = "Which time zone is the meeting's?"


class FormBody(Body):
    """One card over the section's (or the incident's) single values."""

    def __init__(self, work: Work, prompt: FormPrompt, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(work, prompt, id=id)
        self._fields = prompt.fields

    def compose(self) -> ComposeResult:
        """Lay out the card, with what was half-typed."""
        drafts = {name: self.work.session.desk.draft(self.draft_id(name)) for name in self._fields}
        yield Card("", self._specs(), self._values(), drafts, goes_round=False)

    def show(self) -> None:
        """Show the values of now."""
        self.query_one(Card).show(self._specs(), self._values())

    def take_focus(self, row: str = "", field: str = "") -> None:
        """Put the cursor into the field named, or the first."""
        del row
        self.query_one(Card).take_focus(field)
        self.post_message(self.Stood(self, field=field))

    @on(Card.Edited)
    def _edited(self, event: Card.Edited) -> None:
        event.stop()
        if getattr(self.work.record, event.field) != event.value:
            self.apply(self.work.change(event.field, event.value))

    @on(Card.Drafted)
    def _drafted(self, event: Card.Drafted) -> None:
        event.stop()
        self.work.session.set_draft(self.draft_id(event.field), event.text)

    @on(Card.FieldEntered)
    def _field_entered(self, event: Card.FieldEntered) -> None:
        event.stop()
        self.post_message(self.Stood(self, field=event.field))

    @on(Card.Closed)
    def _card_closed(self, event: Card.Closed) -> None:
        event.stop()
        self.post_message(self.NextWanted())

    @on(Card.Passed)
    def _passed(self, event: Card.Passed) -> None:
        event.stop()
        self.post_message(self.NextWanted(event.by))

    @on(Card.LinkWanted)
    def _zone_wanted(self, event: Card.LinkWanted) -> None:
        """The only value of a form that is chosen from a list is the meeting's zone."""
        event.stop()
        from pmfacilitator.domain.zones import zone_names

        options = tuple(Option(name, name.replace("_", " ")) for name in zone_names())
        pick(self.app, Picker(WHICH_ZONE, options, letters=event.letters), self._zone_given)

    def _zone_given(self, zone: str | None) -> None:
        if not zone or zone == self.work.meeting.incident.timezone:
            return
        if not _has_times_to_move(self.work.meeting):
            self.apply(ChangeZone(zone))
            return
        question = ChoiceDialog(
            f"The times typed so far were read in {self.work.meeting.incident.timezone}. "
            f"What stays when the zone becomes {zone}?",
            (
                Choice(Keep.CLOCK_TIMES.value, "The clock times: 14:32 stays 14:32"),
                Choice(Keep.INSTANTS.value, "The moments: each time is rewritten for the new zone"),
            ),
        )

        def answered(keep: str | None) -> None:
            if keep:
                self.apply(ChangeZone(zone, Keep(keep)))

        self.app.push_screen(question, answered)

    def _specs(self) -> tuple[FieldSpec, ...]:
        return form_specs(self._fields, self.work.house)

    def _values(self) -> dict[str, object]:
        record = self.work.record
        return {name: getattr(record, name) for name in self._fields}


def _has_times_to_move(meeting: Meeting) -> bool:
    """Whether any time was typed that counts in the meeting's zone."""
    if meeting.incident.timezone is None:
        return False
    return any(entry.when is not None and entry.when.zone is None for entry in meeting.timeline)
