"""The list at home: read as far as a screen shows at once, and on while nobody types."""

from __future__ import annotations

import datetime as dt
from functools import partial

from textual import on
from textual.events import Mount, ScreenResume
from textual.screen import Screen
from textual.widgets import Input

from pmfacilitator.catalogue import SORTS, Reading, Summary
from pmfacilitator.domain.asking import Filter
from pmfacilitator.domain.house import House
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.screens.coverable import Coverable
from pmfacilitator.screens.home_filter import MeetingFilter
from pmfacilitator.screens.home_rows import more_row, row_of
from pmfacilitator.screens.home_title import HomeTitle
from pmfacilitator.screens.listing import Listing
from pmfacilitator.widgets.line_input import LineInput
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.shown import shown

TOAST_SECONDS = 3

SOME_ROWS = 60
"""How many rows are laid out at once, which fills the tallest screen; more come with the cursor."""

QUIET_SECONDS, BREATH = 1.0, 0.01
"""How long after a key the library is read on, and how long between two pieces of it."""

_AHEAD = 10
_FEW = 20
"""How many meetings need no counting."""

_SORT_WORDS = {"changed": "last change", "open": "open actions"}
"""What a list is sorted by, where the name alone does not say it."""


class ListingScreen(Coverable, Screen[None]):
    """Lists meetings, and filters and sorts them, for as many as there are."""

    def __init__(self, listing: Listing, today: dt.date, house: House) -> None:
        super().__init__()
        self._listing = listing
        self._today = today
        self._meetings = MeetingFilter(house)
        self._fitting: list[tuple[Summary, bool]] = []
        self._shown = SOME_ROWS
        self._is_typing = self._is_reading = False

    @on(Mount)
    def _set_up_typing(self) -> None:
        self._typing = self.set_timer(QUIET_SECONDS, self._rest_from_typing, pause=True)

    @on(ScreenResume)
    def reload(self) -> None:
        """Show the meetings there are now, whenever the room comes home."""
        try:
            reading = self._listing.first()
        except PmFacilitatorError as error:
            self.notify(str(error), markup=False, timeout=TOAST_SECONDS)
            reading = Reading((), 0, is_whole=True)
        self._read(reading)
        line = self.query_one(LineInput)
        if self._meetings.is_empty:
            self.set_focus(None)
        else:
            line.focus()
        self._ask(line.value)
        self.call_after_refresh(self._go_on, reading)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._shown = SOME_ROWS
        self._is_typing = True
        self._typing.stop()
        self._typing = self.set_timer(QUIET_SECONDS, self._rest_from_typing)
        self._ask(event.value)

    @on(RowList.Pointed)
    def _pointed_at(self, event: RowList.Pointed) -> None:
        """Lay out more rows before the cursor comes to the last of them."""
        event.stop()
        rows = event.row_list.rows
        if any(row.id == event.row_id for row in rows[-_AHEAD - 1 :]):
            self._show_more()

    @on(RowList.Passed)
    def _passed(self, event: RowList.Passed) -> None:
        event.stop()

    def _pointed(self) -> Summary | None:
        cursor = self.query_one(RowList).cursor
        return next((each for each, _ in self._fitting if str(each.path) == cursor), None)

    def _read(self, reading: Reading) -> None:
        self._meetings.read(reading)
        if reading.is_whole:
            live = (each for each in reading.summaries if not each.archived)
            self.query_one(HomeTitle).show(live, self._today)
        is_empty = self._meetings.is_empty
        self.set_class(is_empty, "-empty")
        self.set_class(not is_empty, "-filled")
        self.refresh_bindings()

    def _go_on(self, reading: Reading) -> None:
        """Read what is left, once something can be seen."""
        if reading.is_whole:
            self._learn()
        else:
            self._listing.read_on(self._read_on)

    def _read_on(self, reading: Reading) -> None:
        self._is_reading = not reading.is_whole
        self._read(reading)
        self._show()
        if reading.is_whole:
            self._learn()

    def _learn(self) -> None:
        """Read what the meetings say, but only while nobody types and no meeting is open."""
        if self.is_current and not self._is_typing:
            self._listing.learn(self._learned)

    def _learned(self, is_all: bool) -> None:  # noqa: FBT001
        if is_all:
            self._ask_index()
        else:
            self.set_timer(BREATH, self._learn)

    def _rest_from_typing(self) -> None:
        self._is_typing = False
        self._learn()

    def _ask(self, typed: str) -> None:
        """Show what fits, and ask the index whose text has the words; an error keeps what is shown."""
        note = ""
        try:
            self._meetings.ask(typed)
        except PmFacilitatorError as error:
            note = str(error)
        self.query_one("#filter-note", Words).update(shown(note))
        self._show()
        if typed.strip():
            self._point_at_first()
        self._ask_index()

    def _ask_index(self) -> None:
        if self._meetings.wanted.has_words:
            self._listing.saying(
                self._meetings.wanted, partial(self._answered, self._meetings.wanted)
            )

    def _answered(self, wanted: Filter, names: frozenset[str]) -> None:
        if wanted == self._meetings.wanted:
            self._meetings.answer(wanted, names)
            self._show()

    def _show(self) -> None:
        self._fitting = list(self._meetings.fitting())
        self._show_rows()
        reading, sort = self._meetings.reading, self._meetings.sort
        count = self._meetings.count if reading.is_whole else reading.count
        fitting = len(self._fitting)
        of_all = f"{count:,}" if count > _FEW else ""
        wanted = self._meetings.wanted
        some = "in the archive" if wanted.is_of_the_archive else f"of {count:,}"
        self.query_one(HomeTitle).tell(
            f"{fitting:,} {some}" if wanted != Filter() else of_all,
            "reading …" if self._is_reading else "",
            f"by {_SORT_WORDS.get(sort, sort)}" if sort != SORTS[0] else "",
        )

    def _show_rows(self) -> None:
        rows = [
            row_of(summary, self._today, is_inside=is_inside)
            for summary, is_inside in self._fitting[: self._shown]
        ]
        if len(self._fitting) > self._shown:
            rows.append(more_row(len(self._fitting) - self._shown))
        self.query_one(RowList).show(rows)

    def _show_more(self) -> None:
        if len(self._fitting) > self._shown:
            self._shown += SOME_ROWS
            self._show_rows()

    def _point_at_first(self) -> None:
        if self._fitting:
            self.query_one(RowList).point_at(str(self._fitting[0][0].path))
