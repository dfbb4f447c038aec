"""What is seen of a meeting comes out of the index as it went in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, make_dataclass

import pytest
from hypothesis import given, settings

from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.learning.seen import MeetingSeen
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.library.codec import Codec
from tests.builders import meetings


@dataclass(frozen=True)
class Day:
    on: dt.date | None
    said: tuple[str, ...] = ()


@dataclass(frozen=True)
class Days:
    days: tuple[Day, ...]
    first: Day | None
    count: int | None


@given(meetings())
@settings(max_examples=60)
def test_what_is_seen_of_any_meeting_survives(held: Meeting) -> None:
    codec = Codec(MeetingSeen)
    seen = seen_of(held)
    assert codec.read(codec.write(seen)) == seen


def test_what_is_inside_of_each_other_survives() -> None:
    codec = Codec(Days)
    day = Day(dt.date(2026, 11, 27), ("a", "b"))
    for value in (Days((day, Day(None)), day, 3), Days((), None, None)):
        assert codec.read(codec.write(value)) == value


def test_what_is_left_out_is_handed_in_again() -> None:
    codec = Codec(Day, leave_out=["on"])
    day = Day(dt.date(2026, 11, 27), ("a",))
    assert codec.write(day) == '[["a"]]'
    assert codec.read(codec.write(day), day.on) == day


def test_another_field_anywhere_within_is_another_signature() -> None:
    def signature(*fields: tuple[str, type]) -> str:
        inner = make_dataclass("Inner", fields, frozen=True)
        return Codec(make_dataclass("Outer", [("inner", inner)], frozen=True)).signature

    one = signature(("said", str))
    assert one == signature(("said", str))
    assert len({one, signature(("said", str), ("more", str)), signature(("said", int))}) == 3


def test_a_type_that_json_has_no_form_for_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot be kept in an index"):
        Codec(make_dataclass("Odd", [("when", dt.datetime)], frozen=True))
    with pytest.raises(TypeError, match="is no dataclass"):
        Codec(int)
