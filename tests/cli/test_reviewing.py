"""Looking back on a period without a screen: `themes` and `roadmap`."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from pmfacilitator.storage.library import Library
from tests.cli.conftest import Run
from tests.domain.learning.shelf import FEEDS, autumn


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library(tmp_path / "library")
    for held in autumn():
        made.create(held)
    return made


@pytest.mark.usefixtures("library")
def test_what_is_recorded_of_a_month_is_printed_in_any_target(pm: Run) -> None:
    done = pm("themes", "--month", "2026-11", "--to", "markdown")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("# Themes: November 2026 — what keeps coming back\n")
    assert "Seen in 2 incidents, first 2026-04-01, again 2026-11-03." in done.out
    assert "<h1" in pm("themes", "--last", "5", "--to", "html").out
    figures = pm("themes", "--quarter", "2026Q4", "--to", "json").json
    assert [incident["title"] for incident in figures["incidents"]] == [
        "Incident 3",
        "Incident 1",
        "Incident 2",
    ]


@pytest.mark.usefixtures("library")
def test_the_feed_of_a_quarter_leads_with_the_loop_that_closed(pm: Run) -> None:
    done = pm("roadmap", "--quarter", "2026Q4", "--to", "markdown")
    assert done.out.index("+200,000 USD") < done.out.index("Open proposals")
    rows = list(
        csv.DictReader(pm("roadmap", "--quarter", "2026Q4", "--to", "csv").out.splitlines())
    )
    assert (rows[0]["value"], rows[0]["unit"]) == ("200000", "USD")
    figures = pm("roadmap", "--quarter", "2026Q4", "--to", "json").json
    assert [loop["id"] for loop in figures["closed"]] == [FEEDS]


def test_printing_makes_no_meeting(pm: Run, library: Library) -> None:
    before = {summary.path.name for summary in library.summaries()}
    pm("themes", "--month", "2026-11", "--to", "markdown")
    assert {summary.path.name for summary in library.summaries()} == before


def test_a_period_has_one_review_that_is_gone_on_with(pm: Run, library: Library) -> None:
    first = pm("themes", "--month", "2026-11", "--no-open")
    assert first.path.parent == library.folder
    assert pm("themes", "--month", "2026-11", "--no-open").path == first.path
    assert pm("themes", "--month", "2026-10", "--no-open").path != first.path
    assert pm("roadmap", "--month", "2026-11", "--no-open").path != first.path
    shown = pm("show", str(first.path)).out
    assert "Incident 2" in shown


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("themes", "--month", "2026-11", "--last", "5"), "Name one period"),
        (("themes", "--month", "november"), "is no month; type it like 2026-11"),
        (("themes", "--quarter", "4"), "is no quarter; type it like 2026Q4"),
        (("themes", "--since", "whenever"), "is no date"),
        (("themes", "--last", "0"), "0"),
        (("themes", "--agenda", "short", "--no-open"), "reviews one incident, and not a period"),
        (("roadmap", "--last", "5"), "not a number of incidents"),
    ],
)
def test_what_makes_no_sense_is_said_in_a_sentence(
    pm: Run, arguments: tuple[str, ...], says: str
) -> None:
    done = pm(*arguments)
    assert done.status in {2, 4}
    assert says in done.err
    assert len(done.err.splitlines()) == 1


def test_an_empty_library_has_nothing_that_comes_back(pm: Run) -> None:
    done = pm("themes", "--month", "2026-11", "--to", "text")
    assert "No incident of this period is in the library." in done.out


@pytest.mark.usefixtures("library")
def test_trends_are_drawn_in_the_terminal_and_on_a_page(pm: Run) -> None:
    drawn = pm("trends")
    assert (drawn.status, drawn.err) == (0, "")
    assert "2026-11  █▓ 2  (P1 1, P2 1)" in drawn.out
    assert "<svg" in pm("trends", "--since", "2026-09", "--to", "html").out
