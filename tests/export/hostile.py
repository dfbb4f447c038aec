"""Any text, and text put together from what GFM and HTML act on."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from pmfacilitator.domain.text import clean
from pmfacilitator.export.document import (
    Block,
    BulletList,
    Document,
    Emphasis,
    Heading,
    Inline,
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
from tests.nasty import NASTY

MARKS = (
    *"\\`*_[]<>|~$&!()#-+=:.{}^'\"/%?,;@",
    *("**", "__", "~~", "``", "```", "~~~", "---", "***", "===", "://", "//", "](", "]:", "![", "\\|"),
    *("&amp;", "amp;", "&#35;", "&lt", "&nbsp;", "<!--", "-->", "<a>", "</a>", "<b", "<script>", "]]>"),
    *("[x]", "[ ]", "[^1]", "[!NOTE]", "1.", "12)", "a", "B", "é", "字", "\u0301", "👍", "😀", "“"),
    *("www", "www.a.b_c", "http", "https", "https://a.b/c_d", "ftp:", "mailto:", "javascript:", "x.org"),
    *("x@y.de", "@me", "#1", ":+1:", ":tada:", "$x$", " ", "  ", "    ", "\t", "\n", "\n\n", "\u00a0"),
)  # fmt: skip
"""Pieces of GFM's own syntax, and what stands around them."""


def typed() -> SearchStrategy[str]:
    """Text as it is after it was cleaned, hostile more often than not."""
    pieces = st.lists(st.sampled_from(MARKS), min_size=1, max_size=8).map("".join)
    return (pieces | pieces | st.sampled_from(NASTY) | st.text(max_size=12)).map(clean)


def typed_words() -> SearchStrategy[str]:
    """Text in which there is something to read."""
    return typed().filter(str.strip)


def addresses() -> SearchStrategy[str]:
    """Web addresses with anything in them that an address may hold."""
    odd = typed().map(lambda text: "".join(c for c in text if not c.isspace() and c not in '<>"'))
    return odd.map(lambda text: f"https://x.org/{text}")


def inlines() -> SearchStrategy[Inlines]:
    """One to three pieces of a line, with and without space between."""
    links = st.builds(Link, addresses(), typed_words()) | addresses().map(lambda a: Link(a, a))
    piece: SearchStrategy[Inline] = st.one_of(
        st.builds(Text, typed()), st.builds(Strong, typed()), st.builds(Emphasis, typed()), links
    )
    return st.lists(piece, min_size=1, max_size=3).map(tuple).filter(has_words)


def anything() -> SearchStrategy[Inlines]:
    """A line as the builder makes them from one text, or of several pieces."""
    return typed_words().map(linked) | inlines()


def has_words(content: Inlines) -> bool:
    """Whether there is something to read."""
    return bool(text_of(content).strip())


def text_of(content: Inlines) -> str:
    """The content as it was typed."""
    return "".join(piece.text for piece in content)


_H = (Text("h"),)

CONTEXTS: dict[str, Callable[[Inlines, Inlines], tuple[Block, ...]]] = {
    "paragraphs": lambda a, b: (Paragraph(a), Paragraph(b)),
    "a heading": lambda a, b: (Heading(2, a, "x"), Paragraph(b)),
    "items": lambda a, b: (BulletList((Item(a), Item(b))),),
    "an item beneath an item": lambda a, b: (BulletList((Item(a, (BulletList((Item(b),)),)),)),),
    "a paragraph in an item": lambda a, b: (BulletList((Item(a, (Paragraph(b),)),)),),
    "two lists in a row": lambda a, b: (BulletList((Item(a),)), BulletList((Item(b),))),
    "tasks": lambda a, b: (TaskList((Task(a), Task(b, done=True))),),
    "an item beneath a task": lambda a, b: (TaskList((Task(a, blocks=(BulletList((Item(b),)),)),)),),
    "cells": lambda a, b: (Table((_H, _H), ((a, b),)),),
    "one narrow column": lambda a, b: (Table((a,), ((b,),)),),
    "a header and a cell in an item": lambda a, b: (BulletList((Item(a, (Table((b,), ()),)),)),),
    "a quote": lambda a, b: (Quote((Paragraph(a), Paragraph(b))),),
    "a quote in an item": lambda a, b: (BulletList((Item(a, (Quote((Paragraph(b),)),)),)),),
}  # fmt: skip
"""Where text can stand: each shows its two contents in this order."""


def document(context: str, first: Inlines, second: Inlines) -> Document:
    """A document that shows two contents in that context."""
    return Document("T", CONTEXTS[context](first, second))


def wanted(context: str, first: Inlines, second: Inlines) -> str:
    """What has to be read in such a document."""
    header = "h h " if context == "cells" else ""
    return f"T {header}{text_of(first)} {text_of(second)}"
