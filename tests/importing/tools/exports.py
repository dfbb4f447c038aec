"""Exports as tools write them, of one invented incident: a bakery's orders that did not arrive."""

from __future__ import annotations

import json

from pmfacilitator.importing.found import Choices, Imported
from pmfacilitator.importing.material import Material, Part
from pmfacilitator.importing.registry import read

Json = dict[str, object]

USERS: list[Json] = [
    {"id": "U1", "name": "ana", "profile": {"display_name": "Ana", "real_name": "Ana Lind"}},
    {"id": "U2", "name": "bo", "real_name": "Bo Falk", "profile": {"display_name": ""}},
]

SLACK_DAY: list[Json] = [
    {"type": "message", "subtype": "channel_join", "user": "U2", "ts": "1795185000.000001",
     "text": "<@U2> has joined the channel"},
    {"type": "message", "user": "U1", "ts": "1795185120.000200",
     "text": "orders are stuck &gt; 5 min, <@U2> see <https://grafana.example/d/1|the board>"},
    {"type": "message", "user": "U2", "ts": "1795185180.000300", "text": "*rolling back* now"},
    {"type": "message", "subtype": "bot_message", "username": "alerts", "bot_id": "B1",
     "ts": "1795185060.000100", "text": "",
     "attachments": [{"fallback": "[FIRING] OrderQueueFull", "text": "queue at 98 %"}]},
    {"type": "message", "user": "U1", "ts": "1795185240.000400", "text": ""},
]  # fmt: skip

PAGERDUTY: Json = {
    "log_entries": [
        {"id": "R4", "type": "resolve_log_entry", "summary": "Resolved by Ana Lind",
         "created_at": "2026-11-20T15:20:00+01:00", "channel": {"type": "website"}},
        {"id": "R3", "type": "acknowledge_log_entry", "summary": "Acknowledged by Ana Lind",
         "created_at": "2026-11-20T14:05:30Z", "channel": {"type": "mobile"}},
        {"id": "R2", "type": "notify_log_entry", "summary": "Notified Ana Lind by push",
         "created_at": "2026-11-20T14:02:01Z"},
        {"id": "R1", "type": "trigger_log_entry", "summary": "Triggered through the API",
         "created_at": "2026-11-20T14:02:00Z",
         "html_url": "https://bakery.example/log_entries/R1",
         "channel": {"type": "api", "summary": "Order queue is full"},
         "incident": {"id": "P1", "summary": "[#7] Order queue is full"}},
    ],
    "more": False,
}  # fmt: skip


def statuspage_incident(ident: str, name: str, day: str) -> Json:
    """One incident with three updates, newest first."""
    updates: list[Json] = [
        {"id": f"{ident}-3", "status": "resolved", "body": "All orders arrive again.",
         "created_at": f"{day}T15:20:00.250Z", "display_at": f"{day}T15:20:00.250Z"},
        {"id": f"{ident}-2", "status": "monitoring", "body": "A fix is in place.\r\nWe watch it.",
         "created_at": f"{day}T14:41:00Z", "display_at": f"{day}T14:40:00Z"},
        {"id": f"{ident}-1", "status": "investigating", "body": "Orders are **delayed**.",
         "created_at": f"{day}T14:15:00Z"},
    ]  # fmt: skip
    return {
        "id": ident,
        "name": name,
        "status": "resolved",
        "shortlink": f"https://stat.example/{ident}",
        "incident_updates": updates,
    }


STATUSPAGE: Json = {
    "page": {"name": "Bakery", "time_zone": "Europe/Berlin"},
    "incidents": [statuspage_incident("i1", "Orders delayed", "2026-11-20")],
}

