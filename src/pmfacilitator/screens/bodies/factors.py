"""Contributing factors, each with its chain of whys beneath it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType

from pmfacilitator.domain.edits import AddRow, Edit
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Factor, Link, Why
from pmfacilitator.domain.sections import RootCauseSection
from pmfacilitator.screens.bodies.body import Body
from pmfacilitator.screens.bodies.recalling_line import RecallingRows
from pmfacilitator.screens.links import show_link, show_seen_before, show_target, show_voice
from pmfacilitator.screens.speakers import attributed
from pmfacilitator.widgets.row_view import RowView


class FactorsBody(RecallingRows):
    """Adds factors; one key turns to asking why one of them was so."""

    PLACEHOLDER: ClassVar[str] = "A condition that made it possible"
    CAN_BECOME: ClassVar[frozenset[str]] = frozenset({"action", "insight"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "ask_why", "Why?", id="factor.why", tooltip="Ask why this factor was so"),
    ]
    _factor = ""

    def views(self) -> tuple[RowView, ...]:
        """Each factor, its evidence, and its whys beneath it; then whys whose factor is gone."""
        return tuple(self._views())

    def new_row(self, text: str) -> Row:
        """A why of the factor asked about, else a factor."""
        if self._asked_about() is not None:
            return Why(text=text, explains=self._factor)
        voice, words = attributed(text, self.work.meeting, self.work.house)
        return Factor(text=words, said_by=voice)

    def added(self, row: Row) -> Edit:
        """Whys have a list of their own beside the factors."""
        field = "whys" if isinstance(row, Why) else "factors"
        return AddRow(Slot(field, self.work.step), row)

    def understood(self, text: str) -> str:
        """What the line will become."""
        factor = self._asked_about()
        if factor is not None:
            return f"why: {factor.text}   (an empty Enter: back to factors)"
        voice, _ = attributed(text, self.work.meeting, self.work.house)
        return f"said by {self.work.meeting.voice_name(voice)}" if voice.is_known else ""

    @property
    def is_gathering(self) -> bool:
        """Whys are not what a silent round asks for."""
        return super().is_gathering and self._asked_about() is None

    @property
    def is_recalling(self) -> bool:
        """Whys are not what is looked for in earlier incidents."""
        return super().is_recalling and self._asked_about() is None

    def nothing_added(self) -> None:
        """No more whys; the line asks for factors again."""
        self._ask_about("")
        self.post_message(self.typing())

    def typing(self) -> Body.Stood:
        """A why is one of its factor's, after a crash too."""
        return self.Stood(self, self._factor, "whys") if self._asked_about() else super().typing()

    def action_ask_why(self) -> None:
        """Ask why the factor under the cursor was so; answers go beneath it."""
        row = self.work.meeting.row(self.list.cursor)
        if isinstance(row, Why):
            row = self.work.meeting.row(row.explains or "")
        if isinstance(row, Factor):
            self._ask_about(row.id)
            self.add_line.take_focus()
            self.post_message(self.typing())

    def take_focus(self, row: str = "", field: str = "") -> None:
        """A question about a factor's whys leads to asking why."""
        if field == "whys":
            self.action_close_card()
            self.list.point_at(row)
            self.action_ask_why()
        else:
            super().take_focus(row, field)

    def finish(self) -> bool:
        """Adding is done; the line asks for factors again."""
        finished = super().finish()
        self._ask_about("")
        return finished

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Why is asked of the factor under the cursor."""
        if action == "ask_why":
            return self.list.has_focus and bool(self.list.cursor)
        return super().check_action(action, parameters)

    def _asked_about(self) -> Factor | None:
        row = self.work.meeting.row(self._factor) if self._factor else None
        return row if isinstance(row, Factor) else None

    def _ask_about(self, factor_id: str) -> None:
        self._factor = factor_id
        factor = self._asked_about()
        self.add_line.ask_for("Because …" if factor else self.PLACEHOLDER)
        self.add_line.understand(self.understood(self.add_line.text) if factor else "")

    def _views(self) -> Iterator[RowView]:
        section = self.work.shown.section(self.work.step)
        if not isinstance(section, RootCauseSection):
            return
        shown: set[str] = set()
        for number, factor in enumerate(section.factors, 1):
            category = f"[{factor.category}]" if factor.category else ""
            voice = show_voice(self.work.meeting, factor.said_by)
            yield RowView(
                factor.id,
                factor.text,
                f"{number}.",
                category,
                voice,
                notes=(*self._evidence(factor.evidence), *show_seen_before(factor.again)),
            )
            for why in section.whys:
                if why.explains == factor.id:
                    shown.add(why.id)
                    notes = self._evidence(why.evidence)
                    yield RowView(why.id, why.text, "why", notes=notes, level=1)
        for why in section.whys:
            if why.id not in shown:
                gone = show_target(self.work.shown, why.explains) or "explains no factor yet"
                yield RowView(why.id, why.text, "why", gone)

    def _evidence(self, links: tuple[Link, ...]) -> tuple[str, ...]:
        return tuple(f"seen in {show_link(self.work.shown, link)}" for link in links)
