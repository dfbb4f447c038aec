"""What the room has seen is on disk a quarter of a second later, whatever happens then."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.storage.library import Library
from tests.e2e.conftest import Start
from tests.e2e.facilitator import Facilitator
from tests.e2e.fields import CARDS, FACTOR, LINES, MEETING, TEXTS, Field, place
from tests.fakes import NOW

pytestmark = pytest.mark.pty

PROMISED = 0.25
"""Seconds after the last glyph at which the program is lost."""

SAVED = re.compile(r"Saved \d\d:\d\d:\d\d")


def kept(library: Path, at: Place) -> Path:
    """The meeting in a library, standing somewhere."""
    shelf = Library(library)
    path = shelf.create(MEETING)
    file = shelf.open(path, now=NOW)
    file.save(MEETING, Desk(place=at))
    file.close()
    return path


def found(path: Path) -> tuple[Meeting, Desk]:
    """What the file holds now."""
    file = Library(path.parent).open(path, now=NOW, read_only=True)
    file.close()
    return file.meeting, file.desk


def opened(start: Start, path: Path, field: Field) -> Facilitator:
    """The meeting where it stands, ready to type there."""
    person = Facilitator(start("open", str(path)))
    person.is_asked(MEETING.title)
    person.presses(*field.keys, asks="Keep as" if field.keys else "", field=field.label)
    return person


def lost(person: Facilitator, number: signal.Signals = signal.SIGKILL) -> int:
    """End the program at the last moment that is allowed for."""
    person.terminal.pass_time(PROMISED)
    person.terminal.kill(number)
    return person.terminal.wait_exit()


@pytest.mark.parametrize("field", [*LINES, *CARDS, *TEXTS], ids=lambda field: field.name)
def test_half_a_sentence_outlives_a_kill(field: Field, start: Start, library: Path) -> None:
    path = kept(library, field.place)
    person = opened(start, path, field)
    person.types(field.typed)
    assert lost(person) == -signal.SIGKILL
    assert field.typed in str(field.read(*found(path)))


@pytest.mark.parametrize("field", [LINES[0], TEXTS[1]], ids=lambda field: field.name)
def test_it_goes_on_in_mid_sentence(field: Field, start: Start, library: Path) -> None:
    path = kept(library, field.place)
    person = opened(start, path, field)
    person.types(field.typed)
    lost(person)
    person = opened(start, path, field)
    person.types(" and so on")
    assert lost(person) == -signal.SIGKILL
    assert f"{field.typed} and so on" in str(field.read(*found(path)))


def test_a_value_can_be_completed_after_a_kill(start: Start, library: Path) -> None:
    due = CARDS[1]
    path = kept(library, due.place)
    person = opened(start, path, due)
    person.types(due.typed)
    lost(person)
    person = opened(start, path, due)
    person.sees(due.typed)
    person.types("27")
    lost(person)
    meeting, desk = found(path)
    assert [(str(action.due), desk.drafts) for action in meeting.actions] == [("2026-11-27", ())]


def test_a_why_is_still_one_when_it_is_finished_after_a_kill(start: Start, library: Path) -> None:
    path = kept(library, place("root_cause", "factors"))
    person = Facilitator(start("open", str(path)))
    person.is_asked("What contributed to it?")
    person.goes_up_to(FACTOR.text)
    person.presses("w", asks="Because …")
    person.types("Nobody measured")
    lost(person)
    person = Facilitator(start("open", str(path)))
    person.is_asked("Nobody measured")
    person.enters("Nobody measured")
    person.sees("why Nobody measured")


def test_a_captured_thought_keeps_its_kind(start: Start, library: Path) -> None:
    path = kept(library, place("timeline", "timeline"))
    person = Facilitator(start("open", str(path)))
    person.is_asked("What happened, and when?")
    person.presses("f2", asks="Keep as")
    person.presses("tab")
    person.types("Resellers poll the led")
    lost(person)
    person = Facilitator(start("open", str(path)))
    person.sees("A capture is half-typed: Ctrl+T goes on with it")
    person.presses("ctrl+t", asks="Resellers poll the led")
    person.types("ger")
    person.enters("Resellers poll the ledger", "Kept as insight")
    assert lost(person) == -signal.SIGKILL
    meeting, desk = found(path)
    assert [insight.learned for insight in meeting.insights] == ["Resellers poll the ledger"]
    assert desk.drafts == ()


def test_a_half_typed_form_of_a_new_meeting_is_kept(start: Start) -> None:
    person = Facilitator(start())
    person.sees("No meetings yet.")
    person.presses("enter", field="Title")
    person.types("Payouts stood")
    person.goes_to_field("Date")
    person.types("2026-11-")
    lost(person)
    person = Facilitator(start())
    person.sees("No meetings yet.")
    person.presses("enter", field="Title")
    person.sees("Payouts stood", "2026-11-")