GITHUB: list[Json] = [
    {"event": "committed", "sha": "c0ffee1234", "message": "Drop the _retry_ cap",
     "author": {"name": "Bo Falk", "date": "2026-11-20T14:30:00Z"},
     "html_url": "https://github.example/bakery/orders/commit/c0ffee1"},
    {"id": 11, "node_id": "N11", "event": "labeled", "created_at": "2026-11-20T14:10:00Z",
     "actor": {"login": "ana"}, "label": {"name": "incident"}},
    {"id": 12, "node_id": "N12", "event": "commented", "created_at": "2026-11-20T14:20:00Z",
     "actor": {"login": "ana"}, "body": "The **queue** is full:\n\n- `orders`\n- `refunds`\n",
     "html_url": "https://github.example/bakery/orders/issues/5#c12"},
    {"id": 13, "event": "reviewed", "submitted_at": "2026-11-20T14:35:00Z", "state": "approved",
     "user": {"login": "ana"}, "body": ""},
    {"event": "cross-referenced", "created_at": "2026-11-20T14:36:00Z", "actor": {"login": "bo"},
     "source": {"type": "issue", "issue": {"id": 77, "number": 77, "title": "Alert earlier",
                "repository": {"full_name": "bakery/alerts"}}}},
    {"id": 14, "event": "closed", "created_at": "2026-11-20T15:20:00Z", "actor": {"login": "ana"},
     "state_reason": "completed"},
    {"event": "line-commented", "node_id": "N15",
     "comments": [{"body": "Why three?", "created_at": "2026-11-20T14:33:00Z"}]},
]  # fmt: skip

INCIDENTIO: Json = {
    "incident_updates": [
        {"id": "V2", "incident_id": "I1", "created_at": "2026-11-20T15:20:00.123456Z",
         "message": "Orders arrive again", "updater": {"user": {"name": "Ana Lind"}},
         "new_incident_status": {"name": "Closed", "category": "closed"}},
        {"id": "V1", "incident_id": "I1", "created_at": "2026-11-20T14:12:00Z",
         "message": "Looking at the queue", "updater": {"user": {"name": "Bo Falk"}},
         "new_incident_status": {"name": "Investigating", "category": "live"},
         "new_severity": {"name": "Major"}},
    ],
    "pagination_meta": {"page_size": 25},
}  # fmt: skip

INCIDENTIO_INCIDENTS: Json = {
    "incidents": [
        {"id": "I1", "name": "Orders stuck", "permalink": "https://incidents.example/1",
         "incident_status": {"name": "Closed"},
         "incident_timestamp_values": [
             {"incident_timestamp": {"name": "Resolved at"},
              "value": {"value": "2026-11-20T15:20:00Z"}},
             {"incident_timestamp": {"name": "Impact started"},
              "value": {"value": "2026-11-20T13:58:00Z"}},
             {"incident_timestamp": {"name": "Merged at"}, "value": None},
         ]},
    ],
}  # fmt: skip

GCP: list[Json] = [
    {"id": "G1", "external_desc": "Queues were slow", "begin": "2026-11-20T13:58:00+00:00",
     "end": "2026-11-20T15:18:00+00:00", "uri": "incidents/G1",
     "updates": [
         {"created": "2026-11-20T15:21:00+00:00", "when": "2026-11-20T15:20:00+00:00",
          "status": "AVAILABLE", "text": "**Summary:**\nIt is over."},
         {"created": "2026-11-20T14:16:00+00:00", "when": "2026-11-20T14:15:00+00:00",
          "status": "SERVICE_DISRUPTION", "text": "We look into it."},
     ]},
]  # fmt: skip

CSV = (
    "Date,Time (UTC),Who,What happened,Link\n"
    "2026-11-20,13:58,,First orders stick,\n"
    '2026-11-20,14:20,Ana,"Queue is full,\nretries pile up",https://grafana.example/d/1\n'
    ",15:20,Bo,Orders arrive again,\n"
)

EXPORTS: dict[str, str] = {
    "slack": json.dumps(SLACK_DAY, indent=1),
    "pagerduty": json.dumps(PAGERDUTY, indent=1),
    "statuspage": json.dumps(STATUSPAGE),
    "github": json.dumps(GITHUB, indent=1),
    "incidentio": json.dumps(INCIDENTIO, indent=1),
    "gcp": json.dumps(GCP, indent=1),
    "csv": CSV,
}
"""One export of each tool, as text."""


def material(text: str | bytes, name: str = "") -> Material:
    """One file."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return Material((Part(name, data),), name)


def from_json(value: object, choices: Choices | None = None, source: str = "auto") -> Imported:
    """What is read from a file that holds a value as JSON, a line to each thing in it."""
    return read(material(json.dumps(value, indent=1)), choices or Choices(), source)


def told(imported: Imported) -> list[tuple[str | None, str]]:
    """The entries in short: when, and what."""
    return [(entry.when.local, entry.text) for entry in imported.entries]


def warned(imported: Imported) -> str:
    """All warnings in one text."""
    return " ".join(remark.words for remark in imported.warnings)


ALL = Choices(everything=True)
