"""The documents of one complete meeting, kept as they should read; renewed by

    python -m tests.export.golden

after which the difference wants to be read like any other change.
"""

from __future__ import annotations

from pathlib import Path

from pmfacilitator.agenda_files import shipped
from pmfacilitator.demo import demo_meeting
from pmfacilitator.export.registry import TARGETS, render

FOLDER = Path(__file__).parent / "golden"
KEPT = ("markdown", "html")


def path(target: str) -> Path:
    """Where the kept document of that target is."""
    return FOLDER / f"full{TARGETS[target].suffix}"


def made(target: str) -> str:
    """The document as it is made now."""
    return render(demo_meeting(shipped()), target)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for target in KEPT:
        path(target).write_text(made(target), "utf-8", newline="\n")
