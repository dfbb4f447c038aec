"""Joins the lines of hard-wrapped paragraphs whose entries are parted by `<br>`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BREAK = re.compile(r"<br\s{0,3}/?>[ ]?(?!\n)", re.IGNORECASE)
_STARTS_BLOCK = re.compile(
    r"\s*(?:[#=|>]|[-+*•▪●–—]\s|\d{1,3}[.)]\s|```|~~~"
    r"|</?(?:p|div|li|ul|ol|h[1-6]|tr|t[dh]|table|pre|blockquote)\b)",
    re.IGNORECASE,
)
_ENDS_BLOCK = re.compile(
    r"(?:<br\s{0,3}/?>|</?(?:p|div|li|ul|ol|h[1-6]|tr|t[dh]|table|pre)>)$", re.IGNORECASE
)
_FENCE = ("```", "~~~")
_STAMP = re.compile(
    r"[\s*_`\[(]*(?:\d{4}-\d\d-\d\d[T ,]{0,2}(?:at )?)?(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)", re.ASCII
)
_DIGIT = re.compile(r"[\s*_`\[(~]*(?:\d|[A-Z][a-z]{2,8} \d)", re.ASCII)
_TAIL = re.compile(r"(?:(?<=[\s>(\[*_`~T,])|^)[\d:/.-]{1,16}$", re.ASCII)
_HEAD = re.compile(r"[\d:/.-]{1,16}", re.ASCII)
_WHOLE = re.compile(
    r"\d{4}([-/.])\d\d\1\d\d|(?:\d{4}-\d\d-\d\dT)?(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?:?",
    re.ASCII,
)
_INDENT = re.compile(r"^ {2,}")
_PART = re.compile(r"<br\s{0,3}/?>\s?|\n", re.IGNORECASE)
_ENDS_DATE = re.compile(r"\d{4}-\d\d-\d\d[,T]?$", re.ASCII)
_ENDS_STAMP = re.compile(r"\d:\d\d(?: ?[A-Z]{1,5})?$", re.ASCII)
TORN_TAG = re.compile(r"<(?:b(?:r ?/?)?)?$", re.IGNORECASE)
"""How a line ends that is broken within its `<br/>`."""

_WIDE = 500


@dataclass(frozen=True, slots=True)
class Line:
    """One line as people see it: its number in the source, its text, and how deep it is quoted."""

    number: int
    text: str
    quoted: int = 0


def unwrapped(lines: Iterable[Line]) -> Iterator[Line]:
    """The same lines, with each entry of such a paragraph on one line."""
    run: list[Line] = []
    fence = ""
    for line in lines:
        start = line.text.lstrip()[:3]
        if start in _FENCE and fence in {"", start}:
            fence = "" if fence else start
        ends = not start or bool(fence) or start in _FENCE
        if run and (ends or not _goes_on(run[-1], line)):
            yield from _broken_anew(run)
            run = []
        if ends:
            yield line
        else:
            run.append(line)
    yield from _broken_anew(run)


def _goes_on(before: Line, line: Line) -> bool:
    if line.quoted != before.quoted:
        return False
    return not _STARTS_BLOCK.match(line.text) or bool(
        line.text.startswith("- ") and "<br" in before.text and _ENDS_STAMP.search(before.text)
    )


def is_torn(before: str, after: str) -> bool:
    """Whether a line ends within a stamp, the rest of which begins the next line."""
    tail, head = _TAIL.search(before[-17:]), _HEAD.match(_INDENT.sub("", after))
    if tail is None or head is None or _WHOLE.fullmatch(tail[0]):
        return False
    return bool(_WHOLE.fullmatch((tail[0] + head[0]).rstrip(":.-")))


def _broken_anew(run: Sequence[Line]) -> Iterable[Line]:
    """A run of lines that belong together, broken at its `<br>` and nowhere else."""
    if len(run) == 1 or not any("<" in line.text for line in run):
        return run
    whole, starts = "", [0]
    starting = 0
    for between, line in zip(_between(run), run[1:], strict=True):
        whole += run[len(starts) - 1].text if len(starts) == 1 else ""
        is_apart = between == " " and not _ENDS_DATE.search(run[len(starts) - 1].text)
        starting += is_apart and bool(_STAMP.match(line.text))
        whole += between
        starts.append(len(whole))
        whole += line.text if between == "\n" else line.text.strip()
    inner = sum(bool(_DIGIT.match(whole, match.end())) for match in _BREAK.finditer(whole))
    if inner <= starting:
        return run
    return _parted(run, whole, starts)


def _between(run: Sequence[Line]) -> list[str]:
    """What stands between each line and the next: nothing where a line ends within a stamp."""
    pairs = list(pairwise(run))
    torn = [
        is_torn(one.text, two.text) or bool(TORN_TAG.search(one.text[-6:])) for one, two in pairs
    ]
    widths = {len(one.text) for one, _ in pairs}
    is_even = any(torn) and max(widths) - min(widths) <= 1 and max(widths) < _WIDE
    between = []
    for (one, two), is_one in zip(pairs, torn, strict=True):
        is_inside = is_one
        if is_even and len(pairs) > 1:
            is_inside = len(one.text) == max(widths) and two.text[:1] != " "
        is_hard = _ENDS_BLOCK.search(one.text[-20:])
        between.append("\n" if is_hard else "" if is_inside else " ")
    return between


def _parted(run: Sequence[Line], whole: str, starts: Sequence[int]) -> Iterator[Line]:
    begins = [0, *(match.end() for match in _PART.finditer(whole))]
    for begin, end in zip(begins, [*begins[1:], len(whole)], strict=True):
        part = whole[begin:end].rstrip()
        if part:
            yield Line(run[bisect_right(starts, begin) - 1].number, part, run[0].quoted)
