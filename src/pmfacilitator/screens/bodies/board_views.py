"""How the board looks: themes with their cards, those with the most dots first, then the rest."""

from __future__ import annotations

from collections.abc import Collection

from pmfacilitator.domain.house import House
from pmfacilitator.domain.learning.looking_back import cards_of, loose, ranked, seen
from pmfacilitator.domain.reviewed import Card, CardSort, Review, Theme
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.export.parts.looking_back import dots_words, seen_words
from pmfacilitator.widgets.row_view import RowView

_LOOSE = "In no theme"
_PICKED, _FREE = "[x]", "[ ]"


def board_views(
    review: Review, house: House, picked: Collection[str], cursor: str
) -> tuple[RowView, ...]:
    """The rows of the board; only the card under the cursor says where it comes from."""
    themes = [
        row
        for theme in ranked(review.themes)
        for row in (
            _theme(review, theme),
            *(_card(review, house, c, picked, cursor, level=1) for c in cards_of(review, theme)),
        )
    ]
    rest = [_card(review, house, card, picked, cursor, level=0) for card in loose(review)]
    divider = [RowView("", _LOOSE)] if rest and themes else []
    return (*themes, *divider, *rest)


def _theme(review: Review, theme: Theme) -> RowView:
    parts = (dots_words(theme), seen_words(seen(review, theme)))
    where = " · ".join(part for part in parts if part)
    return RowView(theme.id, theme.name, lead="●", notes=(where,) if where else (), strong=1)


def _card(
    review: Review, house: House, card: Card, picked: Collection[str], cursor: str, *, level: int
) -> RowView:
    sort = "factor" if card.sort is CardSort.FACTOR else house.lens(card.lens)
    return RowView(
        card.id,
        card.words,
        lead=_PICKED if card.id in picked else _FREE,
        tail=sort,
        notes=_notes(review, card) if card.id == cursor else (),
        level=level,
    )


def _notes(review: Review, card: Card) -> tuple[str, ...]:
    incident = review.incident_of(card.meeting)
    date = show_date(incident.date) if incident and incident.date else ""
    where = " · ".join(part for part in (date, incident.title if incident else "") if part)
    notes = (
        where,
        f"we had assumed: {card.assumption}" if card.assumption else "",
        f"we saw: {card.saw}" if card.saw else "",
    )
    return tuple(note for note in notes if note)
