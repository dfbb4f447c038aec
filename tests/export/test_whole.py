"""Any meeting that can be made: everything typed is in its document, in its place, once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_type_hints

import pytest
from hypothesis import given, settings

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import Line, Record, Text
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.export.build import build
from pmfacilitator.export.document import (
    Block,
    BulletList,
    CodeBlock,
    Document,
    Heading,
    Paragraph,
    Quote,
    Table,
    TaskList,
)
from pmfacilitator.export.offers import OFFERS, View
from pmfacilitator.export.registry import render
from pmfacilitator.export.targets import html, markdown
from tests.builders import meetings
from tests.export.hostile import has_words
from tests.export.reading import fold, gfm_page, page_of, words_of

FEWER = settings(max_examples=settings().max_examples // 3)
"""A whole meeting costs what thirty lines cost."""


def full(meeting: Meeting) -> Document:
    return build(meeting, View.FULL)


def typed_in(record: Record) -> Iterator[str]:
    """Every text in a record and beneath it; how a time was typed is shown as a time."""
    hints = get_type_hints(type(record), include_extras=True)
    for field in type(record).model_fields:
        value = getattr(record, field)
        if hints[field] in (Line, Text):
            yield value
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Record) and not isinstance(part, Stamp):
                yield from typed_in(part)
            elif hints[field] == tuple[Line, ...]:
                yield part


def everything_typed(meeting: Meeting) -> set[str]:
    """What was typed in the meeting; what its agenda says is only shown where it was answered."""
    # What a review of a period holds are copies; tests/domain/learning tells what its document says.
    room = meeting.model_copy(update={"agenda": None, "review": None})
    parts = (getattr(room, field) for field in type(room).model_fields if field != "agenda")
    records = (
        part for value in parts for part in (value if isinstance(value, tuple) else (value,))
    )
    found = (typed for part in records if isinstance(part, Record) for typed in typed_in(part))
    return {fold(text) for text in found} - {""}


@FEWER
@given(meetings())
def test_everything_typed_can_be_read_in_markdown(meeting: Meeting) -> None:
    page = words_of(gfm_page(markdown.render(full(meeting))))
    assert [text for text in everything_typed(meeting) if text not in page] == []


@FEWER
@given(meetings())
def test_everything_typed_can_be_read_in_html(meeting: Meeting) -> None:
    page = words_of(page_of(html.render(full(meeting)), strict=True))
    assert [text for text in everything_typed(meeting) if text not in page] == []


@FEWER
@given(meetings())
def test_every_answer_stands_beneath_its_question(meeting: Meeting) -> None:
    beneath = by_anchor(full(meeting))
    for section in meeting.sections:
        for answer in section.answers:
            words = words_beneath(beneath.get(f"step-{section.step}--{answer.question}", []))
            assert all(fold(point.text) in words for point in answer.points)
            assert ("No change" in words) >= answer.no_change


@FEWER
@given(meetings())
def test_no_heading_stands_over_nothing(meeting: Meeting) -> None:
    blocks = full(meeting).blocks
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, Heading):
            assert following is not None
            assert not isinstance(following, Heading) or following.level > block.level


@FEWER
@given(meetings())
def test_nothing_in_the_tree_is_empty(meeting: Meeting) -> None:
    for block in every_block(full(meeting).blocks):
        match block:
            case Heading(content=content) | Paragraph(content=content):
                assert has_words(content)
            case BulletList(items=parts) | TaskList(tasks=parts):
                assert parts
                assert all(has_words(part.content) for part in parts)
            case Table(header=header, rows=rows):
                assert rows
                assert all(any(cell for cell in column) for column in zip(*rows, strict=True))
                assert all(has_words(name) for name in header)
            case Quote(blocks=blocks):
                assert blocks
            case CodeBlock(text=text):
                assert text.strip()
            case _:
                raise AssertionError(block)


@FEWER
@given(meetings())
def test_every_anchor_is_there_once(meeting: Meeting) -> None:
    headings = [block for block in full(meeting).blocks if isinstance(block, Heading)]
    anchors = [heading.anchor for heading in headings if heading.anchor]
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize("target", OFFERS)
@FEWER
@given(meeting=meetings())
def test_the_same_meeting_gives_the_same_text(target: str, meeting: Meeting) -> None:
    assert render(meeting, target) == render(meeting.model_copy(deep=True), target)


def by_anchor(document: Document) -> dict[str, list[Block]]:
    """What stands between each heading and the next."""
    found: dict[str, list[Block]] = {}
    part: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            part = found.setdefault(block.anchor, [])
        else:
            part.append(block)
    return found


def words_beneath(blocks: list[Block]) -> str:
    return words_of(page_of(html.render(Document("", tuple(blocks)))))


def every_block(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case BulletList(items=parts) | TaskList(tasks=parts):
                yield from every_block(tuple(b for part in parts for b in part.blocks))
            case Quote(blocks=inner):
                yield from every_block(inner)
            case _:
                pass
