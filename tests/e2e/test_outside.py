"""What is looked at from outside: the bytes, and every fault that was planted among them."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from bench.drawn import cells_of
from bench.outside import faults
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.pty

CLEAN = "\x1b[?25l\x1b[38;2;255;255;255;48;2;14;19;26m" + "easy to read " * 5
FILLED = "\x1b[48;2;29;79;124m"


def shown(text: str, env: dict[str, str], tmp_path: Path) -> Terminal:
    """A terminal in which a program has written this, and waits."""
    program = f"import sys; sys.stdout.write({text + 'READY'!r}); sys.stdout.flush(); input()"
    terminal = Terminal([sys.executable, "-c", program], env, (100, 30), tmp_path)
    terminal.wait_for("READY")
    return terminal


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ("", ""),
        ("\x1b[?25h", "the terminal's own cursor is on"),
        ("\x1b[5mlook\x1b[25m", "something blinks"),
        ("\x1b[3 q", "something blinks"),
        ("\x1b]52;c;aGk=\x07", "the clipboard is written"),
        ("\x1b]0;/home/mara/till\x07", "in the window's title: '/home/mara/till' is shown"),
        ("mara@till-7 ", "'mara@till-7' is shown"),
        ("\x1b[38;2;60;60;60mfaint \x1b[38;2;255;255;255m", "'faint'"),
        ("⚠ ", "U+26A0"),
        (f"{FILLED}one\x1b[0m\r\n\n{FILLED}two", "2 filled places, in lines [0, 2]"),
    ],
)
def test_a_planted_fault_is_found_in_the_bytes(
    planted: str, fault: str, sealed_env: dict[str, str], tmp_path: Path
) -> None:
    with shown(CLEAN + planted, sealed_env, tmp_path) as terminal:
        found = list(faults(terminal))
    assert (found == []) if not fault else (fault in " ".join(found[:1]))


def test_a_screen_without_colours_is_told(sealed_env: dict[str, str], tmp_path: Path) -> None:
    with shown("\x1b[?25l", sealed_env, tmp_path) as terminal:
        assert list(faults(terminal)) == ["no colour arrives"]


def test_cells_have_the_colours_that_the_terminal_draws(
    sealed_env: dict[str, str], tmp_path: Path
) -> None:
    text = "\x1b[31ma\x1b[7mb\x1b[0m\x1b[1;38;2;1;2;3mc\x1b[0m漢\n"
    with shown(text, sealed_env, tmp_path) as terminal:
        drawn = cells_of(terminal, letters="112233", ground="445566")
        assert re.match("abc漢", terminal.screen_text())
    red, letters, ground = (0xCD, 0, 0), (0x11, 0x22, 0x33), (0x44, 0x55, 0x66)
    assert [(cell.x, cell.fg, cell.bg, cell.bold, cell.reverse) for cell in drawn[:5]] == [
        (0, red, ground, False, False),
        (1, ground, red, False, True),
        (2, (1, 2, 3), ground, True, False),
        (3, letters, ground, False, False),
        (5, letters, ground, False, False),
    ]
