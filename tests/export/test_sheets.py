"""CSV: a table that any program reads, in which nothing is calculated."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.rows import (
    Action,
    ActionStatus,
    Insight,
    InsightChange,
    InsightStatus,
    Quantity,
    Result,
)
from pmfacilitator.domain.rows import Link as Pointer
from pmfacilitator.export.registry import render
from pmfacilitator.export.targets.dialects import WORD_JOINER
from pmfacilitator.export.targets.sheets import BYTE_ORDER, STARTS_FORMULA, harmless, sheet
from tests.builders import incident, meeting, row_id, texts


def bare(text: str) -> str:
    return text.replace(WORD_JOINER, "")


def read(text: str) -> list[list[str]]:
    assert text.startswith(BYTE_ORDER)
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER), newline="")))


def test_actions_are_a_row_each_with_what_they_answer() -> None:
    insight = Insight(id=row_id(1), learned="Resellers poll, every second")
    action = Action(
        id=row_id(2),
        what="Cap “clients”",
        owner="Mara",
        answers=row_id(1),
        status=ActionStatus.NOT_DOING,
        because="too late",
    )
    held = meeting(insights=(insight,), actions=(action,), incident=incident(title="Payouts"))
    header, row = read(render(held, "csv"))
    told = dict(zip(header, row, strict=True))
    assert told["action"] == "Cap “clients”"
    assert told["status"] == "not doing"
    assert told["answers"] == "Resellers poll, every second"
    assert (told["incident"], told["meeting"]) == ("Payouts", held.id)


def test_insights_are_a_row_each_with_their_evidence() -> None:
    insight = Insight(
        id=row_id(1),
        learned="x",
        evidence=(Pointer(url="https://x.org"), Pointer(target=row_id(9))),
    )
    header, row = read(render(meeting(insights=(insight,)), "csv", "insights"))
    assert dict(zip(header, row, strict=True))["evidence"] == "https://x.org"


def test_an_insight_s_number_and_result_stand_in_columns_of_their_own() -> None:
    insight = Insight(
        learned="x",
        number=Quantity(value=Decimal(402), unit="calls a minute"),
        status=InsightStatus.MEASURED,
        changes=(InsightChange(status=InsightStatus.MEASURED, on=dt.date(2027, 1, 10)),),
        result=Result(words="timeouts", number=Quantity(value=Decimal(-40), unit="%")),
    )
    header, row = read(render(meeting(insights=(insight,)), "csv", "insights"))
    told = dict(zip(header, row, strict=True))
    assert (told["number"], told["unit"]) == ("402", "calls a minute")
    assert (told["status"], told["since"]) == ("measured", "2027-01-10")
    assert (told["result"], told["result value"], told["result unit"]) == ("timeouts", "'-40", "%")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        (" =1+1", "' =1+1"),
        ("-5 %", "'-5 %"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t\u2060=1"),
        ("a=1", "a=1"),
        ("a;=1\n @b; c", "a;\u2060=1\n \u2060@b; c"),
        ("", ""),
        ("'so'", "'so'"),
    ],
)
def test_a_cell_that_would_be_calculated_is_guarded(cell: str, written: str) -> None:
    assert harmless(cell) == written


@given(st.lists(st.tuples(texts(), texts()), min_size=1, max_size=4))
def test_every_cell_comes_back_and_none_begins_a_formula(rows: list[tuple[str, str]]) -> None:
    header, *found = read(sheet(("a", "b"), rows))
    assert header == ["a", "b"]
    for row, cells in zip(rows, found, strict=True):
        for typed, cell in zip(row, cells, strict=True):
            assert cell.replace(WORD_JOINER, "") in {bare(typed), f"'{bare(typed)}"}
            assert not cell.lstrip(" ").startswith(STARTS_FORMULA)
