"""The preview: what was understood of a source, line by line, to correct before it is added."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Paste

from pmfacilitator.domain.rows import Entry
from pmfacilitator.domain.text import clean_lines
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.importing.placing import import_edit
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog
from pmfacilitator.screens.dialogs.help import HelpDialog
from pmfacilitator.screens.importing.lines import Lines
from pmfacilitator.screens.importing.overall import OverallScreen
from pmfacilitator.screens.importing.page import PageDialog
from pmfacilitator.screens.importing.reading import Outcome
from pmfacilitator.screens.importing.sheet import Sheet
from pmfacilitator.screens.importing.showing import (
    choices,
    first_warnings,
    in_keys,
    title,
    warnings,
)
from pmfacilitator.screens.keys import hints_of, keys_of
from pmfacilitator.widgets.key_bar import KeyBar
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import put, shown
from pmfacilitator.widgets.too_small import TooSmall

PURPOSE = (
    "Each line that could be read as an entry, with the time it will have in the meeting."
    " Correct what is off, leave out what does not belong; {} adds the rest in one step."
)
NO_TIMELINE = "No line of {} begins with a time that could be read."
AS_LINES = "{} adds each line as an entry without a time. {} goes back; it waits."
READING = "Reading {} …"
NO_CHANGE = "Nothing was changed here, and nothing is in the meeting yet."
STILL_READING = "Still reading; one moment."


class PreviewScreen(OverallScreen):
    """Shows what was read; nothing is in the meeting before Enter, and nothing lost by Escape."""

    DEFAULT_CSS = """
    PreviewScreen {
        align-horizontal: center;
        & > #import-page { max-width: 140; padding: 0 2; height: 1fr; }
        & #import-page > Static { text-wrap: nowrap; text-overflow: ellipsis; }
        & #import-title { text-style: bold; height: 1; }
        & #import-choices { height: 1; }
        & #import-warnings { height: auto; max-height: 2; color: $text-problem; }
        & #import-said { height: auto; margin-top: 1; display: none; }
        &.-said #import-said { display: block; }
        & Lines { margin-top: 1; }
        &.-high > #import-page { padding: 1 2 0 2; }
    }
    """
    AUTO_FOCUS: ClassVar[str | None] = "FoundTable"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "plain", "Add as lines", id="import.plain", tooltip="Add each line, untimed"),
        Binding("w", "warnings", "Warnings", id="import.warnings", tooltip="All warnings"),
        Binding(
            "w",
            "no_warnings",
            "Warnings",
            show=False,
            id="import.warnings",
            tooltip="All warnings",
        ),
        Binding("i,f6", "file", "File", id="entry.import", tooltip="Read a file instead"),
        Binding(
            "x", "discard", "Discard", show=False, id="import.discard", tooltip="Throw it away"
        ),
        Binding(
            "ctrl+z", "undo", "Undo", show=False, id="meeting.undo", tooltip="Take a change back"
        ),
        Binding(
            "escape", "leave", "Back", show=False, id="import.leave", tooltip="Go back; it waits"
        ),
        Binding("f1,question_mark", "help", "Help", id="app.help", tooltip="What is this for?"),
    ]

    # What it shows ------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out what is said of all lines, and the lines."""
        with Vertical(id="import-page"):
            yield Words(id="import-title")
            yield Words(id="import-choices")
            yield Words(id="import-warnings")
            yield Words(id="import-said")
            yield Lines(self.work, self.source)
        yield KeyBar()
        yield TooSmall()

    def on_mount(self) -> None:
        """Read."""
        self.bindings_updated_signal.subscribe(self, lambda _screen: self._show_keys())
        self.read()
        self.call_later(self.go_on)

    def on_paste(self, event: Paste) -> None:
        """Take nothing in while something stands here."""
        event.stop()
        self.query_one(Lines).say(
            f"{key_to('import.add')} adds this first, {key_to('import.leave')} lets it wait;"
            " then paste again."
        )

    def show(self) -> None:
        """Draw what was read, and what is wanted of it."""
        sheet = self.sheet
        if sheet is not None:
            put(self.query_one("#import-title", Words), shown(title(sheet, self.source.name)))
            put(self.query_one("#import-choices", Words), shown(choices(sheet)))
            said = first_warnings(sheet.reading.imported)
            put(self.query_one("#import-warnings", Words), shown("\n".join(said)))
            self.query_one(Lines).show(sheet)
        self._say_instead(in_keys(self.problem) or self._nothing())
        self.refresh_bindings()

    def _say_instead(self, words: str) -> None:
        """Say something where the lines would stand, if there is something to say."""
        put(self.query_one("#import-said", Words), shown(words))
        self.set_class(bool(words), "-said")

    def _nothing(self) -> str:
        if self.sheet is None:
            return READING.format(self.source.name)
        if self.sheet.reading.entries:
            return ""
        said = NO_TIMELINE.format(self.source.name)
        as_lines = AS_LINES.format(key_to("import.plain"), key_to("import.leave"))
        return f"{said}\n{as_lines}" if self.source.is_note else said

    def _show_keys(self) -> None:
        self.query_one(KeyBar).show(hints_of(self))

    # Changing -----------------------------------------------------------------------------

    @on(Lines.Changed)
    def _changed(self, event: Lines.Changed) -> None:
        event.stop()
        if self.is_reading:
            self.query_one(Lines).say(STILL_READING)
            return
        self.sheet = event.sheet
        self.keep(event.sheet.wishes)
        self.show()

    def action_undo(self) -> None:
        """Take back the last change to what is wanted of the lines."""
        lines = self.query_one(Lines)
        if self.is_reading:
            lines.say(STILL_READING)
        else:
            lines.say("Took the last change back" if self.take_back() else NO_CHANGE)

    # Leaving ------------------------------------------------------------------------------

    def action_add(self) -> None:
        """Add every ticked line, as one undo step."""
        if self.is_reading or self.sheet is None:
            self.query_one(Lines).say(STILL_READING)
        elif not self.sheet.ticked:
            self._nothing_to_add(self.sheet)
        else:
            self._add(self.sheet.entries)

    def _nothing_to_add(self, sheet: Sheet) -> None:
        if sheet.reading.there >= set(sheet.reading.entries) and not sheet.wishes.lines:
            self.forget()
            self.dismiss(Outcome(was_there=True))
        else:
            self.query_one(Lines).say(
                f"Nothing is ticked: {key_to('import.tick')} ticks a line,"
                f" {key_to('import.all')} all of them."
            )

    def action_plain(self) -> None:
        """Add each line as an entry without a time."""
        self._add(tuple(Entry(text=line) for line in clean_lines(self.source.text)))

    def _add(self, entries: tuple[Entry, ...]) -> None:
        try:
            self.work.session.apply(import_edit(entries))
        except PmFacilitatorError as error:
            self.query_one(Lines).say(str(error))
            return
        self.forget()
        self.dismiss(Outcome(len(entries), entries[-1].id))

    def action_file(self) -> None:
        """Go and choose a file; what stands here waits."""
        self.dismiss(Outcome(wants_file=True))

    def action_discard(self) -> None:
        """Throw away what was read, once more asked."""

        def answered(answer: str | None) -> None:
            if answer == "discard":
                self.forget()
                self.dismiss(Outcome())

        question = f"Throw away {self.source.name}?"
        safe = Choice("keep", "Keep it", "it waits at the timeline")
        self.app.push_screen(
            ChoiceDialog(question, (safe, Choice("discard", "Throw it away"))), answered
        )

    def action_leave(self) -> None:
        """Go back; what was pasted waits."""
        self.dismiss(Outcome())

    def action_warnings(self) -> None:
        """Show every warning."""
        if self.sheet is not None:
            said = warnings(self.sheet.reading.imported)
            self.app.push_screen(PageDialog("What to know before this is trusted", said))

    def action_no_warnings(self) -> None:
        """Say that there is none to show."""
        self.query_one(Lines).say("There are no warnings.")

    def action_help(self) -> None:
        """Say what this is for, and what the keys do."""
        self.app.push_screen(
            HelpDialog("A timeline to add", PURPOSE.format(key_to("import.add")), (), keys_of(self))
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is something for."""
        reading = self.sheet.reading if self.sheet is not None else None
        found = reading is not None and bool(reading.entries)
        match action:
            case "add":
                return found
            case "plain":
                return reading is not None and not found and self.source.is_note
            case "warnings":
                return reading is not None and bool(reading.imported.warnings)
            case "no_warnings":
                return reading is not None and not reading.imported.warnings
            case _:
                return super().check_action(action, parameters)
