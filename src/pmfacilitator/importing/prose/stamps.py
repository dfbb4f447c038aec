"""The parts of a stamp, read one after another: day, time, range, zone, a second clock."""

from __future__ import annotations

import re
from dataclasses import replace

from pmfacilitator.importing.prose.clocks import Clock, clock_at
from pmfacilitator.importing.prose.dates import Day, date_at, weekday_at
from pmfacilitator.importing.prose.lead import Lead
from pmfacilitator.importing.prose.zone_words import Spoken, city_at, explained, zone_at

APPROX = re.compile(r"[~≈]|\b(?:approx|about|around|circa|ca\b|c\.|roughly)", re.IGNORECASE)
_GAP = re.compile(
    r"[\s,]*(?:(?!-{1,2}:)[-–—|/:;.@]\s*|T(?=\d)|\)\s*|\]\s*)?[\[({]?[~≈]?\s*"
    r"(?:(?:at|around|about|approximately|approx\.?|circa|ca\.?|c\.|roughly|from|between|by|on|the"
    r"|of|before|after|until)\s+)*[~≈@]?\s*",
    re.IGNORECASE,
)
_YEAR = re.compile(r" (20\d\d)(?=[\s:;,)\]|]|$)", re.ASCII)
_WITH_SECONDS = re.compile(r"\d:\d\d:\d\d\b", re.ASCII)
_ZONE_GAP = re.compile(r"[ ]?[\[(]?[ ]?")
_MEANS = re.compile(r" ?[(/,=] ?(?==?UTC|=?GMT|[-+]\d)")
_RANGE = re.compile(
    r"\s*(?:[-–—]|-{1,2}>|→|⟶|to|until|till|through|and|\.\.+|…)\s*[~≈]?\s*(?:ca\.? )?"
)
_BEHIND = re.compile(r" ?[-–—|] ?(?=[A-Z]{3})")
_ENDS_STAMP = re.compile(r"\s*(?:[:–—](?!\d)|-\s)", re.ASCII)
_APART = ("(", ",", "[", "on ", ", ")
_ENDS = re.compile(r"\s*[-–—:|]")
_GOES_ON = re.compile(r"\s*(?:[-–—]|to|until)\s*(?:present|now|ongoing)\b", re.IGNORECASE)
_HOUR = 60
_LAST_DIGITS = re.compile(r"[-–](\d{1,2})(?=[\])]|:? |:?$)(?! ?[ap]\.?m)")
_SECONDS_BEFORE = re.compile(r"\d:\d\d:\d\d$", re.ASCII)
_ONWARDS = re.compile(r"\+(?=[\s:|)\],–—-]|$)(?! ?\d)")
_ISH = re.compile(r"[- ]?ish\b", re.IGNORECASE)
_ALSO = re.compile(r"(?:,| &) ")
_PAIR = re.compile(r"\s*(?:[(\[/|,;=]|[-–—]|or)\s*[~≈]?\s*")
_PLUS = re.compile(
    r"\s*\(?\s*(?:\+\s?(?P<days>\d)(?:\s?d(?:ays?)?\b|(?=\s*(?:\)|:|[-–—]\s|$)))"
    r"|(?<=\d)\+(?P<close>\d)(?![\d:.])|(?:next|following) (?:day|morning)"
    r"|(?:the )?(?P<before>(?:previous|prior) (?:day|morning|afternoon|evening|night)"
    r"|(?:day|evening|night) before))\s*\)?",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\s*[(\[]?\s*(?:approx(?:\.|imately|imate)?|ca\.|circa|est(?:\.|imated)?|ish)\s*[)\]]?(?![\w])",
    re.IGNORECASE,
)


