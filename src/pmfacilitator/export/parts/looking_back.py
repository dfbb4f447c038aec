"""What a review across incidents tells: what happened, what keeps coming back, what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pmfacilitator.domain.learning.looking_back import (
    Feature,
    Seen,
    Spread,
    cards_of,
    counts,
    features,
    loose,
    ranked,
    seen,
    spreads,
)
from pmfacilitator.domain.milestones import show_duration
from pmfacilitator.domain.reviewed import Card, Idea, Outcome, Reviewed, Theme
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import show_count, show_list, show_words
from pmfacilitator.export.document import Emphasis, Inlines, Item, Paragraph, Strong, Text, linked
from pmfacilitator.export.parts.carried import carried
from pmfacilitator.export.parts.material import (
    NO_WORDS,
    Blocks,
    Material,
    bullets,
    detail,
    facts,
    headed,
    plain,
    sentence,
    table,
    words,
)

_TOP = 3
"""The level of headings where a review is told as a document of its own."""

_SHOWN_LOOSE, _SHOWN_INCIDENTS = 500, 500
"""How many are listed; whoever needs all of them takes the figures, or a shorter period."""

_BY_ITSELF = "named without a card of the board"

_SHOWN_SPANS = 12
"""How many durations of one sort are listed; more are told by median and range alone."""


def happened(material: Material, level: int) -> Blocks:
    """The incidents, counted by severity, service and who noticed, and how long things took."""
    review = material.meeting.looked_back_on
    if not review.reviewed:
        return ()
    graded = material.house.severities
    return (
        *facts(
            ("Incidents", plain(show_count(len(review.reviewed)))),
            ("By severity", plain(_counted(counts(review, lambda i: i.severity, graded)))),
            ("Noticed by", plain(_counted(counts(review, lambda i: i.detected_by)))),
            ("Customers hit", plain(_sum(i.customers for i in review.reviewed))),
            ("Complaints", plain(show_count(sum(i.complaints for i in review.reviewed)))),
        ),
        *_incidents(review.reviewed),
        *headed(
            "How long it took",
            _anchor("durations", level),
            _durations(spreads(review)),
            level=level,
        ),
        *headed(
            "Features and integrations",
            _anchor("features", level),
            _features(features(review)),
            level=level,
        ),
    )


def patterns(material: Material, level: int) -> Blocks:
    """Every theme with what it was made of, those with the most dots first, then what is loose."""
    review = material.meeting.looked_back_on
    left = loose(review)
    more = _more(len(left) - _SHOWN_LOOSE, "cards are in no theme")
    rest = (*bullets(_card(material, card) for card in left[:_SHOWN_LOOSE]), *more)
    return (
        *(block for theme in ranked(review.themes) for block in _theme(material, theme, level)),
        *headed("In no theme", _anchor("loose", level), rest, level=level),
    )


def ideas(material: Material) -> Blocks:
    """What each role would build, change or improve, theme by theme."""
    review = material.meeting.looked_back_on
    named: list[tuple[str, str | None]] = [(t.name, t.id) for t in ranked(review.themes)]
    themes = {theme.id for theme in review.themes}
    parts = (
        (name, [idea for idea in review.ideas if _theme_of(idea, themes) == theme])
        for name, theme in (*named, ("Without a theme", None))
    )
    return bullets(
        Item(words(name), bullets(_idea(material, idea) for idea in said))
        for name, said in parts
        if said
    )


def proposals(material: Material) -> Blocks:
    """What became of each theme: a proposal with an owner and a day, dropped, or still open."""
    themes = ranked(material.meeting.looked_back_on.themes)
    return (*bullets(map(_decided, themes)), *carried(material))


def seen_words(found: Seen) -> str:
    """In how many incidents, and when: `seen in 3 incidents, first 2026-09-03, again …`; or nothing."""
    if not found.incidents:
        return ""
    many = len(found.incidents)
    number = "1 incident" if many == 1 else f"{many} incidents"
    first, again = found.days[:1], found.days[1:]
    days = (
        *(f"first {show_date(day)}" for day in first),
        *((f"again {show_list([show_date(day) for day in again])}",) if again else ()),
    )
    return ", ".join((f"seen in {number}", *days))


def _anchor(name: str, level: int) -> str:
    """The name of a part of a document; within a step, of which there may be two, it has none."""
    return name if level == _TOP else ""


def _incidents(reviewed: Iterable[Reviewed]) -> Blocks:
    every = tuple(reviewed)
    told = every[-_SHOWN_INCIDENTS:]
    listed = table(
        ("Date", [plain(show_date(i.date)) if i.date else () for i in told]),
        ("Severity", [linked(i.severity) for i in told]),
        ("Incident", [words(i.title) for i in told]),
        ("Services", [linked(show_list(i.services)) for i in told]),
        ("Noticed by", [plain(i.detected_by) for i in told]),
        ("Resolved in", [plain(_resolved(i)) for i in told]),
    )
    return (*listed, *_more(len(every) - len(told), "earlier incidents are counted"))


def _more(count: int, words: str) -> Blocks:
    """That a list goes on, if it does."""
    if count <= 0:
        return ()
    return (Paragraph((Emphasis(f"{show_count(count)} more {words}."),)),)


def _resolved(incident: Reviewed) -> str:
    found = (took.seconds for took in incident.took if took.name == "Resolve")
    return next((show_duration(seconds) for seconds in found), "")


def _durations(found: Iterable[Spread]) -> Blocks:
    told = tuple(found)
    return table(
        ("Measure", [plain(spread.name) for spread in told]),
        ("Known of", [plain(str(len(spread.seconds))) for spread in told]),
        ("Median", [plain(show_duration(round(spread.median))) for spread in told]),
        ("Range", [plain(_range(spread)) for spread in told]),
        ("All", [plain(_all(spread)) for spread in told]),
    )


def _range(spread: Spread) -> str:
    first, last = spread.seconds[0], spread.seconds[-1]
    return (
        show_duration(first)
        if first == last
        else f"{show_duration(first)} to {show_duration(last)}"
    )


def _all(spread: Spread) -> str:
    if len(spread.seconds) > _SHOWN_SPANS:
        return f"{len(spread.seconds)} of them"
    return show_list([show_duration(seconds) for seconds in spread.seconds])


def _features(found: Iterable[Feature]) -> Blocks:
    told = tuple(found)
    return table(
        ("Feature or integration", [words(f.name) for f in told]),
        ("Incidents", [plain(show_count(f.incidents)) for f in told]),
        ("Complaints", [plain(show_count(f.complaints)) for f in told]),
        ("Accounts hit", [plain(show_count(f.accounts)) for f in told]),
        ("We had assumed", [linked("; ".join(f.assumptions)) for f in told]),
    )


def _theme(material: Material, theme: Theme, level: int) -> Blocks:
    review = material.meeting.looked_back_on
    about = ", ".join(part for part in (seen_words(seen(review, theme)), dots_words(theme)) if part)
    blocks = (
        Paragraph((Text(sentence(f"{about or _BY_ITSELF}.")),)),
        *bullets(_card(material, card) for card in cards_of(review, theme)),
    )
    return headed(theme.name or NO_WORDS, _anchor(f"theme-{theme.id}", level), blocks, level=level)


def dots_words(theme: Theme) -> str:
    """How many dots it has, and of whom: `3 dots (Product 2, Design 1)`."""
    by = show_list([f"{dot.role} {dot.count}" for dot in theme.dots])
    many = "1 dot" if theme.rank == 1 else f"{theme.rank} dots"
    return f"{many} ({by})" if theme.rank else ""


def _card(material: Material, card: Card) -> Item:
    beneath = facts(
        ("We had assumed", linked(card.assumption)),
        ("We saw", linked(card.saw)),
        ("Lens", plain(material.house.lens(card.lens))),
        ("Opportunity", linked(card.opportunity)),
    )
    sort: Inlines = (Text(" "), Emphasis("(factor)")) if card.sort == "factor" else ()
    return Item((*words(card.words), *sort), beneath)


def _theme_of(idea: Idea, themes: Iterable[str]) -> str | None:
    return idea.theme if idea.theme in set(themes) else None


def _idea(material: Material, idea: Idea) -> Item:
    return Item((*words(idea.text), *material.speaker(idea.said_by)))


def _decided(theme: Theme) -> Item:
    name = (Strong(theme.name or NO_WORDS), Text(": "))
    match theme.outcome:
        case Outcome.PROPOSAL:
            about = (
                *detail("Owner", linked(theme.owner)),
                *detail("By", plain(show_date(theme.due)) if theme.due else ()),
            )
            return Item((*name, *words(theme.proposal)), bullets(about))
        case Outcome.DROPPED:
            return Item((*name, Text("dropped, because "), *linked(theme.because)))
        case None:
            return Item((*name, Emphasis("not decided yet")))


def _counted(found: Mapping[str, int]) -> str:
    return show_list([f"{show_words(name)} {count}" for name, count in found.items()])


def _sum(numbers: Iterable[int | None]) -> str:
    known = [number for number in numbers if number is not None]
    return show_count(sum(known)) if known else ""
