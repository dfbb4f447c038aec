"""Who said a line: `@mara we never tested that` is Mara's, by any unique beginning of the name."""

from __future__ import annotations

import re

from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Voice

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
    initials = {role: "".join(word[0] for word in role.split()).casefold() for role in house.roles}
    roles = [
        role
        for role in house.roles
        if role.casefold().replace(" ", "").startswith(letters) or initials[role] == letters
    ]
    if not people and len(roles) == 1:
        return Voice(role=roles[0]), words
    return Voice(), text.strip()
