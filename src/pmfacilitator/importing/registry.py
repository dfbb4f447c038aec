"""The door of importing: every source that can be read, and which one some material is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from pmfacilitator.errors import InvalidImport
from pmfacilitator.importing.found import Choices, Found, Imported, Remark, Skipped, each_once
from pmfacilitator.importing.gather import unpacked
from pmfacilitator.importing.material import Material
from pmfacilitator.importing.opened import Opened
from pmfacilitator.importing.prose import read_prose

AUTO = "auto"
"""Chooses the source by what the material holds."""

_NO_CHOICES = Choices()


@dataclass(frozen=True)
class Source:
    """One sort of material: how it is told, and how it is read.

    Args:
        name: what it is called on the command line and in `Imported.source`.
        title: what people call it.
        recognises: whether material is of this sort, by content.
        read: its entries; material of another sort gives none, and a remark that says so.
    """

    name: str
    title: str
    recognises: Callable[[Opened], bool]
    read: Callable[[Opened, Choices], Imported]


def _read_text(opened: Opened, choices: Choices) -> Imported:
    entries: list[Found] = []
    warnings: list[Remark] = []
    skipped: list[Skipped] = []
    for file in opened.texts:
        read_one = read_prose(file.text, choices, file.path or opened.name)
        entries += read_one.entries
        warnings += read_one.warnings
        skipped += read_one.skipped
    return Imported("text", each_once(entries), tuple(warnings), tuple(skipped))


_ALL = (Source("text", "Text", lambda opened: bool(opened.texts), _read_text),)

SOURCES: Mapping[str, Source] = {source.name: source for source in _ALL}
"""Every source by its name; in the order in which `auto` asks, text last."""


def read(material: Material, choices: Choices = _NO_CHOICES, source: str = AUTO) -> Imported:
    """The entries of some material.

    Raises InvalidImport where it is too large, where what was chosen is not in it, and where it
    is not what `source` says.
    """
    opened = Opened(unpacked(material))
    if source == AUTO:
        chosen = next((each for each in SOURCES.values() if each.recognises(opened)), None)
        if chosen is None:
            return Imported("text", warnings=opened.remarks)
    elif source in SOURCES:
        chosen = SOURCES[source]
    else:
        raise InvalidImport(f"“{source}” is no source; there are {', '.join(SOURCES)}.")
    imported = chosen.read(opened, choices)
    return replace(imported, warnings=(*opened.remarks, *imported.warnings))
