"""Turns incidents of github.com/icco/postmortems, one JSON object to a line, into a library."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pmfacilitator.agenda_files import shipped
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.storage.library import Library

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"`])")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MOST_TITLE = 100
_MOST_FACTORS = 12


def keep_all(incidents: Path, library: Path) -> dict[str, str]:
    """Make a meeting of each incident; the beginnings of their uuids, by the ids of the meetings."""
    kept = Library(library)
    uuids = {}
    for line in incidents.read_text("utf-8").splitlines():
        told = json.loads(line)
        meeting = meeting_of(told)
        kept.create(meeting)
        uuids[meeting.id] = str(told["uuid"])[:8]
    return uuids


def meeting_of(told: Mapping[str, Any]) -> Meeting:
    """The meeting that a room would have held about an incident."""
    summary = _plain(told.get("summary") or "")
    body = _plain(told.get("body") or "")
    title = told.get("title") or next(_sentences(summary or body), "")[:_MOST_TITLE]
    about = [str(told[key]) for key in ("company", "product") if told.get(key)]
    facts = {
        "title": title,
        "date": (told.get("start_time") or "")[:10] or None,
        "services": about,
        "tldr": summary,
    }
    factors = [{"text": text} for text in _sentences(summary or body)][:_MOST_FACTORS]
    root_cause = {
        "step": "root-cause",
        "kind": "root_cause",
        "what_broke": body if body != summary else "",
        "factors": factors,
    }
    agenda = shipped().model_dump(mode="json")
    return Meeting.model_validate({"incident": facts, "sections": [root_cause], "agenda": agenda})


def _plain(text: str) -> str:
    return _LINK.sub(r"\1", text).strip()


def _sentences(text: str) -> Iterator[str]:
    for paragraph in text.split("\n"):
        yield from (sentence.strip() for sentence in _SENTENCE.split(paragraph) if sentence.strip())
