"""Trends and their charts: every number is written, drawn to scale, and escaped."""

from __future__ import annotations

import re

import html5lib
import pytest

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.learning.gathering import in_period
from pmfacilitator.domain.learning.periods import month
from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.learning.trends import DROPPED, KEPT, STILL_OPEN, trends
from pmfacilitator.domain.rows import Action, ActionStatus, Insight, Lens
from pmfacilitator.domain.sections import CloseSection
from pmfacilitator.export.charts import Bar, Bars, DotRows, Dots, bars, dots, fitted
from pmfacilitator.export.registry import syntax_of
from pmfacilitator.export.trends import trends_document
from tests.builders import agenda, row_id, step
from tests.domain.learning.shelf import autumn, library, reviewed

HOUSE = ("P1", "P2", "P3")


def test_months_without_an_incident_are_months_too() -> None:
    found = trends(library(), HOUSE).severities
    assert found.rows == tuple(f"2026-{number:02}" for number in range(4, 12))
    assert found.columns == ("P1", "P2", "not recorded")
    assert [found.total(row) for row in found.rows] == [1, 0, 0, 0, 0, 0, 1, 2]


def test_two_reviews_of_one_incident_are_counted_once() -> None:
    first, *_ = autumn()
    second = first.changed(id=row_id(1500), insights=(), timeline=(), quotes=(), sections=())
    found = trends((*library(), seen_of(second)), HOUSE).severities
    assert found.total("2026-11") == 2


def test_a_lens_that_nobody_chose_is_told_last_however_frequent() -> None:
    held = reviewed(7, "2026-11-02", Insight(id=row_id(2007), learned="x")).changed(
        insights=(Insight(learned="a"), Insight(learned="b"), Insight(learned="c", lens=Lens.OTHER))
    )
    assert trends([seen_of(held)], HOUSE).lenses.rows == (Lens.OTHER, "not recorded")


def test_promises_are_kept_open_or_dropped() -> None:
    held = reviewed(7, "2026-11-02", Insight(id=row_id(2007), learned="x")).changed(
        actions=(
            Action(what="a", status=ActionStatus.DONE),
            Action(what="b"),
            Action(what="c", status=ActionStatus.NOT_DOING),
            Action(what="d"),
        )
    )
    promises = trends([seen_of(held)], HOUSE).promises
    assert [promises.count("2026-11", name) for name in (KEPT, STILL_OPEN, DROPPED)] == [1, 2, 1]


@pytest.mark.parametrize(
    ("differently", "again", "others", "reached"),
    [(1, 3, 3, (1, 1, 1, 1)), (0, 2, 3, (0, 1, 0, 1)), (None, None, None, (0, 0, 0, 0))],
)
def test_how_meetings_ended_is_counted_only_where_hands_were(
    differently: int | None,
    again: int | None,
    others: int | None,
    reached: tuple[int, int, int, int],
) -> None:
    held = reviewed(7, "2026-11-02", None)
    close = CloseSection(
        step="close",
        will_work_differently=differently,
        would_come_again=again,
        would_not=others,
    )
    steps = agenda(*held.agenda.steps, step(StepKind.CLOSE))
    held = held.changed(agenda=steps, sections=(*held.sections, close))
    (ended,) = trends([seen_of(held)], HOUSE).ends
    found = (ended.differently, ended.of_differently, ended.again, ended.of_again)
    assert found == reached


def test_a_bar_is_to_scale_and_the_smallest_is_seen() -> None:
    chart = bars(Bars("t", ("a", "b"), (Bar("x", (400, 1), "401"), Bar("y", (200, 0), "200"))))
    first, second, legend = chart.text.splitlines()
    assert first.count("█") == 2 * second.count("█") == 40
    assert first.count("▓") == 1
    assert first.endswith("401")
    assert "█ a  ▓ b" in legend


def test_dots_stand_on_one_scale_with_the_median_marked() -> None:
    rows = (Dots("fast", (1, 2, 60), 2, "3 known"), Dots("slow", (60, 600), 330, "2 known"))
    chart = dots(DotRows("t", rows))
    fast, _, slow, *_ = chart.text.splitlines()
    assert fast.rindex("●") == slow.index("●")
    assert fast.count("◆") == slow.count("◆") == 1


def test_a_chart_is_drawn_for_as_many_columns_as_there_are() -> None:
    bar = bars(Bars("t", ("a",), (Bar("2026-11", (200,), "200  (P1 200)"),)))
    row = dots(DotRows("t", (Dots("Detect", (1, 600), 60, "2 known"),)))
    for room in (100, 50, 40):
        for chart in (fitted(bar, room), fitted(row, room)):
            assert max(len(line) for line in chart.text.splitlines()) <= room
    assert fitted(bar, 40).text.count("█") < fitted(bar, 100).text.count("█") == 40
    assert fitted(row, 20).text.startswith("Detect  ●")


def test_lenses_stand_beside_one_another_and_months_beneath() -> None:
    document = trends_document(trends(library(), HOUSE), "all incidents")
    lines = syntax_of("text").render(document).splitlines()
    months = [line.split()[0] for line in lines if line.startswith("2026-")]
    assert months == [f"2026-{number:02}" for number in range(4, 12)]


def test_the_page_draws_what_the_text_says_and_nothing_typed_acts() -> None:
    hostile = "</svg><script>x</script>"
    held = [
        seen_of(reviewed(7, "2026-11-02", Insight(id=row_id(2007), learned="x"), severity=hostile))
    ]
    page = syntax_of("html").render(trends_document(trends(held, HOUSE), hostile))
    parsed = html5lib.parse(page, namespaceHTMLElements=False)
    assert parsed.find(".//script") is None
    texts = [node.text for node in parsed.iter("{http://www.w3.org/2000/svg}text")]
    assert f"1  ({hostile} 1)" in texts


def test_every_text_target_holds_every_number() -> None:
    document = trends_document(trends(library(), HOUSE), "all incidents")
    for target in ("text", "markdown", "confluence", "mediawiki", "notion"):
        made = syntax_of(target).render(document)
        assert "2  (P1 1, P2 1)" in made, target
        assert re.search(r"median 1 h 00 min", made), target


def test_nothing_is_said_of_a_time_without_incidents() -> None:
    found = trends(in_period(month("2020-01"), library()), HOUSE)
    made = syntax_of("text").render(trends_document(found, "January 2020"))
    assert "No incident of this time is in the library." in made
