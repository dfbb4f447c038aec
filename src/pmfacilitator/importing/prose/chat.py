"""Chats copied as text: `Ana [2:32 PM]` or `Ana  2:32 PM`, and what was said on the lines below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pmfacilitator.importing.prose.dates import Day
from pmfacilitator.importing.prose.draft import Draft
from pmfacilitator.importing.prose.lead import Lead
from pmfacilitator.importing.prose.leads import is_bare_stamp, lead_of
from pmfacilitator.importing.prose.lines import Line
from pmfacilitator.importing.prose.readable import first_link, readable
from pmfacilitator.importing.prose.shapes import Block, Shape

_BRACKET = re.compile(
    r"(?P<name>[^\[\]|]{0,50}?)\s*\[(?P<stamp>[^\[\]\d]{0,30}\d[^\[\]]{1,30})\]\s*(?P<rest>.*)$"
)
_BARE = re.compile(
    r"(?P<name>[^\W\d_][^|:\[\]()]{0,40}?)(?: ?:[a-z_]+:)?(?:\s+(?:APP|BOT))?"
    r"(?:\s{1,4}|\s[-–—]\s{1,2}|\s+added a comment\s[-–—]\s{1,2})"
    r"(?P<stamp>(?:[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?(?:, \d{4})?,? at |Today at |Yesterday at "
    r"|\d{1,4}[/.-]\w{2,3}[/.-]\d{2,4},?\s)?"
    r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?)$"
)
_NAME = re.compile(r"(?!(?:Today|Yesterday) at$)[^\W\d_][\w.'’@-]*(?: [\w.'’()@-]+){0,3}$")
_EDITED = re.compile(r"\s*\(edited\)\s*$")
_WORDS_FOR_DAYS = re.compile(r"(?:Today|Yesterday) at ")
_FEWEST = 3
_SPOKEN = 0.7
_LONGEST_DAY = 50


@dataclass(slots=True)
class _Chat:
    messages: list[Draft] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    day: Day | None = None
    fresh: bool = False

    def says(self, line: Line, name: str, lead: Lead, words: str) -> None:
        """A message begins."""
        block = Block(Shape.PARAGRAPH, line.number, words, raw=[line.text])
        lead.rest = words
        draft = Draft(line.number, lead, [words] if words else [], [line.text], block)
        draft.day = lead.day
        draft.under, draft.is_fresh = self.day, self.fresh
        self.fresh = False
        self.messages.append(draft)
        self.speakers.append(name)

    def goes_on(self, line: Line) -> None:
        """A message has another line."""
        draft = self.messages[-1]
        draft.raw.append(line.text)
        words = _EDITED.sub("", readable(line.text, {}))
        if words:
            draft.words.append(words)
        draft.url = draft.url or first_link(line.text, {})


def chat_drafts(document: Sequence[Line]) -> list[Draft]:
    """The messages of a chat in a document; empty if there is none."""
    lines = [line for line in document if line.text.strip()]
    chat = _Chat()
    for at, line in enumerate(lines):
        if _message(chat, line) or _after_name(chat, lines, at):
            continue
        if chat.messages:
            _other(chat, line)
        elif at + 1 < len(lines):
            _before(chat, line, lines[at + 1])
    said = sum(bool(draft.words) for draft in chat.messages)
    if len(chat.messages) < _FEWEST or said < _SPOKEN * len(chat.messages):
        return []
    for draft, name in zip(chat.messages, _spread(chat.speakers), strict=True):
        draft.source = f"Chat, {name}" if name else "Chat"
    return [draft for draft in chat.messages if draft.words]


def _spread(names: Iterable[str]) -> Iterable[str]:
    last = ""
    for name in names:
        last = name or last
        yield last


def _message(chat: _Chat, line: Line) -> bool:
    text = line.text.strip().replace("**", "")
    if "[" in text:
        match = _BRACKET.match(text)
        if match is not None:
            lead = _stamp(match["stamp"])
            name = match["name"].strip()
            if lead is not None and (_NAME.match(name) if name else chat.messages):
                chat.says(line, name, lead, readable(match["rest"], {}))
                return True
    match = _BARE.match(text) if text[-1:].isdigit() or text[-1:] in "mM" else None
    if match is None or not _NAME.match(match["name"].strip()):
        return False
    lead = _stamp(match["stamp"])
    if lead is None or (lead.clock is not None and not lead.clock.half and len(text) > 40):
        return False
    chat.says(line, match["name"].strip(), lead, "")
    return True


def _after_name(chat: _Chat, lines: list[Line], at: int) -> bool:
    """A time alone on its line: below a name alone on its own, or of one who goes on."""
    text = lines[at].text.strip()
    if not text[:1].isdigit() or not is_bare_stamp(text) or at == 0:
        return False
    name = lines[at - 1].text.strip()
    lead = _stamp(text)
    if lead is None:
        return False
    if not _NAME.match(name) or len(name) > 40:
        if chat.messages and chat.messages[-1].words:
            chat.says(lines[at], "", lead, "")
            return True
        return False
    if chat.messages and chat.messages[-1].words[-1:] == [name]:
        chat.messages[-1].words.pop()
    chat.says(lines[at], name, lead, "")
    return True


def _before(chat: _Chat, line: Line, following: Line) -> None:
    """Looks for the day above the first message."""
    if len(line.text) < _LONGEST_DAY and _message(_Chat(), following):
        _day(chat, line)


def _other(chat: _Chat, line: Line) -> None:
    if len(line.text) >= _LONGEST_DAY or not _day(chat, line):
        chat.goes_on(line)


def _day(chat: _Chat, line: Line) -> bool:
    lead = lead_of(line.text.strip("-–— *#>"))
    if lead is None or not lead.is_bare_day or lead.day is None:
        return False
    chat.day, chat.fresh = lead.day, True
    return True


def _stamp(text: str) -> Lead | None:
    lead = lead_of(_WORDS_FOR_DAYS.sub("", text.strip()))
    if lead is None or not lead.is_timed or lead.rest or lead.prefix:
        return None
    return lead
