"""What holds of a mask over any text, whoever is recorded."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pmfacilitator.domain.masking import GLYPH, WIDE_GLYPH, Mask, mask_of
from pmfacilitator.domain.masking.meetings import masked
from pmfacilitator.domain.masking.names import mask_over
from pmfacilitator.domain.masking.terms import folded
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.text import clean
from tests import builders

_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")
BLOCKS = {GLYPH, WIDE_GLYPH}
_LETTERS = "abcdeäéoßİı鈴木タ한글12 -'.,"
_NAMES = st.lists(st.text(_LETTERS, min_size=1, max_size=12), max_size=3).map(tuple)
_MASKS = st.builds(mask_over, _NAMES, _NAMES)


@st.composite
def _masked_texts(draw: st.DrawFn) -> tuple[Mask, str, tuple[str, ...]]:
    names = draw(_NAMES)
    parts = st.one_of(
        st.sampled_from(names or ("x",)),
        builders.texts().map(clean),
        st.text(_LETTERS, max_size=6),
        st.sampled_from((" ", "\n", "…", "12 EUR", "$4.2m", "@", "’")),
    )
    return mask_over(names, ()), "".join(draw(st.lists(parts, max_size=8))), names


@given(_masked_texts())
def test_a_masked_text_is_as_wide_as_it_was_and_breaks_where_it_did(
    given_text: tuple[Mask, str, tuple[str, ...]],
) -> None:
    mask, text, _ = given_text
    hidden = mask.hide(text)
    assert [cell_len(line) for line in hidden.split("\n")] == [
        cell_len(line) for line in text.split("\n")
    ]
    assert [c for c in hidden if c.isspace()] == [c for c in text if c.isspace()]
    assert clean(hidden) == hidden


@given(_masked_texts())
def test_what_is_masked_stays_masked(given_text: tuple[Mask, str, tuple[str, ...]]) -> None:
    mask, text, _ = given_text
    hidden = mask.hide(text)
    again = mask.hide(hidden)
    assert [at for at, letter in enumerate(hidden) if letter in BLOCKS] == [
        at for at, letter in enumerate(again) if letter in BLOCKS and hidden[at] in BLOCKS
    ], "a letter beside a block may be hidden too, but no block is ever read again"


@given(_masked_texts())
def test_only_letters_of_what_is_found_change(
    given_text: tuple[Mask, str, tuple[str, ...]],
) -> None:
    mask, text, _ = given_text
    found = mask.found(text)
    if not found:
        assert mask.hide(text) == text
    kept = [
        letter
        for at, letter in enumerate(text)
        if not any(each.start <= at < each.end for each in found)
    ]
    rest = iter(mask.hide(text))
    assert all(letter in rest for letter in kept)


@given(_NAMES, st.sampled_from(("{}", "so {} said", "({})", "“{}”:", "{}\n", "@{} x")))
def test_a_name_of_letters_is_never_left_whole(names: tuple[str, ...], around: str) -> None:
    mask = mask_over(names, ())
    for name in names:
        letters = [c for c in name if c.isalnum()]
        if len(letters) > 2 and not any(c.isdigit() for c in letters):
            hidden = mask.hide(around.format(name))
            assert folded(name) not in folded(hidden) or not folded(name)


@given(builders.meetings(), _MASKS)
def test_a_masked_meeting_is_a_meeting_of_the_same_rows(meeting: Meeting, mask: Mask) -> None:
    other = masked(meeting, mask)
    assert [(slot, [row.id for row in rows]) for slot, rows in other.lists()] == [
        (slot, [row.id for row in rows]) for slot, rows in meeting.lists()
    ]
    assert masked(other, mask_over((), ())) == other
    for person in masked(meeting, mask_of(meeting)).participants:
        assert "Person" in person.name or not _TWO_LETTERS.search(person.name)


def test_blocks_are_of_one_cell_and_of_two() -> None:
    assert (cell_len(GLYPH), cell_len(WIDE_GLYPH)) == (1, 2)
