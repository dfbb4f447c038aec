"""Charts: what they show as plain values, and how they look in block characters.

Every number that a chart draws is written beside it, so that nobody has to read it off.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pmfacilitator.export.document import CodeBlock

_SHADES = "█▓▒░"
_WIDTH, _LINE, _SHORTEST = 40, 48, 12
_ROOM = 120
"""In how many columns a drawing stands where nobody says how many there are."""

_GAPS = 3
_POINT, _MEDIAN, _RULE = "●", "◆", "─"


@dataclass(frozen=True)
class Bar:
    """One bar: its label, the sizes it is stacked of, in the order of the series, and its words."""

    label: str
    sizes: tuple[int, ...]
    words: str


@dataclass(frozen=True)
class Dots:
    """One row of dots on a scale all rows share: its label, its values, the median, and its words."""

    label: str
    values: tuple[float, ...]
    median: float
    words: str


@dataclass(frozen=True)
class Bars:
    """Stacked bars, one beneath the other; `series` names what they are stacked of."""

    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class DotRows:
    """Rows of dots; the scale is logarithmic, since minutes and days stand on it together."""

    title: str
    rows: tuple[Dots, ...]


@dataclass(frozen=True)
class Chart(CodeBlock):
    """A drawing: its text in block characters, and its shape for targets that can draw."""

    shape: Bars | DotRows


def bars(shape: Bars, room: int = _ROOM) -> Chart:
    """A chart of bars, in so many columns."""
    width = _label_width([bar.label for bar in shape.bars])
    most = max((sum(bar.sizes) for bar in shape.bars), default=0)
    words = max((len(bar.words) for bar in shape.bars), default=0)
    longest = min(_WIDTH, max(room - width - words - _GAPS, _SHORTEST))
    lines = [
        f"{bar.label.ljust(width)}  {_bar(bar.sizes, most, longest)}{' ' if sum(bar.sizes) else ''}"
        f"{bar.words}"
        for bar in shape.bars
    ]
    named = [f"{_SHADES[at % 4]} {name}" for at, name in enumerate(shape.series)]
    legend = [f"{' ' * width}  {'  '.join(named)}"] if len(shape.series) > 1 else []
    return Chart("\n".join((*lines, *legend)), shape)


def dots(shape: DotRows, room: int = _ROOM) -> Chart:
    """A chart of dots, in so many columns."""
    width = _label_width([row.label for row in shape.rows])
    last = min(_LINE, max(room - width - _GAPS, _SHORTEST)) - 1
    low, high = ends(shape)
    lines = []
    for row in shape.rows:
        cells = [_RULE] * (last + 1)
        for value in row.values:
            cells[round(place(value, low, high) * last)] = _POINT
        cells[round(place(row.median, low, high) * last)] = _MEDIAN
        lines.append(f"{row.label.ljust(width)}  {''.join(cells)}")
        lines.append(f"{' ' * width}  {row.words}")
    return Chart(
        "\n".join((*lines, f"{' ' * width}  {_POINT} one incident  {_MEDIAN} median")), shape
    )


def fitted(chart: Chart, room: int) -> Chart:
    """The same chart, drawn for another number of columns."""
    return bars(chart.shape, room) if isinstance(chart.shape, Bars) else dots(chart.shape, room)


def ends(shape: DotRows) -> tuple[float, float]:
    """The least and the largest value on the scale."""
    values = [value for row in shape.rows for value in row.values]
    return min(values, default=0), max(values, default=0)


def place(value: float, low: float, high: float) -> float:
    """Where a value stands between the ends of the scale, from 0 to 1."""
    least, most = math.log1p(low), math.log1p(high)
    return (math.log1p(value) - least) / (most - least) if most > least else 0


def _bar(sizes: Sequence[int], most: int, longest: int) -> str:
    """The bar to scale; what there is of at all is seen."""
    scale = min(1, longest / most) if most else 1
    return "".join(
        _SHADES[at % 4] * max(round(size * scale), 1) for at, size in enumerate(sizes) if size
    )


def _label_width(labels: Sequence[str]) -> int:
    return max((len(label) for label in labels), default=0)
