"""What the words of each entry are worth once the entries around it are known.

One alert is the detection and the next is not; a step that errors follow has mended nothing; what
works again at the very end is the end. Weak words count only where their place speaks for them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pmfacilitator.domain.rows import Milestone
from pmfacilitator.importing.milestone_phrases import ACTED, HINTED, NAMED, SAID

Weights = dict[Milestone, int]

_NEAR = 2
_IN_VAIN = re.compile(
    r"\bno (?:effect|improvement|change|success|luck|avail)\b"
    r"|\b(?:did|does|do)(?: not|n't) (?:help|work|fix|resolve|recover|solve|come)\b"
    r"|\bwithout success\b|\bunsuccessful|\bin vain\b|\bfail(?:s|ed) (?:to|again)\b"
    r"|\b(?:issues?|errors?|problems?|failures?|timeouts?|symptoms?) (?:\w+ )?"
    r"(?:persist|remain(?:s|ed)?\b(?! within)|continu|still\b|at \d)"
    r"|\b(?:restarts?|reboots?|rollback|deploy(?:ment)?|restore|failover|recovery) (?:\w+ ){0,3}"
    r"(?:hangs?|hung|stall(?:s|ed)|(?:is|was|gets?|got) stuck)\b"
    r"|\banother (?:\w+ )?(?:spike|outage|failure|crash)\b"
    r"|\b(?:it|that|this|which) persist|\bstill (?:\w+ )?(?:fail|error|down|see|slow|not|unavail|broken|visible|happen|affect|degrad)"
    r"|\b(?:down|fail(?:s|ed|ing)|stall(?:s|ed)|crash(?:es|ed|ing)|errors?) again\b",
    re.ASCII | re.IGNORECASE,
)


@dataclass(frozen=True)
class Told:
    """One entry of a story: its text and what its words speak for."""

    text: str
    weights: Mapping[Milestone, int]


def in_vain(text: str) -> bool:
    """Whether an entry says that what was done has not helped, or that trouble goes on."""
    return bool(_IN_VAIN.search(text))


def in_context(story: Sequence[Told]) -> list[Weights]:
    """What each entry still speaks for, among the others, in the order of time."""
    weights = [dict(each.weights) for each in story]
    _one_detection(weights)
    found = _first(weights, Milestone.DETECTED)
    _one_beginning(weights, found)
    _one_taking_on(weights, found)
    _only_lasting_steps(story, weights)
    _an_end_at_the_end(weights)
    return weights


def _first(weights: Sequence[Weights], milestone: Milestone, least: int = HINTED) -> int | None:
    """Where a milestone is first spoken for at least that loudly."""
    return next((at for at, each in enumerate(weights) if each.get(milestone, 0) >= least), None)


def _keep_only(weights: Sequence[Weights], milestone: Milestone, keep: int | None) -> None:
    for at, each in enumerate(weights):
        if at != keep:
            each.pop(milestone, None)


def _one_detection(weights: Sequence[Weights]) -> None:
    """Only the first report counts: alerts go on once people know.

    What is told of a failure by somebody who reports it is the report and not the beginning.
    """
    detected, began = Milestone.DETECTED, Milestone.IMPACT_STARTED
    reports = []
    for at, each in enumerate(weights):
        if each.get(detected, 0) >= SAID >= each.get(began, 0):
            each.pop(began, None)
        if each.get(detected, 0) >= max(SAID, each.get(began, 0)):
            reports.append(at)
    named = _first(weights, began, NAMED)
    later = (at for at in reports if named is not None and at > named)
    first = next(later, next(iter(reports), None))
    if first is None:
        hint = _first(weights, detected)
        first = hint if hint is not None and hint <= len(weights) // 2 else None
    _keep_only(weights, detected, first)


def _one_beginning(weights: Sequence[Weights], found: int | None) -> None:
    """The first failing thing is the beginning; after the first report only a named one is."""
    began = Milestone.IMPACT_STARTED
    first = _first(weights, began, SAID)
    if first is None and found is not None:
        first = _first(weights, began)
    named = _first(weights, began, NAMED)
    if named is not None or (first is not None and found is not None and first > found):
        first = named
    _keep_only(weights, began, first)


def _one_taking_on(weights: Sequence[Weights], found: int | None) -> None:
    """Who takes it on first, after it was found and before it eases; a hint only right after."""
    taken = Milestone.ACKNOWLEDGED
    after = 0 if found is None else found
    recovered = (_first(weights, end, SAID) for end in (Milestone.MITIGATED, Milestone.RESOLVED))
    before = min((at for at in recovered if at is not None and at > after), default=len(weights))
    first = next((at for at in range(after, before) if weights[at].get(taken, 0) >= SAID), None)
    if found is not None:
        near = range(found + 1, min(found + 1 + _NEAR, before))
        hinted = next((at for at in near if weights[at].get(taken)), None)
        first = min((at for at in (first, hinted) if at is not None), default=None)
    _keep_only(weights, taken, first)


def _only_lasting_steps(story: Sequence[Told], weights: Sequence[Weights]) -> None:
    """A step that trouble follows has not ended it; a mere hint needs the end right behind it."""
    eased, solved = Milestone.MITIGATED, Milestone.RESOLVED
    troubled = False
    better = False
    for at in range(len(weights) - 1, -1, -1):
        each = weights[at]
        weight = each.get(eased, 0)
        unproven = weight == HINTED and not better
        if unproven or (troubled and 0 < weight < NAMED):
            del each[eased]
        if troubled and each.get(solved, 0) < NAMED:
            each.pop(solved, None)
        better = max(each.get(eased, 0), each.get(solved, 0)) >= SAID
        troubled = troubled or in_vain(story[at].text)


def _an_end_at_the_end(weights: Sequence[Weights]) -> None:
    """What works again last may be the end; early words of an end, and late hints, are not."""
    eased, solved = Milestone.MITIGATED, Milestone.RESOLVED
    last = len(weights) - 1
    recovered = [at for at, each in enumerate(weights) if each.get(eased) == SAID]
    for at, each in enumerate(weights):
        weight = each.get(solved, 0)
        if (weight and weight < NAMED and at < len(weights) // 2) or (
            weight == HINTED and at < last - 1
        ):
            del each[solved]
    if recovered and _first(weights, solved, NAMED) is None:
        end = weights[recovered[-1]]
        end[solved] = max(end.get(solved, 0), SAID if recovered[-1] == last else ACTED)
