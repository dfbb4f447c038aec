"""The commands that look back on a period: `themes` each month, `roadmap` each quarter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmfacilitator.cli.output import complain, put, put_path
from pmfacilitator.cli.wiring import Wiring, library_option
from pmfacilitator.errors import InvalidValue, UsageError
from pmfacilitator.export.offers import OFFERS, View

if TYPE_CHECKING:
    from typing import TypeVar

    from pmfacilitator.domain.learning.periods import Period
    from pmfacilitator.domain.meeting import Meeting
    from pmfacilitator.domain.reviewed import ReviewSort

    F = TypeVar("F", bound=Callable[..., object])

_TARGETS = ("json", *(name for name, offer in OFFERS.items() if View.THEMES in offer.views))
_DRAWN = ("text", *(name for name in OFFERS if name not in {"text", "json", "csv", "slack"}))
_FEEDS = ("json", *(name for name, offer in OFFERS.items() if View.ROADMAP in offer.views))


def _period_options(command: F) -> F:
    for option in (
        click.option("--last", type=click.IntRange(1), metavar="5", help="The last few incidents."),
        click.option("--since", metavar="DAY", help="Since a day or a month."),
        click.option("--quarter", metavar="2026Q4", help="A quarter."),
        click.option("--month", metavar="2026-11", help="A month."),
    ):
        command = option(command)
    return command


def _reviewing(sort: str, targets: Sequence[str], *, short: str, text: str) -> click.Command:
    """The command that begins or goes on with a review of that sort, or prints what it says."""

    @click.command(sort, short_help=short, help=text)
    @_period_options
    @click.option(
        "--to",
        "target",
        type=click.Choice(targets),
        metavar="TARGET",
        help=f"Print what is recorded instead: {', '.join(targets)}.",
    )
    @click.option("--agenda", metavar="NAME|FILE", help=f"Its steps.  [default: {sort}]")
    @click.option("--no-open", is_flag=True, help="Only make it, or bring it up to date.")
    @library_option
    @click.pass_obj
    def review(
        wiring: Wiring,
        month: str | None,
        quarter: str | None,
        since: str | None,
        last: int | None,
        target: str | None,
        agenda: str | None,
        *,
        no_open: bool,
    ) -> int | None:
        from pmfacilitator.domain.reviewed import ReviewSort

        named = _period(month, quarter, since, last)
        return _review(wiring, ReviewSort(sort), named, target, agenda, no_open=no_open)

    return review


themes = _reviewing(
    "themes",
    _TARGETS,
    short="Review what keeps coming back, in a meeting or as a document.",
    text="""Begin the review of a period, or go on with it; of this month, if none is named.

    It gathers what the incidents of the period taught, and a room finds what keeps coming back.
    """,
)

roadmap = _reviewing(
    "roadmap",
    _FEEDS,
    short="Review what insights became, in a meeting or as a document.",
    text="""Begin the roadmap feed of a period, or go on with it; of this quarter, if none is named.

    Loops that closed come first, then what is on its way, then what is still proposed.
    """,
)


@click.command(short_help="Draw what changes from month to month.")
@_period_options
@click.option(
    "--to",
    "target",
    type=click.Choice(_DRAWN),
    metavar="TARGET",
    default="text",
    help=f"As what: {', '.join(_DRAWN)}. [default: text]",
)
@library_option
@click.pass_obj
def trends(
    wiring: Wiring,
    month: str | None,
    quarter: str | None,
    since: str | None,
    last: int | None,
    target: str,
) -> None:
    """Draw incidents, lenses, durations and promises over time; of all time, if none is named."""
    from pmfacilitator.domain.learning.gathering import in_period
    from pmfacilitator.domain.learning.trends import trends as found
    from pmfacilitator.export.registry import syntax_of
    from pmfacilitator.export.trends import trends_document

    period = _period(month, quarter, since, last)
    library = tuple(wiring.catalogue.seen(with_archived=True))
    looked_at = library if period is None else in_period(period, library)
    words = "all incidents" if period is None else period.words
    shown = trends_document(
        found(looked_at, wiring.config.house.severities), words, wiring.config.house
    )
    put(syntax_of(target).render(shown))


def _period(
    month: str | None, quarter: str | None, since: str | None, last: int | None
) -> Period | None:
    from pmfacilitator.domain.learning import periods

    given = [each for each in (month, quarter, since, last) if each is not None]
    if len(given) > 1:
        raise UsageError("Name one period: --month, --quarter, --since or --last.")
    if month is not None:
        return periods.month(month)
    if quarter is not None:
        return periods.quarter(quarter)
    if since is not None:
        return periods.since(since)
    return periods.last(last) if last is not None else None


def _usual(sort: ReviewSort, today: dt.date) -> Period:
    from pmfacilitator.domain.learning.periods import month_of, quarter_of
    from pmfacilitator.domain.reviewed import ReviewSort

    return month_of(today) if sort is ReviewSort.THEMES else quarter_of(today)


def _review(
    wiring: Wiring,
    sort: ReviewSort,
    named: Period | None,
    target: str | None,
    agenda: str | None,
    *,
    no_open: bool,
) -> int | None:
    from pmfacilitator.domain.learning.reviews import needed_time

    period = named or _usual(sort, wiring.now().astimezone().date())
    try:
        needed_time(sort, period)
    except InvalidValue as error:
        raise UsageError(str(error)) from error
    if target is not None:
        put(_printed(wiring, sort, period, target))
        return None
    from pmfacilitator.reviews import open_review

    steps = wiring.agendas.read(agenda or sort.value)
    made = open_review(wiring.library, wiring.catalogue, sort, period, steps, wiring.now())
    put_path(made.path)
    if made.why_not:
        complain(made.why_not)
    if no_open or not wiring.can_draw():
        return None
    return wiring.show_app(made.path)


def _printed(wiring: Wiring, sort: ReviewSort, period: Period, target: str) -> str:
    """The analysis as a document: of the review there is, brought up to date, or of a new one."""
    from pmfacilitator.agenda_files import shipped
    from pmfacilitator.domain.learning.reviews import begun, brought_up_to_date
    from pmfacilitator.reviews import review_of

    library = tuple(wiring.catalogue.seen(with_archived=True))
    path = review_of(wiring.catalogue, library, sort, period)
    meeting = (
        begun(sort, period, shipped(sort.value), library, wiring.now())
        if path is None
        else brought_up_to_date(_read(wiring, path), library)
    )
    if target == "json":
        from pmfacilitator.domain.learning.figures import figures_json

        return figures_json(meeting.looked_back_on)
    from pmfacilitator.export.registry import render

    return render(meeting, target, View(sort.value), house=wiring.config.house)


def _read(wiring: Wiring, path: Path) -> Meeting:
    return wiring.library.open(path, now=wiring.now(), read_only=True).meeting
