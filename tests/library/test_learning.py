"""What the index keeps of whole meetings is what they say, and follows them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.learning.seen import MeetingSeen
from pmfacilitator.library.catalogue import IndexedCatalogue
from pmfacilitator.library.index import Index
from pmfacilitator.library.learning import learn, left_to_learn, seen_meetings
from tests.library.conftest import Place
from tests.storage.samples import NOW, content, rewrite


def learned(place: Place, *, full_text: bool | None = None) -> Index:
    index = place.index(full_text=full_text)
    index.refresh()
    while not learn(index):
        pass
    return index


def seen_titles(index: Index) -> list[str]:
    return [seen.incident.title for seen in seen_meetings(index)]


def words(index: Index) -> dict[int, str]:
    rows = index.run(lambda tables: tables.execute("SELECT rowid, * FROM words").fetchall())
    return {file: " | ".join(columns) for file, *columns in rows}


@pytest.mark.parametrize("full_text", [True, False])
def test_every_meeting_is_seen_as_it_is(place: Place, *, full_text: bool) -> None:
    paths = [place.keep(title, date) for title, date in (("a", "2026-01-05"), ("b", "2026-02-05"))]
    seen = list(seen_meetings(learned(place, full_text=full_text)))
    found = [place.shelf.shelf.meeting(path.name) for path in reversed(paths)]
    assert seen == [seen_of(meeting) for each in found if each and (meeting := each[1])]
    assert len(seen) == 2


def test_only_what_changed_is_read_again(place: Place) -> None:
    one, two = place.keep("one"), place.keep("two")
    learned(place)
    place.shelf.meetings.clear()
    place.retitle(two, "third")
    assert sorted(seen_titles(learned(place))) == ["one", "third"]
    assert place.shelf.meetings == {two.name: 1}
    one.unlink()
    assert seen_titles(learned(place)) == ["third"]
    [text] = words(place.index()).values()
    assert text.startswith("third |")


def test_what_was_only_touched_is_not_read_again(place: Place) -> None:
    path = place.keep("one")
    learned(place)
    place.shelf.meetings.clear()
    path.touch()
    assert seen_titles(learned(place)) == ["one"]
    assert place.shelf.meetings == {}


def test_it_is_learned_in_chunks_the_newest_first(place: Place) -> None:
    for day in ("2026-01-05", "2026-03-01", "2026-02-01"):
        place.keep(day, day)
    index = place.index()
    index.refresh()
    assert left_to_learn(index) == 3
    assert not learn(index, 2)
    assert seen_titles(index) == ["2026-03-01", "2026-02-01"]
    assert left_to_learn(index) == 1
    assert learn(index, 2)
    assert left_to_learn(index) == 0


def test_a_meeting_that_cannot_be_understood_is_left_out_and_not_tried_again(place: Place) -> None:
    path = place.keep("odd")
    place.keep("good")
    data = content(path)
    data["meeting"]["1"]["meeting"]["incident"]["detected_by"] = "the moon"
    rewrite(path, data)
    assert seen_titles(learned(place)) == ["good"]
    place.shelf.meetings.clear()
    assert seen_titles(learned(place)) == ["good"]
    assert place.shelf.meetings == {}


def test_a_change_between_the_look_and_the_reading_is_found_out(place: Place) -> None:
    path = place.keep("before")
    index = place.index()
    index.refresh()
    place.shelf.before_meeting = lambda _name: place.retitle(path, "between")
    learn(index)
    place.shelf.before_meeting = lambda _name: None
    place.retitle(path, "after")
    assert seen_titles(learned(place)) == ["after"]
    index.refresh()
    learn(index)
    assert [each.title for each in index.summaries()] == ["after"]


def test_a_file_that_goes_before_it_is_read_is_left_out(place: Place) -> None:
    path = place.keep("gone")
    index = place.index()
    index.refresh()
    path.unlink()
    assert learn(index)
    assert seen_titles(index) == []
    path = place.keep("back")
    path.rename(path.with_name("2026-11-18-gone.json"))
    assert seen_titles(learned(place)) == ["back"]


class TestTheCatalogue:
    @pytest.fixture
    def catalogue(self, place: Place) -> IndexedCatalogue:
        for title, date in (("spring", "2026-04-01"), ("autumn", "2026-10-01"), ("never", None)):
            place.keep(title, date, created=NOW)
        old = place.keep("old", "2026-04-02")
        (place.folder / "archive").mkdir()
        old.rename(place.folder / "archive" / old.name)
        return IndexedCatalogue(place.shelf, place.caches)

    def names(self, seen: object) -> list[str]:
        assert isinstance(seen, list)
        return [each.incident.title for each in seen if isinstance(each, MeetingSeen)]

    def test_it_lists_the_meetings_newest_first_without_the_archive(
        self, catalogue: IndexedCatalogue
    ) -> None:
        assert [each.title for each in catalogue.summaries()] == ["never", "autumn", "spring"]
        assert [each.title for each in catalogue.summaries(archived=True)] == ["old"]

    def test_it_tells_of_a_period_to_its_last_day(self, catalogue: IndexedCatalogue) -> None:
        spring, autumn = dt.date(2026, 4, 1), dt.date(2026, 10, 1)
        assert self.names(list(catalogue.seen(spring, autumn))) == ["autumn", "spring"]
        assert self.names(list(catalogue.seen(None, spring))) == ["spring"]
        assert self.names(list(catalogue.seen(autumn, None))) == ["never", "autumn"]

    def test_the_archive_is_told_of_by_choice(self, catalogue: IndexedCatalogue) -> None:
        told = list(catalogue.seen(with_archived=True))
        assert self.names(told) == ["never", "autumn", "old", "spring"]

    def test_a_meeting_is_found_by_its_id_in_the_archive_too(
        self, catalogue: IndexedCatalogue, place: Place
    ) -> None:
        [old] = catalogue.summaries(archived=True)
        assert catalogue.holding(old.id) == Path(place.folder / "archive" / old.path.name)
        assert catalogue.holding("zzzzzzzzzz") is None
