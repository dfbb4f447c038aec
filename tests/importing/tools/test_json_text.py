from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.importing.tools.json_text import JsonText

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["a", "list", "x"]), inner, max_size=3)
    ),
    max_leaves=12,
)


def values(text: str) -> list[object]:
    return [piece.value for piece in JsonText(text).pieces]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ('{"a": 1}', [{"a": 1}]),
        ('\ufeff[{"a": 1}]', [{"a": 1}]),
        ('[{"a": 1},{"a": 2}]', [{"a": 1}, {"a": 2}]),
        ('[{"a": 1}]\n[{"a": 2}]', [{"a": 1}, {"a": 2}]),
        ('[[{"a": 1}],[{"a": 2}]]', [{"a": 1}, {"a": 2}]),
        ('{"a": 1}\n{"a": 2}\n', [{"a": 1}, {"a": 2}]),
        ("[]", []),
    ],
)
def test_values_are_read_page_after_page(text: str, read: list[object]) -> None:
    assert values(text) == read
    assert JsonText(text).trouble == ""


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ('[{"a": 1},\n{"a": 2},\n{"a', "This JSON breaks off in line 3."),
        ('[{"a": 1}', "This JSON breaks off in line 1."),
        ('[{"a": 1}, ', "This JSON breaks off in line 1."),
        ('[{"a": 1}\n{"a": 2}]', "This JSON is damaged in line 2."),
        ('[{"a": 1}] rest', "This JSON is damaged in line 1."),
        ('[{"a": 1},{"a": NaN}]', "This JSON holds a number that is none in line 1."),
        (
            '[{"a": 1},{"a": ' + "9" * 5000 + "}]",
            "This JSON holds a number that is none in line 1.",
        ),
        ('[{"a": 1},{"a": ' + "[" * 100_000, "This JSON is nested too deeply in line 1."),
    ],
)
def test_what_is_damaged_is_read_as_far_as_it_goes(text: str, trouble: str) -> None:
    assert values(text)[0] == {"a": 1}
    assert JsonText(text).trouble == trouble


def test_a_message_names_the_file_where_there_are_several() -> None:
    text = JsonText('{"a', "ops/2026-11-20.json", "ops/2026-11-20.json")
    assert text.trouble.startswith("ops/2026-11-20.json: This JSON breaks off")


@pytest.mark.parametrize("text", ['{"a": 1}', ' [ {"a": 1}]', "[]", "{}", '{"broken'])
def test_json_is_told_by_how_it_begins(text: str) -> None:
    assert JsonText.looks_like(text)


@pytest.mark.parametrize("text", ["", "[14:32] deploy", "{{< note >}}", "[x] done", "- {a}", "[1]"])
def test_what_people_write_is_not_taken_for_it(text: str) -> None:
    assert not JsonText.looks_like(text)


@given(st.lists(VALUES, max_size=4), st.sampled_from([None, 1]))
def test_the_elements_of_a_list_within_are_those_of_the_value(
    elements: list[object], indent: int | None
) -> None:
    whole = {"x": {"list": [0]}, "list": elements}
    text = JsonText(json.dumps(whole, indent=indent))
    inside = text.inside(text.pieces[0], "list")
    assert [piece.value for piece in inside] == elements
    for piece in inside:
        assert json.loads(text.text[piece.start : piece.end]) == piece.value


@given(VALUES, st.integers(0, 200))
def test_no_json_that_breaks_off_raises(value: object, cut: int) -> None:
    text = JsonText(json.dumps([value], indent=1)[:cut])
    assert all(piece.end <= len(text.text) for piece in text.pieces)
    assert text.trouble == "" or text.trouble.endswith(".")


def test_lines_are_counted_in_any_order() -> None:
    text = JsonText('[\n{"a": 1},\n{"a": 2},\n\n{"a": 3}]')
    starts = [piece.start for piece in text.pieces]
    assert [text.line(at) for at in starts] == [2, 3, 5]
    assert [text.line(at) for at in reversed(starts)] == [5, 3, 2]
