"""What will be done: an action, and how it went on."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import ClassVar

from pmfacilitator.domain.records import Id, Line, Record, Row


class ActionKind(StrEnum):
    """What an action does about what was learned."""

    PREVENT = "prevent"
    DETECT = "detect"
    MITIGATE = "mitigate"
    REPAIR = "repair"
    INVESTIGATE = "investigate"
    PRODUCT = "product"
    DOCUMENT = "document"
    COMMUNICATE = "communicate"


class ActionStatus(StrEnum):
    """Whether an action still waits, is done, or was given up for a reason."""

    OPEN = "open"
    DONE = "done"
    NOT_DOING = "not_doing"


class Priority(StrEnum):
    """How soon an action matters beside the others."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ActionChange(Record):
    """That an action came to a status on a day, and why."""

    status: ActionStatus
    on: dt.date
    because: Line = ""


class Action(Row):
    """Something somebody will do by a day; its words begin with a verb."""

    HEADLINE: ClassVar[str] = "what"

    what: Line
    owner: Line = ""
    due: dt.date | None = None
    kind: ActionKind | None = None
    priority: Priority | None = None
    answers: Id | None = None
    tracker: Line = ""
    status: ActionStatus = ActionStatus.OPEN
    because: Line = ""
    changes: tuple[ActionChange, ...] = ()
