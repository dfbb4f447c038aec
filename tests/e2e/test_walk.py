"""A newcomer runs a review of a public incident, from an empty folder to the document."""

from __future__ import annotations

import signal
import subprocess

import pytest

from tests.e2e import full_review
from tests.e2e.conftest import BIN, Start
from tests.e2e.facilitator import Facilitator
from tests.e2e.incidents import CATALOGUE_EMPTY, MAPS_OFFLINE, PACKAGES_MISSING, Incident
from tests.export.reading import fold, gfm_page, words_of

pytestmark = pytest.mark.pty


def begun(start: Start, incident: Incident) -> Facilitator:
    """From an empty library, by the form, into the first step of a meeting."""
    person = Facilitator(start())
    person.sees("No meetings yet.", "Press Enter to start one")
    person.presses("enter", field="Title")
    person.says(incident.title)
    person.goes_to_field("Severity")
    person.types(incident.severity)
    person.goes_to_field("Date")
    person.types(incident.date)
    if incident.zone != "UTC":
        person.chooses("Time zone", incident.zone.partition("/")[2].lower(), incident.zone)
    person.goes_to_field("Agenda")
    person.presses("enter", asks="Who is new to this?")
    person.sees(incident.title, f"{incident.severity} · {incident.date}", "Step 1 of 8")
    return person


def lost_and_reopened(person: Facilitator, start: Start) -> Facilitator:
    """Kill the program a quarter of a second after the last glyph, and open the meeting again."""
    person.terminal.pass_time(0.25)
    person.terminal.kill()
    assert person.terminal.wait_exit() == -signal.SIGKILL
    return Facilitator(start("open", "last"), person.said)


def unread(person: Facilitator, incident: Incident, env: dict[str, str]) -> list[str]:
    """What was said and is not found by somebody who reads the exported document."""
    command = [str(BIN / "pmfacilitator"), "export", "last"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    page = words_of(gfm_page(done.stdout))
    times = [f"{told.read} {told.words}" for told in incident.told]
    return [text for text in (*person.said, *times) if fold(text) not in page]


def test_a_whole_review_can_be_read_in_the_document(
    start: Start, sealed_env: dict[str, str]
) -> None:
    person = begun(start, MAPS_OFFLINE)
    full_review.sets_up(person)
    full_review.opens(person)
    full_review.tells_the_night(person)
    full_review.finds_causes(person)
    full_review.answers_what_it_tells(person)
    person = lost_and_reopened(person, start)
    full_review.answers_the_rest(person)
    full_review.weighs_the_impact(person)
    full_review.decides(person)
    full_review.closes(person)
    assert unread(person, MAPS_OFFLINE, sealed_env) == []


@pytest.mark.parametrize("incident", [CATALOGUE_EMPTY, PACKAGES_MISSING], ids=["library", "crates"])
def test_a_timeline_and_an_answer_outlive_a_kill(
    incident: Incident, start: Start, sealed_env: dict[str, str]
) -> None:
    person = begun(start, incident)
    person.presses("f9", asks="What happened, and when?")
    for told in incident.told[:-1]:
        person.adds(told.line, told.words)
    last = incident.told[-1].line
    person.types(last[:-9])
    person = lost_and_reopened(person, start)
    person.sees("Step 2 of 8", last[:-9])
    person.is_asked("What happened, and when?")
    person.types(last[-9:])
    person.enters(last, incident.told[-1].words)
    person.presses("f3", asks="Where to?")
    person.presses("4", asks="What does this tell us about customers?")
    person.adds("They noticed before we did")
    person.terminal.pass_time(0.25)
    assert unread(person, incident, sealed_env) == []
