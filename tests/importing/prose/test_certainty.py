"""What looks like a certain day or zone and is not, and what is certain after all."""

from __future__ import annotations

import pytest

from tests.importing.prose.reading import entries, locals_of, read, texts_of, utcs_of, warned

_LIST = "\n\n- 14:32 pump fails\n- 14:41 pager rings\n- 15:05 pump is back\n"


def test_a_fall_back_that_is_too_small_for_a_night_claims_no_instant() -> None:
    text = "# Pumps 2024-03-04\n\nAll times UTC.\n\n- 09:00 a\n- 16:10 b\n- 09:05 (added later) c\n"
    assert utcs_of(text) == ["2024-03-04T09:00", "2024-03-04T16:10", None]
    assert "next day or stands out of order" in warned(text)


def test_midnight_is_looked_for_on_one_clock_where_entries_have_several() -> None:
    text = "# Pumps 2024-11-05\n\n- 17:20 UTC a\n- 18:31 CET b\n- 09:45 PST c\n- 18:50 CET d\n"
    assert utcs_of(text) == [f"2024-11-05T17:{minute}" for minute in (20, 31, 45, 50)]
    assert "order" not in warned(text)


def test_a_clock_further_west_may_still_show_the_day_before() -> None:
    text = "# Pumps 2024-11-05\n\n- 00:10 CET a\n- 23:15 UTC b\n- 00:20 CET c\n"
    assert locals_of(text) == ["2024-11-05T00:10", "2024-11-04T23:15", "2024-11-05T00:20"]


@pytest.mark.parametrize(
    "above",
    [
        "Times are local (Berlin), not UTC.",
        "All timestamps in the graphs are UTC.",
        "All times are local, except UTC in the logs.",
    ],
)
def test_a_zone_that_is_denied_or_that_other_things_have_is_not_the_zone(above: str) -> None:
    assert utcs_of(f"# Pumps 2024-03-04\n\n{above}{_LIST}") == [None, None, None]


def test_a_zone_with_an_exception_is_the_zone_of_the_rest() -> None:
    text = (
        "# Pumps 2024-03-04\n\nAll times are CET unless marked UTC.\n\n- 14:32 a\n- 13:41 UTC b\n"
    )
    assert utcs_of(text) == ["2024-03-04T13:32", "2024-03-04T13:41"]


@pytest.mark.parametrize(
    "title",
    [
        "Pumps 2024-03-04 (UTC)",
        "Pumps on 4 March 2024 [UTC]",
        "4–6 March 2024 (UTC)",
        "4/5 March 2024 (UTC)",
        "March 4–5, 2024 (UTC)",
    ],
)
def test_a_title_tells_the_first_day_and_the_zone_behind_it(title: str) -> None:
    assert utcs_of(f"# {title}{_LIST}")[0] == "2024-03-04T14:32"


def test_a_zone_in_a_title_that_is_not_behind_its_date_states_nothing() -> None:
    assert utcs_of(f"# UTC mix-up of 2024-03-04{_LIST}") == [None, None, None]


def test_a_date_that_is_told_with_a_time_is_the_date_of_the_entry_of_that_time() -> None:
    text = "Detected on: 2024-03-05 08:10\n\n- 22:32 pump fails\n- 08:10 found\n- 08:40 mended\n"
    assert locals_of(text) == ["2024-03-04T22:32", "2024-03-05T08:10", "2024-03-05T08:40"]


@pytest.mark.parametrize(
    "above",
    [
        "From: ana@example.org\nSubject: notes of the outage\nDate: Mon, 4 Mar 2024 10:00",
        "From: Ana\nSent: Monday, March 4, 2024 3:42 PM\nSubject: the outage",
        "A similar outage happened on 4 March 2024.",
        "The fault was introduced on 4 March 2024 and led to errors.",
        "Repairs are due by 2024-03-04 after this outage.",
    ],
)
def test_a_date_of_something_else_is_not_the_date_of_the_incident(above: str) -> None:
    assert locals_of(f"{above}{_LIST}") == ["14:32", "14:41", "15:05"]


