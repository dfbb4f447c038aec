from __future__ import annotations

import pytest

from tests.importing.prose.reading import entries, locals_of, utcs_of, warned

LIST = "- 22:00 UTC pump off\n- 23:10 UTC bell\n"
DATED = ["2024-03-04T22:00", "2024-03-04T23:10"]
LINES = "- {0} 22:00 UTC pump off\n- {1} 09:10 UTC pump on\n"


@pytest.mark.parametrize(
    "above",
    [
        "## Timeline 2024-03-04\n",
        "## Timeline (4 March 2024)\n",
        "# Dry pumps on March 4th, 2024\n\n## Timeline\n",
        "---\ntitle: Dry pumps, 4 March 2024\n---\n## Timeline\n",
        "**Date**: 04/03/2024\n**Review**: 15/03/2024\n\n## Timeline\n",
        "Date of incident: 4 March 2024\n\n## Timeline\n",
        "| Incident date | 2024-03-04 |\n|---|---|\n| Owner | Ana |\n\n## Timeline\n",
        "## Timeline\nAll times in UTC, on March 4th 2024.\n\n",
        "On 4 March 2024 at 22:00 the pumps stopped.\n\n## Timeline\n",
        "The outage of March 4, 2024 left us dry.\n\n## Timeline\n",
        "## Timeline\n**4 March 2024**\n\n",
    ],
)
def test_the_date_may_stand_in_many_places(above: str) -> None:
    assert locals_of(above + LIST) == DATED
    assert utcs_of(above + LIST) == DATED


def test_dates_of_the_report_are_not_the_incident() -> None:
    text = "# Dry pumps\nLast modified: 2024-03-19\nRetro held: 2024-03-18\n\n## Timeline\n" + LIST
    assert locals_of(text) == ["22:00", "23:10"]
    assert "not as the day of these times" in warned(text)


def test_a_file_name_tells_a_likely_date_but_no_instant() -> None:
    found = entries("## Timeline\n" + LIST, name="2024-03-04-dry-pumps.md")
    assert [entry.when.local for entry in found] == DATED
    assert {entry.when.utc for entry in found} == {None}
    assert {entry.when.zone for entry in found} == {"UTC"}


def test_a_choice_fills_what_is_missing_and_overrides_nothing() -> None:
    bare = "## Timeline\n" + LIST
    assert locals_of(bare, date="2024-03-04") == DATED
    assert locals_of(bare, name="2023-01-01.md", date="2024-03-04") == DATED
    assert locals_of("## Timeline 2024-03-04\n" + LIST, date="2020-01-01") == DATED


def test_a_missing_year_is_taken_from_wherever_it_is_certain() -> None:
    lines = LINES.format("Mar 4", "Mar 5")
    dates = ["2024-03-04T22:00", "2024-03-05T09:10"]
    assert locals_of("## 1. Date\n- Discovered: March 5, 2024\n\n## Timeline\n" + lines) == dates
    assert locals_of("---\ndate: 2024-03-19\n---\n## Timeline\n" + lines) == dates
    assert locals_of("## Timeline, spring 2024\n" + lines) == dates
    assert locals_of("## Timeline\n" + lines, date="2024-03-04") == dates
    assert locals_of("## Timeline\n" + lines) == ["03-04T22:00", "03-05T09:10"]
    assert "year" in warned("## Timeline\n" + lines)


def test_a_report_of_january_tells_of_the_december_before() -> None:
    text = "---\ndate: 2024-01-08\n---\n## Timeline\n" + LINES.format("Dec 30", "Dec 31")
    assert locals_of(text) == ["2023-12-30T22:00", "2023-12-31T09:10"]


def test_the_year_turns_over_between_entries() -> None:
    text = "## Timeline\n" + LINES.format("Dec 31, 2023", "Jan 1")
    assert locals_of(text) == ["2023-12-31T22:00", "2024-01-01T09:10"]


def test_a_year_only_in_the_file_name_is_likely_only() -> None:
    found = entries("## Timeline\n" + LINES.format("Mar 4", "Mar 5"), name="pumps-20240304.txt")
    assert [entry.when.local for entry in found] == ["2024-03-04T22:00", "2024-03-05T09:10"]
    assert {entry.when.utc for entry in found} == {None}
    assert all("file" in entry.doubt for entry in found)


