"""Copying, and saying honestly what became of it: to the clipboard, to tmux, or to the terminal.

Whatever happens, the text is in a file as well, because a terminal never says whether it put what
it was sent on any clipboard, or on whose.
"""

from __future__ import annotations

import base64
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from pmfacilitator.errors import FileTrouble

Runner = Callable[[Sequence[str], bytes], bool]
"""Runs a program with this on its standard input; says whether it ended well and in time."""

TERMINAL_BYTES = 75_000
"""What terminals take in one go; beyond it some drop everything without a word."""

_SECONDS = 3.0
_OVER_SSH = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")

# pyperclip has no time limit, lets its programs write on the screen and reports success when they
# fail, so it runs apart and reads back what it wrote.
_NATIVE = """
import sys, pyperclip
text = sys.stdin.buffer.read().decode("utf-8")
pyperclip.copy(text)
sys.exit(pyperclip.paste().splitlines() != text.splitlines())
"""


class Way(Enum):
    """Which way the text went."""

    CLIPBOARD = "clipboard"
    TMUX = "tmux"
    TERMINAL = "terminal"
    NONE = "none"


@dataclass(frozen=True)
class CopyResult:
    """Where the text is now; `file` is None if none was asked for, or it could not be written."""

    way: Way
    file: Path | None

    @property
    def sentence(self) -> str:
        """What to tell whoever asked; it claims nothing that nobody can know."""
        return self.told(self.file.name if self.file else "")

    def told(self, name: str) -> str:
        """The same, the file called by this name."""
        match self.way:
            case Way.CLIPBOARD:
                said = "Copied to the clipboard"
            case Way.TMUX:
                said = "In tmux's buffer, and sent to the terminal"
            case Way.TERMINAL:
                said = "Sent to the terminal"
            case Way.NONE:
                said = "No clipboard was found"
        too = "" if self.way is Way.NONE else " too"
        return f"{said}; it is in {name}{too}." if self.file else f"{said}."


def copy(
    text: str,
    *,
    fallback: Callable[[], Path] | None,
    environment: Mapping[str, str],
    terminal: Callable[[str], None] | None = None,
    run: Runner | None = None,
) -> CopyResult:
    """Put a text on the clipboard by the surest way there is, and into a file in any case.

    Args:
        text: what to copy.
        fallback: writes the text to a file and names it; None where that has been done.
        environment: tells whether this runs over SSH or in tmux.
        terminal: sends a text to the terminal's own clipboard, as `sequence` says, where there is
            a terminal that nothing else is writing to.
        run: runs a program, by default with a time limit of three seconds.

    Raises:
        FileTrouble: the file cannot be written and there was no other way.
    """
    way = _copied(text, environment, terminal, run or run_quietly)
    try:
        return CopyResult(way, fallback() if fallback else None)
    except FileTrouble:
        if way is Way.NONE:
            raise
        return CopyResult(way, None)


def sequence(text: str) -> str:
    """What to write to a terminal so that it puts a text on its clipboard (OSC 52)."""
    data = base64.b64encode(text.encode("utf-8", "replace"))
    return f"\x1b]52;c;{data.decode('ascii')}\a"


def run_quietly(command: Sequence[str], given: bytes) -> bool:
    """Run a program that must not touch the screen, and end it if it takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - the commands are the two below, never somebody's words
            command,
            input=given,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            start_new_session=True,  # what keeps the text must outlive this terminal
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _copied(
    text: str,
    environment: Mapping[str, str],
    terminal: Callable[[str], None] | None,
    run: Runner,
) -> Way:
    data = text.encode("utf-8", "replace")
    is_remote = any(environment.get(name) for name in _OVER_SSH)
    if not is_remote and run([sys.executable, "-P", "-c", _NATIVE], data):
        return Way.CLIPBOARD
    if environment.get("TMUX") and run(["tmux", "load-buffer", "-w", "-"], data):
        return Way.TMUX
    if terminal and len(data) <= TERMINAL_BYTES:
        terminal(text)
        return Way.TERMINAL
    return Way.NONE
