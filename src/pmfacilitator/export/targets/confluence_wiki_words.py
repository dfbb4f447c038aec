r"""Words in Confluence's wiki markup: what was typed is what is read.

What acts was read in Atlassian's own renderer (`com.atlassian.renderer.v2`); the tests ask pandoc.
Confluence makes an entity of `\*` and only then looks for smileys, so that `\*)` and even `>)` end
in a wink, unless the bracket is escaped too. Of `\{` it makes a bare brace, which marks may follow.
An entity stands where pandoc knows no backslash (`+ ^ ~ |`), and where a backslash is not enough.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import assert_never
from urllib.parse import quote

from pmfacilitator.export.document import Emphasis, Inline, Inlines, Link, Strong, Text, merged
from pmfacilitator.export.targets.dialects import WORD_JOINER

BREAK = r" \\ "

_ANYTHING = "\ufffe"
"""Stands for what a template may say beside the words; no text holds it."""
_BLANK = ("", " ", "\t", "\n")
_MARKS = "*_-+^~"
_MAY_ACT = re.compile(r"[\\\[\]{|&*_+^~!?:(<@-]")
_CLOSES = re.compile(rf"(?<![ \t\n])[{re.escape(_MARKS)}](?![A-Za-z0-9])")
_SCHEME = re.compile(
    r"(?<![A-Za-z0-9])(?:callto|cvs|facetime|feed|file|git|irc6?|itms|jabber|ldaps?|mailto|mvn|news"
    r"|nntp|notes|rtsp|sip|skype|ssh|svn|tel|webcal|xmpp)\Z",
    re.IGNORECASE,
)
_ICONS = r"[yni/x!+?-]|on|off|\*[rgby]?|flag(?:off)?"
_ICON = re.compile(rf"\((?:{_ICONS})\)(?![A-Za-z0-9])")
_IN_AN_ICON = re.compile(_ICONS)
_ACTS = {
    "\\": re.compile(r"\\(?![A-Za-z0-9])"),
    "[": re.compile(r"\[(?![ \t\]])"),
    "{": re.compile(r"\{"),
    "&": re.compile(rf"&(?=#?\w+[;{_ANYTHING}])"),
    ":": re.compile(r":(?=//|-?[PpD](?![A-Za-z0-9]))"),
    "(": _ICON,
    "<": re.compile(r"<(?=/?3(?![A-Za-z0-9]))"),
    "@": re.compile(r"@(?=[\w|(),]+@)"),
}
"""What acts wherever it stands, by its first sign; for marks, which come in pairs, see `_opens`."""
_FIELD_TO_BE = re.compile(rf"@[\w|(),]*\s*\|?{_ANYTHING}?\Z")
_SMILEY = re.compile(r"(?:[:;<>&]|\\[*_!?(-])-?\)[)-]*|:-?\((?![A-Za-z0-9])[)-]*")
_BRACKET = re.compile(r"(?<!\\)[()]")
_BEGINS_A_SMILEY = re.compile(r"(?:[:;<>&]|\\[*_!?(#)-])-?\Z")
_ENDS_A_SMILEY = re.compile(r"[()PpD](?![A-Za-z0-9])")
_BEGINS = re.compile(rf"(h[1-6]|bq)\.|([*#-]+)(?=[\s{_ANYTHING}]|\Z)|\|")

_BLANKS = re.compile(r"[ \t]+")
_ODD_IN_ADDRESS = re.compile(r"[^\w%:/?#@&+,;=~.-]|@(?=[\w,]+@)", re.ASCII)
_ENTITY_IN_ADDRESS = re.compile(r"(&#?\w+);", re.ASCII)
_ADDRESS_RUNS_ON = re.compile(r"(?:://|mailto:)[-_.!~*';/?:@#&=%+$,A-Za-z0-9\[\]()\\]*\Z")


@dataclass(frozen=True)
class _Around:
    """What stands beside words, and what they may not hold there.

    Args:
        before: what comes before them in the line, the last sign at least.
        behind: what comes behind them in the line, as far as it matters.
        never: signs that act wherever they stand there.
        closing: marks that would end there what was begun before.
    """

    before: str = ""
    behind: str = ""
    never: str = ""
    closing: str = ""


_WITHIN_A_TEMPLATE = _Around(_ANYTHING, _ANYTHING, never="|", closing=_MARKS)


def words_anywhere(text: str) -> str:
    """Text that may stand anywhere in a line: in a paragraph, an item, a heading or a cell."""
    line = guarded(_folded(_escaped(text.strip(" \t\n"), _WITHIN_A_TEMPLATE)))
    if _IN_AN_ICON.fullmatch(line) or _ENDS_A_SMILEY.match(line):
        line = _first_as_entity(line)
    # No bracket behind the words may make a smiley of their end.
    return f"{line}{WORD_JOINER}" if _BEGINS_A_SMILEY.search(line) else line


def line_of(content: Inlines, never: str = "") -> str:
    """The content in one line, every break in it seen."""
    made = ""
    pieces = _trimmed(merged(content))
    for at, piece in enumerate(pieces):
        behind = "".join(_roughly(each) for each in pieces[at + 1 :]) + never
        shown = _shown(piece, _Around(made[-1:], behind, never))
        if shown.startswith("[") and _ADDRESS_RUNS_ON.search(made):
            made += WORD_JOINER  # else the address before would run on over this link
        made += shown
    return _folded(made)


def _trimmed(pieces: list[Inline]) -> list[Inline]:
    """The pieces without blanks at the end, so that a last sign is known to be the last."""
    if pieces and isinstance(last := pieces[-1], Text):
        return [*pieces[:-1], Text(last.text.rstrip(" \t\n"))]
    return pieces


def guarded(line: str) -> str:
    """The line, beginning like nothing else than a paragraph."""
    begins = _BEGINS.match(line)
    if not begins:
        return line
    name, marks = begins[1], begins[2]
    if name:
        return f"{name}&#46;{line[begins.end() :]}"
    return f"\\{line}" if marks else _first_as_entity(line)


def _first_as_entity(line: str) -> str:
    return _SMILEY.sub(_without_smile, f"{_entity(line[0])}{line[1:]}")


def _folded(made: str) -> str:
    folded = (_BLANKS.sub(" ", line).strip(" ") for line in made.split("\n"))
    return _SMILEY.sub(_without_smile, BREAK.join(line for line in folded if line))


def _without_smile(found: re.Match[str]) -> str:
    return _BRACKET.sub(lambda each: "\\)" if each[0] == ")" else _entity("("), found[0])


def _roughly(piece: Inline) -> str:
    """What a piece brings that may end marks in the text before it."""
    match piece:
        case Text(text):
            return text
        case Strong(text):
            return _between("*", text.split("\n")).removeprefix("\n")
        case Emphasis(text):
            return _between("_", text.split("\n")).removeprefix("\n")
        case Link(_, text):
            return f"[{text}]"
        case _:
            assert_never(piece)


def _between(mark: str, lines: list[str]) -> str:
    return "".join(f"\n{mark}{line.strip()}{mark}" for line in lines if line.strip())


def _shown(piece: Inline, around: _Around) -> str:
    match piece:
        case Text(text):
            return _escaped(text, around)
        case Strong(text):
            return _marked(text, "*", around)
        case Emphasis(text):
            return _marked(text, "_", around)
        case Link(href, text):
            return _link(href, text)
        case _:
            assert_never(piece)


def _marked(text: str, mark: str, around: _Around) -> str:
    """The text between two marks, line by line, since pandoc sees no marks across a break."""
    lines = text.split("\n")
    made: list[str] = []
    for at, line in enumerate(lines):
        before = "\n" if at else around.before
        behind = _between(mark, lines[at + 1 :]) + around.behind
        made.append(_marked_line(line, mark, _Around(before, behind, around.never)))
    return "\n".join(made)


def _marked_line(text: str, mark: str, around: _Around) -> str:
    """The text between two marks; bare, if it holds what Confluence takes in no marked words."""
    words = text.strip()
    if not words or not all(_may_be_marked(sign) for sign in words):
        return _escaped(text, around)
    lead, _, trail = text.partition(words)
    before, behind = lead or around.before, trail + around.behind
    is_within_a_word = before[-1:].isalnum() or behind[:1].isalnum()
    shown = f"{{{mark}}}" if is_within_a_word else mark
    inner = _escaped(words, _Around(mark, f"{mark}{behind}", around.never, closing=mark))
    return f"{lead}{shown}{guarded(inner)}{shown}{trail}"


def _may_be_marked(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] in "LZSMP" or category == "Nd" or sign == "\t"


def _link(href: str, text: str) -> str:
    scheme, colon, rest = href.partition(":")
    rest = _ODD_IN_ADDRESS.sub(lambda odd: quote(odd.group()), rest)
    address = scheme.lower() + colon + _ENTITY_IN_ADDRESS.sub(r"\1%3B", rest)
    if text == address and address.startswith("http"):  # of an e-mail address less would be shown
        return f"[{address}]"
    words = text.strip()
    if not words:
        return f"{text}[{address}]"
    lead, _, trail = text.partition(words)
    alias = _escaped(" ".join(words.split("\n")), _Around("[", "|", never="[|]^!"))
    return f"{lead}[{alias}|{address}]{trail}"


# --- signs --------------------------------------------------------------------------------------


def _escaped(text: str, around: _Around) -> str:
    if not _MAY_ACT.search(text):
        return text
    line = f"{around.before}{text}{around.behind}"
    start = end = len(around.before)
    last = {found[0]: found.start() for found in _CLOSES.finditer(line)}
    if around.behind == _ANYTHING:
        last = dict.fromkeys(_MARKS, len(line))
    made: list[str] = []
    for found in _MAY_ACT.finditer(text):
        at = start + found.start()
        if _acts(line, at, last, around):
            is_sure = line[at] in around.never
            made += line[end:at], _entity(line[at]) if is_sure else _written(line, at)
            end = at + 1
    return "".join((*made, line[end : start + len(text)]))


def _acts(line: str, at: int, last: dict[str, int], around: _Around) -> bool:
    sign = line[at]
    if sign in around.never:
        return True
    if sign == "!":
        return _begins_a_picture(line, at, around)
    if _names_somebody(line, at):
        return True
    if sign in _MARKS:
        is_outside = sign in around.closing and not _is_bare(line, at)
        return is_outside or (last.get(sign, -1) > at and _opens(line, at))
    if sign == "?":
        opens = line.startswith("??", at) and _opens(line, at + 1, at)
        return opens and (line.find("??", at + 2) > 0 or line.endswith(_ANYTHING))
    if sign == ":" and _SCHEME.search(line, max(0, at - 10), at):
        return line[at + 1 : at + 2] not in _BLANK
    if sign == "@" and "|" in around.never and _FIELD_TO_BE.match(line, at):
        return True
    acts = _ACTS.get(sign)
    return acts is not None and acts.match(line, at) is not None


def _begins_a_picture(line: str, at: int, around: _Around) -> bool:
    """Confluence finds a picture even across cells, pandoc even behind a word."""
    is_in_a_row = "|" in around.never and _opens(line, at)
    return is_in_a_row or (line[at + 1 : at + 2] not in _BLANK and line.find("!", at + 1) > 0)


def _opens(line: str, at: int, start: int | None = None) -> bool:
    """Whether a mark could begin marked words: not behind a word, and not before a blank."""
    start = at if start is None else start
    return not _is_in_a_word(line[start - 1 : start]) and line[at + 1 : at + 2] not in _BLANK


def _is_bare(line: str, at: int) -> bool:
    """Whether a mark is neither a beginning nor an end: amid a word, or alone."""
    before, behind = line[at - 1 : at], line[at + 1 : at + 2]
    if before in _BLANK:
        return behind in _BLANK
    is_behind_two = _is_in_a_word(before) and _is_in_a_word(line[at - 2 : at - 1])
    return is_behind_two and behind.isascii() and behind.isalnum()


def _names_somebody(line: str, at: int) -> bool:
    return line[at] == "~" and line[at - 1 : at] == "["


def _is_in_a_word(sign: str) -> bool:
    return sign.isalpha() or sign.isdecimal()


def _written(line: str, at: int) -> str:
    sign, behind = line[at], line[at + 1 : at + 2]
    is_followed_by_marks = sign == "{" and behind in (*"{*?^_~+-", _ANYTHING, "")
    if sign == "&":
        return "&amp;"
    if sign == "(" and (icon := _ICON.match(line, at)):
        return "\\(" if line[icon.end() : icon.end() + 1].isascii() else _entity("(")
    if sign in "[{*_-!?" and not is_followed_by_marks:
        return f"\\{sign}"
    return _entity(sign)


def _entity(sign: str) -> str:
    return f"&#{ord(sign)};"
