from __future__ import annotations

import base64
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from pmfacilitator.clipboard import TERMINAL_BYTES, CopyResult, Way, copy, run_quietly, sequence
from pmfacilitator.errors import FileTrouble

FILE = Path("/somewhere/private/review.md")


class Programs:
    """Stands in for the programs of a computer: those named work."""

    def __init__(self, *working: str) -> None:
        self.working = working
        self.called: list[str] = []
        self.given: list[bytes] = []

    def __call__(self, command: Sequence[str], given: bytes) -> bool:
        name = "pyperclip" if "pyperclip" in command[-1] else command[0]
        self.called.append(name)
        self.given.append(given)
        return name in self.working


def copied(programs: Programs, *, terminal: list[str] | None = None, **env: str) -> CopyResult:
    return copy(
        "Grüße\n",
        fallback=lambda: FILE,
        environment=env,
        terminal=None if terminal is None else terminal.append,
        run=programs,
    )


def test_the_clipboard_of_this_computer_comes_first() -> None:
    programs = Programs("pyperclip", "tmux")
    assert copied(programs, terminal=[], TMUX="socket,1,0").way is Way.CLIPBOARD
    assert programs.called == ["pyperclip"]
    assert programs.given == ["Grüße\n".encode()]


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"])
def test_over_ssh_it_would_be_the_wrong_computers_clipboard(name: str) -> None:
    sent: list[str] = []
    programs = Programs("pyperclip")
    assert copied(programs, terminal=sent, **{name: "1"}).way is Way.TERMINAL
    assert programs.called == []


def test_tmux_is_asked_before_the_terminal_and_only_inside_it() -> None:
    sent: list[str] = []
    assert copied(Programs("tmux"), terminal=sent, TMUX="socket,1,0").way is Way.TMUX
    assert copied(Programs("tmux"), terminal=sent).way is Way.TERMINAL
    assert len(sent) == 1


def test_the_terminal_is_sent_what_it_can_decode() -> None:
    payload = sequence("Grüße\n").removeprefix("\x1b]52;c;").removesuffix("\a")
    assert base64.b64decode(payload, validate=True).decode() == "Grüße\n"


def test_a_file_that_is_written_already_is_not_written_again() -> None:
    done = copy("x", fallback=None, environment={}, run=Programs("pyperclip"))
    assert (done.file, done.sentence) == (None, "Copied to the clipboard.")


def test_a_text_too_large_for_terminals_is_not_sent_there() -> None:
    sent: list[str] = []
    result = copy(
        "x" * (TERMINAL_BYTES + 1),
        fallback=lambda: FILE,
        environment={},
        terminal=sent.append,
        run=Programs(),
    )
    assert (result.way, sent) == (Way.NONE, [])


@pytest.mark.parametrize("way", list(Way))
def test_only_what_was_read_back_is_called_copied_and_no_home_is_shown(way: Way) -> None:
    sentence = CopyResult(way, FILE).sentence
    assert ("opied" in sentence) == (way is Way.CLIPBOARD)
    too = "" if way is Way.NONE else " too"
    assert sentence.endswith(f"; it is in review.md{too}.")
    assert "private" not in sentence


def test_a_file_that_cannot_be_written_matters_only_if_nothing_else_worked() -> None:
    def full() -> Path:
        raise FileTrouble("The disk is full.")

    done = copy("x", fallback=full, environment={}, run=Programs("pyperclip"))
    assert done == CopyResult(Way.CLIPBOARD, None)
    assert done.sentence == "Copied to the clipboard."
    with pytest.raises(FileTrouble, match="full"):
        copy("x", fallback=full, environment={}, run=Programs())


def test_a_program_is_judged_by_its_exit_and_given_its_input() -> None:
    reads = "import sys; sys.exit(sys.stdin.buffer.read() != b'abc')"
    assert run_quietly([sys.executable, "-c", reads], b"abc")
    assert not run_quietly([sys.executable, "-c", reads], b"abd")
    assert not run_quietly(["no-such-program-here"], b"")


def test_a_program_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pmfacilitator.clipboard._SECONDS", 0.2)
    assert not run_quietly(
        [sys.executable, "-c", "import threading; threading.Event().wait()"], b""
    )


def test_what_a_program_prints_never_reaches_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    talks = "import sys; print('out'); print('err', file=sys.stderr)"
    assert run_quietly([sys.executable, "-c", talks], b"")
    assert capfd.readouterr() == ("", "")
