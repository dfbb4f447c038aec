"""Takes a document apart into its blocks, in one walk over its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pmfacilitator.importing.prose.front import front_matter
from pmfacilitator.importing.prose.leads import (
    begins_with_stamp,
    is_bare_day,
    is_bare_stamp,
    labelled,
)
from pmfacilitator.importing.prose.lines import Line
from pmfacilitator.importing.prose.shapes import Block, Shape, Structure
from pmfacilitator.importing.prose.titles import is_bare_title, is_timeline
from pmfacilitator.importing.prose.unwrapping import is_torn

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_BARE_HEADING = re.compile(r"(#{1,6})([A-Za-z\d].*)$")
_WIKI_HEADING = re.compile(r"(={1,6})\s*([^=\s].*?)\s*(={1,6})?$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{2,}|~{3,}|\^{3,})$")
_RULE = re.compile(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_ITEM = re.compile(r"(\s*)([-+•◦▪●○·‣∙–—]|\*+|\(?\d{1,3}[.)]|[a-zA-Z][.)])(?:\s+|$)(.*)$")
_TIGHT_ITEM = re.compile(r"(\s*)([•▪●‣]|\*{1,3}(?=\d{1,2}[:.h]\d\d)(?!.*\*))(.*)$")
_CHECKBOX = re.compile(r"\[[ xX]\]\s+")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_REFERENCE = re.compile(r"\s{0,3}\[([^\[\]]{1,200})\]:\s*<?(\S+?)>?(?:\s+[\"'(].*)?$")
_IMAGE_ONLY = re.compile(r"\s*(?:!\[[^\[\]]{0,300}\]\([^()]{0,800}\)\s*)+$")
_DIVIDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_WIKI_TABLE = re.compile(r"\s*(?:\{\||\|\}|\|-|\|\+|\|={3,})")
_ZONE = re.compile(r"\s*(?:UTC|GMT)\b")
_ONE_DIGIT = re.compile(r"\W{0,6}\d(?!\d)")
_FIELD = re.compile(r"\s*(?:\*\*|__)?[A-Z][A-Za-z /()-]{1,30}(?::(?:\*\*|__)?|(?:\*\*|__):)\s+\S")
_STAMP_LAST = re.compile(r"\d:\d\d(?: ?[AaPp][Mm])?(?: [A-Z]{2,4})?[)\]]?$")
_WANTS_MORE = re.compile(
    r"\b(?:between|until|till|at|from|and|by|to|since|before|after|around|about|the|or|with|than)$",
    re.IGNORECASE,
)
_SHORT = 50
_ENDS_SENTENCE = (".", ":", ";", "!", "?", ")", "]", "*", '"')


def structure_of(lines: Sequence[Line]) -> Structure:
    """Takes a document apart; never fails, for every line is at least a paragraph."""
    reader = _Reader()
    front, begin = front_matter(lines)
    reader.read(lines[begin:])
    return Structure(tuple(reader.blocks), front, reader.links)


class _Reader:
    """Goes through the lines once, and remembers what is open."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.links: dict[str, str] = {}
        self._open: Block | None = None
        self._fence = ""
        self._blank = False
        self._group = 0
        self._indents: list[int] = []
        self._table = False
        self._divided = False
        self._quoted = 0

    def read(self, lines: Iterable[Line]) -> None:
        """Reads every line into the blocks."""
        for line in lines:
            if self._fence:
                self._in_code(line)
                continue
            if not line.text.strip():
                self._blank = True
                self._table = False
                continue
            if line.quoted != self._quoted:
                self._quoted = line.quoted
                self._blank = self._blank or bool(line.quoted)
            self._line(line)
            self._blank = False

    def _line(self, line: Line) -> None:
        text = line.text
        first = text.lstrip()[0]
        fence = _FENCE.match(text) if first in "`~" else None
        if fence:
            self._fence = fence[1]
            self._add(Shape.CODE, line, "", indent=len(text) - len(text.lstrip()))
        elif not self._special(line, first) and not self._item(line):
            self._words(line)

    def _special(self, line: Line, first: str) -> bool:
        """Reads what its first sign tells apart; false if it is an item or words."""
        text = line.text
        if first in "#=" and self._heading(line):
            return True
        if first in "=-~^" and self._underline(line):
            return True
        if "|" in text and self._row(line):
            return True
        if first in "*-_" and _RULE.match(text):
            self._open = None
            self._group += 1
            return True
        return first in "[!" and self._aside(line)

    def _in_code(self, line: Line) -> None:
        block = self.blocks[-1]
        block.raw.append(line.text)
        if line.text.strip().startswith(self._fence) and not line.text.strip().strip(self._fence):
            self._fence = ""
            self._blank = False

    def _heading(self, line: Line) -> bool:
        match = _HEADING.match(line.text) or _BARE_HEADING.match(line.text)
        level, words = (len(match[1]), match[2]) if match else (0, "")
        if match is None:
            wiki = _WIKI_HEADING.match(line.text)
            if wiki is None or (wiki[3] and len(wiki[3]) != len(wiki[1])):
                return False
            level, words = len(wiki[1]), wiki[2]
        self._group += 1
        self._indents = []
        self._add(Shape.HEADING, line, words, level=level)
        self._open = None
        return True

    def _underline(self, line: Line) -> bool:
        match, block = _UNDERLINE.match(line.text), self._open
        if match is None or self._blank or block is None or block.shape is not Shape.PARAGRAPH:
            return False
        if len(block.raw) > 1:
            return False
        block.shape, block.level = Shape.HEADING, "=-~^".index(match[1][0]) + 1
        self._group += 1
        self._indents = []
        self._open = None
        return True

    def _row(self, line: Line) -> bool:
        text = line.text.strip()
        if _WIKI_TABLE.match(text) and not _DIVIDER.match(text):
            self._group += not self._table and text.startswith("{")
            return True
        if _DIVIDER.match(text) and "-" in text:
            return self._divider(text)
        if text[0] != "|" and not self._table:
            return False
        if not self._table:
            last = self.blocks[-1] if self.blocks else None
            if self._divided or last is None or last.shape is not Shape.ROW:
                self._group += 1
                self._divided = False
            self._table = True
        cells = tuple(_cells(text))
        self._add(Shape.ROW, line, text, cells=cells)
        self._open = None
        return True

    def _divider(self, text: str) -> bool:
        last = self.blocks[-1] if self.blocks else None
        self._divided = True
        if self._table:
            return True
        if last is None or self._blank or "|" not in last.raw[-1]:
            return text[0] == "|"
        self._group += 1
        self._table = True
        last.shape, last.cells, last.group = Shape.ROW, tuple(_cells(last.raw[-1])), self._group
        self._open = None
        return True

    def _aside(self, line: Line) -> bool:
        match = _REFERENCE.match(line.text)
        if match:
            self.links[match[1].lower()] = match[2]
            return True
        return bool(_IMAGE_ONLY.match(line.text))

    def _item(self, line: Line) -> bool:
        match = _ITEM.match(line.text) or _TIGHT_ITEM.match(line.text)
        if match is None or (match[2][0].isalpha() and self._open is not None and not self._blank):
            return False
        if match[2][0] == "*" and len(match[2]) > 1 and match[2][1:].strip("*") and not match[3]:
            return False
        if match[2][0] in "–—" and self._open is not None and not self._blank:
            return False
        indent = len(match[1]) + (2 * (len(match[2]) - 1) if match[2][0] == "*" else 0)
        while self._indents and self._indents[-1] > indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < indent:
            self._indents.append(indent)
        if self._is_new_list(match[2]):
            self._group += 1
        self._add(
            Shape.ITEM, line, _CHECKBOX.sub("", match[3], count=1), level=len(self._indents) - 1
        )
        self.blocks[-1].indent = indent + 2
        return True

    def _is_new_list(self, mark: str) -> bool:
        last = self.blocks[-1] if self.blocks else None
        return last is None or last.shape not in {Shape.ITEM, Shape.CODE} or mark == "1."

    def _words(self, line: Line) -> None:
        indent = len(line.text) - len(line.text.lstrip())
        block, text = self._open, line.text.strip()
        is_apart = block is None or not self._indents or (not indent and is_timeline(text))
        if is_apart and len(text) < _SHORT and is_bare_title(text):
            self._group += 1
            self._indents = []
            self._add(Shape.PARAGRAPH, line, text)
            self._open = None
            return
        inside = block is not None and indent >= 2 and self._indents and block.shape is Shape.ITEM
        if block is not None and (not self._blank or inside) and not self._starts(line, block):
            block.text += text if is_torn(block.raw[-1], line.text) else f" {text}"
            block.raw.append(line.text)
            return
        if self._blank and not (indent >= 2 and self._indents):
            self._indents = []
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.shape is not Shape.PARAGRAPH:
            self._group += 1
        self._add(Shape.PARAGRAPH, line, text, indent=indent)

    def _starts(self, line: Line, block: Block) -> bool:
        """Whether a line that could go on with a block begins something of its own."""
        is_words = block.shape is Shape.PARAGRAPH
        if is_words and line.quoted > block.quoted:
            return True
        if is_words and _is_stamp_alone(block):
            return not _ZONE.match(line.text)
        if block.shape is Shape.ITEM and line.text[:1] == " ":
            return False
        before = block.raw[-1].rstrip()
        if is_torn(before, line.text) and not _ONE_DIGIT.match(block.raw[0]):
            return False
        if is_words and _STAMP_LAST.search(before) and _STAMP_LAST.search(line.text.rstrip()):
            return not begins_with_stamp(before)
        if is_words and (is_bare_day(line.text) or _is_field(line.text, block)):
            return True
        if labelled(line.text.strip()) is not None:
            return begins_with_stamp(block.raw[0]) or labelled(block.raw[0]) is not None
        if _WANTS_MORE.search(before) or not begins_with_stamp(line.text):
            return False
        if before.endswith(_ENDS_SENTENCE) or len(before) < _SHORT:
            return True
        return begins_with_stamp(block.raw[0])

    def _add(
        self,
        shape: Shape,
        line: Line,
        text: str,
        *,
        level: int = 0,
        cells: tuple[str, ...] = (),
        indent: int = 0,
    ) -> None:
        block = Block(shape, line.number, text.strip(), level, self._group, line.quoted, cells)
        block.raw.append(line.text)
        block.is_loose, block.indent = self._blank, indent
        self.blocks.append(block)
        self._open = block


def _is_field(line: str, block: Block) -> bool:
    """Whether a line is one of several fields, each on its line: `Date: …`, `Status: …`."""
    return bool(_FIELD.match(line)) and bool(_FIELD.match(block.raw[-1]))


def _is_stamp_alone(block: Block) -> bool:
    return len(block.raw) == 1 and is_bare_stamp(block.text)


def _cells(text: str) -> list[str]:
    row = text.strip()
    if row[:1] in {"|", "!"}:
        row = row[1:]
    row = row.replace("||", "|").replace("!!", "|")
    if row.endswith("|") and not row.endswith("\\|"):
        row = row[:-1]
    if "\\|" in row or "`" in row:
        return [_unescaped(cell) for cell in re.split(r"(?<!\\)\|", row)]
    return [cell.strip() for cell in row.split("|")]


def _unescaped(cell: str) -> str:
    return cell.replace("\\|", "|").strip()
