"""How something is parked over whatever stands over the meeting: a dialog, or the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.command import CommandPalette

from pmfacilitator.app.importing import ImportingApp
from pmfacilitator.screens.home import HomeScreen

if TYPE_CHECKING:
    from pmfacilitator.app.held import HeldMeeting


class CapturingApp(ImportingApp):
    """Has the key of the meeting's screen work on every screen above it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+t,f2",
            "capture",
            "Capture",
            priority=True,
            show=False,
            id="meeting.capture",
            tooltip="Park or keep something",
        ),
    ]

    _held: HeldMeeting | None

    def action_capture(self) -> None:
        """Let something be parked without leaving what stands over the meeting."""
        if self._held is not None:
            self._held.screen.action_capture()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The meeting's own screen and the capture itself know what their key does."""
        if action == "capture":
            if self._held is None or self.screen is self._held.screen:
                return False
            from pmfacilitator.screens.dialogs.capture import CaptureDialog

            return not isinstance(self.screen, CaptureDialog | CommandPalette | HomeScreen)
        return super().check_action(action, parameters)
