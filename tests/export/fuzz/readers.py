"""Parsers that are not ours, each saying what a reader sees and of which parts a document is."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import cmarkgfm
import html5lib
import pypandoc
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

from pmfacilitator.export.syntax import Syntax
from pmfacilitator.export.targets import confluence, confluence_wiki, html, mediawiki
from pmfacilitator.export.targets.dialects import GFM, GITLAB, NOTION, WORD_JOINER
from pmfacilitator.export.targets.markdown import Markdown
from tests.export.fuzz import corpus


@dataclass(frozen=True)
class Reading:
    """What is read, folded; how many parts of each sort there are; where links lead."""

    words: str
    parts: Counter[str]
    links: tuple[str, ...]


@dataclass(frozen=True)
class Frame:
    """What a template may say around words: before all, around each, between each two, behind."""

    start: str
    each: str
    between: str = "\n\n"
    end: str = ""


@dataclass(frozen=True)
class Reader:
    """A target, a parser of its syntax, and what that syntax acts on."""

    syntax: Syntax
    read: Callable[[str], Reading]
    marks: Sequence[str]
    frames: Sequence[Frame]
    reads_code: bool = True
    """Whether the parser shows code as the target's own program does."""
    loose: frozenset[str] = frozenset()
    """Parts that text may make or lack without harm."""
    boxes: tuple[str, str] = ("", "")
    """How the boxes of tasks are read, done and open: as nothing, where the parser knows them."""


def fold(text: str) -> str:
    """The text as it is compared: white space folded, what keeps names from acting removed."""
    return " ".join(text.replace(WORD_JOINER, "").split())


_INLINE = frozenset({"a", "code", "del", "em", "strong", "s", "u", "sub", "sup"})


class _Html(HTMLParser):
    """Reads the clean HTML that another parser wrote."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.parts: Counter[str] = Counter()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts[tag] += 1
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        self.said += [] if tag in _INLINE else [" "]

    def handle_endtag(self, tag: str) -> None:
        self.said += [] if tag in _INLINE else [" "]

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_comment(self, data: str) -> None:
        self.parts[f"comment {data}"] += 1

    def handle_decl(self, decl: str) -> None:
        self.parts[f"declaration {decl}"] += 1


def _of_html(text: str) -> Reading:
    reader = _Html()
    reader.feed(text)
    reader.close()
    return Reading(fold("".join(reader.said)), reader.parts, tuple(reader.links))


def _github(source: str) -> Reading:
    made = cmarkgfm.github_flavored_markdown_to_html(source, options=Options.CMARK_OPT_UNSAFE)
    return _of_html(made)


@cache
def _commonmark() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _markdown_it(source: str) -> Reading:
    return _of_html(_commonmark().render(source))


def _browser(source: str) -> Reading:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    body = parser.parse(source).find("body")
    assert body is not None
    return _of_tree(body, _INLINE)


def _confluence(source: str) -> Reading:
    names = " ".join(f'xmlns:{prefix}="{prefix}"' for prefix in ("ac", "ri"))
    body = ET.fromstring(f"<body {names}>{source}</body>")  # noqa: S314 (what we wrote ourselves)
    for unread in [each for each in body.iter() if each.tag in _UNREAD]:
        unread.text = ""
    return _of_tree(body, _INLINE)


_UNREAD = frozenset({"{ac}parameter", "{ac}task-id", "{ac}task-status"})
"""What Confluence's storage format tells beside the words."""


def _of_tree(root: ET.Element, inline: frozenset[str]) -> Reading:
    parts = Counter(str(element.tag) for element in root.iter())
    links = tuple(value for a in root.iter() for n, value in a.attrib.items() if n.endswith("href"))
    return Reading(fold("".join(_words(root, inline))), parts, links)


def _words(element: ET.Element, inline: frozenset[str]) -> Iterator[str]:
    edge = "" if element.tag in inline else " "
    yield edge + (element.text or "")
    for child in element:
        yield from _words(child, inline)
        yield child.tail or ""
    yield edge


# --- pandoc -------------------------------------------------------------------------------------

_SPACES = {"Space", "SoftBreak", "LineBreak"}
_UNCOUNTED = {"Str", *_SPACES, "Plain", "Para", "AlignDefault", "ColWidthDefault"}


def pandoc(language: str) -> Callable[[str], Reading]:
    """Reads a language that pandoc knows, by its own tree."""

    def read(source: str) -> Reading:
        done = subprocess.run(
            [pypandoc.get_pandoc_path(), "-f", language, "-t", "json"],
            input=source.encode(),
            capture_output=True,
            check=True,
            timeout=120,
        )
        said: list[str] = []
        parts: Counter[str] = Counter()
        links: list[str] = []
        _walk(json.loads(done.stdout)["blocks"], said, parts, links)
        return Reading(fold("".join(said)), parts, tuple(links))

    return read


