"""What a program leaves in a folder: nothing, if two looks at it are equal."""

from __future__ import annotations

import hashlib
from pathlib import Path


def traces(folder: Path) -> dict[str, tuple[object, ...]]:
    """Everything in a folder and in those below it: what it holds, and whether it is the same file.

    A folder's own time tells of files that came and went between two looks.
    """
    found: dict[str, tuple[object, ...]] = {}
    for path in (folder, *sorted(folder.rglob("*"))):
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        stat = path.stat()
        marks = (stat.st_ino, stat.st_mode, stat.st_mtime_ns)
        found[path.relative_to(folder).as_posix()] = (digest, *marks)
    return found
