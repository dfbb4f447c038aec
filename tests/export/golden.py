"""The documents of one complete meeting, kept as they should read; renewed by

    python -m tests.export.golden

after which the difference wants to be read like any other change. There is the full document in
every target that takes it, every view in Markdown, what only other targets take, the shipped
templates, and one of everything that a document can hold in every syntax.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from pmfacilitator import template_files
from pmfacilitator.agenda_files import shipped
from pmfacilitator.demo import demo_meeting
from pmfacilitator.domain.edits import LinkAgain
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Again
from pmfacilitator.domain.sections import RootCauseSection
from pmfacilitator.export.offers import OFFERS, View, beside
from pmfacilitator.export.registry import render, syntax_of
from pmfacilitator.export.templates import Source, filled_in
from tests.builders import row_id
from tests.domain.learning.shelf import roadmap_review, themes_review
from tests.export.sample import SAMPLE

_NO_SYNTAX = ("json", "csv")
FOLDER = Path(__file__).parent / "golden"


@lru_cache(maxsize=1)
def example() -> Meeting:
    """The meeting that they tell of: the finished example, with what it was reminded of."""
    held = demo_meeting(shipped())
    causes = held.section("root-cause")
    assert isinstance(causes, RootCauseSection)
    for row, number, words in (
        (held.insights[0], 1, "Partners call what only our own page was meant to call"),
        (causes.factors[0], 2, "One pool for everybody"),
    ):
        on = dt.date(2026, 3, 12)
        earlier = Again(meeting=row_id(9000), row=row_id(9000 + number), words=words, on=on)
        held = LinkAgain(row.id, earlier).applied(held)
    return held


def _of(target: str, view: View) -> Callable[[], str]:
    return lambda: render(_told_by(view), target, view)


def _told_by(view: View) -> Meeting:
    match view:
        case View.THEMES:
            return themes_review()
        case View.ROADMAP:
            return roadmap_review()
        case _:
            return example()


def _by(template: str) -> Callable[[], str]:
    file = template_files.find(template)
    source = Source(file.name, file.text, file.sibling)
    return lambda: filled_in(source, example(), file.target(None))


def _sample(target: str) -> Callable[[], str]:
    return lambda: syntax_of(target).render(SAMPLE)


def _kept() -> dict[str, Callable[[], str]]:
    pairs = {("markdown", view) for view in View}
    pairs |= {(target, offer.views[0]) for target, offer in OFFERS.items()}
    pairs |= {("csv", View.INSIGHTS), ("csv", View.ROADMAP)}
    named = {
        beside(Path(view.value), target, OFFERS[target].views[0]).name: _of(target, view)
        for target, view in sorted(pairs)
    }
    written = {
        f"sample{offer.suffix}": _sample(target)
        for target, offer in OFFERS.items()
        if target not in _NO_SYNTAX
    }
    templates = {f"{name}.template.md": _by(name) for name in template_files.names()}
    return named | written | templates


KEPT = _kept()
"""How each kept document is made, by the name of its file."""


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, made in KEPT.items():
        (FOLDER / name).write_text(made(), "utf-8", newline="")
