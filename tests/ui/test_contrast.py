"""The measure of contrast and density, on screens whose colours are known."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from bench.contrast import Cell, cells, density, faults, fifth_percentile, luminance, measure

BLACK, WHITE, GREY = (0, 0, 0), (255, 255, 255), (118, 118, 118)


class Words(App[None]):
    """White words on black, and a line in colours of the test's choice."""

    def __init__(self, style: str, text: str = "hard to read") -> None:
        super().__init__(ansi_color=False)
        self._style = style
        self._text = text

    def compose(self) -> ComposeResult:
        self.screen.styles.background = "#000000"
        for _ in range(4):
            plain = Static("everything else is easy")
            plain.styles.color = "#ffffff"
            yield plain
        yield Static(Content.styled(self._text, self._style))


def letter(fg: tuple[int, int, int], bg: tuple[int, int, int]) -> Cell:
    return Cell(0, 0, "x", fg, bg)


@pytest.mark.parametrize(
    ("fg", "bg", "ratio"),
    [(WHITE, BLACK, 21.0), (BLACK, WHITE, 21.0), (GREY, WHITE, 4.54), (WHITE, WHITE, 1.0)],
)
def test_contrast_is_that_of_wcag(
    fg: tuple[int, int, int], bg: tuple[int, int, int], ratio: float
) -> None:
    assert letter(fg, bg).contrast == pytest.approx(ratio, abs=0.005)


def test_luminance_goes_from_black_to_white() -> None:
    assert luminance(BLACK) == 0
    assert luminance(WHITE) == pytest.approx(1)


def test_the_fifth_percentile_lets_one_letter_in_twenty_be_fainter() -> None:
    easy = [letter(WHITE, BLACK)] * 19
    assert fifth_percentile([*easy, letter(GREY, WHITE)]) == pytest.approx(21)
    assert fifth_percentile([*easy, *[letter(GREY, WHITE)] * 2]) < 5


@pytest.mark.app
@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("#555555", "2.8:1 at column 0, line 4: 'hardtoread'"),
        ("#555555 reverse", "2.8:1 at column 0, line 4: 'hardtoread'"),
        ("#808080 dim", "'hardtoread'"),
        ("#888888", "one letter in twenty has 5.9:1 or less"),
        ("#ffffff", None),
    ],
)
async def test_faint_letters_are_found_where_they_are(style: str, fault: str | None) -> None:
    app = Words(style)
    async with app.run_test(size=(40, 6)):
        found = faults(app)
    assert (found == []) if fault is None else (len(found) >= 1 and fault in " ".join(found))


@pytest.mark.app
async def test_lines_and_blocks_are_no_letters_but_fill_the_screen() -> None:
    app = Words("#222222", "━━━━█▀▄ ▏")
    async with app.run_test(size=(40, 5)):
        assert faults(app) == []
        assert len(measure(app)) == 4 * len("everythingelseiseasy")
        assert density(app) == (4 * len("everythingelseiseasy") + 8) / 200


@pytest.mark.app
async def test_every_place_is_looked_at_once_wide_letters_included() -> None:
    app = Words("#ffffff", "漢字 x")
    async with app.run_test(size=(40, 5)):
        line = [cell for cell in cells(app) if cell.y == 4 and cell.is_filled]
    assert [(cell.x, cell.text) for cell in line] == [(0, "漢"), (2, "字"), (5, "x")]


@pytest.mark.app
async def test_what_shows_behind_a_dialog_counts() -> None:
    app = Words("#ffffff")
    async with app.run_test(size=(40, 6)):
        dialog = ModalScreen[None]()
        await app.push_screen(dialog)
        dialog.styles.background = "#000000 90%"
        assert "easy" in "".join(cell.text for cell in measure(app))
        assert faults(app) != []