def test_a_date_that_is_not_on_its_weekday_claims_no_instant() -> None:
    text = f"# Pumps, Thursday 5 March 2024\n\nAll times UTC.{_LIST}"
    assert utcs_of(text) == [None, None, None]
    assert "is a Tuesday" in warned(text)
    assert locals_of(f"# Pumps, Tuesday 5 March 2024{_LIST}")[0] == "2024-03-05T14:32"


def test_fields_that_stand_one_below_the_other_are_read_one_by_one() -> None:
    above = "Created: March 9, 2024\nDate: March 4, 2024\nLast edited: March 10, 2024"
    assert locals_of(f"# Pumps\n\n{above}{_LIST}")[0] == "2024-03-04T14:32"
    table = "| | |\n|---|---|\n| Date of incident | 4 Mar 2024 |\n| Date of report | 6 Mar 2024 |"
    assert locals_of(f"# Pumps\n\n{table}{_LIST}")[0] == "2024-03-04T14:32"


def test_a_heading_with_a_month_tells_the_year_of_the_days_below_it() -> None:
    text = (
        "# Leak\n\n## March 2024\n\n### 4 Mar\n\n- 14:32 a\n\n### 9 Mar\n\n- 09:10 b\n- 09:40 c\n"
    )
    assert locals_of(text) == ["2024-03-04T14:32", "2024-03-09T09:10", "2024-03-09T09:40"]


def test_days_without_a_year_are_in_order_too() -> None:
    assert "order" not in warned(
        "- Mar 4 23:50 a\n- Mar 5 00:10 b\n- Mar 5 00:20 c\n- Mar 5 01:00 d\n"
    )
    assert "1 entry stands" in warned(
        "- Mar 5 23:50 a\n- Mar 5 23:55 b\n- Mar 4 00:10 c\n- Mar 6 00:20 d\n"
    )


def test_a_line_that_is_a_day_begins_that_day_also_without_empty_lines() -> None:
    text = "Monday 4 March 2024\n14:32 UTC a\n14:41 UTC b\nThursday 7 March 2024\n16:00 UTC c\n"
    assert utcs_of(text) == ["2024-03-04T14:32", "2024-03-04T14:41", "2024-03-07T16:00"]
    assert texts_of(text) == ["a", "b", "c"]


def test_the_year_may_stand_behind_the_time() -> None:
    text = "Mon Mar 4 14:32:10 UTC 2024: a\nMon Mar 4 14:41:00 UTC 2024: b\n"
    assert utcs_of(text) == ["2024-03-04T14:32", "2024-03-04T14:41"]
    assert locals_of("- Mon Mar 4 14:32:00 2024 +0100 a\n- Mon Mar 4 15:00:00 2024 +0100 b\n") == [
        "2024-03-04T14:32",
        "2024-03-04T15:00",
    ]


def test_one_time_without_a_zone_is_counted_as_one() -> None:
    text = "# 2024-03-04\n\n- 14:32 a\n- 14:41 UTC b\n- 14:50 CET c\n"
    assert "1 time names no zone" in warned(text)
    assert len(read(text).entries) == len(entries(text)) == 3


def test_an_entry_may_say_that_it_was_the_day_before() -> None:
    text = "# Pumps 2024-03-04\n\n- 22:40 (previous evening) valve set\n- 09:00 a\n- 09:10 b\n"
    assert locals_of(text) == ["2024-03-03T22:40", "2024-03-04T09:00", "2024-03-04T09:10"]
    assert texts_of(text) == ["valve set", "a", "b"]


def test_a_day_above_a_list_that_runs_back_past_midnight_is_not_certain() -> None:
    text = "# 2024-03-04\n\nAll times UTC.\n\n- 00:40 d\n- 00:10 c\n- 23:50 b\n- 22:10 a\n"
    assert utcs_of(text) == [None] * 4
    assert "first or of the last entry" in warned(text)


