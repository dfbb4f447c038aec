"""What a screen shows as a picture: small, the same every time, and nothing in it calls out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from bench.contrast import Cell, Rgb

WIDTH, HEIGHT, BASELINE = 10, 20, 15
"""One cell, and where in it letters stand; in pixels at the picture's own size."""

_SVG = "http://www.w3.org/2000/svg"
_FONT = "ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace"
_GAP = "  "


def to_svg(cells: Sequence[Cell], title: str) -> str:
    """A picture of these cells, which are all of one screen, line by line."""
    columns = max(cell.x for cell in cells) + 1
    lines = [list(line) for _, line in groupby(cells, key=lambda cell: cell.y)]
    size = f"{columns * WIDTH} {len(lines) * HEIGHT}"
    parts = [
        f'<svg xmlns="{_SVG}" viewBox="0 0 {size}" font-family="{_FONT}" font-size="16.6">',
        f"<title>{escape(title)}</title>",
        *_grounds(lines),
        *_blocks(cells),
        *(text for line in lines for text in _texts(line)),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _grounds(lines: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """The colours behind the letters, one path each; the commonest is the whole ground."""
    runs: dict[Rgb, list[str]] = {}
    sizes: dict[Rgb, int] = {}
    for line in lines:
        for colour, group in groupby(line, key=lambda cell: cell.bg):
            run = list(group)
            end = run[-1].x + 1
            sizes[colour] = sizes.get(colour, 0) + end - run[0].x
            runs.setdefault(colour, []).append(
                _box(run[0].x * WIDTH, run[0].y * HEIGHT, (end - run[0].x) * WIDTH, HEIGHT)
            )
    ground = max(sizes, key=lambda colour: sizes[colour])
    yield f'<rect width="100%" height="100%" fill="{_hex(ground)}"/>'
    yield from (_path(colour, boxes) for colour, boxes in runs.items() if colour != ground)


def _blocks(cells: Sequence[Cell]) -> Iterator[str]:
    """Block elements as boxes, since fonts leave gaps between them."""
    boxes: dict[Rgb, list[str]] = {}
    for cell in cells:
        if _is_block(cell):
            boxes.setdefault(cell.fg, []).append(_block(cell))
    yield from (_path(colour, found) for colour, found in boxes.items())


def _block(cell: Cell) -> str:
    x, y, part = cell.x * WIDTH, cell.y * HEIGHT, ord(cell.text) - 0x2580
    if part == 0:  # upper half
        return _box(x, y, WIDTH, HEIGHT / 2)
    if part <= 8:  # lower eighths
        return _box(x, y + HEIGHT * (8 - part) / 8, WIDTH, HEIGHT * part / 8)
    if part <= 15:  # left eighths
        return _box(x, y, WIDTH * (16 - part) / 8, HEIGHT)
    return _box(x + WIDTH / 2, y, WIDTH / 2, HEIGHT)


def _texts(line: Sequence[Cell]) -> Iterator[str]:
    """A line's letters, in pieces that hold their columns whatever the font."""
    for (colour, bold), group in groupby(line, key=lambda cell: (cell.fg, cell.bold)):
        run = list(group)
        text = "".join(" " if _is_block(cell) else cell.text for cell in run)
        at = 0
        for piece in text.split(_GAP):
            words = piece.strip()
            if words:
                start = run[at + len(piece) - len(piece.lstrip())]
                weight = ' font-weight="bold"' if bold else ""
                yield (
                    f'<text x="{start.x * WIDTH}" y="{start.y * HEIGHT + BASELINE}"'
                    f' textLength="{len(words) * WIDTH}" fill="{_hex(colour)}"{weight}>'
                    f"{escape(words, quote=False)}</text>"
                )
            at += len(piece) + len(_GAP)


def _is_block(cell: Cell) -> bool:
    return len(cell.text) == 1 and "\u2580" <= cell.text <= "\u2590"


def _box(x: float, y: float, width: float, height: float) -> str:
    return f"M{x:g} {y:g}h{width:g}v{height:g}h-{width:g}z"


def _path(colour: Rgb, boxes: Sequence[str]) -> str:
    return f'<path shape-rendering="crispEdges" fill="{_hex(colour)}" d="{"".join(boxes)}"/>'


def _hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)
