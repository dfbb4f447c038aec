"""Slack: an export of a workspace, of a channel, or one day of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from pmfacilitator.domain.text import clean_line
from pmfacilitator.importing.found import Choices, Found, Imported, key_of
from pmfacilitator.importing.milestones import with_milestones
from pmfacilitator.importing.opened import Opened
from pmfacilitator.importing.tools.cases import Case, select
from pmfacilitator.importing.tools.harvest import Harvest
from pmfacilitator.importing.tools.json_text import JsonText
from pmfacilitator.importing.tools.mrkdwn import Names, readable
from pmfacilitator.importing.tools.plain import Plain
from pmfacilitator.importing.tools.records import (
    Record,
    first_text,
    instant_of_epoch,
    is_record,
    list_at,
    text_at,
    when_at,
    within,
)

EXPECTED = "a list of messages with “ts” and “text”"
"""What a file of this tool holds."""

_TS = re.compile(r"\d{9,11}\.\d{1,9}", re.ASCII)
_LOOKED_AT = 20
_DEEPEST = 12

_JOINING = "about people joining or leaving"
_INTEGRATIONS = "about integrations"
_HOUSEKEEPING = "about pins, archives or deleted messages"
_EMPTY = "without text"
_NO_TIME = "without a time"
_NOISE = {
    "channel_join": _JOINING,
    "channel_leave": _JOINING,
    "group_join": _JOINING,
    "group_leave": _JOINING,
    "channel_convert_to_private": _HOUSEKEEPING,
    "channel_archive": _HOUSEKEEPING,
    "channel_unarchive": _HOUSEKEEPING,
    "group_archive": _HOUSEKEEPING,
    "group_unarchive": _HOUSEKEEPING,
    "bot_add": _INTEGRATIONS,
    "bot_remove": _INTEGRATIONS,
    "bot_enable": _INTEGRATIONS,
    "bot_disable": _INTEGRATIONS,
    "pinned_item": _HOUSEKEEPING,
    "unpinned_item": _HOUSEKEEPING,
    "tombstone": _HOUSEKEEPING,
}


@dataclass(frozen=True)
class _Day:
    """One file of messages, and the channel they were written in."""

    file: JsonText
    channel: Case


def recognises(opened: Opened) -> bool:
    """Whether some file holds messages."""
    return any(map(_holds_messages, opened.jsons))


def read(opened: Opened, choices: Choices) -> Imported:
    """The messages of the channels, oldest first."""
    names = _names(opened)
    days = list(_days(opened, names))
    selected = select([day.channel for day in days], choices.incident, "channels")
    harvest = Harvest("slack", everything=choices.everything)
    if selected.remark:
        harvest.tell(selected.remark.words)
    for day in days:
        if day.channel in selected.cases:
            _read_day(day, names, harvest)
    return harvest.done(marked=with_milestones)


def _read_day(day: _Day, names: Names, harvest: Harvest) -> None:
    for piece in day.file.pieces:
        line = day.file.line(piece.start)
        if not isinstance(piece.value, dict):
            harvest.drop("that are no messages", str(piece.value)[:100], line)
            continue
        _read_message(piece.value, line, day.channel.name, names, harvest)


def _read_message(message: Record, line: int, channel: str, names: Names, harvest: Harvest) -> None:
    said = _words(message, names)
    ts = within(message, "ts")
    instant = instant_of_epoch(ts)
    if instant is None:
        harvest.drop(_NO_TIME, said.text, line)
        return
    noise = _NOISE.get(text_at(message, "subtype"), "" if said.text else _EMPTY)
    if noise and not harvest.everything:
        harvest.leave(noise, said.text, line)
        return
    who = text_at(message, "user") or text_at(message, "bot_id")
    source = f"Slack #{channel}" if channel else "Slack"
    speaker = clean_line(_speaker(message, names))
    entry = Found(
        text=said.text or "(no text)",
        when=when_at(instant),
        line=line,
        key=key_of("slack", str(ts), who),
        source=f"{source}, {speaker}" if speaker else source,
        url=said.url,
    )
    harvest.keep(entry, instant.timestamp())


def _words(message: Record, names: Names) -> Plain:
    """What a message says: its text, else what is attached to it, else what it is made of."""
    said = readable(text_at(message, "text"), names)
    if said.text:
        return said
    parts = [_attached(attached) for attached in list_at(message, "attachments")]
    parts += [
        f"File: {shared}"
        for file in (*list_at(message, "files"), within(message, "file"))
        if (shared := first_text(file, "title", "name"))
    ]
    if not any(parts):
        parts = list(_blocks(within(message, "blocks")))
    return readable(" ".join(filter(None, parts)), names)


def _attached(attachment: object) -> str:
    """What an attachment says: its short form, and its text where that adds to it."""
    short = first_text(attachment, "fallback", "pretext", "title")
    text = text_at(attachment, "text")
    if not text or text in short:
        return short
    return text if not short or short in text else f"{short}: {text}"


def _blocks(block: object, depth: int = 0) -> Iterator[str]:
    """The texts within the blocks that a message is laid out in."""
    if depth > _DEEPEST:
        return
    inner = list(block.values()) if isinstance(block, dict) else block
    if isinstance(block, dict) and isinstance(block.get("text"), str):
        yield text_at(block, "text")
    if isinstance(inner, list):
        for part in inner:
            yield from _blocks(part, depth + 1)


def _speaker(message: Record, names: Names) -> str:
    user = text_at(message, "user")
    profile = within(message, "user_profile")
    return (
        first_text(message, "username")
        or (names.people.get(user, "") if user else "")
        or first_text(profile, "display_name", "real_name", "name")
        or first_text(within(message, "bot_profile"), "name")
        or user
    )


def _days(opened: Opened, names: Names) -> Iterator[_Day]:
    ids = {name: ident for ident, name in names.channels.items()}
    for file in opened.jsons:
        if _holds_messages(file):
            name = _channel(file.path, opened.name)
            yield _Day(file, Case(ids.get(name, ""), name))


def _channel(path: str, given: str) -> str:
    """The folder in which a day lies; else what was given, if that is a folder or an archive."""
    folder = PurePosixPath(path).parent.name
    if not folder and path != given:
        folder = given.removesuffix(".zip")
    return clean_line(folder)


def _holds_messages(file: JsonText) -> bool:
    for value in (piece.value for piece in file.pieces[:_LOOKED_AT]):
        ts = text_at(value, "ts")
        said = within(value, "type") == "message" or isinstance(within(value, "text"), str)
        if said and _TS.fullmatch(ts):
            return True
    return False


def _names(opened: Opened) -> Names:
    """Everybody by id: out of the list of people, else as messages introduce them."""
    people: dict[str, str] = {"USLACKBOT": "Slackbot"}
    channels: dict[str, str] = {}
    for file in opened.jsons:
        is_people = PurePosixPath(file.path).name == "users.json"
        is_channels = PurePosixPath(file.path).name == "channels.json"
        for record, _ in file.records():
            ident = text_at(record, "id")
            if is_channels and ident:
                channels[ident] = clean_line(text_at(record, "name"))
            elif is_people and ident:
                people[ident] = _called(record)
            elif user := text_at(record, "user"):
                profile = within(record, "user_profile")
                name = first_text(profile, "display_name", "real_name", "name")
                if name:
                    people.setdefault(user, clean_line(name))
    return Names(people, channels)


def _called(user: Record) -> str:
    profile = within(user, "profile")
    name = first_text(profile, "display_name", "real_name") if is_record(profile) else ""
    return clean_line(name or first_text(user, "real_name", "name")) or text_at(user, "id")
