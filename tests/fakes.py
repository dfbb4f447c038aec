"""A world in which the app runs without disk, clock or clipboard: all of it can be turned by hand."""

from __future__ import annotations

import datetime as dt
import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from pmfacilitator.agenda_files import shipped
from pmfacilitator.app import HouseTemplate, Look, Outside, Preset
from pmfacilitator.catalogue import Reading, Summary
from pmfacilitator.domain.agenda import Agenda
from pmfacilitator.domain.asking import Filter
from pmfacilitator.domain.desk import Desk
from pmfacilitator.domain.filtering import fits
from pmfacilitator.domain.house import House
from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.learning.seen import MeetingSeen, Similar
from pmfacilitator.domain.masking import names_of
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.private_notes import PrivateNotes
from pmfacilitator.domain.records import new_id
from pmfacilitator.domain.rehearsal import Rehearsal
from pmfacilitator.domain.rows import Action, ActionStatus, Insight, InsightStatus
from pmfacilitator.errors import (
    DocumentChanged,
    FileTrouble,
    MeetingChanged,
    MeetingDamaged,
    MeetingHeld,
    NotFound,
    PmFacilitatorError,
)
from pmfacilitator.importing.material import Material, Part
from pmfacilitator.keys import Keys
from pmfacilitator.repository import Followed, OpenMeeting, OpenNotes, Sight
from pmfacilitator.screens.importing.files import Listed
from tests import builders

NOW = dt.datetime(2026, 11, 27, 14, 2, tzinfo=dt.UTC)
"""A Friday, a week after the incident that `builders` tells of."""


@dataclass
class Time:
    """The present moment, which only comes on when `pass_by` is called."""

    now: dt.datetime = NOW

    def __call__(self) -> dt.datetime:
        return self.now

    def pass_by(self, **length: float) -> None:
        self.now += dt.timedelta(**length)


@dataclass
class Timer:
    """One call to come; `stop` cancels it."""

    at: float
    callback: Callable[[], object]
    timers: Timers

    def stop(self) -> None:
        self.timers.waiting = [timer for timer in self.timers.waiting if timer is not self]


@dataclass
class Timers:
    """Stands in for a widget's timers; time passes when `pass_by` is called."""

    now: float = 0.0
    waiting: list[Timer] = field(default_factory=list)

    def set_timer(self, delay: float, callback: Callable[[], object]) -> Timer:
        timer = Timer(self.now + delay, callback, self)
        self.waiting.append(timer)
        return timer

    def pass_by(self, seconds: float) -> None:
        end = self.now + seconds
        while due := [timer for timer in self.waiting if timer.at <= end]:
            timer = min(due, key=lambda each: each.at)
            timer.stop()
            self.now = timer.at
            timer.callback()
        self.now = end


@dataclass
class Kept:
    """What a file holds, and what stands against reading or writing it."""

    meeting: Meeting
    desk: Desk = field(default_factory=Desk)
    held: str = ""
    damaged: str = ""
    trouble: PmFacilitatorError | None = None
    saves: int = 0


@dataclass
class MemoryFile:
    """A meeting held for editing, or only being read."""

    library: MemoryLibrary
    path: Path
    meeting: Meeting
    desk: Desk
    read_only: bool
    why_read_only: str

    def save(self, meeting: Meeting, desk: Desk) -> None:
        self.library.gate.wait()
        kept = self.library.kept[self.path]
        if kept.trouble is not None:
            raise kept.trouble
        kept.meeting, kept.desk = meeting, desk
        kept.saves += 1

    def save_copy(self, meeting: Meeting, desk: Desk) -> Path:
        self.path = self.path.with_name(f"{self.path.stem}-copy.json")
        self.library.kept[self.path] = Kept(meeting.changed(id=new_id()), desk, saves=1)
        return self.path

    def close(self) -> None:
        self.library.closed.append(self.path)


