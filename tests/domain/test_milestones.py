"""Durations are told only where both ends are certain, and otherwise what is missing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmfacilitator.domain.meeting import Detection, Incident, Meeting
from pmfacilitator.domain.milestones import (
    Duration,
    DurationState,
    durations,
    show_duration,
    show_milestone,
)
from pmfacilitator.domain.rows import Milestone
from tests.builders import entry, incident, meeting, meetings

FIVE = ("Detect", "Acknowledge", "Mitigate", "Resolve", "Silence")
STARTED, DETECTED = Milestone.IMPACT_STARTED, Milestone.DETECTED


def told(about: Incident | None = None, **typed: str) -> dict[str, Duration]:
    entries = (
        entry(line.removeprefix("+"), Milestone(name), day=int(line.startswith("+")))
        for name, line in typed.items()
    )
    held = meeting(incident=about or incident(), timeline=tuple(entries))
    return {duration.name: duration for duration in durations(held)}


def detect(start: str, end: str, about: Incident | None = None) -> Duration:
    return told(about, impact_started=start, detected=end)["Detect"]


def test_a_whole_incident_is_measured_between_its_milestones() -> None:
    measured = told(
        impact_started="14:00 payouts stop",
        detected="14:12 alert",
        acknowledged="14:15 on it",
        mitigated="15:05 pool enlarged",
        resolved="+00:10 queue drained",
        first_customer_message="14:42 status page",
    )
    assert {name: show_duration(d.seconds or 0) for name, d in measured.items()} == {
        "Detect": "12 min",
        "Acknowledge": "3 min",
        "Mitigate": "1 h 05 min",
        "Resolve": "10 h 10 min",
        "Silence": "30 min",
    }
    assert {d.state for d in measured.values()} == {DurationState.RECORDED}
    assert measured["Silence"].formula == "first customer message − detected"


@pytest.mark.parametrize(
    ("start", "end", "about", "seconds"),
    [
        ("14:00", "14:00", incident(), 0),
        ("14:00:05", "14:01", incident(), 55),
        ("14:00 UTC", "15:30", incident(), 1800),
        ("2026-11-19 23:00", "00:30", incident(), 5400),
        ("01:30", "03:30", incident(date="2026-03-29"), 3600),
        ("01:30", "03:30", incident(date="2026-10-25"), 3 * 3600),
        ("14:00 UTC", "14:30 UTC", incident(timezone=None), 1800),
        ("2026-11-20 14:00", "2026-11-20 14:30", incident(date=None), 1800),
        # Nobody named a zone: then one clock on the wall is believed.
        ("14:00", "14:30", incident(timezone=None), 1800),
        ("14:00", "+00:30", incident(timezone=None), 37800),
        ("14:00", "14:30", incident(date=None, timezone=None), 1800),
        ("23:50", "+00:10", incident(date=None, timezone=None), 1200),
        ("2026-11-20 14:00", "2026-11-20 14:30", incident(date=None, timezone=None), 1800),
        # Clocks that never change need no date either.
        ("23:50", "+00:10", incident(date=None, timezone="UTC"), 1200),
        ("14:00 +02:00", "14:30 +02:00", incident(date=None), 1800),
    ],
)
def test_a_duration_is_recorded_where_both_ends_are_certain(
    start: str, end: str, about: Incident, seconds: int
) -> None:
    duration = detect(start, end, about)
    assert (duration.state, duration.seconds, duration.why) == (DurationState.RECORDED, seconds, "")


@pytest.mark.parametrize(
    ("start", "end", "about"),
    [
        ("14:00", "no time yet", incident()),
        ("no time yet", "14:00", incident()),
        ("02:30", "04:00", incident(date="2026-10-25")),
        ("01:00", "02:30", incident(date="2026-03-29")),
        ("14:00", "14:30", incident(date=None)),
        ("14:00", "2026-11-20 14:30", incident(date=None, timezone=None)),
        ("14:00", "14:30 UTC", incident(timezone=None)),
        ("14:00 UTC", "14:30 +02:00", incident(date=None)),
    ],
)
def test_a_duration_is_pending_while_an_end_is_not_certain(
    start: str, end: str, about: Incident
) -> None:
    duration = detect(start, end, about)
    assert (duration.state, duration.seconds) == (DurationState.PENDING, None)
    assert duration.why.endswith(".")


def test_a_duration_is_pending_while_an_end_is_not_marked() -> None:
    measured = told(detected="14:12 alert")
    assert [measured[name].state for name in FIVE] == [DurationState.PENDING] * 5
    assert measured["Detect"].why == "No entry is marked “impact started”."
    assert measured["Silence"].why == "No entry is marked “first customer message”."


@pytest.mark.parametrize(
    ("start", "end"), [("14:32", "14:31"), ("+00:10", "23:50"), ("14:32 UTC", "15:31")]
)
def test_milestones_out_of_order_are_flagged_and_show_no_number(start: str, end: str) -> None:
    duration = detect(start, end)
    assert (duration.state, duration.seconds) == (DurationState.INVALID, None)
    assert duration.why == "“Detected” stands before “impact started”."


@pytest.mark.parametrize(
    ("noticed_by", "state"),
    [
        (None, DurationState.PENDING),
        (Detection.ALERT, DurationState.PENDING),
        (Detection.STAFF, DurationState.NOT_APPLICABLE),
        (Detection.CUSTOMER, DurationState.NOT_APPLICABLE),
    ],
)
def test_what_people_noticed_needs_no_acknowledgement(
    noticed_by: Detection | None, state: DurationState
) -> None:
    about = incident(detected_by=noticed_by)
    assert told(about, detected="14:12 a call")["Acknowledge"].state is state
    both = told(about, detected="14:12 a call", acknowledged="14:20 on it")["Acknowledge"]
    assert (both.state, both.seconds) == (DurationState.RECORDED, 480)


@settings(max_examples=40)
@given(meetings())
def test_any_meeting_has_the_five_and_no_number_that_is_not_recorded(held: Meeting) -> None:
    measured = durations(held)
    assert tuple(d.name for d in measured) == FIVE
    for duration in measured:
        recorded = duration.state is DurationState.RECORDED
        assert (duration.seconds is not None) == recorded == (duration.why == "")
        assert duration.seconds is None or duration.seconds >= 0


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (59, "59 s"),
        (60, "1 min"),
        (90, "1 min 30 s"),
        (3599, "59 min 59 s"),
        (3600, "1 h 00 min"),
        (3900, "1 h 05 min"),
        (3959, "1 h 05 min"),
        (86399, "23 h 59 min"),
        (86400, "1 d 00 h 00 min"),
        (100 * 86400 + 3660, "100 d 01 h 01 min"),
    ],
)
def test_a_duration_is_said_in_words(seconds: int, words: str) -> None:
    assert show_duration(seconds) == words


@given(st.integers(0, 10**8), st.integers(0, 10**8))
def test_different_durations_a_minute_apart_are_never_said_alike(one: int, other: int) -> None:
    if abs(one - other) >= 60:
        assert show_duration(one) != show_duration(other)


def test_milestones_have_names_in_words() -> None:
    assert show_milestone(STARTED) == "Impact started"
    assert len({show_milestone(milestone) for milestone in Milestone}) == len(Milestone)
    assert show_milestone(DETECTED) == "Detected"
