"""Files into material: one file, the files of a folder, or those of an archive.

Nothing is ever unpacked onto the disk, a link is not followed out of a folder, and what an archive
says about sizes and paths is not believed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path, PurePosixPath

from pmfacilitator.errors import FileTrouble, InvalidImport
from pmfacilitator.importing.material import Material, Part
from pmfacilitator.importing.opened import show_path
from pmfacilitator.importing.zipped import Limits, is_zip, zipped_files

LARGEST = 64 * 1024 * 1024
"""How many bytes are read at most, of one file or of all together."""

MOST_FILES = 10_000
"""How many files are read at most."""

_READ_FROM_MANY = frozenset(
    [
        ".json",
        ".jsonl",
        ".ndjson",
        ".csv",
        ".tsv",
        ".txt",
        ".text",
        ".md",
        ".markdown",
        ".rst",
        ".adoc",
        ".org",
        ".log",
        ".htm",
        ".html",
    ]
)
_DAY_FILE = re.compile(r"\d{4}-\d\d-\d\d\.json", re.ASCII)
_BESIDE_CHANNELS = ("users.json", "channels.json")


def gather(path: Path) -> Material:
    """What lies at a path: a file, the readable files of a folder, or those of an archive.

    One channel or day of an unpacked Slack export is given its list of people as well. Raises
    FileTrouble where something cannot be read, InvalidImport where it is too large or damaged.
    """
    try:
        if path.is_dir():
            return _folder(path)
        data = _bytes_of(path, LARGEST)
    except (OSError, ValueError) as error:
        raise FileTrouble(f"{show_path(str(path))} cannot be read: {_reason(error)}.") from error
    name = path.name
    if _DAY_FILE.fullmatch(name) and (people := _roster(path.absolute().parent.parent)):
        return Material((Part(f"{path.absolute().parent.name}/{name}", data), *people), name)
    return unpacked(Material((Part(name, data),), name))


def unpacked(material: Material) -> Material:
    """The files of an archive where the material is one; else the material as it is.

    Raises InvalidImport where the archive is damaged, encrypted or too large, or where it names
    a file outside of itself.
    """
    if len(material.parts) != 1 or not is_zip(material.parts[0].data):
        return material
    archive = material.parts[0]
    said = show_path(archive.path or material.name)
    files = zipped_files(archive.data, said, _worth_reading, Limits(LARGEST, MOST_FILES))
    return Material(tuple(Part(path, data) for path, data in files), material.name)


def _folder(folder: Path) -> Material:
    files = list(islice(_files(folder, folder.resolve()), MOST_FILES + 1))
    worth = _worth_reading(file.relative_to(folder).as_posix() for file in files)
    if not worth:
        raise InvalidImport(f"{show_path(str(folder))} holds no file that could be read.")
    if len(files) > MOST_FILES:
        raise InvalidImport(
            f"{show_path(str(folder))} holds more than {MOST_FILES:,} files; name one of them."
        )
    parts = []
    left = LARGEST
    for file in worth:
        data = _bytes_of(folder / file, left)
        left -= len(data)
        parts.append(Part(file, data))
    if all(_DAY_FILE.fullmatch(part.path) for part in parts):
        parts += _roster(folder.absolute().parent)
    return Material(tuple(parts), folder.resolve().name)


def _files(folder: Path, root: Path) -> Iterator[Path]:
    """The regular files below a folder, in order; links only where they stay inside."""
    for where, folders, names in os.walk(folder, onerror=_raised):
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        for name in sorted(names):
            file = Path(where, name)
            if _is_hidden(name) or not file.is_file():
                continue
            if not file.is_symlink() or file.resolve().is_relative_to(root):
                yield file


def _worth_reading(paths: Iterable[str]) -> tuple[str, ...]:
    """Of many files, those whose names promise text; all of them if none does."""
    shown = [path for path in paths if not any(map(_is_hidden, path.split("/")))]
    promising = [path for path in shown if PurePosixPath(path).suffix.lower() in _READ_FROM_MANY]
    return tuple(promising or shown)


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name == "__MACOSX"


def _roster(folder: Path) -> tuple[Part, ...]:
    """The lists that stand beside the channels of a Slack export, as far as they can be read."""
    found = []
    for name in _BESIDE_CHANNELS:
        file = folder / name
        try:
            if file.is_file() and not file.is_symlink():
                found.append(Part(name, _bytes_of(file, LARGEST)))
        except (OSError, InvalidImport):
            continue
    return tuple(found)


def _bytes_of(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise InvalidImport(
            f"{show_path(path.name)} is too large: at most {LARGEST // 1024**2} MB are read,"
            " all files together."
        )
    return data


def _raised(error: OSError) -> None:
    raise error


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        return (error.strerror or str(error)).lower()
    return "this is no path"
