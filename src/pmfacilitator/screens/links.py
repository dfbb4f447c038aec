"""Links between things in a meeting: what they are called, where they lead, what can be chosen."""

from __future__ import annotations

from collections.abc import Iterable

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import SETUP, RowsPrompt, Slot
from pmfacilitator.domain.reading import Reading, read_in
from pmfacilitator.domain.rows import Again, Entry, Link, Voice
from pmfacilitator.domain.seen_before import show_again
from pmfacilitator.domain.typed_times import show_date, show_time
from pmfacilitator.screens.dialogs.picker import Option
from pmfacilitator.session import Undone

GONE = "(no longer in this meeting)"


def show_target(meeting: Meeting, row_id: str | None) -> str:
    """What a linked row is called now, or that it is gone."""
    if row_id is None:
        return ""
    row = meeting.row(row_id)
    if row is None:
        return GONE
    if isinstance(row, Entry) and row.when is not None:
        incident = meeting.incident
        return f"{_time(meeting, *read_in((row,), incident, incident.timezone))} {row.text}"
    return row.headline


def show_link(meeting: Meeting, link: Link) -> str:
    """What a link is called: its target's present words, or its address."""
    return link.url or show_target(meeting, link.target)


def show_seen_before(links: Iterable[Again]) -> tuple[str, ...]:
    """What was seen before, each time in a line of its own."""
    return tuple(f"seen before: {show_again(link.words, link.on)}" for link in links)


def show_voice(meeting: Meeting, voice: Voice) -> str:
    """Who said something, as it stands behind the words."""
    name = meeting.voice_name(voice)
    return f"— {name}" if name else ""


def place_of(meeting: Meeting, row_id: str) -> Place | None:
    """Where a row is asked for, in the steps of this meeting or in set-up."""
    found = meeting.find(row_id)
    if found is None:
        return None
    slot = found[0]
    for step_id in (*(step.id for step in meeting.steps), SETUP):
        prompt = _prompt_of(meeting, step_id, slot)
        if prompt is not None:
            return Place(step=step_id, prompt=prompt, row=row_id)
    return None


def place_to_look(meeting: Meeting, undone: Undone) -> Place:
    """Where to look for a step taken back or done again.

    That is the row it was about; but whoever typed it in the line of that list goes on typing there.
    """
    place = undone.place
    if place.row == undone.touches:
        return place
    if _stands_at(meeting, undone.touches, place):
        return place.changed(row=undone.touches, field="")
    found = place_of(meeting, undone.touches)
    return place if found is None or found.changed(row="") == place else found


def entry_options(meeting: Meeting) -> tuple[Option, ...]:
    """The timeline's entries, to choose evidence from."""
    incident = meeting.incident
    return tuple(
        Option(reading.entry.id, reading.entry.text, lead=_time(meeting, reading))
        for reading in read_in(meeting.timeline, incident, incident.timezone)
    )


def slot_options(meeting: Meeting, lead: str, *fields: str) -> tuple[Option, ...]:
    """The rows of every slot of these names, to choose from."""
    return tuple(
        Option(row.id, row.headline, lead=lead)
        for slot, rows in meeting.lists()
        if slot.field in fields
        for row in rows
    )


def _time(meeting: Meeting, reading: Reading) -> str:
    """When an entry was by the meeting's clock, with its day only if that is another."""
    if reading.time is None:
        return "--:--"
    date = reading.date if reading.date != meeting.incident.date else None
    words = (show_date(date) if date else "", show_time(reading.time), reading.zone)
    return " ".join(word for word in words if word)


def _stands_at(meeting: Meeting, row_id: str, place: Place) -> bool:
    """Whether a row stands among those of another list that are asked for at this place."""
    found = meeting.find(row_id)
    prompts = meeting.prompts(place.step)
    asked = (p for p in prompts if isinstance(p, RowsPrompt) and p.id == place.prompt)
    return found is not None and any(found[0] in prompt.among for prompt in asked)


def _prompt_of(meeting: Meeting, step_id: str, slot: Slot) -> str | None:
    prompts = meeting.prompts(step_id)
    fitting = (p.id for p in prompts if isinstance(p, RowsPrompt) and p.slot == slot)
    return next(fitting, None)
