r"""The dialects of Markdown: what each acts on, beyond what all have in common.

GitHub and GitLab make mentions, references and pictures out of words only after parsing, where no
backslash helps; a word joiner (U+2060, invisible and without width) keeps them from it. GitLab's
signs are those of its documentation, "GitLab-specific references". Notion's are those that its
documentation of Markdown says to escape; it knows no HTML and three levels of headings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

WORD_JOINER = "\N{WORD JOINER}"

_EMOJI = r":(?=(?:[a-z0-9_+-]*[a-z+-][a-z0-9_+-]*|100|1234):)"
_PERSON = r"(?<![a-z0-9])@(?=[a-z0-9])"
_REFERENCE = r"\#(?=\d)|\bGH-(?=\d)"
_GITLAB = r"""
    (?<![a-z0-9])@(?=[a-z0-9_])                 # somebody
  | [\#!$&](?=\d) | \bGL-(?=\d)                 # issue, merge request, snippet, epic
  | (?<!\w)[%~](?=[\w"'{])                      # milestone, label, placeholder
  | \[(?=\[|TOC\]|[a-z_]+:) | \[(?=[+-])        # wiki link, contents, named reference, difference
  | \{(?=[+-])
  | \*(?=[a-z]+:)                               # iteration
"""


@dataclass(frozen=True)
class Dialect:
    """How one kind of Markdown differs.

    Args:
        acts: signs to write with a backslash, wherever they stand.
        begins: signs that mean something at the beginning of a line.
        calls: places after which a word joiner keeps a name or number from being acted on.
        has_tags: whether it takes HTML's tags and entities.
        indent: how far what hangs beneath an item stands to the right of it.
        deepest: the deepest level of heading.
    """

    acts: re.Pattern[str]
    begins: tuple[str, ...]
    calls: re.Pattern[str] | None
    has_tags: bool = True
    indent: int = 2
    deepest: int = 6

    @property
    def calling(self) -> Dialect:
        """The same, in which mentions and references do act."""
        return replace(self, calls=None)


def _calls(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE | re.VERBOSE)


_UNDERSCORES = r"(?<!\w) _++ | _++ (?![^\W_])"
"""An underscore within a word does nothing."""

_ADDRESSES = r": (?=//) | (?<=www) \."
"""Else a bare address runs on over the backslashes behind it."""


def _acts(*patterns: str) -> re.Pattern[str]:
    return re.compile(" | ".join(patterns), re.VERBOSE | re.IGNORECASE)


_BEGINS = ("#", "-", "+", "=", ":", ">")

GFM = Dialect(
    acts=_acts(r"[\\`*\[\]<|~$]", _UNDERSCORES, _ADDRESSES),
    begins=_BEGINS,
    calls=_calls(_PERSON, _REFERENCE, _EMOJI),
)
"""GitHub's."""

GITLAB = Dialect(
    acts=_acts(r"[\\`*\[\]<|~$]", _UNDERSCORES, _ADDRESSES),
    begins=(*_BEGINS, "/"),
    calls=_calls(_GITLAB, _EMOJI),
)
"""GitLab's, in which a line that begins with a slash gives an order."""

NOTION = Dialect(
    acts=_acts(r"[\\`*\[\]<>{}|^~$]", _UNDERSCORES),
    begins=_BEGINS,
    calls=None,
    has_tags=False,
    indent=4,
    deepest=3,
)
"""The part of Markdown that Notion takes when it is pasted."""

DIALECTS: Mapping[str, Dialect] = {"markdown": GFM, "gitlab": GITLAB, "notion": NOTION}
"""Every dialect, by the target it is."""
