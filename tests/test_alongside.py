"""What was changed in other meetings is undone with the step that says so, and done again with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest

from pmfacilitator.alongside import Alongside
from pmfacilitator.domain.edits import ChangeIncident, ChangeRow, Edit, MoveAction
from pmfacilitator.domain.rows import Action, ActionStatus
from pmfacilitator.elsewhere import Changed, Elsewhere
from pmfacilitator.errors import ReadOnly
from pmfacilitator.library.catalogue import IndexedCatalogue
from pmfacilitator.session import Session
from pmfacilitator.storage.library import Library
from pmfacilitator.storage.shelf import Shelf
from tests import builders

NOW = dt.datetime(2026, 12, 1, 9, 30, tzinfo=dt.UTC)
CAP, ALERT = builders.row_id(20), builders.row_id(21)
ONE = builders.meeting(actions=(Action(id=CAP, what="Cap connections"),))
TWO = builders.meeting(id=builders.row_id(3), actions=(Action(id=ALERT, what="Alert"),))
HERE = builders.meeting(id=builders.row_id(5))


def done(row: str) -> Edit:
    return MoveAction(row, ActionStatus.DONE, NOW.date())


def note(made: Sequence[Changed]) -> Edit:
    return ChangeIncident("tldr", " ".join(each.row for each in made))


class Desk:
    """A session, and two other meetings in a library."""

    def __init__(self, folder: Path) -> None:
        self.library = Library(folder)
        self.paths = [self.library.create(meeting) for meeting in (ONE, TWO)]
        elsewhere = Elsewhere(self.library, IndexedCatalogue(Shelf(folder), None))
        self.session = Session(HERE)
        self.along = Alongside(self.session, elsewhere, lambda: NOW)

    def does_both(self) -> None:
        made = [self.along.change(ONE.id, done(CAP)), self.along.change(TWO.id, done(ALERT))]
        self.along.note(made, note)

    @property
    def told(self) -> str:
        return self.session.meeting.incident.tldr

    @property
    def is_done(self) -> list[bool]:
        files = [self.library.open(path, now=NOW, read_only=True) for path in self.paths]
        return [file.meeting.actions[0].status is ActionStatus.DONE for file in files]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "library")


def test_one_step_takes_back_all_of_them_and_does_them_again(desk: Desk) -> None:
    desk.does_both()
    desk.session.apply(ChangeIncident("title", "Later"))
    assert desk.along.undo().step is not None  # what came later goes first, and only here
    assert desk.is_done == [True, True]
    desk.along.undo()
    assert (desk.told, desk.is_done) == ("", [False, False])
    desk.along.redo()
    assert (desk.told, desk.is_done) == (f"{CAP} {ALERT}", [True, True])
    desk.along.undo()
    assert (desk.told, desk.is_done) == ("", [False, False])
    assert desk.along.undo().step is None


def test_what_is_held_stays_said_here_until_it_can_be_taken_back(desk: Desk) -> None:
    desk.does_both()
    window = desk.library.open(desk.paths[1], now=NOW)
    assert "another window since 09:30" in desk.along.undo().trouble
    assert (desk.told, desk.is_done) == (ALERT, [False, True])
    again = desk.along.undo()
    assert again.step is None
    assert (desk.told, desk.is_done) == (ALERT, [False, True])
    window.close()
    desk.along.undo()
    assert (desk.told, desk.is_done) == ("", [False, False])


def test_what_somebody_changed_since_is_left_and_the_rest_is_taken_back(desk: Desk) -> None:
    desk.does_both()
    desk.along.change(ONE.id, ChangeRow(CAP, "owner", "Mara"))
    assert "has been changed since" in desk.along.undo().trouble
    assert (desk.told, desk.is_done) == ("", [True, False])


def test_what_cannot_be_done_again_is_not_said_here(desk: Desk) -> None:
    desk.does_both()
    desk.along.undo()
    window = desk.library.open(desk.paths[0], now=NOW)
    assert "another window" in desk.along.redo().trouble
    window.close()
    assert (desk.told, desk.is_done) == (ALERT, [False, True])


def test_whoever_only_reads_changes_nothing_elsewhere(desk: Desk) -> None:
    desk.session.read_only = True
    with pytest.raises(ReadOnly):
        desk.along.change(ONE.id, done(CAP))
    assert desk.is_done == [False, False]


def test_what_would_be_changed_is_told_and_nothing_is_saved(desk: Desk) -> None:
    assert desk.along.would(ONE.id, done(CAP)).is_another
    assert desk.is_done == [False, False]
