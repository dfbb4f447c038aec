"""What was decided: actions, insights, and what became of everything in the parking lot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from pmfacilitator.domain.parking import Fate, Outcome, fate_of, made_of
from pmfacilitator.domain.rows import Action, ActionStatus, Insight, Parked
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
    facts,
    filled,
    plain,
    sentence,
    words,
)


def actions(material: Material, chosen: Iterable[Action] | None = None) -> Blocks:
    """Every action, or those chosen, as a task, ticked when it is done.

    Those that were given up stand behind them without a box: they wait for nobody.
    """
    told = filled(material.meeting.actions if chosen is None else chosen)
    given_up = [action for action in told if action.status is ActionStatus.NOT_DOING]
    tasks = tuple(_task(material, action) for action in told if action not in given_up)
    others = bullets(Item(words(a.what), bullets(_about(material, a))) for a in given_up)
    return (*((TaskList(tasks),) if tasks else ()), *others)


def insights(material: Material) -> Blocks:
    """Every insight, with what it stands on and what it could become."""
    return bullets(_insight(material, insight) for insight in filled(material.meeting.insights))


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
            reason = material.named(fate.made.id if fate.made else None)
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
        return detail("Because", linked(action.because))
    reason: Inlines = (Text(", because "), *linked(action.because)) if action.because else ()
    return (Item((Strong("Not doing"), *reason)),)


def _insight(material: Material, insight: Insight) -> Item:
    beneath = facts(
        ("Broken assumption", linked(insight.assumption)),
        ("Lens", plain(show_words(insight.lens or ""))),
        ("Evidence", material.evidence(insight.evidence)),
        ("Opportunity", linked(insight.opportunity)),
        ("Owner", linked(insight.owner)),
        ("Comes from", material.named(insight.source)),
    )
    return Item(words(insight.learned), beneath)
