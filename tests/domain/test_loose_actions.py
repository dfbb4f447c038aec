"""Actions that nobody can tell the end of are noticed; those that somebody can take are left alone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given

from pmfacilitator.domain.language_rules import Slip
from pmfacilitator.domain.loose_actions import loose_action, loose_words
from pmfacilitator.domain.rows import Action, ActionStatus
from tests.builders import texts

DAY = dt.date(2026, 11, 27)


def lacks(action: Action) -> list[str]:
    """What is asked of an action, by the word that each question turns on."""
    words = {"verb": "verb", "done?": "bound", "takes": "owner"}
    marks = loose_action(action)
    return [short for mark in marks for word, short in words.items() if word in mark.instead]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("monitoring", "monitoring"),
        ("be more careful", "be more careful"),
        ("improve resilience", "improve resilience"),
        ("look into alerts", "look into alerts"),
        ("we should improve the alerts", "improve the alerts"),
        ("improve p95 of checkout to under 400 ms", ""),
        ("look into alerts until Friday and mute what nobody needs", ""),
        ("Ops to rotate the keys", ""),
        ("support calls the ten largest shops", ""),
        ("sunset the old endpoint", ""),
        ("rotating the keys", "rotating the keys"),
        ("ping the carrier", ""),
        ("!!!", "!!!"),
    ],
)
def test_words_without_a_verb_or_a_bound_are_pointed_out(text: str, words: str) -> None:
    assert [mark.words for mark in loose_words(text)] == ([words] if words else [])
    assert all(mark.slip is Slip.LOOSE_ACTION for mark in loose_words(text))


@pytest.mark.parametrize(
    ("action", "missing"),
    [
        (Action(what="Cap connections at 20", owner="Mara", due=DAY), []),
        (Action(what="Cap connections at 20", owner="Mara"), []),
        (Action(what="Rename both buttons", owner="Mara", due=DAY), []),
        (Action(what="Rename the buttons", owner="Mara"), ["bound"]),
        (Action(what="look into alerts", owner="Mara", due=DAY), []),
        (Action(what="Cap connections at 20", due=DAY), ["owner"]),
        (Action(what="monitoring"), ["verb", "bound", "owner"]),
        (Action(what="monitoring", status=ActionStatus.DONE), []),
        (Action(what="monitoring", status=ActionStatus.NOT_DOING), []),
        (Action(what=""), []),
    ],
)
def test_an_open_action_has_a_verb_an_owner_and_a_bound(action: Action, missing: list[str]) -> None:
    assert lacks(action) == missing


@given(texts())
def test_any_text_can_be_read_as_an_action(text: str) -> None:
    for mark in loose_words(text):
        assert text[mark.start : mark.end] == mark.words
        assert mark.instead.endswith((".", "?", "…"))
