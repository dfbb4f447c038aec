"""Slack: one message, in which nobody is called and nothing is marked that was not meant.

No parser of mrkdwn is to be had, so these hold what Slack's documentation says of it.
"""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from pmfacilitator.export.document import (
    BulletList,
    Document,
    Inlines,
    Item,
    Paragraph,
    Text,
)
from pmfacilitator.export.targets.dialects import WORD_JOINER
from pmfacilitator.export.targets.slack import MOST, Slack
from tests.export.hostile import CONTEXTS, anything, document, typed_words

MARKED = re.compile(r"(?<![^\W_])([*_~`])(?=\S)(?!\u2060)[^\n]*?(?<=\S)\1(?![^\W_])")
"""What Slack shows in bold, italics, struck out or as code."""

ANGLE = re.compile(r"<(?:https?://|mailto:)[^<>|]+(?:\|[^<>|\n]*)?>")


def line(text: str) -> Inlines:
    return (Text(text),)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<!here> <@U1> <#C1>", "&lt;!here&gt; &lt;@\u2060U1&gt; &lt;#\u2060C1&gt;"),
        ("@here and :tada:", "@\u2060here and :\u2060tada:"),
        ("it is *not* so", "it is *\u2060not*\u2060 so"),
        ("pool_size and 2 * 3", "pool_size and 2 * 3"),
        ("> quoted", "\u2060&gt; quoted"),
        ("at 14:32:05", "at 14:32:05"),
    ],
)
def test_only_what_would_act_is_changed(typed: str, written: str) -> None:
    assert Slack().words(typed) == written


@pytest.mark.parametrize(
    ("title", "written"),
    [("> so", "*&gt; so*"), ("> pool_size", "\u2060&gt; pool_size"), ("*so", "*\u2060so")],
)
def test_a_title_that_slack_cannot_mark_is_still_only_a_title(title: str, written: str) -> None:
    assert Slack().render(Document(title, ())) == f"{written}\n"


@given(typed_words())
def test_words_hold_no_sign_that_slack_acts_on(text: str) -> None:
    made = Slack().words(text)
    assert not set("<>") & set(made)
    assert not re.search(r"&(?!amp;|lt;|gt;)", made)
    assert not MARKED.search(made)
    assert not re.search(r"(?:^|\W)@(?:here|channel|everyone|me)\b", made)
    shown = (
        made.replace(WORD_JOINER, "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
    )
    assert shown == text.replace(WORD_JOINER, "")


@pytest.mark.parametrize("context", CONTEXTS)
@given(first=anything(), second=anything())
def test_angle_brackets_are_links_and_nothing_else(
    context: str, first: Inlines, second: Inlines
) -> None:
    made = Slack().render(document(context, first, second))
    assert not set("<>") & set(re.sub(r"(?m)^ *> ", "", ANGLE.sub("", made)))


def test_one_long_text_leaves_room_for_the_rest() -> None:
    story = "the bots call again " * 400
    made = Slack().render(Document("Long", (Paragraph(line(story)), Paragraph(line("to whom")))))
    assert len(made) <= MOST
    assert "the bots call again the bots" in made
    assert made.endswith("…\nto whom\n")


def test_a_message_that_is_too_long_ends_with_a_word_about_it() -> None:
    items = tuple(Item(line(f"point {n} " + "of many " * 20)) for n in range(90))
    made = Slack().render(Document("Long", (BulletList(items),)))
    assert len(made) <= MOST
    assert made.endswith("has the rest._\n")
    assert "• point 3 " in made
