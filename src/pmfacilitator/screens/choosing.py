"""Choosing what a field links to: open what is linked, take it off, or link something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmfacilitator.domain.edits import ChangeRow
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.reveal import LATER
from pmfacilitator.domain.rows import Link
from pmfacilitator.screens.dialogs.picker import Option, Picker, pick
from pmfacilitator.screens.links import (
    entry_options,
    place_of,
    show_link,
    show_target,
    slot_options,
)

if TYPE_CHECKING:
    from pmfacilitator.screens.bodies.body import Body

_QUESTIONS = {
    "evidence": "What shows that?",
    "explains": "What does this explain?",
    "answers": "What does this action answer?",
    "source": "Which point does this come from?",
}


def choose_link(body: Body, row_id: str, field: str, letters: str = "") -> None:
    """Ask what a row's field links to, and change or open that."""
    shown = body.work.shown
    row = body.work.meeting.row(row_id)
    if row is None:
        return
    value = getattr(row, field)
    many = isinstance(value, tuple)
    links = value if many else (Link(target=value),) if value else ()
    names = tuple(_name(body, link) for link in links)
    options = (*_present(names), *_possible(shown, field, row_id, links))

    def answered(answer: str | None) -> None:
        if not answer:
            return
        word, _, rest = answer.partition(" ")
        if word == "open":
            _open(body, links[int(rest)])
            return
        if word == "drop":
            chosen = tuple(link for at, link in enumerate(links) if at != int(rest))
        else:
            new = Link(target=rest) if word == "row" else Link(url=answer)
            chosen = (*links, new) if many else (new,)
        single = chosen[0].target if chosen else None
        body.apply(ChangeRow(row_id, field, chosen if many else single))

    picker = Picker(_QUESTIONS.get(field, "Link to what?"), options, free=many, letters=letters)
    pick(body.app, picker, answered)


def _name(body: Body, link: Link) -> str:
    """What a link is called; one to an entry that the room has not come to says no more."""
    return LATER if _is_later(body, link) else show_link(body.work.shown, link)


def _is_later(body: Body, link: Link) -> bool:
    target = link.target or ""
    return body.work.shown.row(target) is None and body.work.meeting.row(target) is not None


def _present(names: tuple[str, ...]) -> tuple[Option, ...]:
    opening = [Option(f"open {at}", name, "open") for at, name in enumerate(names)]
    taking = [Option(f"drop {at}", name, "unlink") for at, name in enumerate(names)]
    return (*opening, *taking)


def _possible(
    meeting: Meeting, field: str, row_id: str, links: tuple[Link, ...]
) -> tuple[Option, ...]:
    match field:
        case "explains":
            found = slot_options(meeting, "factor", "factors")
        case "answers":
            found = (
                *slot_options(meeting, "factor", "factors"),
                *slot_options(meeting, "insight", "insights"),
                *slot_options(meeting, "prevention", "system", "monitoring", "architecture"),
                *slot_options(meeting, "parked", "parked"),
            )
        case "source":
            points = slot_options(meeting, "point", "points")
            found = (*points, *slot_options(meeting, "parked", "parked"))
        case _:
            quotes = slot_options(meeting, "quote", "quotes")
            factors = slot_options(meeting, "factor", "factors")
            found = (*entry_options(meeting), *quotes, *factors)
    taken = {link.target for link in links} | {row_id}
    return tuple(
        Option(f"row {option.id}", option.words, option.lead)
        for option in found
        if option.id not in taken
    )


def _open(body: Body, link: Link) -> None:
    if link.url:
        body.app.open_url(link.url)
        return
    if _is_later(body, link):
        body.say(f"This links to {LATER}, which is not shown yet")
        return
    place = place_of(body.work.meeting, link.target or "")
    if place is None:
        words = show_target(body.work.meeting, link.target)
        body.say(f"What this linked to is gone: {words}")
    else:
        body.post_message(body.Opened(place))
