"""Lines that people wrote in chats: who wrote each, and none of them lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.text import clean_line, clean_lines
from pmfacilitator.importing.spoken import Said, said_in
from tests.builders import texts

KNOWN = frozenset({"Mara", "Mara Lindqvist", "CS", "mara"})


def told(text: str) -> list[tuple[str, str]]:
    return [(said.name, said.words) for said in said_in(text, KNOWN.__contains__)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one thought\n\n  - another \n3) a third", ["one thought", "another", "a third"]),
        ("@mara they poll it", ["@mara they poll it"]),
        ("Note: they poll it", ["Note: they poll it"]),
        ("it fell at 14:30: badly", ["it fell at 14:30: badly"]),
        ("we saw it at 14:32\nand again", ["we saw it at 14:32", "and again"]),
        ("see [14:32] in the graph\nand the next", ["see [14:32] in the graph", "and the next"]),
        ("Bo  2:34 PM\nhello", ["Bo 2:34 PM", "hello"]),
        ("", []),
    ],
)
def test_a_line_that_names_nobody_known_is_whole(text: str, said: list[str]) -> None:
    assert told(text) == [("", words) for words in said]


@pytest.mark.parametrize(
    "line",
    [
        "Mara: they poll it",
        "- Mara :  they poll it",
        "14:32 Mara: they poll it",
        "[2:32 PM] Mara: they poll it",
        "[12.11.26, 14:32:05] Mara: they poll it",
        "14:32:05 From Mara to Everyone: they poll it",
        "From Mara : they poll it",
        "Mara [2:32 PM]\nthey poll it",
        "Mara  2:32 PM\n- they poll it (edited)",
        "Mara\n2:32 PM\nthey *poll* it",
        "Mara [2:32 PM] they poll it",
    ],
)
def test_a_known_name_is_taken_off_the_line_it_stands_on_or_over(line: str) -> None:
    assert told(line) == [("Mara", "they poll it")]


def test_a_copied_chat_is_read_as_the_importer_reads_it() -> None:
    chat = """\
        before anybody
        Ana Lopez [2:32 PM]
        shops poll it
        and so do resellers
        [2:33 PM] all day
        Monday, November 16th
        Bo Chen  2:34 PM
        we saw that at 14:32
        Cara
        2:35 PM
        @Bo not before noon"""
    assert told("\n".join(clean_lines(chat))) == [
        ("", "before anybody"),
        ("Ana Lopez", "shops poll it"),
        ("Ana Lopez", "and so do resellers"),
        ("Ana Lopez", "all day"),
        ("Bo Chen", "we saw that at 14:32"),
        ("Cara", "@Bo not before noon"),
    ]


def test_two_copied_messages_are_enough_where_nothing_else_is_looked_for() -> None:
    assert told("Ana Lopez [2:32 PM]\nfirst\n[2:33 PM] second") == [
        ("Ana Lopez", "first"),
        ("Ana Lopez", "second"),
    ]


WORDS = st.from_regex(r"[a-z]{2,8}( [a-z]{2,8}){0,3}", fullmatch=True)


@given(st.lists(WORDS, max_size=8), st.lists(st.sampled_from(["Mara: ", "- ", ""]), min_size=8))
def test_no_words_are_lost_and_none_come_in(lines: list[str], marks: list[str]) -> None:
    text = "\n".join(mark + line for mark, line in zip(marks, lines, strict=False))
    assert [words for _, words in told(text)] == lines


@given(texts())
def test_anything_can_be_pasted(text: str) -> None:
    for said in said_in(text, lambda _name: True):
        assert isinstance(said, Said)
        assert said.words == clean_line(said.words) != ""
