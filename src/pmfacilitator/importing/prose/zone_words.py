"""What documents call the zone of their clocks, and which of those names are certain when."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

from pmfacilitator.domain.stamps import zone_named
from pmfacilitator.domain.zones import ABBREVIATIONS, offset_named, spelled, zones_of_city
from pmfacilitator.importing.prose.offsets import is_denied, is_one_of_several, universal_at

_SEASONAL = {
    "EST": ("-05:00", "America/New_York"),
    "EDT": ("-04:00", "America/New_York"),
    "CDT": ("-05:00", "America/Chicago"),
    "MDT": ("-06:00", "America/Denver"),
    "PST": ("-08:00", "America/Los_Angeles"),
    "PDT": ("-07:00", "America/Los_Angeles"),
    "AKST": ("-09:00", "America/Anchorage"),
    "AKDT": ("-08:00", "America/Anchorage"),
    "WET": ("+00:00", "Europe/Lisbon"),
    "WEST": ("+01:00", "Europe/Lisbon"),
    "CET": ("+01:00", "Europe/Berlin"),
    "CEST": ("+02:00", "Europe/Berlin"),
    "MEZ": ("+01:00", "Europe/Berlin"),
    "MESZ": ("+02:00", "Europe/Berlin"),
    "EET": ("+02:00", "Europe/Helsinki"),
    "EEST": ("+03:00", "Europe/Helsinki"),
    "AEST": ("+10:00", "Australia/Sydney"),
    "AEDT": ("+11:00", "Australia/Sydney"),
    "NZST": ("+12:00", "Pacific/Auckland"),
    "NZDT": ("+13:00", "Pacific/Auckland"),
    "JST": ("+09:00", "Asia/Tokyo"),
    "KST": ("+09:00", "Asia/Seoul"),
    "HKT": ("+08:00", "Asia/Hong_Kong"),
    "SGT": ("+08:00", "Asia/Singapore"),
    "MSK": ("+03:00", "Europe/Moscow"),
    "Central Standard": ("-06:00", "America/Chicago"),
    "Mountain Standard": ("-07:00", "America/Denver"),
}
_ALL_YEAR = {
    "ET": "America/New_York",
    "PT": "America/Los_Angeles",
    "EASTERN": "America/New_York",
    "NZT": "Pacific/Auckland",
    "SAST": "+02:00",
    "BRT": "-03:00",
    "PACIFIC": "America/Los_Angeles",
    "MOUNTAIN": "America/Denver",
    "CENTRAL": "America/Chicago",
}
_WORDS = re.compile(
    r"""(?P<area>(?:Central|Eastern|Western)[ ]European
      |(?i:Australian[ ]Eastern|Eastern|Pacific|Mountain|Central)
      |Coordinated[ ]Universal|Greenwich[ ]Mean|British[ ]Summer|Indian?[ ]Standard|Japan[ ]Standard|Singapore)
    (?P<season>[ ](?i:Standard|Daylight|Summer))? (?P<time>[ ](?:(?i:time)|TZ)\b)?""",
    re.ASCII | re.VERBOSE,
)
ELSEWHERE = re.compile(r"(?:Austral\w+|Mexic\w+|Brazil\w*|Indonesia\w*|Canada|Africa\w*) $")
"""What stands before `Eastern` or `Central` where it is not North America's."""

