"""The library: a folder with a file for each meeting, and nothing else that must be there."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pmfacilitator.catalogue import Catalogue, Summary, newest_first
from pmfacilitator.errors import FileTrouble, NotFound, Refused
from pmfacilitator.repository import Followed, OpenMeeting, OpenNotes
from pmfacilitator.storage.files import (
    make_folder,
    put_file,
    read_file,
    sweep_unfinished,
    sync_folder,
)
from pmfacilitator.storage.locks import lock_folder
from pmfacilitator.storage.moving import home_of, moved
from pmfacilitator.storage.names import ARCHIVE, SUFFIX, TRASH, free_path, stem_for
from pmfacilitator.storage.shelf import Shelf

if TYPE_CHECKING:
    from pmfacilitator.domain.meeting import Meeting

LAST = "last"
"""Names the meeting that was changed last."""

_CANDIDATES = 5
_FORM = ".new-meeting.json"


class Library:
    """Fulfils `Repository` in a folder, which is made when the first meeting is kept.

    `catalogue` knows which meetings there are; without one, every file is read to tell.
    """

    def __init__(self, folder: Path, catalogue: Catalogue | None = None) -> None:
        self.folder = folder.absolute()
        self._catalogue = catalogue or ReadAnew(Shelf(self.folder))

    def summaries(self) -> Sequence[Summary]:
        """Every meeting, newest first, damaged ones last.

        Raises:
            FileTrouble: the folder cannot be read.
        """
        return self._catalogue.summaries()

    def find(self, name: str) -> Path:
        """The one meeting that is meant; see `Repository`."""
        name = name.strip()
        if _looks_like_path(name):
            path = Path(name).absolute()
            if path.is_file():
                return path
            if path.parent != Path.cwd():
                raise NotFound(f"There is no file {path}.")
        summaries = self.summaries()
        if name == LAST and summaries:
            return max(summaries, key=lambda each: (not each.damaged, each.changed)).path
        fitting = _fitting(name.lower().removesuffix(SUFFIX), summaries)
        if not fitting:
            archived = self._catalogue.summaries(archived=True)
            fitting = _fitting(name.lower().removesuffix(SUFFIX), archived)
            summaries = summaries or archived
        if len(fitting) == 1:
            return fitting[0].path
        if not summaries:
            raise NotFound(f"The library {self.folder} holds no meeting yet.")
        if not fitting:
            raise NotFound(f'No meeting fits "{name}". The library holds {_named(summaries)}.')
        raise NotFound(
            f'"{name}" fits {len(fitting)} meetings: {_named(fitting)}. Please say more of one.'
        )

    def create(self, meeting: Meeting) -> Path:
        """Keep a new meeting in a file of its own; see `Repository`.

        Raises:
            Refused: the library holds a meeting of that id.
            FileTrouble: folder or file cannot be made.
        """
        from pmfacilitator.storage.meeting_file import write_new

        make_folder(self.folder)
        with lock_folder(self.folder) as lock:
            if lock.keeps_others_out:
                sweep_unfinished(self.folder)
            held = self._catalogue.holding(meeting.id)
            if held is not None:
                raise Refused(f"The library already holds this meeting, as {held.name}.")
            date = meeting.incident.date
            stem = stem_for(date.isoformat() if date else None, meeting.incident.title)
            path = free_path(self.folder, stem)
            write_new(path, meeting)
        return path

    def open(self, path: Path, *, now: dt.datetime, read_only: bool = False) -> OpenMeeting:
        """Open a meeting, for reading only if another window holds it; see `Repository`."""
        from pmfacilitator.storage.meeting_file import open_meeting

        return open_meeting(path, now=now, read_only=read_only)

    def follow(self, path: Path) -> Followed:
        """See what another window makes of a meeting; see `Repository`."""
        from pmfacilitator.storage.following import FollowedFile

        return FollowedFile(path.resolve())

    def private_notes(self, path: Path, meeting: str) -> OpenNotes:
        """Open the private notes about a meeting; see `Repository`."""
        from pmfacilitator.storage.private_notes import open_notes

        return open_notes(path, meeting)

    def form(self) -> Mapping[str, str]:
        """What was half-typed of a meeting that is not there yet; unreadable is nothing."""
        try:
            data, _ = read_file(self.folder / _FORM)
            texts = json.loads(data)
        except (FileNotFoundError, FileTrouble, ValueError):
            return {}
        if not isinstance(texts, dict):
            return {}
        return {str(name): text for name, text in texts.items() if isinstance(text, str)}

    def keep_form(self, texts: Mapping[str, str]) -> None:
        """Keep it in a hidden file beside the meetings; no texts remove that file."""
        path = self.folder / _FORM
        if not texts:
            path.unlink(missing_ok=True)
            return
        make_folder(self.folder)
        put_file(path, json.dumps(dict(texts), ensure_ascii=True).encode("ascii"), like=path)
        sync_folder(self.folder)

    def trash(self, path: Path) -> Path:
        """Move a meeting and what belongs to it to the `trash`; see `moved`."""
        return moved(path, home_of(path) / TRASH)

    def is_archived(self, path: Path) -> bool:
        """Whether a meeting lies in the archive."""
        return home_of(path) != path.parent

    def archive(self, path: Path) -> Path:
        """Move a meeting and what belongs to it into the `archive`, or back; see `moved`."""
        home = home_of(path)
        return moved(path, home / ARCHIVE if home == path.parent else home)


class ReadAnew:
    """Fulfils `Catalogue` by reading every file each time."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def summaries(self, *, archived: bool = False) -> Sequence[Summary]:
        """Every meeting, or every one in the archive; see `Catalogue`."""
        return newest_first(each for each in self._all() if each.archived is archived)

    def holding(self, meeting: str) -> Path | None:
        """The file of the meeting with that id; see `Catalogue`."""
        return next((each.path for each in self._all() if each.id == meeting), None)

    def _all(self) -> Iterator[Summary]:
        looked = (self._shelf.look(name) for name in self._shelf.files())
        return (each.summary for each in looked if each and each.summary)


def _looks_like_path(name: str) -> bool:
    return "/" in name or "\\" in name or name.endswith((SUFFIX, ".bak"))


def _fitting(name: str, summaries: Sequence[Summary]) -> list[Summary]:
    """The meetings of that name: exactly, or else every one whose id or file name has it."""
    exact = [each for each in summaries if name in (each.id, each.path.stem.lower())]
    if exact or not name:
        return exact
    return [s for s in summaries if s.id.startswith(name) or name in s.path.stem.lower()]


def _named(summaries: Sequence[Summary]) -> str:
    names = [f"{each.path.stem} ({each.id or 'damaged'})" for each in summaries[:_CANDIDATES]]
    rest = len(summaries) - len(names)
    return ", ".join(names) + (f" and {rest} more" if rest else "")
