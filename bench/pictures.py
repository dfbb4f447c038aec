"""Draws every screen into `docs/pictures/` and measures it: `python -m bench.pictures [name …]`.

Exits with 1 if a rule of `bench/chrome.py` is broken, as `python -m bench.look` does at more sizes.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path

from bench.look import LEGEND, THEMES, looks
from bench.scenes import SCENES

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
SIZES = ((100, 30), (80, 24))

HEAD = """\
# Every screen

Drawn by `make pictures` from the example meeting, at a fixed time, so that a change of a screen is
a change of a file. Each is there at 100×30 and 80×24, dark and light; all of them are
[on one sheet](sheet.md). `make look` looks at two more sizes.
"""

SHEET = """\
# Every screen at a glance

At 100×30, dark; each leads to its picture. [The gallery](README.md) says what is to be seen.

"""


def path_of(scene: str, size: tuple[int, int], theme: str) -> Path:
    """Where a picture lies, seen from the gallery."""
    return Path(f"{size[0]}x{size[1]}", theme, f"{scene}.svg")


def gallery() -> str:
    """The page that shows the pictures."""
    parts = [HEAD]
    for scene in SCENES:
        first, *others = ((size, theme) for theme in THEMES for size in SIZES)
        links = " · ".join(
            f"[{size[0]}×{size[1]} {theme.removeprefix('meeting-')}]"
            f"({path_of(scene.name, size, theme).as_posix()})"
            for size, theme in others
        )
        shown = path_of(scene.name, *first).as_posix()
        parts.append(f"## {scene.name}\n\n{scene.says}.\n\n![{scene.says}]({shown})\n\n{links}\n")
    return "\n".join(parts)


def thumbnails() -> str:
    """The page that shows them all at once, small."""
    cells = (
        f'<a href="{shown}"><img src="{shown}" alt="{escape(scene.says)}" width="260"></a>'
        for scene in SCENES
        for shown in (path_of(scene.name, SIZES[0], THEMES[0]).as_posix(),)
    )
    return SHEET + "\n".join(cells) + "\n"


def main(names: Sequence[str]) -> int:
    """Draw the screens named, or all; the exit status."""
    scenes = [scene for scene in SCENES if not names or scene.name in names]
    drawn, faults = set(), 0
    print(LEGEND)
    for look in looks(scenes, SIZES):
        print(look, flush=True)
        path = FOLDER / path_of(look.scene, look.size, look.theme)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(look.picture, encoding="utf-8")
        drawn.add(path)
        faults += len(look.faults)
    if not names:
        for size in SIZES:
            for stale in set((FOLDER / path_of("", size, "").parts[0]).rglob("*.svg")) - drawn:
                stale.unlink()
        (FOLDER / "README.md").write_text(gallery(), encoding="utf-8")
        (FOLDER / "sheet.md").write_text(thumbnails(), encoding="utf-8")
    print(f"{len(drawn)} pictures, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
