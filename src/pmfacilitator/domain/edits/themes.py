"""The verbs of the board: gather cards, make themes of them, merge, split, and give dots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pmfacilitator.domain.edits.placing import (
    changed_all,
    quoted,
    review_of,
    with_review,
)
from pmfacilitator.domain.learning.gathering import Gathered, with_linked
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import new_id
from pmfacilitator.domain.reviewed import Dot, Loop, Theme
from pmfacilitator.errors import InvalidValue, NotFound


@dataclass(frozen=True)
class Gather:
    """Take what the library knows now into a review; what themes were made of stays."""

    found: Gathered

    joins = None
    touches = ""

    def label(self, meeting: Meeting) -> str:
        """Say that the review was brought up to date."""
        del meeting
        return "gathered what is new"

    def applied(self, meeting: Meeting) -> Meeting:
        """The review with the incidents and cards of now, and the cards that its themes hold."""
        before = meeting.looked_back_on
        found = {card.id for card in self.found.cards}
        grouped = {card for theme in before.themes for card in theme.insights}
        kept = [card for card in before.cards if card.id in grouped and card.id not in found]
        meetings = {card.meeting for card in kept}
        there = {incident.id for incident in self.found.reviewed}
        incidents = [
            incident
            for incident in before.reviewed
            if incident.id not in there and not meetings.isdisjoint(incident.meetings)
        ]
        earlier = {incident.id for incident in (*self.found.reviewed, *self.found.earlier)}
        before_that = [
            incident
            for incident in before.earlier
            if incident.id not in earlier and not meetings.isdisjoint(incident.meetings)
        ]
        board = (*kept, *self.found.cards)
        return _changed(
            meeting,
            reviewed=(*incidents, *self.found.reviewed),
            earlier=(*before_that, *self.found.earlier),
            cards=board,
            themes=with_linked(board, before.themes, before.cards),
        )


@dataclass(frozen=True)
class GatherLoops:
    """Take the insights on their way into a roadmap review; what was decided of one stays."""

    loops: tuple[Loop, ...]

    joins = None
    touches = ""

    def label(self, meeting: Meeting) -> str:
        """Say that the review was brought up to date."""
        del meeting
        return "gathered what is new"

    def applied(self, meeting: Meeting) -> Meeting:
        """The review with the insights of now, those it decided on as well."""
        before = {loop.id: loop for loop in meeting.looked_back_on.loops}
        now = {loop.id for loop in self.loops}
        decided = [
            loop for loop in meeting.looked_back_on.loops if loop.verdict and loop.id not in now
        ]
        loops = (
            changed_all(
                loop,
                verdict=before[loop.id].verdict,
                because=before[loop.id].because,
                until=before[loop.id].until,
            )
            if loop.id in before
            else loop
            for loop in self.loops
        )
        return _changed(meeting, loops=(*loops, *decided))


@dataclass(frozen=True)
class MakeTheme:
    """Make a theme of cards, taken out of the themes they were in."""

    cards: tuple[str, ...]
    name: str
    id: str = field(default_factory=new_id)

    joins = None

    @property
    def touches(self) -> str:
        """The new theme."""
        return self.id

    def label(self, meeting: Meeting) -> str:
        """Say what the theme is called."""
        del meeting
        return f"made the theme {quoted(Theme(name=self.name))}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The review with the theme; raises InvalidValue where it has no name or no card."""
        if not self.name.strip():
            raise InvalidValue("A theme needs a name; a few words are enough.")
        cards = _known(meeting, self.cards)
        themes = [_without(theme, cards) for theme in meeting.looked_back_on.themes]
        made = Theme(id=self.id, name=self.name, insights=cards)
        return _with(meeting, (*themes, made))


@dataclass(frozen=True)
class PutInto:
    """Put cards into a theme, taken out of the themes they were in."""

    theme: str
    cards: tuple[str, ...]

    joins = None

    @property
    def touches(self) -> str:
        """The theme."""
        return self.theme

    def label(self, meeting: Meeting) -> str:
        """Say into which theme."""
        return f"put {_many(self.cards)} into {quoted(meeting.row(self.theme))}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The review with the cards there."""
        cards = _known(meeting, self.cards)
        _theme(meeting, self.theme)
        themes = []
        for theme in meeting.looked_back_on.themes:
            left = _without(theme, cards)
            if theme.id == self.theme:
                kept = tuple(card for card in theme.insights if card not in cards)
                left = changed_all(theme, insights=(*kept, *cards))
            themes.append(left)
        return _with(meeting, themes)


