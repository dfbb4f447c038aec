"""The meeting that is open: its file, its session, and the document they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pmfacilitator.alongside import Alongside
from pmfacilitator.app.outside import HouseTemplate, Outside, for_the_room
from pmfacilitator.autosave import Autosave, Schedule
from pmfacilitator.clipboard import copy
from pmfacilitator.domain.house import House
from pmfacilitator.domain.masking import Counted, Mask, mask_of
from pmfacilitator.domain.masking.meetings import masked
from pmfacilitator.domain.meeting import Status
from pmfacilitator.domain.text import shorten_front
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.export.masking import masked_name
from pmfacilitator.export.offers import beside, view_for
from pmfacilitator.export.registry import render
from pmfacilitator.repository import Documents, OpenMeeting, put_where_free
from pmfacilitator.screens.links import place_of
from pmfacilitator.screens.meeting import MeetingScreen
from pmfacilitator.screens.recalling import Recall
from pmfacilitator.screens.wanted import DocumentOrder
from pmfacilitator.session import Session

if TYPE_CHECKING:
    from pmfacilitator.elsewhere import Elsewhere

_NAME_WIDTH = 40
"""How much of a file's name a sentence about copying has room for."""


@dataclass
class HeldMeeting:
    """Everything that is let go together when a meeting is left."""

    file: OpenMeeting
    autosave: Autosave
    screen: MeetingScreen
    ordered: DocumentOrder = field(default_factory=DocumentOrder)
    """The document that was wanted last."""

    template: HouseTemplate | None = None
    house: House = field(default_factory=House)

    @classmethod
    def opened(
        cls,
        outside: Outside,
        path: Path,
        *,
        schedule: Schedule,
        run: Callable[[Callable[[], None]], None],
        on_saved: Callable[[int], None],
        on_failed: Callable[[PmFacilitatorError], None],
        read_only: bool,
        elsewhere: Elsewhere,
        recall: Recall,
        row: str = "",
    ) -> Self:
        """Open a meeting's file, at one of its rows if that is named; raises as `Repository.open`.

        Its clock runs, unless its document is in review or final: then the meeting is over.
        """
        now = outside.now()
        file = outside.library.open(path, now=now, read_only=read_only)
        session = Session(file.meeting, file.desk, read_only=file.read_only)
        autosave = Autosave(
            session, file, schedule=schedule, run=run, on_saved=on_saved, on_failed=on_failed
        )
        if not file.read_only:
            session.set_clock(session.desk.taken_up(now, outside.rehearsal))
            session.set_rehearsal(outside.rehearsal)
        if not file.read_only and session.meeting.status is Status.DRAFT:
            session.set_clock(session.desk.clock.resumed(now))
        if place := place_of(session.meeting, row) if row else None:
            session.move_to(place)
        notice = for_the_room(file.why_read_only, file.path)
        screen = MeetingScreen(session, outside.house, outside.now, notice)
        if not file.read_only:
            screen.others = Alongside(session, elsewhere, outside.now)
            screen.recall = recall
        held = cls(file, autosave, screen, outside.preset.order, outside.template, outside.house)
        held.ordered = held.ordered.fitting(held.review)
        return held

    @property
    def review(self) -> str:
        """The sort of review across incidents that the meeting is; "" if it is about one."""
        review = self.screen.session.meeting.review
        return review.sort.value if review else ""

    def document_path(self, order: DocumentOrder) -> Path:
        """Where a document goes: beside the meeting's file, named after what it is."""
        is_masked = self.masks(order)
        path = masked_name(self.file.path, self._mask) if is_masked else self.file.path
        if order.template and self.template:
            target, name = self.template.target, self.template.name.partition(".")[0]
            return beside(path, target, view_for(target, None), template=name, masked=is_masked)
        return beside(path, order.target, order.view, masked=is_masked)

    def masks(self, order: DocumentOrder) -> bool:
        """Whether people, accounts and amounts are masked in a document."""
        return order.is_masked(is_safe=self.screen.session.desk.is_safe)

    def shown_unmasked(self, order: DocumentOrder) -> Counted:
        """What a document names that is masked on the screen now."""
        mask = self.screen.session.mask
        if mask is None or self.masks(order):
            return Counted(0, 0, 0)
        return mask.counted(self._document(order))

    def written(
        self,
        order: DocumentOrder,
        documents: Documents,
        *,
        to: Path | None = None,
        over: bool = False,
    ) -> Path:
        """Write a document and name its file.

        Args:
            order: which document.
            documents: where documents are written.
            to: another name for it than its usual one.
            over: whether to write over what somebody has changed.

        Raises:
            DocumentChanged: somebody has changed the file since it was written.
            FileTrouble: it cannot be written.
        """
        path = to or self.document_path(order)
        documents.put(path, self._document(order), force=over)
        return path

    def copied(
        self, order: DocumentOrder, outside: Outside, *, terminal: Callable[[str], None]
    ) -> str:
        """Copy a document and write it too, and say in one sentence what became of it."""
        path = self.document_path(order)
        try:
            text = self._document(order)
            done = copy(
                text,
                fallback=partial(put_where_free, outside.documents, path, text),
                environment=outside.environment,
                terminal=terminal,
            )
        except PmFacilitatorError as error:
            return str(error)
        return done.told(shorten_front(done.file.name, _NAME_WIDTH) if done.file else "")

    def _document(self, order: DocumentOrder) -> str:
        meeting = self.screen.session.meeting
        if self.masks(order):
            meeting = masked(meeting, self._mask)
        if order.template and self.template:
            return self.template.filled_in(meeting)
        return render(meeting, order.target, order.view, house=self.house)

    @property
    def _mask(self) -> Mask:
        return self.screen.session.mask or mask_of(self.screen.session.meeting)

    def keep_copy(self) -> Path:
        """Go on in a copy of the file, because another program has changed the original."""
        return self.autosave.save_copy()

    def let_go(self, now: dt.datetime) -> bool:
        """Let the clock stand still, save what is left, and give the file back.

        Returns whether everything is on disk.
        """
        session = self.screen.session
        session.end_typing()
        if not self.file.read_only:
            session.set_clock(session.desk.clock.paused(now))
        is_saved = self.autosave.close()
        self.file.close()
        return is_saved
