"""Exports of tools in the preview: one incident of several, columns that are told, another source."""

from __future__ import annotations

import json

import pytest

from pmfacilitator.domain.desk import Place
from pmfacilitator.widgets.found_table import FoundTable
from tests.ui.room import Letters, Room, in_meeting, words

pytestmark = pytest.mark.app

TIMELINE = Place(step="timeline", prompt="timeline")


def incident(name: str, *bodies: str) -> dict[str, object]:
    updates = [
        {
            "id": f"{name}{at}",
            "status": "investigating",
            "body": body,
            "created_at": f"2026-11-20T14:0{at}:00.000Z",
            "display_at": f"2026-11-20T14:0{at}:00.000Z",
        }
        for at, body in enumerate(bodies)
    ]
    return {"id": name, "name": f"About {name}", "impact": "major", "incident_updates": updates}


PAGE = json.dumps(
    {"page": {"time_zone": "Etc/UTC"}, "incidents": [incident("tills", "a", "b"), incident("app", "c")]},
    indent=1,
)  # fmt: skip
TABLE = "What,Noted\npager fired,2026-11-20 14:32\nMara answers,2026-11-20 14:36\n"


def texts(room: Room) -> list[str]:
    table = room.app.screen.query_one(FoundTable)
    return [table.row(row_id).text for row_id in table.ids]


def warned(room: Room) -> str:
    return words(room.app.screen, "#import-warnings")


async def test_one_of_several_incidents_is_chosen_and_the_warning_names_the_key() -> None:
    async with in_meeting(None, TIMELINE) as room:
        await room.paste(PAGE)
        assert len(texts(room)) == 3
        assert "--" not in warned(room)
        assert "Several incidents" in warned(room)
        await room.press("o", *"app", "enter")
        assert len(texts(room)) == 1
        await room.press("o", *"nobody", "enter")
        assert "is not among the incidents" in words(room.app.screen, "#import-said")
        await room.press("o", "backspace", "enter")
        assert len(texts(room)) == 3
        assert words(room.app.screen, "#import-said") == ""


async def test_the_columns_of_a_table_are_told() -> None:
    async with in_meeting(None, TIMELINE) as room:
        await room.paste(TABLE)
        await room.press("v")
        await room.enter("Noted")
        assert "time=At,text=Note" in words(room.app.screen, ".dialog-hint")
        await room.enter("time=Noted,text=What")
        assert texts(room) == ["pager fired", "Mara answers"]


async def test_what_it_is_read_as_can_be_chosen() -> None:
    async with in_meeting(None, TIMELINE) as room:
        await room.paste("14:05 errors rise\n14:32 pager fired")
        await room.press("f", Letters("slack"), "enter")
        assert words(room.app.screen, "#import-said")
        await room.press("f", Letters("whatever"), "enter")
        assert texts(room) == ["errors rise", "pager fired"]
