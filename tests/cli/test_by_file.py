"""Asking those who cannot come: `ask` and `answer`."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmfacilitator.cli.example import keep_example
from pmfacilitator.demo import HELD
from pmfacilitator.storage.library import Library
from tests.cli.conftest import Run


@pytest.fixture
def example(tmp_path: Path) -> Path:
    return keep_example(Library(tmp_path / "library"), HELD)


def test_what_was_asked_comes_back_under_its_question(
    pm: Run, example: Path, tmp_path: Path
) -> None:
    asked = pm("ask", "last", "--role", "customer-success")
    assert (asked.status, asked.err) == (0, "")
    mark = "<!-- answers: impact/silent -->"
    assert mark in asked.out
    reply = tmp_path / "reply.md"
    reply.write_text(f"{asked.out}\n{mark}\n- the taxi dispatchers\n\n# PS\nsee you\n", "utf-8")
    would = pm("answer", "last", str(reply), "--dry-run")
    assert would.out == f"2 answers would be added to {example.name}.\n"
    done = pm("answer", "last", str(reply))
    assert (done.status, done.out) == (0, f"2 answers added to {example.name}.\n")
    assert "in the parking lot: 1." in done.err
    assert "the taxi dispatchers — *Customer Success*" in pm("show", "last").out
    again = pm("answer", "last", str(reply))
    assert again.out == f"0 answers would be added to {example.name}; 2 are there already.\n"


def test_a_role_that_the_house_does_not_know_is_told(pm: Run, example: Path) -> None:
    done = pm("ask", "last", "--role", "desing")
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert 'did you mean "design"?' in done.err


def test_a_reply_without_an_answer_or_that_is_not_there_is_one_sentence(
    pm: Run, example: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.md"
    empty.write_text(pm("ask", "last").out, "utf-8")
    assert pm("answer", "last", str(empty)).status == 4
    missing = pm("answer", "last", str(tmp_path / "nowhere.md"))
    assert (missing.status, missing.err.count("\n")) == (6, 1)


def test_a_meeting_that_is_open_elsewhere_is_left_alone(
    pm: Run, example: Path, tmp_path: Path
) -> None:
    reply = tmp_path / "reply.md"
    reply.write_text("<!-- answers: impact/silent -->\n- the taxi dispatchers\n", "utf-8")
    window = Library(tmp_path / "library").open(example, now=HELD)
    before = example.read_bytes()
    assert pm("answer", "last", str(reply)).status == 5
    assert example.read_bytes() == before
    window.close()
