"""What the room has seen is on disk a quarter of a second later, whatever happens then."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.facilitator import Facilitator
from tests.e2e.fields import (
    CARDS,
    FACTOR,
    LINES,
    TEXTS,
    Field,
    found,
    kept,
    opened,
    place,
)

pytestmark = pytest.mark.pty

PROMISED = 0.25
"""Seconds after the last glyph at which the program is lost."""

SAVED = re.compile(r"Saved \d\d:\d\d:\d\d")


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
    person.presses("tab", "tab", "tab", "tab")
    person.types("Resellers poll the led")
    lost(person)
    person = Facilitator(start("open", str(path)))
    person.sees("A capture is half-typed: Ctrl+T goes on with it")
    person.presses("ctrl+t", asks="Resellers poll the led")
    person.types("ger")
    person.enters("Resellers poll the ledger", "Kept as an insight")
    assert lost(person) == -signal.SIGKILL
    meeting, desk = found(path)
    assert [insight.learned for insight in meeting.insights] == ["Resellers poll the ledger"]
    assert desk.drafts == ()


def test_what_came_in_during_a_silent_round_is_shown_after_a_kill(
    start: Start, library: Path
) -> None:
    path = kept(library, place("questions", "first"))
    person = Facilitator(start("open", str(path)))
    person.is_asked("What of first?")
    person.presses("ctrl+l", asks="Silent writing")
    person.presses("down", "down", "down", "enter", asks="Write in your own chat")
    person.terminal.paste("Mara [2:32 PM]\nshops close at six\nand do it by phone\n")
    person.sees("3 lines came in")
    lost(person)
    person = Facilitator(start("open", str(path)))
    person.is_asked("Write in your own chat")
    person.presses("ctrl+l", asks="End the silent round")
    person.presses("enter", asks="The silent round is over: 2 lines")
    person.sees("shops close at six", "and do it by phone")
    lost(person)
    meeting, desk = found(path)
    assert len(meeting.section("questions").answer("first").points) == 2
    assert desk.silence is None


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


def test_many_lines_that_arrive_at_once_stay_apart(start: Start, library: Path) -> None:
    path = kept(library, place("opening", "second"))
    person = Facilitator(start("open", str(path)))
    person.is_asked("What of second?")
    person.terminal.type("one\ntwo\nthree and a ha")
    person.sees("• one", "• two", "three and a ha")
    lost(person)
    meeting, desk = found(path)
    points = meeting.section("opening").answer("second").points
    assert [point.text for point in points] == ["one", "two"]
    assert desk.draft("opening/second/add") == "three and a ha"


def test_a_field_keeps_pace_with_any_typist(start: Start, library: Path) -> None:
    owner = CARDS[2]
    path = kept(library, owner.place)
    person = opened(start, path, owner)
    name = "Tomasz Zielak and whoever else knows the pool"
    for character in name:
        person.terminal.type(character)
        person.terminal.pass_time(0.002)
    person.sees(name)
    lost(person)
    assert owner.read(*found(path)) == name


def test_saved_is_said_when_the_file_holds_it_and_not_before(start: Start, library: Path) -> None:
    path = kept(library, place("timeline", "timeline"))
    person = Facilitator(start("open", str(path)))
    person.is_asked("What happened, and when?")
    person.terminal.wait_for(SAVED)
    for typed in ("1", "10", "10:"):
        person.terminal.pass_time(1.1)  # the sign tells seconds, and each key needs one of its own
        sign = saved_sign(person)
        person.terminal.type(typed[-1])
        person.terminal.wait_until(lambda: saved_sign(person) != sign, "a later sign")  # noqa: B023
        assert found(path)[1].draft("timeline/timeline/add") == typed


def test_what_cannot_be_saved_is_said_and_saved_as_soon_as_it_can_be(
    start: Start, library: Path
) -> None:
    path = kept(library, place("timeline", "timeline"))
    person = Facilitator(start("open", str(path)))
    person.is_asked("What happened, and when?")
    person.terminal.wait_for(SAVED)
    aside = library.with_name("aside")
    library.rename(aside)
    library.touch()
    person.types("10:52 traffic moved")
    person.sees("NOT SAVED", f"{path.name} cannot be written")
    library.unlink()
    aside.rename(library)
    person.terminal.wait_for(SAVED)
    assert "10:52 traffic moved" in path.read_text(encoding="utf-8")


def saved_sign(person: Facilitator) -> str:
    """Since when everything is saved, as the screen says."""
    match = SAVED.search(person.terminal.screen_text())
    return match.group() if match else ""