def test_the_zone_of_something_that_is_done_every_day_is_not_that_of_the_entries() -> None:
    text = "# Pumps 2024-03-04\n\nPumps are checked {} 14:32 PST.\n\n- 14:32 pump fails\n- 14:41 mended\n"
    assert utcs_of(text.format("every day at")) == [None, None]
    assert utcs_of(text.format("from"))[0] == "2024-03-04T22:32"


def test_one_year_for_days_on_both_sides_of_new_year_is_not_certain() -> None:
    text = (
        "# Pumps (2024)\n\nAll times UTC.\n\n- Dec 31 23:50 a\n- Jan 1 00:10 b\n- Jan 1 00:40 c\n"
    )
    assert utcs_of(text) == [None] * 3
    dated = text.replace("(2024)", "31 December 2024")
    assert utcs_of(dated)[1] == "2025-01-01T00:10"


@pytest.mark.parametrize(
    "title",
    [
        "Pumps 2024-03-04 to 2024-03-05",
        "Pumps 2024-03-04 22:30 – 2024-03-05 00:20 UTC",
        "Pumps, 4 March 2024 - Tuesday, 5 March 2024",
    ],
)
def test_a_title_with_first_and_last_day_tells_the_first(title: str) -> None:
    assert locals_of(f"# {title}\n\n## Timeline\n\n- 22:32 a\n- 00:20 b\n") == [
        "2024-03-04T22:32",
        "2024-03-05T00:20",
    ]


_ANOTHER_DAY = "On May 12, we began a rollout that introduced a bug in all valves."
_THE_DAY = "Early June 8, a customer opened a valve, and 85% of all pumps failed."


def test_the_day_of_something_else_is_not_that_of_the_timeline_where_others_are_told() -> None:
    text = f"{_ANOTHER_DAY}\n\n{_THE_DAY}\n\nAll times are in UTC:{_LIST}"
    assert locals_of(text) == ["14:32", "14:41", "15:05"]
    assert "names 05-12 and 06-08, but not as the day" in warned(text)
    assert locals_of(text, "pumps-2021-06-08.txt")[0] == "2021-06-08T14:32"
    assert "date is told only by the file's name" in warned(text, "pumps-2021-06-08.txt")
    assert {entry.when.presumed for entry in entries(text, "pumps-2021-06-08.txt")} == {True}
    assert locals_of(text, date="2021-06-08")[0] == "2021-06-08T14:32"
    assert locals_of(text.replace("12,", "12, 2021,"), "2021-06-08.txt")[0] == "2021-06-08T14:32"


def test_a_first_sentence_tells_the_day_where_nothing_disagrees() -> None:
    text = f"On May 12, we ran dry.{_LIST}"
    assert locals_of(text, "pumps-2021-05-13.txt")[0] == "2021-05-12T14:32"
    assert "year is told only by the file's name" in warned(text, "pumps-2021-05-13.txt")
    assert locals_of(f"{text}\nIt began on May 11 already.", "2021-05-13")[0] == "2021-05-12T14:32"
    assert locals_of(text, "pumps-2021-06-08.txt")[0] == "2021-06-08T14:32"
    assert (
        locals_of(f"On May 12, all pumps failed.\n\nMended on May 30.{_LIST}")[0] == "05-12T14:32"
    )


def test_a_day_that_the_files_name_contradicts_is_likely_only() -> None:
    text = (
        f"# Pumps\n\nAll times are UTC.\n\nAn outage began with the rollout of May 12, 2021.{_LIST}"
    )
    assert utcs_of(text)[0] == "2021-05-12T14:32"
    assert {entry.when.utc for entry in entries(text, "pumps-2021-06-08.txt")} == {None}
    assert "name tells another day" in warned(text, "pumps-2021-06-08.txt")
    assert entries(text, "pumps-2021-05-20.txt")[0].when.utc is not None
