"""How the open meeting becomes documents, and what is asked where something stands against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from textual.app import App

from pmfacilitator.app.bridges import Bridges
from pmfacilitator.app.held import HeldMeeting
from pmfacilitator.app.outside import Outside
from pmfacilitator.domain.text import shorten_front
from pmfacilitator.errors import DocumentChanged, PmFacilitatorError
from pmfacilitator.screens.dialogs.document import NAME_WIDTH, DocumentDialog
from pmfacilitator.screens.dialogs.questions import MASKED, OPEN, changed_dialog, unmasked_dialog
from pmfacilitator.screens.wanted import DocumentOrder

OVER, BESIDE = "over", "beside"


class DocumentDoor:
    """Writes and copies documents of one meeting.

    Args:
        app: shows what is asked, and runs what may take long.
        held: the meeting.
        outside: where documents go.
        bridges: leads from a thread back to the app.
        say: tells the room what became of it.
        send: writes a sequence to the terminal, for its clipboard.
    """

    def __init__(
        self,
        app: App[int],
        held: HeldMeeting,
        outside: Outside,
        bridges: Bridges,
        *,
        say: Callable[[str], None],
        send: Callable[[str], None],
    ) -> None:
        self._app = app
        self._held = held
        self._outside = outside
        self._bridges = bridges
        self._say = say
        self._send = send

    def open(self, order: DocumentOrder | None) -> None:
        """Make that document, or ask which."""
        if order is not None:
            self._make(order)
            return
        dialog = DocumentDialog(
            self._held.ordered,
            self._file_name,
            self._held.masks,
            review=self._held.review,
            first=self._outside.preset.targets,
            template=self._outside.template.name if self._outside.template else "",
        )
        self._app.push_screen(dialog, self._make)

    def _file_name(self, order: DocumentOrder) -> str:
        return self._held.document_path(order).name

    def _make(self, order: DocumentOrder | None) -> None:
        if order is None:
            return
        self._held.ordered = order
        try:
            named = self._held.shown_unmasked(order)
        except PmFacilitatorError as error:
            self._say(str(error))
            return
        if named.words:
            self._app.push_screen(unmasked_dialog(named.words), partial(self._allowed, order))
        else:
            self._send_out(order)

    def _allowed(self, order: DocumentOrder, answer: str | None) -> None:
        """Send it out as the room has said; without an answer it goes nowhere."""
        if answer in {MASKED, OPEN}:
            self._send_out(replace(order, masks=answer == MASKED))

    def _send_out(self, order: DocumentOrder) -> None:
        if order.way == "copy":  # no terminal says whether it copied, and some take their time
            copy = partial(self._copy, order)
            self._app.run_worker(copy, thread=True, exit_on_error=False)
        else:
            self._write(order)

    def _write(self, order: DocumentOrder) -> None:
        try:
            path = self._held.written(order, self._outside.documents)
        except DocumentChanged as changed:
            answered = partial(self._answered, order, changed)
            is_open = not self._held.screen.session.is_hiding
            self._app.push_screen(changed_dialog(changed, shows_lines=is_open), answered)
        except PmFacilitatorError as error:
            self._say(str(error))
        else:
            self._say(_wrote(path))

    def _answered(self, order: DocumentOrder, changed: DocumentChanged, answer: str | None) -> None:
        """Write it where the room has said; nothing is written without an answer."""
        if answer is None:
            return
        to = changed.free if answer == BESIDE else None
        try:
            path = self._held.written(order, self._outside.documents, to=to, over=answer == OVER)
        except PmFacilitatorError as error:
            self._say(str(error))
        else:
            self._say(_wrote(path))

    def _copy(self, order: DocumentOrder) -> None:
        send = partial(self._bridges.call_back, self._send)
        said = self._held.copied(order, self._outside, terminal=send)
        self._bridges.call_back(self._say, said)


def _wrote(path: Path) -> str:
    return f"Wrote {shorten_front(path.name, NAME_WIDTH)}, beside the meeting"
