"""The harness itself, on a program small enough to be certain of."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.keys import encode_key
from tests.e2e.terminal import Terminal

PROGRAM = """
from textual import events
from textual.app import App
from textual.content import Content
from textual.widgets import Input, Static

class Field(Input):
    def on_paste(self, event):
        self.app.hear(f"{len(event.text.splitlines())} lines pasted")

class Echo(App):
    CSS = "#heard { background: #102030; color: #f0e0d0; } #bar { text-style: reverse; }"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [("ctrl+n", "hear('next')"), ("f9", "hear('f9')"), ("ctrl+t", "exit_with(7)")]

    def compose(self):
        yield Static("ready", id="heard")
        yield Field()
        yield Static("", id="size")

    def hear(self, text):
        self.query_one("#heard", Static).update(Content(f"heard {text}"))

    def action_hear(self, text):
        self.hear(text)

    def action_exit_with(self, code):
        self.exit(return_code=code, message="good bye")

    def on_input_submitted(self, event):
        self.hear(event.value)

    def on_click(self, event):
        self.hear(f"click {event.screen_x},{event.screen_y}")

    def on_key(self, event):
        if event.key == "escape":
            self.hear("escape")

    def on_resize(self, event):
        self.query_one("#size", Static).update(f"{event.size.width} by {event.size.height}")

app = Echo()
app.run()
raise SystemExit(app.return_code)
"""

pytestmark = pytest.mark.pty


@pytest.fixture
def echo(tmp_path: Path, sealed_env: dict[str, str]) -> Iterator[Terminal]:
    script = tmp_path / "echo.py"
    script.write_text(PROGRAM, encoding="utf-8")
    with Terminal([sys.executable, str(script)], sealed_env) as terminal:
        terminal.wait_for("100 by 30")
        yield terminal


def test_what_is_typed_pressed_and_pasted_arrives(echo: Terminal) -> None:
    echo.type("caf\N{LATIN SMALL LETTER E WITH ACUTE} \N{CJK UNIFIED IDEOGRAPH-6F22}!\n")
    echo.wait_for("heard caf\N{LATIN SMALL LETTER E WITH ACUTE} \N{CJK UNIFIED IDEOGRAPH-6F22}!")
    echo.send("ctrl+n")
    echo.wait_for(re.compile(r"heard n\w+t"))
    echo.send("escape", "f9")
    echo.wait_for("heard f9")
    echo.paste("one\ntwo\nthree")
    echo.wait_for("heard 3 lines pasted")
    echo.click(3, 20)
    echo.wait_for("heard click 3,20")
    echo.wait_gone("pasted")


def test_an_escape_is_told_from_the_key_after_it(echo: Terminal) -> None:
    echo.send("escape")
    echo.wait_for("heard escape")


def test_colours_are_seen(echo: Terminal) -> None:
    cell = echo.cell(*echo.where("ready"))
    assert (cell.text, cell.fg, cell.bg) == ("r", "f0e0d0", "102030")


def test_resizing_tells_the_program(echo: Terminal) -> None:
    echo.resize(61, 20)
    echo.wait_for("61 by 20")
    assert len(echo.screen_text().split("\n")) == 20


def test_an_exit_gives_status_and_last_words(echo: Terminal) -> None:
    echo.send("ctrl+t")
    assert echo.wait_exit() == 7
    assert "good bye" in echo.screen_text()
    assert "ready" not in echo.screen_text()


def test_a_killed_program_is_known_by_its_signal(echo: Terminal) -> None:
    echo.kill(signal.SIGKILL)
    assert echo.wait_exit() == -signal.SIGKILL


def test_a_program_hears_that_its_terminal_is_closed(sealed_env: dict[str, str]) -> None:
    with Terminal(["sh", "-c", "echo here; exec sleep 60"], sealed_env) as terminal:
        terminal.wait_for("here")
        terminal.hang_up()
        assert terminal.wait_exit() == -signal.SIGHUP


def test_waiting_in_vain_shows_the_screen(sealed_env: dict[str, str]) -> None:
    wanted = pytest.raises(AssertionError, match=r"(?s)has ended with 0.*something else")
    with Terminal(["sh", "-c", "echo something else"], sealed_env) as terminal, wanted:
        terminal.wait_for("what was expected")


def test_nothing_is_left_running(sealed_env: dict[str, str]) -> None:
    with Terminal(["sh", "-c", "echo here; sleep 60"], sealed_env) as terminal:
        terminal.wait_for("here")
    assert terminal.wait_exit() == -signal.SIGKILL


def test_a_half_drawn_frame_is_not_looked_at(sealed_env: dict[str, str]) -> None:
    frames = r"printf '\033[?2026h\033[Hhalf'; read x; printf 'whole\033[?2026l'; read x"
    with Terminal(["sh", "-c", frames], sealed_env) as terminal:
        with pytest.raises(AssertionError):
            terminal.wait_for("half", timeout=0.5)
        terminal.type("\n")
        terminal.wait_for("half")


def test_what_acts_on_a_terminal_is_seen(sealed_env: dict[str, str]) -> None:
    script = r"printf '\033]2;mine\007\033]22;default\007\033[?1049h'; read x; printf '\033[?1049l'"
    with Terminal(["sh", "-c", script], sealed_env) as terminal:
        terminal.wait_until(lambda: terminal.title == "mine", "the title")
        assert not terminal.is_as_found
        terminal.type("\n")
        terminal.wait_exit()
        assert terminal.is_as_found


def test_what_is_filled_is_seen_by_line(sealed_env: dict[str, str]) -> None:
    script = r"printf 'ab\033[48;2;1;2;3mcd\033[0m\r\n'; read x"
    with Terminal(["sh", "-c", script], sealed_env) as terminal:
        terminal.wait_for("abcd")
        assert terminal.text_on("010203") == {0: (2, "cd")}


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (r"\033[?2026\$p", "^[[?2026;2$y"),
        (r"\033[?2048\$p", "^[[?2048;0$y"),
        (r"\033[6n", "^[[1;1R"),
        (r"\033[c", "^[[?6c"),
    ],
)
def test_queries_are_answered(question: str, answer: str, sealed_env: dict[str, str]) -> None:
    # Waiting for what is echoed: the terminal's own line discipline shows ESC as ^[.
    with Terminal(["sh", "-c", f'printf "{question}"; read x'], sealed_env) as terminal:
        terminal.wait_for(answer)


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("a", "a"),
        ("+", "+"),
        ("enter", "\r"),
        ("ctrl+n", "\x0e"),
        ("alt+x", "\x1bx"),
        ("f2", "\x1bOQ"),
        ("f12", "\x1b[24~"),
        ("up", "\x1b[A"),
        ("shift+up", "\x1b[1;2A"),
        ("ctrl+shift+end", "\x1b[1;6F"),
        ("ctrl+pageup", "\x1b[5;5~"),
        ("shift+tab", "\x1b[Z"),
    ],
)
def test_keys_are_sent_as_xterm_sends_them(name: str, sent: str) -> None:
    assert encode_key(name) == sent


@pytest.mark.parametrize("name", ["ctrl+enter", "hello", "ctrl+shift+a"])
def test_keys_that_no_terminal_sends_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no key"):
        encode_key(name)
