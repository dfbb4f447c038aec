"""Promises from last time: each is done, still on, or dropped with a reason, in its own meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from pmfacilitator.domain.edits import Edit, EnterResult, MoveAction, MoveInsight
from pmfacilitator.domain.learning.listed import ActionListed, Listed, actions_of, insights_of
from pmfacilitator.domain.learning.promises import Promise
from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.prompts import AnyPrompt
from pmfacilitator.domain.rows import ActionStatus, InsightStatus
from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.domain.typed_outcomes import parse_result
from pmfacilitator.errors import InvalidValue, PmFacilitatorError
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.body import Body, Work
from pmfacilitator.screens.dialogs.line import Half, LineDialog
from pmfacilitator.screens.lists.views import view_of
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView

if TYPE_CHECKING:
    from pmfacilitator.elsewhere import Changed, Changes

_WIDTH = 48


class LastTimeBody(Body):
    """Asks of each promise what became of it; one key answers."""

    DEFAULT_CSS = """
    LastTimeBody > RowList { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "x", "done", "Done", id="promise.done", tooltip="Done; of an insight, what came of it"
        ),
        Binding("y", "still", "Still on", id="promise.still", tooltip="Still on"),
        Binding("n", "drop", "Dropped", id="promise.drop", tooltip="Not doing it, and why"),
    ]

    def __init__(
        self,
        work: Work,
        prompt: AnyPrompt,
        changes: Changes,
        promises: Sequence[Promise],
        *,
        id: str,  # noqa: A002 (Textual's own name)
    ) -> None:
        super().__init__(work, prompt, id=id)
        self._changes = changes
        self._promises = {promise.row.id: promise for promise in promises}
        self._still: set[str] = set()

    @property
    def list(self) -> RowList:
        """The promises."""
        return self.query_one(RowList)

    @property
    def is_settled(self) -> bool:
        """Whether each of them has been answered."""
        return not any(self._waits(promise) for promise in self._promises.values())

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield RowList()

    def on_mount(self) -> None:
        """Fill it."""
        self.show()

    def show(self) -> None:
        """Draw the promises as they stand now."""
        self.list.show([self._view(promise) for promise in self._promises.values()])

    def take_focus(self, row: str = "", field: str = "") -> None:
        """Go to a promise, or to the first that waits for its answer."""
        del field
        waiting = (name for name, each in self._promises.items() if self._waits(each))
        self.list.point_at(row if row in self._promises else next(waiting, ""))
        self.list.focus()
        self.post_message(self.Stood(self, self.list.cursor))

    def action_done(self) -> None:
        """Say that the action is done, or ask what came of the insight."""
        promise = self._pointed_at()
        if promise is None:
            return
        today = self._changes.today
        if isinstance(promise.row, ActionListed):
            self._change(promise, MoveAction(promise.row.id, ActionStatus.DONE, today))
            return
        name = promise.row.id
        self._ask(
            promise,
            "result",
            f"What came of “{shorten(promise.row.words, _WIDTH)}”?",
            "words, then a number with sign and unit: ARR +200,000 USD",
            _told,
            lambda text: EnterResult(name, parse_result(text), today),
        )

    def action_still(self) -> None:
        """Leave it as it is, and go on to the next."""
        promise = self._pointed_at()
        if promise is not None:
            self._still.add(promise.row.id)
            self._go_on()

    def action_drop(self) -> None:
        """Ask why it is dropped."""
        promise = self._pointed_at()
        if promise is None:
            return
        row, today = promise.row, self._changes.today

        def dropped(why: str) -> Edit:
            if isinstance(row, ActionListed):
                return MoveAction(row.id, ActionStatus.NOT_DOING, today, because=why)
            return MoveInsight(row.id, InsightStatus.DROPPED, today, because=why)

        question = f"Why is “{shorten(row.words, _WIDTH)}” dropped?"
        self._ask(promise, "because", question, "the pool is gone", _reason, dropped)

    def takes_back(self) -> bool:
        """Take back what was changed from here last, if the cursor is here and there is anything."""
        return self.list.has_focus and self._step(self._changes.undo, "Undid")

    def does_again(self) -> bool:
        """Do again what was taken back here last."""
        return self.list.has_focus and self._step(self._changes.redo, "Did again")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a promise under the cursor can be answered."""
        if action in {"done", "still", "drop"}:
            return self._pointed_at() is not None
        return super().check_action(action, parameters)

    def _ask(
        self,
        promise: Promise,
        field: str,
        question: str,
        hint: str,
        check: Callable[[str], object],
        edit: Callable[[str], Edit],
    ) -> None:
        session, draft = self.work.session, self.draft_id(field, promise.row.id)

        def given(text: str | None) -> None:
            if text is not None and self._change(promise, edit(clean_line(text))):
                session.set_draft(draft, "")

        half = Half(session.desk.draft(draft), lambda typed: session.set_draft(draft, typed))
        self.app.push_screen(LineDialog(question, "", hint, check, keeps=True, half=half), given)

    def _change(self, promise: Promise, edit: Edit) -> bool:
        """Change the other meeting; False (and one sentence) if that cannot be now."""
        try:
            changed = self._changes.make(promise.row.meeting, edit)
        except PmFacilitatorError as error:
            self.say(str(error))
            return False
        self._take_up(changed)
        said = f"{changed.label[:1].upper()}{changed.label[1:]}"
        self.say(f"{said} · {key_to('meeting.undo')} takes it back")
        self._go_on()
        return True

    def _step(self, step: Callable[[], Changed | None], verb: str) -> bool:
        try:
            changed = step()
        except PmFacilitatorError as error:
            self.say(str(error))
            return True
        if changed is None:
            return False
        self._take_up(changed)
        self._still.discard(changed.row)
        self.show()
        self.list.point_at(changed.row)
        self.say(f"{verb}: {changed.label}")
        return True

    def _take_up(self, changed: Changed) -> None:
        """Keep the row as its meeting has it now."""
        seen, today = seen_of(changed.after), self._changes.today
        rows: list[Listed] = [*actions_of(seen, today), *insights_of(seen, today)]
        for row in rows:
            if row.id in self._promises and row.id == changed.row:
                self._promises[row.id] = replace(self._promises[row.id], row=row)

    def _go_on(self) -> None:
        self.show()
        ids = list(self._promises)
        at = ids.index(self.list.cursor) if self.list.cursor in ids else 0
        after = (name for name in (*ids[at:], *ids[:at]) if self._waits(self._promises[name]))
        self.list.point_at(next(after, self.list.cursor))
        self.refresh_bindings()

    def _waits(self, promise: Promise) -> bool:
        row = promise.row
        is_asked = row.is_open if isinstance(row, ActionListed) else row.is_due
        return is_asked and row.id not in self._still

    def _view(self, promise: Promise) -> RowView:
        view = view_of(promise.row, self.work.house)
        mark = "still on" if promise.row.id in self._still else view.tail
        return replace(view, tail=mark, notes=(promise.why, *view.notes))

    def _pointed_at(self) -> Promise | None:
        found = self.query(RowList)
        return self._promises.get(found.first().cursor) if found else None

    @on(RowList.Pointed)
    def _pointed(self, event: RowList.Pointed) -> None:
        event.stop()
        self.post_message(self.Stood(self, event.row_id))
        self.refresh_bindings()

    @on(RowList.Passed)
    @on(RowList.Chosen)
    def _nowhere(self, event: RowList.Passed | RowList.Chosen) -> None:
        event.stop()


def _told(text: str) -> object:
    told = parse_result(text)
    if told is None:
        raise InvalidValue("Say in one line what came of it.")
    return told


def _reason(text: str) -> str:
    why = clean_line(text)
    if not why:
        raise InvalidValue("Say in one line why not.")
    return why
