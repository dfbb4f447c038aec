"""A meeting that nobody here has open is changed in its file, under its lock, or not at all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pmfacilitator.domain.desk import Desk
from pmfacilitator.domain.edits import ChangeRow, MoveAction, PutBack
from pmfacilitator.domain.rows import Action, ActionStatus
from pmfacilitator.elsewhere import Changes, Elsewhere
from pmfacilitator.errors import MeetingHeld, NotFound, Refused
from pmfacilitator.library.catalogue import IndexedCatalogue
from pmfacilitator.storage.library import Library
from pmfacilitator.storage.shelf import Shelf
from tests import builders
from tests.fakes import MemoryDrafts

NOW = dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)
CAP = builders.row_id(20)
MEETING = builders.meeting(actions=(Action(id=CAP, what="Cap connections"),))
DONE = MoveAction(CAP, ActionStatus.DONE, NOW.date())


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


@pytest.fixture
def path(library: Library) -> Path:
    path = library.create(MEETING)
    file = library.open(path, now=NOW)
    file.save(file.meeting, file.desk.with_draft("close/learned/add", "half a th"))
    file.close()
    return path


@pytest.fixture
def elsewhere(library: Library) -> Elsewhere:
    return Elsewhere(library, IndexedCatalogue(Shelf(library.folder), None))


def kept(library: Library, path: Path) -> tuple[Action, Desk]:
    file = library.open(path, now=NOW, read_only=True)
    (action,) = file.meeting.actions
    return action, file.desk


def test_an_edit_is_saved_in_the_meetings_file_and_half_typed_text_stays(
    library: Library, path: Path, elsewhere: Elsewhere
) -> None:
    done = elsewhere.change(MEETING.id, DONE, NOW)
    assert (done.path, done.label) == (path, "changed “Cap connections” to done")
    action, desk = kept(library, path)
    assert action.status is ActionStatus.DONE
    assert done.rows == (MEETING.actions[0], action)
    assert desk.draft("close/learned/add") == "half a th"


def test_it_is_taken_back_by_putting_the_row_back(
    library: Library, path: Path, elsewhere: Elsewhere
) -> None:
    before, after = elsewhere.change(MEETING.id, DONE, NOW).rows
    assert before is not None
    assert after is not None
    elsewhere.change(MEETING.id, PutBack(before, after), NOW)
    assert kept(library, path)[0] == MEETING.actions[0]


def test_what_somebody_changed_since_is_not_put_back(
    library: Library, path: Path, elsewhere: Elsewhere
) -> None:
    before, after = elsewhere.change(MEETING.id, DONE, NOW).rows
    assert before is not None
    assert after is not None
    elsewhere.change(MEETING.id, ChangeRow(CAP, "owner", "Mara"), NOW)
    with pytest.raises(Refused, match="“Cap connections” has been changed since"):
        elsewhere.change(MEETING.id, PutBack(before, after), NOW)
    assert kept(library, path)[0].owner == "Mara"


def test_a_meeting_that_is_open_in_a_window_is_left_alone_and_it_is_said_since_when(
    library: Library, path: Path, elsewhere: Elsewhere
) -> None:
    window = library.open(path, now=NOW)
    before = path.read_bytes()
    with pytest.raises(Refused) as caught:
        elsewhere.change(MEETING.id, DONE, NOW)
    assert str(caught.value) == "Nothing was changed: open in another window since 09:30 UTC."
    assert path.read_bytes() == before
    window.close()
    elsewhere.change(MEETING.id, DONE, NOW)


def test_a_place_takes_back_what_was_changed_from_there_and_does_it_again(
    library: Library, path: Path, elsewhere: Elsewhere
) -> None:
    changes = Changes(elsewhere, lambda: NOW, MemoryDrafts())
    assert changes.undo() is None
    changes.make(MEETING.id, DONE)
    changes.make(MEETING.id, DONE)  # changes nothing, and is nothing to take back
    undone = changes.undo()
    assert undone is not None
    assert (undone.label, kept(library, path)[0]) == (
        *("changed “Cap connections” to done", MEETING.actions[0]),
    )
    assert changes.undo() is None
    assert changes.redo() is not None
    assert kept(library, path)[0].status is ActionStatus.DONE
    assert changes.undo() is not None
    assert kept(library, path)[0] == MEETING.actions[0]


def test_what_is_held_can_be_taken_back_later_and_what_was_changed_since_is_given_up(
    library: Library, path: Path, elsewhere: Elsewhere
) -> None:
    changes = Changes(elsewhere, lambda: NOW, MemoryDrafts())
    changes.make(MEETING.id, DONE)
    window = library.open(path, now=NOW)
    with pytest.raises(MeetingHeld):
        changes.undo()
    window.close()
    elsewhere.change(MEETING.id, ChangeRow(CAP, "owner", "Mara"), NOW)
    with pytest.raises(Refused, match="changed since"):
        changes.undo()
    assert changes.undo() is None


def test_a_meeting_that_is_gone_and_an_edit_that_cannot_be_hold_nothing(
    library: Library, path: Path, elsewhere: Elsewhere
) -> None:
    with pytest.raises(NotFound, match="does not hold that meeting"):
        elsewhere.change(builders.row_id(77), DONE, NOW)
    with pytest.raises(NotFound, match="no longer in the meeting"):
        elsewhere.change(MEETING.id, ChangeRow(builders.row_id(78), "owner", "x"), NOW)
    window = library.open(path, now=NOW)
    assert not window.read_only
    window.close()
