"""Markdown: what was typed is what GitHub's own parser shows, and nothing else happens."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given

from pmfacilitator.export.document import (
    Block,
    BulletList,
    CodeBlock,
    Document,
    Emphasis,
    Inlines,
    Item,
    Link,
    Paragraph,
    Strong,
    Task,
    TaskList,
    Text,
)
from pmfacilitator.export.targets.markdown import render
from tests.export.hostile import CONTEXTS, addresses, anything, document, typed, typed_words, wanted
from tests.export.reading import fold, gfm_page, words_of

HARMLESS = {"body", "h1", "p", "br", "a"}


def source(*blocks: Block) -> str:
    return render(Document("T", blocks)).removeprefix("# T\n\n")


def line(text: str) -> Inlines:
    return (Text(text),)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("R & D at 5 o'clock, 14:32:05", "R & D at 5 o'clock, 14:32:05"),
        ("pool_size of __all__ pools", r"pool_size of \_\_all\_\_ pools"),
        ("C:\\temp costs $5", r"C:\\temp costs \$5"),
        ("a\nb", "a\\\nb"),
        ("# a\n- b\n12. c", "\\# a\\\n\\- b\\\n12\\. c"),
        ("2.5 seconds", "2.5 seconds"),
        ("    not code", "not code"),
        ("AT&amp;T", "AT&amp;amp;T"),
    ],
)
def test_only_what_would_act_is_escaped(typed: str, written: str) -> None:
    assert source(Paragraph(line(typed))) == f"{written}\n"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ask @mara now", "ask @\u2060mara now"),
        ("@team", "@\u2060team"),
        ("mara@example.org", "mara@example.org"),
        ("it was :fire: and :+1:", "it was :\u2060fire: and :\u2060+1:"),
        ("at 14:32:05 sharp", "at 14:32:05 sharp"),
        ("see #12 and GH-3", "see #\u206012 and GH-\u20603"),
        ("in #payments", "in #payments"),
    ],
)
def test_nobody_is_called_and_no_picture_is_made(typed: str, written: str) -> None:
    assert source(Paragraph(line(typed))) == f"{written}\n"


@pytest.mark.parametrize("context", CONTEXTS)
@given(first=anything(), second=anything())
def test_what_was_typed_is_what_is_read(context: str, first: Inlines, second: Inlines) -> None:
    markdown = render(document(context, first, second))
    assert words_of(gfm_page(markdown)) == fold(wanted(context, first, second))


@given(typed_words(), typed_words())
def test_text_makes_no_markup(one: str, other: str) -> None:
    page = gfm_page(source(Paragraph(line(one)), Paragraph(line(other))))
    assert {element.tag for element in page.iter()} <= HARMLESS
    assert all("@" in (a.get("href") or "") for a in page.iter("a"))  # GitHub links e-mail


@given(typed(), typed_words(), typed())
def test_weight_and_stress_hold_whatever_stands_around_them(a: str, b: str, c: str) -> None:
    page = gfm_page(source(Paragraph((Text(a), Strong(b), Text(c), Emphasis(b), Text(a)))))
    for tag in ("strong", "em"):
        (marked,) = page.iter(tag)
        assert words_of(marked) == fold(b)


@given(addresses(), typed_words())
def test_a_link_leads_where_it_should(address: str, words: str) -> None:
    page = gfm_page(source(Paragraph((Text("!"), Link(address, words), Link(address, address)))))
    for link in page.iter("a"):
        assert unquote(link.get("href") or "") == unquote(address)
    assert len(list(page.iter("a"))) == 2
    assert not list(page.iter("img"))


@given(typed())
def test_code_keeps_every_space(text: str) -> None:
    page = gfm_page(source(BulletList((Item(line("x"), (CodeBlock(text),)),))))
    (code,) = page.iter("code")
    assert (code.text or "") == f"{text}\n"


@given(typed_words(), typed_words())
def test_a_list_keeps_its_items(one: str, other: str) -> None:
    nested = Item(line(one), (TaskList((Task(line(other)), Task(line(one), done=True))),))
    page = gfm_page(source(BulletList((nested, Item(line(other))))))
    assert len(list(page.iter("li"))) == 4
    assert [box.get("checked") for box in page.iter("input")] == [None, ""]


def test_a_line_of_nothing_but_odd_spaces_leaves_no_sign_behind() -> None:
    assert source(Paragraph(line("a\n\u00a0\n\u2003"))) == "a\n"