class MemoryFollowed:
    """A meeting as another window writes it: whatever a test puts up is seen next."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self._coming: queue.Queue[Sight | None] = queue.Queue()

    def put_up(self, sight: Sight) -> None:
        self.sight = sight
        self._coming.put(sight)

    def next(self) -> Sight | None:
        return self._coming.get()

    def close(self) -> None:
        self._coming.put(None)


@dataclass
class MemoryNotes:
    """Private notes that are held."""

    notes: PrivateNotes = field(default_factory=PrivateNotes)
    path: Path = Path(".meeting.json.notes")
    trouble: PmFacilitatorError | None = None
    is_closed: bool = False

    def save(self, notes: PrivateNotes) -> Path:
        if self.trouble is not None:
            raise self.trouble
        self.notes = notes
        return self.path

    def close(self) -> None:
        self.is_closed = True


class MemoryLibrary:
    """Meetings by path, the newest first."""

    def __init__(self, **meetings: Meeting) -> None:
        self.kept = {Path(f"{name}.json"): Kept(meeting) for name, meeting in meetings.items()}
        self.trashed: list[Path] = []
        self.in_archive: list[Summary] = []
        self.archived_as: dict[Path, Kept] = {}
        self.closed: list[Path] = []
        self.form_texts: dict[str, str] = {}
        self.notes = MemoryNotes()
        self.trouble: PmFacilitatorError | None = None
        self.gate = threading.Event()
        self.gate.set()

    @contextmanager
    def slow_disk(self) -> Iterator[Callable[[], None]]:
        """No save comes back until what this gives is called."""
        self.gate.clear()
        try:
            yield self.gate.set
        finally:
            self.gate.set()

    def changed_elsewhere(self, path: Path) -> None:
        self.kept[path].trouble = MeetingChanged(f"{path.name} was changed by another program.")

    def summaries(self) -> Sequence[Summary]:
        if self.trouble is not None:
            raise self.trouble
        return [_summary(path, kept) for path, kept in self.kept.items()]

    def find(self, name: str) -> Path:
        if Path(name) not in self.kept:
            raise NotFound(f"There is no meeting {name!r}.")
        return Path(name)

    def create(self, meeting: Meeting) -> Path:
        if self.trouble is not None:
            raise self.trouble
        path = Path(f"new-{len(self.kept)}.json")
        self.kept = {path: Kept(meeting), **self.kept}
        return path

    def open(self, path: Path, *, now: dt.datetime, read_only: bool = False) -> OpenMeeting:
        del now
        kept = self.kept[path]
        if kept.damaged:
            raise MeetingDamaged(kept.damaged)
        why = kept.held or ("Opened for reading." if read_only else "")
        return MemoryFile(self, path, kept.meeting, kept.desk, bool(why), why)

    def follow(self, path: Path) -> Followed:
        kept = self.kept[path]
        if kept.damaged:
            raise MeetingDamaged(kept.damaged)
        self.followed = MemoryFollowed(Sight(kept.meeting, kept.desk))
        return self.followed

    def private_notes(self, path: Path, meeting: str) -> OpenNotes:
        del path, meeting
        if self.notes.trouble is not None:
            raise self.notes.trouble
        return self.notes

    def form(self) -> Mapping[str, str]:
        return self.form_texts

    def keep_form(self, texts: Mapping[str, str]) -> None:
        self.form_texts = dict(texts)

    def trash(self, path: Path) -> Path:
        if self.kept[path].held:
            raise MeetingHeld(self.kept[path].held)
        del self.kept[path]
        self.trashed.append(path)
        return Path("trash") / path

    def archive(self, path: Path) -> Path:
        if path.parent.name == "archive":
            self.in_archive = [each for each in self.in_archive if each.path != path]
            self.kept[Path(path.name)] = self.archived_as.pop(path)
            return Path(path.name)
        if self.kept[path].held:
            raise MeetingHeld(self.kept[path].held)
        moved = Path("archive") / path
        self.archived_as[moved] = self.kept.pop(path)
        summary = _summary(moved, self.archived_as[moved])
        self.in_archive.append(replace(summary, archived=True))
        return moved


@dataclass
class MemoryCatalogue:
    """What is known of the meetings of such a library, read in as many chunks as are wanted."""

    library: MemoryLibrary
    chunks: list[int] = field(default_factory=list)
    similar_rows: list[Similar] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def summaries(self, *, archived: bool = False) -> Sequence[Summary]:
        found = self.library.summaries() if not archived else ()
        return [*found, *(self.library.in_archive if archived else ())]

    def holding(self, meeting: str) -> Path | None:
        kept = self.library.kept.items()
        return next((path for path, each in kept if each.meeting.id == meeting), None)

    def seen(self, *, with_archived: bool = False) -> Sequence[MeetingSeen]:
        del with_archived
        if self.library.trouble is not None:
            raise self.library.trouble
        kept = [each for each in self.library.kept.values() if not each.damaged]
        return [seen_of(each.meeting) for each in kept]

    def fitting(self, wanted: Filter, *, archived: bool = False) -> Sequence[Summary]:
        return [each for each in self.summaries(archived=archived) if fits(wanted, each)]

    def first(self, most: int) -> Reading:
        if self.chunks:
            return self._part()
        found = (*self.summaries(), *self.summaries(archived=True))
        return Reading(found[:most], len(found), len(found) <= most)

    def read_on(self) -> Reading:
        return self._part() if self.chunks else self.first(10**9)

    def learn(self) -> bool:
        return True

    def saying(self, wanted: Filter) -> frozenset[str]:
        self.asked.append(" ".join(wanted.words))
        return frozenset(
            path.name
            for path, kept in self.library.kept.items()
            if all(word in kept.meeting.model_dump_json() for word in wanted.words)
        )

    def similar(
        self, typed: str, kinds: Sequence[str], *, most: int, incident: str = "", before: str = ""
    ) -> Sequence[Similar]:
        del incident, before
        self.asked.append(typed)
        found = [each for each in self.similar_rows if each.kind in kinds]
        return found[:most] if typed else ()

    def _part(self) -> Reading:
        found = self.summaries()
        return Reading(found[: self.chunks.pop(0)], len(found), is_whole=False)


@dataclass
class MemoryDrafts:
    """Half-typed lines by name."""

    kept: dict[str, str] = field(default_factory=dict)

    def draft(self, name: str) -> str:
        return self.kept.get(name, "")

    def keep_draft(self, name: str, text: str) -> None:
        self.kept[name] = text


@dataclass(frozen=True)
class MemoryAgendas:
    """Agendas by name; others are those that are shipped."""

    by_name: Mapping[str, Agenda]

    def for_incidents(self) -> tuple[str, ...]:
        return tuple(self.by_name)

    def read(self, name: str) -> Agenda:
        return self.by_name.get(name) or shipped(name)


@dataclass
class MemoryFiles:
    """Files by path, beneath `~/`."""

    by_path: dict[str, bytes]

    def start(self) -> str:
        return "~/"

    def told(self, path: str) -> str:
        return path.replace("/home/mara/", "~/")

    def listed(self, folder: str) -> Sequence[Listed]:
        inside = [path.removeprefix(folder) for path in self.by_path if path.startswith(folder)]
        if not inside:
            raise FileTrouble(f"{folder} cannot be read: no such file or directory.")
        return [
            Listed(name, is_folder=is_folder)
            for name, is_folder in {path.split("/")[0]: "/" in path for path in inside}.items()
        ]

    def gather(self, path: str) -> Material:
        data = self.by_path.get(path)
        if data is None:
            raise FileTrouble(f"{path} cannot be read: no such file or directory.")
        name = path.rpartition("/")[2]
        return Material((Part(name, data),), name)


@dataclass
class World:
    """Everything around the app."""

    library: MemoryLibrary = field(default_factory=MemoryLibrary)
    catalogue: MemoryCatalogue = field(init=False)
    time: Time = field(default_factory=Time)
    written: dict[Path, str] = field(default_factory=dict)
    edited: set[Path] = field(default_factory=set)
    """Documents that somebody has changed since they were written."""
    difference: tuple[str, ...] = ("-theirs", "+ours")
    trouble_writing: PmFacilitatorError | None = None
    house: House = field(default_factory=House)
    files: MemoryFiles = field(default_factory=lambda: MemoryFiles({}))
    rehearsal: Rehearsal | None = None
    look: Look = field(default_factory=Look)
    keys: Keys = field(default_factory=Keys)
    preset: Preset = field(default_factory=Preset)
    template: HouseTemplate | None = None

    def __post_init__(self) -> None:
        self.catalogue = MemoryCatalogue(self.library)

    @property
    def outside(self) -> Outside:
        agenda = builders.agenda()
        rehearsal = self.rehearsal
        return Outside(
            library=self.library,
            catalogue=self.catalogue,
            agendas=MemoryAgendas(
                {
                    name: agenda.changed(title=name.capitalize())
                    for name in ("standard", "product", "engineering")
                }
            ),
            house=self.house,
            now=(lambda: rehearsal.at(self.time())) if rehearsal else self.time,
            rehearsal=rehearsal,
            environment={"SSH_TTY": "no clipboard here"},
            documents=self,
            demo=lambda: self.library.create(builders.meeting()),
            zone=lambda: "Europe/Berlin",
            files=self.files,
            look=self.look,
            keys=self.keys,
            preset=self.preset,
            template=self.template,
        )

    def put(self, path: Path, text: str, *, force: bool = False) -> None:
        """Write a document, as `Documents` does."""
        if path in self.edited and not force:
            difference = ("--- there", "+++ new", "@@ -1 +1 @@", *self.difference)
            raise DocumentChanged(path, path.with_stem(f"{path.stem}-2"), difference)
        if self.trouble_writing is not None:
            raise self.trouble_writing
        self.written[path] = text


def _waits(row: Action | Insight) -> bool:
    return row.status in {ActionStatus.OPEN, *(each for each in InsightStatus if each.is_open)}


def _summary(path: Path, kept: Kept) -> Summary:
    meeting = kept.meeting
    if kept.damaged:
        return Summary("", path, path.name, "", None, "", "", 0, 0, "", None, 0, kept.damaged)
    return Summary(
        id=meeting.id,
        path=path,
        title=meeting.title,
        severity=meeting.incident.severity,
        date=str(meeting.incident.date) if meeting.incident.date else None,
        status=meeting.status.value,
        agenda=meeting.agenda.title,
        open_actions=sum(action.status is ActionStatus.OPEN for action in meeting.actions),
        insights=len(meeting.insights),
        incident=meeting.incident.id,
        created=str(meeting.created) if meeting.created else None,
        changed=0,
        services=meeting.incident.services,
        tags=meeting.incident.tags,
        people=tuple(person.name for person in meeting.participants),
        accounts=names_of(meeting).accounts,
        due=tuple(str(row.due) for row in meeting.actions if row.due and _waits(row)),
        check_backs=tuple(
            str(row.check_back) for row in meeting.insights if row.check_back and _waits(row)
        ),
    )
