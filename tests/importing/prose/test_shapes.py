from __future__ import annotations

import pytest

from tests.importing.prose.reading import entries, locals_of, read, texts_of, utcs_of

BULLETS = "- 10:00 UTC pump off\n- 10:05 UTC pressure falls\n- 10:20 UTC pump on\n"
SAME = {
    "bullets": BULLETS,
    "stars": BULLETS.replace("- ", "* "),
    "dots": BULLETS.replace("- ", "• "),
    "tight dots": BULLETS.replace("- ", "•"),
    "loose bullets": BULLETS.replace("\n", "\n\n"),
    "numbered": "1. 10:00 UTC pump off\n2. 10:05 UTC pressure falls\n3. 10:20 UTC pump on",
    "bold": "**10:00 UTC** pump off\n\n**10:05 UTC:** pressure falls\n\n**10:20 UTC** – pump on",
    "bold bullets": "- **10:00 UTC:** pump off\n- *10:05 UTC* pressure falls\n- _10:20 UTC_: pump on",
    "all bold": "- **10:00 UTC: pump off**\n- **10:05 UTC: pressure falls**\n- **10:20 UTC: pump on**",
    "code": "- `10:00 UTC` pump off\n- `10:05 UTC` pressure falls\n- `10:20 UTC` pump on",
    "brackets": "- [10:00 UTC] pump off\n- [10:05 UTC] pressure falls\n- [10:20 UTC] pump on",
    "lines": "10:00 UTC pump off\n10:05 UTC pressure falls\n10:20 UTC pump on",
    "paragraphs": "10:00 UTC pump off\n\n10:05 UTC pressure falls\n\n10:20 UTC pump on",
    "quoted": "> 10:00 UTC pump off\n> 10:05 UTC pressure falls\n> 10:20 UTC pump on",
    "quoted list": "> - 10:00 UTC pump off\n> - 10:05 UTC pressure falls\n> - 10:20 UTC pump on",
    "headings": "### 10:00 UTC\n\npump off\n\n### 10:05 UTC\n\npressure falls\n\n### 10:20 UTC ###\npump on",
    "full headings": "## 10:00 UTC: pump off\n## 10:05 UTC: pressure falls\n## 10:20 UTC: pump on",
    "breaks": "10:00 UTC pump off<br>10:05 UTC pressure falls<br/>10:20 UTC pump on",
    "pasted": "Timeline 10:00 UTC pump off. 10:05 UTC pressure falls. 10:20 UTC pump on.",
    "glued": "Timeline of it all 10:00 UTC pump off10:05 UTC pressure falls10:20 UTC pump on",
    "dots in a line": "Timeline: • 10:00 UTC pump off • 10:05 UTC pressure falls • 10:20 UTC pump on",
    "alone": "10:00 UTC\npump off\n\n10:05 UTC\npressure falls\n\n10:20 UTC\npump on",
    "below": "pump off\n10:00 UTC\npressure falls\n10:05 UTC\npump on\n10:20 UTC",
    "at the end": "- pump off (10:00 UTC)\n- pressure falls (10:05 UTC)\n- pump on at 10:20 UTC",
    "fields": "- **pump off:** 10:00 UTC\n- **pressure falls:** 10:05 UTC\n- **pump on:** 10:20 UTC",
    "web": "<ul><li><b>10:00 UTC</b> pump off</li><li>10:05 UTC pressure falls</li>"
    "<li>10:20 UTC pump on</li></ul>",
    "web table": "<table><tr><td>10:00 UTC</td><td>pump off</td></tr><tr><td>10:05 UTC</td>"
    "<td>pressure falls</td></tr><tr><td>10:20 UTC</td><td>pump on</td></tr></table>",
    "wiki": "== Timeline ==\n* '''10:00 UTC''' pump off\n* 10:05 UTC pressure falls\n* 10:20 UTC pump on",
    "sentences": "At 10:00 UTC, pump off. At 10:05 UTC, pressure falls. At 10:20 UTC, pump on.",
    "table": "| When | What |\n|---|---|\n| 10:00 UTC | pump off |\n| 10:05 UTC | pressure falls |\n"
    "| 10:20 UTC | pump on |",
    "open table": "When | What\n---|---\n10:00 UTC | pump off\n10:05 UTC | pressure falls\n10:20 UTC | pump on",
    "unclosed rows": "| When | What |\n|---|---|\n| 10:00 UTC | pump off\n| 10:05 UTC | pressure falls\n"
    "| 10:20 UTC | pump on",
    "headless": "| 10:00 UTC | pump off |\n| 10:05 UTC | pressure falls |\n| 10:20 UTC | pump on |",
    "zone column": "| Time (UTC) | What |\n|---|---|\n| 10:00 | pump off |\n| 10:05 | pressure falls |\n"
    "| 10:20 | pump on |",
    "breaks in cells": "| When | What |\n|---|---|\n| 10:00 UTC<br>10:05 UTC | pump off<br>pressure falls |\n"
    "| 10:20 UTC | pump on |",
    "time last": "| What | Time |\n|---|---|\n| pump off | 10:00 UTC |\n| pressure falls | 10:05 UTC |\n"
    "| pump on | 10:20 UTC |",
    "tabs": "Time (UTC)\tWhat\n10:00\tpump off\n10:05\tpressure falls\n10:20\tpump on",
    "wiki stars": "== Timeline ==\n*10:00 UTC pump off\n*10:05 UTC pressure falls\n*10:20 UTC pump on",
    "check boxes": "- [x] 10:00 UTC pump off\n- [x] 10:05 UTC pressure falls\n- [ ] 10:20 UTC pump on",
    "signs": "- 🔴 10:00 UTC – pump off\n- ⚠️ 10:05 UTC – pressure falls\n- ✅ 10:20 UTC – pump on",
    "double bars": "||Time (UTC)||What||\n|10:00|pump off|\n|10:05|pressure falls|\n|10:20|pump on|",
    "asciidoc": "== Timeline\n\n|===\n|Time (UTC) |What\n\n|10:00 |pump off\n|10:05 |pressure falls\n"
    "|10:20 |pump on\n|===\n",
    "zone behind a dash": "- 10:00 - UTC - pump off\n- 10:05 - UTC - pressure falls\n- 10:20 - UTC - pump on",
    "dotted": "10.00 UTC: pump off\n\n10.05 UTC: pressure falls\n\n10.20 UTC: pump on",
    "packed": "1000 UTC pump off\n1005 UTC pressure falls\n1020 UTC pump on",
}


