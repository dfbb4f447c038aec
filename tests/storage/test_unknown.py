from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.storage.unknown import put_back, set_aside

KNOWN: dict[str, Any] = {
    "incident": {"title": "x"},
    "timeline": [{"id": "1", "when": None, "text": "a"}, {"id": "2", "when": None, "text": "b"}],
    "answers": [{"question": "who", "points": [{"id": "3", "text": "c"}]}],
    "evidence": [{"target": "1"}, {"url": "https://example.org"}],
    "lists": [[{"id": "4"}]],
}


def with_value(path: tuple[str | int, ...], value: object) -> dict[str, Any]:
    data: Any = deepcopy(KNOWN)
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    result: dict[str, Any] = data
    return result


@pytest.mark.parametrize(
    "path",
    [
        ("new",),
        ("incident", "new"),
        ("timeline", 1, "new"),
        ("answers", 0, "points", 0, "new"),
        ("evidence", 0, "new"),
        ("evidence", 1, "new"),
        ("lists", 0, 0, "new"),
    ],
)
def test_an_unknown_key_anywhere_returns_to_its_place(path: tuple[str | int, ...]) -> None:
    stored = with_value(path, {"deep": [1]})
    data = deepcopy(KNOWN)
    for unknown in set_aside(stored, KNOWN):
        put_back(data, unknown)
    assert data == stored


@given(order=st.permutations([0, 1]), more=st.booleans())
def test_it_follows_its_row_wherever_that_moves(order: list[int], more: bool) -> None:
    stored = with_value(("timeline", 1, "new"), 5)
    data = deepcopy(KNOWN)
    data["timeline"] = [data["timeline"][n] for n in order]
    if more:
        data["timeline"].insert(0, {"id": "0"})
    for unknown in set_aside(stored, KNOWN):
        put_back(data, unknown)
    assert [row["id"] for row in data["timeline"] if "new" in row] == ["2"]


def test_it_goes_when_its_row_goes_and_returns_with_it() -> None:
    unknown = list(set_aside(with_value(("timeline", 1, "new"), 5), KNOWN))
    without = {**deepcopy(KNOWN), "timeline": [{"id": "1"}]}
    again = deepcopy(KNOWN)
    for key in unknown:
        put_back(without, key)
        put_back(again, key)
    assert without["timeline"] == [{"id": "1"}]
    assert again["timeline"][1]["new"] == 5


def test_nothing_is_set_aside_where_everything_is_understood() -> None:
    assert list(set_aside(KNOWN, KNOWN)) == []


def test_what_the_program_writes_itself_is_not_overwritten() -> None:
    (unknown,) = set_aside({"new": "theirs"}, {})
    data = {"new": "ours"}
    put_back(data, unknown)
    assert data == {"new": "ours"}
