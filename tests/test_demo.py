from __future__ import annotations

import pytest

from pmfacilitator.agenda_files import shipped
from pmfacilitator.demo import HELD, demo_begun, demo_edits, demo_meeting
from pmfacilitator.domain.canonical import read_json, to_json
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Detection, Meeting
from pmfacilitator.domain.parking import Outcome, fate_of, made_of
from pmfacilitator.domain.prompts import (
    AnyPrompt,
    FormPrompt,
    QuestionPrompt,
    RowsPrompt,
    TextPrompt,
)
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import (
    Action,
    ActionStatus,
    Factor,
    Insight,
    InsightStatus,
    Milestone,
    Parked,
    Point,
    Sort,
    Why,
)
from pmfacilitator.domain.sections import ImpactSection, RootCauseSection
from pmfacilitator.session import Session


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    return demo_meeting(shipped())


def filled(meeting: Meeting, step: str, prompt: AnyPrompt) -> bool:
    section = meeting.section(step)
    match prompt:
        case QuestionPrompt(slot=slot):
            return section.answer(slot.question).is_given
        case RowsPrompt(slot=slot):
            return bool(meeting.rows(slot))
        case TextPrompt(field=field):
            return bool(getattr(section, field))
        case FormPrompt(fields=fields):
            return all(getattr(section, field) is not None for field in fields)


def rows(meeting: Meeting) -> list[Row]:
    return [row for _, rows in meeting.lists() for row in rows]


def test_everything_that_the_standard_agenda_asks_is_answered(meeting: Meeting) -> None:
    open_prompts = [
        (step.id, prompt.id)
        for step in meeting.steps
        for prompt in meeting.prompts(step.id)
        if not filled(meeting, step.id, prompt)
    ]
    assert open_prompts == []


def test_every_fact_of_the_incident_is_given(meeting: Meeting) -> None:
    incident = meeting.incident
    fields = set(type(incident).model_fields) - {"again"}  # it is the first that anybody looks at
    assert all(getattr(incident, field) for field in fields)
    assert incident.severity in House().urgent


def test_every_role_has_a_voice_at_the_table(meeting: Meeting) -> None:
    assert {person.role for person in meeting.participants} == set(House().roles)
    assert sum(person.facilitator for person in meeting.participants) == 1
    assert sum(person.note_taker for person in meeting.participants) == 1
    assert not all(person.present for person in meeting.participants)


def test_the_timeline_crosses_every_milestone_in_order(meeting: Meeting) -> None:
    assert {entry.milestone for entry in meeting.timeline} == {None, *Milestone}
    zone, date = meeting.incident.timezone, meeting.incident.date
    instants = [e.when.instant(date, zone) for e in meeting.timeline if e.when]
    assert len(instants) == len(meeting.timeline) >= 14
    assert None not in instants
    assert instants == sorted(instant for instant in instants if instant)
    assert all(entry.text and not entry.text[0].isdigit() for entry in meeting.timeline[:9])


def test_customers_told_us_before_any_alert_did(meeting: Meeting) -> None:
    impact = meeting.section("impact")
    assert isinstance(impact, ImpactSection)
    assert impact.first_ticket
    assert impact.first_alert
    assert impact.first_ticket.time < impact.first_alert.time
    assert meeting.incident.detected_by is Detection.CUSTOMER
    alert = next(entry for entry in meeting.timeline if "First alert" in entry.text)
    assert alert.when
    assert alert.when.time == impact.first_alert.time


def test_the_arithmetic_of_the_outage_holds(meeting: Meeting) -> None:
    shops, seconds_between_calls, seconds_each, pool = 134, 20, 9, 60
    assert shops * 60 / seconds_between_calls == 402
    assert pool <= 402 / 60 * seconds_each < pool + 1
    accounts = {account.who: account.how_many for account in _impact(meeting).accounts}
    bots = [n for who, n in accounts.items() if n and ("bakeries" in who or "bot" in who)]
    assert sum(bots) == shops
    assert _impact(meeting).tickets == 46 + 12 + 3