_NAMED = {
    "coordinated universal": "UTC",
    "greenwich mean": "UTC",
    "british summer": "+01:00",
    "india standard": "+05:30",
    "indian standard": "+05:30",
    "japan standard": "+09:00",
    "singapore": "+08:00",
}
_CALLED = sorted(
    {*ABBREVIATIONS, "NZT", "SAST", "BRT", "ART", "IDT", "AET", "MEZ", "MESZ"},
    key=len,
    reverse=True,
)
_ZONE = re.compile(
    rf"""(?P<utc>(?:[Uu][Tt][Cc]|GMT|Z)(?![\w]))
  | (?P<offset>[-+]\d\d:?\d\d(?![\w:%]|\.\d))
  | (?P<words>{_WORDS.pattern})
  | (?P<abbreviation>(?:{"|".join(_CALLED)})(?![\w]))
  | (?P<iana>(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|US)
      /[A-Z][A-Za-z_]+(?:/[A-Z][A-Za-z_]+)?)""",
    re.ASCII | re.VERBOSE,
)
_CITY = re.compile(r"[A-Z][a-z]+(?:[ _][A-Z][a-z]+)?(?![\w@'’]|\.\w)", re.ASCII)
_DOUBT = re.compile(r"\?|[ ](?:or|and)[ ](?:the[ ])?local(?:[ ]time)?\b", re.IGNORECASE)
_IN_WORD = re.compile(r"\w")
_HALF_DAY = dt.timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A zone as it is written.

    Args:
        words: what stands in the document.
        certain: the zone's name, where it is certain whatever the date.
        season: what it is called by those who say it in one half of the year only.
        is_city: whether it is told by a city alone.
        is_maybe: whether what follows it could be an offset or begin what happened (`UTC - 3 …`).
    """

    words: str
    certain: str = ""
    season: str = ""
    is_city: bool = False
    is_maybe: bool = False


def zone_at(text: str, start: int, *, loosely: bool = False) -> tuple[Spoken, int] | None:
    """The zone that is named exactly here, and where its name ends.

    `loosely` takes `Eastern` for a zone also in the middle of a sentence.
    """
    match = _ZONE.match(text, start)
    if match is None:
        return None
    if match["words"] and not match["season"] and not match["time"]:
        after = text[match.end() :].lstrip()[:1]
        if match["area"] not in {"Eastern", "Pacific", "Mountain", "Central"}:
            return None
        if after.isalpha() and not loosely:
            return None
    return _named(text, match)


def zones_in(text: str) -> list[tuple[Spoken, int, int]]:
    """Every zone that a text names by more than a city, with its place."""
    found = []
    end = 0
    while match := _ZONE.search(text, end):
        start, end = match.span()
        if match["words"] and not match["season"] and not match["time"]:
            continue
        if (start and _IN_WORD.match(text, start - 1)) or is_denied(text, start):
            continue
        if match["words"] and ELSEWHERE.search(text, 0, start):
            continue
        named = _named(text, match)
        if named is not None:
            zone, end = named
            if is_one_of_several(text, start, end) and zone.words[-1] != "?":
                zone = Spoken(f"{zone.words}?")
            found.append((zone, start, end))
    return found


def _named(text: str, match: re.Match[str]) -> tuple[Spoken, int] | None:
    """The zone that is found somewhere, with what belongs to it behind its name."""
    if match["utc"]:
        universal = universal_at(text, match.start())
        if universal is None:
            return None
        zone = Spoken(universal.words, universal.certain, is_maybe=universal.is_maybe)
        end = universal.end
    else:
        zone, end = spoken(match[0]), match.end()
    doubt = _DOUBT.match(text, end)
    if doubt is not None:
        return Spoken(f"{zone.words.rstrip('?')}?"), doubt.end()
    return zone, end


def city_at(text: str, start: int) -> tuple[Spoken, int] | None:
    """The city whose clock is meant, where it is the name of one zone only, and its end."""
    match = _CITY.match(text, start)
    if match is None:
        return None
    for name in (match[0], match[0].partition(" ")[0]):
        zones = _zones_of_city(name)
        if len(zones) == 1:
            end = start + len(name)
            return Spoken(name, zones[0], is_city=True), end
    return None


@lru_cache(maxsize=512)
def _zones_of_city(name: str) -> tuple[str, ...]:
    return zones_of_city(name)


@lru_cache(maxsize=512)
def spoken(words: str) -> Spoken:
    """What is certain of a zone's name without knowing the date."""
    named = _WORDS.fullmatch(words)
    if named is not None:
        return _spoken_in_words(words, named)
    universal = universal_at(words, 0)
    if universal is not None:
        return Spoken(words, universal.certain if universal.end == len(words) else "")
    upper = words.upper().replace("−", "-").replace("–", "-").replace(" ", "")
    if upper[-1:].isdigit():
        offset = offset_named(upper) or ""
        return Spoken(words, "UTC" if offset == "+00:00" else offset)
    if "/" in words:
        return Spoken(words, spelled(words) or "")
    return Spoken(words, _ALL_YEAR.get(words, ""), upper)


def _spoken_in_words(words: str, named: re.Match[str]) -> Spoken:
    area, season = named["area"].lower(), (named["season"] or "").strip().lower()
    certain = _NAMED.get(area, "")
    if certain:
        return Spoken(words, certain)
    if area.endswith(" european"):
        return Spoken(words, season=f"{area[0].upper()}E{'S' if season == 'summer' else ''}T")
    if area == "australian eastern":
        season = {"standard": "AEST", "": ""}.get(season, "AEDT")
        return Spoken(words, season=season) if season else Spoken(words, "Australia/Sydney")
    if season == "standard" and area in {"central", "mountain"}:
        return Spoken(words, season=f"{area.capitalize()} Standard")
    if season:
        return Spoken(words, season=f"{area[0].upper()}{'S' if season == 'standard' else 'D'}T")
    return Spoken(words, _ALL_YEAR.get(area.upper(), ""))


def explained(zone: Spoken, means: Spoken) -> Spoken:
    """A zone with the offset that stands in brackets behind its name: `PDT (UTC-7)`.

    Where its name is known to mean another one, nothing is certain of it.
    """
    if not means.certain or zone.certain:
        return zone
    usual = _SEASONAL.get(zone.season)
    if usual is None or usual[0] == means.certain:
        return Spoken(zone.words, means.certain)
    return Spoken(zone.words)


def certain_zone(zone: Spoken, date: dt.date | None) -> str | None:
    """The zone's name where it is certain, also by the season; None where it is not."""
    if zone.certain:
        return zone.certain
    seasonal = _SEASONAL.get(zone.season)
    if seasonal is None or date is None:
        return None
    offset, place = seasonal
    return offset if offset in _offsets(place, date) else None


@lru_cache(maxsize=512)
def _offsets(place: str, date: dt.date) -> frozenset[str]:
    """The offsets that clocks in a place show on a day: two where they change."""
    tz = zone_named(place)
    if tz is None:
        return frozenset()
    offsets = set()
    for hour in (0, 12, 23):
        shown = dt.datetime.combine(date, dt.time(hour), tzinfo=tz).strftime("%z")
        offsets.add(f"{shown[:3]}:{shown[3:5]}")
    return frozenset(offsets)


def offset_between(local: dt.time, utc: dt.time) -> str | None:
    """The offset of a clock that shows `local` when it is `utc`; None if no zone has it."""
    apart = dt.timedelta(hours=local.hour - utc.hour, minutes=local.minute - utc.minute, seconds=0)
    if apart > _HALF_DAY + dt.timedelta(hours=1):
        apart -= 2 * _HALF_DAY
    elif apart <= -_HALF_DAY:
        apart += 2 * _HALF_DAY
    minutes = int(apart.total_seconds()) // 60
    if minutes % 15:
        return None
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
