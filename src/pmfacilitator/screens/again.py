"""Choosing what was seen before: link something that was found, or take a link off."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import App
from textual.binding import Binding

from pmfacilitator.domain.learning.seen import Similar
from pmfacilitator.domain.rows import Again
from pmfacilitator.domain.seen_before import again_of, show_again
from pmfacilitator.screens.dialogs.picker import Option, Picker, pick

LINK_AGAIN = Binding(
    "f6",
    "link_again",
    "Seen before",
    id="again.link",
    tooltip="Link it to what was seen before",
)
"""Acts wherever something that was seen before stands beside what is typed."""

NOTHING_FOUND = "Nothing like it was found in earlier incidents"
_WHICH = "Which of these have we seen before?"
_OFF = "drop "


def unlinked(found: Sequence[Similar], links: Sequence[Again]) -> tuple[Similar, ...]:
    """What was found and is not linked yet."""
    rows = {again.row for again in links}
    return tuple(each for each in found if each.row not in rows)


def choose_again(
    app: App[object],
    links: Sequence[Again],
    found: Sequence[Similar],
    letters: str,
    *,
    link: Callable[[Again], object],
    unlink: Callable[[str], object],
) -> bool:
    """Ask what to link or unlink, and do that; False if there is nothing to choose from."""
    offered = {each.row: again_of(each) for each in unlinked(found, links)}
    options = (
        *(Option(f"{_OFF}{each.row}", _told(each), "unlink") for each in links),
        *(Option(row, _told(each)) for row, each in offered.items()),
    )

    def answered(answer: str | None) -> None:
        if answer in offered:
            link(offered[answer])
        elif answer:
            unlink(answer.removeprefix(_OFF))

    if options:
        pick(app, Picker(_WHICH, options, letters=letters), answered)
    return bool(options)


def _told(again: Again) -> str:
    return show_again(again.words, again.on)
