"""The gap radar points at the longest silence that is certain, and at nothing that is not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from pmfacilitator.domain.meeting import Incident, Meeting
from pmfacilitator.domain.rows import Milestone
from pmfacilitator.domain.silences import Radar, Silence, longest_silence
from tests.builders import entry, incident, meeting, meetings, row_id


def told(*typed: str, about: Incident | None = None, **marked: Milestone) -> Meeting:
    """A timeline of these lines; a milestone is given to the line it is named with: `at_2=...`."""
    entries = (
        entry(line, marked.get(f"at_{number}"), id=row_id(100 + number))
        for number, line in enumerate(typed)
    )
    return meeting(incident=about or incident(), timeline=tuple(entries))


def between(held: Meeting) -> tuple[int, int] | None:
    """The places of the two entries around the silence, in the order in which they were typed."""
    silence = longest_silence(held)
    ids = [row.id for row in held.timeline]
    return None if silence is None else (ids.index(silence.after), ids.index(silence.before))


def test_the_longest_silence_is_found_with_its_question() -> None:
    held = told("14:00 a", "14:05 b", "14:52 c", "15:10 d")
    silence = Silence(row_id(101), row_id(102), 47 * 60)
    assert longest_silence(held) == silence
    assert silence.words == "◌ 47 min of silence · what happened here, and who knew?"


def test_entries_count_in_order_of_time_however_they_were_typed() -> None:
    assert between(told("15:10 d", "14:00 a", "14:52 c", "14:05 b")) == (3, 2)


def test_silence_counts_from_impact_to_resolution() -> None:
    lines = ("8:00 a", "14:00 b", "14:20 c", "14:30 d", "20:00 e")
    assert between(told(*lines)) == (0, 1)
    whole = told(*lines, at_1=Milestone.IMPACT_STARTED, at_3=Milestone.RESOLVED)
    assert between(whole) == (1, 2)
    begun = told(*lines, at_1=Milestone.IMPACT_STARTED)
    assert between(begun) == (3, 4), "nobody said that it was over"


@pytest.mark.parametrize(
    "held",
    [
        meeting(),
        told("14:00 a", "15:00 b", "16:00 c"),
        told("14:00 a", "15:00 b", "16:00 c", "no time d"),
        told("14:00 a", "14:00:10 b", "14:00:20 c", "14:00:40 d"),
        told("14:00 a", "15:00 UTC b", "15:30 c", "16:00 UTC d", about=incident(timezone=None)),
    ],
)
def test_where_too_little_is_certain_nothing_is_marked(held: Meeting) -> None:
    assert longest_silence(held) is None


def test_an_entry_without_a_time_ends_no_silence_and_the_silence_says_that_it_is_there() -> None:
    held = told("14:32 a", "14:37 b", "14:40 c", "some time later d", "2026-11-21 00:10 e")
    assert between(held) == (2, 4)
    silence = longest_silence(held)
    assert silence is not None
    assert silence.words == (
        "◌ 9 h 30 min without a known time · what happened here, and who knew?"
    )
    assert between(told("14:00 a", "in between", "15:00 b", "15:20 c", "15:21 d")) == (0, 2)


def test_entries_without_a_time_at_either_end_change_nothing() -> None:
    held = told("before all", "14:00 a", "14:05 b", "14:52 c", "15:10 d", "after all")
    assert between(held) == (2, 3)
    silence = longest_silence(held)
    assert silence is not None
    assert silence.is_silent


def test_a_time_that_came_twice_breaks_it_too() -> None:
    autumn = incident(date="2026-10-25")
    held = told("00:00 a", "02:30 b", "04:00 c", "04:20 d", "04:30 e", about=autumn)
    assert between(held) == (2, 3)


def test_a_radar_looks_again_when_a_time_or_a_milestone_is_another() -> None:
    radar = Radar()
    held = told("14:00 a", "14:05 b", "14:52 c", "15:10 d")
    for change in (
        {"text": "only words"},
        {"when": entry("14:30 x").when},
        {"milestone": Milestone.IMPACT_STARTED},
        {"when": None},
    ):
        first, second, *rest = held.timeline
        held = held.changed(timeline=(first, second.changed(**change), *rest))
        assert radar.silence(held) == longest_silence(held)
    elsewhere = held.changed(incident=incident(date="2026-10-25"))
    assert radar.silence(elsewhere) == longest_silence(elsewhere)
    shorter = held.changed(timeline=held.timeline[:3])
    assert radar.silence(shorter) is None


@settings(max_examples=60)
@given(meetings())
def test_any_meeting_can_be_asked(held: Meeting) -> None:
    silence = longest_silence(held)
    assert silence is None or silence.seconds >= 60
