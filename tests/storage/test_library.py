"""The folder of meetings: listing, naming, finding, making and throwing away."""

from __future__ import annotations

import datetime as dt
import errno
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.catalogue import Summary
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import new_id
from pmfacilitator.domain.rows import Account, Action, ActionStatus, Insight, InsightStatus
from pmfacilitator.domain.sections import ImpactSection
from pmfacilitator.errors import FileTrouble, MeetingHeld, NotFound, Refused
from pmfacilitator.repository import Repository
from pmfacilitator.storage.library import Library
from pmfacilitator.storage.names import slug, stem_for
from tests import builders
from tests.storage.samples import NOW, SAMPLE, content, rewrite, sample


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def meeting(title: str, date: str | None = None, **fields: Any) -> Meeting:
    facts = {**SAMPLE["incident"], "title": title, "date": date}
    return Meeting.model_validate({**SAMPLE, "id": new_id(), "incident": facts, **fields})


def changed_at(path: Path, second: int) -> None:
    os.utime(path, (second, second))


def titles(summaries: Sequence[Summary]) -> list[str]:
    return [summary.title for summary in summaries]


def test_it_is_a_repository(library: Library) -> None:
    repository: Repository = library
    assert repository.summaries() == []


class TestSummaries:
    def test_they_say_what_a_list_needs(self, library: Library) -> None:
        path = library.create(sample())
        changed_at(path, 1_700_000_000)
        assert library.summaries() == [
            Summary(
                id="aaaaaaaaaa",
                path=path,
                title="Refunds paid twice",
                severity="P1",
                date="2026-11-18",
                status="draft",
                agenda="Two steps",
                open_actions=1,
                insights=1,
                incident="bbbbbbbbbb",
                created="2026-11-19T09:00:00Z",
                changed=1_700_000_000,
                services=("refunds", "ledger"),
                people=("Ada Njoku",),
            )
        ]

    def test_they_name_the_days_on_which_something_is_expected(self, library: Library) -> None:
        due, later = dt.date(2026, 12, 1), dt.date(2027, 2, 1)
        actions = (
            Action(what="a", due=due),
            Action(what="b"),
            Action(what="c", due=due, status=ActionStatus.DONE),
        )
        insights = (
            Insight(learned="d", check_back=later, status=InsightStatus.SHIPPED),
            Insight(learned="e", check_back=due, status=InsightStatus.DROPPED, because="late"),
        )
        library.create(builders.meeting(actions=actions, insights=insights))
        (summary,) = library.summaries()
        assert (summary.due, summary.check_backs) == (("2026-12-01",), ("2027-02-01",))

    def test_they_name_the_accounts_of_every_step_and_insight(self, library: Library) -> None:
        hit = ImpactSection(step="impact", accounts=(Account(who="Harbor Books"),))
        seen = Insight(learned="They poll", customers=("Café Anker", "Harbor Books"))
        library.create(builders.meeting(sections=(hit,), insights=(seen,)))
        assert library.summaries()[0].accounts == ("Harbor Books", "Café Anker")

    def test_an_untitled_meeting_is_called_so(self, library: Library) -> None:
        library.create(meeting(""))
        assert titles(library.summaries()) == ["Untitled incident"]

    def test_the_newest_incident_comes_first_then_the_last_changed(self, library: Library) -> None:
        early = library.create(meeting("early", "2026-01-05"))
        late = library.create(meeting("late", "2026-03-01"))
        created = library.create(meeting("created", created="2026-02-01T10:00:00Z"))
        again = library.create(meeting("again", "2026-01-05"))
        for second, path in enumerate((late, early, created, again)):
            changed_at(path, second)
        assert titles(library.summaries()) == ["late", "created", "again", "early"]

    def test_a_damaged_file_hides_no_other(self, library: Library) -> None:
        path = library.create(meeting("good"))
        damaged = path.with_name("bad.json")
        damaged.write_text('{"meeting": {', "utf-8")
        good, bad = library.summaries()
        assert (good.title, good.damaged) == ("good", "")
        assert (bad.title, bad.path, bad.id) == ("bad.json", damaged, "")
        assert bad.damaged.startswith("It is damaged: line 1 is no JSON")

    @pytest.mark.parametrize(
        ("place", "value", "why"),
        [
            (("id",), 7, "id is no text"),
            (("incident",), None, "incident is missing"),
            (("incident",), [], "incident is no object"),
            (("incident", "title"), ["x"], "title is no text"),
            (("actions",), {}, "actions is no list of rows"),
            (("insights",), [1], "insights is no list of rows"),
        ],
    )
    def test_what_is_wrong_in_a_file_is_said(
        self, library: Library, place: tuple[str, ...], value: object, why: str
    ) -> None:
        path = library.create(sample())
        data = content(path)
        inner = data["meeting"]["1"]["meeting"]
        for step in place[:-1]:
            inner = inner[step]
        inner[place[-1]] = value
        rewrite(path, data)
        assert [each.damaged for each in library.summaries()] == [f"It is damaged: {why}."]

    def test_what_is_not_a_meeting_is_left_out(self, library: Library) -> None:
        folder = library.create(meeting("only")).parent
        (folder / "README.md").write_text("Our meetings", "utf-8")
        (folder / "package.json").write_text('{"name": "x"}', "utf-8")
        (folder / "list.json").write_text("[1, 2]", "utf-8")
        (folder / ".hidden.json").write_text("{", "utf-8")
        (folder / "folder.json").mkdir()
        (folder / "trash").mkdir()
        (folder / "trash" / "old.json").write_text("{", "utf-8")
        os.mkfifo(folder / "pipe.json")
        (folder / "loop.json").symlink_to("loop.json/x")
        assert titles(library.summaries())[0] == "only"
        assert [each.path.name for each in library.summaries()[1:]] == ["loop.json"]

    def test_a_link_is_followed_and_a_broken_one_said(self, library: Library) -> None:
        path = library.create(meeting("only"))
        path.with_name("again.json").symlink_to(path)
        path.with_name("gone.json").symlink_to(path.with_name("nothing.json"))
        summaries = library.summaries()
        assert titles(summaries) == ["only", "only", "gone.json"]
        assert summaries[-1].damaged == "It links to a file that is not there."

    def test_no_control_character_of_a_file_reaches_a_list(self, library: Library) -> None:
        path = library.create(sample())
        data = content(path)
        data["meeting"]["1"]["meeting"]["incident"]["title"] = "\x1b[2Jred\n\u202ealert"
        rewrite(path, data)
        assert titles(library.summaries()) == ["red alert"]

    def test_a_file_in_the_place_of_the_folder_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "library").write_text("", "utf-8")
        with pytest.raises(FileTrouble, match="library cannot be read: Not a directory"):
            Library(tmp_path / "library").summaries()

    def test_they_need_neither_pydantic_nor_tinydb(self, library: Library) -> None:
        library.create(sample())
        program = (
            "import sys\n"
            "from pathlib import Path\n"
            "from pmfacilitator.storage.library import Library\n"
            "library = Library(Path(sys.argv[1]))\n"
            "print(library.summaries()[0].title, library.find('refunds').name)\n"
            "print([name for name in ('pydantic', 'tinydb', 'filelock') if name in sys.modules])\n"
        )
        ran = subprocess.run(
            [sys.executable, "-c", program, str(library.folder)],
            capture_output=True,
            text=True,
            check=True,
        )
        assert ran.stdout.splitlines() == [
            "Refunds paid twice 2026-11-18-refunds-paid-twice.json",
            "[]",
        ]


