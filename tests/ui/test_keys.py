"""Keys: each has an id to be remapped by, two ways lead to each action, and the palette knows all."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from textual.binding import Binding
from textual.command import CommandPalette
from textual.dom import DOMNode
from textual.screen import Screen

import pmfacilitator
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.rows import Action
from pmfacilitator.keys.table import KEYS
from pmfacilitator.screens.keys import hints_of, keys_of
from tests import builders
from tests.builders import row_id
from tests.ui.room import Letters, Room, in_meeting

ACTION = Action(id=row_id(300), what="Cap connections")
ACTIONS = Place(step="decisions", prompt="actions", row=ACTION.id)

MOVING = frozenset(
    {"cursor", "edge", "page", "move", "leave", "leave_upward", "list", "read", "open", "kind"}
    | {"command_list", "cursor_down", "escape"}
)
"""Actions that only move about, or that the dialog itself explains: help is silent about them."""

SILENT = MOVING | {"none", "hint_copy", "close_card"}

MAIN = frozenset({"next", "back", "index", "capture", "document"})
"""What is needed all the time, so that a host which takes one key leaves another."""


@cache
def bindings() -> tuple[tuple[str, Binding], ...]:
    """Every key the program itself binds, with the class that does."""
    return tuple(_bindings())


def _bindings() -> Iterator[tuple[str, Binding]]:
    for found in pkgutil.walk_packages(pmfacilitator.__path__, "pmfacilitator."):
        if found.name.endswith("__main__"):
            continue
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if (
                inspect.isclass(value)
                and issubclass(value, DOMNode)
                and value.__module__ == found.name
            ):
                for binding in value.__dict__.get("BINDINGS", ()):
                    yield name, binding


TABLE = "src/pmfacilitator/keys/table.py"


def test_every_key_has_an_id_to_be_remapped_by_and_stands_in_the_table_of_keys() -> None:
    doing = [(name, binding) for name, binding in bindings() if binding.action != "none"]
    assert [where for where in doing if not where[1].id] == []
    bound = {str(binding.id): tuple(binding.key.split(",")) for _, binding in doing}
    missing = [f"{name} {','.join(keys)}" for name, keys in bound.items() if name not in KEYS]
    assert missing == [], f"{TABLE} wants a line for each of these ids, with what it does"
    assert set(KEYS) - set(bound) == set(), f"these lines of {TABLE} are bound nowhere"


def test_the_table_of_keys_says_what_the_bindings_say() -> None:
    said: dict[str, set[str]] = {}
    for _, binding in bindings():
        if binding.id:
            said.setdefault(binding.id, set()).update({binding.tooltip, binding.description})
            assert KEYS[binding.id].keys == tuple(binding.key.split(",")), (
                f"{binding.id} in {TABLE}"
            )
    assert {name: KEYS[name].words for name in said if KEYS[name].words not in said[name]} == {}


def test_a_key_that_acts_before_text_fields_is_told_from_others() -> None:
    firsts = {binding.id for _, binding in bindings() if binding.priority}
    where_nothing_is_typed = {
        name for name in firsts if str(name).startswith(("reveal.", "dialog.", "page."))
    }
    assert {name for name, key in KEYS.items() if key.is_first} == firsts - where_nothing_is_typed


def test_what_a_key_has_opened_the_same_id_closes() -> None:
    """Or it would close with another key than the one that opened it, once one is changed."""
    opening = {b.id for _, b in bindings() if b.action != "leave"}
    closing = {b.id: b.key for _, b in bindings() if b.action == "leave" and b.id not in opening}
    assert set(closing.values()) <= {"enter", "escape", "q"}


def test_every_key_that_does_something_says_what() -> None:
    unsaid = [
        (name, binding.key)
        for name, binding in bindings()
        if not binding.tooltip and binding.action.partition("(")[0] not in SILENT
    ]
    assert unsaid == []


def test_every_key_in_the_footer_is_in_help_and_palette_too() -> None:
    assert [(n, b.key) for n, b in bindings() if b.show and not b.tooltip] == []


@pytest.mark.parametrize("name", sorted(MAIN))
def test_two_keys_lead_to_every_main_action(name: str) -> None:
    assert len(KEYS[f"meeting.{name}"].keys) == 2


_NAMED = re.compile(
    r"(?:Ctrl|Shift|Alt)\+|\bF\d{1,2}\b|\b(?:Esc|Tab|Del|PgUp|PgDn|Bksp|Backspace|Space)\b"
    r"|(?<![\w+-])[B-HJ-Z](?:: | or [A-Z]\b| [a-z]+s\b)"
)


def sentences() -> Iterator[tuple[str, str]]:
    """What the program could say, with the module that says it."""
    root = Path(pmfacilitator.__file__).parent
    for part in ("app", "domain", "screens", "widgets"):
        for path in sorted((root / part).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                match node:
                    case ast.Expr(value=ast.Constant() as documented):
                        documented.value = ""
                    case ast.Constant(value=str() as text):
                        yield path.name, text
                    case _:
                        pass


def test_no_sentence_names_a_key_that_a_house_may_have_changed() -> None:
    named = [(where, text) for where, text in sentences() if _NAMED.search(text)]
    assert named == [], "key_to(id), in pmfacilitator.keys.in_force, names the key in force"


def test_no_key_is_one_that_hosts_keep_for_themselves() -> None:
    kept = {"ctrl+b", "ctrl+a", "ctrl+i", "ctrl+m", "f5", "f10", "f11", "ctrl+enter"}
    ours = {key for _, binding in bindings() for key in binding.key.split(",")}
    assert ours & kept == set()
    assert [key for key in ours if key.startswith(("ctrl+shift", "alt"))] == []


# --- in the app ------------------------------------------------------------------------------


def commands(room: Room) -> dict[str, str]:
    """What the palette offers now, with the key or explanation beside it."""
    screen: Screen[Any] = room.screen
    return {command.title: command.help for command in room.app.get_system_commands(screen)}


async def search(room: Room, letters: str) -> None:
    """Open the palette, type, and take what it found."""
    await room.press("f12", Letters(letters))
    assert isinstance(room.app.screen, CommandPalette)
    await room.app.workers.wait_for_complete()
    await room.settle()
    await room.press("enter", "enter")
    await room.app.workers.wait_for_complete()
    await room.settle()


@pytest.mark.app
async def test_the_palette_offers_every_action_with_its_keys() -> None:
    async with in_meeting(builders.meeting(actions=(ACTION,)), ACTIONS) as room:
        offered = commands(room)
        assert offered["Next step"] == "Ctrl+N or F9"
        assert offered["Done, or open again"] == "X"
        assert offered["Remove the row"] == "Del"
        assert {hint.words for hint in keys_of(room.screen)} <= set(offered)
        footer = {hint.press for hint in hints_of(room.screen)}
        assert footer <= {hint.press for hint in keys_of(room.screen)}


@pytest.mark.app
async def test_what_needs_a_list_is_offered_only_where_there_is_one() -> None:
    async with in_meeting(builders.meeting(actions=(ACTION,)), ACTIONS) as room:
        await room.press("down")
        assert "Done, or open again" not in commands(room)
        await room.press("ctrl+n")
        assert "Done, or open again" not in commands(room)


@pytest.mark.app
async def test_a_command_of_the_palette_does_what_its_key_does() -> None:
    async with in_meeting(builders.meeting(actions=(ACTION,)), ACTIONS) as room:
        await search(room, "step before")
        assert room.place.step == "impact"
        await search(room, "set-up")
        assert room.place.step == ""


@pytest.mark.app
async def test_a_letter_key_works_from_the_palette_on_the_row_under_the_cursor() -> None:
    async with in_meeting(builders.meeting(actions=(ACTION,)), ACTIONS) as room:
        await search(room, "remove the row")
        assert room.meeting.actions == ()


@pytest.mark.app
async def test_dark_and_light_are_changed_from_the_palette() -> None:
    async with in_meeting() as room:
        before = room.app.theme
        await search(room, "dark light")
        assert room.app.theme != before
