"""Who has been heard in a step, and whose voice is still missing there.

Somebody has been heard where a row names them, or where the room said so ("heard from …"). A point,
a factor and what customers said count for the step they stand in; an insight and an action for the
step of the row they go back to; what lies in the parking lot for none, but for the meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pmfacilitator.domain.agenda import Step, StepKind
from pmfacilitator.domain.homes import homes
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.reviewed import Idea
from pmfacilitator.domain.rows import (
    Action,
    Factor,
    Insight,
    Parked,
    Participant,
    Point,
    Quote,
    Voice,
)

NOWHERE = ""
"""Stands for the step of what was said in none."""

_ITS_LEAD_SPEAKS = {StepKind.QUESTIONS, StepKind.IMPACT}
"""The steps that are held for the sake of the role which leads them."""


@dataclass(frozen=True)
class Heard:
    """How far a role or a person has been heard.

    Args:
        voice: the role, or the participant.
        name: how they are called.
        here: whether they have spoken to the step.
        in_meeting: whether they have spoken at all.
        is_marked: whether somebody said so in this step by hand; that can be taken back.
    """

    voice: Voice
    name: str
    here: bool
    in_meeting: bool
    is_marked: bool = False


def coverage(meeting: Meeting, house: House, step: Step | None) -> tuple[Heard, ...]:
    """The roles whose voice a step wants, and others that have spoken, in the house's order.

    Wanted are the roles of those present, those that the house does not do without, and the role
    that leads the step. Without a step it is about the meeting, and nobody is heard `here`.
    """
    known = _Voices(meeting, house)
    here = known.roles_in(step.id) if step else frozenset[str]()
    anywhere = known.roles_anywhere()
    return tuple(
        Heard(voice, role, role in here, role in anywhere, known.is_marked(voice, step))
        for role in known.ordered((*known.wanted(step), *(here if step else anywhere)))
        for voice in (Voice(role=role),)
    )


def people_heard(meeting: Meeting, house: House, step: Step | None) -> tuple[Heard, ...]:
    """Those present, each with whether they themselves have been heard."""
    known = _Voices(meeting, house)
    return tuple(
        Heard(
            voice,
            person.name,
            step is not None and voice in known.by_step.get(step.id, ()),
            any(voice in voices for voices in known.by_step.values()),
            known.is_marked(voice, step),
        )
        for person in meeting.participants
        if person.present and person.name
        for voice in (Voice(participant=person.id),)
    )


def quiet_roles(meeting: Meeting, house: House, step: Step | None) -> tuple[str, ...]:
    """The roles whose voice a step wants and has not heard; without a step, the whole meeting."""
    heard = coverage(meeting, house, step)
    return tuple(each.name for each in heard if not (each.here if step else each.in_meeting))


def quiet_lead(meeting: Meeting, house: House, step: Step) -> str:
    """The role that leads a step of questions or impact and has not been heard in it; else ""."""
    if step.kind not in _ITS_LEAD_SPEAKS:
        return ""
    quiet = (role for role in quiet_roles(meeting, house, step) if _same(role, step.lead))
    return next(quiet, "")


class _Voices:
    """Every voice of a meeting, gathered once, by the step it spoke to."""

    def __init__(self, meeting: Meeting, house: House) -> None:
        self._meeting = meeting
        self._house = house
        self._people = {person.id: person for person in meeting.participants}
        typed = (*house.roles, *house.voices, *(p.role for p in meeting.participants))
        self._roles: dict[str, str] = {}
        for role in filter(None, typed):
            self._roles.setdefault(role.casefold(), role)
        self.by_step: dict[str, set[Voice]] = {}
        for step, voice in (*self._in_rows(), *self._marked()):
            if voice.is_known:
                self.by_step.setdefault(step, set()).add(voice)
            if voice.role:
                self._roles.setdefault(voice.role.casefold(), voice.role)

    def roles_in(self, step: str) -> frozenset[str]:
        """The roles that have spoken to a step."""
        return frozenset(filter(None, map(self._role_of, self.by_step.get(step, ()))))

    def roles_anywhere(self) -> frozenset[str]:
        """The roles that have spoken at all."""
        return frozenset(role for step in self.by_step for role in self.roles_in(step))

    def wanted(self, step: Step | None) -> Iterator[str]:
        """The roles whose voice a step wants."""
        yield from (p.role for p in self._meeting.participants if p.present and p.role)
        yield from self._house.voices
        if step is not None and step.kind is StepKind.THEMES:
            yield from (role for role in House.equals if role in self._house.roles)
        if step is not None and step.lead.casefold() in self._roles:
            yield step.lead

    def ordered(self, roles: tuple[str, ...]) -> tuple[str, ...]:
        """Each role once, as the house writes it, the house's own before all others."""
        wanted = {self._role(role) for role in roles}
        return tuple(role for role in self._roles.values() if role in wanted)

    def is_marked(self, voice: Voice, step: Step | None) -> bool:
        """Whether somebody said by hand that this voice was heard in a step."""
        return step is not None and voice in self._meeting.section(step.id).heard

    def _role(self, role: str) -> str:
        return self._roles[role.casefold()]

    def _role_of(self, voice: Voice) -> str:
        person = self._people.get(voice.participant or "")
        role = person.role if person else voice.role
        return self._role(role) if role else ""

    def _marked(self) -> Iterator[tuple[str, Voice]]:
        for section in self._meeting.sections:
            yield from ((section.step, voice) for voice in section.heard)

    def _in_rows(self) -> Iterator[tuple[str, Voice]]:
        at_home = homes(self._meeting)
        rows = [
            (slot.step or at_home.get(slot.field, NOWHERE), row)
            for slot, listed in self._meeting.lists()
            for row in listed
        ]
        steps = {row.id: step for step, row in rows}
        for step, row in rows:
            yield from self._in_row(row, step, steps)

    def _in_row(self, row: Row, step: str, steps: Mapping[str, str]) -> Iterator[tuple[str, Voice]]:
        match row:
            case Point() | Factor() | Idea():
                yield step, row.said_by
            case Parked():
                yield NOWHERE, row.said_by
            case Quote():
                yield from ((step, voice) for voice in self._named_in(row.source))
            case Insight():
                yield steps.get(row.source or "", step), self._named(row.owner)
            case Action():
                yield steps.get(row.answers or "", step), self._named(row.owner)
            case _:
                pass

    def _named(self, name: str) -> Voice:
        """Whom a name that was typed means: the one person of that name, or that role."""
        people = [p for p in self._people.values() if _is_called(p, name)]
        if len(people) == 1:
            return Voice(participant=people[0].id)
        return Voice(role=self._roles.get(name.casefold(), ""))

    def _named_in(self, source: str) -> Iterator[Voice]:
        """The people whose whole name stands in the source of a quote; or it is a role, no more."""
        for person in self._people.values():
            if person.name and re.search(
                rf"(?<!\w){re.escape(person.name)}(?!\w)", source, re.IGNORECASE
            ):
                yield Voice(participant=person.id)
        yield Voice(role=self._roles.get(source.casefold(), ""))


def _is_called(person: Participant, name: str) -> bool:
    """Whether this is the person's name, or one word of it."""
    called, wanted = person.name.casefold(), name.casefold()
    return bool(wanted) and (wanted == called or wanted in called.split())


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
