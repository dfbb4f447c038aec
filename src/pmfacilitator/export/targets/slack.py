"""A short document as one Slack message, in Slack's mrkdwn.

Slack's documentation ("Formatting text for app surfaces") says to write `&`, `<` and `>` as
entities; with them gone nobody and nothing can be named. Its marks `*`, `_`, `~` and backticks have
no escape: a word joiner (invisible, without width) behind each keeps two of them from enclosing
words. The same keeps `@here` and `:name:` from acting when a message is pasted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import assert_never

from pmfacilitator.domain.text import shorten
from pmfacilitator.export.document import (
    Block,
    BulletList,
    CodeBlock,
    Document,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Item,
    Link,
    Paragraph,
    Quote,
    Strong,
    Table,
    TaskList,
    Text,
)
from pmfacilitator.export.targets.dialects import WORD_JOINER

Lines = list[str]

MOST = 4000
"""How long a message may be, in characters; Slack recommends no more than this for its text."""

_LONGEST = 1500
"""How much of one text a message holds; the document has all of it."""

_MORE = "_… the document has the rest._"
_ACTS = re.compile(r"(?<![^\W_])[*_~](?=\S)|(?<=\S)[*_~](?![^\W_])|`")
_CALLS = re.compile(
    r"(?<![A-Za-z0-9])[@#](?=[A-Za-z0-9])|:(?=(?:[a-z0-9_+'-]*[a-z_+'-][a-z0-9_+'-]*|100|1234):)"
)
_QUOTES = re.compile(r"^(?=&gt;)", re.MULTILINE)
_MARK_FITS = re.compile(r"[^\s*_~`](?:[^*_~`\n]*[^\s*_~`])?")
_BULLETS = ("•", "◦", "▪")


@dataclass(frozen=True)
class Slack:
    """Writes messages; with `calls`, names and channels in them do act."""

    calls: bool = False

    def render(self, document: Document) -> str:
        """The document as far as it fits into one message, ending in a newline."""
        blocks = (Heading(1, (Text(document.title),), ""), *document.blocks)
        lines: Lines = []
        for made in self._parts(blocks):
            if len("\n".join([*lines, *made, _MORE])) >= MOST:
                return "\n".join([*lines, _MORE]) + "\n"
            lines += made
        return "\n".join(lines) + "\n"

    def part(self, blocks: tuple[Block, ...]) -> str:
        """Some blocks of a message."""
        return "\n".join(line for made in self._parts(blocks) for line in made)

    def words(self, text: str) -> str:
        """Text that may stand anywhere in a message."""
        return _QUOTES.sub(WORD_JOINER, self._escaped(text))

    def _parts(self, blocks: tuple[Block, ...]) -> list[Lines]:
        """The blocks, in pieces none of which may be cut in two."""
        parts: list[Lines] = []
        for at, block in enumerate(blocks):
            apart = [""] if at and isinstance(block, Heading) else []
            made = self._block(block)
            parts += [[*apart, *made[:1]], *([line] for line in made[1:])]
        return parts

    def _block(self, block: Block) -> Lines:
        match block:
            case Heading(_, content):
                said = self._marked("".join(piece.text for piece in content), "*")
                return [_QUOTES.sub(WORD_JOINER, said)]
            case Paragraph(content):
                return self._lines(content)
            case BulletList(items):
                return [line for item in items for line in self._item(item, 0)]
            case TaskList(tasks):
                return [
                    line
                    for task in tasks
                    for line in self._item(Item(task.content, task.blocks), 0, done=task.done)
                ]
            case Table(header, rows):
                told = (map(self._in_one_line, row) for row in (header, *rows))
                return [line for cells in told if (line := " · ".join(filter(None, cells)))]
            case Quote(blocks):
                return [f"> {line}" for part in self._parts(blocks) for line in part]
            case CodeBlock(text):
                return [f"```\n{_entities(text.replace('```', WORD_JOINER.join('```')))}\n```"]
            case _:
                assert_never(block)

    def _item(self, item: Item, depth: int, *, done: bool | None = None) -> Lines:
        bullet = _BULLETS[min(depth, len(_BULLETS) - 1)] if done is None else "☑" if done else "☐"
        margin = "    " * depth
        lines = [f"{margin}{bullet} {self._in_one_line(item.content)}"]
        for block in item.blocks:
            if isinstance(block, BulletList):
                lines += [line for each in block.items for line in self._item(each, depth + 1)]
            else:
                lines += [f"{margin}    {line}" for line in self._block(block)]
        return lines

    def _in_one_line(self, content: Inlines) -> str:
        return " ".join(self._lines(content))

    def _lines(self, content: Inlines) -> Lines:
        made = "".join(self._piece(_short(piece)) for piece in content)
        return [_QUOTES.sub(WORD_JOINER, line) for line in made.split("\n") if line.strip()] or [""]

    def _piece(self, piece: Inline) -> str:
        match piece:
            case Text(text):
                return self._escaped(text)
            case Strong(text):
                return self._marked(text, "*")
            case Emphasis(text):
                return self._marked(text, "_")
            case Link(href, text):
                address = _entities(href).replace("|", "%7C")
                words = self._escaped(text).replace("\n", " ").replace("|", "\N{BROKEN BAR}")
                return f"<{address}>" if text == href else f"<{address}|{words}>"
            case _:
                assert_never(piece)

    def _marked(self, text: str, mark: str) -> str:
        """The text between two marks, or bare where Slack would not see them."""
        shown = self._escaped(text)
        return f"{mark}{shown}{mark}" if _MARK_FITS.fullmatch(text) else shown

    def _escaped(self, text: str) -> str:
        text = _ACTS.sub(rf"\g<0>{WORD_JOINER}", text)
        if not self.calls:
            text = _CALLS.sub(rf"\g<0>{WORD_JOINER}", text)
        return _entities(text)


def _short(piece: Inline) -> Inline:
    """A piece that leaves room for others in one message."""
    return replace(piece, text=shorten(piece.text, _LONGEST))


def _entities(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
