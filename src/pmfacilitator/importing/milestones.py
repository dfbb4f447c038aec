"""Which milestone an entry may be, told from its words: suggestions that the room confirms.

Each phrase speaks for one milestone with a weight. A word that names the moment itself (“outage
begins”) outweighs one that only goes with it (“alert”). Each milestone goes to one entry at most.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pmfacilitator.domain.rows import Milestone
from pmfacilitator.importing.found import Found, Kind

_FLAGS = re.ASCII | re.IGNORECASE
_READ = 400
_NAMED, _SAID, _HINTED = 4, 3, 2
_TROUBLE = r"(?:incident|outage|disruption|impact|downtime|degradation|issue|problem|failure)s?"
_ENDING = {Milestone.RESOLVED}


@dataclass(frozen=True)
class _Phrase:
    milestone: Milestone
    weight: int
    pattern: re.Pattern[str]


def _phrases(milestone: Milestone, weight: int, *patterns: str) -> _Phrase:
    return _Phrase(milestone, weight, re.compile("|".join(patterns), _FLAGS))


_PHRASES = (
    _phrases(
        Milestone.IMPACT_STARTED,
        _NAMED,
        rf"\b{_TROUBLE} (?:start(?:s|ed)?|begins?|began)\b",
        rf"\b(?:start|beginning|onset|begin) of (?:[\w.-]+ ){{0,3}}{_TROUBLE}\b",
    ),
    _phrases(
        Milestone.DETECTED,
        _NAMED,
        rf"\b{_TROUBLE} (?:was |is )?(?:first )?detected\b",
        r"\bfirst (?:report|detect|notice|alert)",
    ),
    _phrases(
        Milestone.ACKNOWLEDGED,
        _NAMED,
        r"\backnowledge[sd]?\b",
    ),
    _phrases(
        Milestone.MITIGATED,
        _NAMED,
        rf"\b{_TROUBLE} (?:declared |was |is |fully )*mitigated\b",
    ),
    _phrases(
        Milestone.RESOLVED,
        _NAMED,
        rf"\b{_TROUBLE} (?:(?:declared|was|is|fully|considered) )*(?:resolved|over|ends?|ended)\b",
        rf"\bend of (?:the )?(?:[\w.-]+ ){{0,3}}{_TROUBLE}\b",
        r"\ball[- ]clear\b",
    ),
    _phrases(
        Milestone.FIRST_CUSTOMER_MESSAGE,
        _NAMED,
        r"\bstatus ?(?:page|post)\b.*\b(?:updated?|published|posted)\b",
    ),
)


def suggested(text: str) -> Mapping[Milestone, int]:
    """What the words of one entry speak for, each with its weight; empty if for nothing."""
    words = text[:_READ]
    weights: dict[Milestone, int] = {}
    for phrase in _PHRASES:
        if phrase.pattern.search(words):
            weights[phrase.milestone] = max(weights.get(phrase.milestone, 0), phrase.weight)
    return weights


def with_milestones(entries: Sequence[Found]) -> tuple[Found, ...]:
    """The same entries, each milestone suggested for the one whose words speak loudest for it.

    An entry that already has a milestone keeps it, and no other entry gets that one.
    """
    given = {entry.milestone for entry in entries if entry.milestone}
    best: dict[Milestone, tuple[int, int]] = {}
    for index, entry in enumerate(entries):
        if entry.milestone or entry.when.kind is Kind.UNTIMED:
            continue
        for milestone, weight in suggested(entry.text).items():
            if milestone not in given and weight > best.get(milestone, (0, 0))[0]:
                best[milestone] = (weight, index)
    chosen = {index: milestone for milestone, (_, index) in best.items()}
    return tuple(
        replace(entry, milestone=chosen[index]) if index in chosen else entry
        for index, entry in enumerate(entries)
    )
