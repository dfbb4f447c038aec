"""What screens ask of whoever holds the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.message import Message

from pmfacilitator.export.offers import View, is_masked, targets_of, views_of

if TYPE_CHECKING:
    from pmfacilitator.domain.learning.periods import Period
    from pmfacilitator.domain.reviewed import ReviewSort
    from pmfacilitator.screens.bodies.rows import RowsBody


@dataclass(frozen=True)
class DocumentOrder:
    """A document that the room wants, and whether to `write` it only or to `copy` it too.

    `masks` says whether people, accounts and amounts are masked in it, None that its audience does;
    `template` that the house's own is filled in, which says itself what it tells.
    """

    way: str = "write"
    target: str = "markdown"
    view: View = View.FULL
    masks: bool | None = None
    template: bool = False

    def fitting(self, review: str) -> DocumentOrder:
        """The same, or what is next to it, for a review across incidents of that sort."""
        targets = targets_of(review)
        target = self.target if self.target in targets else targets[0]
        views = views_of(target, review)
        return replace(self, target=target, view=self.view if self.view in views else views[0])

    def is_masked(self, *, is_safe: bool) -> bool:
        """Whether they are, in a meeting that is in safe mode, or is not."""
        return is_masked(self.view, wanted=self.masks, is_safe=is_safe)


@dataclass
class DocumentWanted(Message):
    """The room wants that document, or (None) to be asked which."""

    order: DocumentOrder | None = None


@dataclass
class LeaveWanted(Message):
    """Somebody wants to leave the meeting."""


@dataclass
class FormTyped(Message):
    """The form of a new meeting holds these texts now, by field, and wants them kept."""

    texts: Mapping[str, str]


@dataclass
class CaptureWanted(Message):
    """Somebody wants to go on with a half-typed capture."""


@dataclass
class ListsWanted(Message):
    """The lists over all meetings are wanted, beginning with `actions`, `insights` or `assumptions`."""

    which: str


@dataclass
class ListRowWanted(Message):
    """The meeting in which a row stands is to be opened, at that row."""

    meeting: str
    row: str


@dataclass
class ImportWanted(Message):
    """The timeline is to take in what was pasted, what waits, or (empty) a file to be chosen."""

    body: RowsBody
    text: str = ""


@dataclass
class LookBackWanted(Message):
    """Somebody wants to be asked which time is to be looked back on."""


@dataclass
class ReviewWanted(Message):
    """The review of that sort and period is wanted: made, or gone on with."""

    sort: ReviewSort
    period: Period


@dataclass
class TrendsWanted(Message):
    """What changes over time is wanted."""
