"""What stands before the steps: the story in short, the facts, the people, how long it took."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import assert_never

from pmfacilitator.domain.meeting import Meeting, Status
from pmfacilitator.domain.milestones import (
    Duration,
    DurationState,
    durations,
    noticed,
    show_duration,
)
from pmfacilitator.domain.phases import phase_bar
from pmfacilitator.domain.rows import Account, Money, Participant
from pmfacilitator.domain.sections import ImpactSection
from pmfacilitator.domain.stamps import zone_named
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import show_count, show_list, show_money, show_words
from pmfacilitator.export.document import (
    CodeBlock,
    Inlines,
    Item,
    Text,
    joined,
    linked,
)
from pmfacilitator.export.parts.impact import accounts
from pmfacilitator.export.parts.material import (
    Blocks,
    bullets,
    facts,
    filled,
    paragraphs,
    plain,
    seen_before,
    sentence,
    table,
    words,
)


def in_short(meeting: Meeting) -> Blocks:
    """What happened, for those who read nothing else."""
    return paragraphs(meeting.incident.tldr)


def at_a_glance(meeting: Meeting) -> Blocks:
    """The facts of the incident, its impact in numbers, and which review of it this is."""
    incident = meeting.incident
    reviews = joined((_companion(c.agenda, c.meeting) for c in meeting.companions), ", ")
    return facts(
        ("Severity", linked(incident.severity)),
        ("Date", plain(show_date(incident.date)) if incident.date else ()),
        ("Time zone", plain(incident.timezone or "")),
        ("Reference", linked(incident.reference)),
        ("Services", linked(show_list(tuple(filter(None, incident.services))))),
        ("Tags", linked(show_list(incident.tags))),
        ("Detected by", plain(noticed(incident))),
        ("Seen before", seen_before(incident.again)),
        ("Impact", plain(impact_in_numbers(meeting))),
        ("Status", plain(_status(meeting.status))),
        ("Review", linked(meeting.agenda.title)),
        ("Begun", plain(_begun(meeting))),
        ("Other reviews of this incident", reviews),
    )


def people(meeting: Meeting) -> Blocks:
    """Who took part in which role, and who was missing."""
    return bullets(_person(person) for person in filled(meeting.participants))


def how_long(meeting: Meeting) -> Blocks:
    """The phases as the screen shows them, and the durations, each with its formula or its reason."""
    if not any(entry.milestone for entry in meeting.timeline):
        return ()
    lasted, bar = durations(meeting), phase_bar(meeting)
    lengths = table(
        ("Measure", [plain(length.name) for length in lasted]),
        ("Duration", [plain(length_words(length)) for length in lasted]),
        ("Counted as", [plain(length.formula) for length in lasted]),
    )
    return (CodeBlock(bar), *lengths) if bar else lengths


def _companion(agenda: str, meeting_id: str) -> Inlines:
    return (*words(agenda), Text(f" (meeting {meeting_id})"))


def impact_in_numbers(meeting: Meeting) -> str:
    """How many customers, tickets and accounts, and how much money, as far as counted."""
    sections = [s for s in meeting.sections if isinstance(s, ImpactSection)]
    named = accounts(meeting)
    counted = (
        _counted([s.customers for s in sections], "customer"),
        _counted([s.tickets for s in sections], "ticket"),
        _counted([1 for _ in named], "account or segment", "accounts or segments"),
    )
    at_risk = (f"{show_money(money)} at risk" for money in _at_risk(named))
    return ", ".join((*filter(None, counted), *at_risk))


def _counted(counts: Iterable[int | None], one: str, several: str = "") -> str:
    known = [count for count in counts if count is not None]
    total = sum(known)
    name = one if total == 1 else several or f"{one}s"
    return f"{show_count(total)} {name}" if known else ""


def _at_risk(accounts: Iterable[Account]) -> Iterator[Money]:
    """The sum in each currency, in the order in which they were named first."""
    sums: dict[str, Decimal] = {}
    for money in (account.revenue_at_risk for account in accounts):
        if money:
            sums[money.currency] = sums.get(money.currency, Decimal()) + money.amount
    for currency, amount in sums.items():
        # Not validated: a sum may have more digits than anybody may type.
        yield Money.model_construct(amount=amount, currency=currency)


def _status(status: Status) -> str:
    return sentence(show_words(status))


def _begun(meeting: Meeting) -> str:
    if meeting.created is None:
        return ""
    zone = zone_named(meeting.incident.timezone or "UTC") or dt.UTC
    try:
        return show_date(meeting.created.astimezone(zone).date())
    except OverflowError:
        return show_date(meeting.created.date())


def _person(person: Participant) -> Item:
    parts = (
        person.role,
        "facilitator" if person.facilitator else "",
        "note-taker" if person.note_taker else "",
        "" if person.present else "absent",
    )
    said = ", ".join(part for part in parts if part)
    return Item((*words(person.name), *((Text(" — "), *linked(said)) if said else ())))


def length_words(lasted: Duration) -> str:
    """How long it was, or in a sentence why that is not known."""
    match lasted.state:
        case DurationState.RECORDED:
            return show_duration(lasted.seconds or 0)
        case DurationState.PENDING:
            return f"Not known. {lasted.why}"
        case DurationState.NOT_APPLICABLE:
            return f"Does not apply. {lasted.why}"
        case DurationState.INVALID:
            return f"Cannot be. {lasted.why}"
        case _:
            assert_never(lasted.state)
