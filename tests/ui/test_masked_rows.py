"""A masked row takes the place of the true one, to the line and the cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from pmfacilitator.domain.masking.names import mask_over
from pmfacilitator.widgets.row_view import Drawings, RowView
from tests import builders

MASK = mask_over(("Mara Lindqvist", "田中 太郎", "Jürgen"), ("Harbor Books, 40 shops",))
_TEXTS = st.lists(
    st.sampled_from(
        ("Mara", "Lindqvist", "田中", "Harbor Books,", "40 shops", "12,000 EUR", "ran dry")
    )
    | builders.texts(),
    max_size=12,
).map(" ".join)
_ROWS = st.builds(
    RowView,
    st.just("row"),
    _TEXTS,
    lead=st.sampled_from(("", "14:32", "Mara")),
    tail=_TEXTS,
    aside=_TEXTS,
    notes=st.lists(_TEXTS, max_size=2).map(tuple),
    level=st.integers(0, 2),
)


@given(_ROWS, st.integers(14, 90), st.booleans())
def test_a_masked_row_has_the_same_lines_of_the_same_width(
    row: RowView, width: int, is_new: bool
) -> None:
    drawings = Drawings()
    drawings.draw((row,), width, 0, {"row"} if is_new else ())
    true, masked = drawings.lines(row), drawings.lines(row, MASK)
    assert len(masked) == len(true) == drawings.height(row)
    assert [cell_len(line.plain.rstrip()) for line in masked] == [
        cell_len(line.plain.rstrip()) for line in true
    ]
    assert drawings.lines(row) == true
