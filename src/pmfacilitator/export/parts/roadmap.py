"""The roadmap feed in a document: closed loops with their numbers first, then what is coming."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pmfacilitator.domain.learning.roadmap import Stage, of_stage, show_number, totals
from pmfacilitator.domain.reviewed import Loop, Verdict
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import show_list, show_words
from pmfacilitator.export.document import (
    Emphasis,
    Inlines,
    Item,
    Strong,
    Text,
    joined,
    linked,
)
from pmfacilitator.export.parts.carried import carried
from pmfacilitator.export.parts.material import (
    Blocks,
    Material,
    bullets,
    facts,
    headed,
    plain,
    words,
)

_VERDICTS = {Verdict.KEEP: "keep", Verdict.KILL: "kill", Verdict.WAIT: "wait"}

_TOP = 3


def roadmap(material: Material, level: int) -> Blocks:
    """Every stage under its heading, each insight with its evidence and the decision asked."""
    loops = material.meeting.looked_back_on.loops
    stages = (
        block
        for stage in Stage
        for block in headed(
            stage.words,
            stage.value.replace("_", "-") if level == _TOP else "",
            _stage(loops, stage),
            level=level,
        )
    )
    return (*stages, *carried(material))


def _stage(loops: Sequence[Loop], stage: Stage) -> Blocks:
    told = of_stage(loops, stage)
    sums = totals(told) if stage is Stage.CLOSED and len(told) > 1 else {}
    total = facts(
        ("Together", plain(show_list([show_number(value, unit) for unit, value in sums.items()])))
    )
    return (*total, *bullets(_loop(loop, stage) for loop in told))


def _loop(loop: Loop, stage: Stage) -> Item:
    led = (
        (*_result(loop), Text(" — "), *words(loop.learned))
        if _result(loop)
        else words(loop.learned)
    )
    beneath = facts(
        ("Status", plain(_status(loop))),
        ("Could become", linked(loop.opportunity)),
        ("Incidents", linked(show_list(loop.incidents))),
        ("Customers", linked(show_list(loop.customers))),
        ("In their words", joined((linked(f"“{quote}”") for quote in loop.quotes), "; ")),
        ("Owner", linked(loop.owner)),
        ("Check back", _day(loop.check_back)),
        ("Decision", _verdict(loop, stage)),
    )
    return Item(led, beneath)


def _result(loop: Loop) -> Inlines:
    if loop.number is not None:
        told = show_number(loop.number.value, loop.number.unit)
        return (Strong(told), *((Text(" "), *linked(loop.result)) if loop.result else ()))
    return linked(loop.result)


def _status(loop: Loop) -> str:
    day = loop.result_on or loop.since
    learned = f"learned {show_date(loop.open_since)}" if loop.open_since else ""
    since = f"since {show_date(day)}" if day else ""
    return ", ".join(
        part for part in (" ".join((show_words(loop.status), since)).strip(), learned) if part
    )


def _verdict(loop: Loop, stage: Stage) -> Inlines:
    if loop.verdict is None:
        return () if stage is Stage.CLOSED else (Emphasis("keep, kill, or wait?"),)
    because = (Text(", because "), *linked(loop.because)) if loop.because else ()
    until = (Text(f" until {show_date(loop.until)}"),) if loop.until else ()
    return (Strong(_VERDICTS[loop.verdict]), *because, *until)


def _day(day: dt.date | None) -> Inlines:
    return plain(show_date(day)) if day else ()
