"""Draws every screen into `docs/pictures/` and measures it: `python -m bench.pictures [name …]`.

Exits with 1 if a screen is hard to read over video, too full, or has a cut footer.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.app import App

from bench.contrast import MOST_FILLED, cells, density, faults, fifth_percentile, measure
from bench.scenes import SCENES, Scene, staged
from bench.svg import to_svg
from pmfacilitator.colors import DARK, LIGHT
from pmfacilitator.widgets.key_bar import KeyBar

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
SIZES = ((100, 30), (80, 24))
THEMES = (DARK.name, LIGHT.name)

HEAD = """\
# Every screen

Drawn by `make pictures` from the example meeting, at a fixed time, so that a change of a screen is
a change of a file. Each is there at 100×30 and 80×24, dark and light.
"""


@dataclass(frozen=True)
class Shot:
    """One screen at one size in one theme."""

    scene: Scene
    size: tuple[int, int]
    theme: str

    @property
    def path(self) -> Path:
        """Where its picture lies, seen from the gallery."""
        return Path(f"{self.size[0]}x{self.size[1]}", self.theme, f"{self.scene.name}.svg")


def footer_faults(app: App[int]) -> list[str]:
    """What is missing in the footer, or does not fit into it; a dialog has none."""
    found = []
    for bar in app.screen.query(KeyBar):
        said = bar.render()
        if said.cell_length > bar.size.width:
            found.append("the footer is cut")
        found += [f"no {word} in it" for word in ("Help", "Commands") if word not in said.plain]
    return found


def all_faults(app: App[int], scene: Scene) -> list[str]:
    """What is wrong with the screen, a sentence each."""
    found = faults(app) + footer_faults(app)
    is_measured = not scene.is_long and app.size >= SIZES[0]
    if is_measured and (filled := density(app)) > MOST_FILLED:
        found.append(f"{filled:.0%} of the cells are filled")
    return found


async def draw(shot: Shot) -> list[str]:
    """Write one picture, print what was measured, and give what is wrong."""
    async with staged(shot.scene, shot.size, shot.theme) as pilot:
        app = pilot.app
        path = FOLDER / shot.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(to_svg(cells(app), shot.scene.says), encoding="utf-8")
        letters = measure(app)
        least = min(letter.contrast for letter in letters)
        found = all_faults(app, shot.scene)
        print(
            f"{shot.path!s:48} {least:5.1f} {fifth_percentile(letters):6.1f} {density(app):7.1%}"
            f"{' (long)' if shot.scene.is_long else ''}"
        )
        for fault in found:
            print(f"    ! {fault}")
        return found


def gallery() -> str:
    """The page that shows the pictures."""
    parts = [HEAD]
    for scene in SCENES:
        first, *others = (Shot(scene, size, theme) for theme in THEMES for size in SIZES)
        links = " · ".join(
            f"[{shot.size[0]}×{shot.size[1]} {shot.theme.removeprefix('meeting-')}]"
            f"({shot.path.as_posix()})"
            for shot in others
        )
        parts.append(
            f"## {scene.name}\n\n{scene.says}.\n\n![{scene.says}]({first.path.as_posix()})\n\n{links}\n"
        )
    return "\n".join(parts)


def main(names: Sequence[str]) -> int:
    """Draw the screens named, or all; the exit status."""
    os.environ["TZ"] = "UTC"
    time.tzset()
    shots = [
        Shot(scene, size, theme)
        for scene in SCENES
        for size in SIZES
        for theme in THEMES
        if not names or scene.name in names
    ]
    print(f"{'picture':48} least 5th pc  filled")
    found = [fault for shot in shots for fault in asyncio.run(draw(shot))]
    if not names:
        drawn = {FOLDER / shot.path for shot in shots}
        for stale in set(FOLDER.rglob("*.svg")) - drawn:
            stale.unlink()
        (FOLDER / "README.md").write_text(gallery(), encoding="utf-8")
    print(f"{len(shots)} pictures, {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
