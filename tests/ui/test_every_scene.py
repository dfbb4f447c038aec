"""What must hold on every screen there is: keys, the terminal's own colours, ASCII."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from textual._context import visible_screen_stack
from textual.app import App
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.scrollbar import ScrollBar
from textual.widget import Widget

import bench.scenes
from bench.scenes import SCENES, Scene, staged
from pmfacilitator.app import Look
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.keys.table import KEYS
from pmfacilitator.widgets.clock import Clock
from pmfacilitator.widgets.meeting_bar import MeetingBar
from pmfacilitator.widgets.rail import Rail
from pmfacilitator.widgets.row_list import RowList

pytestmark = pytest.mark.app

LOOK = Look(theme="terminal", is_ascii=True)


def drawn(app: App[int]) -> list[list[Segment]]:
    """What is sent to the terminal, line by line."""
    visible_screen_stack.set(app._background_screens)
    lines = app.screen._compositor.render_full_update().strips
    return [[segment for strip in line for segment in strip] for line in lines]


def in_ascii(value: object) -> object:
    """The same with every letter in ASCII."""
    match value:
        case str():
            return unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode()
        case dict():
            return {key: in_ascii(inner) for key, inner in value.items()}
        case list():
            return [in_ascii(inner) for inner in value]
        case _:
            return value


@pytest.fixture
def _typed_in_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody in the example have typed anything but ASCII; what the program says stays."""
    keep = bench.scenes._keep

    def kept(library: object, meeting: Meeting, *rest: object, **more: object) -> Path:
        data = meeting.model_dump(mode="json")
        said = in_ascii({name: part for name, part in data.items() if name != "agenda"})
        assert isinstance(said, dict)
        plain = Meeting.model_validate({**data, **said})
        return keep(library, plain, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(bench.scenes, "_keep", kept)


@pytest.mark.usefixtures("_typed_in_ascii")
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
async def test_in_the_terminals_own_colours_and_in_ascii_every_screen_shows_where_typing_goes(
    scene: Scene,
) -> None:
    async with staged(scene, (100, 30), look=LOOK) as pilot:
        app = pilot.app
        lines = drawn(app)
        strangers = [(a, b) for a, b in combinations(acting(app), 2) if not meet(a, b)]
        assert strangers == [], "keys/table.py does not know that these act in one place"
        typed_in = {at for at in filled(lines) if app.get_widget_at(*at)[0] is app.focused}
        others = {app.get_widget_at(*at)[0] for at in set(filled(lines)) - typed_in}
        assert {widget for widget in others if not may_be_filled(widget)} == set()
        assert typed_in or not is_typed_in(app.focused), app.focused
    assert [text for text in map(joined, lines) if not text.isascii()] == []
    styles = {segment.style for line in lines for segment in line if segment.style}
    assert [s for s in styles if s.dim or not (is_own(s.color) and is_own(s.bgcolor))] == []


def acting(app: App[int]) -> list[str]:
    """The ids of whatever a key could do now."""
    chain = app.screen._modal_binding_chain
    every = ((node, binding) for node, bindings in chain for _, binding in bindings)
    return sorted(
        {
            str(binding.id)
            for node, binding in every
            if binding.id in KEYS and app._check_action_state(binding.action, node) is not False
        }
    )


def meet(one: str, other: str) -> bool:
    return bool(KEYS[one].places & KEYS[other].places)


def is_typed_in(widget: Widget | None) -> bool:
    """Whether something must be filled: text that is only read is not, nor a list without rows."""
    if isinstance(widget, RowList):
        return bool(widget.cursor)
    return widget is not None and not isinstance(widget, VerticalScroll)


def joined(line: list[Segment]) -> str:
    return "".join(segment.text for segment in line)


def is_own(colour: Color | None) -> bool:
    return colour is None or colour.is_default


def filled(lines: list[list[Segment]]) -> Iterator[tuple[int, int]]:
    """Every cell that is reversed, by column and line."""
    for y, line in enumerate(lines):
        x = 0
        for text, style, _ in line:
            width = cell_len(text)
            if style and style.reverse:
                yield from ((x + at, y) for at in range(width))
            x += width


def may_be_filled(widget: Widget) -> bool:
    """The present step, a bar to scroll by, what is over time, and what is said just now.

    Behind a dialog, which is a screen of its own, the present step is still to be seen.
    """
    kinds = (Rail, ScrollBar, Clock, MeetingBar, ModalScreen)
    return (
        isinstance(widget, kinds) or widget.has_class("kinds") or "Command" in type(widget).__name__
    )
