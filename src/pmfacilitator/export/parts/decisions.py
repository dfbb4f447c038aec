"""What was decided: actions, and what became of everything in the parking lot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from pmfacilitator.domain.parking import Fate, Outcome, fate_of, made_of
from pmfacilitator.domain.rows import Action, ActionStatus, Parked
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import show_words
from pmfacilitator.export.document import (
    Inlines,
    Item,
    Strong,
    Task,
    TaskList,
    Text,
    joined,
    linked,
)
from pmfacilitator.export.parts.material import (
    Blocks,
    Material,
    bullets,
    detail,
    filled,
    plain,
    sentence,
    words,
)
from pmfacilitator.export.parts.trail import trail, went, why


def actions(material: Material, chosen: Iterable[Action] | None = None) -> Blocks:
    """Every action, or those chosen, as a task, ticked when it is done.

    Those that were given up stand behind them without a box: they wait for nobody.
    """
    told = filled(material.meeting.actions if chosen is None else chosen)
    given_up = [action for action in told if action.status is ActionStatus.NOT_DOING]
    tasks = tuple(_task(material, action) for action in told if action not in given_up)
    others = bullets(Item(words(a.what), bullets(_about(material, a))) for a in given_up)
    return (*((TaskList(tasks),) if tasks else ()), *others)


def parked(material: Material) -> Blocks:
    """Everything that was parked: what sort of thing it is, and what has become of it."""
    made = made_of(material.meeting)
    return bullets(
        Item(
            (*words(row.text), *material.speaker(row.said_by)),
            bullets((_became(material, row, fate_of(row, made)),)),
        )
        for row in filled(material.meeting.parked)
    )


def _became(material: Material, row: Parked, fate: Fate) -> Item:
    reason: Inlines = ()
    match fate.outcome:
        case Outcome.OPEN:
            told = "still open"
        case Outcome.NOT_DOING:
            told, reason = "not doing it, because ", linked(row.because)
        case Outcome.ACTION | Outcome.INSIGHT:
            told = f"now an {fate.outcome.value}: "
            before = (Text("; before that: not doing it, because "), *linked(row.because))
            reason = (
                *material.named(fate.made.id if fate.made else None),
                *(before if row.because else ()),
            )
        case _:
            assert_never(fate.outcome)
    sort = sentence(show_words(row.sort)) if row.sort else "Parked"
    return Item((Strong(sort), Text(f", {told}"), *reason))


def _task(material: Material, action: Action) -> Task:
    done = action.status is ActionStatus.DONE
    return Task(words(action.what), done=done, blocks=bullets(_about(material, action)))


def _about(material: Material, action: Action) -> tuple[Item, ...]:
    line = (
        ("Owner", linked(action.owner)),
        ("Due", plain(show_date(action.due)) if action.due else ()),
        ("Kind", plain(show_words(action.kind or ""))),
        ("Priority", plain(action.priority or "")),
    )
    named = joined((item.content for pair in line for item in detail(*pair)), " · ")
    return (
        *((Item(named),) if named else ()),
        *detail("Answers", material.named(action.answers)),
        *detail("Tracker", linked(action.tracker)),
        *_verdict(action),
    )


def _verdict(action: Action) -> tuple[Item, ...]:
    if action.status is not ActionStatus.NOT_DOING:
        if not action.changes:
            return detail("Because", linked(action.because))
        return detail("Status", trail(action))
    return _given_up(action)


def _given_up(action: Action) -> tuple[Item, ...]:
    """That nobody will do it, since when and why; what the last change does not tell comes behind."""
    last = action.changes[-1] if action.changes else None
    is_told = last is not None and (last.status, last.because) == (action.status, action.because)
    since = plain(f" since {show_date(last.on)}") if last and is_told else ()
    earlier = action.changes[:-1] if is_told else action.changes
    verdict = Item((Strong("Not doing"), *since, *why(action.because)))
    return (verdict, *detail("Before that", went(earlier)))
