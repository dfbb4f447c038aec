"""What somebody reads who opens a document, as GitHub's own parser and a browser's would show it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import cmarkgfm
import html5lib
from cmarkgfm.cmark import Options

from pmfacilitator.export.targets.dialects import WORD_JOINER

_BESIDE = frozenset({"a", "code", "del", "em", "strong"})
"""Elements that stand within a line; any other parts what is before it from what is after it."""


def fold(text: str) -> str:
    """The text as it is compared: white space folded, what keeps GitHub from calling removed."""
    return " ".join(text.replace(WORD_JOINER, "").split())


def page_of(html: str, *, strict: bool = False) -> Element:
    """The body of a page; a strict reader forgives nothing."""
    parser = html5lib.HTMLParser(strict=strict, namespaceHTMLElements=False)
    body: Element | None = parser.parse(html).find("body")
    assert body is not None
    return body


def gfm_page(markdown: str) -> Element:
    """The body that GitHub's parser makes of Markdown."""
    return page_of(
        cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE)
    )


def words_of(page: Element) -> str:
    """What is read on a page, folded."""
    return fold("".join(_words(page)))


def _words(element: Element) -> Iterator[str]:
    edge = "" if element.tag in _BESIDE else " "
    yield edge + (element.text or "")
    for child in element:
        yield from _words(child)
        yield child.tail or ""
    yield edge
