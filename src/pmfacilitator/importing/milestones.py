"""Which milestone an entry may be, told from its words: suggestions that the room confirms.

Each phrase speaks for one milestone with a weight. A phrase that names the moment itself (“outage
begins”) outweighs one that says what happens then (“went down”), and that one a word that often
goes with it (“alert”). Each milestone goes to one entry at most, each entry gets one at most, and
the order of things is respected: nothing is detected before it has begun.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from pmfacilitator.domain.rows import Milestone
from pmfacilitator.importing.found import Found, Kind
from pmfacilitator.importing.milestone_phrases import HINTED, NAMED, PHRASES, SAID

_READ, _SOON = 420, 140
_NEGATED = re.compile(
    r"(?:\b(?:not|never|no|without|unless|until|if|whether|should|would|could|might|to|be|cannot"
    r"|pending|further|expect(?:ed|s)?|hop(?:e|ing)|attempt\w*|try\w*|tried|fail(?:s|ed)?)|n't)\W+(?:\w+\W+)?$",
    re.IGNORECASE,
)


_WORTH = {NAMED: 4.0, SAID: 3.0, HINTED: 1.0}
_NEEDS = tuple({need for phrase in PHRASES for need in phrase.needs})
_TIE = 1e-6
_IN_ORDER = (
    Milestone.IMPACT_STARTED,
    Milestone.DETECTED,
    Milestone.ACKNOWLEDGED,
    Milestone.MITIGATED,
    Milestone.RESOLVED,
)


def suggested(text: str) -> Mapping[Milestone, int]:
    """What the words of one entry speak for, each with its weight; empty if for nothing.

    An entry begins with what it is about: what it only comes to later weighs less, and a mere hint
    counts only where nothing else is said.
    """
    words = text[:_READ]
    lower = words.lower()
    heard = {need for need in _NEEDS if need in lower}
    weights: dict[Milestone, int] = {}
    for phrase in PHRASES:
        if weights.get(phrase.milestone, 0) >= phrase.weight:
            continue
        if heard.isdisjoint(phrase.needs):
            continue
        for match in phrase.pattern.finditer(words):
            if not _NEGATED.search(words[max(0, match.start() - 30) : match.start()]):
                weight = phrase.weight - (match.start() > _SOON and phrase.weight > HINTED)
                weights[phrase.milestone] = max(weight, weights.get(phrase.milestone, 0))
                break
    loudest = max(weights.values(), default=0)
    return {
        milestone: weight
        for milestone, weight in weights.items()
        if weight > HINTED or loudest == HINTED
    }


def with_milestones(entries: Sequence[Found]) -> tuple[Found, ...]:
    """The same entries, each milestone suggested for the one whose words speak loudest for it.

    An entry that already has a milestone keeps it, and no other entry gets that one.
    """
    given = {entry.milestone for entry in entries if entry.milestone}
    order = [
        index
        for index in _by_time(entries)
        if not entries[index].milestone and entries[index].when.kind is Kind.TIMED
    ]
    weights = {index: suggested(entries[index].text) for index in order}
    chosen = _choose([(index, weights[index]) for index in order if weights[index]], given)
    return tuple(
        replace(entry, milestone=chosen[index]) if index in chosen else entry
        for index, entry in enumerate(entries)
    )


def _by_time(entries: Sequence[Found]) -> list[int]:
    """The places of the entries, earliest first where all of their times can be compared."""
    indexes = list(range(len(entries)))
    whens = [entry.when for entry in entries]
    instants = [when.utc for when in whens]
    if all(instants):
        return sorted(indexes, key=lambda index: str(instants[index]))
    if all(when.time is not None and when.date is not None for when in whens):
        return sorted(indexes, key=lambda index: f"{whens[index].date}T{whens[index].time}")
    days = [when.day if when.date is None else when.date.toordinal() for when in whens]
    return sorted(indexes, key=lambda index: days[index])


@dataclass(frozen=True)
class _Story:
    """Some entries given to milestones, in the order of both."""

    score: float = 0.0
    picks: tuple[tuple[int, Milestone], ...] = ()


_Weighed = Sequence[tuple[int, Mapping[Milestone, int]]]


def _choose(weighed: _Weighed, given: Set[Milestone]) -> dict[int, Milestone]:
    """Each milestone to the entry that speaks loudest for it, in an order that makes sense.

    Among equals, what begins something is taken from the earliest entry and the end from the last.
    """
    stages = [milestone for milestone in _IN_ORDER if milestone not in given]
    stories = [_Story() for _ in range(len(stages) + 1)]
    for place, (index, weights) in enumerate(weighed):
        for number in range(len(stages), 0, -1):
            milestone = stages[number - 1]
            if milestone not in weights:
                continue
            late = place if milestone is Milestone.RESOLVED else -place
            before = max(stories[:number], key=lambda story: story.score)
            score = before.score + _WORTH[weights[milestone]] + late * _TIE
            if score > stories[number].score:
                stories[number] = _Story(score, (*before.picks, (index, milestone)))
    chosen = dict(max(stories, key=lambda story: story.score).picks)
    message = Milestone.FIRST_CUSTOMER_MESSAGE
    told = [(-weights.get(message, 0), index) for index, weights in weighed if index not in chosen]
    if message not in given and told and min(told)[0]:
        best = min(weight for weight, _ in told)
        chosen[next(index for weight, index in told if weight == best)] = message
    return chosen