class TestTheArchive:
    def test_what_belongs_to_a_meeting_goes_with_it_and_comes_back(self, library: Library) -> None:
        path = library.create(meeting("Pay"))
        backup = path.with_name(f"{path.name}.bak")
        backup.write_text("before", "utf-8")
        archived = library.archive(path)
        assert archived == library.folder / "archive" / path.name
        assert archived.with_name(backup.name).read_text("utf-8") == "before"
        assert library.is_archived(archived)
        assert titles(library.summaries()) == []
        assert library.find("pay") == archived
        assert library.archive(archived) == path
        assert backup.exists()
        assert not library.is_archived(path)

    def test_nothing_in_it_is_written_over(self, library: Library) -> None:
        kept = [library.archive(library.create(meeting("Pay", id=new_id()))) for _ in range(2)]
        assert [path.name for path in kept] == ["undated-pay.json", "undated-pay-2.json"]

    def test_a_meeting_that_is_open_stays_where_it_is(self, library: Library) -> None:
        path = library.create(meeting("Pay"))
        held = library.open(path, now=NOW)
        with pytest.raises(MeetingHeld, match="is open in another window"):
            library.archive(path)
        held.close()
        assert path.exists()

    def test_an_id_in_it_is_taken(self, library: Library) -> None:
        held = meeting("Pay")
        library.archive(library.create(held))
        with pytest.raises(Refused, match="already holds this meeting"):
            library.create(held)

    def test_the_live_ones_are_meant_first(self, library: Library) -> None:
        library.archive(library.create(meeting("Pay day", "2026-01-05", id=new_id())))
        path = library.create(meeting("Pay back", "2026-01-05", id=new_id()))
        assert library.find("pay") == path


