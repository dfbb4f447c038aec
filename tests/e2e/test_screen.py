"""What is drawn: nothing of whoever sits at the keyboard, nothing that acts, at every size."""

from __future__ import annotations

import getpass
import json
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import BIN, Start
from tests.e2e.facilitator import Facilitator
from tests.e2e.fields import CARDS, LINES, TEXTS, Field, found, kept, opened, place
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.pty

ROOT = Path(__file__).parents[2]

PASTED = (
    "one \x9d52;c;cHduZWQ=\x9c \x9b2J [b]two[/b] [@click=app.quit]three[/] [/]"
    " \u202efour\u202c \u2028 five"
)
"""What no terminal takes out of a paste, though some take escapes out."""

HOSTILE = (
    "one \x1b]52;c;cHduZWQ=\x07 \x1b]0;pwned\x07 \x1b]2;pwned\x1b\\ \x1b[2J \x9b2J \x1bc"
    " [b]two[/b] [@click=app.quit]three[/] [/] \u202efour\u202c \x00\x7f five"
)
_CLIPBOARD = re.compile(r"(?:\x1b\]|\x9d)52;")
_RESET = re.compile(r"\x1bc|\x9b|[\u202a-\u202e\u2066-\u2069]")


def acted(terminal: Terminal) -> list[str]:
    """What a text has done to the terminal, if it was more than drawn."""
    found = (_CLIPBOARD.findall(terminal.written), _RESET.findall(terminal.written))
    return [*found[0], *found[1], *([terminal.title] if "pwned" in terminal.title else [])]


def test_nobody_at_the_keyboard_is_named(start: Start, sealed_env: dict[str, str]) -> None:
    home = Path(sealed_env["HOME"])
    who = {"PMFACILITATOR_LIBRARY": "", "USER": "mara", "LOGNAME": "mara", "HOSTNAME": "till-7"}
    person = Facilitator(start(env=who))
    person.sees("No meetings yet.")
    person.presses("enter", field="Title")
    person.types("Payouts stood still")
    person.presses("enter", asks="Who is new to this?")
    person.presses("f4", asks="The document")
    person.goes_down_to("Write it")
    person.terminal.send("enter")
    person.sees("Wrote undated-payouts-stood-still.md")
    person.is_asked("Who is new to this?")
    person.presses("f12", asks="Search for commands")
    person.presses("f12", asks="Who is new to this?")
    library = home / ".local/share/pmfacilitator"
    library.rename(library.with_name("aside"))
    library.touch()
    person.types("Ines")
    person.sees("NOT SAVED")
    written = person.terminal.written + person.terminal.title
    named = (str(home), "mara@", "till-7", f"{getpass.getuser()}@", f"@{socket.gethostname()}")
    assert [name for name in named if name in written] == []


@pytest.mark.parametrize(
    "field", [LINES[1], TEXTS[1], CARDS[0]], ids=["a line", "a long text", "a field"]
)
def test_what_is_pasted_is_only_text(field: Field, start: Start, library: Path) -> None:
    path = kept(library, field.place)
    person = opened(start, path, field)
    person.terminal.paste(PASTED)
    person.sees("[b]two[/b] [@click=app.quit]three[/] [/] four", "five")
    person.presses("f9")
    person.terminal.settle()
    assert acted(person.terminal) == []


def test_a_paste_that_presses_keys_does_no_harm(start: Start, library: Path) -> None:
    """Textual takes what comes after an escape for keys; none of them may end anything."""
    path = kept(library, LINES[1].place)
    person = opened(start, path, LINES[1])
    person.terminal.paste(HOSTILE)
    person.terminal.settle()
    person.sees("Payouts stood still")  # keys among them may have opened a dialog
    assert acted(person.terminal) == []
    assert [point.text for point in found(path)[0].section("opening").answer("second").points] == []


def test_what_comes_in_from_elsewhere_is_only_text(
    start: Start, sealed_env: dict[str, str]
) -> None:
    given = {"incident": {"title": HOSTILE}, "actions": [{"what": HOSTILE, "owner": HOSTILE}]}
    command = [str(BIN / "pmfacilitator"), "load", "-"]
    subprocess.run(command, input=json.dumps(given), text=True, env=sealed_env, check=True)
    person = Facilitator(start())
    person.sees("[b]two[/b] [@click=app.quit]three[/] [/] four")
    person.presses("enter", asks="Who is new to this?")
    person.presses("f3", asks="Where to?")
    person.presses("6", asks="What did we learn")
    person.presses("shift+tab", asks="What will we do")
    person.opens("one", "We will")
    person.presses("f3", asks="Where to?")
    person.presses("8", asks="What would a careful reader still ask?")
    assert acted(person.terminal) == []


