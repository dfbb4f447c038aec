"""Confluence's wiki markup: what was typed is what is shown, and nothing else happens.

Where this says more than pandoc's parser knows, it is what Atlassian's renderer does.
"""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from pmfacilitator.export.document import (
    Block,
    BulletList,
    CodeBlock,
    Document,
    Emphasis,
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
)
from pmfacilitator.export.targets.confluence_wiki import part, render, words
from tests.export.fuzz.readers import Reading, pandoc


def line(text: str) -> Inlines:
    return (Text(text),)


def source(*pieces: Inline) -> str:
    return part((Paragraph(pieces),))


def read(*blocks: Block) -> Reading:
    return pandoc("jira")(part(blocks))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("R & D at 5 o'clock, 14:32:05", "R & D at 5 o'clock, 14:32:05"),
        ("2026-07-20 - pool_size is 5 * 3, C++ and #12", None),
        ("--force -> ~5 min, +1, -5; a/b {}", r"--force -> ~5 min, +1, -5; a/b \{}"),
        ("Stop! Now! Really??", None),
        (r"C:\temp", r"C:\temp"),
        ("C:\\", "C:&#92;"),
        ("*so* _so_ -so-", r"\*so* \_so_ \-so-"),
        ("+so+ ^so^ ~so~ ??so??", r"&#43;so+ &#94;so^ &#126;so~ \??so??"),
        ("a -- b --- c", r"a \-- b \-\-- c"),
        ("see [1] and [x|http://y], [ ] open", r"see \[1] and \[x|http&#58;//y], [ ] open"),
        ("{code} {{x}} {*}x{*}", r"\{code} &#123;\{x}} &#123;\*}x&#123;*}"),
        ("!x.png! was here", r"\!x.png! was here"),
        ("AT&amp;T &#42;", "AT&amp;amp;T &amp;#42;"),
        ("a\nb\n\nc", r"a \\ b \\ c"),
        ("    not code", "not code"),
        ("mailto:x@y.de", "mailto&#58;x@y.de"),
        ("mail: x@y.de", "mail: x@y.de"),
    ],
)
def test_only_what_would_act_is_escaped(typed: str, written: str | None) -> None:
    assert source(Text(typed)) == (typed if written is None else written)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("it was (x) or stop(n)", r"it was \(x) or stop\(n)"),
        ("(x)y", "(x)y"),
        (":) ;) :( :D", r":\) ;\) :&#40; &#58;D"),
        ("(a *b*)", r"(a \*b*)"),
        ("(List<T>)", r"(List<T>\)"),
        ("(f(*))", r"(f\(*))"),
        ("p99 <3", "p99 &#60;3"),
    ],
)
def test_no_smiley_is_made_by_text_or_by_what_escapes_it(typed: str, written: str) -> None:
    assert source(Text(typed)) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("# a", r"\# a"),
        ("- a", r"\- a"),
        ("** a", r"\** a"),
        ("h1. a", "h1&#46; a"),
        ("bq. a", "bq&#46; a"),
        ("| a", "&#124; a"),
        ("----", r"\-\-\--"),
        ("#12", "#12"),
    ],
)
def test_no_line_begins_like_another_block(typed: str, written: str) -> None:
    item, cell = BulletList((Item(line(typed)),)), Table((line("x"),), ((line(typed),),))
    assert source(Text(typed)) == written
    assert part((item,)) == f"* {written}"
    assert part((BulletList((Item((Strong(typed),)),)),)).startswith("* *")
    assert len(part((cell,)).splitlines()) == 2


def test_no_mention_is_made_and_no_field() -> None:
    assert source(Text("ask [~mara] and @jo")) == r"ask \[&#126;mara] and @jo"
    assert source(Text("@who@")) == "&#64;who@"
    assert part((Table((line("x"), line("y")), ((line("@a"), line("@b")),)),)).endswith(
        "|&#64;a|&#64;b|"
    )


def test_weight_and_stress_hold_within_a_word_and_over_lines() -> None:
    made = (Strong("a"), Text("b "), Emphasis("c\nd"), Text("."), Strong("e_f*"))
    assert source(*made) == r"{*}a{*}b _c_ \\ _d_.*e_f\**"
    assert read(Paragraph(made)).words == "ab c d.e_f*"


