"""The lines of a document: quotes taken off, web markup and pasted runs of entries broken up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pmfacilitator.domain.text import clean
from pmfacilitator.importing.prose.marks import with_marks
from pmfacilitator.importing.prose.one_line import alike
from pmfacilitator.importing.prose.unwrapping import TORN_TAG, Line, unwrapped

__all__ = ["Line", "cell_lines", "lines_of"]

_QUOTE = re.compile(r"\s{0,3}(?:>[ ]?|&gt;[ ]?)+")
_WEB = re.compile(
    r"<(?P<close>/?)(?P<tag>br|p|div|li|ul|ol|h[1-6]|tr|td|th|table|tbody|thead|blockquote|pre|hr)"
    r"(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\s{0,5}/?>", re.IGNORECASE)
_TIME = re.compile(r"(?<![\d:])(?<!\d\.)(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:])", re.ASCII)
_DATE_BEFORE = re.compile(
    r"(?:\d{4}-\d\d-\d\d|\d\d?/\d\d?/\d{2,4}|[A-Z][a-z]{2,8}\.? \d\d?(?:st|nd|rd|th)?(?:,? \d{4})?"
    r"|\d\d? [A-Z][a-z]{2,8}(?: \d{4})?)[T,]? ?(?:at |- )?$"
)
_ENDS = ".!?;)]”\"'•|"
_LONG_LINE = 60
_FEWEST = 3


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a document, comments left out."""
    for line in unwrapped(with_marks(_written(text))):
        for part in _parts(line.text):
            yield Line(line.number, part, line.quoted)


def _written(text: str) -> Iterator[Line]:
    """The lines as they were written."""
    in_comment, before = False, ""
    for number, raw in enumerate(clean(text).split("\n"), 1):
        line = raw.rstrip().expandtabs(4) if "\t" in raw[:40] else raw.rstrip()
        if in_comment or "<!--" in line:
            line, in_comment = _without_comments(line, in_comment=in_comment)
            if not line.strip():
                continue
        quoted, is_torn = 0, bool(TORN_TAG.search(before[-6:]))
        before = line
        if (">" in line[:8] or "&gt;" in line[:8]) and not is_torn:
            mark = _QUOTE.match(line)
            if mark:
                quoted = mark[0].count(">") + mark[0].count("&gt;")
                line = line[mark.end() :]
        yield Line(number, line, quoted)


def _without_comments(line: str, *, in_comment: bool) -> tuple[str, bool]:
    kept = []
    while line:
        mark = "-->" if in_comment else "<!--"
        before, found, line = line.partition(mark)
        if not in_comment:
            kept.append(before)
        if not found:
            break
        in_comment = not in_comment
    return "".join(kept), in_comment


def _parts(line: str) -> list[str]:
    if "<" in line and _WEB.search(line):
        return _from_web(line)
    if line.count(":") >= _FEWEST and "|" not in line[:3]:
        starts = alike(line)
        if starts:
            return _parted(line, starts)
        if len(line) > _LONG_LINE:
            return _from_paste(line)
    return [line]


def _from_web(line: str) -> list[str]:
    if line.lstrip().startswith("|"):
        return [line]

    def broken(match: re.Match[str]) -> str:
        tag, closing = match["tag"].lower(), bool(match["close"])
        if tag in {"td", "th"}:
            return "" if closing else "|"
        if closing:
            return "\n"
        if tag == "li":
            return "\n- "
        return f"\n{'#' * int(tag[1])} " if tag[0] == "h" and tag != "hr" else "\n"

    parts = [part.rstrip() for part in _WEB.sub(broken, line).split("\n")]
    indent = line[: len(line) - len(line.lstrip())]
    kept = [part for part in parts if part.strip()]
    return [kept[0], *(indent + part.strip() for part in kept[1:])] if kept else [""]


def cell_lines(cell: str) -> list[str]:
    """The lines inside one cell of a table."""
    return [part.strip() for part in _BREAK.split(cell)] if "<" in cell else [cell]


def _from_paste(line: str) -> list[str]:
    """Entries that lost their line breaks, each beginning with its time."""
    starts, times = [], 0
    for match in _TIME.finditer(line):
        times += 1
        at = match.start()
        dated = _DATE_BEFORE.search(line, max(0, at - 30), at)
        at = dated.start() if dated else at
        before = line[:at].rstrip()[-1:]
        glued = line[at - 1 : at].isalpha() and line[at - 1 : at] != "T"
        if not before or before in _ENDS or glued or (times == 1 and at < _LONG_LINE):
            starts.append(at)
    if len(starts) < _FEWEST or len(starts) * 10 < times * 4:
        return [line]
    return _parted(line, starts)


def _parted(line: str, starts: Sequence[int]) -> list[str]:
    ends = [*starts[1:], len(line)]
    head = [line[: starts[0]].rstrip(" •|")] if line[: starts[0]].strip(" •|-*") else []
    return head + [line[at:end].rstrip(" •|") for at, end in zip(starts, ends, strict=True)]
