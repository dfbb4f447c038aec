"""Draws every screen into `docs/pictures/` and measures it: `python -m bench.pictures [name …]`.

Exits with 1 if a rule of `bench/chrome.py` is broken, as `python -m bench.look` does at more sizes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

from bench.hour.__main__ import main as play_the_hour
from bench.look import LEGEND, Size, shots
from bench.scenes import SCENES

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
SIZES: tuple[Size, ...] = ((100, 30), (80, 24))
LOOKS = ("dark", "light")

HEAD = """\
# Every screen

Drawn by `make pictures` from the example meeting, at a fixed time, so that a change of a screen is
a change of a file. Each is there at 100×30 and 80×24, dark and light; all of them are
[on one sheet](sheet.md). `make look` looks at two more sizes. [A whole hour](meeting/README.md) is
played in a terminal, stage by stage.
"""

SHEET = """\
# Every screen at a glance

At 100×30, dark; each leads to its picture. [The gallery](README.md) says what is to be seen.

"""


def path_of(scene: str, size: Size, look: str) -> Path:
    """Where a picture lies, seen from the gallery."""
    return Path(f"{size[0]}x{size[1]}", f"meeting-{look}", f"{scene}.svg")


def gallery() -> str:
    """The page that shows the pictures."""
    parts = [HEAD]
    for scene in SCENES:
        first, *others = ((size, look) for look in LOOKS for size in SIZES)
        links = " · ".join(
            f"[{size[0]}×{size[1]} {look}]({path_of(scene.name, size, look).as_posix()})"
            for size, look in others
        )
        shown = path_of(scene.name, *first).as_posix()
        parts.append(f"## {scene.name}\n\n{scene.says}.\n\n![{scene.says}]({shown})\n\n{links}\n")
    return "\n".join(parts)


def thumbnails() -> str:
    """The page that shows them all at once, small."""
    cells = (
        f'<a href="{shown}"><img src="{shown}" alt="{escape(scene.says)}" width="260"></a>'
        for scene in SCENES
        for shown in (path_of(scene.name, SIZES[0], LOOKS[0]).as_posix(),)
    )
    return SHEET + "\n".join(cells) + "\n"


def main(names: Sequence[str]) -> int:
    """Draw the screens named, or all; the exit status."""
    scenes = [scene for scene in SCENES if not names or scene.name in names]
    drawn, faults = set(), 0
    print(LEGEND)
    for shot in shots(scenes, SIZES, LOOKS):
        print(shot, flush=True)
        path = FOLDER / path_of(shot.scene, shot.size, shot.look)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shot.picture, encoding="utf-8")
        drawn.add(path)
        faults += len(shot.faults)
    if not names:
        for size in SIZES:
            for stale in set((FOLDER / path_of("", size, "").parts[0]).rglob("*.svg")) - drawn:
                stale.unlink()
        (FOLDER / "README.md").write_text(gallery(), encoding="utf-8")
        (FOLDER / "sheet.md").write_text(thumbnails(), encoding="utf-8")
    print(f"{len(drawn)} pictures, {faults} faults")
    unplayed = 0 if names else play_the_hour()
    return 1 if faults or unplayed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
