"""The fields that cards and forms are made of: how each sort of value is read and shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Voice
from pmfacilitator.domain.seen_before import show_again
from pmfacilitator.domain.text import clean_line
from pmfacilitator.domain.typed_outcomes import parse_quantity, show_quantity
from pmfacilitator.domain.typed_times import write_stamp
from pmfacilitator.domain.typed_values import (
    parse_choice,
    parse_count,
    parse_flag,
    parse_stamp,
    show_count,
    show_flag,
    show_words,
)
from pmfacilitator.screens.links import show_link, show_target
from pmfacilitator.widgets.card_field import FieldSpec, typed_field


def line(name: str, label: str, hint: str = "") -> FieldSpec:
    """A field of any words."""
    return FieldSpec(name, label, clean_line, hint=hint)


def count(name: str, label: str) -> FieldSpec:
    """A field of a number of things."""
    return typed_field(name, label, parse_count, show_count)


def quantity(name: str, label: str, hint: str) -> FieldSpec:
    """A field of a number with its unit."""
    return typed_field(name, label, parse_quantity, show_quantity, hint, is_amount=True)


def stamp(name: str, label: str) -> FieldSpec:
    """A field of a time."""
    return typed_field(
        name, label, parse_stamp, write_stamp, "such as 14:32, 2:32 pm or 2026-11-20 14:32"
    )


def flag(name: str, label: str, hint: str = "yes or no") -> FieldSpec:
    """A field of yes or no."""

    def parse(text: str) -> bool:
        return parse_flag(text) or False

    return typed_field(name, label, parse, show_flag, hint)


def word(name: str, label: str, words: Sequence[str]) -> FieldSpec:
    """A field of one word of a list, which may stay empty."""

    def parse(text: str) -> str:
        return parse_choice(text, words) or ""

    return FieldSpec(name, label, parse, str, options=tuple(words))


def choice(
    name: str,
    label: str,
    options: type[StrEnum],
    *,
    optional: bool = True,
    words: Callable[[str], str] = show_words,
) -> FieldSpec:
    """A field of one member of an enumeration; unless it is `optional`, empty means the first.

    `words` says what a member is called.
    """
    members = {words(member): member for member in options}

    def parse(text: str) -> StrEnum | None:
        called = parse_choice(text, tuple(members))
        return members[called] if called else None if optional else next(iter(options))

    return FieldSpec(name, label, parse, _shower(words), options=tuple(members))


def _shower(show: Callable[[StrEnum], str]) -> Callable[[object], str]:
    return lambda value: show(value) if isinstance(value, StrEnum) else ""


def voice(meeting: Meeting, house: House) -> FieldSpec:
    """A field of who said it."""
    people = {p.name: Voice(participant=p.id) for p in meeting.participants if p.name}
    voices = people | {role: Voice(role=role) for role in house.roles}

    def parse(text: str) -> Voice:
        name = parse_choice(text, tuple(voices))
        return voices[name] if name else Voice()

    def show(value: object) -> str:
        return meeting.voice_name(value) if isinstance(value, Voice) else ""

    return FieldSpec("said_by", "Said by", parse, show, options=tuple(voices))


def target(name: str, label: str, meeting: Meeting) -> FieldSpec:
    """A field of the one row that this one points at."""

    def show(value: object) -> str:
        return show_target(meeting, value if isinstance(value, str) else None)

    return FieldSpec(name, label, show=show, hint="Enter chooses or opens", is_linked=True)


def links(name: str, label: str, meeting: Meeting) -> FieldSpec:
    """A field of rows and pages."""

    def show(value: object) -> str:
        pointed = value if isinstance(value, tuple) else ()
        return "; ".join(show_link(meeting, link) for link in pointed)

    return FieldSpec(name, label, show=show, hint="Enter chooses or opens", is_linked=True)


def seen_before() -> FieldSpec:
    """A field of what was seen before, in other meetings."""

    def show(value: object) -> str:
        linked = value if isinstance(value, tuple) else ()
        return "; ".join(show_again(again.words, again.on) for again in linked)

    return FieldSpec(
        "again", "Seen before", show=show, hint="Enter chooses, or takes a link off", is_linked=True
    )
