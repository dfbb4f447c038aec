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
        words = said(line.text)
        if words:
            draft.words.append(words)
        draft.url = draft.url or first_link(line.text, {})


def chat_drafts(document: Sequence[Line]) -> list[Draft]:
    """The messages of a chat in a document; empty if there is none."""
    chat = _read(document)
    if not _is_one([bool(draft.words) for draft in chat.messages]):
        return []
    for draft, name in zip(chat.messages, _spread(chat.speakers), strict=True):
        draft.source = f"Chat, {name}" if name else "Chat"
    return [draft for draft in chat.messages if draft.words]


@dataclass(frozen=True, slots=True)
class Head:
    """A line that could begin a message, however few there are.

    Args:
        line: its number.
        name: who wrote what follows.
        words: what stands on the line itself.
        is_certain: whether it could hardly be anything else.
        is_below: whether the name stands alone on the line above.
        goes_on: whether it names nobody, and is of whoever wrote the message before.
    """

    line: int
    name: str
    words: str
    is_certain: bool
    is_below: bool
    goes_on: bool


def heads(document: Sequence[Line]) -> tuple[Head, ...]:
    """Whatever could begin a message in a text that may be no chat."""
    chat = _read(document)
    is_chat = _is_one(_hold_words(chat))
    named = zip(chat.messages, chat.speakers, _spread(chat.speakers), strict=True)
    return tuple(_head(draft, own, name, is_chat=is_chat) for draft, own, name in named)


def _head(draft: Draft, own: str, name: str, *, is_chat: bool) -> Head:
    words = draft.lead.rest if draft.lead else ""
    first = draft.raw[0].strip()
    is_copied = first.endswith("]") and not words
    return Head(
        draft.line,
        name,
        words,
        is_certain=(is_chat or is_copied) and not _is_lower(name),
        is_below=bool(own) and is_bare_stamp(first),
        goes_on=not own,
    )


def is_day(text: str) -> bool:
    """Whether a line of a chat is the day of what follows, and nothing that was said."""
    lead = lead_of(text.strip("-–— *#>"))
    return lead is not None and lead.is_bare_day and lead.day is not None


def said(text: str) -> str:
    """What a line of a message says, without its markup."""
    return _EDITED.sub("", readable(text, {}))


def _is_lower(name: str) -> bool:
    """Whether a word of a name begins with a small letter, as sentences go on and names do not."""
    return any(word[:1].islower() for word in name.split())


def _is_one(holds: Sequence[bool]) -> bool:
    """Whether so many messages, each of which holds words or none, are a chat."""
    return len(holds) >= _FEWEST and sum(holds) >= _SPOKEN * len(holds)


def _hold_words(chat: _Chat) -> list[bool]:
    """Of each message whether it holds words; what is under no name is words of the one before."""
    holds: list[bool] = []
    for draft, name in zip(chat.messages, chat.speakers, strict=True):
        if holds and _is_lower(name):
            holds[-1] = True
        else:
            holds.append(bool(draft.words))
    return holds


def _read(document: Sequence[Line]) -> _Chat:
    lines = [line for line in document if line.text.strip()]
    chat = _Chat()
    for at, line in enumerate(lines):
        if _message(chat, line) or _after_name(chat, lines, at):
            continue
        if chat.messages:
            _other(chat, line)
        elif at + 1 < len(lines):
            _before(chat, line, lines[at + 1])
    return chat


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
