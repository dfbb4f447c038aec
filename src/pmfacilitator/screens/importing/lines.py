"""The lines of a preview, and the keys that change one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen

from pmfacilitator.domain.milestones import show_milestone
from pmfacilitator.domain.rows import Milestone
from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.domain.typed_times import read_stamp, write_stamp
from pmfacilitator.errors import InvalidValue
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.body import Work
from pmfacilitator.screens.dialogs.line import LineDialog
from pmfacilitator.screens.dialogs.picker import Option, Picker
from pmfacilitator.screens.importing.half_typed import Asked, Typing
from pmfacilitator.screens.importing.sheet import Sheet
from pmfacilitator.screens.importing.showing import (
    detail,
    keys_for,
    table_row,
    widths_of,
)
from pmfacilitator.screens.importing.source import Source
from pmfacilitator.widgets.found_table import FoundTable
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import put, shown_line

NONE = "none"


class Lines(Vertical):
    """Shows a sheet and asks for what each line is to be; whoever holds the sheet is told."""

    DEFAULT_CSS = """
    Lines {
        height: 1fr;
        & > .detail { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & > #line-source { color: $text-muted; margin-top: 1; }
        & > #line-doubt { color: $text-problem; }
        & > #line-keys { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space", "tick", "Tick", id="import.tick", tooltip="Add this line, or leave it out"
        ),
        Binding("t", "time", "Time", show=False, id="import.time", tooltip="Its time"),
        Binding("e", "words", "Words", show=False, id="import.words", tooltip="Its words"),
        Binding(
            "m",
            "milestone",
            "Milestone",
            show=False,
            id="import.milestone",
            tooltip="Its milestone",
        ),
        Binding(
            "c",
            "confirm",
            "Confirm",
            show=False,
            id="import.confirm",
            tooltip="Confirm the milestone that is suggested",
        ),
        Binding(
            "C",
            "confirm_all",
            "Confirm all",
            show=False,
            id="import.confirm-all",
            tooltip="Confirm every milestone that is suggested",
        ),
        Binding(
            "n",
            "next_open",
            "Next open",
            show=False,
            id="import.next",
            tooltip="Next line to look at",
        ),
        Binding(
            "a", "tick_all", "All", show=False, id="import.all", tooltip="Tick every line, or none"
        ),
        Binding(
            "s",
            "skipped",
            "Left out",
            show=False,
            id="import.skipped",
            tooltip="Show or hide what was left out",
        ),
    ]

    @dataclass
    class Changed(Message):
        """Somebody wants the sheet to be like this."""

        sheet: Sheet

    def __init__(self, work: Work, source: Source) -> None:
        super().__init__()
        self._work = work
        self._source = source
        self._typing = Typing(work.session, source.typed_draft)
        self._sheet: Sheet | None = None
        self.shows_skipped = False

    def compose(self) -> ComposeResult:
        """Lay out the table, and what is to be known of the line under the cursor."""
        yield FoundTable()
        yield Words(id="line-source", classes="detail")
        yield Words(id="line-when", classes="detail")
        yield Words(id="line-doubt", classes="detail")
        yield Words(id="line-keys", classes="detail")

    @property
    def table(self) -> FoundTable:
        """The table."""
        return self.query_one(FoundTable)

    @property
    def key(self) -> str:
        """The key of the line under the cursor, "" where that is none."""
        cursor = self.table.cursor
        return cursor if self._sheet and cursor in self._sheet.reading.entries else ""

    def show(self, sheet: Sheet) -> None:
        """Show a sheet; the cursor stays on its line."""
        if self._sheet is None:
            self.call_later(self._go_on)
        self._sheet = sheet
        is_whole = self.shows_skipped or not sheet.reading.entries
        ids = sheet.reading.whole_order if is_whole else sheet.reading.order
        self.table.show(ids, lambda row_id: table_row(sheet, row_id), widths_of(sheet))
        self._show_detail()

    def say(self, words: str) -> None:
        """Say something about the line in place of its keys, until the cursor moves."""
        put(self.query_one("#line-keys", Words), shown_line(words))

    def action_tick(self) -> None:
        """Add the line, or leave it out."""
        sheet, key = self._here()
        self._change(sheet.with_ticked(key, ticked=not sheet.is_ticked(key)))

    def action_tick_all(self) -> None:
        """Tick every line that is new and says something, or none."""
        if self._sheet is not None:
            sheet = self._sheet
            is_all = all(map(sheet.is_ticked, set(sheet.reading.entries) - sheet.reading.unticked))
            self._change(sheet.with_all_ticked(ticked=not is_all))

    def action_time(self) -> None:
        """Ask when it was."""
        sheet, key = self._here()
        when = sheet.when(key)
        question = f"When was “{shorten(sheet.text(key), 48)}”?"
        hint = "14:05 keeps the day · 2026-11-20 14:05 UTC"
        written, half = write_stamp(when) if when else "", self._typing.half(key, Asked.TIME)
        dialog = LineDialog(question, written, hint, read_stamp, half=half)
        self._ask(dialog, lambda text: sheet.with_stamp(key, read_stamp(text)))

    def action_words(self) -> None:
        """Ask what happened."""
        sheet, key = self._here()
        text = sheet.text(key)
        half = self._typing.half(key, Asked.WORDS)
        dialog = LineDialog("What happened?", text, "what happened", _words, keeps=True, half=half)
        self._ask(dialog, lambda text: sheet.with_text(key, _words(text)))

    def action_milestone(self) -> None:
        """Ask which milestone it is; the one chosen is confirmed."""
        sheet, key = self._here()
        options = [
            Option(m.value, f"{show_milestone(m)}{self._holder(sheet, m)}") for m in Milestone
        ]
        options.append(Option(NONE, "none of these"))

        def changed(answer: str) -> Sheet:
            return sheet.with_milestone(key, None if answer == NONE else Milestone(answer))

        self._ask(Picker("Which milestone is this?", options), changed)

    def action_confirm(self) -> None:
        """Confirm the milestone that its words suggest."""
        sheet, key = self._here()
        suggested = sheet.suggested(key)
        if suggested is None:
            name = key_to("import.milestone")
            self.say(f"Nothing is suggested for this line; {name} names its milestone.")
        else:
            self._change(sheet.with_milestone(key, suggested))

    def action_confirm_all(self) -> None:
        """Confirm the milestone of every ticked line whose words suggest one."""
        if self._sheet is not None:
            self._change(self._sheet.with_all_confirmed())

    def action_next_open(self) -> None:
        """Go to the next line of which something is not settled."""
        sheet, ids = self._sheet, self.table.ids
        if sheet is None or not ids:
            return
        here = ids.index(self.table.cursor)
        rest = (*ids[here + 1 :], *ids[: here + 1])
        lines = (row_id for row_id in rest if row_id in sheet.reading.entries)
        found = next((key for key in lines if sheet.not_settled(key)), "")
        if not found:
            self.say("Nothing is left to look at.")
        self.table.point_at(found)

    def action_skipped(self) -> None:
        """Show what was left out among the rest, or hide it."""
        if self._sheet is None or not self._sheet.reading.skipped:
            self.say("Nothing was left out.")
            return
        self.shows_skipped = not self.shows_skipped
        self._change(self._sheet)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What changes a line needs one under the cursor."""
        del parameters
        return action not in {"tick", "time", "words", "milestone", "confirm"} or bool(self.key)

    @on(FoundTable.Pointed)
    def _pointed(self, event: FoundTable.Pointed) -> None:
        event.stop()
        self._show_detail()
        self.refresh_bindings()

    @on(FoundTable.MarkClicked)
    def _mark_clicked(self, event: FoundTable.MarkClicked) -> None:
        event.stop()
        if self.key:
            self.action_tick()

    def _here(self) -> tuple[Sheet, str]:
        """The sheet and the line under the cursor, which `check_action` has seen to be there."""
        if self._sheet is None:
            raise InvalidValue("Nothing has been read yet.")
        return self._sheet, self.key

    def _change(self, sheet: Sheet) -> None:
        self.post_message(self.Changed(sheet))

    def _ask(self, dialog: Screen[str | None], changed: Callable[[str], Sheet]) -> None:
        def answered(answer: str | None) -> None:
            self._typing.forget()
            if answer is not None:
                self._change(changed(answer))

        self.app.push_screen(dialog, answered)

    def _go_on(self) -> None:
        """Open again what was being typed when the program ended."""
        kept = self._typing.kept
        if kept and self._sheet and kept.key in self._sheet.reading.entries:
            self.table.point_at(kept.key)
            self.action_time() if kept.asked is Asked.TIME else self.action_words()

    def _holder(self, sheet: Sheet, milestone: Milestone) -> str:
        """Which line or entry is that milestone so far, as far as the room may know."""
        key = next((key for key in sheet.ticked if sheet.milestone(key) is milestone), "")
        if key:
            return f" (so far line {sheet.reading.found[key].line})"
        entries = (each for each in self._work.shown.timeline if each.milestone is milestone)
        entry = next(entries, None)
        return f" (so far “{shorten(entry.text, 32)}”)" if entry else ""

    def _show_detail(self) -> None:
        sheet, cursor = self._sheet, self.table.cursor
        if sheet is None or not cursor:
            said = ("", "", "", "")
        else:
            said = (*detail(sheet, cursor, self._source.lines), keys_for(sheet, cursor))
        names = ("#line-source", "#line-when", "#line-doubt", "#line-keys")
        for name, words in zip(names, said, strict=True):
            put(self.query_one(name, Words), shown_line(words))


def _words(text: str) -> str:
    words = clean_line(text)
    if not words:
        raise InvalidValue(f"Type what happened; {key_to('import.tick')} leaves the line out.")
    return words
