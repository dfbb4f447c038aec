"""What can be done with a row of another meeting: each key is one edit, saved there at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from pmfacilitator.domain.learning.listed import ActionListed, InsightListed
from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.errors import InvalidValue, PmFacilitatorError
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.dialogs.line import Half, LineDialog
from pmfacilitator.screens.lists.screen import ListsScreen

if TYPE_CHECKING:
    from pmfacilitator.domain.edits import Edit
    from pmfacilitator.elsewhere import Changed

_WIDTH = 40
_NO_REASON = "Say in one line why not."


class SettlingScreen(ListsScreen):
    """The lists, and what the keys of a row do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+z", "undo", "Undo", priority=True, show=False, id="meeting.undo", tooltip="Undo"
        ),
        Binding(
            "ctrl+y", "redo", "Redo", priority=True, show=False, id="meeting.redo", tooltip="Redo"
        ),
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Letters are keys in the list only, and each only for rows that it fits."""
        row = self.pointed if self.is_in_list else None
        match action:
            case "tick":
                return isinstance(row, ActionListed)
            case "drop":
                return isinstance(row, ActionListed | InsightListed)
            case "status" | "result" | "check_back":
                return isinstance(row, InsightListed)
            case _:
                return super().check_action(action, parameters)

    def action_tick(self) -> None:
        """Mark the action done, or open again."""
        from pmfacilitator.domain.edits import MoveAction
        from pmfacilitator.domain.rows import ActionStatus

        row = self.pointed
        if isinstance(row, ActionListed):
            to = ActionStatus.OPEN if row.status == ActionStatus.DONE else ActionStatus.DONE
            self._change(row, MoveAction(row.id, to, self.changes.today))

    def action_drop(self) -> None:
        """Ask why the row is given up, and give it up."""
        from pmfacilitator.domain.edits import MoveAction, MoveInsight
        from pmfacilitator.domain.rows import ActionStatus, InsightStatus

        row = self.pointed
        if not isinstance(row, ActionListed | InsightListed):
            return
        today = self.changes.today

        def dropped(why: str) -> Edit:
            if isinstance(row, ActionListed):
                return MoveAction(row.id, ActionStatus.NOT_DOING, today, because=why)
            return MoveInsight(row.id, InsightStatus.DROPPED, today, because=why)

        self._ask(row, "drop", "Why not?", row.because, "the pool is gone", _reason, dropped)

    def action_status(self) -> None:
        """Ask how far the insight has come."""
        from pmfacilitator.domain.edits import MoveInsight
        from pmfacilitator.domain.rows import InsightStatus
        from pmfacilitator.domain.typed_values import show_words
        from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog

        row = self.pointed
        if not isinstance(row, InsightListed):
            return

        def chosen(answer: str | None) -> None:
            match answer:
                case None | "":
                    return
                case InsightStatus.DROPPED:
                    self.action_drop()
                case InsightStatus.MEASURED if not (row.result and row.result.number):
                    self.action_result()
                case _:
                    to = InsightStatus(answer)
                    self._change(row, MoveInsight(row.id, to, self.changes.today))

        asks = {InsightStatus.DROPPED: ", and why", InsightStatus.MEASURED: ", with its result"}
        choices = [
            Choice(each, f"{show_words(each)}{asks.get(each, '')}") for each in InsightStatus
        ]
        self.app.push_screen(ChoiceDialog(f"“{shorten(row.learned, 60)}” is", choices), chosen)

    def action_result(self) -> None:
        """Ask what came of the insight."""
        from pmfacilitator.domain.edits import EnterResult
        from pmfacilitator.domain.learning.shown import show_seen_result
        from pmfacilitator.domain.typed_outcomes import parse_result

        row = self.pointed
        if isinstance(row, InsightListed):
            today = self.changes.today
            self._ask(
                row,
                "result",
                "What came of it?",
                show_seen_result(row.result) if row.result else "",
                "words, then a number with sign and unit: ARR +200,000 USD",
                parse_result,
                lambda text: EnterResult(row.id, parse_result(text), today),
            )

    def action_check_back(self) -> None:
        """Ask when the result is to be looked for."""
        from pmfacilitator.domain.edits import ChangeRow
        from pmfacilitator.domain.typed_values import parse_date

        row = self.pointed
        if isinstance(row, InsightListed):
            day = row.check_back.isoformat() if row.check_back else ""
            self._ask(
                row,
                "check_back",
                "When do we look for its result?",
                day,
                "a day, such as 2027-02-01",
                parse_date,
                lambda text: ChangeRow(row.id, "check_back", parse_date(text)),
            )

    def action_undo(self) -> None:
        """Take the last change back that was made from here."""
        self._step(self.changes.undo, "Undid", "Nothing to undo here")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._step(self.changes.redo, "Did again", "Nothing to do again here")

    def _ask(
        self,
        row: ActionListed | InsightListed,
        field: str,
        question: str,
        text: str,
        hint: str,
        check: Callable[[str], object],
        edit: Callable[[str], Edit],
    ) -> None:
        """Ask for one line about a row; what is half-typed waits until it is given."""
        name, drafts = f"{row.id}/{field}", self.changes.drafts

        def given(answer: str | None) -> None:
            if answer is not None and self._change(row, edit(answer)):
                drafts.keep_draft(name, "")

        half = Half(drafts.draft(name), lambda typed: drafts.keep_draft(name, typed))
        self.app.push_screen(LineDialog(question, text, hint, check, keeps=True, half=half), given)

    def _change(self, row: ActionListed | InsightListed, edit: Edit) -> bool:
        """Change a row in its meeting; False (and one sentence) if it cannot be now."""
        try:
            changed = self.changes.make(row.meeting, edit)
        except PmFacilitatorError as error:
            self.say(str(error))
            return False
        self._show(changed)
        said = f"{changed.label[:1].upper()}{changed.label[1:]}"
        back = f"{said} · {key_to('meeting.undo')} takes it back"
        self.say(back if changed.is_another else "It was so already")
        return True

    def _step(self, step: Callable[[], Changed | None], verb: str, nothing: str) -> None:
        try:
            changed = step()
        except PmFacilitatorError as error:
            self.say(str(error))
            return
        if changed is None:
            self.say(nothing)
            return
        self._show(changed)
        self.say(f"{verb}: {changed.label}")

    def _show(self, changed: Changed) -> None:
        """Draw a row as its meeting has it now, in the list in which it stands."""
        from pmfacilitator.domain.learning.listed import actions_of, insights_of
        from pmfacilitator.domain.learning.seeing import seen_of
        from pmfacilitator.screens.lists.which import Which

        seen, today = seen_of(changed.after), self.changes.today
        for action in actions_of(seen, today):
            if action.id == changed.row:
                self.which = Which.ACTIONS
                self.replaced(action)
        for insight in insights_of(seen, today):
            if insight.id == changed.row:
                self.which = Which.INSIGHTS
                self.replaced(insight)


def _reason(text: str) -> str:
    why = clean_line(text)
    if not why:
        raise InvalidValue(_NO_REASON)
    return why
