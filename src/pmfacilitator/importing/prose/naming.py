"""What the clocks of a place are called: a zone settles only a name that its own clocks have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pmfacilitator.domain.stamps import zone_named
from pmfacilitator.importing.prose.zone_words import Spoken, spoken

_SHORT = {"Central Standard": "CST", "Mountain Standard": "MST"}
_ONLY_PEOPLE_SAY = {
    "AMT": ("America/Manaus", "Asia/Yerevan"),
    "ART": ("America/Argentina/Buenos_Aires",),
    "PHT": ("Asia/Manila",),
    "SGT": ("Asia/Singapore",),
}
"""Names that people give to clocks for which the database of zones has a number only."""

_WINTER_AND_SUMMER = (dt.date(2026, 1, 1), dt.date(2026, 7, 1))


def called_so(name: str, zone: str, date: dt.date | None, time: dt.time) -> bool:
    """Whether clocks of a zone are really called by that name at that time.

    Where the day is not known, they have to be called so in winter and in summer; where clocks
    show the time twice, both times.
    """
    return _is_called(spoken(name), zone, date, time)


def settling(
    words: Spoken, zones: Iterable[str | None], date: dt.date | None, time: dt.time
) -> str | None:
    """The first of some zones whose clocks are really called so at that time."""
    fitting = (zone for zone in zones if zone and _is_called(words, zone, date, time))
    return next(fitting, None)


def _is_called(words: Spoken, zone: str, date: dt.date | None, time: dt.time) -> bool:
    tz, name = zone_named(zone), _SHORT.get(words.season, words.season)
    if tz is None or not name:
        return False
    if zone in _ONLY_PEOPLE_SAY.get(name, ()):
        return True
    walls = [dt.datetime.combine(day, time) for day in ([date] if date else _WINTER_AND_SUMMER)]
    return all(
        wall.replace(tzinfo=tz, fold=fold).tzname() == name for wall in walls for fold in (0, 1)
    )
