"""Hints that name keys: what a list is for whose rows have keys of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pmfacilitator.domain.prompts import AnyPrompt, QuestionPrompt, RowsPrompt
from pmfacilitator.keys.in_force import key_to


def hint_of(prompt: AnyPrompt) -> str:
    """The hint beneath a prompt, with the keys in force."""
    if isinstance(prompt, RowsPrompt) and not isinstance(prompt, QuestionPrompt):
        told = _TOLD.get(prompt.slot.field)
        return told() if told else prompt.hint
    return prompt.hint


def _steps() -> str:
    minutes, aside = key_to("list.choose"), key_to("steps.aside")
    return f"{minutes} changes the minutes; {aside} sets a step aside or brings it back"


def _parked() -> str:
    action, insight, none = (
        key_to(name) for name in ("row.action", "row.insight", "parked.not-doing")
    )
    return f"{action} makes an action of it, {insight} an insight, {none} says why not"


def _findings() -> str:
    there, view, write, copy, status = (
        key_to(name)
        for name in ("list.choose", "review.view", "review.write", "review.copy", "review.status")
    )
    writes = f"{write} writes, {copy} copies"
    return f"{there} goes there · {view}: for others · {writes} · {status} moves its status"


def _board() -> str:
    pick, group, dot = key_to("board.pick"), key_to("board.group"), key_to("board.dot")
    return f"{pick} picks cards, {group} makes a theme of them, {dot} gives it a dot"


def _themes() -> str:
    propose, drop = key_to("theme.propose"), key_to("theme.drop")
    return f"{propose} proposes a theme, {drop} drops it with a reason"


def _loops() -> str:
    keep, kill, wait = key_to("loop.keep"), key_to("loop.kill"), key_to("loop.wait")
    return f"{keep} keeps, {kill} kills with a reason, {wait} lets it wait"


_TOLD: Mapping[str, Callable[[], str]] = {
    "steps": _steps,
    "parked": _parked,
    "findings": _findings,
    "cards": _board,
    "themes": _themes,
    "loops": _loops,
}
"""By what the list holds."""
