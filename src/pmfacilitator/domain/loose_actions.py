"""A reader of actions: words that say what is wished for, and not what somebody will do.

An action that ends begins with a verb, belongs to somebody, and has a bound: a measure, a day, or a
question that it answers. What lacks one of them is pointed out and never refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pmfacilitator.domain.action_words import BOUND, LEAD_IN, THINGS, VAGUE, VERBS
from pmfacilitator.domain.language import Mark
from pmfacilitator.domain.language_rules import Slip
from pmfacilitator.domain.rows import Action, ActionStatus

_VERB = "What will somebody do first? Begin with a verb: add, move, tell …"
_BOUND = "How will we see that it is done? A number, a day or a test says so."
_OWNER = "Who takes it?"

_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_DETERMINERS = re.compile(
    r"a|all|an|any|both|each|every|her|his|it|its|no|one|our|that|the|their|them|these|this|those|two"
)
"""What follows a verb more often than a noun: an unknown word before one of them is taken for a verb."""

_FEW_WORDS = 5
"""An idea of more words than that says what it is, with a verb or without."""

_VERBS_ON_ING = frozenset({"bring", "ping", "ring"})


@dataclass(frozen=True)
class _Sense:
    """What the words of an action hold."""

    begins: tuple[int, int]
    has_verb: bool
    is_vague: bool
    has_bound: bool


def loose_idea(text: str) -> tuple[Mark, ...]:
    """What is to be pointed out in an idea that may become an action: so few words that say nothing."""
    is_short = len(_WORD.findall(text)) <= _FEW_WORDS
    return loose_words(text) if is_short and not BOUND.search(text) else ()


def loose_words(text: str) -> tuple[Mark, ...]:
    """What is to be pointed out in the words of an action, whoever takes it."""
    sense = _sense_of(text)
    if not sense.has_verb:
        return (_mark(text, sense, _VERB),)
    if sense.is_vague and not sense.has_bound:
        return (_mark(text, sense, _BOUND),)
    return ()


def loose_action(action: Action) -> tuple[Mark, ...]:
    """What an open action lacks, the most telling first; [] once it is done or given up."""
    if action.status is not ActionStatus.OPEN or not action.what:
        return ()
    sense = _sense_of(action.what)
    lacks = (
        (_VERB, not sense.has_verb),
        (_BOUND, action.due is None and not sense.has_bound),
        (_OWNER, not action.owner),
    )
    return tuple(_mark(action.what, sense, instead) for instead, is_so in lacks if is_so)


def _mark(text: str, sense: _Sense, instead: str) -> Mark:
    start, end = sense.begins
    return Mark(Slip.LOOSE_ACTION, start, end, text[start:end], instead)


@lru_cache(maxsize=1024)
def _sense_of(text: str) -> _Sense:
    words = list(_WORD.finditer(text))
    lead = LEAD_IN.match(text)
    if lead and words and words[0][0].lower() not in VERBS:
        words = [word for word in words if word.start() >= lead.end()]
    if not words:
        return _Sense((0, len(text)), has_verb=False, is_vague=False, has_bound=False)
    begins = words[0].start(), words[min(len(words), 3) - 1].end()
    rest = text[begins[0] :]
    return _Sense(
        begins,
        has_verb=_begins_with_verb([word[0].lower() for word in words[:2]]),
        is_vague=bool(VAGUE.match(rest) or THINGS.fullmatch(rest)),
        has_bound=bool(BOUND.search(rest)),
    )


def _begins_with_verb(words: list[str]) -> bool:
    first = words[0]
    if first in VERBS:
        return True
    if _DETERMINERS.fullmatch(first) or (first.endswith("ing") and first not in _VERBS_ON_ING):
        return False
    return len(words) > 1 and _DETERMINERS.fullmatch(words[1]) is not None
