"""MediaWiki: what was typed is what is read, on pages that people go on editing by hand.

What a parser reads, `tests/export/fuzz` asks; here stands what only MediaWiki itself acts on.
"""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given

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
    Strong,
    Table,
    Task,
    TaskList,
    Text,
    linked,
)
from pmfacilitator.export.targets.mediawiki import part, words
from tests.export.fuzz.readers import pandoc
from tests.export.hostile import typed

ENTITY = re.compile(r"&#?\w+;")
ACTS_IN_CODE = re.compile(r"</|<nowiki|-\{")


def source(*blocks: Block) -> str:
    return part(blocks)


def line(text: str) -> Inlines:
    return (Text(text),)


def test_what_hangs_beneath_an_item_belongs_to_it() -> None:
    item = Item(
        line("Factors"),
        (
            Paragraph(line("Seen late.")),
            BulletList((Item(line("pool_size"), (TaskList((Task(line("raise it")),)),)),)),
            CodeBlock("x"),
        ),
    )
    assert source(BulletList((item, Item(line("Next"))))) == (
        "<ul>\n"
        "<li>Factors\n"
        "<p>Seen late.</p>\n"
        "\n"
        "* pool_size\n"
        "** ☐ raise it\n"
        "\n"
        "<pre>\n"
        "x</pre>\n"
        "</li>\n"
        "<li>Next</li>\n"
        "</ul>"
    )


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("R & D at 5 o'clock, 14:32:05", "R & D at 5 o'clock, 14:32:05"),
        ("AT&T, AT&amp;T", "AT&T, AT&amp;amp;T"),
        ("a < b, x <= 3, a -> b, <b>", "a < b, x <= 3, a -> b, &lt;b>"),
        ("pool[0] and [[page]]", "pool[0] and &#91;&#91;page]]"),
        ("{x} and {{x}}", "{x} and &#123;&#123;x}}"),
        ("a | b || c !! d = e", "a | b || c !! d = e"),
        ("'so' and ''so''", "'so' and &#39;&#39;so&#39;&#39;"),
        ("# a\n# b", "&#35; a<br># b"),
        ("* a", "&#42; a"),
        (": a; b", "&#58; a; b"),
        ("== a ==", "&#61;= a =="),
        ("-----", "&#45;----"),
        ("--- a", "--- a"),
        ("{| a", "&#123;| a"),
        ("    not code", "not code"),
        ("db-1.local:5432, std::vector", "db-1.local:5432, std::vector"),
        ("two\n\n  lines ", "two<br>lines"),
    ],
)
def test_only_what_would_act_is_escaped(typed: str, written: str) -> None:
    assert source(Paragraph(line(typed))) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("so ~~ it was ~~~~", "so ~~ it was &#126;&#126;&#126;&#126;"),
        ("__NOTOC__", "&#95;&#95;NOTOC__"),
        ("___NOTOC___", "&#95;&#95;&#95;NOTOC___"),
        ("＿＿目次＿＿", "&#65343;&#65343;目次＿＿"),
        ("a__b, snake_case_", "a__b, snake_case_"),
        ("-{zh:x}- -x", "-&#123;zh:x}- -x"),
        ("ISBN 978-3-16-148410-0", "&#73;SBN 978-3-16-148410-0"),
        ("RFC\u00a02616, RFC-2616", "&#82;FC\u00a02616, RFC-2616"),
        ("PMID 1, xPMID 1", "&#80;MID 1, xPMID 1"),
        ("#REDIRECT [[x]]", "&#35;REDIRECT &#91;&#91;x]]"),
        ("{{subst:x}} {{{1}}}", "&#123;&#123;subst:x}} &#123;&#123;&#123;1}}}"),
        ("<nowiki>x</nowiki><ref/>", "&lt;nowiki>x&lt;/nowiki>&lt;ref/>"),
        ("http://x.org/''a", "http&#58;//x.org/&#39;&#39;a"),
        ("ask mailto:x@y.de", "ask mailto&#58;x@y.de"),
        ("TEL:112, hotel:12, tel: 112", "TEL&#58;112, hotel:12, tel: 112"),
        ("[//x.org y]", "&#91;//x.org y]"),
    ],
)
def test_mediawiki_itself_acts_on_nothing(typed: str, written: str) -> None:
    assert source(Paragraph(line(typed))) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a = b | c", "a &#61; b &#124; c"),
        ("- a", "&#45; a"),
        ("+1", "&#43;1"),
        ("} a }}", "&#125; a &#125;&#125;"),
        ("!a!!", "&#33;a&#33;&#33;"),
        ("'quoted'", "&#39;quoted&#39;"),
        ("two\nlines", "two<br>lines"),
        ("plain words, 14:32", "plain words, 14:32"),
    ],
)
def test_words_may_stand_anywhere(typed: str, written: str) -> None:
    assert words(typed) == written


