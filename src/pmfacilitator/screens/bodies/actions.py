"""What was decided: actions."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from pmfacilitator.domain.edits import MoveAction
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Action, ActionStatus
from pmfacilitator.domain.typed_values import show_words
from pmfacilitator.screens.bodies.rows import RowsBody
from pmfacilitator.screens.links import show_target
from pmfacilitator.screens.speakers import action_of
from pmfacilitator.widgets.row_view import RowView

_BOXES = {ActionStatus.OPEN: "[ ]", ActionStatus.DONE: "[x]", ActionStatus.NOT_DOING: "[-]"}


class ActionsBody(RowsBody):
    """Actions; X ticks the one under the cursor."""

    PLACEHOLDER: ClassVar[str] = "@mara Cap connections per client by Friday"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "tick", "Done", id="action.tick", tooltip="Done, or open again"),
    ]

    def views(self) -> tuple[RowView, ...]:
        """Its state, its words, who and when, and beneath it what it answers."""
        return tuple(self._view(row) for row in self.rows() if isinstance(row, Action))

    def new_row(self, text: str) -> Row:
        """An action; `@name` in front or behind says who will do it, `by Friday` at the end by when."""
        return action_of(text, self.work.meeting, self.work.house, self.work.today())

    def understood(self, text: str) -> str:
        """Who will do it and by when, or how to say so."""
        action = action_of(text, self.work.meeting, self.work.house, self.work.today())
        known = (
            f"owner {action.owner}" if action.owner else "",
            f"due {action.due:%a} {action.due}" if action.due else "",
        )
        words = " · ".join(part for part in known if part)
        return words or "@name in front, “by Friday” at the end"

    def action_tick(self) -> None:
        """Mark the action done, or open again."""
        action = self.work.meeting.row(self.list.cursor)
        if isinstance(action, Action):
            done = action.status is ActionStatus.DONE
            status = ActionStatus.OPEN if done else ActionStatus.DONE
            self.apply(MoveAction(action.id, status, self.work.today()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only an action under the cursor can be ticked."""
        if action == "tick":
            return self.list.has_focus and bool(self.list.cursor)
        return super().check_action(action, parameters)

    def _view(self, action: Action) -> RowView:
        due = f"by {action.due}" if action.due else ""
        kind = show_words(action.kind) if action.kind else ""
        priority = show_words(action.priority) if action.priority else ""
        who = " · ".join(part for part in (action.owner, due) if part)
        what = " · ".join(part for part in (kind, priority) if part)
        answers = show_target(self.work.shown, action.answers)
        notes = (
            f"answers: {answers}" if answers else "",
            action.tracker,
            f"not doing, because: {action.because}" if action.because else "",
        )
        finished = action.status is not ActionStatus.OPEN
        box = _BOXES[action.status]
        shown = tuple(note for note in notes if note)
        return RowView(action.id, action.what, box, who, what, notes=shown, finished=finished)
