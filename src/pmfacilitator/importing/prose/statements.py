"""Sentences that say in which zone all times are."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from pmfacilitator.importing.prose.leads import lead_of
from pmfacilitator.importing.prose.zone_words import ELSEWHERE, Spoken, city_at, spoken, zones_in

_ABOUT_TIMES = re.compile(
    r"\b(?:times?|(?:time ?)?zone|tz|timestamps?|hours|clocks?|timeline|chronology|events|entries|dates?"
    r"|heures?|horas?|horaires?|(?:uhr)?zeit(?:en|angaben)?|zeitzone|ortszeit)\b",
    re.IGNORECASE,
)
_IN_CITY = re.compile(
    r"\b(?:times?|timestamps?)\b[^.]{0,30}?\b(?:in|are|is)\s+(?=[A-Z])"
    r"|\b[Hh](?:eures?|oras?)\s(?:locales?\s)?d(?:e\s|['’])(?=[A-Z])"
)
_CITY_S = re.compile(r"\b([A-Z][a-zäöü]+)er (?:Orts)?[Zz]eit\b")
_IN_AREA = re.compile(r"\btimes?\b[^.]{0,30}?\b(Eastern|Pacific|Mountain|Central)\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
_DENIED = re.compile(
    r"\b(?:not|except|unless|instead of|rather than|than|unlike)\b[^,;.()]{0,25}$", re.IGNORECASE
)
_OF_OTHERS = re.compile(
    r"\b(?:times?|timestamps?|zones?)\b[^.]{0,20}?\b(?:in|on|of|from) (?:(?:the|our|all|these|any|attached"
    r"|following) ){0,2}(?:graphs?|charts?|screen ?shots?|images?|logs?|plots?|dashboards?|figures?"
    r"|pictures?|quotes?|links?)\b"
    r"|\b(?:logs?|graphs?|charts?|screen ?shots?|plots?|dashboards?|metrics?|chats?|slack|commits?)(?:'s?)? "
    r"(?:times?|timestamps?)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r";\s|[.!?](?=\s|$)")
_IS_JOINED = re.compile(r"[^A-Za-z&+→>|]*(?:i\.e\.|is)?[^A-Za-z&+→>|]*")
_BEHIND = re.compile(r"[(\[]$|\d,? $")
_SHORT = 60
_LONGEST_DENIAL = 45


@dataclass(frozen=True, slots=True)
class Stated:
    """The zone of a whole list, as it is stated above it.

    Args:
        zone: what it is called.
        means: what else it is called there, in brackets behind it (`CEST (UTC+2)`).
    """

    zone: Spoken
    means: Spoken | None = None


def stated_in(text: str) -> Stated | None:
    """The zone that a heading, a table's header or a sentence states for what follows."""
    if len(text) < _SHORT:
        return _stated(text) if _is_label(text) else None
    found = []
    for sentence in _SENTENCE.split(text):
        if len(sentence) < 200 and _ABOUT_TIMES.search(sentence):
            stated = _stated(sentence)
            found += [stated] if stated is not None else []
    if len({stated.zone.words for stated in found}) < 2:
        return found[0] if found else None
    return Stated(Spoken(" or ".join(dict.fromkeys(stated.zone.words for stated in found))))


def meant(text: str) -> list[tuple[Spoken, int, int]]:
    """The zones that a sentence names for times, without those that it says are not meant."""
    zones = [
        zone
        for zone in zones_in(text)
        if not _DENIED.search(text, max(0, zone[1] - _LONGEST_DENIAL), zone[1])
    ]
    if not zones or not _OF_OTHERS.search(text):
        return zones
    ends = [*(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    of_others = [
        bool(_OF_OTHERS.search(text, begin, end))
        for begin, end in zip([0, *ends], ends, strict=False)
    ]
    return [zone for zone in zones if not of_others[bisect_right(ends, zone[1])]]


def _is_label(text: str) -> bool:
    if _ABOUT_TIMES.search(text):
        return True
    zones = zones_in(text)
    if zones and _BEHIND.search(text[: zones[-1][1]]) and not text[zones[-1][2] :].strip(" )]:*"):
        return True
    if len(zones) == 1 and not (text[: zones[0][1]] + text[zones[0][2] :]).strip(" ()[]:*"):
        return True
    lead = lead_of(text)
    return lead is not None and lead.clock is None


def _stated(text: str) -> Stated | None:
    zones = meant(text)
    area = _IN_AREA.search(text)
    if not zones and area and not ELSEWHERE.search(text, 0, area.start(1)):
        return Stated(spoken(area[1]))
    if not zones:
        return _of_city(text)
    first = zones[0][0]
    if len(zones) == 1 or all(zone[0].words == first.words for zone in zones):
        return Stated(first)
    between = text[zones[0][2] : zones[1][1]].strip()
    if len(zones) == 3 and text[zones[1][2] : zones[2][1]].strip() in {",", "/", "(", "="}:
        second, third = zones[1][0], zones[2][0]
        return Stated(first, third if third.certain else second) if between == "(" else None
    if len(zones) == 2 and _IS_JOINED.fullmatch(between):
        return Stated(first, zones[1][0])
    return None


def _of_city(text: str) -> Stated | None:
    """The zone of the city whose clock is said to be meant."""
    city, adjective = _IN_CITY.search(text), _CITY_S.search(text)
    found = city_at(text, city.end()) if city else None
    if found is None and adjective is not None:
        found = city_at(adjective[1], 0)
    return Stated(found[0]) if found else None
