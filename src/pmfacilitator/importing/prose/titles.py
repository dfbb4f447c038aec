"""What headings are called: those of a timeline, and those of what stands around one."""

from __future__ import annotations

import re

_TIMELINE = re.compile(
    r"\b(?:time ?-?lines?|chronolog\w*|(?:sequence|order|course|log|list) of (?:key )?events"
    r"|key events|event log|incident log|play[- ]by[- ]play|event history|timing)\b",
    re.IGNORECASE,
)
_LOOSELY = re.compile(
    r"\b(?:what happened|events?|narrative|history|log|updates?|details|happenings)\b",
    re.IGNORECASE,
)
_NOT_TIMELINE = re.compile(
    r"\b(?:action|improve|future|follow[- ]?up|chat|logs|prevent|remediation (?:plan|time)|roadmap)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:(?:the |our |incident |issue |executive |post[- ]?incident |technical )*"
    r"(?:summary|impact|root causes?|causes?|background|conclusions?|analysis|resolution|detection"
    r"|remediation|mitigation|lessons(?: learned)?|contributing factors|appendix|references|links"
    r"|participants|notes|trigger|scoring|scorecard|metadata|discussion|recovery|introduction"
    r"|overview|description|report|actionables?|action(?:s| items?)?|follow[- ]ups?(?: actions?)?"
    r"|corrective actions?|preventive measures|next steps|resources|documentation|owners?|status)"
    r"(?: (?:and|&) [\w ]{3,30})?|what (?:went|happened|are|did|is|we)\b[\w' ]{0,40}|what now"
    r"|where we got lucky|see also|why did .{0,40})[\s:?.]*$",
    re.IGNORECASE,
)
_MOST_WORDS = 6
_LONG = 100


def is_timeline(title: str) -> bool:
    """Whether a heading names a timeline."""
    if len(title) > _LONG or _NOT_TIMELINE.search(title):
        return False
    return bool(_TIMELINE.search(title))


def is_loosely_timeline(title: str) -> bool:
    """Whether what stands under a heading could be a timeline, if it looks like one."""
    if len(title) > _LONG or _NOT_TIMELINE.search(title):
        return False
    return bool(_LOOSELY.search(title))


def is_bare_title(line: str) -> bool:
    """Whether a line without any mark is a heading: a few words that name a usual section."""
    words = line.strip()
    if (
        words.count(" ") >= _MOST_WORDS
        or words.endswith((",", ";", "!"))
        or not words[:1].isupper()
    ):
        return False
    if words.endswith(".") or ": " in words:
        return False
    return is_timeline(words) or bool(_OTHER.match(words))
