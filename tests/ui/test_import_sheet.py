"""What a preview knows of a source, without a screen."""

from __future__ import annotations

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.typed_times import read_stamp, show_stamp
from pmfacilitator.importing.material import pasted
from pmfacilitator.screens.importing.sheet import UNKNOWN, Sheet, reading_of
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
    assert (sheet.not_settled(order[1]), sheet.count_unsettled) == (UNKNOWN, 2)
    typed = sheet.with_stamp(order[1], read_stamp("14:40 UTC"))
    assert (typed.not_settled(order[1]), typed.count_unsettled) == ("", 1)


def test_a_row_of_a_table_that_has_no_time_is_not_to_be_looked_at() -> None:
    timed = "".join(f"2026-11-20 14:3{n} UTC,at {n}\n" for n in range(6))
    text = f"time,event\n{timed}2026-11-21,b\n,c\nsoon,d\n"
    sheet = sheet_of(text)
    assert sheet.reading.imported.source == "csv"
    assert [bool(sheet.not_settled(key)) for key in sheet.reading.order].count(True) == 1
