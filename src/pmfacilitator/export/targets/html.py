"""A document as one HTML page: nothing to fetch, nothing that runs, ready for paper."""

from __future__ import annotations

from html import escape
from typing import assert_never

from pmfacilitator.export.charts import Chart
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
)
from pmfacilitator.export.targets.html_charts import drawn

Lines = list[str]

_STYLE = """\
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1b1f24; --quiet: #4a5360; --line: #c9d0d8; --tint: #f3f5f7;
  --link: #0b4fa8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171b; --ink: #e8ebee; --quiet: #b3bcc7; --line: #3d4651; --tint: #1e2329;
    --link: #8fc1ff;
  }
}
body {
  margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 46rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  overflow-wrap: anywhere;
}
h1, h2, h3, h4 { line-height: 1.25; margin: 1.6em 0 0.5em; }
h1 { font-size: 1.9rem; margin-top: 0; }
h2 { font-size: 1.35rem; border-bottom: 1px solid var(--line); padding-bottom: 0.25em; }
h3 { font-size: 1.05rem; }
p, ul, table, blockquote, pre { margin: 0.5em 0; }
ul { padding-left: 1.4em; }
li { margin: 0.2em 0; }
ul.tasks { list-style: none; padding-left: 0; }
ul.tasks > li { position: relative; padding-left: 1.7em; }
ul.tasks > li > input { position: absolute; left: 0; top: 0.3em; margin: 0; }
a { color: var(--link); }
em { color: var(--quiet); }
table { border-collapse: collapse; width: 100%; }
th, td {
  border: 1px solid var(--line); padding: 0.35em 0.6em; text-align: start; vertical-align: top;
}
th { background: var(--tint); }
th, td { overflow-wrap: break-word; }
td a { overflow-wrap: anywhere; }
blockquote { border-inline-start: 0.25em solid var(--line); padding-inline-start: 1em; }
pre { background: var(--tint); padding: 0.75em; white-space: pre-wrap; }
svg.chart { max-width: 48rem; width: 100%; }
@page { margin: 18mm 16mm; }
@media print {
  :root {
    color-scheme: light;
    --paper: #ffffff; --ink: #000000; --quiet: #333333; --line: #999999; --tint: #f2f2f2;
    --link: #000000;
  }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h1, h2, h3, h4 { break-after: avoid; }
  li, tr, blockquote { break-inside: avoid; }
  thead { display: table-header-group; }
  a.named::after { content: " (" attr(href) ")"; }
}
"""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Should a browser ever take something typed for more than text, it may not act on it."""


def render(document: Document) -> str:
    """The document as a whole page; each block begins a line of the source."""
    title = Heading(1, (Text(document.title),), "")
    page = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(document.title)}</title>",
        f"<style>\n{_STYLE}</style>",
        "</head>",
        "<body>",
        *_blocks((title, *document.blocks)),
        "</body>",
        "</html>",
    ]
    return "\n".join(page) + "\n"


def part(blocks: tuple[Block, ...]) -> str:
    """Some blocks of a page."""
    return "\n".join(_blocks(blocks))


def words(text: str) -> str:
    """Text that may stand anywhere on a page, attributes in quotes included."""
    return escape(text).replace("\n", "<br>")


def _blocks(blocks: tuple[Block, ...]) -> Lines:
    return [line for block in blocks for line in _block(block)]


def _block(block: Block) -> Lines:
    match block:
        case Heading(level, content, anchor):
            name = f' id="{escape(anchor)}"' if anchor else ""
            return [f'<h{level}{name} dir="auto">{_inline(content)}</h{level}>']
        case Paragraph(content):
            return [f'<p dir="auto">{_inline(content)}</p>']
        case BulletList(items):
            return ["<ul>", *(line for item in items for line in _item(item)), "</ul>"]
        case TaskList(tasks):
            listed = (
                line
                for task in tasks
                for line in _item(Item(task.content, task.blocks), _box(done=task.done))
            )
            return ['<ul class="tasks">', *listed, "</ul>"]
        case Table():
            return _table(block)
        case Quote(blocks):
            return ["<blockquote>", *_blocks(blocks), "</blockquote>"]
        case Chart():
            return drawn(block)
        case CodeBlock(text):
            # A parser drops a newline right after the tag, so it is given one to drop.
            return [f"<pre>\n{escape(text)}</pre>"]
        case _:
            assert_never(block)


def _item(item: Item, box: str = "") -> Lines:
    start = f'<li dir="auto">{box}{_inline(item.content)}'
    return [start, *_blocks(item.blocks), "</li>"] if item.blocks else [f"{start}</li>"]


def _box(*, done: bool) -> str:
    words, checked = ("done", " checked") if done else ("open", "")
    return f'<input type="checkbox" disabled aria-label="{words}"{checked}> '


def _table(table: Table) -> Lines:
    head = "".join(f'<th scope="col" dir="auto">{_inline(cell)}</th>' for cell in table.header)
    rows = [
        "<tr>" + "".join(f'<td dir="auto">{_inline(cell)}</td>' for cell in row) + "</tr>"
        for row in table.rows
    ]
    return ["<table>", f"<thead><tr>{head}</tr></thead>", "<tbody>", *rows, "</tbody>", "</table>"]


def _inline(content: Inlines) -> str:
    return "".join(_piece(piece) for piece in content)


def _piece(piece: Inline) -> str:
    shown = words(piece.text)
    match piece:
        case Text():
            return shown
        case Strong():
            return f"<strong>{shown}</strong>"
        case Emphasis():
            return f"<em>{shown}</em>"
        case Link(href, text):
            named = "" if text == href else ' class="named"'
            return f'<a{named} href="{escape(href)}" rel="noopener noreferrer">{shown}</a>'
        case _:
            assert_never(piece)
