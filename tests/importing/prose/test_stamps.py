from __future__ import annotations

import pytest

from pmfacilitator.importing.prose.leads import begins_with_stamp, is_bare_stamp, lead_of


def told(line: str) -> tuple[str, str, str, str]:
    """Day, time, zone and words of a line, each as short as can be."""
    lead = lead_of(line)
    assert lead is not None, line
    day = ""
    if lead.day is not None:
        parts = lead.day
        day = f"{parts.year or '-'}/{parts.month or '-'}/{parts.day or '-'}"
        if parts.either:
            day = f"{parts.year or '-'}?{parts.either[0]}{parts.either[2]}{parts.either[1]}"
    time = lead.clock.time if lead.clock else None
    shown = str(time)[:8].removesuffix(":00") if time else ""
    return day, shown, lead.zone.words if lead.zone else "", lead.rest


@pytest.mark.parametrize(
    ("line", "day", "time", "zone", "words"),
    [
        ("10:04 valve stuck", "", "10:04", "", "valve stuck"),
        ("9:04 valve stuck", "", "09:04", "", "valve stuck"),
        ("10:04:59: valve stuck", "", "10:04:59", "", "valve stuck"),
        ("10:04 - valve stuck", "", "10:04", "", "valve stuck"),
        ("10:04 – valve stuck", "", "10:04", "", "valve stuck"),
        ("10:04 → valve stuck", "", "10:04", "", "valve stuck"),
        ("10:04 ::::: valve stuck", "", "10:04", "", "valve stuck"),
        ("[10:04] valve stuck", "", "10:04", "", "valve stuck"),
        ("9:20AM Monday, May 4th: valve stuck", "-/5/4", "09:20", "", "valve stuck"),
        ("9:20 am May 4: valve stuck", "-/5/4", "09:20", "", "valve stuck"),
        ("09:20 May 4 valves stuck", "", "09:20", "", "May 4 valves stuck"),
        ("(10:04) valve stuck", "", "10:04", "", "valve stuck"),
        ("13h30 la vanne est coincée", "", "13:30", "", "la vanne est coincée"),
        ("1604 UTC the valve", "", "16:04", "UTC", "the valve"),
        ("0947Z the valve", "", "09:47", "Z", "the valve"),
        ("8pm: valve", "", "20:00", "", "valve"),
        ("8 p.m. valve", "", "20:00", "", "valve"),
        ("12:10 AM valve", "", "00:10", "", "valve"),
        ("12:10 PM valve", "", "12:10", "", "valve"),
        ("10:04:56pm: valve", "", "22:04:56", "", "valve"),
        ("noon: valve", "", "12:00", "", "valve"),
        ("2024-03-04 10:04 valve", "2024/3/4", "10:04", "", "valve"),
        ("2024-03-04T10:04:00Z valve", "2024/3/4", "10:04", "Z", "valve"),
        ("2024-03-04T10:04:05.123+02:00 valve", "2024/3/4", "10:04:05", "+02:00", "valve"),
        ("2024-03-04 10:04:05 -0500 valve", "2024/3/4", "10:04:05", "-0500", "valve"),
        ("2024/03/04 10:04 valve", "2024/3/4", "10:04", "", "valve"),
        ("2024-03-04 - ~10:04 UTC: valve", "2024/3/4", "10:04", "UTC", "valve"),
        ("2024-03-04   10:04 valve", "2024/3/4", "10:04", "", "valve"),
        ("4 March 2024, 10:04 valve", "2024/3/4", "10:04", "", "valve"),
        ("4th of March 10:04 valve", "-/3/4", "10:04", "", "valve"),
        ("04-Mar-2024 10:04 valve", "2024/3/4", "10:04", "", "valve"),
        ("March 4th, 2024 at 10:04 valve", "2024/3/4", "10:04", "", "valve"),
        ("Mar 4 10:04 valve", "-/3/4", "10:04", "", "valve"),
        ("Sept 3, 4:26pm: valve", "-/9/3", "16:26", "", "valve"),
        ("MAR 4 10:04 valve", "-/3/4", "10:04", "", "valve"),
        ("Mon, Mar 4 10:04 valve", "-/3/4", "10:04", "", "valve"),
        ("Monday 4 March 10:04 valve", "-/3/4", "10:04", "", "valve"),
        ("07/08/16 10:04 - valve", "2016?7/8", "10:04", "", "valve"),
        ("7.8.2016 10:04 valve", "2016?7.8", "10:04", "", "valve"),
        ("Mon 12-05 16:21 valve", "-?12-5", "16:21", "", "valve"),
        ("10:04 UTC on 4 March: valve", "-/3/4", "10:04", "UTC", "valve"),
        ("10:04 UTC valve", "", "10:04", "UTC", "valve"),
        ("10:04 (UTC) - valve", "", "10:04", "UTC", "valve"),
        ("10:04 UTC+2 valve", "", "10:04", "UTC+2", "valve"),
        ("10:04 EDT valve", "", "10:04", "EDT", "valve"),
        ("10:04 AM PST: valve", "", "10:04", "PST", "valve"),
        ("10:04 Eastern Time - valve", "", "10:04", "Eastern Time", "valve"),
        ("10:04 Europe/Berlin valve", "", "10:04", "Europe/Berlin", "valve"),
        ("10:04 Denver - valve", "", "10:04", "Denver", "valve"),
        ("10:04 Berlin time: valve", "", "10:04", "Berlin", "valve"),
        ("ca. 10:04 valve", "", "10:04", "", "valve"),
        ("~10:04 valve", "", "10:04", "", "valve"),
        ("approx. 10:04 valve", "", "10:04", "", "valve"),
        ("At 10:04, the valve", "", "10:04", "", "the valve"),
        ("On 2024-03-04, at 10:04, the valve", "2024/3/4", "10:04", "", "the valve"),
        ("Some time before Mar 4 10:04am: valve", "-/3/4", "10:04", "", "valve"),
        ("Update 2024-03-04 10:04 UTC: valve", "2024/3/4", "10:04", "UTC", "valve"),
        ("UPDATE03 – 10:04", "", "10:04", "", ""),
        ("2024-03-04 - the valve was ordered", "2024/3/4", "", "", "the valve was ordered"),
        ("2024-03-04 --:-- valve", "2024/3/4", "", "", "valve"),
        ("[04/Mar/2024:10:04:11 +0000] valve", "2024/3/4", "10:04:11", "+0000", "valve"),
        ("10:04–present: valve", "", "10:04", "", "valve"),
        ("Mar 4 22:XX valve", "-/3/4", "", "", "valve"),
    ],
)
def test_a_stamp_is_read_in_every_common_spelling(
    line: str, day: str, time: str, zone: str, words: str
) -> None:
    assert told(line) == (day, time, zone, words)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "5 valves were ordered",
        "10 minutes later it was over",
        "8.4.0 was rolled out",
        "2 API tokens leaked",
        "10.1.2.3 did not answer",
        "50% of all orders failed",
        "99:99 is no time",
        "Outage of 7 hours",
        "Saturday was quiet",
        "3/4 of the pumps were down",
        "10:04abc",
        "May we ask for more",
        "1.5 million drops",
        "2024-13-45 is no date",
    ],
)
def test_numbers_that_are_no_time_are_left_alone(line: str) -> None:
    assert lead_of(line) is None


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("10:00 - 10:20 pump off", "10:00", "10:20"),
        ("10:00–10:20 pump off", "10:00", "10:20"),
        ("10:00 to 10:20 pump off", "10:00", "10:20"),
        ("from 10:00 until 10:20 pump off", "10:00", "10:20"),
        ("10:00 UTC - 10:20 UTC pump off", "10:00", "10:20"),
        ("10:00 - 10:20 PM pump off", "22:00", "22:20"),
        ("11:50 - 12:10 PM pump off", "11:50", "12:10"),
        ("11:50am - 1:10 pump off", "11:50", "13:10"),
        ("[17:44-7] pump off", "17:44", "17:47"),
        ("17:44-52 pump off", "17:44", "17:52"),
        ("2-3pm pump off", "14:00", "15:00"),
        ("00:25 - 00:29 AM pump off", "00:25", "00:29"),
        ("Mar 4 18:00 - Mar 5 04:00 pump off", "18:00", "04:00"),
    ],
)
def test_a_range_has_a_start_and_an_end_also_with_half_a_day_missing(
    line: str, start: str, end: str
) -> None:
    lead = lead_of(line)
    assert lead is not None
    assert lead.clock is not None
    assert lead.until is not None
    assert (f"{lead.clock.time:%H:%M}", f"{lead.until.time:%H:%M}") == (start, end)
    assert lead.rest == "pump off"


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("13:14 EDT (17:14 UTC): pump", ("17:14", "UTC")),
        ("10:00 PDT / 17:00 UTC - pump", ("17:00", "UTC")),
        ("15:08 (10:08 Eastern Time), pump", ("10:08", "Eastern Time")),
        ("17:07 UTC / 10:07 AM PDT: pump", ("10:07", "PDT")),
    ],
)
def test_a_second_clock_is_read_beside_the_first(line: str, other: tuple[str, str]) -> None:
    lead = lead_of(line)
    assert lead is not None
    assert lead.other is not None
    assert lead.other_zone is not None
    assert (f"{lead.other.time:%H:%M}", lead.other_zone.words) == other
    assert lead.rest == "pump"


def test_a_label_in_brackets_stays_with_the_words() -> None:
    lead = lead_of("[Outage start] On 2024-03-04, at 10:04, the pump stopped")
    assert lead is not None
    assert (lead.prefix, lead.rest) == ("[Outage start]", "the pump stopped")


def test_digits_alone_are_only_weakly_a_time() -> None:
    for line in ("11.07: pump", "0947 pump"):
        lead = lead_of(line)
        assert lead is not None
        assert lead.clock is not None
        assert lead.clock.is_weak


def test_what_begins_a_line_of_its_own_is_told_from_a_time_in_a_sentence() -> None:
    assert begins_with_stamp("**10:04** pump")
    assert begins_with_stamp("> 10:04 UTC: pump")
    assert not begins_with_stamp("At 10:04 the pump")
    assert not begins_with_stamp("pump at 10:04")


def test_a_time_alone_on_its_line_is_seen() -> None:
    assert is_bare_stamp("**Mar 4, 10:04 MDT**")
    assert not is_bare_stamp("10:04 pump")
    assert not is_bare_stamp("pump")
