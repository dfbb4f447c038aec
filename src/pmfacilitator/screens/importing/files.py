"""Where files are chosen: what the app hands in, and how typed letters narrow a folder down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Protocol

from pmfacilitator.importing.material import Material

WHOLE = "."
"""Stands for the folder itself, all of it: an export of several files."""

_FIRST = (".md", ".markdown", ".txt", ".json", ".csv", ".zip")
MOST_SHOWN = 200


@dataclass(frozen=True)
class Listed:
    """A file or folder, by its name."""

    name: str
    is_folder: bool = False

    @property
    def rank(self) -> tuple[int, str]:
        """Its place in a folder: folders, what a timeline is likely to be in, the rest."""
        is_wanted = self.name.lower().endswith(_FIRST)
        return (0 if self.is_folder else 1 if is_wanted else 2, self.name.casefold())


class Files(Protocol):
    """Files as the room may see them: `~` stands for home, and folders end in a slash."""

    def start(self) -> str:
        """The folder to begin in."""
        ...

    def told(self, path: str) -> str:
        """A path as the room may see it, however it was typed."""
        ...

    def listed(self, folder: str) -> Sequence[Listed]:
        """What lies in a folder; raises FileTrouble if it cannot be read."""
        ...

    def gather(self, path: str) -> Material:
        """What a path holds; raises FileTrouble or InvalidImport in one sentence."""
        ...


def split(path: str) -> tuple[str, str]:
    """A path as it is typed: its folder, with the slash, and the letters behind it."""
    folder, slash, letters = path.rpartition("/")
    return folder + slash, letters


def begun_anew(path: str) -> str:
    """The path that is meant where a whole one was typed behind another: `~/a//tmp/b` is `/tmp/b`."""
    begins = max(path.rfind("//"), path.rfind("/~/"))
    return path[begins + 1 :] if begins >= 0 else path


def is_whole(path: str) -> bool:
    """Whether a path says by itself where it begins."""
    return path.startswith(("/", "~/"))


def fitting(listed: Sequence[Listed], letters: str) -> tuple[Listed, ...]:
    """What fits the letters: those that begin with them first, and what is likely before the rest."""
    typed = letters.casefold()
    names = [
        each
        for each in listed
        if typed in each.name.casefold() and (typed[:1] == "." or each.name[:1] != ".")
    ]
    names.sort(key=lambda each: (not each.name.casefold().startswith(typed), each.rank))
    return tuple(names[:MOST_SHOWN])


def completed(listed: Sequence[Listed], letters: str, pointed: str) -> str:
    """The letters that Tab makes of those typed: as many as all that begin with them share.

    Where nothing can be added in that way, it is the name the cursor is on.
    """
    typed = letters.casefold()
    names = [each for each in fitting(listed, letters) if each.name.casefold().startswith(typed)]
    shared = _shared([each.name for each in names])
    if len(names) == 1:
        return names[0].name + ("/" if names[0].is_folder else "")
    if len(shared) > len(letters):
        return shared
    chosen = next((each for each in listed if each.name == pointed), None)
    return chosen.name + ("/" if chosen.is_folder else "") if chosen else letters


def _shared(names: Sequence[str]) -> str:
    """What all names begin with."""
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(*names, strict=False))
    return "".join(letters[0] for letters in same)
