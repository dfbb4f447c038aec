"""Looks at every screen as a room would, at every size and in every theme: `python -m bench.look`.

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
from itertools import groupby, product
from pathlib import Path

from bench.chrome import Seen, all_faults
from bench.contrast import cells, fifth_percentile
from bench.scenes import SCENES, Scene, staged
from bench.sheet import Picture, contact_sheet
from bench.svg import to_svg
from pmfacilitator.colors import DARK, LIGHT

SIZES = ((80, 24), (100, 30), (120, 40), (200, 60))
THEMES = (DARK.name, LIGHT.name)
FOLDER = Path(__file__).parent.parent / "build" / "look"
LEGEND = f"{'screen':40} least 5th pc  filled"
_AT_ONCE = 2


@dataclass(frozen=True)
class Look:
    """What one screen showed at one size in one theme."""

    scene: str
    size: tuple[int, int]
    theme: str
    least: float
    fifth: float
    filled: float
    faults: tuple[str, ...]
    picture: str

    @property
    def sheet(self) -> str:
        """The contact sheet that it belongs on."""
        return f"{self.size[0]}x{self.size[1]}-{self.theme.removeprefix('meeting-')}"

    def __str__(self) -> str:
        """One line of figures, and beneath it what is wrong."""
        name = f"{self.sheet} {self.scene}"
        figures = f"{name:40} {self.least:5.1f} {self.fifth:6.1f} {self.filled:7.1%}"
        return "\n".join([figures, *(f"    ! {fault}" for fault in self.faults)])


async def look_at(scene: Scene, size: tuple[int, int], theme: str) -> Look:
    """What a screen shows at a size in a theme."""
    async with staged(scene, size, theme) as pilot:
        seen = Seen(pilot.app, cells(pilot.app), scene)
        letters = [cell for cell in seen.cells if cell.is_letter]
        return Look(
            scene.name,
            size,
            theme,
            min(letter.contrast for letter in letters),
            fifth_percentile(letters),
            seen.filled,
            tuple(all_faults(seen)),
            to_svg(seen.cells, scene.says),
        )


def at_universal_time() -> None:
    """Let every clock on every picture show the same."""
    os.environ["TZ"] = "UTC"
    time.tzset()


def looked_at(task: tuple[str, tuple[int, int], str]) -> Look:
    """The same, by the name of a scene; this is what a second process is asked."""
    at_universal_time()
    name, size, theme = task
    scene = next(scene for scene in SCENES if scene.name == name)
    return asyncio.run(look_at(scene, size, theme))


def looks(scenes: Iterable[Scene], sizes: Iterable[tuple[int, int]] = SIZES) -> Iterator[Look]:
    """Every look at these screens at these sizes, by two processes."""
    tasks = [(*task, theme) for task in product(_names(scenes), sizes) for theme in THEMES]
    with ProcessPoolExecutor(_AT_ONCE) as processes:
        yield from processes.map(looked_at, tasks)


def _names(scenes: Iterable[Scene]) -> list[str]:
    return [scene.name for scene in scenes]


def write_sheets(found: Iterable[Look]) -> Iterator[Path]:
    """A page for each size and theme, with all of its screens side by side."""
    says = {scene.name: scene.says for scene in SCENES}
    FOLDER.mkdir(parents=True, exist_ok=True)
    by_sheet = sorted(found, key=lambda look: look.sheet)
    for name, group in groupby(by_sheet, key=lambda look: look.sheet):
        pictures = [
            Picture(look.scene, says[look.scene], look.picture, look.faults) for look in group
        ]
        path = FOLDER / f"{name}.html"
        path.write_text(contact_sheet(name, pictures), encoding="utf-8")
        yield path


def main(names: Sequence[str]) -> int:
    """Look at the screens named, or at all; the exit status."""
    scenes = [scene for scene in SCENES if not names or scene.name in names]
    print(LEGEND)
    found = []
    for look in looks(scenes):
        found.append(look)
        print(look, flush=True)
    pages = list(write_sheets(found))
    faults = sum(len(look.faults) for look in found)
    print(f"{len(found)} looks at {len(scenes)} screens, {faults} faults")
    print(f"{len(pages)} contact sheets in {FOLDER.relative_to(FOLDER.parent.parent)}/")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
