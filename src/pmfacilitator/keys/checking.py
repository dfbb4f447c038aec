"""What is wrong with keys that somebody has changed, and what is only worth knowing."""

from __future__ import annotations

from collections.abc import Iterator

from pmfacilitator.keys import Keys
from pmfacilitator.keys.names import SENT_AS, character_of, show_key
from pmfacilitator.keys.table import KEYS, Key

_ELSEWHERE = {
    "ctrl+b": "tmux keeps it for itself",
    "ctrl+a": "screen, and text fields, keep it for themselves",
    "ctrl+i": "terminals send it as Tab",
    "ctrl+m": "terminals send it as Enter",
    "ctrl+h": "many terminals send it as Backspace",
    "ctrl+left_square_bracket": "terminals send it as Esc",
    "f5": "browsers and editors around a terminal keep it",
    "f10": "many terminals open their menu with it",
    "f11": "many terminals fill the screen with it",
}
_EDITED_WITH = frozenset(
    [
        "backspace",
        "delete",
        "left",
        "right",
        "home",
        "end",
        "enter",
        "ctrl+a",
        "ctrl+e",
        "ctrl+k",
        "ctrl+u",
        "ctrl+w",
        "ctrl+d",
        "ctrl+f",
        "ctrl+x",
        "ctrl+c",
        "ctrl+v",
        "ctrl+left",
        "ctrl+right",
    ]
)
_MOVING = frozenset(
    ["up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"]
)
_TYPED_IN = frozenset({"a form", "a text", "cells", "a picker", "a file", "capture", "home"})


def faults(keys: Keys) -> Iterator[tuple[str, str]]:
    """What cannot be: the id that is changed, and the end of a sentence about it."""
    for name in keys.changed:
        for key in _new(keys, name):
            if KEYS[name].is_first and _is_for_fields(key):
                yield name, f"would take {show_key(key)} away from every text field."
        for other in KEYS.values():
            taken = set(keys.of(name)) & set(keys.of(other.id))
            if taken and name != other.id and _are_apart(KEYS[name], other):
                both = " and ".join(sorted(show_key(key) for key in taken))
                yield name, f'{both} is the key of "{other.id}" in the same place: {other.words}'


def doubts(keys: Keys) -> Iterator[tuple[str, str]]:
    """What may not work: the id that is changed, and the end of a sentence about it."""
    for name in keys.changed:
        for key in _new(keys, name):
            why = _elsewhere(key)
            if (
                not why
                and not KEYS[name].is_first
                and _is_for_fields(key)
                and _acts_in_fields(name)
            ):
                why = "text fields take it while something is typed"
            if why:
                yield name, f"{show_key(key)} may not arrive: {why}."


def _new(keys: Keys, name: str) -> list[str]:
    """The keys that something does not have by itself."""
    return [key for key in keys.of(name) if key not in KEYS[name].keys]


def _are_apart(one: Key, other: Key) -> bool:
    """Whether two things that count in one place have no key in common by themselves."""
    return bool(one.places & other.places) and not set(one.keys) & set(other.keys)


def _is_for_fields(key: str) -> bool:
    return character_of(key) is not None or key in _EDITED_WITH


def _acts_in_fields(name: str) -> bool:
    """Whether something is done while text is typed, and not only in a list."""
    if all(map(character_of, KEYS[name].keys)):
        return False
    return any(
        place in _TYPED_IN or place.startswith(("the line", "the card"))
        for place in KEYS[name].places
    )


def _elsewhere(key: str) -> str:
    """Who takes a key before it comes here; "" if nobody is known to."""
    if key in _ELSEWHERE:
        return _ELSEWHERE[key]
    *modifiers, name = key.split("+")
    if "alt" in modifiers or {"super", "meta", "hyper"} & set(modifiers):
        return "many terminals have no such key"
    if "ctrl" in modifiers and ("shift" in modifiers or name in {"enter", "tab", "space"}):
        return "many terminals send it as another key"
    if key in SENT_AS:
        return ""
    if "ctrl" in modifiers and (name.isdigit() or (len(name) > 1 and name not in _MOVING)):
        return "many terminals send it as another key"
    return ""
