"""A document in MediaWiki's wikitext.

What acts was read in MediaWiki's own parser (`Parser.php`, `BlockLevelPass.php`); where pandoc, the
reader that the tests ask, acts on more, that is escaped too. What would act becomes an entity: no
pass of MediaWiki looks into one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape, unescape
from typing import assert_never

from pmfacilitator.export.document import (
    Block,
    BulletList,
    CodeBlock,
    Document,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Item,
    Link,
    Paragraph,
    Quote,
    Strong,
    Table,
    TaskList,
    Text,
    merged,
)

Lines = list[str]


@dataclass(frozen=True)
class Place:
    """Where words stand: what acts there, and what within a link there."""

    acts: re.Pattern[str]
    acts_in_link: re.Pattern[str]


_NAMED = {"&": "&amp;", "<": "&lt;"}

_SCHEMES = (
    *("bitcoin", "geo", "magnet", "mailto", "matrix", "news", "sip", "sips", "sms", "tel", "urn"),
    *("xmpp", "data", "file", "ftp", "http", "https", "javascript"),
)
"""Those that need no slashes; all after the first in the last line need none for pandoc."""

_AFTER_SCHEME = "|".join(rf"(?<=(?<![^\W_]){name}:)" for name in _SCHEMES)
_OTHER_ADDRESS = rf": (?=\S) (?i:{_AFTER_SCHEME})"

_IN_ANY_LINE = r"""
    & (?=\#?\w+;)                                      # an entity
  | < (?![\s=\d])                                      # a tag, a comment
  | \[ (?: (?=\[|//|\Z) | (?<=\[\[) )                  # a link, which may begin after this text
  | \{ (?: (?=\{) | (?<=[{-]\{) )                      # a template, a variant of a language
  | ' (?: (?=') | (?<='') )                            # weight and stress
  | ~~~+                                               # a signature
  | _ (?<![_＿]_) [_＿]++ (?=\S.{0,80}?[_＿]{2})        # a magic word, in any language
  | ＿ (?<![_＿]＿) [_＿]++ (?=\S.{0,80}?[_＿]{2})
  | : (?=//)                                           # an address
  | \\ (?=[(\[])                                       # a formula, with some extensions
  | R (?=FC\s+\d) (?<=\bR)                             # a number that leads somewhere
  | P (?=MID\s+\d) (?<=\bP)
  | I (?=SBN\s+\d) (?<=\bI)
"""


def _place(*more: str) -> Place:
    """A place where more acts; each pattern begins with a letter or sign, which makes it quick."""
    all_of_it = " | ".join((_IN_ANY_LINE, _OTHER_ADDRESS, *more))
    in_link = rf"{all_of_it} | \[ | \]"
    return Place(re.compile(all_of_it, re.VERBOSE), re.compile(in_link, re.VERBOSE))


_BARS = r"\| | ! (?: (?=!) | (?<=!!) )"
_LINE, _HEADING, _CELL = _place(), _place("="), _place(_BARS)
_ANYWHERE = _place(_BARS, "=", r"\} (?: (?=\}) | (?<=\}\}) )")

_BEGINS = re.compile(r"[*#:;=\ufeff] | -(?=---) | \{(?=\|)", re.VERBOSE)
_BEGINS_CELL = re.compile(r"\A[-+}!]")
_NAME_AND_VALUE = re.compile(r"\A([^\W\d_][\w:.-]*\s*)=")  # attributes, for pandoc
_QUOTE_AT_EDGE = re.compile(r"\A' | '\Z", re.VERBOSE)
_PAIR_AT_EDGE = re.compile(r"\A['\[\]{}~_] | ['\[\]{}~_]\Z", re.VERBOSE)  # beside other words
_BLANKS = re.compile(r"[ \t]+")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_ODD_IN_CODE = re.compile(r"&(?=\#?\w+;) | <(?=[a-zA-Z/!?]) | (?<=-)\{", re.VERBOSE)
_ODD_IN_ADDRESS = re.compile(
    r"""
    (?P<kept> (?<=://)\[[0-9a-fA-F:.]+\] | \((?:(?!__)[\w-])+\) )
  | [^\w%:/?\#@&+,;=.~!$-]
  | ([_~!])\2+                                         # these act when there are several
  | [.,:;!~] (?=[.,:;!?~()]) | (?<=\?) [.,:;!~] | ~ \Z  # two of these end it for pandoc
    """,
    re.VERBOSE,
)
_PLAIN_ADDRESS = re.compile(
    r"""
    (?! .*(?:__|~~~|\.(?i:avif|gif|jpe?g|png|svg|webp)\Z) )  # some wikis show pictures
    https?://[\w.-]+ (?: :\d+ )? (?: [/?\#] (?: [\w%:/?\#@&+=.,~-]* [\w/] )? )?
    """,
    re.VERBOSE | re.ASCII,
)
_BEHIND_ADDRESS = re.compile(r"[.,;:!?)]?(?:\s|\Z)")


def render(document: Document) -> str:
    """The document, ending in a newline; the title is its only heading of level 1."""
    title = Heading(1, (Text(document.title),), "")
    return part((title, *document.blocks)) + "\n"


def part(blocks: tuple[Block, ...]) -> str:
    """Some blocks of a document."""
    return "\n".join(_apart(map(_block, blocks)))


def words(text: str) -> str:
    """Text that may stand anywhere in a line: in a paragraph, an item, a heading or a cell."""
    line = _folded(_PAIR_AT_EDGE.sub(_entities, _ANYWHERE.acts.sub(_entities, text)))
    return _BEGINS_CELL.sub(_entities, line)


def _apart(made: Iterable[Lines]) -> Lines:
    """One blank line between each two."""
    lines: Lines = []
    for each in made:
        lines += ["", *each] if lines and each else each
    return lines


def _block(block: Block) -> Lines:
    match block:
        case Heading(level, content, anchor):
            signs = "=" * min(level, 6)
            named = f'<span id="{escape(anchor)}"></span>' if anchor else ""
            return [f"{signs} {named}{_line(content, _HEADING)} {signs}"]
        case Paragraph(content):
            return [line] if (line := _line(content)) else []
        case BulletList() | TaskList():
            return _list(block)
        case Table():
            return _table(block)
        case Quote(blocks):
            return ["<blockquote>", *_apart(map(_block, blocks)), "</blockquote>"]
        case CodeBlock(text):
            # A browser drops a newline right after the tag, so it is given one to drop.
            return f"<pre>\n{_ODD_IN_CODE.sub(_entities, text)}</pre>".split("\n")
        case _:
            assert_never(block)


def _list(block: BulletList | TaskList) -> Lines:
    """The list in stars; in tags, if more hangs beneath an item than stars can say."""
    items = _items(block)
    if all(_has_room(item) for item in items):
        return _starred(items, "*")
    return ["<ul>", *(line for item in items for line in _tagged(item)), "</ul>"]


def _items(block: BulletList | TaskList) -> tuple[Item, ...]:
    if isinstance(block, BulletList):
        return block.items
    return tuple(
        Item((Text("☑ " if task.done else "☐ "), *task.content), task.blocks)
        for task in block.tasks
    )


def _has_room(item: Item) -> bool:
    """Whether nothing but one list hangs beneath the item, and beneath those in it."""
    match item.blocks:
        case ():
            return True
        case (BulletList() | TaskList() as only,):
            return all(_has_room(each) for each in _items(only))
        case _:
            return False


def _starred(items: tuple[Item, ...], stars: str) -> Lines:
    lines: Lines = []
    for item in items:
        lines.append(f"{stars} {_line(item.content)}".rstrip(" "))
        for block in item.blocks:
            if isinstance(block, BulletList | TaskList):
                lines += _starred(_items(block), f"{stars}*")
    return lines


def _tagged(item: Item) -> Lines:
    start = f"<li>{_line(item.content)}"
    beneath = _apart(
        # MediaWiki finds paragraphs by itself, but none right within an item.
        [f"<p>{_line(block.content)}</p>"] if isinstance(block, Paragraph) else _block(block)
        for block in item.blocks
    )
    return [start, *beneath, "</li>"] if beneath else [f"{start}</li>"]


def _table(table: Table) -> Lines:
    lines = ['{| class="wikitable"', *(_cell("!", cell) for cell in table.header)]
    for row in table.rows:
        lines += ["|-", *(_cell("|", cell) for cell in row)]
    return [*lines, "|}"]


def _cell(sign: str, content: Inlines) -> str:
    line = _NAME_AND_VALUE.sub(r"\1&#61;", _line(content, _CELL))
    return f"{sign} {line}".rstrip(" ")


def _line(content: Inlines, place: Place = _LINE) -> str:
    """The content in one line, which does not begin like something else than words."""
    pieces = merged(content)
    if len(pieces) == 1 and isinstance(pieces[0], Text):
        return _folded(place.acts.sub(_entities, pieces[0].text))
    made = ""
    for at, piece in enumerate(pieces):
        after = pieces[at + 1] if at + 1 < len(pieces) else Text("")
        shown = _shown(piece, place, made, after)
        # Apostrophes of both in a row would be read as one mark.
        made += "<nowiki/>" + shown if made[-1:] == shown[:1] == "'" else shown
    return _folded(made)


def _shown(piece: Inline, place: Place, before: str, after: Inline) -> str:
    match piece:
        case Text(text):
            return _beside(before, place.acts.sub(_entities, text), after)
        case Strong(text):
            return _within("'''", text, "'''", place.acts)
        case Emphasis(text):
            return _within("''", text, "''", place.acts)
        case Link(href, text):
            if text == href and _may_stand_bare(href, before, after):
                return href
            return _within(f"[{_address(href)} ", text, "]", place.acts_in_link)
        case _:
            assert_never(piece)


def _beside(before: str, shown: str, after: Inline) -> str:
    """Words whose own apostrophes are not counted to those of their neighbours."""
    if before.endswith("'") and shown.startswith("'"):
        shown = f"&#39;{shown[1:]}"
    if shown.endswith("'") and isinstance(after, Strong | Emphasis):
        shown = f"{shown[:-1]}&#39;"
    return shown


def _within(start: str, text: str, end: str, acts: re.Pattern[str]) -> str:
    """The text between two marks, with the space at its edges outside."""
    inner = text.strip()
    if not inner:
        return text
    lead, _, trail = text.partition(inner)
    shown = _QUOTE_AT_EDGE.sub(_entities, acts.sub(_entities, inner))
    return f"{lead}{start}{shown}{end}{trail}"


def _may_stand_bare(href: str, before: str, after: Inline) -> bool:
    """Whether MediaWiki makes a link of just this address, if it stands there as it is."""
    begins = not before or before[-1].isspace()
    ends = isinstance(after, Text) and _BEHIND_ADDRESS.match(after.text)
    plain = _PLAIN_ADDRESS.fullmatch(href) and unescape(href) == href
    return bool(begins and ends and plain)


def _address(href: str) -> str:
    """The address without a sign that would act or end it, leading where it led."""
    whole = _ODD_IN_ADDRESS.sub(lambda odd: odd["kept"] or _percent(odd[0]), href)
    if whole[-1] in ".,:;!?":  # pandoc leaves that out
        whole = f"{whole[:-1]}{_percent(whole[-1])}" if "#" in whole else f"{whole}#"
    return _ENTITY.sub("&amp;", whole)


def _percent(signs: str) -> str:
    return "".join(f"%{byte:02X}" for byte in signs.encode())


def _folded(made: str) -> str:
    """In one line, with no space where it means nothing."""
    if "\n" in made:
        made = "<br>".join(filter(None, (line.strip(" \t") for line in made.split("\n"))))
    if "  " in made or "\t" in made:
        made = _BLANKS.sub(" ", made)
    made = made.strip(" ")
    begins = _BEGINS.match(made)
    return f"{_entities(begins)}{made[begins.end() :]}" if begins else made


def _entities(found: re.Match[str]) -> str:
    return "".join(_NAMED.get(sign) or f"&#{ord(sign)};" for sign in found[0])
