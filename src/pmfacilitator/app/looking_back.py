"""From home to the reviews of a period, and to trends: read aside, since all meetings count there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual import on
from textual.app import SystemCommand
from textual.screen import Screen

from pmfacilitator.app.listing import ListingApp
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.screens.home import HomeScreen
from pmfacilitator.screens.wanted import LookBackWanted, ReviewWanted, TrendsWanted

if TYPE_CHECKING:
    from pmfacilitator.reviews import OpenedReview

T = TypeVar("T")

GATHERING = "Gathering what is known of {} …"
MADE = "The review is in the list now"


class LookingBackApp(ListingApp):
    """Opens the review of a period, made or brought up to date, and shows trends."""

    @property
    def today(self) -> dt.date:
        """The day on the calendar of whoever looks back."""
        return self._outside.now().astimezone().date()

    def ways_back(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        """What the palette offers at home: every way to look back, by its name."""
        from pmfacilitator.screens.looking_back import go, ways

        if isinstance(screen, HomeScreen):
            for way in ways(self.today).values():
                yield SystemCommand(way.words, "look back", partial(go, screen, way))

    @on(LookBackWanted)
    def _look_back_wanted(self) -> None:
        from pmfacilitator.screens.looking_back import ask_way

        ask_way(self.screen, self.today)

    @on(ReviewWanted)
    def _review_wanted(self, event: ReviewWanted) -> None:
        from pmfacilitator.reviews import open_review

        outside, sort, period = self._outside, event.sort, event.period

        def opened() -> OpenedReview:
            steps = outside.agendas.read(sort.value)
            return open_review(
                outside.library, outside.catalogue, sort, period, steps, outside.now()
            )

        def then(review: OpenedReview) -> None:
            if isinstance(self.screen, HomeScreen):
                self.clear_notifications()
                self.open_meeting(review.path)
            else:
                self.tell(MADE)

        self.tell(GATHERING.format(period.words))
        self._read_aside("review", opened, then, self.tell)

    @on(TrendsWanted)
    def _trends_wanted(self) -> None:
        from pmfacilitator.screens.trends import TrendsScreen

        screen = TrendsScreen(self.today, self._outside.house)
        catalogue = self._outside.catalogue
        self.push_screen(screen)
        self._read_aside(
            "trends", lambda: tuple(catalogue.seen(with_archived=True)), screen.take, screen.refuse
        )

    def _read_aside(
        self,
        name: str,
        work: Callable[[], T],
        then: Callable[[T], None],
        otherwise: Callable[[str], None],
    ) -> None:
        """Do something on another thread, and go on here; what stands against it is a sentence."""

        def tried() -> Callable[[], None]:
            try:
                return partial(then, work())
            except PmFacilitatorError as error:
                return partial(otherwise, str(error))

        self._aside.do(name, tried, lambda go_on: go_on())
