"""What happens when a bug ends the app: nothing on the screen, and the bug to whoever ran it."""

from __future__ import annotations

from pmfacilitator.widgets.masked import MaskingApp


class QuietApp(MaskingApp):
    """An app that leaves it to its caller to say what broke.

    Textual prints the values of every variable on the way, and what a room said is among them.
    """

    @property
    def bug(self) -> BaseException | None:
        """The error that nobody foresaw and that ended the app, if one did."""
        return self._exception

    def end_with(self, error: BaseException) -> None:
        """Let a bug on another thread end the app as one on its own thread would."""

        def fail() -> None:
            raise error

        self.call_later(fail)

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()
