"""The timeline: what happened when, how long it took, and the day gone through once more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType

from pmfacilitator.domain.desk import PASTED, Place, Reveal
from pmfacilitator.domain.meeting import Incident
from pmfacilitator.domain.phases import longest_phase, phase_bar
from pmfacilitator.domain.prompts import AnyPrompt
from pmfacilitator.domain.reveal import begun, further, latest, taken_back
from pmfacilitator.domain.rows import Entry
from pmfacilitator.keys.in_force import key_to, keys_to
from pmfacilitator.screens.bodies.body import Body, Work
from pmfacilitator.screens.bodies.rows import RowsBody
from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog
from pmfacilitator.screens.dialogs.durations import DurationsDialog
from pmfacilitator.screens.step import StepScreen
from pmfacilitator.screens.wanted import ImportWanted
from pmfacilitator.widgets.phase_bar import PhaseBar

WHAT_WE_KNEW = "What did we know at this point?"


def _how_to_go_on(*, is_hiding: bool) -> str:
    back = f"{key_to('reveal.back')}: one back"
    end = keys_to("timeline.reveal")
    if is_hiding:
        return f"{key_to('reveal.next')}: next entry · {back} · {end}: show all"
    return f"That is the last of them · {back} · {end} ends this"


class TimelineScreen(StepScreen):
    """Shows the phases above the entries' question, and can hide what the room did not know yet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space,right,enter",
            "further",
            "Next entry",
            priority=True,
            id="reveal.next",
            tooltip="Show the next entry",
        ),
        Binding(
            "backspace,left",
            "take_back",
            "One back",
            priority=True,
            id="reveal.back",
            tooltip="Hide the last entry again",
        ),
        Binding(
            "escape",
            "ask_to_end",
            "Show all",
            priority=True,
            show=False,
            id="reveal.end",
            tooltip="Ask whether to show all entries again",
        ),
        Binding(
            "f7,v",
            "reveal",
            "One by one",
            id="timeline.reveal",
            tooltip="Entry by entry, or all of them again",
        ),
        Binding(
            "d",
            "durations",
            "Durations",
            id="timeline.durations",
            tooltip="How long it took, and how that is counted",
        ),
    ]

    def __init__(self, work: Work) -> None:
        super().__init__(work)
        self._measured: tuple[tuple[Entry, ...], Incident] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the step with its phases beneath the guidance."""
        guidance, *rest = super().compose()
        yield guidance
        yield PhaseBar()
        yield from rest

    @property
    def entries(self) -> RowsBody | None:
        """The body of the entries, while they are what is asked for."""
        body = self.body
        return body if isinstance(body, RowsBody) and body.slot.field == "timeline" else None

    @property
    def reveal(self) -> Reveal | None:
        """How far entries have been shown one by one; None while all are shown."""
        return self.work.session.desk.reveal

    def show(self) -> None:
        """Draw the phases too, anew only where the timeline differs."""
        super().show()
        meeting = self.work.shown
        measured = self._measured
        if measured and measured[0] is meeting.timeline and measured[1] is meeting.incident:
            return
        self._measured = (meeting.timeline, meeting.incident)
        longest = longest_phase(meeting)
        self.query_one(PhaseBar).show(phase_bar(meeting), longest.question if longest else "")

    def asked(self, prompt: AnyPrompt) -> tuple[str, str]:
        """While entries are shown one by one, the question is what was known then.

        How to type an entry is told until there is one; then its room is the list's.
        """
        if self.reveal is None or self.entries is None:
            ask, hint = super().asked(prompt)
            return ask, "" if self.entries is not None and self.work.shown.timeline else hint
        return WHAT_WE_KNEW, _how_to_go_on(is_hiding=self.work.session.is_hiding)

    def take_focus(self, place: Place) -> None:
        """Going through the day once more happens in the list."""
        entries = self.entries
        if self.reveal is None or entries is None or place.row or entries.is_card_open:
            super().take_focus(place)
        else:
            self._come_to(entries, self.reveal)

    def action_reveal(self) -> None:
        """Hide all entries but the first, to show them one by one; or show all again."""
        entries = self.entries
        if entries is None or self.reveal is not None:
            self._end()
            return
        reveal = begun(self.work.meeting)
        if reveal is None:
            self.post_message(Body.Said("Two entries are needed to show them one by one"))
            return
        self._show_as_far_as(reveal)
        self._come_to(entries, reveal)

    def action_further(self) -> None:
        """Show the next entry."""
        entries, reveal = self.entries, self.reveal
        if entries is not None and reveal is not None and self.work.session.is_hiding:
            reveal = further(reveal, self.work.meeting)
            self._show_as_far_as(reveal)
            entries.list.mark_new(latest(reveal, self.work.meeting))

    def action_take_back(self) -> None:
        """Hide the last entry again."""
        entries, reveal = self.entries, self.reveal
        if entries is not None and reveal is not None:
            reveal = taken_back(reveal, self.work.meeting)
            self._show_as_far_as(reveal)
            self._come_to(entries, reveal)

    def action_ask_to_end(self) -> None:
        """Show all entries again, but not by one key too many: nobody can forget what was seen."""
        if not self.work.session.is_hiding:
            self._end()
            return

        def answered(answer: str | None) -> None:
            if answer == "all":
                self._end()

        choices = (Choice("hide", "Keep them hidden"), Choice("all", "Show all entries"))
        self.app.push_screen(ChoiceDialog("Later entries are hidden.", choices), answered)

    def action_durations(self) -> None:
        """Say how long it took, and how that is counted."""
        self.app.push_screen(DurationsDialog(self.work))

    @on(ImportWanted)
    def _import_wanted(self, event: ImportWanted) -> None:
        """A timeline that comes in now would tell what is hidden; what was pasted waits."""
        if self.work.session.is_hiding:
            event.stop()
            if event.text:
                self.work.session.set_draft(PASTED, event.text)
            self.post_message(
                Body.Said(
                    f"Timelines come in once all entries are shown: {key_to('timeline.reveal')}"
                )
            )

    def commands(self) -> Iterator[SystemCommand]:
        """The durations, which have no key of their own while something is typed."""
        if self.check_action("durations", ()):
            yield SystemCommand("Durations", "how long it took", self.action_durations)
        yield from super().commands()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Going on and back is for the list while entries are shown one by one."""
        if action in {"further", "take_back", "ask_to_end"}:
            entries = self.entries if self.is_mounted else None
            return self.reveal is not None and entries is not None and entries.list.has_focus
        if action == "reveal":
            return self.reveal is not None or self._is_in_entries
        if action == "durations":
            return not self.work.session.is_hiding and self._is_in_entries
        return super().check_action(action, parameters)

    @property
    def _is_in_entries(self) -> bool:
        entries = self.entries if self.is_mounted else None
        return entries is not None and not entries.is_card_open

    def _end(self) -> None:
        if self.reveal is not None:
            self._show_as_far_as(None)
            self.post_message(Body.Said("All entries are shown again"))

    def _show_as_far_as(self, reveal: Reveal | None) -> None:
        self.work.session.set_reveal(reveal)
        self.refresh_bindings()

    def _come_to(self, entries: RowsBody, reveal: Reveal) -> None:
        """Put the cursor on the entry that the room has come to."""
        row = latest(reveal, self.work.meeting)
        entries.list.point_at(row)
        entries.list.focus()
        entries.post_message(entries.Stood(entries, row))
