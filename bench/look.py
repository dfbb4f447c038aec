"""Looks at every screen as a room would, at every size and in every look: `python -m bench.look`.

Repeats the rules of `bench/chrome.py`, writes contact sheets into `build/look/`, and exits with 1 if
a rule is broken. `python -m bench.look SCENE …` looks at some screens only.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from textual.app import App

from bench.chrome import Seen, all_faults
from bench.contrast import cells, fifth_percentile
from bench.leaks import in_safe_mode, leaks, named
from bench.scenes import SCENES, Scene, staged
from bench.sheet import Picture, contact_sheet
from bench.svg import to_svg
from pmfacilitator.app import Look
from pmfacilitator.screens.stage import MeetingStage

Size = tuple[int, int]

SIZES: tuple[Size, ...] = ((80, 24), (100, 30), (120, 40), (200, 60))
LOOKS = {
    "dark": Look(),
    "light": Look("light"),
    "terminal": Look("terminal"),
    "colourless": Look(has_colours=False),
    "ascii": Look(is_ascii=True),
    "safe": Look(),
}
"""Every look that can be chosen, by its name on a sheet; in the last, safe mode is on."""

SAFE = "safe"
LIKE_ANOTHER = frozenset({"colourless", "ascii", SAFE})
"""Looks in which everything stands where it does in another, so that one size shows them."""

ROOM: Size = (100, 30)
"""The size that screens are made for."""

FOLDER = Path(__file__).parent.parent / "build" / "look"
LEGEND = f"{'screen':40} least 5th pc  filled"
_AT_ONCE = 2


@dataclass(frozen=True)
class Shot:
    """What one screen showed at one size in one look."""

    scene: str
    size: Size
    look: str
    least: float
    fifth: float
    filled: float
    faults: tuple[str, ...]
    picture: str

    @property
    def sheet(self) -> str:
        """The contact sheet that it belongs on."""
        return f"{self.size[0]}x{self.size[1]}-{self.look}"

    def __str__(self) -> str:
        """One line of figures, and beneath it what is wrong."""
        name = f"{self.sheet} {self.scene}"
        figures = f"{name:40} {self.least:5.1f} {self.fifth:6.1f} {self.filled:7.1%}"
        return "\n".join([figures, *(f"    ! {fault}" for fault in self.faults)])


async def shot_of(scene: Scene, size: Size, look: str) -> Shot:
    """What a screen shows at a size in a look."""
    begun = in_safe_mode(scene) if look == SAFE else scene
    async with staged(begun, size, look=LOOKS[look]) as pilot:
        seen = Seen(pilot.app, cells(pilot.app), scene)
        leaked = _leaked(pilot.app) if look == SAFE else ()
        letters = [cell for cell in seen.cells if cell.is_letter]
        return Shot(
            scene.name,
            size,
            look,
            min(letter.contrast for letter in letters),
            fifth_percentile(letters),
            seen.filled,
            (*all_faults(seen), *leaked),
            to_svg(seen.cells, scene.says),
        )


def _leaked(app: App[int]) -> list[str]:
    """Whoever is named in the open meeting and can be read in safe mode."""
    opened = (screen for screen in app.screen_stack if isinstance(screen, MeetingStage))
    return [fault for stage in opened for fault in leaks(app, named(stage.session.meeting))]


def shots(
    scenes: Iterable[Scene], sizes: Sequence[Size] = SIZES, looks: Iterable[str] = LOOKS
) -> Iterator[Shot]:
    """Every shot of these screens, taken by two processes."""
    tasks = [
        (scene.name, size, look)
        for scene in scenes
        for size in sizes
        for look in looks
        if size == ROOM or look not in LIKE_ANOTHER
    ]
    with ProcessPoolExecutor(_AT_ONCE) as processes:
        yield from processes.map(_taken, tasks)


def _taken(task: tuple[str, Size, str]) -> Shot:
    os.environ["TZ"] = "UTC"
    time.tzset()
    name, size, look = task
    scene = next(scene for scene in SCENES if scene.name == name)
    return asyncio.run(shot_of(scene, size, look))


def write_sheets(taken: Iterable[Shot]) -> Iterator[Path]:
    """A page for each size and look, with all of its screens side by side."""
    says = {scene.name: scene.says for scene in SCENES}
    FOLDER.mkdir(parents=True, exist_ok=True)
    by_sheet = sorted(taken, key=lambda shot: shot.sheet)
    for name, group in groupby(by_sheet, key=lambda shot: shot.sheet):
        pictures = [
            Picture(shot.scene, says[shot.scene], shot.picture, shot.faults) for shot in group
        ]
        path = FOLDER / f"{name}.html"
        path.write_text(contact_sheet(name, pictures), encoding="utf-8")
        yield path


def main(names: Sequence[str]) -> int:
    """Look at the screens named, or at all; the exit status."""
    scenes = [scene for scene in SCENES if not names or scene.name in names]
    print(LEGEND)
    taken = []
    for shot in shots(scenes):
        taken.append(shot)
        print(shot, flush=True)
    pages = list(write_sheets(taken))
    faults = sum(len(shot.faults) for shot in taken)
    print(f"{len(taken)} looks at {len(scenes)} screens, {faults} faults")
    print(f"{len(pages)} contact sheets in {FOLDER.relative_to(FOLDER.parent.parent)}/")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
