"""GitHub: the timeline of an issue or a pull request."""

from __future__ import annotations

from pmfacilitator.domain.text import clean_line
from pmfacilitator.importing.found import Choices, Found, Imported, key_of
from pmfacilitator.importing.milestones import with_milestones
from pmfacilitator.importing.opened import Opened
from pmfacilitator.importing.tools.github_words import words_of
from pmfacilitator.importing.tools.harvest import Harvest
from pmfacilitator.importing.tools.plain import plain
from pmfacilitator.importing.tools.records import (
    Record,
    first_text,
    instant_at,
    instant_of,
    text_at,
    when_at,
    within,
)

EXPECTED = "a list of events with “event” and “created_at”"
"""What a file of this tool holds."""

_TIMES = ("created_at", "submitted_at")
_SIGNS = (*_TIMES, "actor", "sha", "user")
_TEXTS = ("commented", "reviewed")
_NOISE = frozenset(
    {
        "added_to_project",
        "added_to_project_v2",
        "assigned",
        "automatic_base_change_failed",
        "automatic_base_change_succeeded",
        "base_ref_changed",
        "comment_deleted",
        "connected",
        "converted_note_to_issue",
        "demilestoned",
        "disconnected",
        "head_ref_deleted",
        "head_ref_restored",
        "issue_type_added",
        "issue_type_changed",
        "labeled",
        "locked",
        "marked_as_duplicate",
        "mentioned",
        "milestoned",
        "moved_columns_in_project",
        "parent_issue_added",
        "pinned",
        "project_v2_item_status_changed",
        "removed_from_project",
        "removed_from_project_v2",
        "review_request_removed",
        "review_requested",
        "sub_issue_added",
        "subscribed",
        "unassigned",
        "unlabeled",
        "unlocked",
        "unmarked_as_duplicate",
        "unpinned",
        "unsubscribed",
        "user_blocked",
    }
)


def recognises(opened: Opened) -> bool:
    """Whether some file holds events, or the comments of an issue, which name no event."""
    return any(
        (text_at(record, "event") and any(sign in record for sign in _SIGNS))
        or ("body" in record and "issue_url" in record)
        for file in opened.jsons
        for record in file.sample
    )


def read(opened: Opened, choices: Choices) -> Imported:
    """The events, oldest first."""
    harvest = Harvest("github", everything=choices.everything)
    if choices.incident:
        harvest.tell("A timeline of GitHub has no incidents to choose from; all of it was read.")
    for file in opened.jsons:
        for piece in file.pieces:
            line = file.line(piece.start)
            if isinstance(piece.value, dict):
                _read_event(piece.value, line, harvest)
            else:
                harvest.drop("that are no events", str(piece.value)[:100], line)
    return harvest.done(marked=with_milestones)


def _read_event(event: Record, line: int, harvest: Harvest) -> None:
    if "event" not in event and "issue_url" in event:
        event = {**event, "event": "commented"}
    sort = text_at(event, "event")
    who = clean_line(
        first_text(within(event, "actor"), "login")
        or first_text(within(event, "user"), "login")
        or first_text(within(event, "author"), "name", "login")
    )
    body = plain(text_at(event, "body"))
    words = words_of(event, who, body.text or clean_line(text_at(event, "message")))
    instant = (
        instant_at(event, *_TIMES)
        or instant_of(within(event, "author", "date"))
        or instant_of(within(event, "committer", "date"))
    )
    if instant is None:
        harvest.drop(f"“{_shown(sort)}” without a time of its own", words, line)
        return
    is_empty = sort == "commented" and not body.text
    noise = _shown(sort) if sort in _NOISE else "empty comments" if is_empty else ""
    if noise and not harvest.everything:
        harvest.leave(noise, words, line)
        return
    entry = Found(
        text=words,
        when=when_at(instant),
        line=line,
        key=_key(event, sort, who),
        source=f"GitHub, {who}" if who else "GitHub",
        url=first_text(event, "html_url") or (body.url if sort in _TEXTS else ""),
    )
    harvest.keep(entry, instant.timestamp())


def _key(event: Record, sort: str, who: str) -> str:
    ident = first_text(event, "node_id", "id", "sha")
    if ident:
        return key_of("github", ident)
    source = first_text(within(event, "source", "issue"), "node_id", "id")
    return key_of("github", sort, first_text(event, *_TIMES), who, source)


def _shown(sort: str) -> str:
    return clean_line(sort.replace("_", " "))[:60] or "events"
