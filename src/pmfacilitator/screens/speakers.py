"""Who said a line, and who will do it: `@mara we never tested that` is Mara's, by any unique beginning of the name."""

from __future__ import annotations

import datetime as dt
import re

from pmfacilitator.domain.days_to_come import due_at_the_end
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.parking import read_sort
from pmfacilitator.domain.rows import Action, Parked, Sort, Voice
from pmfacilitator.errors import InvalidValue

_MENTION = re.compile(r"^@(\w[\w.-]*)[:,]?\s+(.*)$")


def attributed(text: str, meeting: Meeting, house: House) -> tuple[Voice, str]:
    """Who is named in front of a line, and the line without that; nobody if the name fits no one.

    A participant comes before a role, and a name that fits two people names neither.
    """
    match = _MENTION.match(text.strip())
    if match is None:
        return Voice(), text.strip()
    letters, words = match[1].casefold(), match[2]
    people = [
        person.id
        for person in meeting.participants
        if any(part.startswith(letters) for part in person.name.casefold().split())
    ]
    if len(people) == 1:
        return Voice(participant=people[0]), words
    roles = [
        role
        for role in house.roles
        if role.casefold().replace(" ", "").startswith(letters) or _initials(role) == letters
    ]
    if not people and len(roles) == 1:
        return Voice(role=roles[0]), words
    return Voice(), text.strip()


def voice_named(name: str, meeting: Meeting, house: House) -> Voice:
    """Whose a name is that stands over a message, written as chats write it: Mara, Mara L.

    A participant comes before a role; a name that fits two people is nobody's.
    """
    people = [person.id for person in meeting.participants if _is_called(person.name, name)]
    if people:
        return Voice(participant=people[0]) if len(people) == 1 else Voice()
    known = {role.casefold(): role for role in house.roles} | {
        _initials(role): role for role in house.roles if " " in role
    }
    return Voice(role=known.get(name.strip().casefold(), ""))


def _is_called(name: str, written: str) -> bool:
    """Whether a person is meant: by some words of the name, by all and more, by an initial."""
    known, words = name.casefold().split(), written.casefold().replace(",", " ").split()
    if not known or not words:
        return False
    meant = [any(_means(word, each, at) for each in known) for at, word in enumerate(words)]
    return all(meant) or set(known) <= set(words)


def _means(word: str, name: str, at: int) -> bool:
    letter = word.rstrip(".")
    return word == name or (at > 0 and len(letter) == 1 and name.startswith(letter))


def _initials(role: str) -> str:
    return "".join(word[0] for word in role.split()).casefold()


def parked_of(text: str, meeting: Meeting, house: House, sort: Sort | None = None) -> Parked:
    """A parked thing as it is typed: perhaps who said it, perhaps its sort, in either order.

    Where it is known already what sort it is, words that name another stay as they are.
    """
    voice, said = attributed(text, meeting, house)
    named, words = read_sort(said)
    if sort is not None and named is not sort:
        words = said
    elif not voice.is_known:
        voice, words = attributed(words, meeting, house)
    if not words:
        raise InvalidValue("Type what is to be parked, then Enter.")
    return Parked(text=words, sort=sort or named, said_by=voice)


def named_sort(text: str, meeting: Meeting, house: House) -> Sort | None:
    """What sort of thing half-typed words say they are, if they say so."""
    return read_sort(attributed(text, meeting, house)[1])[0]


def action_of(text: str, meeting: Meeting, house: House, today: dt.date) -> Action:
    """An action as it is typed: perhaps its owner in front or behind, perhaps its day at the end."""
    voice, words = attributed(text, meeting, house)
    words, due = due_at_the_end(words, today)
    if not voice.is_known:
        voice, words = _named_behind(words, meeting, house)
    return Action(what=words, owner=meeting.voice_name(voice), due=due)


def _named_behind(words: str, meeting: Meeting, house: House) -> tuple[Voice, str]:
    """Who is named at the end of a line, and the line without that."""
    said, at, name = words.rpartition(" @")
    voice, rest = attributed(f"@{name} {said}", meeting, house) if at else (Voice(), words)
    return (voice, rest) if voice.is_known and rest == said.strip() else (Voice(), words)
