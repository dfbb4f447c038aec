"""Promises from last time: each is done, still on, or dropped with a reason, in its own meeting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from pmfacilitator.domain.edits import AnswerPromise, Edit, EnterResult, MoveAction, MoveInsight
from pmfacilitator.domain.learning.listed import ActionListed
from pmfacilitator.domain.learning.promises import Promise
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import ActionStatus, InsightStatus, Kept, Promised
from pmfacilitator.domain.sections import PROMISES
from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.domain.typed_outcomes import parse_result
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import show_words
from pmfacilitator.errors import InvalidValue, PmFacilitatorError
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.body import Body
from pmfacilitator.screens.dialogs.line import Half, LineDialog
from pmfacilitator.screens.lists.views import view_of
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView

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

    promises: Sequence[Promise] = ()
    """Those that the library knows of, as they stood before this meeting."""

    @property
    def list(self) -> RowList:
        """The promises."""
        return self.query_one(RowList)

    @property
    def _answered(self) -> Mapping[str, Promised]:
        rows = self.work.shown.rows(Slot(PROMISES, self.work.step))
        return {row.id: row for row in rows if isinstance(row, Promised)}

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield RowList()

    def on_mount(self) -> None:
        """Fill it."""
        self.show()

    def show(self) -> None:
        """Draw the promises and what was answered, those last that nothing is left of."""
        answered, asked = self._answered, {each.row.id for each in self.promises}
        self.list.show(
            [
                *(self._view(each, answered.get(each.row.id)) for each in self.promises),
                *(_told_view(row) for name, row in answered.items() if name not in asked),
            ]
        )

    def take_focus(self, row: str = "", field: str = "") -> None:
        """Go to a promise, or to the first that waits for its answer."""
        del field
        if not (row and self.list.point_at(row)):
            self.list.point_at(next(iter(self._waiting()), ""))
        self.list.focus()
        self.post_message(self.Stood(self, self.list.cursor))

    def action_done(self) -> None:
        """Say that the action is done, or ask what came of the insight."""
        promise = self._pointed_at()
        if promise is None:
            return
        today = self.work.today()
        if isinstance(promise.row, ActionListed):
            self._change(promise, MoveAction(promise.row.id, ActionStatus.DONE, today), Kept.DONE)
            return
        name = promise.row.id
        self._ask(
            promise,
            "result",
            f"What came of “{shorten(promise.row.words, _WIDTH)}”?",
            "words, then a number with sign and unit: ARR +200,000 USD",
            _told,
            lambda text: EnterResult(name, parse_result(text), today),
            Kept.DONE,
        )

    def action_still(self) -> None:
        """Leave it as it is, and go on to the next."""
        promise = self._pointed_at()
        if promise is not None and self.apply(self._answer(promise, Kept.STILL_ON)):
            self._go_on()

    def action_drop(self) -> None:
        """Ask why it is dropped."""
        promise = self._pointed_at()
        if promise is None:
            return
        row, today = promise.row, self.work.today()

        def dropped(why: str) -> Edit:
            if isinstance(row, ActionListed):
                return MoveAction(row.id, ActionStatus.NOT_DOING, today, because=why)
            return MoveInsight(row.id, InsightStatus.DROPPED, today, because=why)

        question = f"Why is “{shorten(row.words, _WIDTH)}” dropped?"
        self._ask(promise, "because", question, "the pool is gone", _reason, dropped, Kept.DROPPED)

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
        answer: Kept,
    ) -> None:
        session, draft = self.work.session, self.draft_id(field, promise.row.id)

        def given(text: str | None) -> None:
            said = clean_line(text or "")
            if said and self._change(promise, edit(said), answer, said):
                session.set_draft(draft, "")

        half = Half(session.desk.draft(draft), lambda typed: session.set_draft(draft, typed))
        self.app.push_screen(LineDialog(question, "", hint, check, keeps=True, half=half), given)

    def _change(self, promise: Promise, edit: Edit, answer: Kept, said: str = "") -> bool:
        """Change the other meeting; False (and one sentence) if that cannot be now."""
        others, name = self.work.others, promise.row.id
        if others is None:
            return False
        try:
            changed = others.change(promise.row.meeting, edit)
            others.note((changed,), lambda _made: self._answer(promise, answer, said))
        except PmFacilitatorError as error:
            self.say(str(error))
            return False
        self.say(f"{_sentence(changed.label)} · {key_to('meeting.undo')} takes it back")
        self.list.point_at(name)
        self._go_on()
        return True

    def _answer(self, promise: Promise, answer: Kept, said: str = "") -> AnswerPromise:
        row = promise.row
        return AnswerPromise(
            self.work.step,
            Promised(
                id=row.id,
                words=row.words,
                meeting=row.meeting,
                answer=answer,
                on=self.work.today(),
                said=said,
            ),
        )

    def _go_on(self) -> None:
        """Go to the next promise that waits, behind the cursor or from the first on."""
        ids = [each.row.id for each in self.promises]
        at = ids.index(self.list.cursor) if self.list.cursor in ids else 0
        waiting = self._waiting()
        after = (name for name in (*ids[at:], *ids[:at]) if name in waiting)
        self.list.point_at(next(after, self.list.cursor))
        self.refresh_bindings()

    def _waiting(self) -> Sequence[str]:
        return [each.row.id for each in self.promises if each.row.id not in self._answered]

    def _view(self, promise: Promise, answered: Promised | None) -> RowView:
        view = view_of(promise.row, self.work.house)
        if answered is None:
            return replace(view, notes=(promise.why, *view.notes))
        told = _told_view(answered)
        return replace(view, tail=told.tail, finished=told.finished, notes=told.notes)

    def _pointed_at(self) -> Promise | None:
        """The promise under the cursor, where it can be answered."""
        found = self.query(RowList)
        cursor = found.first().cursor if found and self.work.others else ""
        return next((each for each in self.promises if each.row.id == cursor), None)

    @on(RowList.Pointed)
    def _pointed(self, event: RowList.Pointed) -> None:
        event.stop()
        self.post_message(self.Stood(self, event.row_id))
        self.refresh_bindings()

    @on(RowList.Passed)
    @on(RowList.Chosen)
    def _nowhere(self, event: RowList.Passed | RowList.Chosen) -> None:
        event.stop()


def _told_view(row: Promised) -> RowView:
    """An answered promise: what was answered, and on which day."""
    return RowView(
        row.id,
        row.words,
        tail=f"{show_words(row.answer)} · {show_date(row.on)}",
        notes=(row.said,) if row.said else (),
        finished=row.answer is not Kept.STILL_ON,
    )


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


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
