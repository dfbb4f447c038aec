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
from itertools import pairwise

from pmfacilitator.domain.rows import Milestone
from pmfacilitator.importing.found import Found, Kind, When
from pmfacilitator.importing.milestone_phrases import ACTED, HINTED, NAMED, PHRASES, SAID
from pmfacilitator.importing.milestone_story import Told, in_context, in_vain

_READ, _SOON = 420, 140
_JUST_BEFORE = r")[^\w.;!?]+(?:\w+[^\w.;!?]+)?$"
_NEGATED = re.compile(
    r"(?:\b(?:not|never|no|without|unless|until|if|whether|should|would|could|might|be|cannot"
    r"|(?<!start )(?<!starts )(?<!started )(?<!begin )(?<!begins )(?<!began )to"
    r"|pending|further|deeper|still|resum\w+|continu\w+|expect(?:ed|s)?|hop(?:e|ing)|attempt\w*|try\w*"
    r"|tried|fail(?:s|ed)?)|n't" + _JUST_BEFORE,
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"(?:\b(?:decision|decid\w+|propos\w+|plan\w*|recommend\w*|suggest\w*|ask\w*|request\w*"
    r"|prepar\w+|will|going|wait\w*|some|few|creates?|start(?:s|ed)?)" + _JUST_BEFORE,
    re.IGNORECASE,
)
_LOOKED_AT = re.compile(r"\b(?:investigat\w+|looking into" + _JUST_BEFORE, re.IGNORECASE)
_PARTLY = re.compile(r"\b(?:most(?:ly)?|majority|partial(?:ly)?)\b", re.IGNORECASE)
_GUARD_OFF = re.compile(
    r"\b(?:cach(?:e|es|ing)|backups?|fail-?over|auto-?scaling|monitor(?:ing|s)?|alert(?:s|ing)?|retr(?:y|ies)"
    r"|replication|redundancy|protection|logging|(?:health|safety) ?checks?|limits?|throttling)"
    r" (?:(?:was|were|is|are|got|had been|has been) )?(?:disabled|deactivated|turned off)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(r"\btheir status\b", re.IGNORECASE)
_MINOR = re.compile(r"\b(?:non-critical|unrelated|minor|informational)\b", re.IGNORECASE)
_ENDS = (Milestone.MITIGATED, Milestone.RESOLVED)
_WORTH = {NAMED: 4.0, SAID: 3.0, ACTED: 1.5, HINTED: 0.8}
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
            if _meant(phrase.milestone, words[max(0, match.start() - 30) : match.start()]):
                weight = phrase.weight - (match.start() > _SOON and phrase.weight > HINTED)
                weights[phrase.milestone] = max(weight, weights.get(phrase.milestone, 0))
                break
    return _left(words, weights)


def _meant(milestone: Milestone, before: str) -> bool:
    """Whether the words before a phrase leave it as it is: not denied, and not only planned."""
    if _NEGATED.search(before):
        return False
    if milestone is Milestone.DETECTED:
        return not _LOOKED_AT.search(before)
    return not (milestone in _ENDS and _PLANNED.search(before))


def _left(words: str, weights: Mapping[Milestone, int]) -> Mapping[Milestone, int]:
    """The weights without what the rest of the entry speaks against."""
    left = dict(weights)
    if in_vain(words) or _THEIRS.search(words):
        left.pop(Milestone.RESOLVED, None)
        if not _PARTLY.search(words):
            left.pop(Milestone.MITIGATED, None)
    eased, solved = (left.get(end, 0) for end in _ENDS)
    if eased <= ACTED and _GUARD_OFF.search(words):
        left.pop(Milestone.MITIGATED, None)
    if eased == NAMED > solved:
        left.pop(Milestone.RESOLVED, None)
    if _MINOR.search(words):
        left.pop(Milestone.DETECTED, None)
    loudest = max(left.values(), default=0)
    return {
        milestone: weight
        for milestone, weight in left.items()
        if weight > HINTED or loudest == HINTED
    }


def with_milestones(entries: Sequence[Found]) -> tuple[Found, ...]:
    """The same entries, each milestone suggested for the one whose words speak loudest for it.

    An entry that already has a milestone keeps it, and no other entry gets that one.
    """
    given = {entry.milestone for entry in entries if entry.milestone}
    order = [index for index in _by_time(entries) if not entries[index].milestone]
    story = [Told(entries[index].text, suggested(entries[index].text)) for index in order]
    weighed = list(zip(order, in_context(story), strict=True))
    chosen = _choose([(index, weights) for index, weights in weighed if weights], given)
    return tuple(
        replace(entry, milestone=chosen[index]) if index in chosen else entry
        for index, entry in enumerate(entries)
    )


def _by_time(entries: Sequence[Found]) -> list[int]:
    """The places of the entries that have a time, earliest first.

    What has the same time stays as it is on paper, turned round where that begins with the newest.
    """
    timed = [at for at, entry in enumerate(entries) if entry.when.kind is Kind.TIMED]
    known = all(entries[at].when.utc for at in timed)
    write = _instant if known else _written
    moments = {at: write(entries[at].when) for at in timed}
    steps = [(moments[one], moments[two]) for one, two in pairwise(timed)]
    falls = sum(one > two for one, two in steps) > sum(one < two for one, two in steps)
    return sorted(reversed(timed) if falls else timed, key=lambda at: moments[at])


def _instant(when: When) -> str:
    return str(when.utc)


def _written(when: When) -> str:
    """A moment as it is written, in words that sort."""
    month, day = when.month_day or (0, 0)
    date = f"{month:02}-{day:02}" if when.date is None else when.date.isoformat()
    return f"{date} {when.day:04} {when.time}"


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
            step = weights[milestone] == ACTED and milestone is Milestone.MITIGATED
            late = place + 1 if milestone is Milestone.RESOLVED or step else -place
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
