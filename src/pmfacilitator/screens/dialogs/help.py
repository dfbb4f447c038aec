"""Help about the task at hand: what this step is for, then its keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from pmfacilitator.domain.agenda import Step
from pmfacilitator.domain.prompts import QuestionPrompt
from pmfacilitator.screens.dialogs.dialog import Dialog, closing
from pmfacilitator.screens.dialogs.ways import ways_of
from pmfacilitator.screens.step import StepScreen
from pmfacilitator.widgets.key_bar import KeyHint
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import shown

SET_UP_PURPOSE = "What the meeting is about, who takes part, and which steps it takes."


class HelpDialog(Dialog[None]):
    """Says what this is for, what else could be asked, and what each key does here."""

    DEFAULT_CSS = """
    HelpDialog {
        & > Vertical { max-height: 100%; }
        & VerticalScroll { height: auto; max-height: 54vh; scrollbar-size-vertical: 1; }
        & .help-part { height: auto; margin-bottom: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark", "leave", "Close", show=False, id="app.help"),
        Binding("enter", "leave", "Close", show=False, id="page.leave"),
    ]

    def __init__(
        self,
        title: str,
        purpose: str,
        probes: Sequence[str],
        keys: Sequence[KeyHint],
        ways: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._purpose = purpose
        self._probes = tuple(probes)
        self._keys = tuple(keys)
        self._ways = ways

    def compose(self) -> ComposeResult:
        """Lay out purpose, probes and keys."""
        with Vertical():
            yield Words(shown(self._title), classes="dialog-title")
            with VerticalScroll():
                yield Words(shown(self._purpose), classes="help-part")
                if self._probes:
                    probes = "\n".join(f"· {probe}" for probe in self._probes)
                    yield Words(shown(f"Could also be asked:\n{probes}"), classes="help-part")
                if self._ways:
                    yield Words(shown(self._ways), classes="help-part")
                width = max((len(hint.key) for hint in self._keys), default=0)
                lines = (f"{hint.key.ljust(width)}  {hint.words}" for hint in self._keys)
                yield Words(shown("\n".join(lines)), classes="help-part")
            yield Words(
                shown(f"↑ ↓ scroll · {closing('app.help', 'page.leave')}"), classes="dialog-hint"
            )

    def on_mount(self) -> None:
        """Scroll by keyboard."""
        self.query_one(VerticalScroll).focus()


def help_about(pane: StepScreen, step: Step | None, keys: Sequence[KeyHint]) -> HelpDialog:
    """Help about a step: what its agenda says of it, and what else its question could ask."""
    prompt = pane.body.prompt if pane.body else None
    probes = prompt.probes if isinstance(prompt, QuestionPrompt) else ()
    ways = ways_of(pane.screen.focused)
    if step is None:
        return HelpDialog("Set-up", SET_UP_PURPOSE, probes, keys, ways)
    purpose = pane.guidance or (prompt.hint if prompt else "")
    return HelpDialog(step.title, purpose, probes, keys, ways)