def test_words_that_confluence_marks_nowhere_stay_bare() -> None:
    assert source(Strong("CO²"), Text(" "), Strong("👩\u200d👧")) == "CO² 👩\u200d👧"


@pytest.mark.parametrize(
    "address",
    [
        "https://x.org/a_(b)?c=d&e=*f*#g",
        "https://x.org/[a]|{b}!c!\\d",
        "https://x.org/ä?q=字",
        "HTTPS://x.org/~mara",
        "mailto:x@y.de",
    ],
)
@pytest.mark.parametrize("words", ["here", "a | b [c]\nd! e! f!", "!x.png!", None])
def test_a_link_leads_where_it_should(address: str, words: str | None) -> None:
    link = Link(address, words or address)
    found = read(Paragraph((Text("("), link, Text(")"))), Table((line("x"),), (((link,),),)))
    assert [unquote(each) for each in found.links] == [address.replace("HTTPS", "https")] * 2
    assert " ".join((words or address).split()) in found.words


def test_a_link_does_not_run_on_over_the_next() -> None:
    a, b = Link("https://x.org/a", "a"), Link("https://x.org/b", "b")
    assert source(a, b) == "[a|https://x.org/a]\u2060[b|https://x.org/b]"
    assert source(a, Text(", "), b) == "[a|https://x.org/a], [b|https://x.org/b]"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("  a\n\n\tb  \\", "{noformat}", "{noformat}"),
        ("{noformat}\n  x", "{code:none}", "{code}"),
        ("{code} {quote}", "{noformat}", "{noformat}"),
    ],
)
def test_code_keeps_every_space(text: str, start: str, end: str) -> None:
    assert part((CodeBlock(text),)) == f"{start}\n{text}\n{end}"
    assert part((BulletList((Item(line("x"), (CodeBlock(text),)),)),)) == (
        f"* x\n{start}\n{text}\n{end}"
    )


def test_code_that_holds_both_ends_is_broken_where_nobody_sees_it() -> None:
    made = part((CodeBlock("{code}{noformat}"),))
    assert made == "{noformat}\n{code}{\u2060noformat}\n{noformat}"


def test_nothing_in_a_quote_ends_it() -> None:
    inner = Quote((Paragraph(line("{quote} b")), CodeBlock("{quote}")))
    made = part((Quote((Paragraph(line("a")), inner)),))
    assert made.count("{quote}") == 3  # the one in words is escaped
    assert r"\{quote} b" in made


def test_what_hangs_beneath_an_item_stays_with_it_and_in_order() -> None:
    beneath: tuple[Block, ...] = (
        Paragraph(line("- b")),
        Table((line("h"),), ((line("c"),),)),
        Quote((Paragraph(line("d")),)),
        BulletList((Item(line("e")),)),
        TaskList((Task(line("f")),)),
        Paragraph(line("g")),
    )
    made = BulletList((Item(line("a"), beneath), Item(line("i"))))
    assert part((made, Paragraph(line("j")))) == (
        "* a \\\\ - b\n||h||\n|c|\n{quote}\nd\n{quote}\n** e\n*- ☐ f\n\ng\n\n* i\n\nj"
    )
    assert read(made).words == "a - b h c d e ☐ f g i"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("plain words", "plain words"),
        ("a | b\nc", r"a &#124; b \\ c"),
        ("# a", r"\# a"),
        ("-", r"\-" + "\u2060"),
        ("x", "&#120;\u2060"),
        ("(x)", "&#40;x)"),
        ("D", "&#68;\u2060"),
        ("C++", "C&#43;&#43;\u2060"),
        ("pool_size", "pool_size"),
        ("{", "&#123;\u2060"),
    ],
)
def test_words_may_stand_anywhere_in_a_template(typed: str, written: str) -> None:
    """In `({})` or `Grade:{}` too, where a sign of the template could act with one of theirs."""
    assert words(typed) == written


def test_an_empty_document_is_its_title() -> None:
    assert render(Document("T", ())) == "h1. T\n"
    assert part((Paragraph(()), Paragraph(line("x")), Paragraph(()))) == "x"
    assert part((BulletList((Item(()),)),)) == "* &nbsp;"
