"""No bytes and no export, however mangled, raise anything but a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.text import clean_line
from pmfacilitator.errors import InvalidImport
from pmfacilitator.importing.found import Choices, Imported
from pmfacilitator.importing.registry import SOURCES, read
from tests.importing.tools.exports import EXPORTS, material
from tests.nasty import NASTY

CHOICES = st.builds(
    Choices,
    zone=st.sampled_from([None, "Europe/Berlin"]),
    incident=st.sampled_from(["", "i1"]),
    everything=st.booleans(),
    columns=st.sampled_from([{}, {"time": "1", "text": "2"}]),
)
SOURCE = st.sampled_from(["auto", "auto", *SOURCES])
ODD: st.SearchStrategy[object] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.sampled_from([10**400, [], {}, [[]], {"a": {}}]),
    st.sampled_from(NASTY),
    st.sampled_from(["9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", "1e999", "nan"]),
)


def holds(imported: Imported) -> None:
    """What is true of everything that was read."""
    assert len({entry.key for entry in imported.entries}) == len(imported.entries)
    for entry in imported.entries:
        for text in (entry.text, entry.source, entry.url, entry.doubt):
            assert text == clean_line(text)
        assert entry.text
        assert entry.line >= 1
        assert entry.when.utc is None or entry.when.local is not None
    marked = [entry.milestone for entry in imported.entries if entry.milestone]
    assert len(marked) == len(set(marked))


def read_or_refuse(data: bytes | str, choices: Choices, source: str) -> None:
    try:
        imported = read(material(data), choices, source)
    except InvalidImport as error:
        said = str(error)
    else:
        holds(imported)
        said = "."
    assert said.endswith(".")


@given(st.binary(max_size=200), CHOICES, SOURCE)
def test_any_bytes(data: bytes, choices: Choices, source: str) -> None:
    read_or_refuse(data, choices, source)


@given(
    st.text(alphabet='[]{}",:;|\t\n0123456789-T time,event\x00\ufeff', max_size=120),
    CHOICES,
    SOURCE,
)
def test_any_text_that_looks_like_data(text: str, choices: Choices, source: str) -> None:
    read_or_refuse(text, choices, source)


@pytest.mark.parametrize("tool", EXPORTS)
@given(st.data())
def test_any_export_that_breaks_off(tool: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(EXPORTS[tool])))
    read_or_refuse(
        EXPORTS[tool][:cut], data.draw(CHOICES), data.draw(st.sampled_from(["auto", tool]))
    )


@pytest.mark.parametrize("tool", EXPORTS)
@given(st.data())
def test_any_export_with_other_bytes_in_it(tool: str, data: st.DataObject) -> None:
    whole = EXPORTS[tool].encode()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 20)))
    mangled = whole[:start] + data.draw(st.binary(max_size=6)) + whole[end:]
    read_or_refuse(mangled, data.draw(CHOICES), data.draw(st.sampled_from(["auto", tool])))


def replaced(value: object, pick: Callable[[], bool], odd: Callable[[], object]) -> object:
    """The same JSON with some of its values of another type."""
    if pick():
        return odd()
    if isinstance(value, dict):
        return {key: replaced(inner, pick, odd) for key, inner in value.items()}
    if isinstance(value, list):
        return [replaced(inner, pick, odd) for inner in value]
    return value


@pytest.mark.parametrize("tool", sorted(set(EXPORTS) - {"csv"}))
@given(st.data())
def test_any_export_with_values_of_another_type(tool: str, data: st.DataObject) -> None:
    chance = data.draw(st.sampled_from([3, 10, 40]))
    mangled = replaced(
        json.loads(EXPORTS[tool]),
        lambda: data.draw(st.integers(0, chance)) == 0,
        lambda: data.draw(ODD),
    )
    text = json.dumps(mangled)
    read_or_refuse(text, data.draw(CHOICES), data.draw(st.sampled_from(["auto", tool])))


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("tool", sorted(set(EXPORTS) - {"csv"}))
def test_text_of_any_sort_within_an_export(tool: str, nasty: str) -> None:
    texts = {
        "text",
        "summary",
        "body",
        "message",
        "name",
        "login",
        "title",
        "id",
        "url",
        "html_url",
    }

    def spoiled(value: object) -> object:
        if isinstance(value, dict):
            return {
                key: nasty if key in texts and isinstance(inner, str) else spoiled(inner)
                for key, inner in value.items()
            }
        return [spoiled(inner) for inner in value] if isinstance(value, list) else value

    imported = read(
        material(json.dumps(spoiled(json.loads(EXPORTS[tool])))), Choices(everything=True), tool
    )
    holds(imported)
    assert imported.entries
