"""The ledger of assumptions: what we had taken for granted, and each time it turned out not so."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from pmfacilitator.domain.learning.groups import Groups
from pmfacilitator.domain.learning.listed import UNTITLED, day_of
from pmfacilitator.domain.learning.seen import InsightSeen, MeetingSeen

_WORD = re.compile(r"[^\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]")
_ARTICLES = frozenset({"a", "an", "the", "that"})


@dataclass(frozen=True, slots=True)
class Broken:
    """One time that an assumption broke: the insight that says so, and its incident."""

    insight: str
    meeting: str
    incident: str
    severity: str
    date: dt.date | None
    services: tuple[str, ...]
    tags: tuple[str, ...]
    assumption: str
    saw: str
    learned: str
    lens: str
    owner: str
    status: str


@dataclass(frozen=True, slots=True)
class Assumption:
    """What we had assumed, in how many incidents it broke, and when, the latest time first."""

    assumption: str
    incidents: int
    broke: tuple[Broken, ...]


def assumptions_in(library: Iterable[MeetingSeen]) -> tuple[Assumption, ...]:
    """Every assumption that broke; what broke in most incidents first, then what broke last.

    It is one assumption where the words are the same but for case, accents, marks and articles, or
    where somebody linked the insights as seen before.
    """
    found = {insight.id: (insight, meeting) for meeting in library for insight in meeting.insights}
    groups = Groups()
    for insight, _ in found.values():
        groups.join(insight.id, insight.id)
        if key := _folded(insight.assumption):
            groups.join(insight.id, f"={key}")
        for again in insight.again:
            if again.row in found:
                groups.join(insight.id, again.row)
    gathered: dict[str, list[tuple[InsightSeen, MeetingSeen]]] = {}
    for row_id, pair in found.items():
        gathered.setdefault(groups.of(row_id), []).append(pair)
    told = (_assumption(group) for group in gathered.values())
    return tuple(sorted((each for each in told if each is not None), key=_worst_first))


def _assumption(group: list[tuple[InsightSeen, MeetingSeen]]) -> Assumption | None:
    group = sorted(group, key=lambda pair: _newest_first(pair[1]), reverse=True)
    words = next((insight.assumption for insight, _ in group if insight.assumption), "")
    if not words:
        return None
    incidents = {meeting.incident.incident for _, meeting in group}
    return Assumption(words, len(incidents), tuple(_broken(*pair) for pair in group))


def _broken(insight: InsightSeen, meeting: MeetingSeen) -> Broken:
    incident = meeting.incident
    return Broken(
        insight=insight.id,
        meeting=insight.meeting,
        incident=incident.title or UNTITLED,
        severity=incident.severity,
        date=day_of(incident),
        services=incident.services,
        tags=incident.tags,
        assumption=insight.assumption,
        saw=insight.saw,
        learned=insight.learned,
        lens=insight.lens,
        owner=insight.owner,
        status=insight.status,
    )


def _newest_first(meeting: MeetingSeen) -> tuple[dt.date, str]:
    return day_of(meeting.incident) or dt.date.min, meeting.incident.meeting


def _worst_first(each: Assumption) -> tuple[int, int, str]:
    latest = each.broke[0].date or dt.date.min
    return -each.incidents, -latest.toordinal(), each.assumption


def _folded(text: str) -> str:
    apart = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold()
    return " ".join(word for word in _WORD.findall(apart) if word not in _ARTICLES)
