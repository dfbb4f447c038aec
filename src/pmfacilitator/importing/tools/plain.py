"""Markdown as people read it, in one line: what comments and status updates are written in."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from pmfacilitator.domain.text import clean, clean_line

_COMMENT = re.compile(r"<!--[^<>]*(?:-->|\Z)")
_BREAK = re.compile(r"<(?:br|p|/p|li|/li|div|/div|tr)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_TARGET = r"\((?:[^()]|\([^()]*\)){0,2000}\)"
_IMAGE = re.compile(r"!\[([^\[\]]*)\]" + _TARGET)
_LINK = re.compile(r"\[([^\[\]]+)\]" + _TARGET)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)[^\n`]*$", re.MULTILINE)
_CODE = re.compile(r"``?([^`\n]+)``?")
_STRONG = re.compile(r"\*\*([^*\n]+)\*\*|__([^_\n]+)__|~~([^~\n]+)~~")
_EMPHASIS = re.compile(r"(?<![\w*])\*([^*\s][^*\n]*)\*(?![\w*])|(?<!\w)_([^_\s][^_\n]*)_(?!\w)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HEADING = re.compile(r"^#{1,6} | #+$")
_QUOTE = re.compile(r"^(?:> ?)+")
_ITEM = re.compile(r"^(?:[-*+•]|\d{1,3}[.)]) (?:\[[ xX]\] )?")
_RULE = re.compile(r"^(?:[-*_=] ?){3,}$")
_URL = re.compile(r"https?://[^\s<>()\[\]\"'`]+")
_HELD = re.compile("\x00(\\d{1,9})\x00")
_MARKED = re.compile(r"[\[`*_<&~\\>#\n\r\v\f\x85\u2028\u2029=]|\A\s*[-+•\d]")


@dataclass(frozen=True)
class Plain:
    """A text in one line, and the first address in it."""

    text: str
    url: str = ""


def plain(markdown: str) -> Plain:
    """The words of some Markdown, without its marks."""
    if not _MARKED.search(markdown):
        return Plain(clean_line(markdown), _first_url(markdown))
    text = clean(markdown)
    link = _first_url(text)
    held: list[str] = []

    def hold(words: str) -> str:
        held.append(words)
        return f"\x00{len(held) - 1}\x00"

    text = _BREAK.sub("\n", _COMMENT.sub("", text))
    text = _FENCE.sub("", text)
    text = _CODE.sub(lambda match: hold(match[1]), text)
    text = _ESCAPED.sub(lambda match: hold(match[1]), text)
    text = _AUTOLINK.sub(lambda match: hold(match[1].removeprefix("mailto:")), text)
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _TAG.sub("", text)
    text = _URL.sub(lambda match: hold(match[0]), text)
    text = without_emphasis(text)
    text = _joined(html.unescape(text))
    for _ in range(2):
        text = _HELD.sub(lambda match: given_back(held, match), text)
    return Plain(clean_line(text), link)


def without_emphasis(text: str) -> str:
    """A text without the marks for bold, slanted and struck words."""
    for pattern in (_STRONG, _STRONG, _EMPHASIS, _EMPHASIS):
        text = pattern.sub(lambda match: next(part for part in match.groups() if part), text)
    return text


def given_back(held: list[str], place: re.Match[str]) -> str:
    """The words that were set aside while marks were taken out around their place."""
    number = int(place[1])
    return held[number] if number < len(held) else ""


def _joined(text: str) -> str:
    """Lines without the marks they begin with; the items of a list parted by semicolons."""
    joined: list[str] = []
    after_item = False
    for line in text.split("\n"):
        quoted = _QUOTE.sub("", " ".join(line.split()))
        words = _HEADING.sub("", _ITEM.sub("", quoted)).strip()
        if not words or _RULE.match(quoted):
            continue
        is_item = _ITEM.match(quoted) is not None
        if joined and is_item and after_item:
            joined.append("; ")
        elif joined:
            joined.append(" ")
        joined.append(words)
        after_item = is_item
    return "".join(joined)


def _first_url(text: str) -> str:
    if "://" not in text:
        return ""
    match = _URL.search(text)
    return match[0].rstrip(".,;:!?*_") if match else ""
