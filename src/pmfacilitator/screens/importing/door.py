"""The way from the timeline to its preview and back: from a paste, a draft that waits, or a file."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App

from pmfacilitator.domain.desk import PASTED
from pmfacilitator.domain.text import clean_lines
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.rows import RowsBody
from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog
from pmfacilitator.screens.importing.choosing_file import FileDialog
from pmfacilitator.screens.importing.files import Files
from pmfacilitator.screens.importing.kept import KEPT, KeptFile
from pmfacilitator.screens.importing.preview import PreviewScreen
from pmfacilitator.screens.importing.reading import Outcome
from pmfacilitator.screens.importing.source import Source, from_paste

ONLY_NOW = "now"


class ImportDoor:
    """Opens previews over the timeline; `in_words` makes a sentence fit for a shared screen."""

    def __init__(
        self, app: App[int], body: RowsBody, files: Files, in_words: Callable[[str], str]
    ) -> None:
        self._app = app
        self._body = body
        self._session = body.work.session
        self._files = files
        self._in_words = in_words

    def open(self, text: str = "") -> None:
        """Preview what was pasted now, or what waits, a paste before a file; else choose a file."""
        kept = self._session.desk.draft(PASTED)
        if text and kept and text != kept:
            self._ask_which(kept, text)
        elif text or kept:
            self._session.set_draft(PASTED, text or kept)
            self._preview(from_paste(text or kept))
        else:
            self._go_on_with_file()

    def _go_on_with_file(self) -> None:
        """Preview the file that waits, read again where it was not kept; else choose one."""
        file = KeptFile.waiting(self._session.desk)
        source = file.source if file else None
        if source is not None:
            self._preview(source)
        else:
            self._choose(file.path if file else "")

    def _ask_which(self, before: str, now: str) -> None:
        """Ask whether what was pasted now goes on from what waits, which is kept until then."""
        self._session.set_draft(PASTED, f"{before.rstrip()}\n{now}")

        def answered(answer: str | None) -> None:
            if answer == ONLY_NOW:
                self._session.set_draft(PASTED, now)
                self._session.set_draft(from_paste(now).wishes_draft, "")
            if answer:
                self._preview(from_paste(self._session.desk.draft(PASTED)))
            else:
                self._body.take_focus()

        lines = len(clean_lines(before))
        choices = (
            Choice("both", "Read both, one after the other"),
            Choice(ONLY_NOW, f"Read only what was pasted now, and forget the {lines} lines"),
        )
        question = f"A pasted timeline of {lines} lines is waiting already."
        self._app.push_screen(ChoiceDialog(question, choices), answered)

    def _choose(self, waiting: str = "") -> None:
        def chosen(source: Source | None) -> None:
            if source is not None:
                self._preview(source)
            else:
                self._body.take_focus()

        dialog = FileDialog(self._session, self._files, self._in_words, waiting)
        self._app.push_screen(dialog, chosen)

    def _preview(self, source: Source) -> None:
        if source.path:
            self._session.set_draft(KEPT, KeptFile.of(source).model_dump_json())

        def left(outcome: Outcome | None) -> None:
            if outcome is None:
                return
            if outcome.wants_file:
                self._choose()
            elif outcome.added:
                self._added(outcome)
            elif outcome.was_there:
                self._body.take_focus()
                self._body.say("All of it is in the timeline already")
            else:
                self._body.take_focus()

        self._app.push_screen(PreviewScreen(self._body.work, source), left)

    def _added(self, outcome: Outcome) -> None:
        self._body.list.point_at(outcome.row)
        self._body.show()  # nothing waits any longer
        entries = "entry" if outcome.added == 1 else "entries"
        self._body.say(
            f"Added {outcome.added} {entries} · {key_to('meeting.undo')} takes them back"
        )
