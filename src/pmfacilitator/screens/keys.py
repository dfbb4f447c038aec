"""The keys that are active on a screen, for its footer and its help."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen, ScreenResultType

from pmfacilitator.keys import Keys
from pmfacilitator.keys.in_force import put_in_force
from pmfacilitator.keys.names import character_of, show_key
from pmfacilitator.widgets.key_bar import KeyHint

ALWAYS = frozenset({"app.help", "app.palette"})


def let_act(keys: Keys, app: App[int]) -> None:
    """Let these keys act in an app, and be named in whatever it says."""
    put_in_force(keys)
    app.set_keymap(keys.keymap)


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
    """Each active action once, with the keys that do it now; typing hides letters.

    Whoever acts first, and what it names first, comes first, whichever keys are in force.
    """
    focused = screen.focused
    acting = (focused or screen).ancestors_with_self
    nodes = {node: at for at, node in enumerate(acting)}
    found: dict[str, tuple[Binding, list[str]]] = {}
    ranks: dict[str, tuple[int, int]] = {}
    for key, active in screen.active_bindings.items():
        character = character_of(key)
        if focused is not None and character and focused.check_consume_key(key, character):
            continue
        if active.enabled:
            action, node = active.binding.action, active.node
            found.setdefault(action, (active.binding, []))[1].append(key)
            ranks.setdefault(action, (nodes[node], _order(type(node)).get(active.binding.id, -1)))
    yield from (found[action] for action in sorted(found, key=ranks.__getitem__))


@cache
def _order(node: type[DOMNode]) -> dict[str | None, int]:
    """The bindings of a class by their ids, in the order in which it and its bases name them."""
    named = [b for base in reversed(node.__mro__) for b in base.__dict__.get("BINDINGS", ())]
    ids = (binding.id for binding in named if isinstance(binding, Binding))
    return {name: at for at, name in enumerate(dict.fromkeys(ids))}