class TestFinding:
    @pytest.fixture
    def paths(self, library: Library) -> dict[str, Path]:
        ids = {"pay": "aaa1111111", "refunds": "aaa2222222", "login": "bbb3333333"}
        paths = {
            title: library.create(meeting(title, "2026-11-18", id=ids[title])) for title in ids
        }
        for second, title in enumerate(("login", "pay", "refunds")):
            changed_at(paths[title], second)
        return paths

    @pytest.mark.parametrize(
        ("name", "title"),
        [
            ("aaa1111111", "pay"),
            ("aaa1", "pay"),
            ("B", "login"),
            ("log", "login"),
            ("18-PAY", "pay"),
            ("2026-11-18-refunds", "refunds"),
            ("2026-11-18-refunds.json", "refunds"),
            ("last", "refunds"),
            (" last ", "refunds"),
        ],
    )
    def test_by_id_file_name_or_last(
        self, library: Library, paths: dict[str, Path], name: str, title: str
    ) -> None:
        assert library.find(name) == paths[title]

    def test_by_path(
        self, library: Library, paths: dict[str, Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(library.folder.parent)
        name = paths["pay"].name
        assert library.find(str(paths["pay"])) == paths["pay"]
        assert library.find(f"library/{name}") == paths["pay"]
        (library.folder.parent / name).write_text("", "utf-8")
        assert library.find(name) == library.folder.parent / name

    def test_a_damaged_one_by_its_name_but_never_as_the_last(
        self, library: Library, paths: dict[str, Path]
    ) -> None:
        paths["pay"].write_text("{", "utf-8")
        assert library.find("pay") == paths["pay"]
        assert library.find("last") == paths["refunds"]

    def test_a_whole_name_wins_over_a_part_of_another(
        self, library: Library, paths: dict[str, Path]
    ) -> None:
        library.create(meeting("pay later", "2026-11-18"))
        assert library.find("2026-11-18-pay") == paths["pay"]

    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("aaa", '"aaa" fits 2 meetings: 2026-11-18-refunds (aaa2222222), 2026-11-18-pay'),
            ("zzz", 'No meeting fits "zzz". The library holds 2026-11-18-refunds (aaa2222222), '),
            ("", 'No meeting fits "".'),
            ("nowhere/pay.json", "There is no file /"),
        ],
    )
    @pytest.mark.usefixtures("paths")
    def test_what_does_not_fit_one_says_what_would(
        self, library: Library, name: str, words: str
    ) -> None:
        with pytest.raises(NotFound) as raised:
            library.find(name)
        assert str(raised.value).startswith(words)

    def test_five_are_named_and_the_others_counted(self, library: Library) -> None:
        for number in range(7):
            library.create(meeting(f"number {number}"))
        with pytest.raises(NotFound, match=r'"number" fits 7 meetings: .* and 2 more\.') as raised:
            library.find("number")
        assert str(raised.value).count("undated-") == 5

    def test_an_empty_library_says_so(self, library: Library) -> None:
        with pytest.raises(NotFound, match="holds no meeting yet"):
            library.find("last")


