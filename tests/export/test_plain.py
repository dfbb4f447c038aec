"""Plain text: 80 columns, nothing lost, nothing that any program acts on."""

from __future__ import annotations

import pytest
from hypothesis import given

from pmfacilitator.domain.columns import columns_of
from pmfacilitator.export.document import (
    BulletList,
    Inlines,
    Item,
    Link,
    Paragraph,
    Quote,
    Table,
    Text,
)
from pmfacilitator.export.targets.plain import WIDTH, part
from tests.export.hostile import CONTEXTS, anything, document


def line(text: str) -> Inlines:
    return (Text(text),)


def said(content: Inlines) -> str:
    """What a line says: of a link the words, and its address if that is something else."""
    return "".join(
        f"{piece.text} <{piece.href}>"
        if isinstance(piece, Link) and piece.href != piece.text
        else piece.text
        for piece in content
    )


def test_a_table_gives_most_room_to_the_column_that_says_most() -> None:
    says = "the bots call again and again " * 6
    made = part((Table((line("Time"), line("What"), line("Who")), ((line("14:32"), line(says), line("Mara Lindqvist")),)),))  # fmt: skip
    first = made.splitlines()[2]
    assert first.startswith("14:32  the bots call again and again the bots call")
    assert all(columns_of(row) <= WIDTH for row in made.splitlines())


def test_a_table_of_too_many_columns_is_told_line_by_line() -> None:
    names = [line(f"considerations {n}") for n in range(9)]
    values = [line(f"value {n}") for n in range(9)]
    made = part((Table(tuple(names), (tuple(values),)),))
    assert made.splitlines()[:2] == [
        "considerations 0: value 0",
        "considerations 1: value 1",
    ]


@pytest.mark.parametrize("context", CONTEXTS)
@given(first=anything(), second=anything())
def test_no_word_is_lost_whatever_is_wrapped(context: str, first: Inlines, second: Inlines) -> None:
    made = part(document(context, first, second).blocks).split()
    words = [word for word in f"{said(first)} {said(second)}".split() if columns_of(word) <= 16]
    assert [word for word in words if word not in made] == []


@given(anything())
def test_a_paragraph_is_wrapped_and_nothing_else(content: Inlines) -> None:
    assert "".join(part((Paragraph(content),)).split()) == "".join(said(content).split())


def test_every_line_fits_but_an_address_and_code() -> None:
    long = "https://example.org/" + "a" * 100
    made = part(
        (
            Paragraph(line(f"see {long} and " + "words " * 40)),
            BulletList((Item(line("w" * 100 + " " + "words " * 40)),)),
            Quote((Paragraph(line("漢字" * 60)),)),
        )
    )
    wide = [row for row in made.splitlines() if columns_of(row) > WIDTH]
    assert [row.strip("- ") for row in wide] == [long, "w" * 100]
