"""Whatever comes in, no terminal acts on it, and what can be read of it stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.records import Line, Record, Text
from pmfacilitator.domain.text import clean, clean_line, clean_lines, shorten, shorten_front
from tests.builders import texts
from tests.nasty import NASTY

ALPHABET = (
    "\x1b\x9b\x9d\x07\x00\x7f\x85[]\\;mMJPq^_0?ab \t\n\r\v\f\u2028\u202e\u200f\ud83d\ude00\ufffe"
)
BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ANY_TEXT = texts() | st.text(ALPHABET, max_size=30) | st.sampled_from(NASTY)


def is_harmless(character: str) -> bool:
    if character in "\n\t":
        return True
    code = ord(character)
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF or character in BIDI:
        return False
    return unicodedata.category(character) not in ("Cc", "Cs")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("plain words", "plain words"),
        ("tab\tand\nnewline stay", "tab\tand\nnewline stay"),
        ("a\r\nb\rc\vd\fe\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("a\r\r\nb", "a\n\nb"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[2J\x1b[1;1Hgone", "gone"),
        ("\x9b31mred", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]52;c;aGVsbG8=\x1b\\text", "text"),
        ("\x9d0;title\x9ctext", "text"),
        ("\x1bPq#0\x1b\\text", "text"),
        ("\x1b_apc\x1b\\ \x1b^pm\x1b\\ \x1bXsos\x1b\\", "  "),
        ("\x1b(Btext\x1b7\x1b8\x1bc", "text"),
        ("\x1b]8;;https://x\x1b\\label\x1b]8;;\x1b\\", "label"),
        ("cut \x1b", "cut \ufffd"),
        ("never ends \x1b]0;title", "never ends 0;title"),
        ("\x00\x07\x08\x7f\x80", "\ufffd" * 5),
        ("\ud800x\udfff", "\ufffdx\ufffd"),
        ("\ufdd0\ufffe\U0010ffff", "\ufffd" * 3),
        ("\u202egnp.exe\u202c", "gnp.exe"),
        ("a\u2066b\u2069\u200e\u200f\u061cc", "abc"),
        ("👩\u200d👩\u200d👧 e\u0301 \u200b\u00a0", "👩\u200d👩\u200d👧 e\u0301 \u200b\u00a0"),
        ("[b]not markup[/b] <b>", "[b]not markup[/b] <b>"),
    ],
)
def test_text_is_cleaned(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(ANY_TEXT)
def test_nothing_that_a_terminal_acts_on_survives(typed: str) -> None:
    assert [c for c in clean(typed) if not is_harmless(c)] == []


@given(ANY_TEXT)
def test_clean_text_stays_as_it_is(typed: str) -> None:
    for rule in (clean, clean_line):
        assert rule(rule(typed)) == rule(typed)


@given(st.text(st.characters(categories=("L", "N", "P", "S", "M"), exclude_characters=BIDI)))
def test_letters_digits_and_signs_of_any_script_are_never_touched(typed: str) -> None:
    assert clean(typed) == typed


@given(ANY_TEXT)
def test_a_line_is_one_line_without_space_at_its_ends(typed: str) -> None:
    line = clean_line(typed)
    assert line == " ".join(line.split())


@given(ANY_TEXT)
def test_a_pasted_block_becomes_its_lines_without_the_empty_ones(typed: str) -> None:
    lines = clean_lines(typed)
    assert all(lines)
    assert " ".join(lines) == clean_line(typed)


def test_list_markers_of_a_pasted_block_stay() -> None:
    assert clean_lines("- one\r\n\r\n* two\n   3. three  \n") == ("- one", "* two", "3. three")


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("pager", 5, "pager"),
        ("pager fired", 6, "pager…"),
        ("pager fired", 7, "pager…"),
        ("pager fired", 1, "…"),
        ("", 0, ""),
    ],
)
def test_a_long_line_is_cut_with_an_ellipsis(text: str, width: int, short: str) -> None:
    assert shorten(text, width) == short


@given(texts(), st.integers(1, 30))
def test_a_shortened_line_fits(text: str, width: int) -> None:
    assert len(shorten(text, width)) <= width


class Note(Record):
    line: Line = ""
    text: Text = ""


@given(ANY_TEXT)
def test_records_clean_their_text_whenever_they_are_made(typed: str) -> None:
    note = Note(line=typed, text=typed)
    assert (note.line, note.text) == (clean_line(typed), clean(typed))
    assert Note().changed(line=typed, text=typed) == note
    assert Note.model_validate_json(note.model_dump_json()) == note


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [("abc", 3, "abc"), ("abcd", 3, "…cd"), ("abcd", 1, "…"), ("", 5, "")],
)
def test_a_name_is_cut_at_its_front(text: str, width: int, short: str) -> None:
    assert shorten_front(text, width) == short