class TestCreating:
    def test_the_name_is_the_day_and_the_title(self, library: Library) -> None:
        path = library.create(sample())
        assert path == library.folder / "2026-11-18-refunds-paid-twice.json"
        assert library.open(path, now=NOW, read_only=True).meeting == sample()

    def test_a_name_that_is_taken_gets_a_number(self, library: Library) -> None:
        names = [library.create(meeting("Pay")).name for _ in range(3)]
        assert names == ["undated-pay.json", "undated-pay-2.json", "undated-pay-3.json"]

    def test_a_link_that_leads_nowhere_has_its_name(self, library: Library) -> None:
        library.folder.mkdir()
        (library.folder / "undated-pay.json").symlink_to("nowhere")
        assert library.create(meeting("Pay")).name == "undated-pay-2.json"

    def test_a_meeting_that_is_already_here_is_refused(self, library: Library) -> None:
        path = library.create(sample())
        before = path.read_bytes()
        with pytest.raises(Refused, match=f"already holds this meeting, as {path.name}"):
            library.create(sample(title="Another name"))
        assert [each.path for each in library.summaries()] == [path]
        assert path.read_bytes() == before

    def test_a_file_where_the_folder_should_be_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("mine", "utf-8")
        with pytest.raises(FileTrouble, match="file is a file; the library needs a folder there"):
            Library(tmp_path / "file").create(sample())
        with pytest.raises(FileTrouble, match="cannot be made: Not a directory"):
            Library(tmp_path / "file" / "library").create(sample())
        assert (tmp_path / "file").read_text("utf-8") == "mine"

    @pytest.mark.parametrize(
        ("call", "error"),
        [
            ("mkdir", PermissionError(errno.EACCES, "Permission denied")),
            ("open", OSError(errno.EROFS, "Read-only file system")),
            ("fsync", OSError(errno.ENOSPC, "No space left on device")),
            ("replace", PermissionError(errno.EPERM, "Operation not permitted")),
        ],
    )
    def test_a_folder_that_cannot_be_written_is_said_and_stays_clean(
        self, library: Library, monkeypatch: pytest.MonkeyPatch, call: str, error: OSError
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise error

        with monkeypatch.context() as patched:
            patched.setattr(os, call, fail)
            with pytest.raises(FileTrouble, match=str(error.strerror)):
                library.create(sample())
        left = list(library.folder.iterdir()) if library.folder.exists() else []
        assert [path for path in left if path.name != ".library.lock"] == []
        library.create(sample())

    def test_what_a_killed_maker_left_is_swept(self, library: Library) -> None:
        library.folder.mkdir()
        left = library.folder / ".undated-pay.json.0123abcd.tmp"
        left.touch()
        library.create(sample())
        assert not left.exists()


class TestNames:
    @pytest.mark.parametrize(
        ("title", "words"),
        [
            ("Payments down", "payments-down"),
            ("Überweisung größer: Łódź & Ærø", "uberweisung-grosser-lodz-aero"),
            ("CON", "con"),
            ("../../etc/passwd\x00", "etc-passwd"),
            ("支払い", ""),
            ("½ of ﬁles", "1-2-of-files"),
            ("one " * 30, "-".join(["one"] * 12)),
            ("x" * 80, "x" * 50),
        ],
    )
    def test_the_words_of_a_title(self, title: str, words: str) -> None:
        assert slug(title) == words

    @given(st.text())
    def test_any_title_makes_a_name_that_every_system_has(self, title: str) -> None:
        stem = stem_for(None, title)
        assert stem.startswith("undated-")
        assert set(stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert not stem.endswith("-")
        assert len(stem) <= 58

    def test_a_title_without_such_words_still_has_a_name(self) -> None:
        assert stem_for("2026-11-18", "支払い") == "2026-11-18-incident"


class TestTrash:
    def test_a_meeting_goes_with_its_backup(self, library: Library) -> None:
        path = library.create(sample())
        library.open(path, now=NOW).close()
        moved = library.trash(path)
        assert moved == library.folder / "trash" / path.name
        assert library.summaries() == []
        assert sorted(each.name for each in library.folder.iterdir()) == [".library.lock", "trash"]
        assert moved.with_name(f"{path.name}.bak").exists()
        assert library.open(moved, now=NOW, read_only=True).meeting == sample()

    def test_it_overwrites_nothing(self, library: Library) -> None:
        moved = [library.trash(library.create(meeting("Pay", id=new_id()))) for _ in range(3)]
        assert [path.name for path in moved] == [
            "undated-pay.json",
            "undated-pay-2.json",
            "undated-pay-3.json",
        ]
        assert len({library.open(p, now=NOW, read_only=True).meeting.id for p in moved}) == 3

    def test_a_meeting_that_is_open_stays(self, library: Library) -> None:
        path = library.create(sample())
        file = library.open(path, now=NOW)
        with pytest.raises(MeetingHeld, match="open in another window"):
            library.trash(path)
        assert path.exists()
        file.close()
        assert library.trash(path).exists()

    def test_a_damaged_one_can_go_too(self, library: Library) -> None:
        path = library.create(sample())
        path.write_text("{", "utf-8")
        assert library.trash(path).read_text("utf-8") == "{"

    def test_what_is_not_there_cannot(self, library: Library) -> None:
        with pytest.raises(NotFound):
            library.trash(library.folder / "x.json")

    def test_what_is_archived_goes_to_the_trash_of_the_library(self, library: Library) -> None:
        path = library.create(meeting("Pay"))
        archived = library.archive(path)
        assert library.trash(archived) == library.folder / "trash" / path.name

    def test_a_file_in_the_place_of_the_trash_is_said(self, library: Library) -> None:
        path = library.create(sample())
        (library.folder / "trash").write_text("", "utf-8")
        with pytest.raises(FileTrouble, match="trash is a file"):
            library.trash(path)
        assert path.exists()
        assert not library.open(path, now=NOW).read_only


def test_a_half_typed_form_is_kept_and_forgotten(tmp_path: Path) -> None:
    library = Library(tmp_path / "new" / "library")
    assert library.form() == {}
    library.keep_form({"title": "Payments d", "date": "2026-1"})
    assert Library(library.folder).form() == {"title": "Payments d", "date": "2026-1"}
    assert list(library.summaries()) == []
    library.keep_form({})
    library.keep_form({})
    assert library.form() == {}


@pytest.mark.parametrize("damage", [b"", b"{", b"[1]", b'{"title": 3}', b"\xff"])
def test_a_damaged_form_is_an_empty_one(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / ".new-meeting.json").write_bytes(damage)
    assert Library(tmp_path).form() == {}
