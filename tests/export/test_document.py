"""The tree: only plain text in its leaves, only harmless addresses in its links."""

from __future__ import annotations

import pytest
from hypothesis import given

from pmfacilitator.export.document import (
    Link,
    Table,
    Text,
    is_safe_address,
    joined,
    linked,
)
from tests.export.hostile import text_of, typed


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://x.org",
        "//x.org",
        "x.org",
        " https://x.org",
        "https://x.org\njavascript:x",
        'https://x.org/"onclick="x',
        "https://",
        "",
    ],
)
def test_no_other_address_becomes_a_link(address: str) -> None:
    assert not is_safe_address(address)
    with pytest.raises(ValueError, match="no address"):
        Link(address, "words")


@pytest.mark.parametrize("address", ["https://x.org", "HTTP://x.org/?a=b#c", "mailto:a@x.org"])
def test_web_pages_and_mail_become_links(address: str) -> None:
    assert linked(address) == (Link(address, address),)


def link(address: str) -> Link:
    return Link(address, address)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("no address", (Text("no address"),)),
        ("see https://x.org/a.", (Text("see "), link("https://x.org/a"), Text("."))),
        ("(https://x.org/a_(b))", (Text("("), link("https://x.org/a_(b)"), Text(")"))),
        ("https://a.org, https://b.org", (link("https://a.org"), Text(", "), link("https://b.org"))),
        ("xhttps://a.org", (Text("xhttps://a.org"),)),
        ("https://", (Text("https://"),)),
        ("", ()),
    ],
)  # fmt: skip
def test_addresses_in_text_become_links_without_the_sentence_around_them(
    words: str, parts: tuple[Text | Link, ...]
) -> None:
    assert linked(words) == parts


@given(typed())
def test_linking_changes_no_word(text: str) -> None:
    assert text_of(linked(text)) == text


def test_parts_are_joined_only_between_them() -> None:
    one, other = (Text("a"),), (Text("b"),)
    assert joined((one, other), "; ") == (Text("a"), Text("; "), Text("b"))
    assert joined((one,), "; ") == one
    assert joined((), "; ") == ()


def test_a_table_has_no_row_of_another_width() -> None:
    with pytest.raises(ValueError, match="as many cells"):
        Table(((Text("a"),),), ((),))