@pytest.mark.parametrize(
    "pieces",
    [
        ("{", "{x}", "}"),
        ("{", "{x}}"),
        ("-", "{x}-"),
        ("[", "[x]]"),
        ("~~", "~"),
        ("__TOC", "__"),
        ("'", "'x'", "'"),
    ],
)
def test_words_that_a_template_puts_side_by_side_do_not_act_together(
    pieces: tuple[str, ...],
) -> None:
    made = "".join(map(words, pieces))
    assert not any(sign in made for sign in ("{{", "-{", "[[", "~~~", "__", "''"))
    assert unescape(made) == "".join(pieces)


def test_a_heading_ends_where_it_should() -> None:
    assert source(Heading(3, line("a == b ="), "x")) == (
        '=== <span id="x"></span>a &#61;&#61; b &#61; ==='
    )


def test_a_cell_has_no_neighbour_and_no_attribute_of_its_text() -> None:
    table = Table((line("a!!b"),), ((line('style="x" | y'),), (line("-1"),), (line("x || y"),)))
    assert source(table).split("\n")[1:-1] == [
        "! a&#33;&#33;b",
        "|-",
        '| style&#61;"x" &#124; y',
        "|-",
        "| -1",
        "|-",
        "| x &#124;&#124; y",
    ]


@pytest.mark.parametrize(
    ("content", "written"),
    [
        ((Strong("'a'"),), "'''&#39;a&#39;'''"),
        ((Text("'a'"), Strong("b"), Text("'c'")), "'a&#39;'''b'''&#39;c'"),
        ((Strong("Mara:"), Text(" 'we waited'")), "'''Mara:''' 'we waited'"),
        ((Strong("a"), Strong("b")), "'''a'''<nowiki/>'''b'''"),
        ((Emphasis("a"), Strong(" b ")), "''a'' '''b'''"),
        ((Strong("a\nb"), Emphasis(" ")), "'''a<br>b'''"),
    ],
)
def test_weight_and_stress_hold_beside_apostrophes(content: Inlines, written: str) -> None:
    assert source(Paragraph(content)) == written


@pytest.mark.parametrize(
    ("content", "written"),
    [
        (linked("see https://x.org/a?b=1&c=2, then"), "see https://x.org/a?b=1&c=2, then"),
        (linked("(https://x.org/a)"), "([https://x.org/a https&#58;//x.org/a])"),
        (linked("https://x.org/a.PNG"), "[https://x.org/a.PNG https&#58;//x.org/a.PNG]"),
        ((Text("["), Link("https://x.org", "[b]")), "&#91;[https://x.org &#91;b&#93;]"),
        ((Link("https://x.org/a_(b)", "b"),), "[https://x.org/a_(b) b]"),
        ((Link("https://x.org/[a]|{{b}}'", "b"),), "[https://x.org/%5Ba%5D%7C%7B%7Bb%7D%7D%27 b]"),
        ((Link("https://x.org/~~~/__TOC__", "b"),), "[https://x.org/%7E%7E%7E/%5F%5FTOC%5F%5F b]"),
        ((Link("https://x.org/?a&lt;", "b"),), "[https://x.org/?a&amp;lt;# b]"),
        ((Link("http://[::1]:80/", "b"),), "[http://[::1]:80/ b]"),
        ((Link("mailto:x@y.de", "b"),), "[mailto:x@y.de b]"),
    ],
)
def test_a_link_leads_where_it_should(content: Inlines, written: str) -> None:
    assert source(Paragraph(content)) == written


def test_links_are_read_as_links() -> None:
    hrefs = (
        "https://x.org/a",
        "https://x.org/a_(b)?c=d&e=f#g",
        "http://x.org/%20?",
        "mailto:a@b.c",
    )
    bare = tuple(Paragraph((Text("x "), Link(href, href), Text(" x"))) for href in hrefs)
    named = tuple(Paragraph((Link(href, "words"),)) for href in hrefs)
    links = pandoc("mediawiki")(source(*bare, *named)).links
    assert [link.removesuffix("?#") for link in links] == [h.removesuffix("?") for h in hrefs * 2]


@given(typed())
def test_code_keeps_every_space(text: str) -> None:
    made = source(BulletList((Item(line("x"), (CodeBlock(text),)),)))
    code = made.removeprefix("<ul>\n<li>x\n<pre>\n").removesuffix("</pre>\n</li>\n</ul>")
    assert ENTITY.sub(lambda found: unescape(found[0]), code) == text
    assert not ACTS_IN_CODE.search(code)


def test_nothing_ends_in_a_space() -> None:
    nothing = ((), line(" "), (Strong(" "),))
    blocks = [
        source(BulletList((Item(each),)), Paragraph(each), Table((each,), ((each,),)))
        for each in nothing
    ]
    assert all(row == row.rstrip() for made in blocks for row in made.split("\n"))


def test_a_mark_of_byte_order_hides_no_beginning_of_a_line() -> None:
    assert words("\ufeff* a") == "&#65279;* a"
