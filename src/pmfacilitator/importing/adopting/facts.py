"""The facts of the incident, as a paper writes them; what it does not write stays open."""

from __future__ import annotations

import datetime as dt
import re

from pmfacilitator.domain.tags import tags_of
from pmfacilitator.importing.adopting.paper import Paper
from pmfacilitator.importing.prose.dates import date_of, dates_in

_SEVERITY = re.compile(
    r"(?:sev(?:erity)?|p(?:rio(?:rity)?)?)[ -]?\d|minor|major|critical|high|medium|low",
    re.IGNORECASE,
)
_DAY_NAMED = ("date of incident", "incident date", "incident start", "started")
_DATE_IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_.](\d{2})[-_.](\d{2})(?!\d)")
_SERVICES = ("service", "services", "affected services", "services affected", "service impacted")
_MOST_SEVERITY = 24


def date_of_incident(paper: Paper, name: str) -> dt.date | None:
    """The day of the incident: as a fact says it, the file's name, the title, or a bare `date`."""
    told = next((paper.facts[fact] for fact in _DAY_NAMED if fact in paper.facts), "")
    named = _DATE_IN_NAME.search(name)
    in_name = date_of(int(named[1]), int(named[2]), int(named[3])) if named else None
    return day_in(told) or in_name or day_in(paper.title) or day_in(paper.facts.get("date", ""))


def day_in(text: str) -> dt.date | None:
    """The only day that a text names in full."""
    days = (day for day, _, _ in dates_in(text.replace("_", " ")))
    found = {date for day in days if (date := date_of(day.year, day.month, day.day))}
    return found.pop() if len(found) == 1 else None


def severity_of(paper: Paper) -> str:
    """The severity, where what is written can be one."""
    for name in ("severity", "sev", "priority", "impact level", "incident severity"):
        told = paper.facts.get(name, "")
        if told and len(told) <= _MOST_SEVERITY and _SEVERITY.search(told):
            return told
    return ""


def tags_in(paper: Paper) -> tuple[str, ...]:
    """The tags, where a fact of that name lists them."""
    told = paper.facts.get("tags", "").removeprefix("[").removesuffix("]")
    return tags_of(tag.strip().strip("\"'") for tag in told.split(","))


def services_of(paper: Paper) -> tuple[str, ...]:
    """The services that were hit, where they are named in a line."""
    told = next((paper.facts[name] for name in _SERVICES if name in paper.facts), "")
    return tuple(part.strip() for part in re.split(r"[,;]", told) if part.strip())
