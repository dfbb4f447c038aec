"""What a meeting's file is called: its day, and words of its title that every system can spell."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path

SUFFIX = ".json"
TRASH = "trash"
ARCHIVE = "archive"

_LONGEST = 50
_WORD = re.compile(r"[a-z0-9]+")
_UNFOLDED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)


def is_archived(name: str) -> bool:
    """Whether the name of a file within the library says that it lies in the archive."""
    return name.startswith(f"{ARCHIVE}/")


def stem_for(date: str | None, title: str) -> str:
    """A file's name without its ending.

    It begins with a day or `undated`, so it is none of the names that Windows keeps for itself.
    """
    return f"{date or 'undated'}-{slug(title) or 'incident'}"


def slug(title: str) -> str:
    """The words of a title in small plain letters, as many as fit; "" if none can be spelt so."""
    taken_apart = unicodedata.normalize("NFKD", title.casefold().translate(_UNFOLDED))
    plain = "".join(each for each in taken_apart if not unicodedata.combining(each))
    fitting = "-".join(_WORD.findall(plain))[: _LONGEST + 1]
    if len(fitting) > _LONGEST:
        fitting = fitting.rpartition("-")[0] or fitting[:_LONGEST]
    return fitting


def notes_of(path: Path) -> Path:
    """Where the private notes about a meeting are kept: hidden, and of no ending that is listed."""
    return path.with_name(f".{path.name}.notes")


def free_path(folder: Path, stem: str) -> Path:
    """A path in the folder that nothing has: `stem.json`, `stem-2.json` and so on.

    A name is not free while somebody's private notes wait beside it for a meeting that has gone.
    """
    return next(
        path
        for path in _paths(folder, stem)
        if not any(os.path.lexists(each) for each in (path, notes_of(path)))
    )


def _paths(folder: Path, stem: str) -> Iterator[Path]:
    yield folder / f"{stem}{SUFFIX}"
    for number in count(2):
        yield folder / f"{stem}-{number}{SUFFIX}"
