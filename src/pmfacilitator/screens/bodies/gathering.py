"""A list with a line beneath it, which gathers what comes in while a silent round is held for it."""

from __future__ import annotations

from textual.events import Paste

from pmfacilitator.domain.edits import Edit
from pmfacilitator.domain.records import Row
from pmfacilitator.screens.bodies.wording import WordingBody
from pmfacilitator.widgets.add_line import AddLine
from pmfacilitator.widgets.row_list import RowList


class ListedBody(WordingBody):
    """Has a list, and a line beneath it that takes in what is pasted in either."""

    @property
    def list(self) -> RowList:
        """The list."""
        return self.query_one(RowList)

    @property
    def add_line(self) -> AddLine:
        """The line beneath the list."""
        return self.query_one(AddLine)

    def take_in(self, edit: Edit, last: Row) -> bool:
        """Apply what adds rows, of which this is the last; the line's text is no draft any more."""
        if not self.apply(edit):
            return False
        self.add_line.understand("")
        self.work.session.set_draft(self.draft_id("add"), "")
        self.list.mark_new(last.id)
        return True

    def on_paste(self, event: Paste) -> None:
        """What is pasted in the list is typed in the line beneath it."""
        if self.list.has_focus:
            event.stop()
            self.add_line.take_paste(event.text)


class GatheringBody(ListedBody):
    """Keeps what is pasted or typed during a silent round, and shows none of it until its end."""

    _says = False

    @property
    def is_gathering(self) -> bool:
        """Whether a silent round is held for what this asks, or is over and not ended yet."""
        session = self.work.session
        silence = session.desk.silence
        here = silence is not None and silence.is_at(self.work.step, self.prompt.id)
        return here and not session.read_only

    def gather(self, lines: tuple[str, ...]) -> bool:
        """Keep these lines for the end of the silent round; False if none is held."""
        session = self.work.session
        silence = session.desk.silence
        if silence is None or not self.is_gathering:
            return False
        session.set_draft(self.draft_id("add"), "")
        session.set_silence(silence.with_more("\n".join(lines)))
        return True

    def show_gathered(self) -> None:
        """Say beneath the line how much came in, as long as it is gathered."""
        silence = self.work.session.desk.silence
        if silence is not None and self.is_gathering:
            self._says = True
            self.add_line.understand("")
            self.add_line.rest(_came_in(silence.lines))
        elif self._says:
            self._says = False
            self.add_line.rest("")


def _came_in(lines: int) -> str:
    if not lines:
        return "What comes in here is shown together at the end"
    return f"{lines} {'line' if lines == 1 else 'lines'} came in · shown together at the end"
