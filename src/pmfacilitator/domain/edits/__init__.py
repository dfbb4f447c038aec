"""The few verbs with which a meeting changes: each takes a frozen meeting and makes the next one.

An edit knows three more things: the words that undo will use for it, the row or step where it
happened (undo goes there), and whether it joins the edit before it into one undo step.
"""

from __future__ import annotations

from pmfacilitator.domain.edits.entries import AddEntries, MoveEntry
from pmfacilitator.domain.edits.facts import AddCompanion, ChangeIncident, ChangeStatus
from pmfacilitator.domain.edits.linking import LinkAgain, UnlinkAgain
from pmfacilitator.domain.edits.outcomes import (
    EnterResult,
    GiveReason,
    MoveAction,
    MoveInsight,
    change_of,
)
from pmfacilitator.domain.edits.parking import Triage
from pmfacilitator.domain.edits.promises import AnswerPromise
from pmfacilitator.domain.edits.rows import AddRow, ChangeRow, MoveRow, PutBack, RemoveRow
from pmfacilitator.domain.edits.steps import (
    AnswerNoChange,
    ChangeMinutes,
    ChangeSection,
    MarkHeard,
    SetAside,
)
from pmfacilitator.domain.edits.verb import Edit, Together
from pmfacilitator.domain.edits.zone import ChangeZone, Keep

__all__ = [
    "AddCompanion",
    "AddEntries",
    "AddRow",
    "AnswerNoChange",
    "AnswerPromise",
    "ChangeIncident",
    "ChangeMinutes",
    "ChangeRow",
    "ChangeSection",
    "ChangeStatus",
    "ChangeZone",
    "Edit",
    "EnterResult",
    "GiveReason",
    "Keep",
    "LinkAgain",
    "MarkHeard",
    "MoveAction",
    "MoveEntry",
    "MoveInsight",
    "MoveRow",
    "PutBack",
    "RemoveRow",
    "SetAside",
    "Together",
    "Triage",
    "UnlinkAgain",
    "change_of",
]
