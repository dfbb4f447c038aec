"""Marked-up text as people read it: links, emphasis, code, tags and entities come out as words."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from pmfacilitator.domain.text import clean_line

_MARKED = re.compile(r"[\[`*_<&~\\!']")
_LONGEST_LABEL = 300
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,300})\](?:\([^()\s]{0,500}[^()]{0,100}\)|\[[^\[\]]{0,80}\])")
_LINK = re.compile(
    r"""(?<!!)\[(?P<label>(?:[^\[\]\n]|\[[^\[\]\n]{0,80}\]){1,300})\]
    (?:\((?P<url><[^<>\n]{0,500}>|(?:[^()\s]|\([^()\s]{0,200}\)){0,800})(?:[ ]+["'(][^\n"]{0,200}["')])?[ ]?\)
      |\[(?P<ref>[^\[\]\n]{0,80})\])?""",
    re.VERBOSE,
)
_WIKI_LINK = re.compile(
    r"\[\[(?P<target>[^\[\]|\n]{1,200})(?:\|(?P<label>[^\[\]\n]{0,200}))?\]\](?!\()"
)
_WEB_LINK = re.compile(r"\[(?P<url>https?://[^\s\[\]]{1,800})(?:[ ](?P<label>[^\[\]\n]{1,300}))?\]")
_SLACK_LINK = re.compile(r"<(?P<url>https?://[^\s<>|]{1,800})(?:\|(?P<label>[^<>\n]{1,300}))?>")
_SLACK_NAME = re.compile(r"<(?P<sign>[@#!])(?P<id>[\w^-]{1,60})(?:\|(?P<name>[^<>\n|]{1,80}))?>")
_DUNDER = re.compile(r"(?<!\w)__\w{1,80}__(?=[.(]\w|\(\))")
_MAIL = re.compile(r"<(?:mailto:)?([^\s<>@]{1,80}@[^\s<>|]{1,80})(?:\|[^<>]{0,80})?>")
_CODE = re.compile(r"(`+)[ ]?([^`\n]{1,1000}?)[ ]?\1(?!`)")
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|br|center|cite|code|del|details|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark"
    r"|nowiki|ol|p|pre|q|ref|s|small|span|strike|strong|sub|summary|sup|table|tbody|td|th|thead|time"
    r"|tr|tt|u|ul|var)(?:\s[^<>]{0,500})?/?>",
    re.IGNORECASE,
)
_STRONG = re.compile(r"\*{2,3}|(?<!\w)_{2,3}(?=\S)|(?<=\S)_{2,3}(?!\w)|~~|'{2,5}")
_STAR = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\*(?![\w*])")
_LINE = re.compile(r"(?<![\w_])_(?=[^\s_])([^\n]{1,1000}?)(?<=[^\s_])_(?![\w_])")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~|<>:])")
_FOOTNOTE = re.compile(r"\[\^[\w-]{1,40}\]")
_PLAIN_URL = re.compile(r"https?://[^\s<>()\[\]\"'`|]{3,800}")
_HELD = re.compile("\ue000(\\d+)\ue001")
_HOLDERS = re.compile("[\ue000\ue001]")


def readable(text: str, links: Mapping[str, str]) -> str:
    """The text in one line without its markup.

    Args:
        text: as it stands in the document.
        links: the addresses of link references, by their lower-case names.
    """
    if not _MARKED.search(text):
        return clean_line(text)
    held: list[str] = []

    def keep(words: str) -> str:
        held.append(words)
        return f"\ue000{len(held) - 1}\ue001"

    if "\ue000" in text or "\ue001" in text:
        text = _HOLDERS.sub(" ", text)
    if "`" in text:
        text = _CODE.sub(lambda match: keep(match[2]), text)
        text = text.replace("`", "")
    if "\\" in text:
        text = _ESCAPE.sub(lambda match: keep(match[1]), text)
    if "[" in text:
        text = _unlinked(text, links)
    if "<" in text:
        text = _SLACK_LINK.sub(lambda match: keep(match["label"] or match["url"]), text)
        text = _SLACK_NAME.sub(lambda match: keep(_named(match)), text)
        text = _TAG.sub(" ", _MAIL.sub(lambda match: keep(match[1]), text))
    if "://" in text:
        text = _PLAIN_URL.sub(lambda match: keep(match[0]), text)
    if "__" in text:
        text = _DUNDER.sub(lambda match: keep(match[0]), text)
    text = _unstressed(text)
    for _ in range(2):
        text = _HELD.sub(lambda match: held[int(match[1])], text) if held else text
    return clean_line(html.unescape(text) if "&" in text else text)


def _named(match: re.Match[str]) -> str:
    """Whom or what a reference of Slack's means, as its window shows it."""
    sign = "#" if match["sign"] == "#" else "@"
    return sign + (match["name"] or match["id"]).lstrip("@#")


def _unlinked(text: str, links: Mapping[str, str]) -> str:
    def label(match: re.Match[str]) -> str:
        words, ref = match["label"], match["ref"]
        if match["url"] is not None:
            return words
        name = (words if ref in {None, ""} else ref).lower()
        return words if name in links or ref else match[0]

    text = _IMAGE.sub(lambda match: match[1], text)
    text = _FOOTNOTE.sub("", text)
    text = _WIKI_LINK.sub(lambda match: match["label"] or match["target"], text)
    text = _WEB_LINK.sub(lambda match: match["label"] or match["url"], text)
    return _LINK.sub(label, text)


def _unstressed(text: str) -> str:
    if "*" in text or "__" in text or "~~" in text or "''" in text:
        text = _STRONG.sub("", text)
    if "*" in text:
        text = _STAR.sub(r"\1", text)
    if "_" in text:
        text = _LINE.sub(r"\1", text)
    return text


def first_link(text: str, links: Mapping[str, str]) -> str:
    """The address of the first web page that a text links to; "" if none."""
    if "://" not in text and "[" not in text:
        return ""
    for match in _LINK.finditer(text):
        url = match["url"] or links.get((match["ref"] or match["label"]).lower(), "")
        if url.strip("<>").startswith(("http://", "https://")):
            return url.strip("<>")
    plain = _PLAIN_URL.search(text)
    return plain[0].rstrip(".,;:!?)") if plain else ""
