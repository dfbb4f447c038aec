"""What is drawn, as far as no app is needed to know it: keys, clock, rows, and text as text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pmfacilitator.domain.text import clean, clean_line
from pmfacilitator.keys.names import show_key
from pmfacilitator.widgets.clock import large, reading
from pmfacilitator.widgets.key_bar import MOST, KeyHint, fitting
from pmfacilitator.widgets.rail import RailStep
from pmfacilitator.widgets.row_view import Look, RowView, draw, nearest, pieces
from pmfacilitator.widgets.shown import joined, shown, shown_line
from tests.builders import texts
from tests.nasty import NASTY

# --- the footer ------------------------------------------------------------------------------

HELP = KeyHint("F1", "Help", "f1", always=True)
COMMANDS = KeyHint("Ctrl+P", "Commands", "ctrl+p", always=True)
_WORDS = st.text("abcdefgh", min_size=1, max_size=14)


@st.composite
def hints(draw: st.DrawFn) -> tuple[KeyHint, ...]:
    """Any keys of a screen, help and palette among them."""
    words = draw(st.lists(_WORDS, max_size=9, unique=True))
    ours = [KeyHint(f"F{at}", word, f"f{at}") for at, word in enumerate(words, 2)]
    return tuple(draw(st.permutations([*ours, HELP, COMMANDS])))


@given(hints(), st.integers(40, 160))
def test_a_footer_has_at_most_six_keys_in_their_order_help_and_palette_among_them(
    keys: tuple[KeyHint, ...], width: int
) -> None:
    kept = fitting(keys, width)
    assert len(kept) <= MOST
    assert {HELP, COMMANDS} <= set(kept)
    assert list(kept) == [key for key in keys if key in kept]


@given(hints(), st.integers(40, 160))
def test_a_footer_never_needs_more_room_than_there_is(
    keys: tuple[KeyHint, ...], width: int
) -> None:
    assert sum(key.width for key in fitting(keys, width)) <= width


@given(hints(), st.integers(40, 160))
def test_what_drops_from_a_footer_drops_from_its_end(keys: tuple[KeyHint, ...], width: int) -> None:
    kept = fitting(keys, width)
    ours = [key for key in keys if not key.always]
    assert [key for key in kept if not key.always] == ours[: len(kept) - 2]


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("ctrl+n", "Ctrl+N"),
        ("f9", "F9"),
        ("shift+up", "Shift+↑"),
        ("delete", "Del"),
        ("question_mark", "?"),
        ("enter", "Enter"),
        ("escape", "Esc"),
        ("shift+tab", "Shift+Tab"),
        ("pagedown", "PgDn"),
        ("x", "X"),
    ],
)
def test_keys_are_written_as_people_write_them(key: str, written: str) -> None:
    assert show_key(key) == written


# --- clock and rail --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spent", "said"),
    [
        (0, ("left", "10:00")),
        (0.9, ("left", "10:00")),
        (541, ("left", "00:59")),
        (600, ("left", "00:00")),
        (600.9, ("left", "00:00")),
        (601, ("▲ OVER", "00:01")),
        (600 + 61 * 60, ("▲ OVER", "61:00")),
    ],
)
def test_a_clock_counts_down_and_then_says_by_how_much_it_is_over(
    spent: float, said: tuple[str, str]
) -> None:
    assert reading(spent, 10) == said


@given(st.text("0123456789:", min_size=1, max_size=6))
def test_large_digits_are_three_rows_of_one_width(text: str) -> None:
    assert len({len(row) for row in large(text)}) == 1


def test_no_two_large_digits_look_alike() -> None:
    assert len({large(digit) for digit in "0123456789"}) == 10


@pytest.mark.parametrize(
    ("filled", "total", "mark"), [(0, 0, "○"), (0, 3, "○"), (1, 3, "◐"), (3, 3, "●")]
)
def test_the_rail_tells_empty_from_begun_from_complete(filled: int, total: int, mark: str) -> None:
    assert RailStep("x", "X", filled, total).mark == mark


# --- rows ------------------------------------------------------------------------------------

_WIDTHS = st.integers(24, 120)


@st.composite
def views(draw: st.DrawFn) -> RowView:
    """Any row a list could be handed."""
    return RowView(
        "id",
        draw(texts()),
        lead=draw(st.sampled_from(("", "•", "14:32~", "10."))),
        tail=draw(texts()),
        aside=draw(texts()),
        notes=tuple(draw(st.lists(texts(), max_size=2))),
        level=draw(st.integers(0, 1)),
        finished=draw(st.booleans()),
    )


def lines_of(row: RowView, width: int, *, is_new: bool = False) -> list[str]:
    lead_width = min(len(row.lead) + 2 * row.level, 24)
    return [line.plain for line in draw(Look(row, width, lead_width, is_new))]


@given(views(), _WIDTHS)
def test_no_line_of_a_row_is_wider_than_its_list(row: RowView, width: int) -> None:
    assert [line for line in lines_of(row, width) if cell_len(line.rstrip()) > width] == []


@given(views(), _WIDTHS)
def test_a_wrapped_row_still_says_everything(row: RowView, width: int) -> None:
    said = "".join("".join(lines_of(row, width)).split())
    parts = (row.lead, row.text, row.tail, row.aside, *row.notes)
    assert said == "".join("".join(clean_line(part).split()) for part in parts)


def test_a_row_wraps_beside_its_lead_with_its_notes_beneath() -> None:
    row = RowView("id", "pool ran dry and stayed so", "14:32~", "◆ Detected", notes=("a note",))
    assert lines_of(row, 33) == [
        "  14:32~  pool ran dry and stayed",
        "          so  ◆ Detected",
        "          a note",
    ]


def test_a_row_without_a_place_for_the_cursor_wraps_like_any_other() -> None:
    assert lines_of(RowView("", "! Nobody speaks for Product"), 16) == [
        "! Nobody speaks",
        "for Product",
    ]


def test_a_new_row_is_marked_in_front_of_its_lead() -> None:
    assert lines_of(RowView("id", "pool ran dry", "•"), 40, is_new=True) == ["+ •  pool ran dry"]


@given(views(), _WIDTHS)
def test_the_pieces_of_a_line_are_the_line(row: RowView, width: int) -> None:
    for line in draw(Look(row, width, 6, is_new=False)):
        assert "".join(text for text, _ in pieces(line)) == line.plain


def rows_of(ids: str) -> Sequence[RowView]:
    """A row a letter; a dot is a divider."""
    return [RowView(letter.strip("."), letter) for letter in ids]


@pytest.mark.parametrize(
    ("ids", "at", "found"),
    [
        ("abc", 1, "b"),
        ("a.c", 1, "c"),
        ("ab.", 2, "b"),
        ("abc", 7, "c"),
        ("abc", -1, "a"),
        (".a", 0, "a"),
        ("..", 1, ""),
        ("", 0, ""),
    ],
)
def test_the_nearest_row_is_the_one_there_or_after_it_or_before(
    ids: str, at: int, found: str
) -> None:
    assert nearest(rows_of(ids), at) == found


# --- text is only text -----------------------------------------------------------------------


def acted_on(text: str) -> list[str]:
    """The characters that a terminal would do something about, but newline and tab."""
    bidi = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x61C, 0x200E, 0x200F}
    controls = {*range(32), *range(0x7F, 0xA0)} - {0x09, 0x0A}
    return [c for c in text if ord(c) in controls | bidi or 0xD800 <= ord(c) < 0xE000]


@given(texts())
def test_what_is_shown_is_the_text_without_anything_a_terminal_acts_on(text: str) -> None:
    content = shown(text)
    assert content.plain == clean(text)
    assert content.spans == []
    assert acted_on(content.plain) == []


@pytest.mark.parametrize("text", NASTY)
def test_nasty_text_is_shown_in_one_line_where_there_is_but_one(text: str) -> None:
    content = shown_line(text)
    assert "\n" not in content.plain
    assert acted_on(content.plain) == []


def test_markup_is_shown_and_not_obeyed() -> None:
    said = "[b]bold[/b] [@click=app.quit]out[/] [/]"
    assert joined("said: ", shown(said)).plain == f"said: {said}"
    assert joined("said: ", shown(said)).spans == []
