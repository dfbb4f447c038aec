"""What a preview knows of a source, without a screen."""

from __future__ import annotations

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.typed_times import show_stamp
from pmfacilitator.importing.material import pasted
from pmfacilitator.screens.importing.sheet import Sheet, reading_of
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
