"""The zone of each entry: its own, the one stated above it, or the one that a second clock proves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pmfacilitator.domain.stamps import certain_instant, zone_named
from pmfacilitator.importing.found import Choices
from pmfacilitator.importing.prose.dates import LEAP_YEAR, Day, date_of
from pmfacilitator.importing.prose.dating import Dated, shifted
from pmfacilitator.importing.prose.draft import Draft
from pmfacilitator.importing.prose.naming import settling
from pmfacilitator.importing.prose.statements import Stated
from pmfacilitator.importing.prose.years import closest
from pmfacilitator.importing.prose.zone_words import Spoken, certain_zone, offset_between

_DAY = 24 * 3600
_FITTING = 0.8
_NOT_CERTAIN = "It is not certain which offset “{}” means here."


@dataclass(slots=True)
class Zoned:
    """What could be settled of an entry's zone."""

    zone: str | None = None
    words: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Zones:
    """What is known of a document's zones when its entries get theirs.

    Args:
        stated: the zone that the document states for everything, or proves by a sentence.
        chosen: the zone that the reader chose, for what the document leaves open.
        counted_from: the day from which the reader counts entries that have none.
        counted_in: the zone of the meeting that it is read for.
        proven: offsets that a second clock or a bracket proves, by what they are called there.
    """

    stated: Stated | None
    chosen: str | None
    proven: Mapping[str, str]
    counted_from: dt.date | None
    counted_in: str | None

    def settling(self, words: Spoken, date: dt.date | None, time: dt.time | None) -> str | None:
        """The zone that somebody chose or the meeting has, if its clocks are called so then."""
        return settling(words, (self.chosen, self.counted_in), date, time) if time else None


def zoned(
    drafts: Sequence[Draft], days: Sequence[Dated], stated: Stated | None, choices: Choices
) -> list[Zoned]:
    """The zone of each draft, in the same order."""
    cities = _cities_count(drafts)
    common = _common(drafts)
    proven = _proven(drafts)
    zones = Zones(stated, choices.zone, proven, choices.counted_from, choices.counted_in)
    dashed = _before_a_dash(drafts)
    results = []
    for draft, day in zip(drafts, days, strict=True):
        own = draft.lead.zone if draft.lead else None
        if own is not None and own.is_maybe and own.words not in dashed:
            own = Spoken(own.words)
        if own is not None and own.is_city and not cities and "time" not in own.words.lower():
            own = None
            _put_back(draft)
        above = draft.stated or zones.stated or (Stated(common) if common else None)
        results.append(_zone(draft, day, own, above, zones))
    return results


def _cities_count(drafts: Sequence[Draft]) -> bool:
    """Whether cities behind the time are zones here: then nearly every entry has one."""
    timed = [draft.lead for draft in drafts if draft.lead and draft.lead.clock]
    with_zone = [lead for lead in timed if lead.zone is not None]
    return len(with_zone) > 1 and len(with_zone) >= _FITTING * len(timed)


def _before_a_dash(drafts: Sequence[Draft]) -> set[str]:
    """The zones behind which a sign parts the stamp from words that begin with no number."""
    leads = [draft.lead for draft in drafts if draft.lead]
    return {
        lead.zone.words for lead in leads if lead.zone and lead.is_firm and not lead.zone.is_maybe
    }


def _put_back(draft: Draft) -> None:
    lead = draft.lead
    if lead is not None and lead.zone is not None and draft.words:
        draft.words[0] = f"{lead.zone.words} - {draft.words[0]}"


def _common(drafts: Sequence[Draft]) -> Spoken | None:
    """The one zone that some entries name, the first of them included, and no other."""
    timed = [draft.lead for draft in drafts if draft.lead and draft.lead.clock]
    named = [lead.zone for lead in timed if lead.zone is not None and not lead.zone.is_city]
    if not named or timed[0].zone is None:
        return None
    return named[0] if all(zone.words == named[0].words for zone in named) else None


