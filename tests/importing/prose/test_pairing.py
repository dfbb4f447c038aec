"""Times that stand on lines of their own belong to the words below them, or to those above."""

from __future__ import annotations

import pytest

from tests.importing.prose.reading import entries, locals_of, texts_of, utcs_of

_COPIED = """# Pumps

All times UTC.

2024-03-04
-
15:33
- pump fails{0}
15:34
- pager rings, though some had seen it much earlier in the control room{0}
15:34
- valve is shut{0}
15:38
- pump runs again
"""


@pytest.mark.parametrize("last", [". -", " -", ".", ". *"])
def test_a_mark_at_the_end_of_a_line_is_that_of_the_time_below_it(last: str) -> None:
    text = _COPIED.format(last)
    assert [words.partition(",")[0].rstrip(".") for words in texts_of(text)] == [
        "pump fails",
        "pager rings",
        "valve is shut",
        "pump runs again",
    ]
    assert utcs_of(text) == [f"2024-03-04T15:{minute}" for minute in (33, 34, 34, 38)]


def test_a_dash_at_the_end_of_other_lines_stays() -> None:
    text = "## Timeline\n\n- 15:33 pump fails -\n- 15:34 pager rings -\n- 15:38 over\n"
    assert texts_of(text)[:2] == ["pump fails -", "pager rings -"]
    assert len(entries(text)) == 3


def test_a_time_belongs_to_the_words_above_it_only_where_it_ends_the_list() -> None:
    below = (
        "# 2024-03-04\n\nAll times UTC.\n\npump fails\n15:33\n\nbell rings\n15:34\n\nover\n15:38\n"
    )
    assert texts_of(below) == ["pump fails", "bell rings", "over"]
    assert locals_of(below)[0] == "2024-03-04T15:33"
    above = "## Timeline\n\nHere it is.\n\n15:33\npump fails\n\n15:34\nbell rings\n\n15:38\n"
    assert texts_of(above)[:2] == ["pump fails", "bell rings"]
    more = "## Timeline\n\nHere it is:\n15:33\n- pump fails\n15:34\n- bell rings\n15:38\n- over\n"
    assert texts_of(more) == ["pump fails", "bell rings", "over"]


def test_what_is_told_below_each_time_does_not_make_a_list_less_of_one() -> None:
    text = "- 15:33\n  - pump fails\n  - bell rings\n- 15:34\n  - valve is shut\n  - calm\n"
    assert locals_of(text) == ["15:33", "15:34"]


def test_a_heading_of_the_timeline_ends_the_list_above_it() -> None:
    text = "- State: see below\n- Cause: open\nTimeline\n2024-03-04\n- 15:33 a\n- 15:34 b\n"
    assert locals_of(text) == ["2024-03-04T15:33", "2024-03-04T15:34"]
