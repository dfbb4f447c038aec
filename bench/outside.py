"""Looks at a few screens from outside, in a real terminal: `python -m bench.outside`.

What is checked are the bytes that arrive: colours, the window's title, the cursor, and that nothing
else was asked of the terminal. Exits with 1 if anything is wrong.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.color import Color

from bench.chrome import filled_places, leaked, strange
from bench.contrast import faint
from bench.drawn import cells_of
from bench.scenes import SCENES, Pasted, Scene, Typed
from bench.site import BIN
from pmfacilitator.colors import DARK
from pmfacilitator.storage.library import Library
from tests.e2e.terminal import Terminal

SHOWN = (
    "home-empty",
    "home",
    "new-meeting",
    "timeline-typing",
    "import-preview",
    "question",
    "insight-card",
    "capture",
    "commands",
    "help",
    "document",
    "leave",
)
SIZES = ((100, 30), (80, 24))

_FILLED = Color.parse(DARK.variables["highlight"]).rgb
_CLIPBOARD = re.compile(r"(?:\x1b\]|\x9d)52;")
_BLINKING = re.compile(r"\x1b\[(?:[0-9;]*;)?[56](?:;[0-9;]*)?m|\x1b\[\?12h|\x1b\[[135] q")
_COLOURS = re.compile(r"\x1b\[(?:[0-9;]*;)?[34]8;(?:2;[0-9]+;[0-9]+;[0-9]+|5;[0-9]+)[0-9;]*m")


def begun(scene: Scene, size: tuple[int, int], folder: Path, stack: ExitStack) -> Terminal:
    """The program in a terminal, standing where a scene stands."""
    home = folder / "home"
    home.mkdir()
    library = Library(folder / "library")
    path = scene.opens(library, stack)
    argv = [str(BIN / "pmfacilitator"), "--library", str(library.folder)]
    argv += ["open", str(path)] if path else []
    env = {
        "COLORTERM": "truecolor",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": f"{BIN}:/usr/bin:/bin",
        "TERM": "xterm-256color",
        "TZ": "UTC",
        "USER": "mara",
    }
    terminal = stack.enter_context(Terminal(argv, env, size, cwd=folder))
    terminal.wait_for(re.compile(r"Help.*Commands"))
    terminal.settle()
    for key in scene.keys:
        if isinstance(key, str):
            terminal.send(key)
        elif isinstance(key, Typed):
            terminal.type(key.text)
        elif isinstance(key, Pasted):
            terminal.paste(key.text)
        terminal.settle()
    return terminal


def faults(terminal: Terminal) -> Iterator[str]:
    """What is wrong with what a terminal was sent, a sentence each."""
    cells = cells_of(terminal)
    yield from faint([cell for cell in cells if cell.is_letter])
    yield from strange(cells)
    places = filled_places([cell for cell in cells if cell.bg == _FILLED])
    if len(places) > 1:
        yield f"{len(places)} filled places, in lines {places}"
    yield from leaked(terminal.screen_text())
    yield from (f"in the window's title: {fault}" for fault in leaked(terminal.title))
    if not terminal.hides_cursor:
        yield "the terminal's own cursor is on"
    if _BLINKING.search(terminal.written):
        yield "something blinks"
    if _CLIPBOARD.search(terminal.written):
        yield "the clipboard is written"
    if not _COLOURS.search(terminal.written):
        yield "no colour arrives"


def main(names: Sequence[str]) -> int:
    """Look at the screens named, or at all; the exit status."""
    by_name = {scene.name: scene for scene in SCENES}
    wrong = 0
    for name in names or SHOWN:
        for size in SIZES:
            with TemporaryDirectory() as folder, ExitStack() as stack:
                terminal = begun(by_name[name], size, Path(folder), stack)
                found = [*faults(terminal)]
            wrong += len(found)
            print(f"{size[0]}x{size[1]} {name}: {len(found)} faults", flush=True)
            for fault in found:
                print(f"    ! {fault}")
    print(f"{len(names or SHOWN)} screens in a real terminal, {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
