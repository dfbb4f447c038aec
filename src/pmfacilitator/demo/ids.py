"""Ids of the example's rows, made from plain names so that its links can be read."""

from __future__ import annotations

import hashlib

from pmfacilitator.domain.edits import AddRow
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.records import ALPHABET, ID_LENGTH
from pmfacilitator.domain.rows import Link, Point, Voice


def demo_id(name: str) -> str:
    """The id that stands for `name`, the same in every run."""
    digest = hashlib.sha256(f"larkspur {name}".encode()).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:ID_LENGTH])


def link(name: str) -> Link:
    """A link to the row of that name."""
    return Link(target=demo_id(name))


def voice(who: str) -> Voice:
    """A participant by first name, a role by its name in capitals, or nobody in particular."""
    if who.islower():
        return Voice(participant=demo_id(who))
    return Voice(role=who)


def points(slot: Slot, *said: tuple[str, str]) -> tuple[AddRow, ...]:
    """The edits that add points to a slot, each given by who said it and what.

    A point is named after its step, its question (or field) and its number: `close-learned-1`.
    """
    name = f"{slot.step}-{slot.question or slot.field}"
    return tuple(
        AddRow(slot, Point(id=demo_id(f"{name}-{number}"), text=text, said_by=voice(who)))
        for number, (who, text) in enumerate(said, start=1)
    )