@pytest.mark.parametrize(
    ("text", "name", "first"),
    [
        (LINES.format("13/02/24", "14/02/24"), "", "2024-02-13T22:00"),
        (LINES.format("02/13/24", "02/14/24"), "", "2024-02-13T22:00"),
        (LINES.format("09/02/24", "10/02/24"), "", "2024-02-09T22:00"),
        (LINES.format("02/09/24", "02/10/24"), "", "2024-02-09T22:00"),
        (
            "On 9 February 2024 pumps ran dry.\n\n" + LINES.format("09/02/24", "09/02/24"),
            "",
            "2024-02-09T22:00",
        ),
        (LINES.format("02/09/24", "02/09/24"), "20240209-pumps.txt", "2024-02-09T22:00"),
        (
            "See the notice of 31/01/2024.\n\n" + LINES.format("09/02/24", "09/02/24"),
            "",
            "2024-02-09T22:00",
        ),
        ("## Timeline 2022\n" + LINES.format("Mon 12-05", "Tue 12-06"), "", "2022-12-05T22:00"),
    ],
)
def test_day_and_month_in_digits_are_settled_by_evidence(text: str, name: str, first: str) -> None:
    assert locals_of(text, name)[0] == first


def test_day_and_month_in_digits_stay_open_without_evidence() -> None:
    text = LINES.format("07/08/24", "07/08/24")
    found = entries(text)
    assert [entry.when.local for entry in found] == ["22:00", "09:10"]
    assert {entry.when.date for entry in found} == {None}
    assert all("order of day and month" in entry.doubt for entry in found)
    assert "order of day and month" in warned(text)
    assert locals_of(text, date="2024-08-07") == ["2024-08-07T22:00", "2024-08-07T09:10"]


def test_midnight_passes_without_a_new_date() -> None:
    text = "## Timeline 2024-03-04\n- 23:50 pump off\n- 00:10 bell\n- 08:00 pump on\n- 07:40 note\n"
    assert locals_of(text) == [
        "2024-03-04T23:50",
        "2024-03-05T00:10",
        "2024-03-05T08:00",
        "2024-03-05T07:40",
    ]
    assert "1 entry stands out of order" in warned(text)


def test_days_are_counted_where_no_date_is_known() -> None:
    found = entries("## Timeline\n- 23:50 pump off\n- 00:10 bell\n- 23:00 pump on\n- 01:00 note\n")
    assert [entry.when.day for entry in found] == [0, 1, 1, 2]
    assert [entry.when.local for entry in found] == ["23:50", "00:10", "23:00", "01:00"]


def test_a_list_may_run_newest_first() -> None:
    dated = "Update 2024-03-05 00:30 UTC: on\n\nUpdate 2024-03-04 23:50 UTC: bell\n\nUpdate 23:10 UTC: off\n"
    assert locals_of(dated) == ["2024-03-05T00:30", "2024-03-04T23:50", "2024-03-04T23:10"]
    titled = "# Dry on 2024-03-04\n## Timeline\n- 01:30 on\n- 00:30 bell\n- 23:50 off\n"
    assert locals_of(titled) == ["2024-03-05T01:30", "2024-03-05T00:30", "2024-03-04T23:50"]
    assert "out of order" not in warned(titled)


def test_the_next_day_may_be_said_in_words() -> None:
    text = "## Timeline 2024-03-04\n- 22:00 off\n- next day 00:10 bell\n- 02:00 look\n- 23:00 on\n"
    assert locals_of(text)[1:3] == ["2024-03-05T00:10", "2024-03-05T02:00"]
    plus = "## Timeline 2024-03-04\n- 22:00 off\n- 00:10 (+1) bell\n- 24:00 end\n"
    assert locals_of(plus) == ["2024-03-04T22:00", "2024-03-05T00:10", "2024-03-06T00:00"]


def test_days_of_the_week_and_numbered_days_are_counted_on() -> None:
    week = "# Dry on 2024-03-04\n- Monday 22:00 off\n- 23:00 bell\n- Tuesday 09:00 on\n- Friday 9:00 note\n"
    assert locals_of(week)[2:] == ["2024-03-05T09:00", "2024-03-08T09:00"]
    numbered = "# Dry on 2024-03-04\n## Timeline\n### Day 1\n- 22:00 off\n### Day 3\n- 09:00 on\n"
    assert locals_of(numbered) == ["2024-03-04T22:00", "2024-03-06T09:00"]