class StampReader:
    """Reads one part after another, as long as there is one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lead = Lead()

    def read(self, at: int) -> int | None:
        """Where the stamp ends; None if none begins here."""
        end, lead = at, self.lead
        weekday = None
        for _ in range(8):
            step = self._day(at) or self._clock(at)
            if step is None:
                named = weekday_at(self.text, at) if weekday is None else None
                if named is None:
                    break
                weekday, step = named
            end = step
            if lead.clock is not None and lead.zone is None:
                end = self._tail(end)
            gap = _GAP.match(self.text, end)
            at = gap.end() if gap else end
            if gap and APPROX.search(gap[0]):
                lead.is_about = lead.is_about or self._goes_on(at)
        if lead.day is None and lead.clock is None and weekday is None:
            return None
        self._with_weekday(weekday)
        if lead.clock is None and lead.day is not None and lead.day.is_short:
            return None
        return end

    def _goes_on(self, at: int) -> bool:
        return clock_at(self.text, at) is not None

    def _with_weekday(self, weekday: int | None) -> None:
        day = self.lead.day
        if weekday is None:
            return
        if day is None:
            self.lead.day = Day(weekday=weekday)
        else:
            self.lead.day = Day(
                day.year, day.month, day.day, day.either, weekday, day.shift, day.is_short
            )

    def _day(self, at: int) -> int | None:
        lead = self.lead
        if lead.day is not None:
            return None
        found = date_at(self.text, at)
        if found is None:
            return None
        day, end = found
        if lead.clock is not None and (day.is_short or not (day.year or self._is_told(at, end))):
            return None
        if day.is_short and not self._clock_follows(end):
            return None
        lead.day = day
        return end

    def _is_told(self, at: int, end: int) -> bool:
        """Whether a day behind a time belongs to the stamp and not to what happened."""
        before = self.text[:at]
        return bool(_ENDS_STAMP.match(self.text, end)) or before.endswith(_APART)

    def _clock_follows(self, at: int) -> bool:
        gap = _GAP.match(self.text, at)
        return clock_at(self.text, gap.end() if gap else at) is not None

    def _clock(self, at: int) -> int | None:
        if self.lead.clock is not None:
            return None
        found = clock_at(self.text, at)
        if found is None:
            return None
        clock, end = found
        if clock.is_weak and self.text[end : end + 1].isalnum():
            return None
        self.lead.clock = clock
        return end

    def _tail(self, end: int) -> int:
        """Zone, range and second clock behind the time."""
        end = self._year(self._zone(self._year(self._sign(end))))
        ranged = self._range(end)
        goes_on = _GOES_ON.match(self.text, ranged)
        ranged = goes_on.end() if goes_on else ranged
        end = self._zone(ranged) if self.lead.zone is None else self._again(ranged, end)
        end = self._also(self._pair(end))
        for _ in range(2):
            plus, about = _PLUS.match(self.text, end), _ABOUT.match(self.text, end)
            if plus:
                self.lead.later = -1 if plus["before"] else int(plus["days"] or plus["close"] or 1)
                end = plus.end()
            elif about:
                self.lead.is_about = True
                end = about.end()
        return end

    def _sign(self, at: int) -> int:
        """What is glued to a time and says that it is none to the minute: `11pm-ish`, `08:44+`."""
        ish, onwards = _ISH.match(self.text, at), _ONWARDS.match(self.text, at)
        if onwards is not None:
            self.lead.bound = "from then on"
            return onwards.end()
        self.lead.is_about = self.lead.is_about or ish is not None
        return ish.end() if ish else at

    def _also(self, at: int) -> int:
        """Other times at which the same happened, written alike: `12:17 PM, 1:52 PM`."""
        lead, end = self.lead, at
        clocks = [lead.clock] if lead.clock else []
        while clocks and (link := _ALSO.match(self.text, end)):
            found = clock_at(self.text, link.end())
            if found is None or found[0].is_weak or self.text[found[1] : found[1] + 1].isalnum():
                break
            clocks.append(found[0])
            end = found[1]
        half = clocks[-1].half if clocks else ""
        if half and all(clock.is_twelve for clock in clocks[:-1]):
            clocks = [clock.with_half(half) for clock in clocks]
        times = [clock.time for clock in clocks if clock.time and bool(clock.half) == bool(half)]
        is_told = len(times) == len(clocks) > 1 and times == sorted(times)
        if not is_told or lead.zone or lead.until or lead.other:
            return at
        lead.clock, *lead.also = clocks
        return end

    def _year(self, at: int) -> int:
        """The year behind a time with its seconds: `Fri Nov 20 14:32:10 UTC 2026`."""
        day, match = self.lead.day, _YEAR.match(self.text, at)
        if match is None or day is None or not day.month or day.year:
            return at
        if not _WITH_SECONDS.search(self.text, 0, at):
            return at
        self.lead.day = replace(day, year=int(match[1]))
        return match.end()

    def _zone(self, at: int) -> int:
        lead = self.lead
        if lead.zone is not None:
            return at
        gap = _ZONE_GAP.match(self.text, at)
        start = gap.end() if gap else at
        found = zone_at(self.text, start)
        if found is None and start > at:
            found = self._city(start)
        behind = _BEHIND.match(self.text, at) if found is None else None
        if behind is not None:
            found = zone_at(self.text, behind.end())
            if found is not None and not _ENDS.match(self.text, found[1]):
                found = None
            start = behind.end()
        if found is None or (found[0].words[0] in "+-" and not self._is_offset(at, found[0].words)):
            return at
        lead.zone, end = found
        again = _MEANS.match(self.text, end)
        means = zone_at(self.text, again.end()) if again else None
        closing = self.text[means[1] : means[1] + 1] if means else ""
        if means is not None and means[0].words[-1].isdigit() and closing == ")":
            lead.zone = explained(lead.zone, means[0])
            return means[1] + (closing == ")")
        return end + (self.text[end : end + 1] in {")", "]"} and "(" in self.text[at:start])

    def _again(self, ranged: int, end: int) -> int:
        """The zone once more, behind the end of a range."""
        gap = _ZONE_GAP.match(self.text, ranged)
        zone = zone_at(self.text, gap.end() if gap else ranged) if ranged > end else None
        return zone[1] if zone else ranged

    def _is_offset(self, at: int, words: str) -> bool:
        """Whether a sign and digits behind a time are its offset and not the end of a range."""
        if words[0] == "+":
            return True
        lead = self.lead
        if ":" not in words:
            return True
        return lead.day is not None and (
            bool(lead.clock and lead.clock.second) or "T" in self.text[:at]
        )

    def _city(self, start: int) -> tuple[Spoken, int] | None:
        found = city_at(self.text, start)
        if found is None:
            return None
        spoken, end = found
        after = self.text[end:]
        if after.startswith((" time", " Time", " local time")):
            return spoken, end + after.index("ime") + 3
        return found if re.match(r"\s*(?:[-–—:|)\]]|$)", after) else None

    def _range(self, at: int) -> int:
        lead, link = self.lead, _RANGE.match(self.text, at)
        if link is None or lead.until is not None:
            return at
        digits = _LAST_DIGITS.match(self.text, at)
        if digits is not None and lead.clock is not None and not lead.clock.is_weak:
            seconds = bool(_SECONDS_BEFORE.search(self.text, max(0, at - 8), at))
            lead.until = _later_digits(lead.clock, digits[1], seconds=seconds)
            return digits.end() if lead.until else at
        start = link.end()
        day = None
        dated = date_at(self.text, start)
        if dated is not None:
            gap = _GAP.match(self.text, dated[1])
            day, start = dated[0], gap.end() if gap else dated[1]
        found = clock_at(self.text, start)
        if found is None or (found[0].is_weak and not (lead.clock and lead.clock.is_weak)):
            return at
        clock, end = found
        if self.text[end : end + 1].isalnum() and zone_at(self.text, end) is None:
            return at
        if "-" not in link[0] and "–" not in link[0] and not link[0].strip():
            return at
        lead.until, lead.until_day = clock, day
        return end

    def _pair(self, at: int) -> int:
        """The same moment on a second clock: `13:14 EDT (17:14 UTC)`."""
        lead, link = self.lead, _PAIR.match(self.text, at)
        if link is None:
            return at
        found = clock_at(self.text, link.end())
        if found is None:
            return at
        gap = _ZONE_GAP.match(self.text, found[1])
        start = gap.end() if gap else found[1]
        zone = zone_at(self.text, start) or (city_at(self.text, start) if "(" in link[0] else None)
        if zone is None:
            return at
        lead.other, lead.other_zone = found[0], zone[0]
        end = zone[1]
        if re.match(r" [Tt]ime\b", self.text[end : end + 6]):
            end += 5
        return end + (self.text[end : end + 1] in {")", "]"})


def _later_digits(clock: Clock, digits: str, *, seconds: bool) -> Clock | None:
    """The end of a range that names its last digits only: `17:44-7`, `17:44-52`, `17:44:10-15`."""
    first = clock.second if seconds else clock.minute
    last = int(f"{first:02}"[: 2 - len(digits)] + digits)
    if not first < last < _HOUR:
        return None
    return replace(clock, second=last) if seconds else replace(clock, minute=last)
