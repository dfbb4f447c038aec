"""What a row can become by one key: an insight or an action that is linked to it."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from pmfacilitator.domain.edits import AddRow
from pmfacilitator.domain.prompts import AnyPrompt, Slot
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Action, Insight
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.body import Work
from pmfacilitator.screens.bodies.recalling import RecallingBody


class BecomingBody(RecallingBody):
    """Makes an insight or an action of the row under the cursor, once, and opens its card."""

    CAN_BECOME: ClassVar[frozenset[str]] = frozenset()
    """What a row of this body can be turned into: `insight`, `action`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "become('insight')", "Insight", id="row.insight", tooltip="Make an insight"),
        Binding("a", "become('action')", "Action", id="row.action", tooltip="Make an action of it"),
    ]

    def __init__(self, work: Work, prompt: AnyPrompt, slot: Slot, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(work, prompt, id=id)
        self.slot = slot

    @property
    def cursor(self) -> str:
        """The id of the row under the cursor, "" if there is none."""
        return ""

    def action_become(self, what: str) -> None:
        """Make an insight or an action of the row under the cursor, linked to it."""
        row = self.work.meeting.row(self.cursor)
        if row is None:
            return
        meeting = self.work.meeting
        field = "assumption" if what == "insight" else "owner"
        if what == "insight":
            there = next((i.id for i in meeting.insights if i.source == row.id), "")
        else:
            there = next((a.id for a in meeting.actions if a.answers == row.id), "")
        if there:
            self.open_card(there, field)
            return
        made = self.insight_of(row) if what == "insight" else self.action_of(row)
        slot = Slot("insights" if what == "insight" else "actions")
        if self.apply(AddRow(slot, made)):
            self.say(
                f"Added an {what}; it stands in the decisions · {key_to('meeting.undo')} takes it back"
            )
            self.open_card(made.id, field)

    def insight_of(self, row: Row) -> Insight:
        """An insight that says what the row says, and comes from it."""
        return Insight(learned=row.headline, source=row.id)

    def action_of(self, row: Row) -> Action:
        """An action that does what the row says, and answers it."""
        return Action(what=row.headline, answers=row.id)

    def heading(self, row: Row) -> str:
        """An insight or an action made here says what it is."""
        found = self.work.meeting.find(row.id)
        if found is None or found[0] == self.slot:
            return ""
        made = {"insights": "An insight from this", "actions": "An action from this"}
        return made.get(found[0].field, "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what a row of this body can become."""
        if action == "become":
            return parameters[0] in self.CAN_BECOME
        return super().check_action(action, parameters)
