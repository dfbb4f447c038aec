"""Chooses a file to import by typing its path, with what lies in the folder beneath."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Paste
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from pmfacilitator.domain.desk import CHANGES, CHOSEN
from pmfacilitator.domain.text import clean, clean_lines
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.importing.material import Material
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.dialogs.dialog import Dialog, closing, up_and_down
from pmfacilitator.screens.importing.files import (
    WHOLE,
    Files,
    Listed,
    begun_anew,
    completed,
    fitting,
    is_whole,
    split,
)
from pmfacilitator.screens.importing.kept import KEPT, KeptFile
from pmfacilitator.screens.importing.source import Source
from pmfacilitator.session import Session
from pmfacilitator.widgets.line_input import LineInput
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView
from pmfacilitator.widgets.shown import put, shown

BROKEN = "This file could not be read."


def _hint() -> str:
    return (
        f"{up_and_down('filter')} · Enter opens · {key_to('file.complete')} completes · {closing()}"
    )


class PathLine(LineInput):
    """Where a whole path that is pasted takes the place of what stands there."""

    TAKES_BLOCKS: ClassVar[bool] = True

    def _on_paste(self, event: Paste) -> None:
        lines = clean_lines(event.text)
        if len(lines) == 1 and is_whole(lines[0]):
            self.select_all()
        super()._on_paste(event)


class FileDialog(Dialog[Source]):
    """Gives what was chosen, read already; what stands against it is said in one sentence.

    With `waiting`, the path of a file that waits, that is read at once; if it has gone, the dialog
    says so, and it waits no longer.
    """

    DEFAULT_CSS = """
    FileDialog {
        & > Vertical { height: 22; }
        & RowList { height: 1fr; margin-top: 1; }
        & LineInput { padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False, id="filter.up"),
        Binding("down", "move(1)", "Down", show=False, id="filter.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="file.page-up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="file.page-down"),
        Binding(
            "tab",
            "complete",
            "Complete",
            show=False,
            id="file.complete",
            tooltip="Complete the name",
        ),
        Binding("i,f6", "leave", "Close", show=False, id="entry.import"),
    ]

    def __init__(
        self,
        session: Session,
        files: Files,
        in_words: Callable[[str], str],
        waiting: str = "",
    ) -> None:
        super().__init__()
        self._waiting = waiting
        self._session = session
        self._files = files
        self._in_words = in_words
        self._start = self._before = self._folder = ""
        self._shown: str | None = None
        self._listed: Sequence[Listed] = ()
        self._is_reading = False

    def compose(self) -> ComposeResult:
        """Lay out the line for the path and what lies there."""
        with Vertical():
            yield Words("Which file holds the timeline?", classes="dialog-title")
            yield PathLine(placeholder="a path, or a few letters of a name")
            yield RowList(empty="Nothing here fits these letters", marks_cursor=True)
            yield Words(classes="dialog-hint")

    def on_mount(self) -> None:
        """Begin where somebody was, or in the present folder."""
        self._start = self._files.start()
        desk = self._session.desk
        typed, opened = desk.draft(CHOSEN), KeptFile.waiting(desk)
        self._before = opened.path if opened else typed
        self._put(self._waiting or typed or self._start)
        self.query_one(LineInput).focus()
        if self._waiting:
            self._read(self._waiting)

    # Moving -------------------------------------------------------------------------------

    @property
    def path(self) -> str:
        """The path as it is typed."""
        return self.query_one(LineInput).value

    @property
    def _rows(self) -> RowList:
        return self.query_one(RowList)

    def action_move(self, by: int) -> None:
        """Move through what fits without leaving the line."""
        self._rows.action_cursor(by)

    def action_page(self, by: int) -> None:
        """Move through what fits by a screenful."""
        self._rows.action_page(by)

    def action_complete(self) -> None:
        """Type what can only be meant."""
        self._show()
        folder, letters = split(self.path)
        self._put(folder + completed(self._listed, letters, self._rows.cursor))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        anew = begun_anew(self.path)
        if anew != self.path:
            line = self.query_one(LineInput)
            behind = len(line.value) - line.cursor_position
            self._put(anew)
            line.cursor_position = max(len(line.value) - behind, 1)
        self._show()

    @on(LineInput.BlockPasted)
    def _block_pasted(self, event: LineInput.BlockPasted) -> None:
        event.stop()
        self._put(event.lines[0])

    def _put(self, path: str) -> None:
        line = self.query_one(LineInput)
        line.put(self._files.told(path))
        line.cursor_position = len(line.value)
        self._show()

    def _show(self) -> None:
        """List the folder that is typed, as far as it fits the letters behind it."""
        if self.path == self._shown:
            return
        self._shown = self.path
        self._session.set_draft(CHOSEN, self.path if self.path != self._start else "")
        folder, letters = split(self.path)
        problem = ""
        if folder != self._folder or not self._listed:
            self._folder = folder
            try:
                self._listed = tuple(
                    each for each in self._files.listed(folder) if clean(each.name) == each.name
                )
            except PmFacilitatorError as error:
                self._listed, problem = (), self._in_words(str(error))
        found = fitting(self._listed, letters)
        rows = [RowView(each.name, each.name, lead="/" if each.is_folder else "") for each in found]
        if not letters and self._listed:
            words = "everything in this folder, such as an export of several files"
            rows.append(RowView(WHOLE, words, lead="*"))
        self._rows.show(rows)
        if rows:
            self._rows.point_at(rows[0].id)
        self._say(problem, is_problem=bool(problem))

    def _say(self, words: str, *, is_problem: bool = False) -> None:
        hint = self.query_one(".dialog-hint", Words)
        hint.set_class(is_problem, "dialog-problem")
        put(hint, shown(words or _hint()))

    # Opening ------------------------------------------------------------------------------

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._show()  # letters that came with Enter
        self._open(self._rows.cursor)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self._open(event.row_id)

    def _open(self, name: str) -> None:
        """Go into a folder, or read a file; without a name, what is typed."""
        folder, letters = split(self.path)
        chosen = next((each for each in self._listed if each.name == name), None)
        if chosen is not None and chosen.is_folder:
            self._put(f"{folder}{name}/")
        elif chosen is not None:
            self._read(folder + name)
        else:
            self._read(folder if name == WHOLE else folder + letters)

    def _read(self, path: str) -> None:
        path = self._files.told(path)
        if not self._is_reading:
            self._is_reading = True
            self._say("Reading…")
            self._session.set_draft(CHOSEN, path)
            if path != self._before:
                self._session.set_draft(f"{CHOSEN}/{CHANGES}", "")  # they were about another file
            work = partial(self._gathered, path)
            self.run_worker(work, thread=True, exit_on_error=False)

    def _gathered(self, path: str) -> Source | str:
        """What lies there, or what stands against it; read beside the typing."""
        try:
            material: Material = self._files.gather(path)
        except PmFacilitatorError as error:
            return self._in_words(str(error))
        return Source(material, clean(material.name) or path, CHOSEN, path)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Go on with what was read, or say why not."""
        result = event.worker.result
        if event.state is WorkerState.SUCCESS and isinstance(result, Source):
            self.dismiss(result)
        elif event.state in {WorkerState.SUCCESS, WorkerState.ERROR}:
            self._is_reading = False
            if self._waiting:
                self._session.set_draft(KEPT, "")
            self._say(result if isinstance(result, str) else BROKEN, is_problem=True)