@pytest.mark.parametrize("shape", SAME)
def test_the_same_timeline_is_read_in_every_shape(shape: str) -> None:
    found = entries(SAME[shape])
    assert [entry.when.local for entry in found] == ["10:00", "10:05", "10:20"]
    assert [entry.text.rstrip(".") for entry in found] == ["pump off", "pressure falls", "pump on"]
    assert {entry.when.zone for entry in found} == {"UTC"}


def test_columns_for_day_date_time_and_who_are_put_together() -> None:
    text = (
        "| Day | Date (2023) | Time (CET) | Who | Event |\n|---|---|---|---|---|\n"
        "| Mon | Jan 9 | 23:50 | Ana | pump off |\n| Tue | Jan 10 | 7:05 | Ben | pump on |\n"
    )
    assert locals_of(text) == ["2023-01-09T23:50", "2023-01-10T07:05"]
    assert utcs_of(text) == ["2023-01-09T22:50", "2023-01-10T06:05"]
    assert texts_of(text) == ["Ana — pump off", "Ben — pump on"]


def test_a_row_without_a_date_has_the_one_above() -> None:
    text = (
        "| Date | Start | End | Event |\n|---|---|---|---|\n| 2024-03-04 | 10:00 | 10:10 | pump off |\n"
        "| | 10:20 | | pump on |\n| 2024-03-05 | 09:00 | | review |\n"
    )
    assert locals_of(text) == ["2024-03-04T10:00", "2024-03-04T10:20", "2024-03-05T09:00"]
    assert texts_of(text)[0] == "pump off (until 10:10)"


