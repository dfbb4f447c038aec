"""Times, dates and zones as people write them in languages other than English."""

from __future__ import annotations

import pytest

from pmfacilitator.importing.prose.clocks import clock_at
from tests.importing.prose.reading import entries, locals_of, texts_of, utcs_of


@pytest.mark.parametrize(
    ("words", "time"),
    [
        *(("15 h 05", "15:05"), ("15h05", "15:05"), ("16 Uhr", "16:00"), ("16 Uhr 30", "16:30")),
        *(
            ("15.05 Uhr", "15:05"),
            ("14:30 Uhr", "14:30"),
            ("16時37分", "16:37"),
            ("9시 5분", "09:05"),
        ),
    ],
)
def test_a_time_may_be_written_with_the_word_for_hour(words: str, time: str) -> None:
    found = clock_at(f"{words} : x", 0)
    assert found is not None
    assert f"{found[0].time:%H:%M}" == time
    assert not found[0].is_weak


def test_a_full_hour_is_one_beside_others_that_are_written_so() -> None:
    text = "## Chronologie\n\n- 15 h 05 : panne\n- 16h : reprise\n- 17 h : fin\n"
    assert locals_of(text) == ["15:05", "16:00", "17:00"]
    assert texts_of(text) == ["panne", "reprise", "fin"]
    lasting = "## Timeline\n\n- 10:00 pump off\n- 2h: the time it took\n- 3h: lost\n- 12:30 on\n"
    assert [time for time in locals_of(lasting) if time] == ["10:00", "12:30"]


@pytest.mark.parametrize(
    "text", ["3 hours", "5 h 30 minutes", "2h30 min", "16 Uhren", "16 Uhr 30 Server"]
)
def test_what_lasts_is_no_time(text: str) -> None:
    found = clock_at(text, 0)
    assert found is None or found[0].is_weak


@pytest.mark.parametrize(
    "day",
    [
        *("12 mai 2024", "12. Mai 2024", "12 de mayo de 2024", "2024年5月12日", "2024년 5월 12일"),
        *("12 May 2024", "le 12 mai 2024", "Sonntag, 12. Mai 2024"),
    ],
)
def test_a_day_may_have_its_month_in_another_language(day: str) -> None:
    assert locals_of(f"# {day}\n\n- 15:05 a\n- 15:10 b\n") == [
        "2024-05-12T15:05",
        "2024-05-12T15:10",
    ]


@pytest.mark.parametrize(
    ("month", "number"),
    [
        *(("janvier", 1), ("Jänner", 1), ("enero", 1), ("février", 2), ("März", 3), ("avril", 4)),
        *(("abril", 4), ("juin", 6), ("junio", 6), ("juillet", 7), ("Juli", 7), ("août", 8)),
        *(("agosto", 8), ("septiembre", 9), ("Oktober", 10), ("octobre", 10), ("Dezember", 12)),
        *(("décembre", 12), ("diciembre", 12), ("noviembre", 11)),
    ],
)
def test_every_month_is_known(month: str, number: int) -> None:
    text = f"- 3 {month} 2024 15:05 a\n- 4 {month} 2024 15:10 b\n"
    assert locals_of(text)[0] == f"2024-{number:02}-03T15:05"


def test_a_word_that_could_be_a_month_is_none_in_a_sentence_without_a_year() -> None:
    text = "Only 5 Mars rovers had an outage.\n\n- 15:05 a\n- 15:10 b\n"
    assert locals_of(text) == ["15:05", "15:10"]


@pytest.mark.parametrize(
    "heading",
    [
        *("Chronologie (heure de Paris)", "Cronología (hora de Madrid)", "Ablauf (MESZ)"),
        *("Ablauf (Berliner Zeit)", "Déroulé (heure locale de Paris)", "Zeitleiste (CEST)"),
    ],
)
def test_a_zone_may_be_named_in_another_language(heading: str) -> None:
    lines = "".join(f"- 15:0{minute} a\n" for minute in range(4))
    assert utcs_of(f"# 12 mai 2024\n\n## {heading}\n\n{lines}")[0] == "2024-05-12T13:00"


def test_four_lines_that_begin_with_a_time_are_a_timeline_whatever_stands_above() -> None:
    lines = "".join(
        f"• 16:3{minute} (Identified):\n  • 原因を特定しました。\n" for minute in range(4)
    )
    text = f"概要\n\n発生日時: 2025年10月24日 16:30 JST頃\n\nタイムライン (JST)\n\n以下の通りです。\n\n{lines}"
    assert utcs_of(text) == [f"2025-10-24T07:3{minute}" for minute in range(4)]
    assert len(entries(text)) == 4
