"""Writes a meeting's file in child processes that kill themselves, each at another line.

Called with the file and the number of lines. Writes down, for each child, how many saves it had
acknowledged when it died and what the file held then.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from pmfacilitator.storage import files
from pmfacilitator.storage.meeting_file import open_meeting
from tests.storage.samples import NOW

FIELD = "timeline.add"


def die_at_line(number: int) -> None:
    """Arrange for a SIGKILL when that many lines have run of what reads and writes files."""
    count = 0

    def watch(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        if frame.f_code.co_filename != files.__file__:
            return None
        count += event == "line"
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return watch

    sys.settrace(watch)


def write_until_dead(path: Path, line: int, acknowledged: int) -> None:
    die_at_line(line)
    file = open_meeting(path, now=NOW)
    text = file.desk.draft(FIELD)
    while True:
        text += "x"
        file.save(file.meeting, file.desk.with_draft(FIELD, text))
        os.write(acknowledged, b"x")


def length(path: Path) -> int:
    """How much of the draft the file holds, read as the next window would read it."""
    file = open_meeting(path, now=NOW)
    try:
        return -1 if file.read_only else len(file.desk.draft(FIELD))
    finally:
        file.close()


def killed_at(path: Path, line: int) -> dict[str, int]:
    before = length(path)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        write_until_dead(path, line, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as acknowledged:
        said = len(acknowledged.read())
    _, status = os.waitpid(child, 0)
    return {
        "signal": os.WTERMSIG(status),
        "acknowledged": said,
        "found": length(path) - before,
        "left": len(list(path.parent.glob(".*.tmp"))),
    }


if __name__ == "__main__":
    lines = range(1, int(sys.argv[2]) + 1)
    sys.stdout.write(json.dumps([killed_at(Path(sys.argv[1]), line) for line in lines]))
