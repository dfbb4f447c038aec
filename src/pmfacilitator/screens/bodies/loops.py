"""The roadmap feed on the screen: closed loops first, then a decision on each of the others."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from pmfacilitator.domain.edits import ChangeRow, Together
from pmfacilitator.domain.learning.carrying_out import decided
from pmfacilitator.domain.learning.roadmap import Stage, of_stage, show_number, stage_of, totals
from pmfacilitator.domain.reviewed import Loop, Verdict
from pmfacilitator.domain.text import shorten
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import parse_date, show_list, show_words
from pmfacilitator.screens.bodies.body import Body
from pmfacilitator.screens.dialogs.line import LineDialog
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView

_EMPTY = "Nothing yet: no insight has been proposed for the roadmap."
_MARKS = {Verdict.KEEP: "keep", Verdict.KILL: "kill", Verdict.WAIT: "wait", None: "?"}
_WORDS = 48


class LoopsBody(Body):
    """Keeps, kills or lets wait the insight under the cursor."""

    DEFAULT_CSS = """
    LoopsBody > RowList { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "decide('keep')", "Keep", id="loop.keep", tooltip="Keep it on the roadmap"),
        Binding("x", "kill", "Kill", id="loop.kill", tooltip="Kill it, with a reason"),
        Binding("w", "wait", "Wait", id="loop.wait", tooltip="Let it wait"),
        Binding(
            "u",
            "decide('')",
            "Undecide",
            show=False,
            id="loop.open",
            tooltip="Take the decision back",
        ),
    ]

    @property
    def list(self) -> RowList:
        """The insights, stage by stage."""
        return self.query_one(RowList)

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield RowList(empty=_EMPTY)

    def on_mount(self) -> None:
        """Fill it."""
        self.show()

    def show(self) -> None:
        """Draw the insights of now."""
        review = self.work.shown.looked_back_on
        days = {each.decision: each.on for each in review.carried}
        carried = {each.decision.insight: days.get(each.decision) for each in decided(review)}
        rows: list[RowView] = []
        for stage in Stage:
            found = of_stage(review.loops, stage)
            if found:
                rows.append(RowView("", _title(stage, found)))
                rows += [_view(loop, carried.get(loop.id)) for loop in found]
        self.list.show(rows)

    def take_focus(self, row: str = "", field: str = "") -> None:
        """Go to an insight, or to the first that asks for a decision."""
        del field
        loops = self.work.meeting.looked_back_on.loops
        asked = (loop.id for loop in loops if _asks(loop) and loop.verdict is None)
        if not (row and self.list.point_at(row)):
            self.list.point_at(next(asked, ""))
        self.list.focus()
        self.post_message(self.Stood(self, self.list.cursor))

    def action_decide(self, verdict: str) -> None:
        """Decide on the insight under the cursor, or take that back; the next one is asked then."""
        loop = self._loop()
        if loop is not None:
            self._decide(loop, Verdict(verdict) if verdict else None)

    def action_wait(self) -> None:
        """Let it wait, until a day if one is named."""
        loop = self._loop()
        if loop is None:
            return

        def given(until: str | None) -> None:
            if until is not None:
                self._decide(loop, Verdict.WAIT, until=parse_date(until))

        question = f"Until when does “{shorten(loop.learned, _WORDS)}” wait?"
        hint = "2027-01-15; Enter alone leaves it open"
        day = show_date(loop.until) if loop.until else ""
        self.app.push_screen(LineDialog(question, day, hint, parse_date), given)

    def action_kill(self) -> None:
        """Ask why, and kill it."""
        loop = self._loop()
        if loop is None:
            return

        def given(because: str | None) -> None:
            if because and because.strip():
                self._decide(loop, Verdict.KILL, because)

        question = f"Why is “{shorten(loop.learned, _WORDS)}” killed?"
        hint = "no customer has asked since the spring"
        self.app.push_screen(LineDialog(question, loop.because, hint, keeps=True), given)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A loop that has closed asks for no decision."""
        if action in {"decide", "kill", "wait"}:
            return self._loop() is not None
        return super().check_action(action, parameters)

    def _decide(
        self,
        loop: Loop,
        verdict: Verdict | None,
        because: str = "",
        until: dt.date | None = None,
    ) -> None:
        edits = (
            ChangeRow(loop.id, "until", until),
            ChangeRow(loop.id, "because", because),
            ChangeRow(loop.id, "verdict", verdict),
        )
        said = f"decided “{verdict or 'nothing yet'}” on “{shorten(loop.learned, 30)}”"
        if self.apply(Together(edits, said)):
            self.list.action_cursor(1)

    def _loop(self) -> Loop | None:
        row = self.work.meeting.row(self.list.cursor)
        return row if isinstance(row, Loop) and _asks(row) else None

    @on(RowList.Pointed)
    def _pointed(self, event: RowList.Pointed) -> None:
        event.stop()
        self.post_message(self.Stood(self, event.row_id))
        self.refresh_bindings()

    @on(RowList.Passed)
    @on(RowList.Chosen)
    def _nowhere(self, event: RowList.Passed | RowList.Chosen) -> None:
        event.stop()


def _asks(loop: Loop) -> bool:
    return stage_of(loop) is not Stage.CLOSED


def _title(stage: Stage, loops: tuple[Loop, ...]) -> str:
    sums = totals(loops) if stage is Stage.CLOSED else {}
    total = show_list([show_number(value, unit) for unit, value in sums.items()])
    return f"{stage.words} · together {total}" if total and len(loops) > 1 else stage.words


def _view(loop: Loop, carried: dt.date | None) -> RowView:
    number = show_number(loop.number.value, loop.number.unit) if loop.number else ""
    since = f"since {show_date(loop.since)}" if loop.since else ""
    learned = f"learned {show_date(loop.open_since)}" if loop.open_since else ""
    notes = (
        " · ".join(p for p in (show_words(loop.status), since, learned, loop.owner) if p),
        f"could become: {loop.opportunity}" if loop.opportunity else "",
        f"seen in: {show_list(loop.incidents)}" if loop.incidents else "",
        f"customers: {show_list(loop.customers)}" if loop.customers else "",
        f"“{loop.quotes[0]}”" if loop.quotes else "",
        f"{loop.verdict}, because: {loop.because}" if loop.because else "",
        f"✓ carried out {show_date(carried)}" if carried else "",
        f"waits until {show_date(loop.until)}" if loop.until else "",
    )
    return RowView(
        loop.id,
        loop.learned,
        lead=_MARKS[loop.verdict] if _asks(loop) else "✓",
        tail=" ".join(part for part in (number, loop.result) if part),
        notes=tuple(note for note in notes if note),
        finished=loop.verdict is Verdict.KILL,
    )
