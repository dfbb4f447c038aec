"""Charts on a page: an SVG in the page's own colours, its numbers as text in it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import assert_never

from pmfacilitator.export.charts import Bars, Chart, DotRows, ends, place

_LABEL, _DRAWN, _WORDS, _ROW = 120, 330, 390, 26
_WIDTH = _LABEL + _DRAWN + _WORDS
_OPACITY = (1.0, 0.7, 0.45, 0.25)


def drawn(chart: Chart) -> list[str]:
    """The chart as lines of SVG; who cannot see it hears its title and reads its text."""
    match chart.shape:
        case Bars():
            rows, parts = len(chart.shape.bars), list(_bars(chart.shape))
            legend = _legend(chart.shape, rows)
        case DotRows():
            rows, parts, legend = len(chart.shape.rows), list(_dots(chart.shape)), []
        case _:
            assert_never(chart.shape)
    height = (rows + bool(legend)) * _ROW + 4
    return [
        f'<svg class="chart" role="img" viewBox="0 0 {_WIDTH} {height}" fill="currentColor">',
        f"<title>{escape(chart.shape.title)}</title>",
        *parts,
        *legend,
        "</svg>",
    ]


def _bars(shape: Bars) -> Iterator[str]:
    most = max((sum(bar.sizes) for bar in shape.bars), default=0) or 1
    for row, bar in enumerate(shape.bars):
        yield _text(0, row, bar.label)
        x = float(_LABEL)
        for at, size in enumerate(bar.sizes):
            width = size / most * _DRAWN
            if size:
                yield (
                    f'<rect x="{x:g}" y="{row * _ROW + 4}" width="{width:g}" height="{_ROW - 8}"'
                    f' opacity="{_OPACITY[at % 4]}"/>'
                )
            x += width
        yield _text(x + 6, row, bar.words)


def _legend(shape: Bars, row: int) -> list[str]:
    if len(shape.series) < 2:
        return []
    parts, x = [], float(_LABEL)
    for at, name in enumerate(shape.series):
        parts.append(
            f'<rect x="{x:g}" y="{row * _ROW + 7}" width="12" height="12" opacity="{_OPACITY[at % 4]}"/>'
        )
        parts.append(_text(x + 18, row, name))
        x += 40 + 8 * len(name)
    return parts


def _dots(shape: DotRows) -> Iterator[str]:
    low, high = ends(shape)
    for row, dots in enumerate(shape.rows):
        middle = row * _ROW + _ROW / 2
        yield _text(0, row, dots.label)
        yield (
            f'<line x1="{_LABEL}" x2="{_LABEL + _DRAWN}" y1="{middle:g}" y2="{middle:g}"'
            ' stroke="currentColor" opacity="0.3"/>'
        )
        for value in dots.values:
            x = _LABEL + place(value, low, high) * _DRAWN
            yield f'<circle cx="{x:.1f}" cy="{middle:g}" r="4" opacity="0.6"/>'
        x = _LABEL + place(dots.median, low, high) * _DRAWN
        yield f'<rect x="{x - 2:.1f}" y="{row * _ROW + 3}" width="4" height="{_ROW - 6}"/>'
        yield _text(_LABEL + _DRAWN + 12, row, dots.words)


def _text(x: float, row: int, words: str) -> str:
    return f'<text x="{x:g}" y="{row * _ROW + 18}" font-size="14">{escape(words)}</text>'
