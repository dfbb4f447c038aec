"""Confluence's storage format: well-formed, and what was typed is what is read."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from pmfacilitator.export.document import (
    Block,
    BulletList,
    CodeBlock,
    Heading,
    Inlines,
    Item,
    Link,
    Paragraph,
    Task,
    TaskList,
    Text,
)
from pmfacilitator.export.targets.confluence import part, words
from tests.export.hostile import addresses, typed, typed_words


def line(text: str) -> Inlines:
    return (Text(text),)


def page(*blocks: Block) -> ET.Element:
    return ET.fromstring(f'<body xmlns:ac="ac" xmlns:ri="ri">{part(blocks)}</body>')  # noqa: S314


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("R & D at 5 o'clock, 14:32:05", "R &amp; D at 5 o'clock, 14:32:05"),
        ('"a" <b> c', '"a" &lt;b&gt; c'),
        ("AT&amp;T", "AT&amp;amp;T"),
        ("a\nb", "a<br/>b"),
        ("é 👍 字\u00a0x", "é 👍 字\u00a0x"),
        ("ask @mara in [~room] about *that* {info}", "ask @mara in [~room] about *that* {info}"),
    ],
)
def test_only_what_would_act_is_escaped(typed: str, written: str) -> None:
    assert part((Paragraph(line(typed)),)) == f"<p>{written}</p>"
    assert words(typed) == written.replace('"', "&quot;").replace("'", "&#39;")


def test_what_no_xml_can_hold_does_not_spoil_the_page() -> None:
    assert words("a\x00b\x1b \ud800 \uffff") == "a\ufffdb\ufffd \ufffd \ufffd"


def test_tasks_are_numbered_through_the_document_even_beneath_one_another() -> None:
    beneath = Task(line("a"), blocks=(TaskList((Task(line("b")), Task(line("c")))),))
    made = page(TaskList((beneath,)), Paragraph(line("x")), TaskList((Task(line("d")),)))
    assert [each.text for each in made.iter("{ac}task-id")] == ["1", "2", "3", "4"]


@given(typed())
def test_code_keeps_every_space(text: str) -> None:
    made = page(BulletList((Item(line("x"), (CodeBlock(f"{text}]]>{text}"),)),)))
    (code,) = made.iter("{ac}plain-text-body")
    assert (code.text or "") == f"{text}]]>{text}"


@given(addresses(), typed_words())
def test_a_link_leads_where_it_should(address: str, words: str) -> None:
    (link,) = page(Paragraph((Link(address, words),))).iter("a")
    assert link.get("href") == address


@given(typed(), typed())
def test_an_anchor_stays_a_parameter(anchor: str, words: str) -> None:
    (heading,) = page(Heading(9, line(words), f"x{anchor}"))
    macro = heading[0]
    assert heading.tag == "h6"
    assert [each.text for each in macro] == [f"x{anchor}"]
