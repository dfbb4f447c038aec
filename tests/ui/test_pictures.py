"""Screens are easy to read over video: contrast, density, footer, and what fits where."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

import pytest

from bench.contrast import Cell, cells
from bench.look import LOOKS, Size, shot_of
from bench.scenes import SCENES, staged
from bench.svg import to_svg
from pmfacilitator.widgets.clock import Clock, large
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.too_small import LEAST_HEIGHT, LEAST_WIDTH

pytestmark = pytest.mark.app

BY_NAME = {scene.name: scene for scene in SCENES}
MEASURED = (
    "home",
    "setup-tldr",
    "timeline-typing",
    "question",
    "new-meeting",
    "import-preview",
    "overtime",
    "durations",
    "reveal",
)
"""A list, long text, a typed line, the commonest screen, a dialog, and the loudest clock."""

TEXT_WIDTH = 100


def lines_of(drawn: Iterable[Cell]) -> list[str]:
    lines: dict[int, str] = {}
    for cell in drawn:
        lines[cell.y] = lines.get(cell.y, "") + cell.text
    return list(lines.values())


async def seen(name: str, size: tuple[int, int]) -> list[str]:
    """What a screen says, line by line."""
    async with staged(BY_NAME[name], size) as pilot:
        return lines_of(cells(pilot.app))


@pytest.mark.parametrize(
    ("size", "look"), [*(((100, 30), look) for look in LOOKS), ((80, 24), "dark")]
)
@pytest.mark.parametrize("name", MEASURED)
async def test_a_screen_is_easy_to_read(name: str, size: Size, look: str) -> None:
    assert (await shot_of(BY_NAME[name], size, look)).faults == ()


@pytest.mark.parametrize(
    ("name", "digits"),
    [("opening", "01:43"), ("factors", "10:43"), ("last-minute", "00:39"), ("read-only", "08:00")],
)
async def test_every_digit_of_a_clock_stands_in_its_columns(name: str, digits: str) -> None:
    async with staged(BY_NAME[name], (100, 30)) as pilot:
        clock = pilot.app.screen.query_one(Clock)
        drawn = clock.render().plain.split("\n")
        assert [len(line) for line in drawn] == [clock.size.width] * 3
        assert all(map(str.endswith, drawn, large(digits)))


async def test_under_a_dialog_nothing_looks_as_if_typing_went_there() -> None:
    async with staged(BY_NAME["capture"], (100, 30)) as pilot:
        filled = pilot.app.theme_variables["highlight"]
        highlighted = {
            cell.y for cell in cells(pilot.app) if "#{:02x}{:02x}{:02x}".format(*cell.bg) == filled
        }
        assert len(highlighted) == 1
        assert "Commands" not in lines_of(cells(pilot.app))[-1]


async def test_what_was_selected_under_a_dialog_is_not_filled_either() -> None:
    assert (await shot_of(BY_NAME["voices"], (120, 40), "dark")).faults == ()


@pytest.mark.parametrize("name", ["question", "home", "capture"])
@pytest.mark.parametrize("size", [(LEAST_WIDTH - 1, 30), (100, LEAST_HEIGHT - 1)])
async def test_a_terminal_that_is_too_small_says_so_and_nothing_else(
    name: str, size: tuple[int, int]
) -> None:
    words = [line.strip() for line in await seen(name, size) if line.strip()]
    assert words == [
        f"This terminal is too small: {size[0]}×{size[1]}.",
        "Please make it at least 60×20. Nothing is lost.",
    ]


async def test_half_typed_text_and_focus_survive_a_terminal_that_was_too_small() -> None:
    async with staged(BY_NAME["timeline-typing"], (100, 30)) as pilot:
        line = pilot.app.focused
        for size in ((40, 10), (LEAST_WIDTH, LEAST_HEIGHT)):
            await pilot.resize_terminal(*size)
        assert pilot.app.focused is line
        assert any("13:05 Elif writes" in line for line in lines_of(cells(pilot.app)))


async def test_words_stay_in_a_column_in_the_middle_of_a_wide_terminal() -> None:
    async with staged(BY_NAME["timeline-list"], (200, 50)) as pilot:
        rows = pilot.app.screen.query_one(RowList).region
        assert rows.width <= TEXT_WIDTH
        assert abs((rows.x - 30) - (200 - rows.right)) <= 4, "rail and text are centred together"


async def test_small_print_is_advised_to_zoom_in_once() -> None:
    assert "200×50: zoom in until it reads 100×30" in (await seen("question", (200, 50)))[0]
    assert "zoom" not in (await seen("question", (120, 36)))[0]


async def test_a_picture_is_small_well_formed_the_same_each_time_and_calls_nobody() -> None:
    drawn = []
    for _ in range(2):
        async with staged(BY_NAME["accounts"], (100, 30)) as pilot:
            drawn.append(to_svg(cells(pilot.app), "a <title> & more"))
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) < 16_000
    root = ET.fromstring(drawn[0])  # noqa: S314 (drawn here)
    assert {name.split("}")[1] for name in (node.tag for node in root.iter())} <= {
        "svg",
        "title",
        "rect",
        "path",
        "text",
    }
    assert "http" not in drawn[0].replace("http://www.w3.org/2000/svg", "")
    assert "Café Anker, Bremen" in "".join(root.itertext())
