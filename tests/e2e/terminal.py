"""A terminal for tests: a program in a real pty, what it shows, and the keys a person presses.

Nothing here sleeps: whatever waits, waits for the program's next output. Queries are answered as
xterm does, and a frame (mode 2026) is looked at only once it is whole.
"""

from __future__ import annotations

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import pyte

from tests.e2e.keys import encode_key

PATIENCE = 20.0
"""Seconds after which what should have happened counts as missing."""

# Textual takes an escape for the key itself when nothing follows within a tenth of a second.
_LONE_ESCAPE = 0.15

_CUT_OFF = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?)?$")
_MODE_QUERY = re.compile(r"\x1b\[\?(\d+)\$p")
# pyte takes the first for text or for something else, and stops drawing a line at the second.
_STRANGE_TO_PYTE = re.compile(r"\x1b\[[<=>][0-9;]*[a-zA-Z]|[\u200b-\u200d\ufe0e\ufe0f]")
_FRAME, _PASTE, _ALTERNATE_SCREEN = 2026, 2004, 1049
_TITLE = re.compile(r"(?:\x1b\]|\x9d)[012];([^\x07\x1b\x9c]*)")
_SWITCHED = re.compile(r"\x1b\[\?(\d+)([hl])")
_LEFT_OFF = ("1000", "1003", "1004", "1006", "1049", "2004", "2048")
"""Mouse, focus, alternate screen, paste in brackets, and sizes told in band."""

# Makes the pty the controlling terminal, without which nothing resizes or hangs up, and then
# becomes the program.
_BOOTSTRAP = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""


@dataclass(frozen=True)
class Cell:
    """One place on the screen, its colours as seen: a reversed cell has them swapped."""

    text: str
    fg: str
    bg: str
    bold: bool
    is_reversed: bool = False


class _Screen(pyte.Screen):
    """What is shown, and what the terminal would answer to the program's questions."""

    def __init__(self, columns: int, lines: int) -> None:
        self.answers: list[str] = []
        super().__init__(columns, lines)

    def has(self, mode: int) -> bool:
        return mode << 5 in self.mode  # how pyte tells private modes from others

    def write_process_input(self, data: str) -> None:
        self.answers.append(data)

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        super().set_mode(*modes, **kwargs)
        self._begin_blank(modes)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        super().reset_mode(*modes, **kwargs)
        self._begin_blank(modes)

    def _begin_blank(self, modes: Sequence[int]) -> None:
        if _ALTERNATE_SCREEN in modes:
            self.erase_in_display(2)
            self.cursor_position()