def test_a_weekday_that_does_not_fit_is_doubted() -> None:
    (entry, _) = entries("- Tuesday 2024-03-04 22:00 off\n- 2024-03-04 23:00 on\n")
    assert entry.when.local == "2024-03-04T22:00"
    assert "Monday" in entry.doubt


def test_am_or_pm_is_settled_where_one_reading_keeps_the_order() -> None:
    text = "## Timeline 2024-03-04 (UTC)\n- 4:26pm: off\n- 10:18pm: bell\n- 11:11pm: look\n- 11:19: on\n"
    assert locals_of(text)[-1] == "2024-03-04T23:19"
    assert utcs_of(text)[-1] == "2024-03-04T23:19"


def test_am_or_pm_stays_open_where_both_readings_fit() -> None:
    text = "## Timeline 2024-03-04 (UTC)\n- 1:00am: off\n- 11:19: bell\n- 11:50pm: on\n- 11:55pm: note\n"
    found = entries(text)
    assert found[1].when.utc is None
    assert "Morning or evening" in found[1].doubt


def test_a_twelve_hour_clock_without_am_passes_noon_but_is_not_sure() -> None:
    found = entries(
        "## Timeline 2024-03-04 (UTC)\n- 11:16 off\n- 12:16 bell\n- 1:52 look\n- 3:31 on\n"
    )
    assert [entry.when.local for entry in found][2:] == ["2024-03-04T13:52", "2024-03-04T15:31"]
    assert found[2].when.utc is None
    assert found[2].doubt


def test_an_unknown_time_leaves_its_day() -> None:
    text = "## Timeline 2024\n- Mar 4 21:00 off\n- Mar 4 22:XX bells\n- Mar 5 --:-- on\n"
    assert locals_of(text) == ["2024-03-04T21:00", "2024-03-04", "2024-03-05"]
    assert [entry.when.kind for entry in entries(text)] == ["timed", "date", "date"]


def test_a_likely_date_says_why_it_is_only_likely() -> None:
    bare = "## Timeline\n" + LIST
    by_name = entries(bare, name="2024-03-04.md")
    assert all("file's name" in entry.doubt for entry in by_name)
    assert "file's name" in warned(bare, name="2024-03-04.md")
    (by_head, _) = entries("---\ndate: 2024-03-04\n---\n" + bare)
    assert by_head.when.date is not None
    assert by_head.when.utc is None
    assert "head of the document" in by_head.doubt


def test_a_title_without_a_year_tells_month_and_day() -> None:
    text = "# Report on March 4 dryness\n\n- 22:00 off\n- 23:10 bell\n- 00:10 on\n"
    assert locals_of(text) == ["03-04T22:00", "03-04T23:10", "03-05T00:10"]
    found = entries(text, name="2024-pumps-20240304.md")
    assert [entry.when.local for entry in found][2] == "2024-03-05T00:10"
    assert {entry.when.presumed for entry in found} == {True}


def test_a_sentence_with_the_time_of_an_entry_outweighs_a_title() -> None:
    text = (
        "# Report of 2024-03-19\n\nOn 4 March 2024 at 22:00 UTC we ran dry.\n\n## Timeline\n" + LIST
    )
    assert locals_of(text) == DATED
    assert locals_of(text.replace("22:00 UTC we", "2:00 UTC we"))[0] == "2024-03-19T22:00"


@pytest.mark.parametrize(
    ("above", "words"),
    [
        ("Published 2026-11-19", "The document names 2026-11-19, but not as the day"),
        ("Incident on 03/04/2026", "“3/4/2026” could be either of two days"),
        ("We met on Nov 19, 2026 and again on Nov 21, 2026.", "names 2026-11-19 and 2026-11-21"),
        ("We met.", "No date is in the document"),
    ],
)
def test_a_date_that_is_not_certain_is_named_in_the_warning(above: str, words: str) -> None:
    assert words in warned(f"# Dry\n\n{above}\n\n- 14:01 off\n- 14:05 on\n")
