"""Makes one invented meeting after another, as plain data, the same ones for the same seed."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from typing import Any

from bench.thousands import words
from pmfacilitator.domain.records import ALPHABET, ID_LENGTH

LAST_DAY = dt.date(2026, 11, 20)
DAYS = 8 * 365

Data = dict[str, Any]


class Maker:
    """Invents meetings that follow one agenda, newest first."""

    def __init__(self, agenda: Data, seed: int = 1) -> None:
        self._agenda = agenda
        self._chance = random.Random(seed)  # noqa: S311 (the same meetings every time)

    def meetings(self, count: int) -> Iterator[Data]:
        """So many meetings, spread over eight years."""
        for number in range(count):
            yield self._meeting(LAST_DAY - dt.timedelta(days=number * DAYS // count))

    def _meeting(self, day: dt.date) -> Data:
        services = self._chance.sample(words.SERVICES, self._chance.randint(1, 3))
        self._service = services[0]
        insights = self._insights()
        facts = {
            "id": self._id(),
            "title": self._sentence("{service}: {part} {fault}"),
            "reference": f"INC-{self._chance.randint(100, 99999)}",
            "severity": self._chance.choice(("P1", "P1", "P2", "P2", "P2", "P3", "P4")),
            "date": day.isoformat(),
            "timezone": "Europe/Berlin",
            "services": services,
            "tags": self._some(words.TAGS, 2),
            "detected_by": self._chance.choice(("alert", "staff", "customer")),
            "tldr": self._sentence("{part} {fault} after {change}.\n{customer} noticed first."),
        }
        return {
            "id": self._id(),
            "created": f"{day.isoformat()}T13:00:00Z",
            "status": self._chance.choice(("draft", "in_review", "final", "final", "final")),
            "incident": facts,
            "participants": self._participants(),
            "timeline": self._timeline(),
            "quotes": self._quotes(),
            "insights": insights,
            "actions": self._actions(day, [row["id"] for row in insights]),
            "parked": [
                {"id": self._id(), "text": self._sentence(text)}
                for text in self._some(words.REMARKS, 2)
            ],
            "sections": list(self._sections(day)),
            "agenda": self._agenda,
        }

    def _participants(self) -> list[Data]:
        names = self._chance.sample(words.PEOPLE, 7)
        return [
            {
                "id": self._id(),
                "name": name,
                "role": words.ROLES[at % len(words.ROLES)],
                "facilitator": at == 0,
                "note_taker": at == 1,
                "present": True,
            }
            for at, name in enumerate(names)
        ]

    def _timeline(self) -> list[Data]:
        marks = {
            1: "impact_started",
            4: "detected",
            6: "acknowledged",
            11: "mitigated",
            16: "resolved",
        }
        minute = self._chance.randint(0, 900)
        rows: list[dict[str, object]] = []
        for at in range(18):
            minute += self._chance.randint(1, 14)
            time = f"{minute // 60 % 24:02}:{minute % 60:02}"
            when = {"time": f"{time}:00", "typed": time, "day": minute // 1440, "zone": None}
            text = self._sentence(self._chance.choice(words.EVENTS))
            row = {"id": self._id(), "text": text, "when": when, "milestone": marks.get(at)}
            rows.append({**row, "source": "", "evidence": [], "starred": at in marks})
        return rows

    def _quotes(self) -> list[Data]:
        return [
            {"id": self._id(), "words": self._sentence(text), "source": self._one(words.CUSTOMERS)}
            for text in self._some(words.SAYINGS, 3)
        ]

    def _insights(self) -> list[Data]:
        lenses = ("real_usage", "what_matters", "architecture", "documentation", "integration")
        return [
            {
                "id": self._id(),
                "learned": f"{self._one(words.CUSTOMERS)} {self._sentence(habit)}",
                "assumption": self._sentence(self._one(words.BELIEFS)),
                "lens": self._one(lenses),
                "opportunity": self._sentence(self._one(words.OFFERS)),
                "owner": self._one(words.PEOPLE),
            }
            for habit in self._some(words.HABITS, self._chance.randint(2, 5))
        ]

    def _actions(self, day: dt.date, answered: Sequence[str]) -> list[Data]:
        return [
            {
                "id": self._id(),
                "what": self._sentence(deed),
                "owner": self._one(words.PEOPLE),
                "due": (day + dt.timedelta(days=self._chance.randint(5, 90))).isoformat(),
                "kind": self._one(("prevent", "detect", "mitigate", "repair", "product")),
                "priority": self._one(("high", "medium", "low")),
                "answers": self._one(answered),
                "tracker": f"OPS-{self._chance.randint(100, 9999)}",
                "status": self._one(("open", "done", "done")),
            }
            for deed in self._some(words.DEEDS, self._chance.randint(4, 8))
        ]

    def _sections(self, day: dt.date) -> Iterator[Data]:
        for step in self._agenda["steps"]:
            answers = [
                {"question": question["id"], "points": self._points(1)}
                for question in step["questions"]
            ]
            section = {"step": step["id"], "kind": step["kind"], "answers": answers}
            if step["kind"] == "root_cause":
                section |= self._root_cause()
            elif step["kind"] == "impact":
                section |= self._impact(day)
            elif step["kind"] == "close":
                section |= {"would_come_again": self._chance.randint(3, 7), "would_not": 1}
            yield section

    def _root_cause(self) -> Data:
        factors = [
            {"id": self._id(), "text": self._sentence("{part} of {service} {fault}")}
            for _ in range(self._chance.randint(3, 6))
        ]
        whys = [
            {"id": self._id(), "text": self._sentence(text), "explains": factors[0]["id"]}
            for text in self._some(words.REMARKS, 3)
        ]
        return {
            "what_broke": self._sentence("{part} {fault}, and {part} {fault}. {part} {fault}."),
            "trigger": self._sentence("{change}"),
            "factors": factors,
            "whys": whys,
            "system": self._lines(words.DEEDS, 2),
            "monitoring": self._lines(words.DEEDS, 2),
            "architecture": self._lines(words.DEEDS, 2),
        }

    def _impact(self, day: dt.date) -> Data:
        accounts = [
            {
                "id": self._id(),
                "who": who,
                "how_many": self._chance.randint(1, 400),
                "missed": self._sentence("an afternoon of {service}"),
                "trying_to": self._sentence(self._one(words.HABITS)),
                "did_instead": self._sentence("waited, and wrote to support about {service}"),
                "reaction": self._one(("calm", "annoyed", "angry", "escalated")),
                "revenue_at_risk": {
                    "amount": str(self._chance.randint(1, 90) * 500),
                    "currency": "EUR",
                },
                "follow_up_by": self._one(words.PEOPLE),
                "follow_up_due": (day + dt.timedelta(days=7)).isoformat(),
            }
            for who in self._some(words.CUSTOMERS, 4)
        ]
        return {
            "accounts": accounts,
            "tickets": self._chance.randint(0, 120),
            "customers": self._chance.randint(1, 4000),
        }

    def _points(self, count: int) -> list[Data]:
        rows = self._lines(words.REMARKS, count)
        return [{**row, "said_by": {"role": self._one(words.ROLES)}} for row in rows]

    def _lines(self, texts: Sequence[str], count: int) -> list[Data]:
        return [
            {"id": self._id(), "text": self._sentence(text)} for text in self._some(texts, count)
        ]

    def _sentence(self, text: str) -> str:
        one = self._one
        return text.format(
            service=self._service,
            part=one(words.PARTS),
            thing=one(words.PARTS),
            fault=one(words.FAULTS),
            change=one(words.CHANGES),
            who=one(words.PEOPLE),
            customer=one(words.CUSTOMERS),
        )

    def _one(self, things: Sequence[str]) -> str:
        return self._chance.choice(things)

    def _some(self, things: Sequence[str], count: int) -> list[str]:
        return self._chance.sample(things, count)

    def _id(self) -> str:
        return "".join(self._chance.choices(ALPHABET, k=ID_LENGTH))
