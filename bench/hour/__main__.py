"""A meeting of sixty minutes, played in a real terminal in about one: `python -m bench.hour`.

The clock is rehearsed sixty times as fast. Whoever plays presses a key only where footer, help,
palette or the open dialog names it, and waits for the clock that the room sees.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.hour.page import page
from bench.hour.playing import plays, room

FOLDER = Path(__file__).parents[2] / "docs" / "pictures" / "meeting"


def main() -> int:
    """Play the hour, keep its pictures, and write the page that tells it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as home, room(Path(home)) as played:
        plays(played.person, FOLDER)
        played.person.commands("ctrl+q", "Leave the meeting", "Quit")
        played.person.presses("down", "down", "enter")
        if played.person.terminal.wait_exit() != 0:
            return 1
        told = page(played.meeting())
        (FOLDER / "README.md").write_text(told.text, encoding="utf-8")
    print(f"planned {told.planned}, took {told.took}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