class Terminal:
    """A program running in a terminal of its own, ended for certain when the `with` block is."""

    def __init__(
        self,
        argv: Sequence[str],
        env: Mapping[str, str],
        size: tuple[int, int] = (100, 30),
        cwd: Path | None = None,
    ) -> None:
        self._screen = _Screen(*size)
        self._stream = pyte.Stream(self._screen)
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._cut_off = ""
        self._written: list[str] = []
        self._fd, program_end = pty.openpty()
        self._is_open = True
        self._echoed = True
        os.set_blocking(self._fd, False)
        self._set_size(*size)
        try:
            self._program = subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", _BOOTSTRAP, *argv],
                stdin=program_end,
                stdout=program_end,
                stderr=program_end,
                env=dict(env),
                cwd=cwd,
                start_new_session=True,
            )
        finally:
            os.close(program_end)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def send(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self._write(encode_key(key))
            if key == "escape":
                self.pass_time(_LONE_ESCAPE)

    def type(self, text: str) -> None:
        """Type text; a newline is Enter."""
        self._write(text.replace("\n", "\r"))

    def paste(self, text: str) -> None:
        """Paste text, in brackets if the program asked for them."""
        body = text.replace("\n", "\r")
        self._write(f"\x1b[200~{body}\x1b[201~" if self._screen.has(_PASTE) else body)

    def click(self, x: int, y: int) -> None:
        """Press and release the left mouse button in a cell."""
        self._write(f"\x1b[<0;{x + 1};{y + 1}M\x1b[<0;{x + 1};{y + 1}m")

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size, of which the system tells the program."""
        self._screen.resize(lines, columns)
        self._set_size(columns, lines)

    def kill(self, number: signal.Signals = signal.SIGKILL) -> None:
        """Send the program a signal."""
        self._program.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal under the running program."""
        if self._is_open:
            self._echoed = self._echoes()
            self._is_open = False
            os.close(self._fd)

    def wait_for(self, what: str | re.Pattern[str], timeout: float = PATIENCE) -> None:
        """Wait until a text is (or a pattern matches) on the screen."""
        self._wait(lambda: self.shows(what), f"{what!r} to appear", timeout)

    def wait_gone(self, what: str | re.Pattern[str], timeout: float = PATIENCE) -> None:
        """Wait until a text is no longer on the screen."""
        self._wait(lambda: not self.shows(what), f"{what!r} to go", timeout)

    def wait_until(self, is_so: Callable[[], bool], what: str, timeout: float = PATIENCE) -> None:
        """Wait until something that can be seen on the screen is so; `what` names it."""
        self._wait(is_so, what, timeout)

    def settle(self, quiet: float = 0.15, timeout: float = PATIENCE) -> None:
        """Wait until the program has written nothing for so many seconds."""
        end = time.monotonic() + timeout
        while self._read(quiet):
            assert time.monotonic() < end, self._report("the program to pause")

    def pass_time(self, seconds: float) -> None:
        """Watch for so many seconds: for promises that speak of time, and for nothing else."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and (self._read(left) or self._is_open):
            pass

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Wait for the program to end: its exit status, or minus the signal that ended it."""
        end = time.monotonic() + timeout
        while self._program.poll() is None:
            assert time.monotonic() < end, self._report("the program to end")
            if not self._is_open:
                return self._program.wait(max(end - time.monotonic(), 0))
            self._read(0.05)
        while self._read(0):
            pass
        return self._program.returncode

    def shows(self, what: str | re.Pattern[str]) -> bool:
        """Whether a text is (or a pattern matches) on the screen now."""
        text = self.screen_text()
        return what in text if isinstance(what, str) else what.search(text) is not None

    def screen_text(self) -> str:
        """The screen, a line each, without what is blank at the ends."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def text_on(self, bg: str) -> dict[int, tuple[int, str]]:
        """What stands on a background, by line: where it begins, and the text."""
        found = {}
        for y in range(self._screen.lines):
            row = self._screen.buffer[y]
            columns = [x for x in range(self._screen.columns) if row[x].bg == bg]
            if columns:
                found[y] = columns[0], "".join(row[x].data for x in columns)
        return found

    @property
    def title(self) -> str:
        """What the program has written into the title of the window."""
        return " ".join(_TITLE.findall(self.written))

    @property
    def written(self) -> str:
        """Everything the program has written, sequences and all."""
        return "".join(self._written)

    @property
    def is_as_found(self) -> bool:
        """Whether a shell could go on: keys are echoed, and every mode switched on is off again."""
        switched = dict(_SWITCHED.findall(self.written))
        return self._echoes() and not any(switched.get(mode) == "h" for mode in _LEFT_OFF)

    def where(self, text: str) -> tuple[int, int]:
        """The cell in which a text begins, the first of them from the top."""
        for y in range(self._screen.lines):
            row = [(self._screen.buffer[y][x].data, x) for x in range(self._screen.columns)]
            columns = [x for data, x in row for _ in data]
            at = "".join(data for data, _ in row).find(text)
            if at >= 0:
                return columns[at], y
        raise AssertionError(self._report(f"{text!r} somewhere"))

    def cell(self, x: int, y: int) -> Cell:
        """What stands in one place, and in which colours."""
        char = self._screen.buffer[y][x]
        fg, bg = (char.bg, char.fg) if char.reverse else (char.fg, char.bg)
        return Cell(char.data, fg, bg, char.bold, char.reverse)

    def places(self) -> list[list[Any]]:
        """Every place of the screen as pyte keeps it, line by line."""
        size = self._screen.lines, self._screen.columns
        return [[self._screen.buffer[y][x] for x in range(size[1])] for y in range(size[0])]

    @property
    def hides_cursor(self) -> bool:
        """Whether the terminal's own cursor, which blinks, is off."""
        return bool(self._screen.cursor.hidden)

    def close(self) -> None:
        """End the program if it still runs, whatever it started with it, and give all back."""
        try:
            if self._program.poll() is None:
                os.killpg(self._program.pid, signal.SIGKILL)
                self._program.wait()
        finally:
            self.hang_up()

    def _echoes(self) -> bool:
        if not self._is_open:
            return self._echoed
        return bool(termios.tcgetattr(self._fd)[3] & termios.ECHO)

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def _wait(self, is_so: Callable[[], bool], what: str, timeout: float) -> None:
        end = time.monotonic() + timeout
        while self._screen.has(_FRAME) or not is_so():
            left = end - time.monotonic()
            assert self._read(left) or (self._is_open and left > 0), self._report(what)

    def _read(self, seconds: float) -> bool:
        """Take in what the program writes within so many seconds; False if it wrote nothing."""
        if not self._is_open or not select.select([self._fd], [], [], max(seconds, 0))[0]:
            return False
        try:
            data = os.read(self._fd, 65536)
        except OSError:  # Linux says so when the last program at the other end has gone
            data = b""
        if not data:
            self.hang_up()
            return False
        self._take_in(self._decoder.decode(data))
        return True

    def _take_in(self, text: str) -> None:
        self._written.append(text)
        text = self._cut_off + text
        cut = _CUT_OFF.search(text)
        self._cut_off = cut.group() if cut else ""
        whole = text[: cut.start()] if cut else text
        self._stream.feed(_STRANGE_TO_PYTE.sub("", whole))
        for mode in _MODE_QUERY.findall(whole):
            known = 2 if int(mode) == _FRAME else 0
            self._screen.answers.append(f"\x1b[?{mode};{known}$y")
        answers = "".join(self._screen.answers)
        self._screen.answers.clear()
        if answers:
            self._write(answers)

    def _write(self, text: str) -> None:
        data = text.encode()
        while data and self._is_open:
            readable, writable, _ = select.select([self._fd], [self._fd], [], PATIENCE)
            assert readable or writable, self._report("the program to read what is typed")
            if writable:
                data = data[os.write(self._fd, data) :]
            elif readable:
                self._read(0)

    def _report(self, what: str) -> str:
        status = self._program.poll()
        if status is None and not self._is_open:
            with suppress(subprocess.TimeoutExpired):
                status = self._program.wait(1)
        state = "still runs" if status is None else f"has ended with {status}"
        return f"waited for {what}; the program {state}, and shows:\n{self.screen_text().rstrip()}"
