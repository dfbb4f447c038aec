"""Whether the window's letters are large enough for those who see it over video."""

from __future__ import annotations

from textual.app import App

MOST_WIDTH, MOST_HEIGHT = 120, 36
"""The largest window whose letters are still large enough when it fills a shared screen."""

ADVICE_SECONDS = 8

ADVISED = "-advised"
"""The class of an app that has said it: once is enough, whichever screen comes next."""


class Zoom:
    """Advises to zoom in, once at the start, and follows the size while the advice stands."""

    def __init__(self) -> None:
        self._is_first = True
        self._stands = False

    def advice(self, app: App[object]) -> str:
        """What to say of the window as it is now; "" if there is nothing to say (any more)."""
        width, height = app.size
        is_small_print = width > MOST_WIDTH or height > MOST_HEIGHT
        if self._is_first:
            self._is_first = False
            self._stands = is_small_print and not app.has_class(ADVISED)
        if not self._stands:
            return ""
        app.add_class(ADVISED)
        words = "zoom in until it reads 100×30" if is_small_print else "easy to read over video"
        return f"This window is {width}×{height}: {words}"

    def end(self) -> None:
        """The advice has been read, or something else is said in its place."""
        self._stands = False
