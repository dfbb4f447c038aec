"""Words in GitHub-flavoured Markdown: what was typed is what is read.

The rules were found against GitHub's own parser, which the tests ask again with every run. Two
things happen on GitHub only after parsing, and a word joiner (U+2060, invisible and without
width) keeps both from happening: `@name` would call somebody, `:name:` would become a picture.
`#1` stays as it is: it calls nobody and reads the same.
"""

from __future__ import annotations

import re
from typing import assert_never
from urllib.parse import quote

from pmfacilitator.export.document import Emphasis, Inline, Inlines, Link, Strong, Text

WORD_JOINER = "\N{WORD JOINER}"

_CALLS = re.compile(
    r"(?<![a-z0-9])@(?=[a-z0-9])|:(?=(?:[a-z0-9_+-]*[a-z+-][a-z0-9_+-]*|100|1234):)", re.IGNORECASE
)
_SPECIAL = re.compile(
    r"""
    [\\`*\[\]<|~$]
  | (?<!\w) _++ | _++ (?![^\W_])        # an underscore within a word does nothing
  | : (?=//)                            # else a bare address runs on over the backslashes
  | (?<=www) \.
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AMPERSAND = re.compile(r"&(?! )")
_LINE_START = ("#", "-", "+", "=", ":", ">")
_NUMBERED = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")
_BLANKS = re.compile(r"[ \t]+")
_PLAIN_ADDRESS = re.compile(r"https?://[\w%:/?#@+,;=~.-]+", re.ASCII)
_ODD_IN_ADDRESS = re.compile(r"[^\w%:/?#\[\]@!&'+,;=~.-]")


def lines_of(content: Inlines) -> list[str]:
    """The lines of a paragraph, none of which begins like something else than a paragraph."""
    return [_as_words(line) for line in unguarded_lines_of(content)]


def unguarded_lines_of(content: Inlines) -> list[str]:
    """The lines of a heading or a cell, where the beginning of a line means nothing."""
    made = ""
    pieces = _merged(content)
    for at, piece in enumerate(pieces):
        after = _beginning(pieces[at + 1]) if at + 1 < len(pieces) else ""
        shown = _shown(piece, before=made[-1:], after=after)
        if made.endswith("!") and shown.startswith("["):
            made = made[:-1] + "\\!"  # else the link would be a picture
        made += shown
    folded = (_BLANKS.sub(" ", line).strip(" ") for line in made.split("\n"))
    return [line for line in folded if line] or [""]


def _merged(content: Inlines) -> list[Inline]:
    """The content with neighbouring texts in one, since a rule may span both."""
    pieces: list[Inline] = []
    for piece in content:
        last = pieces[-1] if pieces else None
        if isinstance(piece, Text) and isinstance(last, Text):
            pieces[-1] = Text(last.text + piece.text)
        elif piece.text:
            pieces.append(piece)
    return pieces


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


def _shown(piece: Inline, before: str, after: str) -> str:
    match piece:
        case Text(text):
            return _escaped(text)
        case Strong(text):
            return _marked(text, "**", "strong", before, after)
        case Emphasis(text):
            return _marked(text, "*", "em", before, after)
        case Link(href, text):
            return _link(href, text)
        case _:
            assert_never(piece)


def _escaped(text: str) -> str:
    text = _CALLS.sub(rf"\g<0>{WORD_JOINER}", text)
    text = _SPECIAL.sub(lambda found: "".join(f"\\{sign}" for sign in found.group()), text)
    return _AMPERSAND.sub("&amp;", text)


def _marked(text: str, mark: str, tag: str, before: str, after: str) -> str:
    """The text between two marks, or between tags where Markdown would not see the marks."""
    words = text.strip()
    if not words:
        return text
    lead, _, trail = text.partition(words)
    opens = lead or before in _EDGE or (before != "*" and words[0].isalnum())
    closes = trail or after in _EDGE or (after != "*" and words[-1].isalnum())
    start, end = (mark, mark) if opens and closes else (f"<{tag}>", f"</{tag}>")
    return f"{lead}{start}{_escaped(words)}{end}{trail}"


_EDGE = ("", " ", "\t", "\n")


def _link(href: str, text: str) -> str:
    if text == href and _PLAIN_ADDRESS.fullmatch(href):
        return f"<{href}>"
    address = _ODD_IN_ADDRESS.sub(lambda odd: quote(odd.group()), href).replace("&", "&amp;")
    return f"[{_escaped(text)}]({address})"


def _as_words(line: str) -> str:
    if line.startswith(_LINE_START):
        return f"\\{line}"
    numbered = _NUMBERED.match(line)
    return f"{numbered[1]}\\{line[numbered.end() :]}" if numbered else line
