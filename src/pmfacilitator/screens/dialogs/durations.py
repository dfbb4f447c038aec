"""How long it took: each duration beside how it is counted, and who noticed first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, assert_never

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from pmfacilitator.domain.edits import ChangeIncident
from pmfacilitator.domain.meeting import Detection, Meeting
from pmfacilitator.domain.milestones import (
    Duration,
    DurationState,
    durations,
    noticed,
    show_duration,
)
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.body import Work
from pmfacilitator.screens.dialogs.dialog import Dialog, closing
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.shown import put, shown

_NAME, _LENGTH = 13, 16
_NOTICED = (None, *Detection)


class DurationsDialog(Dialog[None]):
    """Tells what the timeline adds up to, beneath its phases; W says who noticed first."""

    DEFAULT_CSS = """
    DurationsDialog {
        & > Vertical { max-height: 100%; }
        &.-low > Vertical { padding: 0 2; }
        & VerticalScroll { height: auto; max-height: 60vh; scrollbar-size-vertical: 1; }
        & #lengths { height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "leave", "Close", show=False, id="timeline.durations"),
        Binding("enter", "leave", "Close", show=False, id="page.leave"),
        Binding(
            "w",
            "noticed",
            "Who noticed",
            show=False,
            id="durations.noticed",
            tooltip="Change who noticed first",
        ),
    ]

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work

    def compose(self) -> ComposeResult:
        """Lay out the lengths."""
        with Vertical():
            yield Words(shown("How long it took"), classes="dialog-title")
            with VerticalScroll():
                yield Words(id="lengths")
            yield Words(
                shown(
                    f"↑ ↓ scroll · {key_to('durations.noticed')}: who noticed first"
                    f" · {closing('timeline.durations')}"
                ),
                classes="dialog-hint",
            )

    def on_mount(self) -> None:
        """Show them, and scroll by keyboard."""
        self._show()
        self.query_one(VerticalScroll).focus()

    def action_noticed(self) -> None:
        """Go on to the next who may have noticed first: nobody knows, alert, staff, customer."""
        now = _NOTICED.index(self._work.meeting.incident.detected_by)
        edit = ChangeIncident("detected_by", _NOTICED[(now + 1) % len(_NOTICED)])
        try:
            self._work.session.apply(edit)
        except PmFacilitatorError as error:
            put(self.query_one(".dialog-hint", Words), shown(str(error)))
            self.query_one(".dialog-hint").add_class("dialog-problem")
        self._show()

    def _show(self) -> None:
        put(self.query_one("#lengths", Words), shown("\n".join(_lines(self._work.shown))))


def _lines(meeting: Meeting) -> Iterator[str]:
    for lasted in durations(meeting):
        yield f"{lasted.name:<{_NAME}}{_length(lasted):<{_LENGTH}}{lasted.formula}"
        if lasted.why:
            yield f"{'':<{_NAME}}{lasted.why}"
    yield ""
    yield f"{'Noticed by':<{_NAME}}{noticed(meeting.incident) or 'nobody has said yet'}"


def _length(lasted: Duration) -> str:
    match lasted.state:
        case DurationState.RECORDED:
            return show_duration(lasted.seconds or 0)
        case DurationState.PENDING:
            return "pending"
        case DurationState.NOT_APPLICABLE:
            return "does not apply"
        case DurationState.INVALID:
            return "out of order"
        case _:
            assert_never(lasted.state)
