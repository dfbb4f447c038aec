"""Documents: whole or not at all, and never over what somebody has changed."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pmfacilitator.errors import DocumentChanged, FileTrouble, Refused
from pmfacilitator.storage.documents import Documents
from pmfacilitator.storage.library import Library
from tests.builders import meeting


@pytest.fixture
def documents(tmp_path: Path) -> Documents:
    return Documents(tmp_path / "memory")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "review.md"


def test_what_nobody_has_changed_is_written_over(documents: Documents, file: Path) -> None:
    for text in ("one\n", "two\n", "two\n", "Grüße\n"):
        documents.put(file, text)
        assert file.read_bytes() == text.encode()


def test_the_next_start_of_the_program_remembers_too(tmp_path: Path, file: Path) -> None:
    Documents(tmp_path / "memory").put(file, "one\n")
    Documents(tmp_path / "memory").put(file, "two\n")
    assert file.read_text() == "two\n"


def test_what_somebody_has_changed_stays_until_it_is_forced(
    documents: Documents, file: Path
) -> None:
    documents.put(file, "a\nb\nc\n")
    file.write_text("a\nmine\nc\n")
    with pytest.raises(DocumentChanged) as caught:
        documents.put(file, "a\nB\nc\n")
    assert file.read_text() == "a\nmine\nc\n"
    assert caught.value.free == file.with_name("review-2.md")
    assert [line for line in caught.value.difference if line[0] in "+-"][2:] == ["-mine", "+B"]
    documents.put(file, "a\nB\nc\n", force=True)
    documents.put(file, "a\nb\nc\n")
    assert file.read_text() == "a\nb\nc\n"


def test_a_file_that_was_never_written_here_counts_as_somebody_s(
    documents: Documents, file: Path
) -> None:
    file.write_text("theirs")
    with pytest.raises(DocumentChanged):
        documents.put(file, "ours")


def test_a_file_that_says_the_same_already_is_no_conflict(documents: Documents, file: Path) -> None:
    file.write_text("same")
    documents.put(file, "same")
    documents.put(file, "next")
    assert file.read_text() == "next"


def test_two_documents_are_remembered_apart(documents: Documents, tmp_path: Path) -> None:
    one, other = tmp_path / "one.md", tmp_path / "other.md"
    documents.put(one, "one")
    documents.put(other, "other")
    one.write_text("other")
    with pytest.raises(DocumentChanged):
        documents.put(one, "new")


def test_a_link_is_written_through(documents: Documents, tmp_path: Path, file: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to(file)
    documents.put(link, "one")
    documents.put(file, "two")
    assert link.is_symlink()
    assert file.read_text() == "two"


def test_a_folder_that_is_not_there_is_named(documents: Documents, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match=r"there is no folder .*nowhere\.$"):
        documents.put(tmp_path / "nowhere" / "review.md", "x")


def test_a_full_disk_is_told_and_what_was_there_stays(
    documents: Documents, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents.put(file, "old")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FileTrouble, match="No space left on device"):
        documents.put(file, "new")
    assert file.read_text() == "old"
    assert [path.name for path in file.parent.iterdir() if path.is_file()] == [file.name]


def test_without_a_memory_the_document_is_written_all_the_same(tmp_path: Path, file: Path) -> None:
    (tmp_path / "memory").write_text("a file where the folder should be")
    Documents(tmp_path / "memory").put(file, "one")
    assert file.read_text() == "one"


def test_a_free_name_is_one_that_costs_nothing(documents: Documents, tmp_path: Path) -> None:
    (tmp_path / "a-2.md").write_text("theirs")
    assert documents.free(tmp_path / "a.md") == tmp_path / "a-3.md"
    documents.put(tmp_path / "a-3.md", "ours")
    assert documents.free(tmp_path / "a.md") == tmp_path / "a-3.md", "ours, and as we wrote it"
    (tmp_path / "a-3.md").write_text("theirs now")
    assert documents.free(tmp_path / "a.md") == tmp_path / "a-4.md"


def test_no_document_takes_the_place_of_any_meeting(documents: Documents, tmp_path: Path) -> None:
    path = Library(tmp_path / "library").create(meeting())
    before = path.read_bytes()
    with pytest.raises(Refused, match="is a meeting"):
        documents.put(path, "x", force=True)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "said"),
    [("x" * 300 + ".md", "File name too long"), ("loop.md", "a link to itself"), (".", "a folder")],
)
def test_a_name_that_cannot_be_written_is_one_sentence(
    documents: Documents, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    with pytest.raises(FileTrouble, match=said):
        documents.put(tmp_path / name, "x")


def test_a_pipe_is_written_to_by_the_name_it_has(documents: Documents, tmp_path: Path) -> None:
    ends = os.pipe()
    documents.put(Path(f"/dev/fd/{ends[1]}"), "through the pipe")
    assert os.read(ends[0], 99) == b"through the pipe"
    for end in ends:
        os.close(end)