WAYS = (
    ("ctrl+g", "f3", "Where to?"),
    ("ctrl+t", "f2", "Keep as"),
    ("ctrl+r", "f4", "The document"),
    ("ctrl+p", "f12", "Search for commands"),
)


def test_every_main_action_has_two_ways_and_the_palette(start: Start, library: Path) -> None:
    person = Facilitator(start("open", str(kept(library, place("timeline", "timeline")))))
    person.is_asked("What happened, and when?")
    for *keys, words in WAYS:
        for key in keys:
            person.presses(key, asks=words)
            person.presses(key)
            person.terminal.wait_gone(words)
    for onward, back in (("ctrl+n", "ctrl+o"), ("f9", "f8")):
        person.presses(onward, asks="What broke?")
        person.presses(back, asks="What happened, and when?")
    person.presses("f1")
    person.sees("F1, Enter or Esc closes")
    person.presses("f1", asks="What happened, and when?")
    person.presses("ctrl+p", asks="Search for commands")
    person.types("next step")
    person.presses("enter", asks="What broke?")


def test_enter_pressed_twice_closes_one_dialog_and_keeps_one_thing(
    start: Start, library: Path
) -> None:
    path = kept(library, place("timeline", "timeline"))
    person = Facilitator(start("open", str(path)))
    person.is_asked("What happened, and when?")
    person.presses("f2", asks="Keep as")
    person.types("Ask the resellers")
    person.presses("enter", "enter", asks="Parked as a question")
    person.presses("f3", asks="Where to?")
    person.presses("5", "5", asks="What did customers say")
    person.terminal.pass_time(0.25)
    assert [parked.text for parked in found(path)[0].parked] == ["Ask the resellers"]


def test_a_small_terminal_works_and_a_smaller_one_says_so(start: Start, library: Path) -> None:
    path = kept(library, place("timeline", "timeline"))
    person = Facilitator(start("open", str(path), size=(60, 20)))
    person.is_asked("What happened, and when?")
    person.adds("15:00 typed in a small terminal", "typed in a small terminal")
    person.types("15:05 half a line")
    for columns, lines in ((59, 20), (60, 19)):
        person.terminal.resize(columns, lines)
        person.sees(f"too small: {columns}×{lines}", "at least 60×20")
    person.terminal.resize(100, 30)
    person.sees("15:05 half a line", "Step 2 of 13", "Decisions")
    person.terminal.resize(80, 24)
    person.terminal.wait_gone("Decisions")
    person.types(" and the rest")
    person.enters("15:05 half a line and the rest", "half a line and the rest")


@pytest.mark.parametrize("streams", ["</dev/null", "</dev/null 2>&1", ">out", "2>err"])
def test_without_a_terminal_the_app_says_what_it_needs(
    streams: str, sealed_env: dict[str, str], tmp_path: Path
) -> None:
    script = f"pmfacilitator {streams}; echo status $?; cat out err 2>/dev/null"
    with Terminal(["sh", "-c", script], sealed_env, cwd=tmp_path) as terminal:
        terminal.wait_exit()
        shown = terminal.screen_text()
    assert "status 2" in shown
    assert shown.count("needs a terminal") == 1
    assert "Traceback" not in shown


@pytest.mark.skipif(
    Path(sys.executable).parent != ROOT / ".venv/bin", reason="make uses an environment of its own"
)
def test_make_demo_without_a_terminal_prints_the_document(sealed_env: dict[str, str]) -> None:
    installed = ROOT / ".venv/.installed"
    command = ["make", "--no-print-directory", "-C", str(ROOT), "-o", str(installed), "demo"]
    done = subprocess.run(
        command,
        env=sealed_env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("# Card payments declined")
    assert "## TL;DR" in done.stdout
    assert done.stderr == ""


def test_the_demo_opens_in_a_library_of_its_own(start: Start, library: Path) -> None:
    person = Facilitator(start("demo"))
    person.sees("Card payments declined", "Step 1 of 8")
    person.terminal.kill()
    person.terminal.wait_exit()
    assert not library.exists()
