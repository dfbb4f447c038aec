"""How a row of a list is laid out: wrapped beside its lead, with what stands behind and beneath."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from pmfacilitator.domain.text import clean, clean_line

if TYPE_CHECKING:
    from pmfacilitator.domain.masking import Hiding

_GUTTER = 2
_GAP = 2

MOST_LEAD = 28
"""The widest that the column before the text may become."""

_WHITE = re.compile(r"\s")
"""Spaces in a lead stay as many as they are: it may hold columns."""

_NO_BREAK = "\ufdd0"
"""Stands for a space while a row is wrapped; cleaned text never holds it, for it is no character."""


@dataclass(frozen=True)
class RowView:
    """How one row looks: plain words, which the list wraps beside the lead column.

    `lead` stands before the text (a time, a state), `tail` after it (a milestone, who said it),
    `aside` quietly behind both, `notes` beneath. The first `strong` letters of the lead stand out. A
    row without id is a divider that the cursor passes over. `margin` is one sign at the left edge.
    """

    id: str
    text: str
    lead: str = ""
    tail: str = ""
    aside: str = ""
    notes: tuple[str, ...] = ()
    level: int = 0
    finished: bool = False
    strong: int = 0
    margin: str = ""


@dataclass(frozen=True)
class Look:
    """Everything that decides how a row is laid out; equal looks are laid out once."""

    row: RowView
    width: int
    lead_width: int
    is_new: bool


def pieces(content: Content) -> list[tuple[str, str]]:
    """Cut a line into runs of text, each with the name of the style laid over it (or none)."""
    edges = sorted({0, len(content), *(edge for s in content.spans for edge in (s.start, s.end))})
    runs = []
    for start, end in pairwise(edges):
        names = [str(s.style) for s in content.spans if s.start <= start and end <= s.end]
        runs.append((content.plain[start:end], names[-1] if names else ""))
    return runs


def draw(look: Look) -> tuple[Content, ...]:
    """The lines of one row, wrapped beside its lead; styles are names of component classes."""
    row = look.row
    if not row.id:
        divider = Content(clean_line(row.text)).stylize("row-list--divider")
        return tuple(divider.wrap(max(look.width, 1))) or (divider,)
    indent = _GUTTER + 2 * row.level
    gap = _GAP if look.lead_width else 0
    body_at = indent + max(look.lead_width - 2 * row.level, 0) + gap
    room = max(look.width - body_at, 12)
    body = Content(clean_line(row.text))
    if row.finished:
        body = body.stylize("row-list--finished")
    for behind, style in ((row.tail, "row-list--tail"), (row.aside, "row-list--note")):
        if behind:
            body = Content("  ").join([body, _in_one_piece(behind, room).stylize(style)])
    lines = [_with_spaces(line) for line in body.wrap(room)] or [Content("")]
    mark = "+ " if look.is_new else (row.margin or " ").ljust(_GUTTER)
    lead_room = body_at - indent - gap
    words = _WHITE.sub(" ", clean(row.lead))[:lead_room]
    lead = Content((mark + "  " * row.level + words).ljust(body_at))
    lead = lead.stylize("row-list--lead")
    if row.strong:
        lead = lead.stylize("row-list--strong", indent, indent + row.strong)
    drawn = [lead + lines[0]]
    drawn += [Content(" " * body_at) + line for line in lines[1:]]
    for note in row.notes:
        drawn += [
            Content(" " * body_at) + line.stylize("row-list--note")
            for line in Content(clean_line(note)).wrap(room)
        ]
    return tuple(drawn)


def _hidden(row: RowView, mask: Hiding) -> RowView:
    """A row with blocks for what is masked; each part of it is as wide as it was."""
    hide = mask.hide
    return replace(
        row,
        text=hide(clean_line(row.text)),
        lead=hide(row.lead),
        tail=hide(clean_line(row.tail)),
        aside=hide(clean_line(row.aside)),
        notes=tuple(hide(clean_line(note)) for note in row.notes),
    )


def _in_one_piece(words: str, room: int) -> Content:
    """Words that go to the next line together, if a line holds them."""
    line = clean_line(words)
    return Content(line.replace(" ", _NO_BREAK) if cell_len(line) <= room else line)


def _with_spaces(line: Content) -> Content:
    return Content(line.plain.replace(_NO_BREAK, " "), list(line.spans))


class Drawings:
    """The lines of the rows of a list; a row that looks as it did is not drawn again."""

    def __init__(self) -> None:
        self._drawn: dict[str, tuple[Look, tuple[Content, ...]]] = {}
        self._masked: dict[str, tuple[Look, Hiding, tuple[Content, ...]]] = {}
        self.body_at = 0

    def draw(
        self,
        rows: Sequence[RowView],
        width: int,
        least_lead: int,
        new: Collection[str],
    ) -> None:
        """Draw these rows, and forget all others; `new` ones are marked, by their ids."""
        leads = (len(row.lead) + 2 * row.level for row in rows if row.id)
        lead_width = min(max([least_lead, *leads]), MOST_LEAD)
        self.body_at = _GUTTER + (lead_width + _GAP if lead_width else 0)
        before, self._drawn = self._drawn, {}
        for row in rows:
            look = Look(row, width, lead_width, row.id in new)
            known = before.get(_name(row))
            self._drawn[_name(row)] = known if known and known[0] == look else (look, draw(look))

    def mark(self, row_id: str, *, is_new: bool) -> None:
        """Draw one row with the mark of a new one, or without."""
        look = replace(self._drawn[row_id][0], is_new=is_new)
        self._drawn[row_id] = look, draw(look)

    def height(self, row: RowView) -> int:
        """How many lines a row that was drawn has, masked or not."""
        return len(self._drawn[_name(row)][1])

    def lines(self, row: RowView, mask: Hiding | None = None) -> tuple[Content, ...]:
        """The lines of a row that was drawn, behind a mask if there is one.

        Masked words are as wide as true ones and break where they do, so that a row is masked only
        once it is looked at.
        """
        name = _name(row)
        look, lines = self._drawn[name]
        if mask is None:
            return lines
        known = self._masked.get(name)
        if known is None or known[:2] != (look, mask):
            masked = draw(replace(look, row=_hidden(look.row, mask)))
            filled = (*masked, *[Content("")] * len(lines))[: len(lines)]
            known = self._masked[name] = (look, mask, filled)
        return known[2]


def _name(row: RowView) -> str:
    """Dividers have no id; those that say the same look alike."""
    return row.id or row.text


def nearest(rows: Sequence[RowView], at: int) -> str:
    """The id of the row at a place, else of the next after it, else of the last before it."""
    after = (row.id for row in rows[max(at, 0) :] if row.id)
    before = (row.id for row in reversed(rows[: max(at, 0)]) if row.id)
    return next(after, "") or next(before, "")
