"""Half a page for who reads nothing else."""

from __future__ import annotations

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Action, ActionStatus, Insight, Priority
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.export.document import Inlines, Item, Text, joined, linked
from pmfacilitator.export.parts.brief import in_five_lines
from pmfacilitator.export.parts.material import Blocks, bullets, filled, headed, plain, words
from pmfacilitator.export.steps import Steps

_INSIGHTS, _ACTIONS = 3, 5
_ORDER = (Priority.HIGH, Priority.MEDIUM, None, Priority.LOW)


def summary(steps: Steps) -> Blocks:
    """What happened, what we learned, what we will do: the first few of each."""
    meeting = steps.material.meeting
    learned = filled(meeting.insights)
    open_actions = _most_important(meeting)
    return (
        *headed("In five lines", "in-five-lines", in_five_lines(meeting)),
        *headed("What we learned", "insights", _first(_INSIGHTS, [_learned(i) for i in learned])),
        *headed("What we will do", "actions", _first(_ACTIONS, [_to_do(a) for a in open_actions])),
    )


def _most_important(meeting: Meeting) -> list[Action]:
    still_open = [a for a in filled(meeting.actions) if a.status is ActionStatus.OPEN]
    return sorted(still_open, key=lambda action: _ORDER.index(action.priority))


def _first(count: int, items: list[Item]) -> Blocks:
    rest = len(items) - count
    more = [Item(plain(f"and {rest} more"))] if rest > 0 else []
    return bullets([*items[:count], *more])


def _learned(insight: Insight) -> Item:
    could = (Text(" → "), *linked(insight.opportunity)) if insight.opportunity else ()
    return Item((*words(insight.learned), *could))


def _to_do(action: Action) -> Item:
    by = plain(f"by {show_date(action.due)}") if action.due else ()
    owner = linked(action.owner) or plain("nobody yet")
    who: Inlines = joined((part for part in (owner, by) if part), ", ")
    return Item((*words(action.what), Text(" — "), *who))
