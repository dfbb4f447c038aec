from __future__ import annotations

import pytest

from pmfacilitator.importing.prose.statements import stated_in
from tests.importing.prose.reading import entries, read, utc, utcs_of, warned

SUMMER = "- 2024-07-04 10:00 pump off\n- 2024-07-04 10:20 pump on\n"
WINTER = SUMMER.replace("07-04", "01-04")


@pytest.mark.parametrize(
    ("above", "hour"),
    [
        ("## Timeline (UTC)\n", "10"),
        ("## Timeline (all times CEST)\n", "08"),
        ("## Timeline\n*All times are UTC unless otherwise noted.*\n\n", "10"),
        ("## Timeline\nAll events are documented in [UTC](https://x.example) time.\n\n", "10"),
        ("## Timeline\nTimes are in Eastern Daylight Time.\n\n", "14"),
        ("## Timeline\nAll times in CEST (UTC+2)\n\n", "08"),
        ("## Timeline\nAll times BST (UTC+1)\n\n", "09"),
        ("## Timeline\nTime zone: Europe/Berlin\n\n", "08"),
        ("## Timeline\nAll times are in Denver.\n\n", "16"),
        ("## Timeline (PT)\n", "17"),
        ("Here is what happened (all times are in UTC):\n\n", "10"),
        ("All times in this document are UTC.\n\n# Summary\nDry.\n\n## Timeline\n", "10"),
        ("On 2024-07-04 at 10:00 Eastern all pumps stopped.\n\n## Timeline\n", "14"),
    ],
)
def test_the_zone_may_be_stated_for_all(above: str, hour: str) -> None:
    assert utcs_of(above + SUMMER) == [f"2024-07-04T{hour}:00", f"2024-07-04T{hour}:20"]


@pytest.mark.parametrize(
    ("zone", "hour"),
    [
        ("UTC", "10"),
        ("UTC+2", "08"),
        ("CEST", "08"),
        ("EDT", "14"),
        ("PDT", "17"),
        ("Europe/Paris", "08"),
    ],
)
def test_the_zone_may_stand_in_each_entry(zone: str, hour: str) -> None:
    text = SUMMER.replace(":00", f":00 {zone}").replace(":20", f":20 {zone}")
    assert utcs_of(text) == [f"2024-07-04T{hour}:00", f"2024-07-04T{hour}:20"]


@pytest.mark.parametrize("zone", ["PST", "CST", "IST", "BST", "EST", "CET", "MST"])
def test_a_zone_that_means_several_or_does_not_fit_the_season_stays_open(zone: str) -> None:
    found = entries(f"## Timeline ({zone})\n{SUMMER}")
    assert {entry.when.zone for entry in found} == {None}
    assert {entry.when.zone_words for entry in found} == {zone}
    assert {utc(entry) for entry in found} == {None}
    assert all(zone in entry.doubt for entry in found)
    assert zone in warned(f"## Timeline ({zone})\n{SUMMER}")


@pytest.mark.parametrize(("zone", "hour"), [("PST", "18"), ("EST", "15"), ("CET", "09")])
def test_a_zone_of_winter_is_certain_in_winter(zone: str, hour: str) -> None:
    assert utcs_of(f"## Timeline ({zone})\n{WINTER}")[0] == f"2024-01-04T{hour}:00"


def test_a_choice_settles_what_is_open_and_overrides_nothing() -> None:
    assert utcs_of(f"## Timeline (CST)\n{SUMMER}", zone="Asia/Shanghai")[0] == "2024-07-04T02:00"
    assert utcs_of(f"## Timeline\n{SUMMER}", zone="+02:00")[0] == "2024-07-04T08:00"
    assert utcs_of(f"## Timeline (UTC)\n{SUMMER}", zone="+02:00")[0] == "2024-07-04T10:00"


@pytest.mark.parametrize(
    ("zone", "named", "settled"),
    [
        ("Europe/Berlin", "IST", None),
        ("Asia/Kolkata", "IST", "Asia/Kolkata"),
        ("America/Chicago", "CST", "America/Chicago"),
        ("Asia/Shanghai", "CST", "Asia/Shanghai"),
        ("Europe/London", "BST", None),
        ("+08:00", "CST", None),
        ("America/Argentina/Buenos_Aires", "ART", "America/Argentina/Buenos_Aires"),
    ],
)
def test_a_choice_settles_only_what_its_clocks_are_called_that_day(
    zone: str, named: str, settled: str | None
) -> None:
    text = f"- 2026-11-20 14:40 {named} foo\n- 2026-11-20 15:00 more\n- 2026-11-20 23:00 UTC end\n"
    told = read(text, zone=zone)
    assert [entry.when.zone for entry in told.entries] == [settled, zone, "UTC"]
    doubts = [remark.words for remark in told.warnings]
    assert doubts == ([] if settled else [f"It is not certain which offset “{named}” means here."])


def test_without_a_day_a_choice_settles_what_its_clocks_are_called_all_year() -> None:
    text = "- 14:40 {0} foo\n- 15:00 {0} more\n"
    assert read(text.format("CST"), zone="America/Chicago").entries[0].when.zone is None
    assert read(text.format("CST"), zone="Asia/Shanghai").entries[0].when.zone == "Asia/Shanghai"


