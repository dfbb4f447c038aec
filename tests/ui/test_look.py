"""Dark, light, the terminal's own colours, none at all, and plain ASCII."""

from __future__ import annotations

import ast
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

import pmfacilitator
from pmfacilitator.app import Look
from pmfacilitator.app.ascii import TABLE, Ascii
from pmfacilitator.app.filters import Colourless
from pmfacilitator.colors import THEMES
from pmfacilitator.domain.masking.mask import GLYPH
from tests.fakes import World
from tests.ui.room import Room, at_home, in_meeting

BLACK = Color(0, 0, 0)
PARTS = ("app", "domain", "screens", "widgets")
"""Whatever of the program is drawn comes from here."""


def through(line_filter: LineFilter, *segments: Segment) -> list[Segment]:
    return line_filter.apply(list(segments), BLACK)


# --- signs -----------------------------------------------------------------------------------


def test_a_sign_becomes_another_of_the_same_width() -> None:
    assert [chr(sign) for sign, to in TABLE.items() if cell_len(chr(sign)) != len(to)] == []
    assert {to for to in TABLE.values() if not (to.isascii() and to.isprintable())} == set()


def test_no_letter_of_any_language_is_a_sign() -> None:
    letters = [
        chr(sign) for sign in TABLE if unicodedata.category(chr(sign)).startswith(("L", "N"))
    ]
    assert letters == []


def test_what_people_typed_keeps_its_letters() -> None:
    [segment] = through(Ascii(), Segment("● “Café 漢字” — naïve €5"))
    assert segment.text == '* "Café 漢字" - naïve €5'


def test_a_line_without_signs_is_passed_on_as_it_is() -> None:
    plain = Segment("14:32 pager fired")
    assert through(Ascii(), plain)[0] is plain


def words_of(path: Path) -> Iterator[str]:
    """The strings of a module, but for what documents it."""
    tree = ast.parse(path.read_text("utf-8"))
    documenting = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str() as text) if id(node) not in documenting:
                yield text
            case _:
                pass


UNDERSTOOD = "؟？\N{MYANMAR SYMBOL SHAN EXCLAMATION}"
"""Looked for in what was typed, and never drawn by the program."""


def is_sign(character: str) -> bool:
    """Whether it is neither of ASCII nor a letter, an amount's currency or something invisible."""
    category = unicodedata.category(character)
    return not character.isascii() and category[0] not in "LCMZ" and category != "Sc"


def test_every_sign_of_the_program_has_one_in_ascii() -> None:
    root = Path(pmfacilitator.__file__).parent
    modules = [path for part in PARTS for path in (root / part).rglob("*.py")]
    unmapped = {
        (path.name, sign)
        for path in modules
        for text in words_of(path)
        for sign in text
        if ord(sign) not in TABLE and is_sign(sign) and sign not in UNDERSTOOD
    }
    assert unmapped == set()


def test_what_masks_a_word_has_a_sign_in_ascii() -> None:
    assert ord(GLYPH) in TABLE


# --- colours ---------------------------------------------------------------------------------


def test_without_colours_everything_else_of_a_style_stays() -> None:
    style = Style(color="red", bgcolor="blue", bold=True, reverse=True, meta={"@click": "x"})
    [segment, plain] = through(Colourless(), Segment("x", style), Segment("y"))
    assert segment.style == Style(bold=True, reverse=True, meta={"@click": "x"})
    assert segment.style.meta == {"@click": "x"}
    assert plain.style is None


@pytest.mark.app
@pytest.mark.parametrize("name", THEMES)
async def test_the_app_opens_in_the_theme_that_is_wanted(name: str) -> None:
    async with at_home(World(look=Look(theme=name))) as room:
        assert room.app.theme == THEMES[name].name


def offered(room: Room) -> list[str]:
    return [command.title for command in room.app.get_system_commands(room.app.screen)]


@pytest.mark.app
async def test_the_palette_goes_from_dark_to_light_to_the_terminals_colours() -> None:
    async with in_meeting() as room:
        assert "Dark, light or the terminal's colours" in offered(room)
        seen = []
        for _ in range(3):
            room.app.action_next_theme()
            await room.settle()
            seen.append(room.app.theme)
        assert seen == ["meeting-light", "terminal", "meeting-dark"]


@pytest.mark.app
async def test_without_colours_none_are_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")  # Textual itself would draw in greys
    async with at_home(World(look=Look(theme="light", has_colours=False))) as room:
        assert room.app.theme == "terminal"
        assert [type(each) for each in room.app.get_line_filters()] == [Colourless]
        assert "Dark, light or the terminal's colours" not in offered(room)
