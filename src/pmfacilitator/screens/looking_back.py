"""From home to what looks back on many meetings: reviews of a period, and trends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen, ScreenResultType

from pmfacilitator.domain.learning import periods
from pmfacilitator.domain.learning.periods import Period
from pmfacilitator.domain.learning.reviews import needed_time
from pmfacilitator.domain.reviewed import ReviewSort
from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog
from pmfacilitator.screens.dialogs.line import LineDialog
from pmfacilitator.screens.wanted import ReviewWanted, TrendsWanted

FEW = 5
"""How many incidents are looked back on together, where so many are and no time is named."""


@dataclass(frozen=True)
class Way:
    """One way to look back: its words; a review of a period, of a time still to be named, or trends."""

    words: str
    sort: ReviewSort | None = None
    period: Period | None = None


class LookBackDialog(ChoiceDialog):
    """Asks in which way; the key that opened it closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r,f4", "leave", "Close", show=False, id="home.look-back"),
    ]


def ways(today: dt.date) -> Mapping[str, Way]:
    """Every way to look back from a day, by a name."""
    themes, roadmap = ReviewSort.THEMES, ReviewSort.ROADMAP
    this_month, this_quarter = periods.month_of(today), periods.quarter_of(today)
    last_month = periods.month_of(periods.before(today, 1))
    last_quarter = periods.quarter_of(periods.before(today, 3))
    few = periods.last(FEW)
    return {
        "month": Way(f"Themes of this month, {this_month.words}", themes, this_month),
        "last-month": Way(f"Themes of last month, {last_month.words}", themes, last_month),
        "quarter": Way(f"Themes of this quarter, {this_quarter.words}", themes, this_quarter),
        "few": Way(f"Themes of {few.words}", themes, few),
        "themes": Way("Themes of another time …", themes),
        "feed": Way(f"Roadmap of this quarter, {this_quarter.words}", roadmap, this_quarter),
        "last-feed": Way(f"Roadmap of last quarter, {last_quarter.words}", roadmap, last_quarter),
        "roadmap": Way("Roadmap of another time …", roadmap),
        "trends": Way("Trends: what changes over time"),
    }


def ask_way(screen: Screen[ScreenResultType], today: dt.date) -> None:
    """Ask in which way to look back, and go it."""
    offered = ways(today)

    def chosen(name: str | None) -> None:
        if name is not None:
            go(screen, offered[name])

    choices = [Choice(name, way.words) for name, way in offered.items()]
    screen.app.push_screen(LookBackDialog("Look back on which time?", choices), chosen)


def go(screen: Screen[ScreenResultType], way: Way) -> None:
    """Go a way, asking for its time if it names none."""
    if way.sort is None:
        screen.post_message(TrendsWanted())
    elif way.period is not None:
        screen.post_message(ReviewWanted(way.sort, way.period))
    else:
        _ask_time(screen, way.sort)


def _ask_time(screen: Screen[ScreenResultType], sort: ReviewSort) -> None:
    def read(text: str) -> Period:
        return needed_time(sort, periods.named(text))

    def given(text: str | None) -> None:
        if text is not None:
            screen.post_message(ReviewWanted(sort, read(text)))

    is_themes = sort is ReviewSort.THEMES
    question = f"{'Themes' if is_themes else 'Roadmap'} of which time?"
    hint = f"2026-11, 2026Q4, since 2026-09{', last 5' if is_themes else ''}"
    screen.app.push_screen(LineDialog(question, "", hint, read), given)
