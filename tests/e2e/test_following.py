"""Two terminals: what is typed in one is seen in the other, which leaves no trace."""

from __future__ import annotations

import getpass
import socket
from pathlib import Path

import pytest

from pmfacilitator.domain.desk import Place
from pmfacilitator.storage.library import Library
from tests.e2e.conftest import Start
from tests.e2e.facilitator import Facilitator
from tests.e2e.fields import kept, place
from tests.traces import traces

pytestmark = pytest.mark.pty

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
    following.wait_for("Step 5 of 8")
    leading.terminal.kill()
    leading.terminal.wait_exit()
    aside = path.rename(path.with_suffix(".aside"))
    following.wait_for("The meeting's file is gone; this is how it stood last.")
    assert following.shows("Step 5 of 8")
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
