"""Words in Markdown: what was typed is what is read.

The rules were found against GitHub's own parser, which the tests ask again with every run.
"""

from __future__ import annotations

import re
from typing import assert_never
from urllib.parse import quote

from pmfacilitator.export.document import Emphasis, Inline, Inlines, Link, Strong, Text, merged
from pmfacilitator.export.targets.dialects import WORD_JOINER, Dialect

_AMPERSAND = re.compile(r"&(?! )")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_NUMBERED = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")
_MAY_ACT = re.compile(r"[^\s\w,;()'\"?+=–—“”‘’…-]|_|[Ww][Ww][Ww]|[Gg][HhLl]-")
"""What no dialect acts on is most of what is typed."""

_BLANKS = re.compile(r"[ \t]+")
_PLAIN_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?(?:[/?#][\w%:/?#@+,;=~.-]*)?", re.ASCII)
_ODD_IN_ADDRESS = re.compile(r"[^\w%:/?#\[\]@!&'+,;=~.-]")
_EDGE = ("", " ", "\t", "\n")


def lines_of(content: Inlines, dialect: Dialect) -> list[str]:
    """The lines of a paragraph, none of which begins like something else than a paragraph."""
    return [_as_words(line, dialect) for line in unguarded_lines_of(content, dialect)]


def unguarded_lines_of(content: Inlines, dialect: Dialect) -> list[str]:
    """The lines of a heading or a cell, where the beginning of a line means nothing."""
    made = ""
    pieces = merged(content)
    for at, piece in enumerate(pieces):
        after = _beginning(pieces[at + 1]) if at + 1 < len(pieces) else ""
        shown = _shown(piece, dialect, before=made[-1:], after=after)
        if made.endswith("!") and shown.startswith("["):
            made = made[:-1] + "\\!"  # else the link would be a picture
        made += shown
    folded = (_BLANKS.sub(" ", line).strip(" ") for line in made.split("\n"))
    return [line for line in folded if line.strip()] or [""]


def in_one_line(lines: list[str], dialect: Dialect) -> str:
    """Lines where only one has room: in a cell, or wherever a template puts them."""
    return ("<br>" if dialect.has_tags else " ").join(lines)


def _beginning(piece: Inline) -> str:
    match piece:
        case Text(text):
            return text[:1]
        case Strong() | Emphasis():
            return "*"
        case Link():
            return "["
        case _:
            assert_never(piece)


def _shown(piece: Inline, dialect: Dialect, before: str, after: str) -> str:
    match piece:
        case Text(text):
            return _escaped(text, dialect)
        case Strong(text):
            return _marked(text, ("**", "strong"), dialect, before, after)
        case Emphasis(text):
            return _marked(text, ("*", "em"), dialect, before, after)
        case Link(href, text):
            return _link(href, text, dialect)
        case _:
            assert_never(piece)


def _escaped(text: str, dialect: Dialect) -> str:
    if not _MAY_ACT.search(text):
        return text
    if dialect.calls is not None:
        text = dialect.calls.sub(rf"\g<0>{WORD_JOINER}", text)
    text = dialect.acts.sub(_backslashed, text)
    if not dialect.has_tags:
        return _ENTITY.sub(r"\\&", text)
    return _AMPERSAND.sub("&amp;", text)


def _backslashed(found: re.Match[str]) -> str:
    return "".join(f"\\{sign}" for sign in found[0])


def _marked(text: str, marks: tuple[str, str], dialect: Dialect, before: str, after: str) -> str:
    """The text between two marks; where Markdown would not see them, between tags or bare."""
    words = text.strip()
    if not words:
        return text
    mark, tag = marks
    lead, _, trail = text.partition(words)
    opens = lead or before in _EDGE or (before != "*" and words[0].isalnum())
    closes = trail or after in _EDGE or (after != "*" and words[-1].isalnum())
    start, end = (mark, mark) if opens and closes else _tags(tag, dialect)
    return f"{lead}{start}{_escaped(words, dialect)}{end}{trail}"


def _tags(tag: str, dialect: Dialect) -> tuple[str, str]:
    return (f"<{tag}>", f"</{tag}>") if dialect.has_tags else ("", "")


def _link(href: str, text: str, dialect: Dialect) -> str:
    if text == href and _PLAIN_ADDRESS.fullmatch(href):
        return f"<{href}>" if dialect.has_tags else href
    address = _ODD_IN_ADDRESS.sub(lambda odd: quote(odd.group()), href)
    if dialect.has_tags:
        address = address.replace("&", "&amp;")
    return f"[{_escaped(text, dialect)}]({address})"


def _as_words(line: str, dialect: Dialect) -> str:
    if line.startswith(dialect.begins):
        return f"\\{line}"
    numbered = _NUMBERED.match(line)
    return f"{numbered[1]}\\{line[numbered.end() :]}" if numbered else line
