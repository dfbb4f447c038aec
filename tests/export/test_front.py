"""What a document tells before the steps."""

from __future__ import annotations

import datetime as dt

from pmfacilitator.domain.meeting import Companion, Detection, Status
from pmfacilitator.domain.phases import phase_bar
from pmfacilitator.domain.rows import (
    Milestone,
    Participant,
)
from tests.builders import entry, incident, meeting, row_id
from tests.export.told import MARA, parts


def test_the_story_comes_first_then_the_facts() -> None:
    held = meeting(
        created=dt.datetime(2026, 11, 20, 23, 30, tzinfo=dt.UTC),
        status=Status.IN_REVIEW,
        companions=(Companion(meeting=row_id(9), agenda="Product"),),
        incident=incident(
            severity="P1",
            reference="https://x.org/INC-7",
            services=("payouts", "ledger"),
            tags=("capacity", "[x](y)"),
            detected_by=Detection.CUSTOMER,
            tldr="It stopped.\nThen it went on.\n\nNobody lost money.",
        ),
    )
    told = parts(held)
    assert list(told)[:3] == ["# Payouts stood still", "## TL;DR", "## At a glance"]
    assert told["## TL;DR"] == "It stopped.\\\nThen it went on.\n\nNobody lost money."
    assert told["## At a glance"].splitlines() == [
        "- **Severity:** P1",
        "- **Date:** 2026-11-20",
        "- **Time zone:** Europe/Berlin",
        "- **Reference:** <https://x.org/INC-7>",
        "- **Services:** payouts, ledger",
        r"- **Tags:** capacity, \[x\](y)",
        "- **Detected by:** customer (customers told us first)",
        "- **Status:** In review",
        "- **Review:** Review",
        "- **Begun:** 2026-11-21",
        "- **Other reviews of this incident:** Product (meeting 0000000009)",
    ]


def test_people_stand_with_their_role_and_part() -> None:
    held = meeting(
        participants=(
            MARA,
            Participant(name="Ines", role="Product", note_taker=True),
            Participant(name="Tom", present=False),
            Participant(name="Elif"),
        )
    )
    assert parts(held)["## People"].splitlines() == [
        "- Mara — Engineering, facilitator",
        "- Ines — Product, note-taker",
        "- Tom — absent",
        "- Elif",
    ]


def test_durations_stand_with_their_formula_and_say_what_is_not_known() -> None:
    held = meeting(
        timeline=(
            entry("14:00 it begins", Milestone.IMPACT_STARTED),
            entry("14:32 pager fired", Milestone.DETECTED),
        )
    )
    told = parts(held)["## Durations"].partition("```\n\n")[2].splitlines()
    assert told[2] == "| Detect | 32 min | detected − impact started |"
    assert told[5].startswith("| Resolve | Not known. No entry is marked “resolved”. | resolved −")


def test_the_phases_stand_above_them_as_the_screen_shows_them() -> None:
    held = meeting(
        timeline=(
            entry("14:00 it begins", Milestone.IMPACT_STARTED),
            entry("14:32 pager fired", Milestone.DETECTED),
        )
    )
    assert parts(held)["## Durations"].startswith(f"```\n{phase_bar(held)}\n```\n")
    assert "░ undetected 32 min" in parts(held)["## Durations"]


def test_a_milestone_that_ends_no_phase_makes_no_bar() -> None:
    said = entry("14:40 status page", Milestone.FIRST_CUSTOMER_MESSAGE)
    told = parts(meeting(timeline=(said,)))["## Durations"]
    assert "```" not in told
    assert "| Silence | Not known." in told


def test_without_a_milestone_there_are_no_durations() -> None:
    assert "## Durations" not in parts(meeting(timeline=(entry("14:00 it begins"),)))
