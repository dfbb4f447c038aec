"""In safe mode no screen, dialog, toast, palette or title says a name, an account or an amount."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.leaks import in_safe_mode, leaks, named
from bench.scenes import SCENES, Scene, staged
from pmfacilitator.agenda_files import AgendaFiles
from pmfacilitator.demo import demo_meeting

pytestmark = pytest.mark.app

REFUSED = named(demo_meeting(AgendaFiles(Path("agendas")).read("standard")))

NAMING = {"accounts", "setup-people", "actions"}


def test_there_is_something_to_refuse() -> None:
    assert {"Mara Lindqvist", "Mara", "Café Anker, Bremen", "1,840 EUR", "54,540"} - {*REFUSED} == {
        "54,540"
    }


@pytest.mark.parametrize("scene", SCENES, ids=[scene.name for scene in SCENES])
async def test_no_scene_leaks_in_safe_mode(scene: Scene) -> None:
    async with staged(in_safe_mode(scene), (100, 30)) as pilot:
        assert leaks(pilot.app, REFUSED) == []


@pytest.mark.parametrize(
    "scene",
    [scene for scene in SCENES if scene.name in NAMING],
    ids=lambda scene: scene.name,
)
async def test_what_safe_mode_masks_can_be_read_without_it_and_is_masked_again(
    scene: Scene,
) -> None:
    async with staged(in_safe_mode(scene), (100, 30)) as pilot:
        await pilot.press("ctrl+6")
        await pilot.pause()
        assert leaks(pilot.app, REFUSED)
        await pilot.press("ctrl+backslash")
        await pilot.pause()
        assert leaks(pilot.app, REFUSED) == []