@dataclass(frozen=True)
class TakeOut:
    """Take cards out of whichever themes they are in; they lie loose on the board again."""

    cards: tuple[str, ...]

    joins = None

    @property
    def touches(self) -> str:
        """The last of the cards."""
        return self.cards[-1] if self.cards else ""

    def label(self, meeting: Meeting) -> str:
        """Say how many."""
        del meeting
        return f"took {_many(self.cards)} out of a theme"

    def applied(self, meeting: Meeting) -> Meeting:
        """The review with the cards loose."""
        cards = _known(meeting, self.cards)
        return _with(meeting, [_without(theme, cards) for theme in meeting.looked_back_on.themes])


@dataclass(frozen=True)
class MergeThemes:
    """Make one theme of two: cards, dots and ideas of the one become the other's."""

    theme: str
    into: str

    joins = None

    @property
    def touches(self) -> str:
        """The theme that stays."""
        return self.into

    def label(self, meeting: Meeting) -> str:
        """Say which became part of which."""
        return f"merged {quoted(meeting.row(self.theme))} into {quoted(meeting.row(self.into))}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The review with the one theme; raises InvalidValue for a theme and itself."""
        if self.theme == self.into:
            raise InvalidValue("A theme cannot be merged into itself; choose another.")
        gone, stays = _theme(meeting, self.theme), _theme(meeting, self.into)
        both = changed_all(
            stays,
            insights=tuple(dict.fromkeys((*stays.insights, *gone.insights))),
            dots=_added(stays.dots, gone.dots),
        )
        themes = [
            both if t.id == stays.id else t
            for t in meeting.looked_back_on.themes
            if t.id != gone.id
        ]
        ideas = tuple(
            changed_all(idea, theme=stays.id) if idea.theme == gone.id else idea
            for idea in meeting.looked_back_on.ideas
        )
        return _changed(meeting, themes=tuple(themes), ideas=ideas)


@dataclass(frozen=True)
class GiveDot:
    """Give a theme one of a role's dots, or (−1) take one back."""

    theme: str
    role: str
    by: int = 1

    joins = None

    @property
    def touches(self) -> str:
        """The theme."""
        return self.theme

    def label(self, meeting: Meeting) -> str:
        """Say whose dot it is."""
        verb, where = ("gave", "to") if self.by > 0 else ("took back", "of")
        return f"{verb} a dot of {self.role} {where} {quoted(meeting.row(self.theme))}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The review with the dot; nobody has fewer than none."""
        theme = _theme(meeting, self.theme)
        dots = {dot.role: dot.count for dot in theme.dots}
        dots[self.role] = max(dots.get(self.role, 0) + self.by, 0)
        left = tuple(Dot(role=role, count=count) for role, count in dots.items() if count)
        after = changed_all(theme, dots=left)
        return _with(
            meeting, [after if t.id == theme.id else t for t in meeting.looked_back_on.themes]
        )


def _known(meeting: Meeting, ids: Iterable[str]) -> tuple[str, ...]:
    there = {card.id for card in meeting.looked_back_on.cards}
    known = tuple(card for card in dict.fromkeys(ids) if card in there)
    if not known:
        raise InvalidValue("Pick the cards first.")
    return known


def _theme(meeting: Meeting, theme_id: str) -> Theme:
    found = next((theme for theme in meeting.looked_back_on.themes if theme.id == theme_id), None)
    if found is None:
        raise NotFound("That theme is no longer on the board.")
    return found


def _without(theme: Theme, cards: Iterable[str]) -> Theme:
    gone = set(cards)
    left = tuple(card for card in theme.insights if card not in gone)
    return theme if left == theme.insights else changed_all(theme, insights=left)


def _changed(meeting: Meeting, **changes: object) -> Meeting:
    return with_review(meeting, changed_all(review_of(meeting), **changes))


def _with(meeting: Meeting, themes: Iterable[Theme]) -> Meeting:
    return _changed(meeting, themes=tuple(themes))


def _added(dots: Iterable[Dot], more: Iterable[Dot]) -> tuple[Dot, ...]:
    sums: dict[str, int] = {}
    for dot in (*dots, *more):
        sums[dot.role] = sums.get(dot.role, 0) + dot.count
    return tuple(Dot(role=role, count=count) for role, count in sums.items())


def _many(cards: tuple[str, ...]) -> str:
    return "a card" if len(cards) == 1 else f"{len(cards)} cards"
