"""Where text can stand in a document: every block, every cell, every piece of a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pmfacilitator.export.document import (
    Block,
    BulletList,
    CodeBlock,
    Emphasis,
    Heading,
    Inlines,
    Item,
    Link,
    Paragraph,
    Quote,
    Strong,
    Table,
    Task,
    TaskList,
    Text,
    linked,
)

Blocks = tuple[Block, ...]
_X = (Text("x"),)
CODE = "code"
DONE, OPEN = "<done>", "<open>"
"""What stands for the boxes of tasks until it is known how a reader reads them."""


@dataclass(frozen=True)
class Place:
    """A place: which blocks show the content, and what is read before and behind it."""

    made: Callable[[Inlines], Blocks]
    before: str = ""
    behind: str = ""


BLOCKS: dict[str, Place] = {
    "a paragraph": Place(lambda c: (Paragraph(c),)),
    "a heading": Place(lambda c: (Heading(2, c, ""), Paragraph(_X)), behind="x"),
    "an item": Place(lambda c: (BulletList((Item(c), Item(_X))),), behind="x"),
    "an item beneath": Place(lambda c: (BulletList((Item(_X, (BulletList((Item(c),)),)),)),), "x"),
    "a paragraph in an item": Place(lambda c: (BulletList((Item(_X, (Paragraph(c),)),)),), "x"),
    "a second list": Place(lambda c: (BulletList((Item(_X),)), BulletList((Item(c),))), "x"),
    "a task": Place(lambda c: (TaskList((Task(c, done=True), Task(_X))),), DONE, f"{OPEN} x"),
    "an item beneath a task": Place(
        lambda c: (TaskList((Task(_X, blocks=(BulletList((Item(c),)),)),)),), f"{OPEN} x"
    ),
    "a cell": Place(lambda c: (Table((_X, _X), ((c, _X), (_X, c))),), "x x", "x x"),
    "the only column": Place(lambda c: (Table((_X,), ((c,),)),), "x"),
    "a header": Place(lambda c: (Table((c, _X), ((_X, _X),)),), behind="x x x"),
    "a cell in an item": Place(lambda c: (BulletList((Item(_X, (Table((_X,), ((c,),)),)),)),), "x x"),
    CODE: Place(lambda c: (CodeBlock("".join(piece.text for piece in c)), Paragraph(_X)), behind="x"),
    "a quote": Place(lambda c: (Quote((Paragraph(c), Paragraph(_X))),), behind="x"),
    "a quote in an item": Place(lambda c: (BulletList((Item(_X, (Quote((Paragraph(c),)),)),)),), "x"),
}  # fmt: skip

INLINES: dict[str, Callable[[str], Inlines]] = {
    "words": lambda text: (Text(text),),
    "words with links": linked,
    "strong": lambda text: (Strong(text),),
    "emphasis": lambda text: (Emphasis(text),),
    "a link": lambda text: (Link("https://example.org/a_(b)?c=d&e=*f*", text),),
    "strong between": lambda text: (Text("x "), Strong(text), Text(" x")),
    "words behind strong": lambda text: (Strong("x"), Text(text)),
}

READ_AROUND = {"strong between": ("x ", " x"), "words behind strong": ("x", "")}
"""What else such a piece shows, before and behind the string."""

_EVERY_PIECE = ("a paragraph", "an item", "a cell", "a quote")

CONTEXTS: tuple[tuple[str, str], ...] = tuple(
    (place, piece)
    for place in BLOCKS
    for piece in INLINES
    if piece == "words" or place in _EVERY_PIECE
)
"""Place and piece: words stand in every place, other pieces in those where rules differ."""


def shown(context: tuple[str, str], text: str) -> Blocks:
    """The blocks that show a string in that context."""
    place, piece = context
    return BLOCKS[place].made(INLINES[piece](text))


def wanted(context: tuple[str, str], text: str) -> str:
    """What is to be read there."""
    place, piece = context
    before, behind = READ_AROUND.get(piece, ("", ""))
    told = f"{before}{text}{behind}"
    where = BLOCKS[place]
    middle = f"{told} x x {told}" if place == "a cell" else told
    edges = ("x x", "") if place == "a cell" else (where.before, where.behind)
    return f"{edges[0]} {middle} {edges[1]}"
