"""Slack's way to write a message, as people read it: names for ids, labels for links."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pmfacilitator.domain.text import clean, clean_line
from pmfacilitator.importing.tools.plain import Plain, given_back, without_emphasis

_CODE = re.compile(r"```(.*?)(?:```|\Z)|`([^`\n]+)`", re.DOTALL)
_TOKEN = re.compile(r"<([^<>\s][^<>\n]*)>")
_STRUCK = re.compile(r"(?<![\w~])~([^~\s][^~\n]*)~(?![\w~])")
_QUOTED = re.compile(r"^(?:&gt;|>)+[ \t]?", re.MULTILINE)
_MARKED = re.compile(r"[<>&*_~`]")
_HELD = re.compile("\x00(\\d{1,9})\x00")
_PEOPLE, _CHANNELS, _SPECIAL = "@", "#", "!"


@dataclass(frozen=True)
class Names:
    """Who the ids of people, and what the ids of channels, stand for."""

    people: Mapping[str, str] = field(default_factory=dict)
    channels: Mapping[str, str] = field(default_factory=dict)


def readable(message: str, names: Names) -> Plain:
    """The words of a message in one line, and the first address in it."""
    if not _MARKED.search(message):
        return Plain(clean_line(message))
    text = clean(message)
    held: list[str] = []
    links: list[str] = []

    def hold(words: str) -> str:
        held.append(words)
        return f"\x00{len(held) - 1}\x00"

    def token(match: re.Match[str]) -> str:
        shown, link = _token(match[1], names)
        if link:
            links.append(link)
        return hold(shown)

    def code(match: re.Match[str]) -> str:
        inside = match[1] if match[1] is not None else match[2]
        return hold(_TOKEN.sub(lambda each: _token(each[1], names)[0], inside))

    text = _TOKEN.sub(token, _CODE.sub(code, text))
    text = without_emphasis(_STRUCK.sub(r"\1", _QUOTED.sub("", text)))
    for _ in range(2):
        text = _HELD.sub(lambda match: given_back(held, match), text)
    return Plain(clean_line(_unescaped(text)), _unescaped(links[0]) if links else "")


def _token(inside: str, names: Names) -> tuple[str, str]:
    """What stands between angle brackets, as it is shown, and the address if it is one."""
    target, _, label = inside.partition("|")
    sort, name = target[:1], target[1:]
    if sort == _PEOPLE:
        return f"@{label or names.people.get(name, name)}", ""
    if sort == _CHANNELS:
        return f"#{label or names.channels.get(name, name)}", ""
    if sort == _SPECIAL:
        return _special(name, label), ""
    is_page = target.startswith(("http://", "https://"))
    shown = label or target.removeprefix("mailto:").removeprefix("tel:")
    return shown, target if is_page else ""


def _special(name: str, label: str) -> str:
    if label:
        return label
    called = name.partition("^")[0]
    return f"@{called}"


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