def test_a_name_beside_an_offset_that_contradicts_it_is_settled_by_no_choice() -> None:
    text = SUMMER.replace(":00", ":00 PDT (UTC-8) -").replace(":20", ":20 PDT (UTC-8) -")
    assert utcs_of(text, zone="America/Los_Angeles") == [None, None]


def test_two_clocks_prove_the_zone_of_all() -> None:
    text = "- 2024-07-04 10:00 CST (15:00 UTC) off\n- 2024-07-04 10:20 CST on\n"
    assert utcs_of(text) == ["2024-07-04T15:00", "2024-07-04T15:20"]


def test_two_clocks_may_lie_on_two_days() -> None:
    assert utcs_of(
        "## Timeline 2024-07-04\n- 20:07 EDT (00:07 UTC): off\n- 21:00 EDT (01:00 UTC): on\n"
    ) == [
        "2024-07-05T00:07",
        "2024-07-05T01:00",
    ]


def test_two_clocks_that_contradict_each_other_claim_nothing() -> None:
    text = "- 2024-07-04 10:00 EDT (15:00 UTC) off\n- 2024-07-04 10:20 EDT (14:20 UTC) on\n"
    assert utcs_of(text) == [None, "2024-07-04T14:20"]
    assert "do not agree" in entries(text)[0].doubt


def test_a_city_is_a_zone_only_where_all_entries_have_one() -> None:
    text = "## Timeline 2024-07-04\n- 10:00 Denver - off\n- 10:20 Denver - on\n"
    assert utcs_of(text) == ["2024-07-04T16:00", "2024-07-04T16:20"]
    people = "## Timeline\n- 10:00 Sydney - off\n- 10:05 Robin - bell\n- 10:20 Robin - on\n"
    assert {entry.when.zone for entry in entries(people)} == {None}
    assert entries(people)[0].text == "Sydney - off"


def test_the_zone_of_the_first_entries_holds_for_the_rest() -> None:
    assert utcs_of("- 2024-07-04 10:00 UTC off\n- 10:20 on\n") == [
        "2024-07-04T10:00",
        "2024-07-04T10:20",
    ]


def test_no_zone_is_said_so_once() -> None:
    warnings = [one.words for one in read(SUMMER * 20).warnings if "zone" in one.words]
    assert len(warnings) == 1


def test_without_a_date_a_season_is_not_known() -> None:
    found = entries("## Timeline (CEST)\n- 10:00 off\n- 10:20 on\n")
    assert {(entry.when.zone, entry.when.zone_words) for entry in found} == {(None, "CEST")}


@pytest.mark.parametrize(
    "text", ["Plan Z", "We met ET at 10:00", "The CT scan", "IST was late", ""]
)
def test_words_that_only_look_like_zones_state_nothing(text: str) -> None:
    assert stated_in(text) is None


def test_two_zones_named_for_all_leave_it_to_the_entries() -> None:
    assert stated_in("Times are in both Eastern Daylight Time (EDT) and UTC.") is None


@pytest.mark.parametrize(
    ("words", "hour"),
    [
        ("Central European Summer Time", "08"),
        ("Eastern European Summer Time (EEST)", "07"),
        ("eastern daylight time", "14"),
        ("Pacific time", "17"),
        ("PDT (UTC-7)", "17"),
        ("Pacific Daylight Time (PDT, UTC-7)", "17"),
        ("Australian Eastern Standard Time", "00"),
    ],
)
def test_a_zone_may_be_called_by_several_words(words: str, hour: str) -> None:
    instants = [f"2024-07-04T{hour}:00", f"2024-07-04T{hour}:20"]
    assert utcs_of(f"All times are in {words}.\n\n{SUMMER}") == instants
    assert utcs_of(f"## Timeline\n{SUMMER}\n## Notes\n\nAll times are in {words}.\n") == instants


def test_the_east_of_another_continent_is_not_america_s() -> None:
    assert set(utcs_of(f"All times are Australian Eastern Standard Time.\n\n{WINTER}")) == {None}
    assert set(utcs_of(f"All times are Mexico Central Standard Time.\n\n{WINTER}")) == {None}


@pytest.mark.parametrize(
    ("zone", "hour"),
    [("PDT (UTC-7)", "17"), ("(PDT, UTC-7)", "17"), ("CST (UTC+8)", "02"), ("PDT (UTC-8)", "")],
)
def test_an_offset_in_brackets_explains_the_zone_before_it(zone: str, hour: str) -> None:
    text = SUMMER.replace(":00", f":00 {zone} -").replace(":20", f":20 {zone} -")
    assert [entry.text for entry in entries(text)] == ["pump off", "pump on"]
    assert utcs_of(text)[0] == (f"2024-07-04T{hour}:00" if hour else None)


def test_two_columns_of_clocks_are_not_two_names_of_one_zone() -> None:
    text = (
        "| Time (Europe/Berlin) | UTC | What happened |\n| --- | --- | --- |\n"
        "| 2026-11-20 23:50 | 22:50 | a |\n| 2026-11-21 00:10 | 2026-11-20 23:10 | b |\n"
    )
    assert utcs_of(text) == ["2026-11-20T22:50", "2026-11-20T23:10"]
