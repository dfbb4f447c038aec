"""A terminal that changes its size under a half-typed line: nothing is lost, and all rules hold."""

from __future__ import annotations

import pytest
from textual.widgets import Input, TextArea

from bench.chrome import Seen, characters, columns, footer, highlight, rail, toasts
from bench.contrast import cells
from bench.scenes import Scene, empty
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.prompts import SETUP
from pmfacilitator.widgets.too_small import LEAST_HEIGHT, LEAST_WIDTH
from tests import builders
from tests.ui.room import Letters, Room, in_meeting

pytestmark = pytest.mark.app

SIZES = ((200, 60), (60, 20), (59, 19), (100, 30))
SHAPE = (characters, columns, footer, highlight, rail, toasts)
HALF = "half a thought"

PLACES = {
    "set-up": Place(step=SETUP),
    **{step.id: Place(step=step.id) for step in builders.agenda().steps},
    "a long text": Place(step=SETUP, prompt="tldr"),
    "the people": Place(step=SETUP, prompt="people"),
    "a card": Place(step="timeline", prompt="timeline", row=builders.row_id(101), field="text"),
    "a choice on a card": Place(
        step="timeline", prompt="timeline", row=builders.row_id(101), field="evidence"
    ),
}
ON_THE_WAY = {
    "a cell": ("up", "t"),
    "a captured thought": ("ctrl+t", "tab"),
}
"""Keys before the typing."""


def typed(room: Room) -> str:
    """The text that has focus."""
    focused = room.app.focused
    if isinstance(focused, TextArea):
        return focused.text
    return focused.value if isinstance(focused, Input) else ""


def drawn(room: Room) -> list[str]:
    return Seen(room.app, cells(room.app), Scene("", "", empty)).lines


def out_of_shape(room: Room) -> list[str]:
    seen = Seen(room.app, cells(room.app), Scene("", "", empty))
    return [fault for rule in SHAPE for fault in rule(seen)]


@pytest.mark.parametrize("name", dict.fromkeys((*PLACES, *ON_THE_WAY)))
async def test_nothing_is_lost_when_a_terminal_changes_its_size(name: str) -> None:
    meeting = builders.meeting(
        timeline=(builders.entry("14:32 pager fired", id=builders.row_id(101)),)
    )
    place = PLACES.get(name, Place(step="timeline"))
    async with in_meeting(meeting, place, is_painted=True) as room:
        await room.press(*ON_THE_WAY.get(name, ()))
        if not isinstance(room.app.focused, Input | TextArea):
            await room.press("ctrl+t")  # a step that is read; a thought comes from anywhere
        await room.press(Letters(HALF))
        focused, said, desk = room.app.focused, typed(room), room.session.desk
        before, shown = room.meeting, drawn(room)
        assert said.endswith(HALF)
        for size in SIZES:
            await room.resize(*size)
            assert room.app.focused is focused, size
            assert typed(room) == said, size
            if size < (LEAST_WIDTH, LEAST_HEIGHT):
                assert any("terminal is too small" in line for line in drawn(room))
                continue
            assert out_of_shape(room) == [], size
            assert any(HALF[-8:] in line for line in drawn(room)), size
        assert room.meeting == before
        assert room.session.desk == desk
        assert drawn(room) == shown
