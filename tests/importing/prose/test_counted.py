"""A document without a day, read for a meeting: the incident's day tells what zones are called."""

from __future__ import annotations

import datetime as dt

import pytest

from pmfacilitator.importing.found import Choices, Imported
from pmfacilitator.importing.prose import read_prose
from tests.importing.prose.reading import counted, read

_LIST = "- 14:32 EST pager\n- 14:40 CST restart\n- 15:00 EST calm\n"


def zones(of: Imported) -> list[str | None]:
    return [entry.when.zone for entry in of.entries]


def words(of: Imported) -> list[str]:
    return [remark.words for remark in of.warnings]


def test_what_a_zone_is_called_is_certain_on_the_incidents_day_and_no_entry_gets_that_day() -> None:
    assert zones(counted(_LIST)) == ["-05:00", None, "-05:00"]
    assert zones(counted(_LIST, "2026-06-20")) == [None, None, None]
    assert zones(read(_LIST)) == [None, None, None]
    assert {(each.when.local or "")[2:3] for each in counted(_LIST).entries} == {":"}
    assert {each.when.utc for each in counted(_LIST).entries} == {None}


def test_the_meetings_zone_settles_what_its_clocks_are_called_and_nothing_else() -> None:
    day = dt.date(2026, 11, 20)
    told = read_prose(_LIST, Choices(counted_from=day, counted_in="America/Chicago"))
    assert zones(told) == ["-05:00", "America/Chicago", "-05:00"]
    assert words(told) == ["1 entry stands out of order."]
    bare = read_prose("- 14:32 a\n- 14:40 b\n", Choices(counted_in="America/Chicago"))
    assert zones(bare) == [None, None]


def test_nobody_is_asked_for_a_day_from_which_it_counts_already() -> None:
    assert words(counted(_LIST)) == ["It is not certain which offset “CST” means here."]
    assert any("choose the incident's date" in said for said in words(read(_LIST)))


def test_past_midnight_a_zone_is_told_by_the_day_that_is_counted() -> None:
    text = "- 23:50 EST a\n- 00:10 EST b\n"
    assert zones(counted(text, "2026-10-31")) == [None, "-05:00"]


def test_midnight_is_looked_for_on_one_clock_where_entries_have_several() -> None:
    told = counted("- 17:20 UTC a\n- 18:31 CET b\n- 09:45 PST c\n- 18:50 CET d\n")
    assert [entry.when.day for entry in told.entries] == [0, 0, 0, 0]
    assert words(told) == []


def test_a_day_that_is_told_elsewhere_or_could_be_two_is_still_spoken_of() -> None:
    other = "Repairs were paid on 2026-11-24.\n\nSomebody asked on 2026-12-01.\n\n" + _LIST
    assert "but not as the day of these times; they count from" in words(counted(other))[-2]
    either = f"Repairs were paid on 07/08/2026.\n\nAll was well.\n\n{_LIST}"
    assert any("could be either of two days; choose" in said for said in words(counted(either)))


@pytest.mark.parametrize(("first", "zone"), [("2026-11-20", "-05:00"), ("2026-06-01", "-05:00")])
def test_a_year_that_is_missing_is_the_one_nearest_to_the_incident(first: str, zone: str) -> None:
    told = counted("- Nov 19 17:20 EST a\n- Nov 20 18:31 EST b\n", first)
    assert zones(told) == [zone, zone]
    assert words(told) == [
        "The year is not in the document; it is the one nearest to the incident's date."
    ]
