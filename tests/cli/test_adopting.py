"""`adopt`: a folder of written postmortems becomes a library, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmfacilitator.storage.library import Library
from tests.cli.conftest import Run
from tests.importing.adopting.test_adopted import PAPER


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "2026").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / "2026" / "exports.md").write_text(PAPER, "utf-8")
    (folder / "pools.markdown").write_text("# Pools\n\n## Lessons\n\n- Pools are small\n", "utf-8")
    (folder / ".git" / "note.md").write_text("# Not a postmortem\n", "utf-8")
    (folder / "chart.png").write_bytes(b"\x89PNG\0")
    return folder


def test_every_paper_becomes_a_meeting_and_says_what_was_understood(
    pm: Run, papers: Path, tmp_path: Path
) -> None:
    done = pm("adopt", str(papers))
    assert (done.status, done.err) == (0, "")
    assert "exports.md: 2026-09-14 Exports stood still\n  2 entries, 2 factors" in done.out
    assert (
        "pools.markdown: Pools\n  1 insight\n  open: no date; no severity; no timeline" in done.out
    )
    assert done.out.endswith("2 adopted, 0 there already, 0 could not be read.\n")
    titles = {summary.title for summary in Library(tmp_path / "library").summaries()}
    assert titles == {"Exports stood still", "Pools"}
    assert "Exports stood still" in pm("themes", "--month", "2026-09", "--to", "markdown").out


def test_adopting_again_adds_nothing_even_where_a_paper_was_changed(
    pm: Run, papers: Path, tmp_path: Path
) -> None:
    pm("adopt", str(papers))
    assert pm("adopt", str(papers)).out == "0 adopted, 2 there already, 0 could not be read.\n"
    with (papers / "2026" / "exports.md").open("a", encoding="utf-8") as file:
        file.write("\nMore.\n")
    again = pm("adopt", str(papers))
    assert "a meeting of this title and date is there already" in again.err
    assert len(Library(tmp_path / "library").summaries()) == 2


def test_a_dry_run_only_tells(pm: Run, papers: Path, tmp_path: Path) -> None:
    assert "2 would be adopted" in pm("adopt", str(papers), "--dry-run").out
    assert Library(tmp_path / "library").summaries() == []


@pytest.mark.parametrize(
    ("argument", "says", "status"),
    [
        ("nowhere", "There is no file", 3),
        ("empty", "No Markdown file was found there", 4),
        ("papers/chart.png", "holds no text", 6),
    ],
)
def test_what_cannot_be_adopted_is_said_in_a_sentence(
    pm: Run, papers: Path, tmp_path: Path, argument: str, says: str, status: int
) -> None:
    (tmp_path / "empty").mkdir()
    done = pm("adopt", str(tmp_path / argument))
    assert papers.exists()
    assert done.status == status
    assert says in done.err
