"""What was answered of a promise that another meeting holds."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import ClassVar

from pmfacilitator.domain.records import Id, Line, Row


class Kept(StrEnum):
    """What became of a promise, as far as its answer goes."""

    DONE = "done"
    STILL_ON = "still_on"
    DROPPED = "dropped"


class Promised(Row):
    """A promise from last time as it was answered; its id is that of the row in its own meeting.

    `said` is what came of it where it is done, and the reason where it was dropped.
    """

    HEADLINE: ClassVar[str] = "words"

    words: Line
    meeting: Id
    answer: Kept
    on: dt.date
    said: Line = ""
