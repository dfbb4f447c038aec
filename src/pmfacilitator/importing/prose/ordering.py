"""Whether a timeline begins with its oldest entry or with its newest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from pmfacilitator.importing.prose.dating import Dated, seconds_of

NEARLY_A_DAY = 23 * 3600
"""A wait so long is rather a step the other way, past midnight."""

_DATE = 3


def is_newest_first(results: Sequence[Dated]) -> bool | None:
    """Whether the newest entry stands first; None where both orders explain the times as well.

    Each order is weighed by the steps that it has to explain: a night passed, an entry out of
    order, or a wait of nearly a day.
    """
    oldest_first = newest_first = 0
    timed = [result for result in results if result.time is not None]
    for before, after in pairwise(timed):
        days = _days(before, after)
        apart = _seconds(before, after)
        if days:
            oldest_first += _DATE * (days < 0)
            newest_first += _DATE * (days > 0)
        elif days is not None:
            oldest_first += apart < 0 or apart >= NEARLY_A_DAY
            newest_first += apart > 0 or apart <= -NEARLY_A_DAY
    if oldest_first < 2 or newest_first > oldest_first:
        return False
    return True if newest_first < oldest_first else None


def _days(before: Dated, after: Dated) -> int | None:
    """How many days are said to lie between two entries: 0 if none, None if that is not known."""
    one, two = before.date or before.month_day, after.date or after.month_day
    if one is None or two is None or one == two:
        return 0
    if isinstance(one, dt.date) and isinstance(two, dt.date):
        return (two - one).days
    return None


def _seconds(before: Dated, after: Dated) -> int:
    if before.time is None or after.time is None:
        return 0
    return seconds_of(after.time) - seconds_of(before.time)