def test_two_columns_of_time_in_two_zones_are_one_moment() -> None:
    text = (
        "| UTC | PDT | Event |\n|---|---|---|\n| 2024-07-04 17:00 | 10:00 | pump off |\n"
        "| 2024-07-04 17:20 | 10:20 | pump on |\n"
    )
    assert utcs_of(text) == ["2024-07-04T17:00", "2024-07-04T17:20"]
    assert texts_of(text) == ["pump off", "pump on"]


def test_headings_of_days_stand_above_their_entries() -> None:
    text = (
        "## Timeline\n\n### 2024-03-04 Monday (UTC)\n- 22:00 pump off\n- 23:10 pump on\n\n"
        "### 2024-03-05\n- 09:00 review\n"
    )
    assert locals_of(text) == ["2024-03-04T22:00", "2024-03-04T23:10", "2024-03-05T09:00"]


def test_days_on_lines_of_their_own_stand_above_their_entries() -> None:
    text = "Timeline\n\n4 March 2024\n\n22.00: pump off\n\n5th March\n\n09.00: pump on\n\n09:30 review\n"
    assert locals_of(text) == ["2024-03-04T22:00", "2024-03-05T09:00", "2024-03-05T09:30"]


def test_wrapped_lines_and_what_is_nested_continue_an_entry() -> None:
    text = (
        "## Timeline\n- 10:00 pump off,\n  as planned\n- 10:05 valves close:\n  - the north one\n"
        "  - the south one\n\n  > as the manual says\n- 10:20 pump on,\nat last\n"
    )
    assert texts_of(text) == [
        "pump off, as planned",
        "valves close: the north one; the south one; as the manual says",
        "pump on, at last",
    ]


def test_code_below_an_entry_belongs_to_it_and_a_log_does_not() -> None:
    code = "## Timeline\n- 10:00 pump off\n\n  ```\n  pump --stop\n  ```\n- 10:20 pump on\n"
    assert texts_of(code) == ["pump off; pump --stop", "pump on"]
    log = "## Timeline\n- 10:00 pump off\n\n```\n10:01:02 WARN dry\n```\n- 10:20 pump on\n"
    assert texts_of(log) == ["pump off", "pump on"]


def test_what_stands_under_the_heading_of_an_entry_is_its_text() -> None:
    text = (
        "## Timeline\n### 10:00\nPump off.\n\nNobody saw it.\n\n- not the crew\n### 10:20\nPump on.\n"
        "## Lessons\nMore gauges.\n"
    )
    assert texts_of(text) == ["Pump off. Nobody saw it. not the crew", "Pump on."]


def test_items_without_a_time_between_those_with_one_are_entries() -> None:
    text = "## Timeline\n- 10:00 pump off\n- nobody saw it\n-\n- 10:20 pump on\n"
    found = entries(text)
    assert [entry.text for entry in found] == ["pump off", "nobody saw it", "pump on"]
    assert [entry.when.kind for entry in found] == ["timed", "untimed", "timed"]


def test_days_without_a_time_are_entries_of_a_day() -> None:
    text = "## Timeline\n- 2024-03-01 - pump bought\n- 2024-03-04 10:00 UTC - pump off\n"
    assert [(entry.when.local, entry.when.kind) for entry in entries(text)] == [
        ("2024-03-01", "date"),
        ("2024-03-04T10:00", "timed"),
    ]


def test_items_under_an_item_of_a_day_are_entries() -> None:
    text = (
        "## Timeline (UTC)\n- March 4, 2024\n  - 10:05 off\n  - 10:20 on\n- March 5\n  - 09:00 review\n"
        "    - with all\n"
    )
    assert locals_of(text) == ["2024-03-04T10:05", "2024-03-04T10:20", "2024-03-05T09:00"]
    assert texts_of(text)[-1] == "review; with all"


def test_a_story_told_in_sentences_is_read_where_there_is_no_list() -> None:
    text = (
        "Summary\n\nAt 11:15 PM PST on March 4th, 2024 the pump stopped. At 11:30 PM PST a bell rang. "
        "By 12:10 AM PST on March 5th, it ran.\n"
    )
    assert utcs_of(text) == ["2024-03-05T07:15", "2024-03-05T07:30", "2024-03-05T08:10"]


def test_a_timeline_of_what_is_to_be_done_is_none() -> None:
    text = "## Timeline\n- 10:00 off\n- 10:20 on\n\n## Timeline of follow-ups\n- 2024-04-01 - gauge\n- 2024-04-02 - valve\n"
    assert texts_of(text) == ["off", "on"]


