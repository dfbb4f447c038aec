"""What the app needs of the world; the command line hands it the real one, tests another."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from pmfacilitator.app.look import Look
from pmfacilitator.catalogue import Catalogue
from pmfacilitator.domain.house import House
from pmfacilitator.keys import Keys
from pmfacilitator.repository import Documents, Repository
from pmfacilitator.screens.wanted import DocumentOrder

if TYPE_CHECKING:
    from pmfacilitator.domain.agenda import Agenda
    from pmfacilitator.domain.meeting import Meeting
    from pmfacilitator.domain.rehearsal import Rehearsal
    from pmfacilitator.screens.importing.files import Files


def for_the_room(words: str, path: Path | None = None) -> str:
    """A sentence for a shared screen: the file it is about by its name, and home as `~`."""
    for folder in (path.parent, path.resolve().parent) if path else ():
        words = words.replace(f"{folder}{os.sep}", "")
    return words.replace(str(Path.home()), "~")


class Agendas(Protocol):
    """Where agendas come from."""

    def for_incidents(self) -> tuple[str, ...]:
        """The agendas there are for a review of one incident."""
        ...

    def read(self, name: str) -> Agenda:
        """The agenda of that name."""
        ...


@dataclass(frozen=True)
class Preset:
    """What forms and dialogs begin with in this house."""

    agenda: str = "standard"
    severity: str = ""
    order: DocumentOrder = field(default_factory=DocumentOrder)
    targets: tuple[str, ...] = ()
    """What a document is offered as first."""


@dataclass(frozen=True)
class HouseTemplate:
    """The house's own template: its name, what it is filled in for, and how it is filled in."""

    name: str
    target: str
    filled_in: Callable[[Meeting], str]


@dataclass(frozen=True)
class Outside:
    """The library and what is known of it, the house's words, the time, the files, and ways to write and copy a document."""

    library: Repository
    catalogue: Catalogue
    agendas: Agendas
    house: House
    now: Callable[[], dt.datetime]
    environment: Mapping[str, str]
    documents: Documents
    demo: Callable[[], Path]
    zone: Callable[[], str]
    files: Files
    rehearsal: Rehearsal | None = None
    """How `now` runs, if not as the day does."""
    look: Look = field(default_factory=Look)
    keys: Keys = field(default_factory=Keys)
    template: HouseTemplate | None = None
    preset: Preset = field(default_factory=Preset)
