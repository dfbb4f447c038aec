"""A written postmortem becomes a meeting: each part in its place, nothing invented, always the same."""

from __future__ import annotations

import datetime as dt
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import ActionStatus
from pmfacilitator.domain.sections import RootCauseSection
from pmfacilitator.importing.adopting.adopted import Adopted, adopt
from pmfacilitator.importing.adopting.paper import read_paper
from pmfacilitator.session import Session

PAPER = """\
---
severity: SEV-2
---
# Exports stood still

- **Incident date**: 2026-09-14
- **Services**: Exports, Ledger

## Summary

The nightly export took nine hours.
Nobody was told.

## Timeline (UTC)

- 02:00 the export began
- 11:05 it ended

## Root cause

The export reads every page twice.

- The index was dropped in March
- Nobody watched how long it takes

## Trigger

A customer with fifty times the pages.

## What went well

Support called *every* customer.

## Lessons learned

- Customers export fifty times what we planned for
- [Runbooks](https://example.org) are read by Support

## Action items

- [x] Put the index back
- [ ] Watch how long exports take

| Action | Owner | Due | Status |
| --- | --- | --- | --- |
| Ask the ten largest | Ines | 2026-10-01 | open |
| Write to all | Tom | | done |

```
SELECT 1;  # what went wrong
```
"""


def adopted(text: str = PAPER, name: str = "exports.md") -> Adopted:
    return adopt(name, text.encode())


def meeting() -> Meeting:
    return adopted().meeting


def test_the_facts_are_read_where_they_stand() -> None:
    incident = meeting().incident
    assert incident.title == "Exports stood still"
    assert incident.date == dt.date(2026, 9, 14)
    assert incident.severity == "SEV-2"
    assert incident.services == ("Exports", "Ledger")
    assert incident.tldr == "The nightly export took nine hours. Nobody was told."


@pytest.mark.parametrize(
    "head",
    [
        "---\ntags: [dns, 'expired certificate', DNS]\n---\n# It stood\n",
        '---\ntags:\n  - dns\n  - "expired certificate"\ntitle: It stood\n---\n',
        "# It stood\n\n- **Tags:** dns, expired certificate\n",
        "# It stood\n\n| Tags | dns, expired certificate |\n",
    ],
)
def test_tags_are_read_where_they_are_stated_plainly(head: str) -> None:
    incident = adopted(head).meeting.incident
    assert (incident.title, incident.tags) == ("It stood", ("dns", "expired certificate"))


def test_no_tag_is_made_of_a_sentence_about_tags() -> None:
    assert adopted("# It stood\n\nWe read the tags wrong: dns.\n").meeting.incident.tags == ()


def test_the_timeline_comes_through_the_importer() -> None:
    first, last = meeting().timeline
    assert (first.text, last.text) == ("the export began", "it ended")
    assert first.when is not None
    assert first.when.zone == "UTC"


def test_causes_become_factors_and_their_story_what_broke() -> None:
    root = meeting().section("root-cause")
    assert isinstance(root, RootCauseSection)
    assert root.what_broke == "The export reads every page twice."
    assert root.trigger == "A customer with fifty times the pages."
    assert [factor.text for factor in root.factors] == [
        "The index was dropped in March",
        "Nobody watched how long it takes",
    ]


def test_lessons_become_insights_without_markup() -> None:
    assert [insight.learned for insight in meeting().insights] == [
        "Customers export fifty times what we planned for",
        "Runbooks are read by Support",
    ]


def test_tasks_and_tables_become_actions() -> None:
    actions = [(a.what, a.owner, a.due, a.status) for a in meeting().actions]
    assert actions == [
        ("Put the index back", "", None, ActionStatus.DONE),
        ("Watch how long exports take", "", None, ActionStatus.OPEN),
        ("Ask the ten largest", "Ines", dt.date(2026, 10, 1), ActionStatus.OPEN),
        ("Write to all", "Tom", None, ActionStatus.DONE),
    ]


def test_what_has_no_place_is_kept_under_its_own_heading() -> None:
    held = meeting()
    step = held.agenda.step("kept")
    assert step is not None
    (question,) = step.questions
    assert question.ask == "What went well"
    (point,) = held.section("kept").answer(question.id).points
    assert point.text == "Support called every customer."


def test_what_was_understood_and_what_was_not_is_said() -> None:
    what = adopted()
    assert what.understood == (
        "2 entries",
        "2 factors",
        "2 insights",
        "4 actions",
        "1 part as it was written",
    )
    assert what.open == ("left out: code in lines 49 to 51",)
    bare = adopted("Nothing but words.\n", "note.md")
    assert bare.meeting.title == "note"
    assert bare.open == ("no date", "no severity", "no timeline")


def test_the_same_paper_is_the_same_meeting_and_another_is_not() -> None:
    assert adopted().meeting == adopted().meeting
    assert adopted(PAPER + "\n").meeting.id != meeting().id


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        ("# It broke\n\nDate: 2026-02-03\n", "x.md", "2026-02-03"),
        ("# It broke\n\nDate: 2026-02-03\n", "pm-2026-01-30-it.md", "2026-01-30"),
        ("# January 23rd, 2019 outage\n", "x.md", "2019-01-23"),
        ("# It broke\n\nDate: 2026-02-03 to 2026-02-05\n", "x.md", None),
        ("# It broke\n\nDate: 03/04/2026\n", "x.md", None),
        ("# It broke\n", "2026-13-40.md", None),
    ],
)
def test_a_date_is_taken_only_where_it_is_certain(text: str, name: str, day: str | None) -> None:
    date = adopted(text, name).meeting.incident.date
    assert (date and date.isoformat()) == day


def test_a_heading_inside_of_code_is_none() -> None:
    paper = read_paper("# A\n\n```\n# B\n```\n\nC\n=\n\nwords\n")
    assert [part.heading for part in paper.parts] == ["", "A", "C"]


def test_every_part_of_a_paper_keeps_its_lines() -> None:
    paper = read_paper("<!-- a\nb -->\n# A\none\n## B\ntwo\n")
    assert [(p.heading, p.first, p.last) for p in paper.parts][1:] == [("A", 3, 4), ("B", 5, 6)]


@given(
    st.lists(
        st.sampled_from(
            (
                *("# A", "## Timeline", "## Root cause", "## Actions", "- [ ] x", "- y", "```", ""),
                *(
                    "| a | b |",
                    "|---|---|",
                    "| 1 | 2 |",
                    "14:02 it began",
                    "---",
                    "Date: 2026-01-02",
                ),
                *("> said", "===", "1. z", "<!--", "-->", "[/] \x1b[2J `x` <b>"),
            )
        )
        | st.text(string.printable, max_size=20),
        max_size=30,
    )
)
@settings(max_examples=settings().max_examples)
def test_any_paper_becomes_a_meeting_that_can_be_worked_on(lines: list[str]) -> None:
    what = adopt("any.md", "\n".join(lines).encode())
    session = Session(what.meeting)
    ids = [row.id for _, rows in session.meeting.lists() for row in rows]
    assert len(ids) == len(set(ids))
    for step in what.meeting.agenda.steps:
        assert what.meeting.prompts(step.id) or step.id == "review"
