"""The words that rules of language are made of: who can be blamed, and what people are blamed for.

In every block a line is an alternative, and a line further in goes on from the one above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternatives(block: str) -> str:
    """A regular expression that matches what any line of a block does."""
    lines: list[str] = []
    margin = 0
    for line in filter(str.strip, block.splitlines()):
        inward = len(line) - len(line.lstrip())
        margin = margin or inward
        if inward > margin and lines:
            lines[-1] += line.strip()
        else:
            lines.append(line.strip())
    return f"(?:{'|'.join(lines)})"


def filled_in(pattern: str, people: Iterable[str]) -> str:
    """A pattern with its words in braces spelled out; these people can be blamed by name."""
    names = "|".join(re.escape(name) for name in sorted(people, key=len, reverse=True))
    who = f"(?:{names}|{_PEOPLE})" if names else _PEOPLE
    for name, meaning in {"{someone}": "{who}{where}", "{who}": who, **_WORDS}.items():
        pattern = pattern.replace(name, meaning)
    return pattern.replace("n't", "n'?t").replace("'ve", "'?ve")  # as people type


_TEAM = "(?:team|folks|people|guys|lead|side)"
_PEOPLE = alternatives(
    r"""
    he|she|they|some ?one|somebody|anybody|nobody|no one|none of (?:us|them)|everyone|everybody
    people|both of them|whoever
    (?:the|our|an?|one|that|this|some|another|any|which|whichever|whoever's?) (?:[\w'-]+ ){0,2}?{title}
    (?:ops|operations|qa|devops|sre|support|customer success|marketing|sales|engineering|management
        |leadership|finance|security)(?: {team})?
    (?:product|infra|platform|backend|frontend|dev|network|data|billing|payments|offshore) {team}
    {team} [A-Z0-9]\b
    """
).replace("{team}", _TEAM)
"""Whoever can be blamed, beside the participants by name; what is a system too, only as a team."""

_TITLE = alternatives(
    r"""
    engineers?|dev(?:eloper)?s?|programmers?|operators?|admin(?:istrator)?s?|on-?call(?: \w+)?|interns?
    apprentices?|trainees?|juniors?|seniors?|beginners?|newcomers?|guys?|girl|persons?|colleagues?
    contractors?|managers?|reviewers?|testers?|analysts?|architects?|specialists?|experts?|teams?
    vendor(?:'s \w+)?|folks?|people|leads?|author|dbas?|sres?|agents?|staff|employees?|workers?
    technicians?|responders?|commander|drivers?|nurses?|doctors?|clerks?|cashiers?|shift|supplier
    partner|hire|starter|consultants?|freelancers?|founders?|boss|ceo|cto|director|executives?
    """
)
_WHERE = (
    r"(?: (?:on|in|at|from|of|with) (?:(?:the|our|that|this) )?[\w'-]+(?: (?:team|side|shift))?"
    r"| (?:who|that) (?:\w+ ){1,4}?)?"
)
_FILLED = (
    r"(?: (?:\w+ly|just|again|once more|also|has|have|had|then|even|all|both|still|always)){0,3} "
)
_BETWEEN = (
    r"(?:(?!(?:noticed|found|saw|seen|spotted|reported|fixed|corrected|asked|showed|told us)\b)"
    r"[\w'%-]+ ){0,7}?"
)
"""The words between somebody and what went wrong, unless they are of how it was noticed."""

_DONE = alternatives(
    r"""
    \w+ed|been|known|seen|told|done|gone|caught|read|run|set|kept|made|taken|thought|written|found
    left|sent|built|had|asked|put|paid|given|come|shut|cut|held|met|spoken|chosen|got|brought|rung|spent
    stood|understood|begun|driven|grown|let|lost|meant|shown|stuck|slept|gotten|hit|bought|sought
    """
)
_UNDONE = alternatives(
    r"""
    act|answer|ask|bother|call|care|check|communicate|do (?:anything|their|his|her)|document
    enter|escalate|flag|follow|handle|inform|know|learn|listen|look|mention|monitor|notice|notify|open|page
    pay|prepare|raise|react|read|reali[sz]e|report|respond|review|run|say|take|tell|test|think|try
    understand|update|use|verify|warn|watch|follow up
    """
)
"""What people are blamed for not having done."""

_UNHEEDED = alternatives(
    r"""
    announce|ask|bother|care|check|communicate|consider|document|escalate|flag|follow|inform|listen|look
    mention|notice|page|pay attention|raise|read|reali[sz]e|renew|review|tell|test|think|understand
    verify|warn
    """
)
"""What only people are said to have failed to do."""

_BLUNDERED = alternatives(
    r"""
    blew|botched|broke|brought down|bungled|bypassed|caused|circumvented|covered|crashed|cut corners
    disregarded|dithered|dragged|failed|fat-? ?fingered|fell for|forgot|forgotten|gambled|guessed
    hardcoded|hid|ignored|ignores?|killed (?:prod|production|the)|knocked (?:out|over)|let us down|lied
    messed|misconfigured|misinterpreted|misjudged|mishandled|mismanaged|misread|(?<!nobody )missed the|mistook
    mistyped|misunderstood|mixed up|muddled|neglected|nuked|overlooked|overreacted|overrode|panicked
    refused|rushed|screwed|shrugged|skip|skipped|slacked|slept (?:through|in)|took down|underestimated
    wasted|wiped
    """
)
"""What people are blamed for having done."""

_WORDS = {
    "{title}": _TITLE,
    "{name}": r"(?-i:\b[A-Z][a-z]{2,14})",  # perhaps; only for what systems cannot do
    "{where}": _WHERE,
    "{filled}": _FILLED,
    "{between}": _BETWEEN,
    "{undone}": _UNDONE,
    "{unheeded}": _UNHEEDED,
    "{blundered}": _BLUNDERED,
    "{done}": _DONE,
    "{not}": r"(?:didn't|did not|never) (?:even |really |clearly |bother to )?",
    "{rules}": r"(?:process|procedure|runbook|playbook|policy|checklist|rules?|guidelines?|protocol"
    r"|instructions)",
    "{cause}": r"(?:root )?(?:cause|reason|problem|culprit|thing that went wrong)",
    "{nobody}": r"(?:nobody|no one)",
}
