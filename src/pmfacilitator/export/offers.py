"""What can be made of a meeting: every target, every view, and which go together.

It is light to import, so that `--help` and error messages can name them at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pmfacilitator.errors import UsageError


class View(StrEnum):
    """For whom a document is made, and so which parts of the meeting it tells."""

    FULL = "full"
    ENGINEERING = "engineering"
    PRODUCT = "product"
    CUSTOMER_SUCCESS = "customer-success"
    SUMMARY = "summary"
    INVITE = "invite"
    ACTIONS = "actions"
    INSIGHTS = "insights"
    THEMES = "themes"
    ROADMAP = "roadmap"

    @property
    def words(self) -> str:
        """What such a document is, in a few words."""
        return _WORDS[self]


_WORDS = {
    View.FULL: "everything that was said",
    View.ENGINEERING: "what broke, why, and what prevents it",
    View.PRODUCT: "what it says about customers and product",
    View.CUSTOMER_SUCCESS: "who was hit, and what they are told",
    View.SUMMARY: "half a page for who reads nothing else",
    View.INVITE: "for the day before the meeting",
    View.ACTIONS: "what will be done, by whom, by when",
    View.INSIGHTS: "what was learned",
    View.THEMES: "what keeps coming back, from a review of a period",
    View.ROADMAP: "what insights became, from a review of the roadmap",
}


FORWARDED = frozenset({View.SUMMARY, View.INVITE})
"""What goes beyond those who work with it: into channels, mails and calendars, and on from there.

Neither needs a name to be understood. Everything else is what people work from, who need to know
whose action it is and which customer to call.
"""


def is_masked(view: View, *, wanted: bool | None, is_safe: bool) -> bool:
    """Whether people, accounts and amounts are masked in a document.

    Args:
        view: for whom it is made.
        wanted: what somebody has said of this document; None leaves it to the audience.
        is_safe: whether the meeting is in safe mode; outside of it nothing is masked unasked.
    """
    return is_safe and view in FORWARDED if wanted is None else wanted


@dataclass(frozen=True)
class Offer:
    """A target: what it is for people, how its files end, and the views it takes, usual one first."""

    title: str
    suffix: str
    views: tuple[View, ...] = tuple(View)


OFFERS: Mapping[str, Offer] = {
    "markdown": Offer("Markdown (GitHub)", ".md"),
    "gitlab": Offer("Markdown (GitLab)", ".gitlab.md"),
    "confluence": Offer("Confluence, storage format", ".confluence.xml"),
    "confluence-wiki": Offer("Confluence, wiki markup", ".confluence.txt"),
    "mediawiki": Offer("MediaWiki", ".mediawiki.txt"),
    "notion": Offer("Notion's Markdown", ".notion.md"),
    "html": Offer("HTML, one page", ".html"),
    "text": Offer("plain text", ".txt"),
    "json": Offer("JSON, the whole meeting", ".json", (View.FULL,)),
    "slack": Offer("one Slack message", ".slack.txt", (View.SUMMARY,)),
    "csv": Offer("a table for spreadsheets", ".csv", (View.ACTIONS, View.INSIGHTS, View.ROADMAP)),
}
"""Every target by the name it has on the command line."""


_ONLY_OF_REVIEWS = frozenset({View.THEMES, View.ROADMAP})
_OF_REVIEWS = {
    "themes": (View.FULL, View.THEMES, View.ACTIONS),
    "roadmap": (View.FULL, View.ROADMAP, View.ACTIONS),
}
"""What there is to tell of a review across incidents, by its sort."""


def views_of(target: str, review: str = "") -> tuple[View, ...]:
    """The views that a target takes of a meeting, usual one first.

    Args:
        target: the target's name.
        review: the sort of review across incidents that the meeting is; "" if it is about one.
    """
    told = _OF_REVIEWS.get(review) or (view for view in View if view not in _ONLY_OF_REVIEWS)
    fitting = set(told)
    return tuple(view for view in OFFERS[target].views if view in fitting)


def targets_of(review: str = "") -> tuple[str, ...]:
    """The targets that take anything of such a meeting."""
    return tuple(target for target in OFFERS if views_of(target, review))


def offer_named(name: str) -> Offer:
    """The target of that name; raises UsageError that names those there are."""
    if name not in OFFERS:
        raise UsageError(_no_such("target", name, tuple(OFFERS)))
    return OFFERS[name]


def view_for(target: str, name: str | None) -> View:
    """The view of that name for a target; without a name the target's usual one.

    Raises:
        UsageError: there is no such target or view, or the two do not go together.
    """
    offer = offer_named(target)
    if name is None:
        return offer.views[0]
    if name not in tuple(View):
        raise UsageError(_no_such("view", name, tuple(View)))
    if View(name) not in offer.views:
        takes = " and ".join(offer.views)
        one = len(offer.views) == 1
        raise UsageError(f"{target} takes only the view{'' if one else 's'} {takes}, not {name}.")
    return View(name)


def beside(
    meeting: Path, target: str, view: View, *, template: str = "", masked: bool = False
) -> Path:
    """Where such a document lies beside its meeting: each under a name of its own.

    The library takes none of them for a meeting.
    """
    offer = offer_named(target)
    usual = template or view is offer.views[0]
    parts = (template, "" if usual else view, "masked" if masked else "")
    named = "".join(f".{part}" for part in parts if part) + offer.suffix
    is_meeting = bool(meeting.suffix) and named.endswith(meeting.suffix)
    return meeting.with_suffix(f"{named}.txt" if is_meeting else named)


def _no_such(what: str, name: str, known: tuple[str, ...]) -> str:
    return f"There is no {what} {name!r}; choose one of: {', '.join(known)}."
