"""The storage under TinyDB: the same tables as any other, and a file that is always whole."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from stat import S_ISDIR
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.storages import JSONStorage, MemoryStorage, Storage

from pmfacilitator.errors import FileTrouble, MeetingDamaged
from pmfacilitator.storage.atomic import AtomicStorage
from pmfacilitator.storage.files import sweep, sweep_unfinished

Tables = dict[str, dict[str, dict[str, Any]]]


@pytest.fixture(params=["atomic", "memory"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    path = tmp_path / "x.json"
    db = TinyDB(storage=MemoryStorage) if request.param == "memory" else atomic(path)
    return db.storage


def atomic(path: Path) -> TinyDB:
    return TinyDB(path, storage=AtomicStorage)


def test_tinydb_finds_nothing_in_a_new_database(storage: Storage) -> None:
    db = TinyDB(storage=lambda: storage)
    assert db.tables() == set()
    assert db.table("rows").all() == []


def test_tinydb_inserts_updates_finds_and_removes(storage: Storage) -> None:
    rows = TinyDB(storage=lambda: storage).table("rows")
    first, second = rows.insert_multiple([{"name": "Ada", "tags": ["é"]}, {"name": "Bo"}])
    rows.update({"name": "Bea"}, doc_ids=[second])
    assert rows.get(where("name") == "Bea") == {"name": "Bea"}
    rows.remove(doc_ids=[second])
    assert [(row.doc_id, row) for row in rows.all()] == [(first, {"name": "Ada", "tags": ["é"]})]


def test_dropped_tables_are_gone(storage: Storage) -> None:
    db = TinyDB(storage=lambda: storage)
    db.table("rows").insert({"n": 1})
    db.drop_tables()
    assert db.tables() == set()


def test_a_new_storage_reads_what_another_wrote(tmp_path: Path) -> None:
    tables: Tables = {"rows": {"1": {"text": "Zürich \u2028 \U0001f600", "list": [1, None, 2.5]}}}
    AtomicStorage(tmp_path / "x.json").write(tables)
    assert AtomicStorage(tmp_path / "x.json").read() == tables


def test_plain_tinydb_reads_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    TinyDB(path, storage=AtomicStorage).table("rows").insert({"name": "Ada"})
    with TinyDB(path, storage=JSONStorage, encoding="utf-8") as db:
        assert db.table("rows").all() == [{"name": "Ada"}]


def test_text_that_is_no_unicode_is_written_as_an_escape(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    AtomicStorage(path).write({"rows": {"1": {"text": "\udc80"}}})
    assert b"\\udc80" in path.read_bytes()
    assert AtomicStorage(path).read() == {"rows": {"1": {"text": "\udc80"}}}


def test_the_same_tables_are_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    tables: Tables = {"rows": {"1": {"b": 1, "a": [{"id": "z"}]}}}
    AtomicStorage(path).write(tables)
    before = path.read_bytes()
    read = AtomicStorage(path).read()
    assert read is not None
    AtomicStorage(path).write(read)
    assert path.read_bytes() == before


def test_what_is_read_can_be_changed_without_changing_what_is_kept(tmp_path: Path) -> None:
    storage = AtomicStorage(tmp_path / "x.json")
    storage.write({"rows": {"1": {"name": "Ada"}}})
    read = storage.read()
    assert read is not None
    read["rows"]["1"]["name"] = "Bo"
    assert storage.read() == {"rows": {"1": {"name": "Ada"}}}


class TestTogether:
    def test_several_tables_are_one_write(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        replaced: list[str] = []
        replace = os.replace

        def counted(source: Path, target: Path) -> None:
            replaced.append(Path(target).name)
            replace(source, target)

        monkeypatch.setattr(os, "replace", counted)
        storage = AtomicStorage(tmp_path / "x.json")
        db = TinyDB(storage=lambda: storage)
        with storage.together():
            db.table("a").insert({"n": 1})
            db.table("b").insert({"n": 2})
            assert db.table("a").all() == [{"n": 1}]
        assert replaced == ["x.json"]
        assert AtomicStorage(tmp_path / "x.json").read() == {
            "a": {"1": {"n": 1}},
            "b": {"1": {"n": 2}},
        }

    def test_an_error_between_them_writes_neither(self, tmp_path: Path) -> None:
        storage = AtomicStorage(tmp_path / "x.json")
        storage.write({"a": {"1": {"n": 1}}})

        def interrupted() -> None:
            with storage.together():
                storage.write({"a": {"1": {"n": 2}}})
                raise KeyError

        with pytest.raises(KeyError):
            interrupted()
        assert storage.read() == {"a": {"1": {"n": 1}}}
        assert AtomicStorage(tmp_path / "x.json").read() == {"a": {"1": {"n": 1}}}


def fails_once(error: OSError, real: Callable[..., Any]) -> Callable[..., Any]:
    errors = [error]

    def call(*args: Any, **kwargs: Any) -> Any:
        if errors:
            raise errors.pop()
        return real(*args, **kwargs)

    return call


FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "x.json"
    storage = AtomicStorage(path)
    storage.write({"rows": {"1": {"n": 1}}})
    storage.write({"rows": {"1": {"n": 2}}})
    before = path.read_bytes()
    names = sorted(tmp_path.iterdir())
    monkeypatch.setattr(os, call, fails_once(FULL, getattr(os, call)))
    with pytest.raises(FileTrouble, match=r"x\.json cannot be written: No space left on device"):
        storage.write({"rows": {"1": {"n": 3}}})
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == names
    assert not storage.is_changed_outside()
    storage.write({"rows": {"1": {"n": 3}}})
    assert AtomicStorage(path).read() == {"rows": {"1": {"n": 3}}}


def test_a_write_whose_folder_is_not_on_disk_has_failed_and_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = AtomicStorage(tmp_path / "x.json")
    fsync = os.fsync
    synced: list[int] = []

    def second_fails(descriptor: int) -> None:
        synced.append(descriptor)
        if len(synced) == 2:
            raise OSError(errno.EIO, "Input/output error")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", second_fails)
    with pytest.raises(FileTrouble, match="Input/output error"):
        storage.write({"rows": {"1": {"n": 1}}})
    assert not storage.is_changed_outside()
    storage.write({"rows": {"1": {"n": 1}}})
    assert len(synced) == 4


def test_a_folder_that_cannot_be_synced_by_its_nature_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def not_for_folders(descriptor: int) -> None:
        if S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", not_for_folders)
    AtomicStorage(tmp_path / "x.json").write({"rows": {}})
    assert AtomicStorage(tmp_path / "x.json").read() == {"rows": {}}


def test_a_write_that_came_about_though_it_failed_is_not_somebody_elses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = AtomicStorage(tmp_path / "x.json")
    storage.write({"rows": {"1": {"n": 1}}})
    replace = os.replace

    def reports_failure(source: Path, target: Path) -> None:
        replace(source, target)
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", reports_failure)
        with pytest.raises(FileTrouble):
            storage.write({"rows": {"1": {"n": 2}}})
    assert not storage.is_changed_outside()


def test_the_file_as_it_was_found_is_kept_and_later_writes_leave_it(tmp_path: Path) -> None:
    path, backup = tmp_path / "x.json", tmp_path / "x.json.bak"
    AtomicStorage(path).write({"rows": {"1": {"n": 1}}})
    assert not backup.exists()
    found = path.read_bytes()
    storage = AtomicStorage(path)
    storage.read()
    for n in (2, 3, 4):
        storage.write({"rows": {"1": {"n": n}}})
    assert backup.read_bytes() == found


def test_a_backup_that_cannot_be_written_stops_no_save(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    AtomicStorage(path).write({"rows": {"1": {"n": 1}}})
    (tmp_path / "x.json.bak").mkdir()
    storage = AtomicStorage(path)
    storage.read()
    storage.write({"rows": {"1": {"n": 2}}})
    assert AtomicStorage(path).read() == {"rows": {"1": {"n": 2}}}


def test_a_private_file_stays_private_and_so_does_its_backup(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    AtomicStorage(path).write({"rows": {}})
    path.chmod(0o600)
    storage = AtomicStorage(path)
    storage.read()
    storage.write({"rows": {"1": {}}})
    modes = {each.name: each.stat().st_mode & 0o777 for each in tmp_path.iterdir()}
    assert modes == {"x.json": 0o600, "x.json.bak": 0o600}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "line 1 is no JSON"),
        (b'{"rows": {\n  "1": {"a', "line 2 is no JSON"),
        (b'{"rows": "\xff"}', "byte 10 is no UTF-8"),
        (b"[" * 200_000, "no JSON that can be read"),
        (b"[]", "holds no meeting"),
        (b'{"rows": []}', "holds no meeting"),
        (b'{"rows": {"one": {}}}', "holds no meeting"),
        (b'{"rows": {"1": 5}}', "holds no meeting"),
    ],
)
def test_what_is_no_database_is_damaged(tmp_path: Path, data: bytes, why: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(data)
    with pytest.raises(MeetingDamaged, match=why):
        AtomicStorage(path).read()


def test_a_byte_order_mark_is_forgiven(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"\xef\xbb\xbf{}")
    assert AtomicStorage(path).read() == {}


class TestSweeping:
    LEFT = ".x.json.0123abcd.tmp"

    @pytest.mark.parametrize("name", [LEFT, ".x.json.bak.0123abcd.tmp"])
    def test_what_a_killed_writer_of_the_file_left_goes(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).touch()
        sweep(tmp_path / "x.json")
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        "name",
        [
            ".y.json.0123abcd.tmp",
            ".x.json.y.json.0123abcd.tmp",
            ".x.json.lock",
            ".x.json.notes.tmp",
        ],
    )
    def test_what_may_be_somebody_elses_stays(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).touch()
        sweep(tmp_path / "x.json")
        assert [each.name for each in tmp_path.iterdir()] == [name]

    def test_a_file_that_was_never_finished_leaves_nothing(self, tmp_path: Path) -> None:
        (tmp_path / self.LEFT).touch()
        sweep_unfinished(tmp_path)
        assert list(tmp_path.iterdir()) == []

    def test_the_writer_of_a_file_that_exists_may_be_alive(self, tmp_path: Path) -> None:
        (tmp_path / self.LEFT).touch()
        (tmp_path / "x.json").touch()
        sweep_unfinished(tmp_path)
        assert (tmp_path / self.LEFT).exists()
