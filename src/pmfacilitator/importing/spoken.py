"""What people wrote in chats, each line with the name of who wrote it, as far as that is told.

Unlike an importer, which looks for a chat among other things, this knows that all of it was said:
no line is left out because it does not look like a message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pmfacilitator.domain.text import clean, clean_line
from pmfacilitator.importing.prose.chat import Head, heads, is_day, said
from pmfacilitator.importing.prose.leads import lead_of
from pmfacilitator.importing.prose.lines import Line

_BULLET = re.compile(r"(?:[-*+•–—]|\d{1,2}[.)])\s+")
_NAMED = re.compile(
    r"(?:From )?(?P<name>[^\s:@][^:@]{0,59}?)(?: to [^:]{1,40}?)?\s?:\s+(?P<words>\S.*)"
)


@dataclass(frozen=True)
class Said:
    """One line, and who wrote it; "" if the text does not tell."""

    name: str
    words: str


def said_in(text: str, is_known: Callable[[str], bool]) -> tuple[Said, ...]:
    """Every line of a text that was pasted from a chat, or typed.

    Args:
        text: lines alone, `Name: words`, or messages as they are copied out of a chat.
        is_known: whether that is somebody's name; only then does a name make something of a line
            that could also mean something else.
    """
    lines = [Line(at, raw) for at, raw in enumerate(clean(text).split("\n")) if raw.strip()]
    found: dict[int, Head] = {}
    follows = False
    for head in heads(lines):
        follows = follows if head.goes_on else head.is_certain or is_known(head.name)
        if follows:
            found[head.line] = head
    return tuple(_told(lines, found, is_known))


def _told(
    lines: Sequence[Line], found: Mapping[int, Head], is_known: Callable[[str], bool]
) -> Iterator[Said]:
    name = ""
    above = {lines[at - 1].number for at, line in enumerate(lines) if _is_below(found, line)}
    for line in lines:
        head = found.get(line.number)
        if head is not None:
            name = head.name
            yield from [Said(name, head.words)] if head.words else []
        elif line.number in above or (name and is_day(line.text)):
            continue
        elif name:
            words = _without_bullet(said(line.text))
            yield from [Said(name, words)] if words else []
        else:
            yield from _alone(line.text, is_known)


def _is_below(found: Mapping[int, Head], line: Line) -> bool:
    return line.number in found and found[line.number].is_below


def _alone(text: str, is_known: Callable[[str], bool]) -> Iterator[Said]:
    """A line that stands under no name: it may name somebody itself, perhaps behind a time."""
    words = _without_bullet(clean_line(text))
    lead = lead_of(words) if any(mark.isdigit() for mark in words[:30]) else None
    for told in (words, lead.rest if lead is not None and lead.is_timed else ""):
        match = _NAMED.fullmatch(told)
        if match is not None and is_known(match["name"]):
            yield Said(match["name"], match["words"])
            return
    if words:
        yield Said("", words)


def _without_bullet(words: str) -> str:
    bullet = _BULLET.match(words)
    return words[bullet.end() :] if bullet else words