def _walk(node: Any, said: list[str], parts: Counter[str], links: list[str]) -> None:
    if isinstance(node, list):
        for each in node:
            _walk(each, said, parts, links)
        return
    if not isinstance(node, dict) or "t" not in node:
        return
    sort: str = node["t"]
    content: Any = node.get("c")
    parts[sort] += sort not in _UNCOUNTED
    is_block = sort in _BLOCKS
    said += [" "] if is_block or sort in _SPACES else []
    match sort:
        case "Str":
            said.append(content)
        case "Code" | "CodeBlock" | "RawInline" | "RawBlock" | "Math":
            said.append(content[1])
        case "Link" | "Image":
            links.append(content[2][0])
            _walk(content[1], said, parts, links)
        case "Table":
            _walk_table(content, said, parts, links)
        case _:
            _walk(content, said, parts, links)
    said += [" "] if is_block else []


_BLOCKS = {
    *("Para", "Plain", "Header", "BulletList", "OrderedList", "DefinitionList", "BlockQuote"),
    *("CodeBlock", "RawBlock", "Table", "Div", "HorizontalRule", "LineBlock", "Figure"),
}


def _walk_table(content: Any, said: list[str], parts: Counter[str], links: list[str]) -> None:
    _attributes, _caption, _columns, head, bodies, foot = content
    rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
    for _, cells in rows:
        parts["row"] += 1
        for cell in cells:
            parts["cell"] += 1
            said.append(" ")
            _walk(cell[4], said, parts, links)
            said.append(" ")


_IN_MARKDOWN = (
    Frame("", "{}"),
    Frame("", "x {} x"),
    Frame("", "- {}", "\n"),
    Frame("", "## {}"),
    Frame("| x |\n| --- |\n", "| {} |", "\n"),
)
_PAGE = "<!DOCTYPE html><title>T</title><body>"
_IN_HTML = (
    Frame(_PAGE, "<p>{}</p>"),
    Frame(f"{_PAGE}<table>", "<tr><td>{}</td></tr>", "", "</table>"),
    Frame(_PAGE, '<p title="{}">x</p>'),
    Frame(_PAGE, "<p title='{}'>x</p>"),
)
_IN_MEDIAWIKI = (
    Frame("", "{}"),
    Frame("", "x {} x"),
    Frame("", "* {}", "\n"),
    Frame("", "== {} =="),
    Frame("{|\n", "|-\n| {}", "\n", "\n|}"),
)
_IN_CONFLUENCE = (
    Frame("", "<p>{}</p>"),
    Frame("<ul>", "<li>{}</li>", "", "</ul>"),
    Frame("", "<h2>{}</h2>"),
    Frame("<table><tbody>", "<tr><td>{}</td></tr>", "", "</tbody></table>"),
)
_IN_CONFLUENCE_WIKI = (
    Frame("", "{}"),
    Frame("", "x {} x"),
    Frame("", "* {}", "\n"),
    Frame("", "h2. {}", "\n"),
    Frame("||x||\n", "|{}|", "\n"),
)

READERS: dict[str, Reader] = {
    "markdown by cmark-gfm": Reader(
        Markdown(GFM), _github, corpus.MARKDOWN, _IN_MARKDOWN, loose=frozenset("a")
    ),
    "gitlab by cmark-gfm": Reader(
        Markdown(GITLAB), _github, corpus.MARKDOWN, _IN_MARKDOWN, loose=frozenset("a")
    ),
    "markdown by markdown-it": Reader(
        Markdown(GFM), _markdown_it, corpus.MARKDOWN, _IN_MARKDOWN, boxes=("[x]", "[ ]")
    ),
    "notion by markdown-it": Reader(
        Markdown(NOTION),
        _markdown_it,
        corpus.MARKDOWN,
        _IN_MARKDOWN,
        loose=frozenset({"strong", "em"}),
        boxes=("[x]", "[ ]"),
    ),
    "html by html5lib": Reader(html, _browser, corpus.HTML, _IN_HTML),
    "mediawiki by pandoc": Reader(
        mediawiki,
        pandoc("mediawiki"),
        corpus.MEDIAWIKI,
        _IN_MEDIAWIKI,
        # Within <pre> MediaWiki shows entities as the signs they stand for (Help:Formatting);
        # pandoc 3.9 shows them as they are written.
        reads_code=False,
        boxes=("☑", "☐"),
    ),
    "confluence by expat": Reader(confluence, _confluence, corpus.HTML, _IN_CONFLUENCE),
    "confluence-wiki by pandoc": Reader(
        confluence_wiki,
        pandoc("jira"),
        corpus.JIRA,
        _IN_CONFLUENCE_WIKI,
        loose=frozenset({"Strong", "Emph"}),  # one a line; marks that act are missed in the words
        boxes=("☑", "☐"),
    ),
}
"""Every parser that can be asked, by what it reads."""