def test_words_of_a_status_page_stand_before_their_text() -> None:
    text = (
        "Resolved\nAll pumps run.\nPosted 2 years ago. Mar 04, 2024 - 11:00 UTC\n"
        "Investigating\nNo water.\nPosted 2 years ago. Mar 04, 2024 - 10:20 UTC\n"
    )
    assert texts_of(text) == ["Resolved: All pumps run.", "Investigating: No water."]
    assert utcs_of(text) == ["2024-03-04T11:00", "2024-03-04T10:20"]
    assert [entry.line for entry in entries(text)] == [1, 4]


def test_only_the_timeline_is_taken() -> None:
    text = (
        "# Dry pumps\n\n## Impact\n- 10:00 to 10:20 no water\n- 12:00 all well\n\n"
        "## Timeline\n- 10:00 pump off\n- 10:20 pump on\n\n## Actions\n- At 11:00 buy a gauge\n"
        "- version 8.4.0 of the gauge\n"
    )
    assert texts_of(text) == ["pump off", "pump on"]


def test_bare_headings_of_a_pasted_page_end_the_timeline() -> None:
    text = (
        "Report on dry pumps\nTimeline\n10:00 The crew turned the pump off for an hour.\n"
        "10:20 The crew turned the pump on again.\nRoot cause\nA valve was closed.\n"
        "Next steps\n- gauges at 10:30 each day\n"
    )
    assert texts_of(text) == [
        "The crew turned the pump off for an hour.",
        "The crew turned the pump on again.",
    ]


def test_notes_below_an_untitled_list_are_no_entries() -> None:
    text = "• [10:00] pump off\n• [10:20] pump on\n• Pumps need gauges\n• Crews need sleep\n"
    assert texts_of(text) == ["pump off", "pump on"]


def test_a_second_event_in_the_sentence_behind_is_an_entry_of_its_own() -> None:
    text = (
        "## Timeline\n- At 10:00, the pump stopped. At 10:01, a bell rang.\n- At 10:20, it ran.\n"
    )
    assert texts_of(text) == ["the pump stopped.", "a bell rang.", "it ran."]
    assert [entry.line for entry in entries(text)] == [2, 2, 3]


def test_lines_are_counted_from_one_in_the_source() -> None:
    text = "---\ntitle: x\n---\n\n## Timeline\n\n- 10:00 pump off\n- 10:20 pump on\n"
    assert [entry.line for entry in entries(text)] == [7, 8]


def test_comments_are_not_read() -> None:
    text = "## Timeline\n<!-- - 09:00 draft\n- 09:10 draft -->\n- 10:00 pump off\n- 10:20 pump on\n"
    assert texts_of(text) == ["pump off", "pump on"]


def test_digits_with_a_dot_need_company_to_be_a_time() -> None:
    assert entries("## Timeline\n- 10:00 pump off\n- 10.05 is the version\n")[1].when.time is None
    assert locals_of("## Timeline\n- 10.00: pump off\n- 10.05: pump on\n") == ["10:00", "10:05"]


def test_four_digits_are_years_unless_they_cannot_be() -> None:
    years = read("## Timeline\n- 2011 founded\n- 2015 sold\n- 2019 closed\n")
    assert {entry.when.time for entry in years.entries} <= {None}
    assert locals_of("## Timeline\n- 0947 off\n- 0950 bell\n- 1020 on\n") == [
        "09:47",
        "09:50",
        "10:20",
    ]


def test_days_as_headings_may_be_all_there_is() -> None:
    text = (
        "## Timeline\n\n### 2024-03-04\n\nPump off.\n\n### 2024-03-05\n\n- bell\n- look\n\n"
        "### 2024-03-06: pump on\n"
    )
    found = entries(text)
    assert [(entry.when.local, entry.text) for entry in found] == [
        ("2024-03-04", "Pump off."),
        ("2024-03-05", "bell"),
        ("2024-03-05", "look"),
        ("2024-03-06", "pump on"),
    ]
    assert {entry.when.kind for entry in found} == {"date"}
