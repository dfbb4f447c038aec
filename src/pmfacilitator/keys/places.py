"""Where keys count: what can be on the screen while a key is pressed."""

from __future__ import annotations

from collections.abc import Mapping

_KINDS = (
    "points",
    "factors",
    "actions",
    "steps",
    "entries",
    "parked things",
    "the board",
    "ideas",
    "proposals",
    "loops",
    "promises",
    "others",
)
_LINES = frozenset(f"the line of {kind}" for kind in _KINDS)
_LISTS = frozenset(f"the list of {kind}" for kind in _KINDS)
_CARDS = frozenset(f"the card of {kind}" for kind in _KINDS)
_ROWS = _LINES | _LISTS | _CARDS
_STEP = _ROWS | {"cells", "a form", "a text", "the findings"}
_MEETING = _STEP | {"the reveal"}
_BOXES = frozenset(
    {"a choice", "a picker", "a page", "help", "capture", "the document", "durations"}
    | {
        "the index",
        "the time",
        "the voices",
        "a new meeting",
        "a file",
        "a second review",
        "the trash",
        "looking back",
    }
)


def _kind(name: str) -> frozenset[str]:
    return frozenset(f"the {part} of {name}" for part in ("line", "list", "card"))


_RECALLING = (
    _kind("factors")
    | _kind("others")
    | frozenset(f"the card of {name}" for name in ("points", "parked things", "ideas"))
    | {"a form"}
)
"""Where an insight, a factor or a title is typed, and where the card of one can be opened."""

_TIMELINE = _kind("entries") | {"cells", "the reveal"}

PLACES: Mapping[str, frozenset[str]] = {
    "app": _MEETING
    | _BOXES
    | {"home", "the lists", "trends", "an import", "following", "the notes"},
    "home": frozenset({"home"}),
    "lists": frozenset({"the lists"}),
    "trends": frozenset({"trends"}),
    "filter": frozenset({"home", "a picker", "a file"}),
    "meeting": _MEETING,
    "step": _STEP,
    "text": frozenset({"a text"}),
    "add": _LINES,
    "list": _LISTS | _BOXES | {"home", "the lists", "the findings", "an import"},
    "row": _ROWS | {"cells"},
    "steps": _kind("steps"),
    "action": _kind("actions"),
    "again": _RECALLING,
    "factor": _kind("factors"),
    "question": _kind("points"),
    "parked": _kind("parked things"),
    "timeline": _TIMELINE,
    "entry": _TIMELINE,
    "cells": frozenset({"cells"}),
    "reveal": frozenset({"the reveal", "the list of entries"}),
    "card": _CARDS | {"a form", "a new meeting"},
    "review": frozenset({"the findings"}),
    "import": frozenset({"an import"}),
    "dialog": _BOXES,
    "capture": frozenset({"capture"}),
    "document": frozenset({"the document"}),
    "durations": frozenset({"durations"}),
    "voices": frozenset({"the voices"}),
    "page": frozenset({"a page", "help", "durations", "the voices"}),
    "file": frozenset({"a file"}),
    "board": _kind("the board"),
    "ideas": _kind("ideas"),
    "theme": _kind("proposals"),
    "loop": _kind("loops"),
    "promise": _kind("promises"),
    "notes": frozenset({"the notes"}),
    "follow": frozenset({"following"}),
}
"""Where the keys of an id count, by what stands in it before the dot."""

_ELSEWHERE: Mapping[str, frozenset[str]] = {
    "app.help": frozenset({"help"}),
    "meeting.capture": _BOXES | {"an import"},
    "meeting.document": frozenset({"the document"}),
    "meeting.index": frozenset({"the index", "the notes"}),
    "meeting.time": frozenset({"the time"}),
    "meeting.undo": frozenset({"an import", "the lists"}),
    "meeting.redo": frozenset({"the lists"}),
    "meeting.voices": frozenset({"the voices"}),
    "home.new": frozenset({"a new meeting"}),
    "home.second": frozenset({"a second review"}),
    "home.trash": frozenset({"the trash"}),
    "home.look-back": frozenset({"looking back"}),
    "timeline.durations": frozenset({"durations"}),
    "entry.import": frozenset({"an import", "a file"}),
    "import.warnings": frozenset({"a page"}),
}
"""Where else: what a key has opened, it closes."""


def places_of(name: str) -> frozenset[str]:
    """Where the keys of an id count."""
    return PLACES[name.partition(".")[0]] | _ELSEWHERE.get(name, frozenset())
