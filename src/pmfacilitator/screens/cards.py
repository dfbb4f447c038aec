"""Which fields stand on the card of which row, and how each is read and shown."""

from __future__ import annotations

from collections.abc import Sequence

from pmfacilitator.domain import rows
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Detection, Meeting
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.reviewed import Idea, Outcome, Theme
from pmfacilitator.domain.tags import parse_tags
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import (
    parse_date,
    parse_list,
    parse_money,
    show_list,
    show_money,
)
from pmfacilitator.screens.fields import (
    choice,
    count,
    flag,
    line,
    links,
    seen_before,
    stamp,
    target,
    voice,
    word,
)
from pmfacilitator.screens.insight_card import insight_specs
from pmfacilitator.widgets.card_field import FieldSpec, typed_field

CATEGORIES = (
    "change",
    "capacity",
    "dependency",
    "design",
    "detection",
    "knowledge",
    "process",
    "other",
)


def row_specs(row: Row, meeting: Meeting, house: House) -> tuple[FieldSpec, ...]:
    """The fields of a row's card."""
    match row:
        case rows.Participant():
            return _participant_specs(house)
        case rows.Entry():
            return _entry_specs(meeting)
        case rows.Factor():
            evidence = links("evidence", "Evidence", meeting)
            category = word("category", "Category", CATEGORIES)
            said_by = voice(meeting, house)
            return (line("text", "Factor"), category, evidence, said_by, seen_before())
        case rows.Why():
            explains = target("explains", "Explains", meeting)
            return (line("text", "Because"), explains, links("evidence", "Evidence", meeting))
        case rows.Point():
            return (line("text", "Words"), voice(meeting, house))
        case rows.Parked():
            return _parked_specs(meeting, house)
        case rows.Account():
            return _account_specs()
        case rows.Message():
            right = choice("right", "Was it right?", rows.Rightness)
            return (line("told", "We told them"), stamp("when", "When"), right)
        case rows.Quote():
            return (line("words", "Their words"), line("source", "Source", "who, and where"))
        case rows.Insight():
            return insight_specs(row, meeting, house)
        case rows.Action():
            return _action_specs(meeting)
        case Idea():
            return (line("text", "We would"), voice(meeting, house))
        case Theme():
            return _theme_specs()
        case _:
            raise TypeError(f"no card for {type(row).__name__}")


def _theme_specs() -> tuple[FieldSpec, ...]:
    return (
        line("name", "Theme"),
        line("proposal", "We propose", "what should be built, changed or improved"),
        line("owner", "Owner", "who takes it further"),
        typed_field("due", "By", parse_date, show_date, "a day, such as 2026-12-15"),
        line("because", "Because", "why it is proposed, or needed to drop it"),
        choice("outcome", "Outcome", Outcome),
    )


def form_specs(fields: Sequence[str], house: House) -> tuple[FieldSpec, ...]:
    """The fields of a form, by the name of the value."""
    return tuple(_form_spec(name, house) for name in fields)


def _form_spec(name: str, house: House) -> FieldSpec:
    match name:
        case "severity":
            return word(name, "Severity", house.severities)
        case "date":
            return typed_field(
                name, "Date", parse_date, show_date, "the day it began, such as 2026-11-20"
            )
        case "timezone":
            hint = "the zone the times are in; Enter to choose"
            return FieldSpec(name, "Time zone", hint=hint, is_linked=True)
        case "detected_by":
            return choice(name, "Noticed first by", Detection)
        case "services":
            hint = "with commas between them, such as payments, ledger"
            return typed_field(name, "Services", parse_list, show_list, hint)
        case "tags":
            hint = "words to find it by, such as dns, certificate"
            return typed_field(name, "Tags", parse_tags, show_list, hint)
        case "again":
            return seen_before()
        case "reference":
            return line(name, "Reference or link", "such as INC-482, or https://…")
        case "tickets":
            return count(name, "Tickets")
        case "customers":
            return count(name, "Customers hit")
        case "first_ticket":
            return stamp(name, "First ticket")
        case "first_alert":
            return stamp(name, "First alert")
        case "will_work_differently":
            return count(name, "Work differently")
        case "would_come_again":
            return count(name, "Would come again")
        case "would_not":
            return count(name, "Would not")
        case _:
            return line(name, name.replace("_", " ").capitalize())


def _participant_specs(house: House) -> tuple[FieldSpec, ...]:
    return (
        line("name", "Name"),
        word("role", "Speaks for", house.roles),
        flag("facilitator", "Facilitates"),
        flag("note_taker", "Takes notes"),
        flag("present", "Is here"),
    )


def _entry_specs(meeting: Meeting) -> tuple[FieldSpec, ...]:
    return (
        line("text", "What happened"),
        stamp("when", "When"),
        choice("milestone", "Milestone", rows.Milestone),
        line("source", "Source", "where this is known from"),
        links("evidence", "Evidence", meeting),
        flag("starred", "Starred", "yes for what matters most"),
    )


def _parked_specs(meeting: Meeting, house: House) -> tuple[FieldSpec, ...]:
    return (
        line("text", "Words"),
        choice("sort", "Sort", rows.Sort),
        voice(meeting, house),
        line("because", "Not doing because", "the reason; empty while it is still open"),
    )


def _account_specs() -> tuple[FieldSpec, ...]:
    return (
        line("who", "Account or segment"),
        count("how_many", "How many"),
        line("missed", "Missed", "which feature or integration"),
        line("trying_to", "Wanted to", "what they were in the middle of"),
        line("did_instead", "Did instead", "their way around it"),
        choice("reaction", "Reaction", rows.Reaction),
        typed_field(
            "revenue_at_risk",
            "Revenue at risk",
            parse_money,
            show_money,
            "an amount and its currency, such as 12000 EUR",
            is_amount=True,
        ),
        line("follow_up_by", "Follow-up by"),
        typed_field(
            "follow_up_due", "Follow-up due", parse_date, show_date, "a day, such as 2026-11-27"
        ),
    )


def _action_specs(meeting: Meeting) -> tuple[FieldSpec, ...]:
    return (
        line("what", "We will", "a verb first: cap connections"),
        line("owner", "Owner", "who sees to it"),
        typed_field("due", "Due", parse_date, show_date, "a day, such as 2026-11-27"),
        choice("kind", "Kind", rows.ActionKind),
        choice("priority", "Priority", rows.Priority),
        target("answers", "Answers", meeting),
        line("tracker", "Tracker", "a ticket number, or https://…"),
        choice("status", "Status", rows.ActionStatus, optional=False),
        line("because", "Not doing because", "if the status is: not doing"),
    )
