"""Which pieces of a document are its timeline."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pmfacilitator.importing.prose.dates import Day
from pmfacilitator.importing.prose.leads import lead_of
from pmfacilitator.importing.prose.shapes import Shape
from pmfacilitator.importing.prose.statements import stated_in
from pmfacilitator.importing.prose.survey import Piece, Survey

_SHARE = 0.5
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"\w{4,}")


@dataclass(slots=True)
class Region:
    """Pieces that belong together: a section of the timeline, or one list, table or run.

    Args:
        first, last: the first and the last piece, by their place in the survey.
        shapes: the shapes that its entries have.
        others: how many pieces of these shapes begin without a stamp.
        is_after: whether each time stands on a line below its words.
    """

    first: int
    last: int
    shapes: frozenset[Shape]
    is_titled: bool
    is_loose: bool
    timed: int
    dated: int
    others: int
    is_after: bool = False

    @property
    def weight(self) -> int:
        """How many entries it would give."""
        return self.timed or self.dated


def chosen(survey: Survey) -> list[Region]:
    """The regions that are the timeline, in their order; empty if there is none."""
    regions = [region for region in _regions(survey) if region.weight]
    titled = [one for one in regions if one.is_titled and not one.is_loose]
    titled = [one for one in titled if one.timed or one.dated > 1]
    if titled:
        return [one for one in titled if not _is_told_again(survey, one, titled)]
    lists = [
        one for one in regions if _is_list(one) and (one.weight > 1 or _under_day(survey, one))
    ]
    timed = [one for one in lists if one.timed > 1] or [one for one in lists if one.dated > 2]
    if not timed:
        return []
    best = max(timed, key=lambda one: (one.weight, one.is_titled))
    alike = timed + [one for one in lists if one.weight == 1]
    return sorted(
        (one for one in alike if one.shapes & best.shapes and _is_like(one, best)),
        key=lambda one: one.first,
    )


def _is_told_again(survey: Survey, region: Region, others: Sequence[Region]) -> bool:
    """Whether a longer timeline has the times of a shorter one and most of its words."""
    if len(others) < 2 or region.timed < 2:
        return False
    said = _said_at(survey, region)
    for other in others:
        longer = _said_at(survey, other) if other.timed > region.timed else {}
        if said.keys() <= longer.keys():
            alike = sum(bool(words & longer[time]) for time, words in said.items())
            if alike * 2 > len(said):
                return True
    return False


def _said_at(
    survey: Survey, region: Region
) -> dict[tuple[str, Day | None, dt.time | None], set[str]]:
    """The words of a region by their day and time."""
    title = survey.sections[survey.pieces[region.first].section].title
    day = " ".join(_DIGITS.findall(title))
    said: dict[tuple[str, Day | None, dt.time | None], set[str]] = {}
    for piece in survey.pieces[region.first : region.last + 1]:
        if piece.lead is not None and piece.lead.clock is not None:
            key = (day, piece.lead.day, piece.lead.clock.time)
            said.setdefault(key, set()).update(_WORD.findall(piece.words.lower()))
    return said


def _is_list(region: Region) -> bool:
    share = region.weight / (region.weight + region.others)
    return share >= (_SHARE if region.shapes != {Shape.PARAGRAPH} else 0.6)


def _under_day(survey: Survey, region: Region) -> bool:
    """Whether a region is all that stands under a heading that is a day."""
    title = survey.sections[survey.pieces[region.first].section].title
    lead = lead_of(title) if any(mark.isdigit() for mark in title) else None
    return lead is not None and lead.is_bare_day


def _is_like(region: Region, best: Region) -> bool:
    return region is best or bool(region.timed) == bool(best.timed)


def _regions(survey: Survey) -> Iterable[Region]:
    begin = 0
    pieces = survey.pieces
    while begin < len(pieces):
        end, key = begin + 1, _key(survey, pieces[begin])
        while end < len(pieces) and (
            _key(survey, pieces[end]) == key or _is_inside(survey, pieces, end, key)
        ):
            end += 1
        yield _region(survey, *_trimmed(pieces, begin, end - 1, key))
        begin = end


def _key(survey: Survey, piece: Piece) -> tuple[object, ...]:
    root = survey.sections[piece.section].root
    if root is not None:
        return ("titled", root)
    if piece.block.shape is Shape.HEADING:
        return ("headings", piece.block.level)
    return (piece.section, piece.block.shape, piece.block.quoted)


def _is_inside(survey: Survey, pieces: list[Piece], at: int, key: tuple[object, ...]) -> bool:
    """Whether a piece stands inside a region of another sort: code, days, the body of a heading."""
    piece = pieces[at]
    if key[0] == "titled" or survey.sections[piece.section].root is not None:
        return False
    if key[0] == "headings":
        return piece.block.shape is not Shape.HEADING
    if piece.block.shape is Shape.CODE:
        return True
    return piece.lead is not None and piece.lead.is_bare_day


def _trimmed(
    pieces: list[Piece], first: int, last: int, key: tuple[object, ...]
) -> tuple[int, int]:
    """A run without what stands around its entries: prose around paragraphs, notes below a list."""
    stamped = [at for at in range(first, last + 1) if pieces[at].lead is not None]
    if key[0] == "titled" or not stamped:
        return first, last
    if key[-2:-1] != (Shape.PARAGRAPH,):
        within = stamped[-1]
        while within < last and _belongs(pieces[stamped[-1]], pieces[within + 1]):
            within += 1
        return first, within
    if not _is_bare(pieces, stamped):
        return stamped[0], stamped[-1]
    if pieces[last].is_bare and not pieces[first].is_bare:
        return first, last
    within = stamped[-1]
    while within < last and (within == stamped[-1] or not pieces[within + 1].block.is_loose):
        within += 1
    return stamped[0], within


def _belongs(entry: Piece, piece: Piece) -> bool:
    """Whether a piece below the last entry of a list is a part of that entry."""
    if piece.block.shape is Shape.CODE or entry.block.shape is Shape.HEADING:
        return True
    return piece.block.shape is Shape.ITEM and piece.block.level > entry.block.level


def _is_bare(pieces: list[Piece], stamped: list[int]) -> bool:
    """Whether the times stand on lines of their own."""
    return sum(pieces[at].is_bare for at in stamped) * 2 > len(stamped)


def _region(survey: Survey, first: int, last: int) -> Region:
    pieces = survey.pieces[first : last + 1]
    timed: Counter[Shape] = Counter()
    dated: Counter[Shape] = Counter()
    others: Counter[Shape] = Counter()
    bare = wordy = 0
    told = [piece.block.level for piece in pieces if piece.is_timed and not piece.is_second]
    level = min(told, default=len(pieces))
    for piece in pieces:
        shape = piece.block.shape
        if piece.is_timed and not piece.is_second:
            timed[shape] += 1
            bare += piece.is_bare
            wordy += shape is Shape.PARAGRAPH and piece.lead is not None and piece.lead.is_wordy
        elif piece.lead is not None and piece.words and shape is not Shape.HEADING:
            dated[shape] += 1
        elif piece.lead is None and not piece.is_header:
            others[shape] += shape is not Shape.ITEM or piece.block.level <= level
    days = sum(_is_day(piece) for piece in pieces)
    if not timed and not dated and days > 1:
        dated[Shape.HEADING] = days
        dated[Shape.ITEM] = 0
    shapes = _shapes(timed or dated, wordy)
    is_bare = bare * 2 > timed[Shape.PARAGRAPH]
    root = survey.sections[pieces[0].section].root
    following = survey.pieces[last + 1] if last + 1 < len(survey.pieces) else None
    return Region(
        first,
        last,
        shapes,
        is_titled=root is not None,
        is_loose=root is not None and survey.sections[root].is_loose,
        timed=sum(timed.values()),
        dated=sum(dated.values()),
        others=0 if is_bare else sum(others[shape] for shape in shapes),
        is_after=is_bare and _is_below(pieces, following),
    )


def _is_below(pieces: Sequence[Piece], following: Piece | None) -> bool:
    """Whether each time stands below its words: words come first, and a time ends it all."""
    body = [piece for piece in pieces if piece.block.shape is not Shape.HEADING]
    first = next((piece for piece in body if not _is_about_all(piece)), None)
    if first is None or first.is_bare or not body[-1].is_bare:
        return False
    block = following.block if following and following.section == body[-1].section else None
    if block is not None and block.shape is not Shape.HEADING and not block.is_loose:
        return False
    above = sum(piece.is_bare and not piece.block.is_loose for piece in body)
    below = sum(one.is_bare and not two.block.is_loose for one, two in pairwise(body))
    return above >= below


def _is_about_all(piece: Piece) -> bool:
    """Whether it introduces what follows: a day, a zone, or words that end in a colon."""
    if piece.lead is not None and piece.lead.is_bare_day:
        return True
    return piece.text.endswith(":") or stated_in(piece.text) is not None


def _is_day(piece: Piece) -> bool:
    """Whether it is the heading of a day."""
    lead = piece.lead
    if piece.block.shape is not Shape.HEADING or lead is None or lead.clock is not None:
        return False
    return lead.day is not None and lead.day.is_dated


def _shapes(counts: Counter[Shape], wordy: int) -> frozenset[Shape]:
    """The shapes of entries: the commonest, and others that are no exceptions among them."""
    most = max(counts.values(), default=0)
    return frozenset(
        shape
        for shape, count in counts.items()
        if count == most
        or (shape is Shape.ITEM and not count)
        or (count * 5 >= most and (shape is not Shape.PARAGRAPH or wordy * 2 < count))
    )
