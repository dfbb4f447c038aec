"""Which fields stand on the card of which row, and how each is read and shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from pmfacilitator.domain import rows
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Detection, Meeting
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Voice
from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.typed_outcomes import (
    parse_quantity,
    parse_result,
    show_quantity,
    show_result,
)
from pmfacilitator.domain.typed_times import show_date, write_stamp
from pmfacilitator.domain.typed_values import (
    parse_choice,
    parse_count,
    parse_date,
    parse_flag,
    parse_list,
    parse_money,
    parse_stamp,
    show_count,
    show_flag,
    show_list,
    show_money,
    show_words,
)
from pmfacilitator.screens.links import show_link, show_target
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
            evidence = _links("evidence", "Evidence", meeting)
            category = _word("category", "Category", CATEGORIES)
            return (_line("text", "Factor"), category, evidence, _voice(meeting, house))
        case rows.Why():
            explains = _target("explains", "Explains", meeting)
            return (_line("text", "Because"), explains, _links("evidence", "Evidence", meeting))
        case rows.Point():
            return (_line("text", "Words"), _voice(meeting, house))
        case rows.Parked():
            return _parked_specs(meeting, house)
        case rows.Account():
            return _account_specs()
        case rows.Message():
            right = _choice("right", "Was it right?", rows.Rightness)
            return (_line("told", "We told them"), _stamp("when", "When"), right)
        case rows.Quote():
            return (_line("words", "Their words"), _line("source", "Source", "who, and where"))
        case rows.Insight():
            return _insight_specs(meeting)
        case rows.Action():
            return _action_specs(meeting)
        case _:
            raise TypeError(f"no card for {type(row).__name__}")


def form_specs(fields: Sequence[str], house: House) -> tuple[FieldSpec, ...]:
    """The fields of a form, by the name of the value."""
    return tuple(_form_spec(name, house) for name in fields)


def _form_spec(name: str, house: House) -> FieldSpec:
    match name:
        case "severity":
            return _word(name, "Severity", house.severities)
        case "date":
            return typed_field(
                name, "Date", parse_date, show_date, "the day it began, such as 2026-11-20"
            )
        case "timezone":
            hint = "the zone the times are in; Enter to choose"
            return FieldSpec(name, "Time zone", hint=hint, is_linked=True)
        case "detected_by":
            return _choice(name, "Noticed first by", Detection)
        case "services":
            return typed_field(
                name,
                "Services",
                parse_list,
                show_list,
                "with commas between them, such as payments, ledger",
            )
        case "reference":
            return _line(name, "Reference or link", "such as INC-482, or https://…")
        case "tickets":
            return _count(name, "Tickets")
        case "customers":
            return _count(name, "Customers hit")
        case "first_ticket":
            return _stamp(name, "First ticket")
        case "first_alert":
            return _stamp(name, "First alert")
        case "would_come_again":
            return _count(name, "Would come again")
        case "would_not":
            return _count(name, "Would not")
        case _:
            return _line(name, name.replace("_", " ").capitalize())


def _participant_specs(house: House) -> tuple[FieldSpec, ...]:
    return (
        _line("name", "Name"),
        _word("role", "Speaks for", house.roles),
        _flag("facilitator", "Facilitates"),
        _flag("note_taker", "Takes notes"),
        _flag("present", "Is here"),
    )


def _entry_specs(meeting: Meeting) -> tuple[FieldSpec, ...]:
    return (
        _line("text", "What happened"),
        _stamp("when", "When"),
        _choice("milestone", "Milestone", rows.Milestone),
        _line("source", "Source", "where this is known from"),
        _links("evidence", "Evidence", meeting),
        _flag("starred", "Starred", "yes for what matters most"),
    )


def _insight_specs(meeting: Meeting) -> tuple[FieldSpec, ...]:
    return (
        _line("learned", "We learned", "what we know now"),
        _line("assumption", "We had assumed", "what we took for granted"),
        _line("saw", "We saw", "what was so instead"),
        _choice("lens", "Lens", rows.Lens),
        _choice("confidence", "How sure", rows.Confidence),
        _links("evidence", "Evidence", meeting),
        _quantity("number", "In a number", "a number and its unit: 300 calls a minute"),
        typed_field("customers", "Customers", parse_list, show_list, "with commas between them"),
        _target("source", "From the point", meeting),
        _line("opportunity", "Could become", "what we could make of it"),
        _line("owner", "Owner", "who carries it on"),
        _choice("status", "Status", rows.InsightStatus, optional=False),
        _line("because", "Because", "why it has this status; needed to drop it"),
        typed_field("check_back", "Check back", parse_date, show_date, "a day: 2027-02-01"),
        typed_field(
            "result",
            "Result",
            parse_result,
            show_result,
            "words, then the number with its sign and unit: ARR +200,000 USD",
        ),
    )


def _parked_specs(meeting: Meeting, house: House) -> tuple[FieldSpec, ...]:
    return (
        _line("text", "Words"),
        _choice("sort", "Sort", rows.Sort),
        _voice(meeting, house),
        _line("because", "Not doing because", "the reason; empty while it is still open"),
    )


def _account_specs() -> tuple[FieldSpec, ...]:
    return (
        _line("who", "Account or segment"),
        _count("how_many", "How many"),
        _line("missed", "Missed", "which feature or integration"),
        _line("trying_to", "Wanted to", "what they were in the middle of"),
        _line("did_instead", "Did instead", "their way around it"),
        _choice("reaction", "Reaction", rows.Reaction),
        typed_field(
            "revenue_at_risk",
            "Revenue at risk",
            parse_money,
            show_money,
            "an amount and its currency, such as 12000 EUR",
        ),
        _line("follow_up_by", "Follow-up by"),
        typed_field(
            "follow_up_due", "Follow-up due", parse_date, show_date, "a day, such as 2026-11-27"
        ),
    )


def _action_specs(meeting: Meeting) -> tuple[FieldSpec, ...]:
    return (
        _line("what", "We will", "a verb first: cap connections"),
        _line("owner", "Owner", "who sees to it"),
        typed_field("due", "Due", parse_date, show_date, "a day, such as 2026-11-27"),
        _choice("kind", "Kind", rows.ActionKind),
        _choice("priority", "Priority", rows.Priority),
        _target("answers", "Answers", meeting),
        _line("tracker", "Tracker", "a ticket number, or https://…"),
        _choice("status", "Status", rows.ActionStatus, optional=False),
        _line("because", "Not doing because", "if the status is: not doing"),
    )


def _line(name: str, label: str, hint: str = "") -> FieldSpec:
    return FieldSpec(name, label, clean_line, hint=hint)


def _count(name: str, label: str) -> FieldSpec:
    return typed_field(name, label, parse_count, show_count)


def _quantity(name: str, label: str, hint: str) -> FieldSpec:
    return typed_field(name, label, parse_quantity, show_quantity, hint)


def _stamp(name: str, label: str) -> FieldSpec:
    return typed_field(
        name, label, parse_stamp, write_stamp, "such as 14:32, 2:32 pm or 2026-11-20 14:32"
    )


def _flag(name: str, label: str, hint: str = "yes or no") -> FieldSpec:
    def parse(text: str) -> bool:
        return parse_flag(text) or False

    return typed_field(name, label, parse, show_flag, hint)


def _word(name: str, label: str, words: Sequence[str]) -> FieldSpec:
    def parse(text: str) -> str:
        return parse_choice(text, words) or ""

    return FieldSpec(name, label, parse, str, options=tuple(words))


def _choice(name: str, label: str, options: type[StrEnum], *, optional: bool = True) -> FieldSpec:
    members = tuple(options)

    def parse(text: str) -> StrEnum | None:
        return parse_choice(text, members) or (None if optional else members[0])

    words = tuple(show_words(member) for member in members)
    return FieldSpec(name, label, parse, _shower(show_words), options=words)


def _shower(show: Callable[[StrEnum], str]) -> Callable[[object], str]:
    return lambda value: show(value) if isinstance(value, StrEnum) else ""


def _voice(meeting: Meeting, house: House) -> FieldSpec:
    people = {p.name: Voice(participant=p.id) for p in meeting.participants if p.name}
    voices = people | {role: Voice(role=role) for role in house.roles}

    def parse(text: str) -> Voice:
        name = parse_choice(text, tuple(voices))
        return voices[name] if name else Voice()

    def show(value: object) -> str:
        return meeting.voice_name(value) if isinstance(value, Voice) else ""

    return FieldSpec("said_by", "Said by", parse, show, options=tuple(voices))


def _target(name: str, label: str, meeting: Meeting) -> FieldSpec:
    def show(value: object) -> str:
        return show_target(meeting, value if isinstance(value, str) else None)

    return FieldSpec(name, label, show=show, hint="Enter chooses or opens", is_linked=True)


def _links(name: str, label: str, meeting: Meeting) -> FieldSpec:
    def show(value: object) -> str:
        links = value if isinstance(value, tuple) else ()
        return "; ".join(show_link(meeting, link) for link in links)

    return FieldSpec(name, label, show=show, hint="Enter chooses or opens", is_linked=True)