def _impact(meeting: Meeting) -> ImpactSection:
    section = meeting.section("impact")
    assert isinstance(section, ImpactSection)
    return section


def targets(row: Row) -> list[str | None]:
    """The ids that a row points at."""
    match row:
        case Factor() | Insight():
            source = [row.source] if isinstance(row, Insight) else []
            return [*source, *(end.target for end in row.evidence if end.target)]
        case Why():
            return [row.explains]
        case Action():
            return [row.answers]
        case Point() | Parked():
            return [row.said_by.participant] if row.said_by.participant else []
        case _:
            return []


def test_no_link_points_at_nothing(meeting: Meeting) -> None:
    pointed = [target for row in rows(meeting) for target in targets(row)]
    assert len(pointed) > 60
    assert all(target and meeting.row(target) for target in pointed)


def test_each_factor_has_a_category_evidence_and_a_why(meeting: Meeting) -> None:
    section = meeting.section("root-cause")
    assert isinstance(section, RootCauseSection)
    explained = {why.explains for why in section.whys}
    assert 3 <= len(section.factors) <= 4
    for factor in section.factors:
        assert factor.category
        assert factor.evidence
        assert factor.id in explained
    assert all(why.explains for why in section.whys)


LATER = {"because", "result", "again"}
"""What not every insight has."""


def test_each_insight_is_whole_and_linked_to_the_point_it_came_from(meeting: Meeting) -> None:
    assert len(meeting.insights) == 4
    assert all(insight.source and insight.owner and insight.lens for insight in meeting.insights)
    for insight in meeting.insights[:3]:
        assert all(getattr(insight, field) for field in Insight.model_fields if field not in LATER)


def test_one_insight_is_followed_to_a_number_and_the_days_of_all_are_told(meeting: Meeting) -> None:
    statuses = [insight.status for insight in meeting.insights]
    assert statuses == [
        InsightStatus.ON_THE_ROADMAP,
        InsightStatus.PROPOSED,
        InsightStatus.MEASURED,
        InsightStatus.NOTICED,
    ]
    measured = meeting.insights[2]
    assert measured.result is not None
    assert measured.result.number is not None
    assert measured.result.on == measured.changes[-1].on == measured.check_back
    assert all(row.changes for row in meeting.actions if row.status is not ActionStatus.OPEN)


def test_every_open_action_has_an_owner_a_day_and_a_reason_to_exist(meeting: Meeting) -> None:
    by_status = {action.status for action in meeting.actions}
    assert by_status == set(ActionStatus)
    for action in meeting.actions:
        assert action.owner
        assert action.answers
        assert action.due or action.because


def test_what_was_parked_is_of_every_sort_and_came_to_every_end(meeting: Meeting) -> None:
    made = made_of(meeting)
    assert {row.sort for row in meeting.parked} == set(Sort)
    assert {fate_of(row, made).outcome for row in meeting.parked} == set(Outcome)


def test_every_line_reads_in_one_glance(meeting: Meeting) -> None:
    long = [row.headline for row in rows(meeting) if len(row.headline) > 110]
    assert long == [meeting.quotes[0].words]


def test_nobody_is_blamed(meeting: Meeting) -> None:
    text = to_json(meeting).casefold()
    said = text.partition('"agenda"')[0]
    for word in ("should have", "fault", "mistake", "careless", "forgot", "failed to", "blame"):
        assert word not in said, word


def test_the_example_is_made_by_edits_that_can_be_taken_back() -> None:
    session = Session(demo_begun(shipped()))
    before = session.meeting
    for edit in demo_edits():
        assert session.apply(edit) is session.meeting
    while session.undo():
        pass
    assert session.meeting == before


def test_it_is_the_same_in_every_run_and_survives_its_json(meeting: Meeting) -> None:
    assert demo_meeting(shipped(), HELD) == meeting
    assert read_json(to_json(meeting), shipped()) == meeting
