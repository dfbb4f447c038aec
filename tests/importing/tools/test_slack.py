from __future__ import annotations

import datetime as dt
import json

import pytest

from pmfacilitator.errors import InvalidImport
from pmfacilitator.importing.found import Choices, Imported
from pmfacilitator.importing.material import Material, Part
from pmfacilitator.importing.registry import read
from tests.importing.tools.exports import ALL, SLACK_DAY, USERS, Json, from_json, told, warned


def part(path: str, value: object) -> Part:
    return Part(path, json.dumps(value, indent=1).encode())


def workspace(*extra: Part) -> Material:
    day = part("ops/2026-11-20.json", SLACK_DAY)
    return Material((part("users.json", USERS), day, *extra), "export.zip")


def message(text: str, ts: str = "1795185120.000200", **more: object) -> Json:
    return {"type": "message", "user": "U1", "ts": ts, "text": text, **more}


def test_a_channel_is_read_oldest_first_with_names_for_ids() -> None:
    imported = read(workspace())
    assert imported.source == "slack"
    assert told(imported) == [
        ("2026-11-20T14:31", "[FIRING] OrderQueueFull: queue at 98 %"),
        ("2026-11-20T14:32", "orders are stuck > 5 min, @Bo Falk see the board"),
        ("2026-11-20T14:33", "rolling back now"),
    ]
    alert, stuck, rolled = imported.entries
    assert alert.source == "Slack #ops, alerts"
    assert stuck.source == "Slack #ops, Ana"
    assert stuck.url == "https://grafana.example/d/1"
    assert rolled.source == "Slack #ops, Bo Falk"


def test_the_instant_is_that_of_the_message() -> None:
    entry = from_json([message("hello", "1795185120.999999")]).entries[0]
    assert entry.when.utc == dt.datetime(2026, 11, 20, 14, 32, tzinfo=dt.UTC)
    assert entry.when.zone == "UTC"


def test_noise_is_left_out_by_the_number_and_kept_when_all_is_wanted() -> None:
    imported = read(workspace())
    assert warned(imported) == (
        "Left out: 1 about people joining or leaving, 1 without text. --all keeps them."
    )
    assert [skipped.why for skipped in imported.skipped] == [
        "about people joining or leaving",
        "without text",
    ]
    everything = read(workspace(), ALL)
    assert len(everything.entries) == len(SLACK_DAY)
    assert everything.entries[-1].text == "(no text)"
    assert everything.warnings == ()


def test_each_entry_tells_the_line_on_which_it_begins() -> None:
    lines = json.dumps(SLACK_DAY, indent=1).split("\n")
    for entry in read(workspace()).entries:
        assert lines[entry.line - 1].strip() == "{"
    stuck = read(workspace()).entries[1]
    assert "orders are stuck" in "".join(lines[stuck.line : stuck.line + 5])


def test_a_message_is_the_same_however_it_was_handed_over() -> None:
    day = part("2026-11-20.json", SLACK_DAY)
    ways = (
        read(workspace()),
        read(Material((day,), "ops")),
        read(Material((day,), "2026-11-20.json")),
    )
    keys = [[entry.key for entry in way.entries] for way in ways]
    assert keys[0] == keys[1] == keys[2]
    assert [way.entries[1].source for way in ways] == [
        "Slack #ops, Ana",
        "Slack #ops, U1",
        "Slack, U1",
    ]


def test_without_a_list_of_people_messages_introduce_them() -> None:
    profile = {"display_name": "Ana", "real_name": "Ana Lind"}
    imported = from_json([
        message("ask <@U1> or <@U9>"),
        message("later", "1795185130.000000", user_profile=profile),
    ])  # fmt: skip
    assert imported.entries[0].text == "ask @Ana or @U9"
    assert imported.entries[0].source == "Slack, Ana"


def two_channels(choice: str = "") -> Imported:
    other = part("kitchen/2026-11-20.json", [message("ovens are off", "1795185125.000000")])
    channels = part("channels.json", [{"id": "C1", "name": "ops"}, {"id": "C2", "name": "kitchen"}])
    return read(workspace(other, channels), Choices(incident=choice))


def test_several_channels_are_read_in_one_order_and_named() -> None:
    imported = two_channels()
    assert [entry.source.split(",")[0] for entry in imported.entries] == [
        "Slack #ops",
        "Slack #ops",
        "Slack #kitchen",
        "Slack #ops",
    ]
    assert "C1 “ops”, C2 “kitchen”. Choose one with --incident." in warned(imported)


@pytest.mark.parametrize("choice", ["kitchen", "#Kitchen", "C2"])
def test_one_channel_can_be_chosen_by_name_or_id(choice: str) -> None:
    assert told(two_channels(choice)) == [("2026-11-20T14:32:05", "ovens are off")]


def test_an_unknown_channel_is_refused_with_those_there_are() -> None:
    with pytest.raises(InvalidImport, match="C1 “ops”, C2 “kitchen”"):
        two_channels("hall")


def test_a_file_or_blocks_speak_for_a_message_without_text() -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "*Deploy* done"}}]
    imported = from_json([
        message("", files=[{"title": "graph.png"}]),
        message("", "1795185130.000000", blocks=blocks),
    ])  # fmt: skip
    assert [entry.text for entry in imported.entries] == ["File: graph.png", "Deploy done"]


def test_what_is_no_message_is_counted_and_what_has_no_time_as_well() -> None:
    imported = from_json([message("fine"), "a word", 7, message("when?", "soon")])
    assert len(imported.entries) == 1
    assert "two that are no messages" in warned(imported)
    assert "one without a time" in warned(imported)
    assert "when?" in [skipped.text for skipped in imported.skipped]
