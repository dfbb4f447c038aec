"""A document in Markdown, in one of its dialects."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import assert_never

from pmfacilitator.export.document import (
    Block,
    BulletList,
    CodeBlock,
    Document,
    Heading,
    Inlines,
    Item,
    Paragraph,
    Quote,
    Table,
    Task,
    TaskList,
    Text,
)
from pmfacilitator.export.targets.dialects import GFM, Dialect
from pmfacilitator.export.targets.markdown_words import in_one_line, lines_of, unguarded_lines_of

Lines = list[str]

_CLOSING_HASHES = re.compile(r"(?<!\\)#+$")
_BACKTICKS = re.compile(r"`+")


@dataclass(frozen=True)
class Markdown:
    """Writes one dialect.

    Anchors are left to the reader's program, which makes its own from a heading's words.
    """

    dialect: Dialect = GFM

    def render(self, document: Document) -> str:
        """The document, ending in a newline; the title is its only heading of level 1."""
        title = Heading(1, (Text(document.title),), "")
        return self.part((title, *document.blocks)) + "\n"

    def part(self, blocks: tuple[Block, ...]) -> str:
        """Some blocks of a document."""
        return "\n".join(self._blocks(blocks))

    def words(self, text: str) -> str:
        """Text that may stand anywhere in a line: in a paragraph, an item, a heading or a cell."""
        line = in_one_line(lines_of((Text(text),), self.dialect), self.dialect)
        return _CLOSING_HASHES.sub(_backslashed, line)

    def _blocks(self, blocks: tuple[Block, ...]) -> Lines:
        """The blocks with one blank line between each two."""
        lines: Lines = []
        marker = "-"
        for before, block in pairwise((None, *blocks)):
            # Two lists in a row would read as one, if both had the same marker.
            marker = "*" if _is_list(before) and _is_list(block) and marker == "-" else "-"
            made = self._block(block, marker) if block else []
            lines += ["", *made] if lines else made
        return lines

    def _block(self, block: Block, marker: str) -> Lines:
        match block:
            case Heading(level, content):
                words = " ".join(unguarded_lines_of(content, self.dialect))
                hashes = "#" * min(level, self.dialect.deepest)
                return [f"{hashes} {_CLOSING_HASHES.sub(_backslashed, words)}"]
            case Paragraph(content):
                return self._paragraph(content)
            case BulletList(items):
                return [line for item in items for line in self._item(item, marker)]
            case TaskList(tasks):
                return [line for task in tasks for line in self._task(task, marker)]
            case Table():
                return self._table(block)
            case Quote(blocks):
                return [f"> {line}" if line else ">" for line in self._blocks(blocks)]
            case CodeBlock(text):
                return _fenced(text)
            case _:
                assert_never(block)

    def _paragraph(self, content: Inlines) -> Lines:
        *lines, last = lines_of(content, self.dialect)
        broken = "\\" if self.dialect.has_tags else ""  # elsewhere every line stands for itself
        return [*(f"{line}{broken}" for line in lines), last]

    def _item(self, item: Item, mark: str) -> Lines:
        first, *more = [*self._paragraph(item.content), *self._beneath(item.blocks)]
        margin = " " * self.dialect.indent
        return [
            f"{mark} {first}".rstrip(" "),
            *(f"{margin}{line}" if line else "" for line in more),
        ]

    def _task(self, task: Task, marker: str) -> Lines:
        first, *more = self._item(Item(task.content, task.blocks), marker)
        box = "[x]" if task.done else "[ ]"
        return [f"{marker} {box}{first.removeprefix(marker)}", *more]

    def _beneath(self, blocks: tuple[Block, ...]) -> Lines:
        """What hangs beneath an item; only a list may follow its words without a blank line."""
        if not blocks:
            return []
        made = self._blocks(blocks)
        return made if _is_list(blocks[0]) else ["", *made]

    def _table(self, table: Table) -> Lines:
        header, *rows = (self._row(row) for row in (table.header, *table.rows))
        return [header, "|" + " --- |" * len(table.header), *rows]

    def _row(self, cells: tuple[Inlines, ...]) -> str:
        made = (in_one_line(unguarded_lines_of(cell, self.dialect), self.dialect) for cell in cells)
        return "|" + "".join(f" {cell} |" for cell in made)


def render(document: Document) -> str:
    """The document in GitHub's Markdown."""
    return Markdown().render(document)


def _is_list(block: Block | None) -> bool:
    return isinstance(block, BulletList | TaskList)


def _backslashed(found: re.Match[str]) -> str:
    return f"\\{found.group()}"


def _fenced(text: str) -> Lines:
    longest = max((len(run) for run in _BACKTICKS.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return [fence, *text.split("\n"), fence]
