"""The one way in which text reaches the screen: as text, never as markup or escape sequence."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content, Span

from pmfacilitator.domain.text import clean, clean_line
from pmfacilitator.widgets.masked import Words


def shown(text: str, style: str = "") -> Content:
    """Content that shows exactly this text."""
    content = Content(clean(text))
    return content.stylize(style) if style and content else content


def shown_line(text: str, style: str = "") -> Content:
    """Content that shows this text in one line."""
    return shown(clean_line(text), style)


def put(place: Words, words: Content) -> None:
    """Show words in a place; if they stand there already, nothing is laid out or drawn."""
    before = place.content
    if not isinstance(before, Content) or _said(before) != _said(words):
        place.update(words, layout=place.styles.auto_dimensions)


def one_of(names: Sequence[str], chosen: str) -> Content:
    """Several names in one line, with a mark before the one that is shown now."""
    return Content("     ").join(
        shown(f"▸ {name}", "bold $text-accent") if name == chosen else shown(f"  {name}")
        for name in names
    )


def _said(words: Content) -> tuple[str, Sequence[Span]]:
    return words.plain, words.spans


def joined(*parts: Content | str) -> Content:
    """Several pieces after one another; strings are the program's own words."""
    return Content("").join(part if isinstance(part, Content) else Content(part) for part in parts)
