"""Answers that came back by file, put under the questions that they answer.

A question is known by its mark, or by its words where a mail program has dropped the marks. What
fits under none goes to the parking lot, so that nothing that somebody wrote is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pmfacilitator.domain.by_file import Asked, every_question, marked_in
from pmfacilitator.domain.edits import AddRow, Edit, Together
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.parking import read_sort
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Account, Factor, Parked, Point, Quote, Sort, Voice
from pmfacilitator.domain.text import clean, clean_line

_OPENS, _CLOSES = "<!--", "-->"
_FROM = re.compile(r"<!--\s*from:((?:(?!<!--|-->).)*)-->", re.DOTALL)
_QUOTING = re.compile(r"^(?:\s?>)+ ?")
_BULLET = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])(?:\s+|$)")
_HEADING = re.compile(r"\s*#{1,6}\s+(.*?)\s*#*$")
_ESCAPE = re.compile(r"\\([^\w\s])")
PARKED = Slot("parked")


@dataclass(frozen=True)
class Replies:
    """What came back.

    Args:
        edit: adds all that is new as one undo step; None if nothing is.
        added: how many lines were put under their questions.
        parked: how many fit under none, and go to the parking lot.
        known: how many the meeting has already.
    """

    edit: Edit | None
    added: int = 0
    parked: int = 0
    known: int = 0


def role_in(text: str) -> str:
    """The role that a file of questions was made for; "" if it does not say so any more."""
    found = _FROM.search(clean(text))
    return clean_line(found[1]) if found else ""


def read_replies(text: str, meeting: Meeting, role: str, ours: str) -> Replies:
    """The answers in a file that came back.

    Args:
        text: what the file says.
        meeting: whose questions were asked.
        role: who answers; "" if nobody knows.
        ours: the file as it was sent, whose own lines are no answers.
    """
    voice = Voice(role=role)
    sent = {_folded(line) for line in _without_comments(clean(ours)).split("\n")}
    reading = _Reading(meeting, frozenset(sent))
    edits: list[Edit] = []
    counted = {"added": 0, "parked": 0, "known": 0}
    seen: set[tuple[Slot, str]] = set()
    for asked, words in reading.points(text):
        slot = asked.prompt.slot if asked else PARKED
        name = (slot, _folded(words))
        if name in seen or _is_there(meeting, slot, words):
            counted["known"] += 1
            continue
        seen.add(name)
        counted["added" if asked else "parked"] += 1
        edits.append(AddRow(slot, row_for(slot, words, voice)))
    edit = Together(tuple(edits), f"added {len(edits)} answers by file") if edits else None
    return Replies(edit, **counted)


@dataclass
class _Reading:
    """Goes through the lines, knowing under which question it stands."""

    meeting: Meeting
    sent: frozenset[str]
    _asked: Asked | None = None
    _open: list[str] = field(default_factory=list)

    def points(self, text: str) -> Iterator[tuple[Asked | None, str]]:
        """Every point that was written, with its question."""
        questions = every_question(self.meeting)
        by_words = {_folded(asked.prompt.ask): asked for asked in questions.values()}
        for raw in _without_comments(clean(text)).split("\n"):
            line = _QUOTING.sub("", raw)
            turned = self._turn(line, questions, by_words)
            bullet = _BULLET.match(line)
            if turned or bullet or not line.strip():
                yield from self._closed()
            if turned:
                self._asked = turned[0]
            elif _folded(line) not in self.sent:
                words = line[bullet.end() :] if bullet else line
                self._open += [words] if words.strip() else []
        yield from self._closed()

    def _turn(
        self,
        line: str,
        questions: Mapping[tuple[str, str], Asked],
        by_words: Mapping[str, Asked],
    ) -> tuple[Asked | None] | None:
        """Under which question the next lines stand, if this line says so."""
        mark = marked_in(line)
        if mark is not None:
            return (questions.get(mark),)
        heading = _HEADING.match(line)
        words = _folded(heading[1] if heading else line)
        if words in by_words:
            return (by_words[words],)
        return (None,) if heading and words not in self.sent else None

    def _closed(self) -> Iterator[tuple[Asked | None, str]]:
        words = clean_line(_ESCAPE.sub(r"\1", " ".join(self._open)))
        self._open = []
        if words:
            yield self._asked, words


def row_for(slot: Slot, words: str, voice: Voice) -> Row:
    """The row that one line makes in a list; who said it is kept where such a row can tell."""
    match slot.field:
        case "factors":
            return Factor(text=words, said_by=voice)
        case "accounts":
            return Account(who=words)
        case "quotes":
            return Quote(words=words, source=voice.role)
        case "parked":
            asks = read_sort(words)[0] is Sort.QUESTION
            return Parked(text=words, sort=Sort.QUESTION if asks else None, said_by=voice)
        case _:
            return Point(text=words, said_by=voice)


def _is_there(meeting: Meeting, slot: Slot, words: str) -> bool:
    return any(_folded(row.headline) == _folded(words) for row in meeting.rows(slot))


def _folded(text: str) -> str:
    return clean_line(_ESCAPE.sub(r"\1", text)).strip("#*-> ").casefold()


def _without_comments(text: str) -> str:
    """The text without what no reader of a page sees, but for the marks of questions."""
    kept: list[str] = []
    at = 0
    while (start := text.find(_OPENS, at)) >= 0 and (closes := text.find(_CLOSES, start)) >= 0:
        end = closes + len(_CLOSES)
        comment = text[start:end]
        kept += [text[at:start], comment if marked_in(comment) else ""]
        at = end
    return "".join((*kept, text[at:]))
