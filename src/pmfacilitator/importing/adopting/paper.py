"""A written postmortem in parts: its title, the facts at its head, and what stands under each heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pmfacilitator.importing.prose.readable import readable

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})[ \t]*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_FACT = re.compile(r"[-*+]?\s*\W{0,3}([A-Za-z][A-Za-z /]{1,30})\W{0,3}:\W{0,3}\s*(.+?)\s*")
_ITEM = re.compile(r"(\s*)(?:[-*+]|\d{1,3}[.)])\s+(?:\[([ xX])\]\s+)?(.*)")
_ROW = re.compile(r"\s*\|.*\|\s*")
_RULE = re.compile(r"[\s|:-]+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FRONT = "---"
_MOST_FACTS = 40


@dataclass(frozen=True)
class Item:
    """One line of a list or one paragraph; `done` is None where it is no task."""

    text: str
    done: bool | None = None
    is_listed: bool = False


@dataclass(frozen=True)
class Part:
    """What stands under one heading, up to the next; lines are counted from 1."""

    heading: str
    level: int
    first: int
    last: int
    lines: tuple[str, ...]
    code: tuple[int, ...] = ()

    def items(self) -> tuple[Item, ...]:
        """Its list items and paragraphs, in order, as people read them; tables and code are none."""
        return tuple(_items(self.lines))

    def table(self) -> tuple[tuple[str, ...], ...]:
        """The rows of its tables, the header first; none if it has no table."""
        rows = (line for line in self.lines if _ROW.fullmatch(line) and not _RULE.fullmatch(line))
        return tuple(tuple(readable(cell, {}) for cell in _cells(row)) for row in rows)


@dataclass(frozen=True)
class Paper:
    """The whole document; its title is that of its front matter or its first heading of level 1.

    `facts` are the `name: value` lines at its head, names in small letters.
    """

    title: str
    facts: Mapping[str, str]
    parts: tuple[Part, ...] = field(default=())


def read_paper(text: str) -> Paper:
    """The parts of a document; a heading inside of code is none."""
    lines = _COMMENT.sub(_blank, text).splitlines()
    front, start = _front(lines)
    parts = tuple(_parts(lines, start))
    titled = next((p for p in parts if p.level == 1), None)
    title = front.get("title") or (titled.heading if titled else "")
    return Paper(title, {**_facts(parts), **front}, parts)


def _blank(match: re.Match[str]) -> str:
    """As many lines as a comment has, so that all others keep their numbers."""
    return "\n" * match[0].count("\n")


def _front(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """The facts between two `---` at the very top, and the line after them."""
    if not lines or lines[0].strip() != _FRONT:
        return {}, 0
    for at, line in enumerate(lines[1:_MOST_FACTS], start=1):
        if line.strip() == _FRONT:
            return _front_facts(lines[1:at]), at + 1
    return {}, 0


def _front_facts(lines: Sequence[str]) -> dict[str, str]:
    """The facts of front matter; a list beneath a name stands behind it, with commas between."""
    found: dict[str, str] = {}
    name = ""
    for line in lines:
        item = _ITEM.fullmatch(line)
        if item and name:
            found[name] = ", ".join(filter(None, (found[name], _bare(item[3]))))
            continue
        key, is_fact, value = line.partition(":")
        if is_fact:
            key = key.strip().lower()
            found[key] = _bare(value)
            name = "" if found[key] else key
    return found


def _bare(value: str) -> str:
    return value.strip().strip("\"'")


def _facts(parts: Sequence[Part]) -> dict[str, str]:
    """The `Name: value` lines before the first heading and under the first."""
    found: dict[str, str] = {}
    for line in [line for part in parts[:2] for line in part.lines][:_MOST_FACTS]:
        cells = [readable(cell, {}) for cell in _cells(line)] if _ROW.fullmatch(line) else []
        if len(cells) == 2:
            found.setdefault(cells[0].rstrip(":").lower(), cells[1])
        elif match := _FACT.fullmatch(readable(line, {})):
            found.setdefault(match[1].strip().lower(), match[2])
    return found


def _parts(lines: Sequence[str], start: int) -> Iterator[Part]:
    heading, level, first = "", 0, start
    kept: list[str] = []
    code: list[int] = []
    fence = ""
    for at in range(start, len(lines)):
        line = lines[at]
        mark = _FENCE.match(line)
        if fence:
            code.append(at + 1)
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark:
            fence = mark[1]
            code.append(at + 1)
        elif found := _heading(lines, at):
            if kept and found[2]:
                kept.pop()
            yield Part(heading, level, first + 1, at, tuple(kept), tuple(code))
            heading, level, _ = found
            first, kept, code = at, [], []
        else:
            kept.append(line)
    yield Part(heading, level, first + 1, len(lines), tuple(kept), tuple(code))


def _heading(lines: Sequence[str], at: int) -> tuple[str, int, bool] | None:
    """The heading a line is, or the line before it by being drawn beneath: words, level, which."""
    if match := _HEADING.fullmatch(lines[at]):
        return readable(match[2], {}), len(match[1]), False
    above = lines[at - 1] if at else ""
    drawn = _UNDERLINE.fullmatch(lines[at])
    if drawn and above.strip() and not _ITEM.fullmatch(above) and not _ROW.fullmatch(above):
        before = lines[at - 2].strip() if at > 1 else ""
        if not before:
            return readable(above, {}), 1 if drawn[1][0] == "=" else 2, True
    return None


def _items(lines: Sequence[str]) -> Iterator[Item]:
    words: list[str] = []
    done: bool | None = None
    listed = False
    for line in (*lines, ""):
        match = _ITEM.fullmatch(line)
        is_other = not line.strip() or _ROW.fullmatch(line) is not None
        if (match or is_other) and words:
            if text := readable(" ".join(words), {}):
                yield Item(text, done, listed)
            words = []
        if match:
            done = None if match[2] is None else match[2] in "xX"
            words, listed = [match[3]], True
        elif not is_other:
            if not words:
                done, listed = None, False
            words.append(
                line.strip().lstrip("> ") if line.lstrip().startswith(">") else line.strip()
            )


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]
