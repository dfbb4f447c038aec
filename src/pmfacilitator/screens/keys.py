"""The keys that are active on a screen, for its footer and its help."""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import Binding
from textual.screen import Screen, ScreenResultType

from pmfacilitator.widgets.key_bar import KeyHint

ALWAYS = frozenset(
    {"meeting.help", "home.help", "import.help", "follow.help", "notes.help", "app.palette"}
)
_NAMES = {
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "enter": "Enter",
    "escape": "Esc",
    "delete": "Del",
    "tab": "Tab",
    "space": "Space",
    "question_mark": "?",
    "backslash": "\\",
    "circumflex_accent": "6",  # which is how terminals send it
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "Bksp",
}


def show_key(key: str) -> str:
    """A key as people write it: Ctrl+N, F9, Shift+↑, Del."""
    *modifiers, name = key.split("+")
    if len(name) == 1 and name.isupper():
        modifiers.append("shift")
    shown = _NAMES.get(name, name.upper() if len(name) <= 3 else name.capitalize())
    return "+".join([*(modifier.capitalize() for modifier in modifiers), shown])


def hints_of(screen: Screen[ScreenResultType]) -> tuple[KeyHint, ...]:
    """The keys for the footer: those of what has focus first, one key an action."""
    return tuple(
        KeyHint(show_key(keys[0]), binding.description, keys[0], binding.id in ALWAYS)
        for binding, keys in _actions(screen)
        if binding.show
    )


def keys_of(screen: Screen[ScreenResultType]) -> tuple[KeyHint, ...]:
    """All keys with a meaning here, for help: every key of an action in one line."""
    return tuple(
        KeyHint(" or ".join(dict.fromkeys(map(show_key, keys))), binding.tooltip, keys[0])
        for binding, keys in _actions(screen)
        if binding.tooltip
    )


def _actions(screen: Screen[ScreenResultType]) -> Iterator[tuple[Binding, list[str]]]:
    """Each active action once, with the keys that do it now; typing hides letters."""
    focused = screen.focused
    found: dict[str, tuple[Binding, list[str]]] = {}
    for key, active in screen.active_bindings.items():
        character = key if len(key) == 1 else None
        if focused is not None and character and focused.check_consume_key(key, character):
            continue
        if active.enabled:
            found.setdefault(active.binding.action, (active.binding, []))[1].append(key)
    yield from found.values()
