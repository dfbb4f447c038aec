"""The parking lot: each thing in it comes to an action, an insight, or a reason why it is not done."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, assert_never

from textual.binding import Binding, BindingType

from pmfacilitator.domain.edits import Triage
from pmfacilitator.domain.parking import (
    Fate,
    Outcome,
    fate_of,
    made_of,
    next_open,
    still_open,
)
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Action, ActionStatus, Insight, Parked
from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.domain.typed_values import show_words
from pmfacilitator.errors import InvalidValue
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.rows import RowsBody
from pmfacilitator.screens.dialogs.line import Half, LineDialog
from pmfacilitator.screens.links import show_voice
from pmfacilitator.screens.speakers import attributed, named_sort, parked_of
from pmfacilitator.widgets.row_view import RowView

REASON = "reason"
"""The draft of a parked thing that holds why it is not done, while that is typed."""


class ParkedBody(RowsBody):
    """Parks more, and decides on what is there: one key each, then the cursor goes to the next."""

    PLACEHOLDER: ClassVar[str] = "What needs more time than this meeting has"
    CAN_BECOME: ClassVar[frozenset[str]] = frozenset({"insight", "action"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "n",
            "not_doing",
            "Not doing",
            id="parked.not-doing",
            tooltip="Not doing it, because …",
        ),
    ]

    def views(self) -> tuple[RowView, ...]:
        """One row a thing: its sort, its words, who parked it, and what has become of it."""
        made = made_of(self.work.shown)
        return tuple(self._view(row, fate_of(row, made)) for row in self._parked())

    def new_row(self, text: str) -> Row:
        """A thing for later; its sort may stand in front of it."""
        return parked_of(text, self.work.meeting, self.work.house)

    def understood(self, text: str) -> str:
        """What sort of thing it is taken for and who said it, or how to say so."""
        sort = named_sort(text, self.work.meeting, self.work.house)
        voice, _ = attributed(text, self.work.meeting, self.work.house)
        said_by = f"said by {self.work.meeting.voice_name(voice)}" if voice.is_known else ""
        words = " · ".join(part for part in (show_words(sort or ""), said_by) if part)
        return words or "fix:, question: or opportunity: in front says what it is"

    def take_focus(self, row: str = "", field: str = "") -> None:
        """Come to what nobody has decided on yet, unless a place is named or a line half-typed."""
        if row and field == REASON:
            super().take_focus(row)
            self.action_not_doing()
            return
        is_free = not (row or field or self.is_card_open or self.add_line.text)
        waiting = next_open(self.work.shown, "") if is_free else ""
        super().take_focus(row or waiting, field)

    def action_become(self, what: str) -> None:
        """Make an action or insight of the thing under the cursor; if it is one, open that."""
        row = self.work.meeting.row(self.cursor)
        if not isinstance(row, Parked):
            return
        fate = fate_of(row, made_of(self.work.meeting))
        if fate.made is not None and fate.outcome == what:
            self.open_card(fate.made.id, "assumption" if what == "insight" else "owner")
            return
        made = self.insight_of(row) if what == "insight" else self.action_of(row)
        if self.apply(Triage(row.id, made)):
            self._decided(row, f"→ {what}")

    def action_not_doing(self) -> None:
        """Ask why the thing under the cursor is not done; the reason stays with it."""
        row = self.work.meeting.row(self.cursor)
        if not isinstance(row, Parked):
            return
        if fate_of(row, made_of(self.work.meeting)).made is not None:
            self.apply(Triage(row.id))  # refuses, and says why
            return
        session, draft = self.work.session, self.draft_id(REASON, row.id)

        def given(reason: str | None) -> None:
            if reason is not None and self.apply(Triage(row.id, because=reason)):
                session.set_draft(draft, "")
                self._decided(row, "not doing")

        dialog = LineDialog(
            f"Not doing “{shorten(row.text, 40)}”, because …",
            row.because,
            "it matters less than what we will do",
            _reason,
            keeps=True,
            half=Half(session.desk.draft(draft), partial(session.set_draft, draft)),
        )
        self.app.push_screen(dialog, given)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only of a thing under the cursor can it be said that it is not done."""
        if action == "not_doing":
            return self.list.has_focus and bool(self.list.cursor)
        return super().check_action(action, parameters)

    def _parked(self) -> tuple[Parked, ...]:
        return tuple(row for row in self.rows() if isinstance(row, Parked))

    def _decided(self, row: Parked, what: str) -> None:
        """Go to the next thing, and say what became of this one."""
        meeting = self.work.meeting
        self.list.point_at(next_open(meeting, row.id) or row.id)
        left = len(still_open(meeting))
        rest = f"{left} still open" if left else "all are decided on"
        self.say(f"{what} · {rest} · {key_to('meeting.undo')} takes it back")

    def _view(self, row: Parked, fate: Fate) -> RowView:
        return RowView(
            row.id,
            row.text,
            lead="•",
            aside=show_voice(self.work.meeting, row.said_by),
            notes=(_told(row, fate),),
            finished=fate.outcome is not Outcome.OPEN,
        )


def _told(row: Parked, fate: Fate) -> str:
    """What sort of thing it is and what has become of it, a mark and a word first."""
    return f"{show_words(row.sort or '')} {_became(row, fate)}".strip()


def _became(row: Parked, fate: Fate) -> str:
    match fate.outcome:
        case Outcome.OPEN:
            return "○ still open"
        case Outcome.NOT_DOING:
            return f"– not doing: {row.because}"
        case Outcome.ACTION | Outcome.INSIGHT:
            own = fate.made.headline if fate.made else ""
            words = f": {own}" if own != row.text else ""
            return " · ".join([f"→ {fate.outcome.value}{words}", *_about(fate.made)])
        case _:
            assert_never(fate.outcome)


def _about(made: Action | Insight | None) -> list[str]:
    """Who has taken up what was made of a thing, by when, and whether it is still to be done."""
    match made:
        case Action():
            due = f"by {made.due}" if made.due else ""
            status = "" if made.status is ActionStatus.OPEN else show_words(made.status)
            return [part for part in (made.owner, due, status) if part]
        case Insight():
            return [made.owner] if made.owner else []
        case None:
            return []


def _reason(text: str) -> None:
    if not clean_line(text):
        raise InvalidValue(f"Type in a few words why not; {key_to('dialog.leave')} leaves it open.")
