"""How keys are called: people write `Ctrl+N` and `?`, the screen's library `ctrl+n` and a name."""

from __future__ import annotations

import unicodedata

MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
"""In the order in which they stand before a key."""

NAMED = frozenset(
    [
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
        "insert",
        "delete",
        "backspace",
        "enter",
        "tab",
        "escape",
        "space",
        "f1",
        "f2",
        "f3",
        "f4",
        "f5",
        "f6",
        "f7",
        "f8",
        "f9",
        "f10",
        "f11",
        "f12",
        "f13",
        "f14",
        "f15",
        "f16",
        "f17",
        "f18",
        "f19",
        "f20",
        "f21",
        "f22",
        "f23",
        "f24",
    ]
)
"""Keys that are no character."""

_SHOWN = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "Enter",
    "escape": "Esc",
    "delete": "Del",
    "insert": "Ins",
    "tab": "Tab",
    "space": "Space",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "Bksp",
}
_TYPED = {
    **{sign.casefold(): name for name, sign in _SHOWN.items()},
    "return": "enter",
    "page_up": "pageup",
    "page_down": "pagedown",
    "spacebar": "space",
    " ": "space",
}
_MODIFIERS = {"control": "ctrl", "strg": "ctrl", "option": "alt", "cmd": "super", "win": "super"}

SENT_AS = {"ctrl+6": "ctrl+circumflex_accent"}
"""Keys that most terminals send as another one."""

_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_SIGNS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


def _name(sign: str) -> str:
    name = unicodedata.name(sign).lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


_NAMES = {sign: _name(sign) for sign in _SIGNS}
_CHARACTERS = {name: sign for sign, name in _NAMES.items()}


def key_named(text: str) -> str | None:
    """The key that somebody means, as the screen's library calls it; None if there is no such key.

    Case never counts: `X` is written on the key, and a capital is Shift+X.
    """
    typed = text.strip() or text[:1]
    front, _, last = typed.rpartition("+")
    if typed == "+" or typed.endswith("++"):  # the key itself is a plus
        front, last = typed[:-2], "+"
    given = {_MODIFIERS.get(word, word) for word in front.casefold().split("+") if word}
    if not given <= set(MODIFIERS):
        return None
    if not given & {"ctrl", "alt", "meta", "super", "hyper"} and len(last) == 1 and last.isalpha():
        return last.upper() if given else last.lower()
    name = _key(last)
    if name is None:
        return None
    return "+".join([*(each for each in MODIFIERS if each in given), name])


def _key(last: str) -> str | None:
    name = last.casefold()
    if name in NAMED or name in _CHARACTERS:
        return name
    if name in _TYPED:
        return _TYPED[name]
    if last in _NAMES:
        return _NAMES[last]
    return name if len(name) == 1 and name.isalnum() else None


def show_key(key: str) -> str:
    """A key as people write it: Ctrl+N, F9, Shift+↑, Del, ?."""
    *modifiers, name = key.split("+")
    if len(name) == 1 and name.isupper():
        modifiers.append("shift")
    if key in SENT_AS.values():
        name = "6"
    known = _SHOWN.get(name) or _CHARACTERS.get(name)
    shown = known or (name.upper() if len(name) <= 3 else name.capitalize())
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


def character_of(key: str) -> str | None:
    """The character that a text field takes a key for; None if it is none."""
    if len(key) == 1:
        return key
    return " " if key == "space" else _CHARACTERS.get(key)
