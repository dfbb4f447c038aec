"""A library in a folder, and indexes of it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pmfacilitator.catalogue import Looked, Marks
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import new_id
from pmfacilitator.library.index import Index
from pmfacilitator.storage.library import Library
from pmfacilitator.storage.shelf import Shelf
from tests.storage.samples import SAMPLE, content, rewrite

YEAR_NS = 365 * 86_400 * 10**9


@dataclass
class CountingShelf:
    """A shelf that counts what is read of it."""

    shelf: Shelf
    looks: Counter[str] = field(default_factory=Counter)
    meetings: Counter[str] = field(default_factory=Counter)
    before_meeting: Callable[[str], None] = lambda _name: None

    @property
    def folder(self) -> Path:
        return self.shelf.folder

    def files(self) -> Mapping[str, Marks]:
        return self.shelf.files()

    def names(self) -> frozenset[str]:
        return self.shelf.names()

    def marks(self, name: str) -> Marks | None:
        return self.shelf.marks(name)

    def look(self, name: str) -> Looked | None:
        self.looks[name] += 1
        return self.shelf.look(name)

    def meeting(self, name: str) -> tuple[Marks, Meeting | None] | None:
        self.meetings[name] += 1
        self.before_meeting(name)
        return self.shelf.meeting(name)


@dataclass
class Place:
    """A library with its indexes; time stands a year after every file was written."""

    folder: Path
    caches: Path

    def __post_init__(self) -> None:
        self.shelf = CountingShelf(Shelf(self.folder))

    def keep(self, title: str, date: str | None = "2026-11-18", **fields: Any) -> Path:
        facts = {**SAMPLE["incident"], "id": new_id(), "title": title, "date": date}
        data = {**SAMPLE, "id": new_id(), "incident": facts, **fields}
        return Library(self.folder).create(Meeting.model_validate(data))

    def retitle(self, path: Path, title: str) -> None:
        """Change a title as another program would."""
        data = content(path)
        data["meeting"]["1"]["meeting"]["incident"]["title"] = title
        rewrite(path, data)

    def index(self, *, full_text: bool | None = None, later_ns: int = YEAR_NS) -> Index:
        """The index as another process would open it."""
        return Index(
            self.shelf,
            self.caches,
            clock=lambda: time.time_ns() + later_ns,
            full_text=full_text,
        )

    def index_file(self) -> Path:
        (path,) = self.caches.glob("*.index")
        return path


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "library", tmp_path / "caches")


def titles(index: Index) -> list[str]:
    """The titles of all meetings, after a look at the files."""
    index.refresh()
    return sorted(summary.title for summary in index.summaries())
