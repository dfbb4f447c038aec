"""Words that blame are noticed, others are not, and customers' words are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from bench import language
from bench.language import SENTENCES, main, trials
from pmfacilitator.domain.language import WordReader
from pmfacilitator.domain.language_rules import RULES, Slip
from tests.builders import texts

READER = WordReader.among(("Omar Haddad", "Lucia Ferri", "Ben", "Yuki Ono"))
TRIALS = {trial.name: trial for trial in trials()}


def noticed(text: str, reader: WordReader = READER) -> list[tuple[Slip, str]]:
    return [(mark.slip, mark.words) for mark in reader.read(text)]


@pytest.mark.parametrize("name", TRIALS)
def test_enough_is_noticed_and_hardly_anything_in_vain(name: str) -> None:
    trial = TRIALS[name]
    assert len(trial.texts) >= 50
    assert trial.is_kept, trial.wrong


def test_what_is_wrong_with_a_sentence_is_what_it_is_marked_for() -> None:
    lines = (SENTENCES / "blaming_held_out.tsv").read_text("utf-8").splitlines()
    told = [line.split("\t") for line in lines]
    right = [any(kind == mark.slip for mark in language.READER.read(text)) for kind, text in told]
    assert sum(right) >= 80


def test_the_command_prints_what_is_missed_and_what_is_marked_in_vain(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    document = tmp_path / "day.md"
    document.write_text("# 12 Nov 2026\n\n- 14:32 - pager fired\n- 14:40 - it was Ben's fault\n")
    assert main([str(document)]) == 1
    said = capsys.readouterr().out
    assert "50.0 in a hundred marked (≤ 2) !  2 entries of the documents" in said
    assert "\"Ben's fault\": it was Ben's fault" in said
    assert main([]) == 0


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Lucia forgot to renew it", [(Slip.BLAME, "Lucia forgot")]),
        ("the on-call should have paged", [(Slip.COUNTERFACTUAL, "should have paged")]),
        ("human error", [(Slip.BLAME, "human error")]),
        ("if only we had tested it", [(Slip.COUNTERFACTUAL, "if only")]),
        ("the root cause was a typo", [(Slip.SINGLE_CAUSE, "root cause was")]),
        ("the root cause was found at 14:32", []),
        ("the failover failed to start", []),
        ("the network failed at 14:32", []),
        ("a network team failed us", [(Slip.BLAME, "a network team failed")]),
        ("Lucia restarted the pool", []),
        ("a shop wrote: “you should have told us”", []),
        ('they said "somebody screwed up" and hung up', []),
        ("each worker should have its own file", []),
        ("", []),
    ],
)
def test_what_is_noticed(text: str, marks: list[tuple[Slip, str]]) -> None:
    assert noticed(text) == marks


def test_the_names_of_those_who_take_part_count_as_people() -> None:
    text = "omar broke checkout"
    assert noticed(text, WordReader.among(["Omar Haddad"])) == [(Slip.BLAME, "omar broke")]
    assert noticed(text, WordReader()) == []
    assert noticed("Al broke it", WordReader.among(["Al"])) == [], (
        "too short to be told from a word"
    )


def test_every_rule_says_how_to_go_on() -> None:
    assert all(rule.instead.endswith(("?", ".")) for rule in RULES)
    assert {rule.slip for rule in RULES} == set(Slip) - {Slip.LOOSE_ACTION}


@given(texts())
def test_any_text_can_be_read_and_marks_stand_where_they_say(text: str) -> None:
    marks = READER.read(text)
    assert all(text[mark.start : mark.end] == mark.words for mark in marks)
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)
