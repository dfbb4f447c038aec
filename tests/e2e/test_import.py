"""A timeline that somebody already has: pasted, looked at, added, and never lost on the way."""

from __future__ import annotations

import datetime as dt
import re
import signal
from pathlib import Path

import pytest

from pmfacilitator.domain.rows import Milestone
from tests.e2e.conftest import Start
from tests.e2e.facilitator import Facilitator
from tests.e2e.fields import found, kept, place
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.pty

PASTED = """\
Payouts, as the desk noted them

* 13:52 - deploy of the ledger finished
* 14:05 - impact started: payouts stand still
* 14:09 - a shop writes that its payout is missing
* 14:32 - the pager fires, outage detected
  * nobody was at the desk
* 14:36 - Mara acknowledges the page
* 15:10 - traffic moved, impact mitigated
* 23:50 - replay of the payouts begins
* 00:40 - incident resolved

Thanks to everybody
"""
"""Twelve lines, as they come out of a chat."""


CONTROLS = "one \x9d52;c;cHduZWQ=\x9c \x9b2J \u202etwo\u202c"
"""What no terminal takes out of a paste."""

ACTED = re.compile(r"(?:\x1b\]|\x9d)52;|\x1bc|\x9b|[\u202a-\u202e\u2066-\u2069]")


def at_the_timeline(start: Start, library: Path) -> tuple[Path, Facilitator]:
    """A meeting whose timeline is asked for."""
    path = kept(library, place("timeline", "timeline"))
    person = Facilitator(start("open", str(path)))
    person.is_asked("What happened, and when?")
    return path, person


def lost(terminal: Terminal) -> None:
    """End the program at the last moment that is allowed for."""
    terminal.pass_time(0.25)
    terminal.kill()
    assert terminal.wait_exit() == -signal.SIGKILL


def test_a_pasted_timeline_is_looked_at_and_then_added(start: Start, library: Path) -> None:
    path, person = at_the_timeline(start, library)
    person.terminal.paste(PASTED)
    person.sees("8 entries in what was pasted", "Impact started?")
    person.terminal.send("down", "c")
    person.sees("◆ Impact started")
    assert len(found(path)[0].timeline) == 1
    person.presses("enter", asks="What happened, and when?")
    person.sees("Added 8 entries")
    lost(person.terminal)
    meeting, desk = found(path)
    added = {entry.text: entry for entry in meeting.timeline[1:]}
    assert len(added) == 8
    assert added["impact started: payouts stand still"].milestone is Milestone.IMPACT_STARTED
    resolved = added["incident resolved"]
    assert resolved.when is not None
    assert resolved.when.date_given(meeting.incident.date) == dt.date(2026, 11, 21)
    assert (resolved.milestone, resolved.suggested) == (None, Milestone.RESOLVED)
    assert desk.drafts == ()


def test_one_undo_takes_all_of_it_back(start: Start, library: Path) -> None:
    path, person = at_the_timeline(start, library)
    person.terminal.paste(PASTED)
    person.sees("8 entries in what was pasted")
    person.presses("enter", asks="What happened, and when?")
    person.sees("Added 8 entries")
    person.presses("ctrl+z")
    person.sees("Undid: imported 8 entries")
    lost(person.terminal)
    assert len(found(path)[0].timeline) == 1


def test_a_paste_outlives_a_kill_and_is_gone_on_with(start: Start, library: Path) -> None:
    path, person = at_the_timeline(start, library)
    person.terminal.paste(PASTED)
    person.sees("8 entries in what was pasted")
    person.terminal.send("space")
    person.sees("7 ticked")
    lost(person.terminal)
    assert PASTED in found(path)[1].draft("timeline/import")
    person = Facilitator(start("open", str(path)))
    person.is_asked("What happened, and when?")
    person.sees("A pasted timeline of 11 lines is waiting: F6 goes on with it")
    person.presses("f6")
    person.sees("8 entries in what was pasted", "7 ticked")
    person.presses("enter", asks="What happened, and when?")
    lost(person.terminal)
    assert len(found(path)[0].timeline) == 8


def test_a_hostile_timeline_is_only_text(start: Start, library: Path) -> None:
    path, person = at_the_timeline(start, library)
    person.terminal.paste(f"14:05 {CONTROLS}\n14:06 [b]two[/b] [@click=app.quit]three[/] [/]\n")
    person.sees("2 entries in what was pasted", "[b]two[/b] [@click=app.quit]three[/] [/]")
    person.presses("enter", asks="What happened, and when?")
    person.sees("[b]two[/b]")
    lost(person.terminal)
    assert len(found(path)[0].timeline) == 3
    assert not ACTED.search(person.terminal.written)


def test_a_file_is_chosen_without_saying_where_home_is(
    start: Start, library: Path, sealed_env: dict[str, str]
) -> None:
    home = Path(sealed_env["HOME"])
    (home / "incidents").mkdir()
    (home / "incidents" / "payouts.md").write_text(PASTED, encoding="utf-8")
    path, person = at_the_timeline(start, library)
    person.presses("f6", asks="Which file holds the timeline?")
    person.terminal.send("ctrl+u")
    person.sees("a path, or a few letters of a name")
    person.terminal.type("~/inc\t")
    person.sees("payouts.md")
    person.terminal.type("nowhere\n")
    person.sees("~/incidents/nowhere cannot be read")
    person.terminal.send(*["backspace"] * len("nowhere"))
    person.sees("export of several files")
    person.terminal.type("pay\n")
    person.sees("8 entries in payouts.md")
    person.presses("enter", asks="What happened, and when?")
    person.sees("Added 8 entries")
    lost(person.terminal)
    assert len(found(path)[0].timeline) == 9
    assert str(home) not in person.terminal.written
