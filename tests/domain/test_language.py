"""Words that blame are noticed, others are not, and customers' words are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from pmfacilitator.domain.language import WordReader
from pmfacilitator.domain.language_rules import RULES, Slip
from tests.builders import texts

SENTENCES = Path(__file__).parent / "language"
PEOPLE = ("Omar Haddad", "Lucia Ferri", "Ben", "Yuki Ono")
READER = WordReader.among(PEOPLE)


def blaming() -> list[tuple[str, str]]:
    """Sentences as people type them, each with what is wrong with it."""
    lines = (SENTENCES / "blaming.tsv").read_text("utf-8").splitlines()
    return [(kind, text) for kind, _, text in (line.partition("\t") for line in lines)]


def neutral() -> list[str]:
    """Sentences of the same sort that blame nobody, many with the same words."""
    return (SENTENCES / "neutral.txt").read_text("utf-8").splitlines()


def noticed(text: str, reader: WordReader = READER) -> list[tuple[Slip, str]]:
    return [(mark.slip, mark.words) for mark in reader.read(text)]


def test_four_of_five_blaming_sentences_are_noticed() -> None:
    sentences = blaming()
    missed = [text for _, text in sentences if not READER.read(text)]
    assert len(sentences) == 100
    assert len(missed) <= 20, missed


def test_hardly_a_neutral_sentence_is_marked() -> None:
    sentences = neutral()
    marked = [(text, noticed(text)) for text in sentences if READER.read(text)]
    assert len(marked) / len(sentences) <= 0.02, marked


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Lucia forgot to renew it", [(Slip.BLAME, "Lucia forgot")]),
        ("the on-call should have paged", [(Slip.COUNTERFACTUAL, "should have paged")]),
        ("human error", [(Slip.BLAME, "human error")]),
        ("if only we had tested it", [(Slip.COUNTERFACTUAL, "if only")]),
        ("the root cause was a typo", [(Slip.SINGLE_CAUSE, "root cause was ")]),
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
    assert {rule.slip for rule in RULES} == set(Slip)


@given(texts())
def test_any_text_can_be_read_and_marks_stand_where_they_say(text: str) -> None:
    marks = READER.read(text)
    assert all(text[mark.start : mark.end] == mark.words for mark in marks)
    assert [mark.start for mark in marks] == sorted(mark.start for mark in marks)
