"""Phases are drawn to scale, to the cell, and what is not known of them is said and never drawn."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmfacilitator.domain.meeting import Detection, Incident, Meeting
from pmfacilitator.domain.milestones import DurationState, noticed
from pmfacilitator.domain.phases import BAR_WIDTH, longest_phase, phase_bar, phases, shares
from pmfacilitator.domain.rows import Milestone
from tests.builders import entry, incident, meeting, meetings

WHOLE = {
    "impact_started": "14:00 payouts stop",
    "detected": "14:05 alert",
    "acknowledged": "14:15 on it",
    "mitigated": "15:05 pool enlarged",
    "resolved": "16:00 queue drained",
}


def told(typed: Mapping[str, str], about: Incident | None = None) -> Meeting:
    entries = (entry(line, Milestone(name)) for name, line in typed.items())
    return meeting(incident=about or incident(), timeline=tuple(entries))


def without(*names: str, about: Incident | None = None) -> Meeting:
    return told({name: line for name, line in WHOLE.items() if name not in names}, about)


def lines(held: Meeting) -> list[str]:
    return phase_bar(held).split("\n")


def cells(held: Meeting) -> dict[str, int]:
    """How often each character stands in the bar."""
    bar = lines(held)[0]
    return {mark: bar.count(mark) for mark in dict.fromkeys(bar)}


def test_a_whole_incident_is_drawn_to_scale_with_its_durations_in_words() -> None:
    held = told(WHOLE)
    assert cells(held) == {"░": 2, "▒": 5, "█": 23, "─": 26}
    assert lines(held)[1:] == [
        "░ undetected 5 min   ▒ unacknowledged 10 min",
        "█ unmitigated 50 min   ─ tail 55 min ◂ longest",
    ]


def test_each_phase_has_its_formula_and_its_state() -> None:
    held = without("resolved")
    told_of = {phase.name: phase.lasted for phase in phases(held)}
    assert [lasted.formula for lasted in told_of.values()] == [
        "detected − impact started",
        "acknowledged − detected",
        "mitigated − acknowledged",
        "resolved − mitigated",
    ]
    assert [lasted.state.value for lasted in told_of.values()] == [*["recorded"] * 3, "pending"]
    assert told_of["tail"].why == "No entry is marked “resolved”."


def test_an_end_that_nobody_marked_is_a_question_mark_and_no_guess() -> None:
    held = without("resolved")
    assert lines(held)[0].endswith("█?")
    assert lines(held)[-1] == "? not marked yet: resolved"
    assert "tail" not in phase_bar(held)
    assert lines(without("impact_started"))[0].startswith("?▒")


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ("detected", "╌ impact started to acknowledged 15 min"),
        ("acknowledged", "╌ detected to mitigated 1 h 00 min"),
        ("mitigated", "╌ acknowledged to resolved 1 h 45 min"),
    ],
)
def test_what_cannot_be_divided_is_drawn_undivided(missing: str, words: str) -> None:
    held = without(missing)
    assert cells(held)["╌"] > 1
    assert words in phase_bar(held)
    assert f"? not marked yet: {missing}" in phase_bar(held)


def test_milestones_out_of_order_are_said_and_not_drawn() -> None:
    held = told(WHOLE | {"mitigated": "14:10 pool enlarged"})
    assert lines(held) == [
        "░ undetected 5 min   ▒ unacknowledged 10 min",
        "! out of order: “mitigated” stands before “acknowledged”",
        "─ tail 1 h 50 min",
    ]
    assert longest_phase(held) is None
    assert {phase.name: phase.lasted.state for phase in phases(held)}["unmitigated"] is (
        DurationState.INVALID
    )


def test_where_people_noticed_nobody_had_to_acknowledge() -> None:
    held = without("acknowledged", about=incident(detected_by=Detection.CUSTOMER))
    assert cells(held) == {"░": 2, "█": 28, "─": 26}
    assert "█ unmitigated 1 h 00 min ◂ longest" in phase_bar(held)
    assert "– unacknowledged does not apply: people noticed" in phase_bar(held)


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (told(WHOLE | {"mitigated": "nobody knows when"}), "? without a time: mitigated"),
        (
            told(WHOLE | {"impact_started": "02:30 twice"}, incident(date="2026-10-25")),
            "? date or zone not certain: impact started",
        ),
        (
            told(WHOLE, incident(date=None)),
            "? date or zone not certain, so nothing can be counted",
        ),
    ],
)
def test_a_time_that_is_not_certain_is_said_and_not_drawn(held: Meeting, words: str) -> None:
    assert words in lines(held)


def test_one_milestone_makes_no_bar_but_says_what_is_missing() -> None:
    assert lines(told({"impact_started": "14:00 payouts stop"})) == [
        "? not marked yet: detected, acknowledged, mitigated,",
        "  resolved",
    ]
    assert phase_bar(told({"first_customer_message": "14:42 status page"})) == ""
    assert phase_bar(meeting()) == ""


def test_what_an_importer_only_suggests_is_never_drawn() -> None:
    held = meeting(timeline=(entry("14:00 a", suggested=Milestone.IMPACT_STARTED),))
    assert phase_bar(held) == ""


@pytest.mark.parametrize(
    ("held", "name"),
    [
        (told(WHOLE), "tail"),
        (without("resolved"), "unmitigated"),
        (without("acknowledged"), None),  # what is not divided may hold a longer one
        (
            told({"impact_started": "14:00 a", "detected": "14:05 b"}),
            None,
        ),  # one is longer than nothing
        (told(WHOLE | {"mitigated": "15:07:30 a"}), None),  # as long as the tail
    ],
)
def test_the_longest_phase_is_named_only_where_that_is_certain(
    held: Meeting, name: str | None
) -> None:
    longest = longest_phase(held)
    assert (longest and longest.name) == name
    assert ("longest" in phase_bar(held)) == (name is not None)


def test_while_something_is_missing_the_longest_is_only_so_far() -> None:
    assert "unmitigated 50 min ◂ longest so far" in phase_bar(without("resolved"))


def test_a_phase_of_no_time_at_all_has_a_cell_of_its_own() -> None:
    held = told(WHOLE | {"detected": "14:00 alert"})
    assert cells(held)["░"] == 1


@given(
    st.lists(st.integers(0, 10**7) | st.integers(0, 5), min_size=1, max_size=5),
    st.integers(8, 120),
)
def test_cells_add_up_and_a_longer_phase_never_has_fewer(lengths: list[int], width: int) -> None:
    given_out = shares(lengths, width)
    assert sum(given_out) == width
    assert min(given_out) >= 1
    for one, other in zip(lengths, given_out, strict=True):
        assert all(n >= other for length, n in zip(lengths, given_out, strict=True) if length > one)
        if other > 1:
            assert abs(other - one * width / max(sum(lengths), 1)) <= len(lengths) or not sum(
                lengths
            )


@settings(max_examples=60)
@given(meetings())
def test_any_meeting_has_lines_that_fit(held: Meeting) -> None:
    told_of = phase_bar(held)
    assert all(len(line) <= BAR_WIDTH for line in told_of.split("\n"))
    assert len(phases(held)) == 4


@pytest.mark.parametrize("by", Detection)
def test_who_noticed_is_said_in_words(by: Detection) -> None:
    assert noticed(incident(detected_by=by)).startswith(f"{by.value} (")
    assert noticed(incident()) == ""
