from __future__ import annotations

import json
from difflib import ndiff
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pmfacilitator.storage.layout import Layout


def lay_out(value: object) -> str:
    return Layout().lay_out(value)


scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
values = st.recursive(
    scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.just("id"), inner)
)


@settings(max_examples=50)
@given(values)
def test_what_is_laid_out_is_read_back(value: object) -> None:
    assert json.loads(lay_out(value)) == value


def test_each_row_has_a_line_and_other_keys_have_theirs() -> None:
    data = {
        "incident": {"id": "x", "title": "Späte Auszahlung", "services": ["a", "b"], "notes": []},
        "timeline": [{"id": "1", "when": {"time": "14:32"}}, {"id": "2", "when": None}],
        "steps": [{"id": "why", "questions": [{"id": "q", "ask": "Why?"}]}],
    }
    assert (
        lay_out(data)
        == """\
{
  "incident": {
    "id": "x",
    "title": "Späte Auszahlung",
    "services": ["a", "b"],
    "notes": []
  },
  "timeline": [
    {"id": "1", "when": {"time": "14:32"}},
    {"id": "2", "when": null}
  ],
  "steps": [
    {
      "id": "why",
      "questions": [
        {"id": "q", "ask": "Why?"}
      ]
    }
  ]
}
"""
    )


def test_one_changed_row_is_one_changed_line() -> None:
    def rows(second: str) -> dict[str, Any]:
        return {"timeline": [{"id": str(n), "text": "pager"} for n in (1, 2)] + [{"id": second}]}

    before, after = lay_out(rows("3")).splitlines(), lay_out(rows("4")).splitlines()
    changed = [line for line in ndiff(before, after) if line[0] in "+-"]
    assert changed == ['-     {"id": "3"}', '+     {"id": "4"}']


def test_a_row_kept_from_the_time_before_looks_as_if_laid_out_anew() -> None:
    kept, old, new = ({"id": name, "text": "pager"} for name in ("kept", "old", "new"))
    layout = Layout()
    for rows in ([kept, old], [kept, new], [new, kept], [old, new]):
        assert layout.lay_out({"timeline": rows}) == lay_out({"timeline": rows})
