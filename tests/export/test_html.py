"""HTML: one page that runs nothing, fetches nothing, and shows what was typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from pmfacilitator.export.document import (
    BulletList,
    CodeBlock,
    Document,
    Heading,
    Inlines,
    Item,
    Link,
    Paragraph,
    Task,
    TaskList,
    Text,
)
from pmfacilitator.export.targets.html import render
from tests.export.hostile import CONTEXTS, addresses, anything, document, typed, typed_words, wanted
from tests.export.reading import fold, page_of, words_of

TAGS = {
    *("body", "h1", "h2", "h3", "p", "ul", "li", "input", "blockquote", "pre"),
    *("table", "thead", "tbody", "tr", "th", "td", "strong", "em", "a", "br"),
}
ATTRIBUTES = {
    *("id", "dir", "class", "scope", "href", "rel"),
    *("type", "disabled", "checked", "aria-label"),
}


@pytest.mark.parametrize("context", CONTEXTS)
@settings(max_examples=settings().max_examples // 3)
@given(first=anything(), second=anything())
def test_what_was_typed_is_what_is_read(context: str, first: Inlines, second: Inlines) -> None:
    page = page_of(render(document(context, first, second)), strict=True)
    assert words_of(page) == fold(wanted(context, first, second))
    assert {element.tag for element in page.iter()} <= TAGS
    assert {name for element in page.iter() for name in element.attrib} <= ATTRIBUTES


@given(typed_words(), typed())
def test_no_title_or_anchor_breaks_out(title: str, anchor: str) -> None:
    html = render(Document(title, (Heading(2, (Text("x"),), anchor),)))
    page = page_of(html)
    assert words_of(page) == f"{fold(title)} x"
    assert [part.tag for part in page] == ["h1", "h2"]
    assert html.count("<script") == 0


@given(addresses(), typed_words())
def test_a_link_leads_where_it_should(address: str, words: str) -> None:
    page = page_of(render(Document("T", (Paragraph((Link(address, words),)),))), strict=True)
    (link,) = page.iter("a")
    assert link.get("href") == address


@given(typed())
def test_code_keeps_every_space(text: str) -> None:
    (code,) = page_of(render(Document("T", (CodeBlock(text),)))).iter("pre")
    assert (code.text or "") == text


def test_the_page_is_whole_and_asks_for_nothing() -> None:
    html = render(Document("T", ()))
    assert html.startswith("<!DOCTYPE html>\n")
    assert html.endswith("</html>\n")
    assert "default-src 'none'" in html
    assert not re.search(r"<script|<link|<img|@import|url\(|src=", html)


def test_the_page_follows_the_reader_s_light_and_goes_on_paper() -> None:
    html = render(Document("T", ()))
    assert "prefers-color-scheme: dark" in html
    assert "@media print" in html


def test_each_block_begins_a_line_so_that_a_small_edit_is_a_small_difference() -> None:
    blocks = (
        Heading(2, (Text("H"),), "h"),
        BulletList((Item((Text("a"),)), Item((Text("b"),), (Paragraph((Text("c"),)),)))),
        TaskList((Task((Text("d"),), done=True),)),
    )
    html = render(Document("T", blocks))
    body = html[html.index("<body>\n") : html.index("</body>")]
    assert body.splitlines()[1:] == [
        '<h1 dir="auto">T</h1>',
        '<h2 id="h" dir="auto">H</h2>',
        "<ul>",
        '<li dir="auto">a</li>',
        '<li dir="auto">b',
        '<p dir="auto">c</p>',
        "</li>",
        "</ul>",
        '<ul class="tasks">',
        '<li dir="auto"><input type="checkbox" disabled aria-label="done" checked> d</li>',
        "</ul>",
    ]
