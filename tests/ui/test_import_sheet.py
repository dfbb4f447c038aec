"""What a preview knows of a source, without a screen."""

from __future__ import annotations

from dataclasses import replace

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.typed_times import read_stamp, show_stamp
from pmfacilitator.importing.material import pasted
from pmfacilitator.screens.importing.sheet import Sheet, reading_of
from pmfacilitator.screens.importing.understood import UNKNOWN, with_keys
from pmfacilitator.screens.importing.wishes import Wishes
from tests.builders import incident, meeting


def sheet_of(text: str, into: Meeting | None = None, wishes: Wishes | None = None) -> Sheet:
    wanted, there = wishes or Wishes(), into or meeting()
    return Sheet(there, reading_of(pasted(text), wanted, there), wanted)


def whens(sheet: Sheet) -> list[str]:
    """When each line was, as the meeting shows it; with ~ where the day follows the incident's."""
    told = [sheet.when(key) for key in sheet.reading.order]
    date = sheet.meeting.incident.date
    return [
        f"{show_stamp(when, date)}{'~' if when.is_inferred else ''}" if when else "?"
        for when in told
    ]


def warned(sheet: Sheet) -> list[str]:
    return [remark.words for remark in sheet.reading.imported.warnings]


def places(sheet: Sheet) -> dict[str, int | None]:
    """What is warned of, and on which line."""
    remarks = sheet.reading.imported.warnings
    return {remark.words: remark.line for remark in remarks if "out of order" not in remark.words}


def test_a_text_without_a_day_has_the_meetings_also_for_what_its_zones_are_called() -> None:
    sheet = sheet_of("14:32 EST pager fired\n00:10 EST calm\n")
    assert whens(sheet) == ["14:32 UTC-05:00~", "2026-11-21 00:10 UTC-05:00~"]
    assert (warned(sheet), sheet.count_unsettled) == ([], 0)


def test_without_a_date_in_the_meeting_either_it_is_asked_for() -> None:
    bare = meeting(incident=incident(date=None, timezone=None))
    sheet = sheet_of("14:32 EST pager fired\n14:40 EST calm\n", bare)
    assert whens(sheet) == ["?", "?"]
    assert any("choose the incident's date" in said for said in warned(sheet))


def test_a_line_without_a_time_is_looked_at_only_if_its_source_does_not_know_it() -> None:
    sheet = sheet_of(
        "# Timeline\n\n- 2026-11-19 14:32 UTC a\n- 2026-11-20 --:-- b\n- 2026-11-20 22:XX c\n"
        "- 2026-11-21 d\n- 2026-11-21 14:32 UTC e\n"
    )
    order = sheet.reading.order
    assert [sheet.reading.found[key].text[0] for key in order] == ["a", "b", "c", "d", "e"]
    assert [bool(sheet.not_settled(key)) for key in order] == [False, True, True, False, False]
    assert (sheet.not_settled(order[1]), sheet.count_unsettled) == (with_keys(UNKNOWN), 2)
    typed = sheet.with_stamp(order[1], read_stamp("14:40 UTC"))
    assert (typed.not_settled(order[1]), typed.count_unsettled) == ("", 1)


def test_a_row_of_a_table_that_has_no_time_is_not_to_be_looked_at() -> None:
    timed = "".join(f"2026-11-20 14:3{n} UTC,at {n}\n" for n in range(6))
    text = f"time,event\n{timed}2026-11-21,b\n,c\nsoon,d\n"
    sheet = sheet_of(text)
    assert sheet.reading.imported.source == "csv"
    assert [bool(sheet.not_settled(key)) for key in sheet.reading.order].count(True) == 1


_CST = "14:30 UTC pager fired\n22:15 CST a\n22:20 CST b\n22:40 UTC calm\n"
_NOT_CERTAIN = "It is not certain which offset “CST” means here."


def test_what_somebody_settles_is_warned_of_no_longer() -> None:
    sheet = sheet_of(_CST)
    _, first, second, _ = sheet.reading.order
    assert places(sheet) == {_NOT_CERTAIN: 2}
    one = sheet.with_stamp(first, read_stamp("22:15 +0800"))
    assert places(one) == {_NOT_CERTAIN: 3}
    assert places(one.with_stamp(second, read_stamp("22:20 +0800"))) == {}
    assert places(sheet.with_text(first, "c").with_ticked(second, ticked=False)) == {
        _NOT_CERTAIN: 2
    }
    assert places(replace(one, wishes=Wishes())) == {_NOT_CERTAIN: 2}


def test_what_is_typed_and_leaves_the_day_open_is_still_warned_of() -> None:
    bare = meeting(incident=incident(date=None, timezone=None))
    sheet = sheet_of("14:32 a\n14:40 b\n", bare)
    first, second = sheet.reading.order
    before = len(warned(sheet))
    assert len(warned(sheet.with_stamp(first, read_stamp("14:33")))) == before
    for key in (first, second):
        sheet = sheet.with_stamp(key, read_stamp("2026-11-20 14:33 UTC"))
    assert warned(sheet) == ["No time zone is named; choose the one that these clocks showed."]


def test_a_table_is_warned_of_no_longer_where_its_zones_are_settled() -> None:
    sheet = sheet_of("time,event\n2026-11-20 14:32 CST,a\n2026-11-20 14:33 UTC,b\n")
    key = next(key for key, found in sheet.reading.found.items() if found.text == "a")
    assert any("CST can mean several" in said for said in warned(sheet))
    settled = sheet.with_stamp(key, read_stamp("2026-11-20 14:32 +0800"))
    assert not any("CST" in said for said in warned(settled))
    assert settled.reading.unsettled is sheet.reading.unsettled, "worked out once"
