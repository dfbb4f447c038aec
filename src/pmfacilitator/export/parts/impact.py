"""What the incident meant to customers: who, in whose words, how many, and what they were told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from pmfacilitator.domain.meeting import Incident, Meeting
from pmfacilitator.domain.milestones import seconds_between, show_duration
from pmfacilitator.domain.rows import Account, Message
from pmfacilitator.domain.rows import Quote as CustomerQuote
from pmfacilitator.domain.sections import ImpactSection
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import show_count, show_money, show_words
from pmfacilitator.export.document import (
    Inlines,
    Item,
    Paragraph,
    Quote,
    Strong,
    Text,
    joined,
    linked,
)
from pmfacilitator.export.parts.material import (
    Blocks,
    Material,
    bullets,
    facts,
    filled,
    plain,
    sentence,
    table,
    words,
)
from pmfacilitator.export.parts.times import alone, column, zone_words


def impact(material: Material, section: ImpactSection) -> Mapping[str, Blocks]:
    """What stands under each of the section's prompts."""
    incident = material.meeting.incident
    return {
        "accounts": bullets(_account(account) for account in filled(section.accounts)),
        "quotes": quotes(material),
        "numbers": _numbers(section, incident),
        "messages": _messages(filled(section.messages), incident),
    }


def quotes(material: Material) -> Blocks:
    """Every quote of the meeting, with who said it."""
    return tuple(_quote(quote) for quote in filled(material.meeting.quotes))


def follow_ups(meeting: Meeting) -> Blocks:
    """Who hears from us, who sees to it, and by when: the first day first."""
    waiting = [a for a in accounts(meeting) if a.follow_up_by or a.follow_up_due]
    waiting.sort(key=lambda account: account.follow_up_due or dt.date.max)
    due = (account.follow_up_due for account in waiting)
    return table(
        ("By", [plain(show_date(day)) if day else () for day in due]),
        ("Customer", [words(account.who) for account in waiting]),
        ("Who sees to it", [linked(account.follow_up_by) for account in waiting]),
    )


def accounts(meeting: Meeting) -> tuple[Account, ...]:
    """The customers and segments that were hit, in whichever step they were named."""
    sections = (section for section in meeting.sections if isinstance(section, ImpactSection))
    return tuple(account for section in sections for account in filled(section.accounts))


def _quote(quote: CustomerQuote) -> Quote:
    source = (Paragraph((Text("— "), *linked(quote.source))),) if quote.source else ()
    return Quote((Paragraph(words(quote.words)), *source))


def _account(account: Account) -> Item:
    size = f" ({show_count(account.how_many)})" if account.how_many is not None else ""
    money = account.revenue_at_risk
    beneath = facts(
        ("Missed", linked(account.missed)),
        ("Was trying to", linked(account.trying_to)),
        ("Did instead", linked(account.did_instead)),
        ("Reaction", plain(show_words(account.reaction or ""))),
        ("Revenue at risk", plain(show_money(money)) if money else ()),
        ("Follow-up", _follow_up(account)),
    )
    return Item((*words(account.who), *plain(size)), beneath)


def _follow_up(account: Account) -> Inlines:
    due = account.follow_up_due
    by = plain(f"by {show_date(due)}") if due else ()
    return joined((part for part in (linked(account.follow_up_by), by) if part), ", ")


def _numbers(section: ImpactSection, incident: Incident) -> Blocks:
    counted = facts(
        ("Tickets", _count(section.tickets)),
        ("Customers", _count(section.customers)),
        ("First ticket", _when(section.first_ticket, incident)),
        ("First alert", _when(section.first_alert, incident)),
    )
    return (*counted, *_who_knew_first(section, incident))


def _count(count: int | None) -> Inlines:
    return () if count is None else plain(show_count(count))


def _when(stamp: Stamp | None, incident: Incident) -> Inlines:
    return () if stamp is None else plain(alone(stamp, incident))


def _who_knew_first(section: ImpactSection, incident: Incident) -> Blocks:
    """Whether customers or our own alert came first, where the difference is certain."""
    if section.first_ticket is None or section.first_alert is None:
        return ()
    seconds = seconds_between(section.first_ticket, section.first_alert, incident)
    if seconds is None:
        return ()
    if seconds == 0:
        return (Paragraph(plain("The first ticket and the first alert came at the same time.")),)
    order = "before" if seconds > 0 else "after"
    length = show_duration(abs(seconds))
    return (Paragraph((Text("The first ticket came "), Strong(f"{length} {order}"), _FIRST_ALERT)),)


_FIRST_ALERT = Text(" the first alert.")


def _messages(messages: tuple[Message, ...], incident: Incident) -> Blocks:
    times = column((message.when for message in messages), incident)
    return table(
        (f"Time ({zone_words(incident)})", [plain(at) for at in times]),
        ("What customers were told", [words(message.told) for message in messages]),
        ("Was it right?", [plain(sentence(message.right or "")) for message in messages]),
    )
