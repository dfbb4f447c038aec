"""However the program ends, everything is kept, the terminal is as before, and it goes on there."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.facilitator import Facilitator
from tests.e2e.fields import ENTRY, TEXTS, found, kept, opened, place
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.pty

TEXT = TEXTS[1]


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_saves_and_gives_the_terminal_back(
    number: signal.Signals, status: int, start: Start, library: Path
) -> None:
    path = kept(library, TEXT.place)
    person = opened(start, path, TEXT)
    assert not person.terminal.is_as_found
    person.types(TEXT.typed)
    person.terminal.kill(number)
    assert person.terminal.wait_exit() == status
    assert person.terminal.is_as_found
    assert TEXT.read(*found(path)) == TEXT.typed


def test_a_closed_terminal_saves(start: Start, library: Path) -> None:
    path = kept(library, TEXT.place)
    person = opened(start, path, TEXT)
    person.types(TEXT.typed)
    person.terminal.hang_up()
    assert person.terminal.wait_exit() == 129
    assert TEXT.read(*found(path)) == TEXT.typed


def test_a_closed_terminal_is_noticed_even_if_no_signal_says_so(
    sealed_env: dict[str, str], library: Path, tmp_path: Path
) -> None:
    """Only whoever leads a session hears of it, and `make` tells nobody."""
    path = kept(library, TEXT.place)
    script = f"trap '' HUP; pmfacilitator open '{path}'; echo $? > status"
    with Terminal(["sh", "-c", script], sealed_env, cwd=tmp_path) as terminal:
        person = Facilitator(terminal)
        person.is_asked("What broke?")
        person.types(TEXT.typed)
        terminal.hang_up()
        terminal.wait_exit()
    assert (tmp_path / "status").read_text() == "129\n"
    assert TEXT.read(*found(path)) == TEXT.typed


def test_quitting_asks_nothing_about_saving_and_gives_the_terminal_back(
    start: Start, library: Path
) -> None:
    path = kept(library, TEXT.place)
    person = opened(start, path, TEXT)
    person.types(TEXT.typed)
    person.presses("ctrl+q", asks="Everything is saved; it goes on where it stands.")
    person.goes_down_to("Quit")
    person.terminal.send("enter")
    assert person.terminal.wait_exit() == 0
    assert person.terminal.is_as_found
    assert TEXT.read(*found(path)) == TEXT.typed


def test_it_opens_again_on_the_same_question_and_field(start: Start, library: Path) -> None:
    path = kept(library, place("opening", "first"))
    person = Facilitator(start("open", str(path)))
    person.is_asked("What of first?")
    person.presses("f3", asks="Where to?")
    person.presses("5", asks="What did customers say")
    person.presses("tab", asks="What do the numbers say?", field="Tickets")
    person.presses("tab", field="Customers hit")
    person.terminal.pass_time(0.25)
    person.terminal.kill()
    person.terminal.wait_exit()
    person = Facilitator(start("open", str(path)))
    person.sees("Step 5 of 13")
    person.presses(asks="What do the numbers say?", field="Customers hit")


def test_a_second_window_reads_only_and_says_so(start: Start, library: Path) -> None:
    path = kept(library, place("timeline", "timeline"))
    first = Facilitator(start("open", str(path)))
    first.is_asked("What happened, and when?")
    second = Facilitator(start("open", str(path)))
    second.sees("Open in another window since", "reading only", ENTRY.text)
    second.types("15:00 typed in vain")
    second.terminal.send("enter")
    second.sees("reading only; nothing was changed")
    first.adds("15:10 typed for good", "typed for good")
    first.terminal.pass_time(0.25)
    first.terminal.kill()
    first.terminal.wait_exit()
    third = Facilitator(start("open", str(path)))
    third.is_asked("typed for good")
    third.adds("15:20 and on it goes", "and on it goes")
    assert not third.shows("typed in vain")


_BROKEN = """
from pmfacilitator.cli import main
from pmfacilitator.screens.meeting import MeetingScreen

def broken(self):
    raise ZeroDivisionError("somewhere")

MeetingScreen.action_help = broken
main()
"""


def test_a_bug_is_one_line_after_everything_is_saved(
    sealed_env: dict[str, str], library: Path
) -> None:
    path = kept(library, TEXT.place)
    with Terminal([sys.executable, "-c", _BROKEN, "open", str(path)], sealed_env) as terminal:
        person = Facilitator(terminal)
        person.is_asked("What broke?")
        person.types(TEXT.typed)
        terminal.pass_time(0.25)
        person.terminal.send("f1")
        assert terminal.wait_exit() == 1
    person.sees("pmfacilitator: this should not have happened (ZeroDivisionError)")
    assert "Traceback" not in terminal.screen_text()
    assert not person.shows(TEXT.typed)
    assert terminal.is_as_found
    assert TEXT.read(*found(path)) == TEXT.typed
