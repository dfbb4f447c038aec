from __future__ import annotations

import io
import os
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.errors import FileTrouble, InvalidImport
from pmfacilitator.importing import gather as gathering
from pmfacilitator.importing.gather import gather, unpacked
from pmfacilitator.importing.material import Material, Part


def zipped(files: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return made.getvalue()


def one(data: bytes, name: str = "export.zip") -> Material:
    return Material((Part(name, data),), name)


def paths(material: Material) -> list[str]:
    return [part.path for part in material.parts]


def test_a_file_is_one_part_and_keeps_its_name(tmp_path: Path) -> None:
    file = tmp_path / "2026-11-20 outage.md"
    file.write_bytes(b"- 14:32 pager fired")
    assert gather(file) == Material((Part(file.name, b"- 14:32 pager fired"),), file.name)


def test_a_folder_gives_its_texts_in_order_and_leaves_pictures_and_hidden_files(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "export"
    for name in ("ops/2026-11-20.json", "a.png", ".git/config.txt", "users.json"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"[]")
    material = gather(folder)
    assert material.name == "export"
    assert paths(material) == ["users.json", "ops/2026-11-20.json"]


def test_a_folder_without_promising_names_gives_whatever_is_there(tmp_path: Path) -> None:
    (tmp_path / "notes").write_bytes(b"14:32 pager fired")
    assert paths(gather(tmp_path)) == ["notes"]


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    with pytest.raises(InvalidImport, match="holds no file"):
        gather(tmp_path)


def test_a_channel_or_a_day_of_an_unpacked_export_brings_its_people(tmp_path: Path) -> None:
    channel = tmp_path / "ops"
    channel.mkdir()
    (channel / "2026-11-20.json").write_bytes(b"[]")
    (tmp_path / "users.json").write_bytes(b"[1]")
    assert paths(gather(channel)) == ["2026-11-20.json", "users.json"]
    assert paths(gather(channel / "2026-11-20.json")) == ["ops/2026-11-20.json", "users.json"]


def test_a_link_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_bytes(b"not yours")
    folder = tmp_path / "export"
    (folder / "deep").mkdir(parents=True)
    (folder / "own.txt").write_bytes(b"mine")
    (folder / "deep" / "inside.txt").symlink_to(folder / "own.txt")
    (folder / "outside.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    (folder / "gone.txt").symlink_to(tmp_path / "missing")
    assert paths(gather(folder)) == ["own.txt", "deep/inside.txt"]


def test_a_pipe_in_a_folder_does_not_hold_everything_up(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "notes.txt").write_bytes(b"14:32")
    assert paths(gather(tmp_path)) == ["notes.txt"]


def test_what_cannot_be_read_is_said_in_one_sentence() -> None:
    with pytest.raises(FileTrouble, match=r"missing\.txt cannot be read: no such file"):
        gather(Path("no-such-folder/missing.txt"))
    with pytest.raises(FileTrouble, match="cannot be read"):
        gather(Path("nul\0l"))


def test_what_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "LARGEST", 10)
    (tmp_path / "a.txt").write_bytes(b"123456")
    gather(tmp_path)
    (tmp_path / "b.txt").write_bytes(b"123456")
    gather(tmp_path / "b.txt")
    with pytest.raises(InvalidImport, match=r"b\.txt is too large"):
        gather(tmp_path)
    with pytest.raises(InvalidImport, match="too large"):
        gather(Path("/dev/zero"))


def test_too_many_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "MOST_FILES", 2)
    files = {f"{n}.txt": b"x" for n in range(3)}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    with pytest.raises(InvalidImport, match="more than 2 files"):
        gather(tmp_path)
    with pytest.raises(InvalidImport, match="more than 2 files"):
        unpacked(one(zipped(files)))


def test_an_archive_is_told_by_its_bytes_and_read_in_memory(tmp_path: Path) -> None:
    data = zipped({"ops/2026-11-20.json": b"[]", "logo.png": b"\0", "__MACOSX/x.json": b"{}"})
    (tmp_path / "export").write_bytes(data)
    material = gather(tmp_path / "export")
    assert paths(material) == ["ops/2026-11-20.json"]
    assert sorted(tmp_path.iterdir()) == [tmp_path / "export"]
    assert unpacked(one(data, "")).parts == material.parts


def test_backslashes_of_other_systems_part_folders() -> None:
    assert paths(unpacked(one(zipped({"ops\\2026-11-20.json": b"[]"})))) == ["ops/2026-11-20.json"]


@pytest.mark.parametrize(
    "name",
    ["../../evil.json", "/etc/evil.json", "..\\evil.json", "C:\\evil.json", "a/../../evil.json"],
)
def test_a_path_out_of_the_archive_is_refused(name: str) -> None:
    with pytest.raises(InvalidImport, match="names a file outside of itself"):
        unpacked(one(zipped({name: b"[]"})))


def test_a_bomb_is_stopped_by_what_comes_out_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "LARGEST", 1024**2)
    bomb = zipped({"a.json": b"0" * 600_000, "b.json": b"0" * 600_000})
    assert len(bomb) < 5_000
    with pytest.raises(InvalidImport, match="at most 1 MB"):
        unpacked(one(bomb))


def test_what_a_header_says_of_its_size_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "LARGEST", 1024**2)
    size = 3 * 1024**2
    bomb = zipped({"a.json": b"0" * size})
    lying = bomb.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != bomb
    with pytest.raises(InvalidImport):
        unpacked(one(lying))


def test_an_encrypted_archive_is_said_to_be_one() -> None:
    data = bytearray(zipped({"a.json": b"[]"}, zipfile.ZIP_STORED))
    data[data.index(b"PK\x03\x04") + 6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(InvalidImport, match="encrypted"):
        unpacked(one(bytes(data)))


def test_an_unusual_packing_is_not_tried() -> None:
    with pytest.raises(InvalidImport, match="unusual way"):
        unpacked(one(zipped({"a.json": b"[]"}, zipfile.ZIP_LZMA)))


def test_an_archive_of_nothing_is_said_to_be_empty() -> None:
    with pytest.raises(InvalidImport, match="holds no file"):
        unpacked(one(zipped({})))


WHOLE = zipped({"ops/2026-11-20.json": b'[{"ts": "1", "text": "x"}]' * 20, "users.json": b"[]"})


@given(cut=st.integers(5, len(WHOLE) - 1))
def test_an_archive_that_breaks_off_is_said_to_be_damaged(cut: int) -> None:
    with pytest.raises(InvalidImport, match="damaged"):
        unpacked(one(WHOLE[:cut]))


@given(at=st.integers(0, len(WHOLE) - 1), byte=st.integers(0, 255))
def test_no_changed_byte_of_an_archive_raises_anything_else(at: int, byte: int) -> None:
    data = bytearray(WHOLE)
    data[at] = byte
    with suppress(InvalidImport):
        unpacked(one(bytes(data)))


@given(st.binary(max_size=300))
def test_no_bytes_that_begin_like_an_archive_raise_anything_else(rest: bytes) -> None:
    with pytest.raises(InvalidImport):
        unpacked(one(b"PK\x03\x04" + rest))
