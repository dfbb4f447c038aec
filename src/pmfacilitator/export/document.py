"""A document as a neutral tree: what stands where, before any target's syntax.

Every leaf is plain text, as somebody typed it; only a renderer knows which characters its target
would act on. A newline within a text is a line break that the reader should see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_ADDRESS_IN_TEXT = re.compile(r"(?<!\w)https?://[^\s<>\"]{1,2000}", re.IGNORECASE)
_SENTENCE_END = ".,;:!?'”’…"
_PAIRS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True)
class Text:
    """Words as they were typed."""

    text: str


@dataclass(frozen=True)
class Strong:
    """Words that carry weight."""

    text: str


@dataclass(frozen=True)
class Emphasis:
    """Words with a slight stress."""

    text: str


@dataclass(frozen=True)
class Link:
    """Words that lead to a web page or an e-mail address; no other scheme can be made."""

    href: str
    text: str

    def __post_init__(self) -> None:
        if not is_safe_address(self.href):
            msg = f"{self.href!r} is no address that a document may link to"
            raise ValueError(msg)


Inline = Text | Strong | Emphasis | Link
Inlines = tuple[Inline, ...]
"""What stands in a line."""


@dataclass(frozen=True)
class Heading:
    """A title of a part; `anchor` names the part for good, whatever its words become."""

    level: int
    content: Inlines
    anchor: str


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together."""

    content: Inlines


@dataclass(frozen=True)
class Item:
    """One item of a list, with what hangs beneath it."""

    content: Inlines
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class BulletList:
    """Items in no order of importance."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Task:
    """Something to do, done or not, with what hangs beneath it."""

    content: Inlines
    done: bool = False
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class TaskList:
    """Things to do."""

    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Table:
    """Rows of cells, each as wide as the header."""

    header: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.header) for row in self.rows):
            msg = "every row of a table has as many cells as its header"
            raise ValueError(msg)


@dataclass(frozen=True)
class Quote:
    """Somebody else's words."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class CodeBlock:
    """Text in which every space and line counts."""

    text: str


Block = Heading | Paragraph | BulletList | TaskList | Table | Quote | CodeBlock
"""What a document is made of."""


@dataclass(frozen=True)
class Document:
    """A title and what follows it."""

    title: str
    blocks: tuple[Block, ...]


def is_safe_address(address: str) -> bool:
    """Whether a reader may be led there: a web page or an e-mail address, nothing that runs."""
    return _SAFE_ADDRESS.fullmatch(address) is not None


def linked(text: str) -> Inlines:
    """The words with every web address in them made a link."""
    if ":" not in text:
        return (Text(text),) if text else ()
    if is_safe_address(text):
        return (Link(text, text),)
    parts: list[Inline] = []
    end = 0
    for found in _ADDRESS_IN_TEXT.finditer(text):
        address = _without_sentence(found.group())
        if not is_safe_address(address):
            continue
        parts += [Text(text[end : found.start()]), Link(address, address)]
        end = found.start() + len(address)
    parts.append(Text(text[end:]))
    return tuple(part for part in parts if part.text)


def merged(content: Inlines) -> list[Inline]:
    """The content with neighbouring texts in one, since what a target acts on may span both."""
    pieces: list[Inline] = []
    for piece in content:
        last = pieces[-1] if pieces else None
        if isinstance(piece, Text) and isinstance(last, Text):
            pieces[-1] = Text(last.text + piece.text)
        elif piece.text:
            pieces.append(piece)
    return pieces


def joined(parts: Iterable[Inlines], between: str) -> Inlines:
    """The parts in one line with `between` where one ends and the next begins."""
    line: list[Inline] = []
    for part in parts:
        line += [Text(between), *part] if line else part
    return tuple(line)


def _without_sentence(address: str) -> str:
    """The address without the punctuation of the sentence around it."""
    while address:
        last = address[-1]
        opening = _PAIRS.get(last)
        closes_too_many = opening and address.count(last) > address.count(opening)
        if last not in _SENTENCE_END and not closes_too_many:
            break
        address = address[:-1]
    return address
