"""A small meeting with a row of most kinds, and how to look into its file."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.storage.library import Library

NOW = dt.datetime(2026, 11, 20, 14, 2, 31, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(minutes=20)

SAMPLE: dict[str, Any] = {
    "id": "aaaaaaaaaa",
    "created": "2026-11-19T09:00:00Z",
    "incident": {
        "id": "bbbbbbbbbb",
        "title": "Refunds paid twice",
        "severity": "P1",
        "date": "2026-11-18",
        "timezone": "Europe/Berlin",
        "services": ["refunds", "ledger"],
        "tldr": "A retry ran twice.\nNobody lost money.",
    },
    "participants": [{"id": "p000000001", "name": "Ada Njoku", "role": "Product"}],
    "timeline": [
        {"id": "t000000001", "text": "first refund doubled", "when": {"time": "09:12:00"}},
        {"id": "t000000002", "text": "pager fired", "when": {"time": "09:40:00"}},
    ],
    "insights": [{"id": "n000000001", "learned": "shops refund in batches at closing time"}],
    "actions": [
        {"id": "c000000001", "what": "Give every refund a key of its own"},
        {"id": "c000000002", "what": "Write to the shops", "status": "done"},
    ],
    "sections": [
        {
            "kind": "root_cause",
            "step": "why",
            "what_broke": "The queue handed one job to two workers.",
            "factors": [
                {
                    "id": "f000000001",
                    "text": "the job had no key",
                    "evidence": [{"target": "t000000001"}, {"url": "https://example.org/7"}],
                }
            ],
        },
        {
            "kind": "questions",
            "step": "product",
            "answers": [
                {"question": "customers", "points": [{"id": "q000000001", "text": "they batch"}]}
            ],
        },
    ],
    "agenda": {
        "title": "Two steps",
        "steps": [
            {"id": "why", "kind": "root_cause", "title": "Why", "minutes": 20},
            {
                "id": "product",
                "kind": "questions",
                "title": "Product",
                "questions": [{"id": "customers", "ask": "What does it say about customers?"}],
            },
        ],
    },
}


def sample(**facts: Any) -> Meeting:
    """The sample, with some facts of its incident replaced."""
    return Meeting.model_validate({**SAMPLE, "incident": {**SAMPLE["incident"], **facts}})


def retitled(meeting: Meeting, title: str) -> Meeting:
    return meeting.changed(incident=meeting.incident.changed(title=title))


def kept(folder: Path, meeting: Meeting | None = None) -> Path:
    """The path of a meeting in a library of that folder."""
    return Library(folder).create(meeting or sample())


def content(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def rewrite(path: Path, data: object) -> None:
    """Change a file as another program would: in place, laid out in its own way."""
    path.write_text(json.dumps(data), "utf-8")
