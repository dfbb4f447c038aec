"""Keys as people write them, and as the screen's library calls them."""

from __future__ import annotations

import string

import pytest
from textual.keys import Keys as Known
from textual.keys import _character_to_key, key_to_character

from pmfacilitator.keys.names import NAMED, SENT_AS, character_of, key_named, show_key
from pmfacilitator.keys.table import KEYS


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("ctrl+j", "ctrl+j"),
        ("Ctrl+J", "ctrl+j"),
        ("Control+j", "ctrl+j"),
        ("F9", "f9"),
        ("shift+F9", "shift+f9"),
        ("?", "question_mark"),
        ("question_mark", "question_mark"),
        ("/", "slash"),
        ("+", "plus"),
        ("ctrl++", "ctrl+plus"),
        (",", "comma"),
        ("Del", "delete"),
        ("PgUp", "pageup"),
        ("page_down", "pagedown"),
        ("Esc", "escape"),
        ("Return", "enter"),
        ("↑", "up"),
        ("Shift+↑", "shift+up"),
        ("shift+ctrl+up", "ctrl+shift+up"),
        ("Space", "space"),
        (" ", "space"),
        ("x", "x"),
        ("X", "x"),
        ("shift+x", "X"),
        ("7", "7"),
        ("é", "é"),
    ],
)
def test_a_key_is_understood_as_people_write_it(written: str, key: str) -> None:
    assert key_named(written) == key


@pytest.mark.parametrize(
    "written", ["", "ctrl", "ctrl+", "ctrl+jj", "f25", "control", "ctl+j", "ctrl j", "next", "j,k"]
)
def test_what_is_no_key_is_none(written: str) -> None:
    assert key_named(written) is None


@pytest.mark.parametrize("sign", string.punctuation)
def test_signs_are_called_as_the_library_calls_them(sign: str) -> None:
    assert key_named(sign) == _character_to_key(sign)
    assert character_of(_character_to_key(sign)) == sign == show_key(_character_to_key(sign))


def test_every_named_key_is_one_that_the_library_knows() -> None:
    assert {known.value for known in Known} | {"space", "enter", "escape", "tab"} >= NAMED


@pytest.mark.parametrize("key", sorted({key for one in KEYS.values() for key in one.keys}))
def test_a_key_that_is_shown_can_be_typed_into_the_config(key: str) -> None:
    named = key_named(show_key(key))
    assert key in {named, SENT_AS.get(str(named))}


@pytest.mark.parametrize("key", ["x", "X", "7", "question_mark", "space", "ctrl+x", "f1", "tab"])
def test_a_character_is_told_from_a_key(key: str) -> None:
    character = key_to_character(key)
    assert character_of(key) == (character if character and character.isprintable() else None)
