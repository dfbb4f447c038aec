"""Two terminals: what is typed in one is seen in the other, which leaves no trace."""

from __future__ import annotations

import getpass
import socket
import stat
from pathlib import Path

import pytest

from pmfacilitator.domain.desk import Place
from pmfacilitator.storage.library import Library
from pmfacilitator.storage.names import notes_of
from tests.e2e.conftest import Start
from tests.e2e.facilitator import Facilitator
from tests.e2e.fields import kept, place
from tests.traces import traces

pytestmark = pytest.mark.pty

MARKER = "quagga-5150"

PROMISED = 0.2
"""Seconds after the last key in which notes are on disk."""

QUESTION = Place(step="questions", prompt="first")


def test_a_follower_sees_what_is_led_elsewhere(start: Start, library: Path) -> None:
    path = kept(library, QUESTION)
    leading = Facilitator(start("open", str(path)))
    leading.is_asked("What of first?")
    following = start("follow", "last", size=(80, 24))
    following.wait_for("What of first?")
    assert following.shows("Following · read only")
    leading.types("Resellers poll")
    following.wait_for("› Resellers poll")
    leading.types(" the ledger")
    leading.presses("enter")
    following.wait_for("•  Resellers poll the ledger")
    leading.presses("tab")
    following.wait_for("What of second?")
    leading.presses("ctrl+n")
    following.wait_for("Step 5 of ")
    leading.terminal.kill()
    leading.terminal.wait_exit()
    aside = path.rename(path.with_suffix(".aside"))
    following.wait_for("The meeting's file is gone; this is how it stood last.")
    assert following.shows("Step 5 of ")
    aside.rename(path)
    following.wait_for("Following again")
    Library(library).trash(path)
    following.wait_for("The meeting is in the trash; this is how it stood last.")
    following.send("q")
    assert following.wait_exit() == 0
    assert following.is_as_found
    shown = following.written
    assert not [
        n for n in (getpass.getuser() + "@", socket.gethostname(), str(library)) if n in shown
    ]


def test_a_follower_leaves_no_trace(start: Start, library: Path) -> None:
    kept(library, place("root_cause", "factors"))
    before = traces(library)
    following = start("follow", "last")
    following.wait_for("What contributed to it?")
    following.send("x", "enter", "down", "ctrl+n", "ctrl+t", "f1", "escape", "ctrl+q")
    assert following.wait_exit() == 0
    assert traces(library) == before


def test_what_cannot_be_followed_is_said_in_one_line(start: Start, library: Path) -> None:
    path = kept(library, QUESTION)
    path.write_text("{", "utf-8")
    following = start("follow", str(path))
    assert following.wait_exit() == 6
    following.wait_for("is damaged: line 1 is no JSON")
    assert "Traceback" not in following.written


def test_private_notes_are_kept_at_each_key_and_seen_nowhere_else(
    start: Start, library: Path
) -> None:
    path = kept(library, QUESTION)
    leading = Facilitator(start("open", str(path)))
    leading.is_asked("What of first?")
    following, notes = start("follow", "last"), start("notes", "last", size=(80, 24))
    following.wait_for("What of first?")
    notes.wait_for("What of first?   question 1 of 2")
    notes.type(f"ask about {MARKER}")
    notes.wait_for(MARKER)
    leading.types("that was human error")
    notes.wait_for("“human error” → What made that step easy")
    leading.presses("enter")
    following.wait_for("that was human error")
    notes.wait_for("Just said   that was human error")
    leading.presses("ctrl+n")
    notes.wait_for("Step 5 of ")
    notes.type(", twice")
    notes.wait_for("the room is at")
    notes.pass_time(PROMISED)
    notes.kill()
    notes.wait_exit()
    file = notes_of(path)
    assert f"ask about {MARKER}, twice" in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert MARKER not in leading.terminal.written + following.written
    assert MARKER not in path.read_text("utf-8")
    again = start("notes", "last")
    again.wait_for("Step 5 of ")
    again.send("ctrl+g")
    again.wait_for("Where to?")
    again.send("4")
    again.wait_for(f"ask about {MARKER}, twice")


def test_notes_write_nothing_but_notes(start: Start, library: Path) -> None:
    path = kept(library, place("root_cause", "factors"))
    before = traces(library)
    notes = start("notes", "last")
    notes.wait_for("What contributed to it?")
    notes.type("ask Mara")
    notes.wait_for("saved")
    second = start("notes", "last")
    assert second.wait_exit() == 5
    assert second.shows("The private notes of this meeting are open in another window")
    notes.send("ctrl+q")
    assert notes.wait_exit() == 0
    assert notes.is_as_found
    after = traces(library)
    name = notes_of(path).name
    assert after.keys() - before.keys() == {name}
    assert {each: after[each] for each in before if each != "."} == {
        each: marks for each, marks in before.items() if each != "."
    }
    shown = notes.written
    assert not [
        n for n in (f"{getpass.getuser()}@", socket.gethostname(), str(library)) if n in shown
    ]
