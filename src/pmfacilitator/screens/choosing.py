"""Choosing what a field links to: open what is linked, take it off, or link something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmfacilitator.domain.edits import ChangeRow
from pmfacilitator.domain.meeting import Meeting
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
    meeting = body.work.meeting
    row = meeting.row(row_id)
    if row is None:
        return
    value = getattr(row, field)
    many = isinstance(value, tuple)
    links = value if many else (Link(target=value),) if value else ()
    options = (*_present(meeting, links), *_possible(meeting, field, row_id, links))

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


def _present(meeting: Meeting, links: tuple[Link, ...]) -> tuple[Option, ...]:
    opening = [
        Option(f"open {at}", show_link(meeting, link), "open") for at, link in enumerate(links)
    ]
    taking = [
        Option(f"drop {at}", show_link(meeting, link), "unlink") for at, link in enumerate(links)
    ]
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
            )
        case "source":
            found = slot_options(meeting, "point", "points")
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
    place = place_of(body.work.meeting, link.target or "")
    if place is None:
        words = show_target(body.work.meeting, link.target)
        body.say(f"What this linked to is gone: {words}")
    else:
        body.post_message(body.Opened(place))
