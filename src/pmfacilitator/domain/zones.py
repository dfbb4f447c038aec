"""The names of time zones as people type them: in any case, or only the city."""

from __future__ import annotations

import re
from functools import cache
from zoneinfo import available_timezones

from pmfacilitator.domain.stamps import zone_named

_AMBIGUOUS = (
    "ACDT ACST ADT AEDT AEST AKDT AKST AMT AST AWST BST CDT CEST CET CST CT EDT EEST EET EST ET"
    " HDT HKT HST IST JST KST MDT MSK MST MT NDT NST NZDT NZST PDT PHT PKT PST PT SGT SST"
    " WAST WEST WET WIB"
)
ABBREVIATIONS = frozenset(_AMBIGUOUS.split())
"""What clocks are called in several places at once, or only half of the year: ask, never guess."""

_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2})(?::?(\d{2}))?", re.ASCII | re.IGNORECASE)


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in sorted(available_timezones()) if zone_named(name)}


@cache
def _cities() -> dict[str, tuple[str, ...]]:
    cities: dict[str, tuple[str, ...]] = {}
    for name in _names().values():
        if "/" in name and not name.startswith("Etc/"):
            city = name.rpartition("/")[2].casefold()
            cities[city] = (*cities.get(city, ()), name)
    return cities


def zone_names() -> tuple[str, ...]:
    """Every zone there is, to choose from: UTC first, then by name."""
    return ("UTC", *sorted(set(_names().values()) - {"UTC"}))


def spelled(name: str) -> str | None:
    """The IANA name as it is spelled, whatever its case was; None if there is no such zone."""
    return _names().get(name.replace(" ", "_").casefold())


def zones_of_city(city: str) -> tuple[str, ...]:
    """The IANA names that end in this city (or region); most cities have one."""
    return _cities().get(city.replace(" ", "_").casefold(), ())


def offset_named(text: str) -> str | None:
    """The offset that `+2`, `+0200` or `UTC+02:00` means, as `+02:00`; None if it means none."""
    match = _OFFSET.fullmatch(text)
    if match is None:
        return None
    sign, hours, minutes = match.groups()
    offset = f"{sign}{hours:0>2}:{minutes or '00'}"
    return offset if zone_named(offset) else None


def which_zone(abbreviation: str) -> str:
    """The sentence that asks what an abbreviation is to mean."""
    return (
        f"{abbreviation} can mean more than one zone; type one like Europe/Berlin,"
        " or an offset like +02:00."
    )