def _proven(drafts: Sequence[Draft]) -> dict[str, str]:
    """What names of zones mean here, where a second clock beside them says so every time."""
    proven: dict[str, set[str]] = {}
    for draft in drafts:
        lead = draft.lead
        if lead is None or lead.zone is None or lead.other is None or lead.other_zone is None:
            continue
        time, other = lead.clock.time if lead.clock else None, lead.other.time
        if time is None or other is None:
            continue
        if lead.other_zone.certain == "UTC" and not lead.zone.certain:
            offset = offset_between(time, other)
            if offset is not None:
                proven.setdefault(lead.zone.words, set()).add(offset)
    return {words: offsets.pop() for words, offsets in proven.items() if len(offsets) == 1}


def _zone(
    draft: Draft, day: Dated, own: Spoken | None, above: Stated | None, zones: Zones
) -> Zoned:
    lead = draft.lead
    spoken = own or (above.zone if above else None)
    words = spoken.words if spoken else ""
    date = _supposed(day, zones)
    if lead is not None and lead.other is not None and lead.other_zone is not None:
        return _by_pair(draft, day, spoken, zones)
    if spoken is None:
        return Zoned(zones.chosen)
    zone = zones.proven.get(words) or _means(spoken, above, date)
    zone = zone or zones.settling(spoken, date, day.time)
    if zone is not None:
        return Zoned(zone, words)
    if date is None:
        return Zoned(None, words)
    return Zoned(None, words, _NOT_CERTAIN.format(words))


def _means(spoken: Spoken, above: Stated | None, date: dt.date | None) -> str | None:
    """The zone that a name is certain to mean, with what stands beside it where it is stated.

    An offset explains the name before it. Two names that do not mean the same are two zones.
    """
    plain = certain_zone(spoken, date)
    if above is None or above.means is None or above.zone.words != spoken.words:
        return plain
    means = certain_zone(above.means, date)
    if plain is None:
        return means if above.means.words[-1].isdigit() else None
    if means is None:
        return plain if spoken.certain != "UTC" else None
    if plain == means:
        return plain
    if date is None:
        return plain if spoken.certain != "UTC" else None
    noon = dt.datetime.combine(date, dt.time(12))
    same = {zone_named(name).utcoffset(noon) for name in (plain, means) if zone_named(name)}  # type: ignore[union-attr]
    return plain if len(same) == 1 else None


def _supposed(day: Dated, zones: Zones) -> dt.date | None:
    """The date by which a zone is told: its own, one in the same season, or the one it counts as."""
    if day.date is not None:
        return day.date
    first = zones.counted_from
    if day.month_day is not None:
        near = date_of(closest(Day(0, *day.month_day), first), *day.month_day) if first else None
        return near or date_of(LEAP_YEAR, *day.month_day)
    return shifted(first, day.count) if first and not day.doubt else None


def _by_pair(draft: Draft, day: Dated, spoken: Spoken | None, zones: Zones) -> Zoned:
    """The zone of a time that stands on two clocks, which must agree."""
    lead = draft.lead
    if lead is None or lead.other is None or lead.other_zone is None or day.time is None:
        return Zoned()
    words = spoken.words if spoken else ""
    other_time = lead.other.time
    date = _supposed(day, zones)
    second = certain_zone(lead.other_zone, date)
    first = certain_zone(spoken, date) if spoken else None
    first = first or zones.proven.get(words)
    if first is None and second == "UTC" and other_time is not None:
        return Zoned(offset_between(day.time, other_time), words)
    if first is None and spoken is None:
        return Zoned(zones.chosen)
    if first is None and spoken is not None:
        first = zones.settling(spoken, date, day.time)
    if first is None:
        return Zoned(None, words, _NOT_CERTAIN.format(words) if date else "")
    if second is None or other_time is None or day.date is None:
        return Zoned(first, words)
    if _agree(day, first, other_time, second):
        return Zoned(first, words)
    return Zoned(None, words, "The two clocks of this entry do not agree.")


def _agree(day: Dated, first: str, other: dt.time, second: str) -> bool:
    one, two = zone_named(first), zone_named(second)
    if one is None or two is None or day.date is None or day.time is None:
        return False
    instant = certain_instant(dt.datetime.combine(day.date, day.time), one)
    if instant is None:
        return True
    shown = instant.astimezone(two)
    apart = (shown.hour - other.hour) * 60 + shown.minute - other.minute
    return apart % (_DAY // 60) == 0
