"""Whether anything that safe mode masks can still be read: in the drawn cells, or in the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from textual.app import App
from textual.geometry import Region

from bench.contrast import cells
from bench.scenes import Scene
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.sections import ImpactSection
from pmfacilitator.domain.typed_values import show_money

_KEY = "ctrl+6"
_LEAST = 3
"""Shorter parts of a name are too often parts of something else."""


def leaks(app: App[Any], refused: Sequence[str]) -> list[str]:
    """Each of these that can be read now, in a sentence; also where lines break within it."""
    found: dict[str, None] = {}
    for where, text in _texts(app):
        said = " ".join(text.split()).casefold()
        for words in refused:
            if re.search(rf"(?<![^\W_]){re.escape(words.casefold())}(?![^\W_])", said):
                found.setdefault(f"“{words}” can be read in {where}")
    return list(found)


def named(meeting: Meeting) -> list[str]:
    """What must not be read of a meeting: people and accounts, whole and in part, and amounts."""
    words: dict[str, None] = {}
    for person in meeting.participants:
        parts = (part for part in person.name.split() if len(part) >= _LEAST)
        words.update(dict.fromkeys((person.name, *parts)))
    for section in meeting.sections:
        for account in section.accounts if isinstance(section, ImpactSection) else ():
            words.update(dict.fromkeys((account.who, account.who.partition(",")[0])))
            if account.revenue_at_risk:
                money = show_money(account.revenue_at_risk)
                words.update(dict.fromkeys((money, money.partition(" ")[0])))
    for insight in meeting.insights:
        words.update(dict.fromkeys(insight.customers))
    return [word for word in words if word]


def in_safe_mode(scene: Scene) -> Scene:
    """The same scene, with safe mode switched on before anything else."""
    return scene if _KEY in scene.keys else replace(scene, keys=(_KEY, *scene.keys))


def _texts(app: App[Any]) -> Iterator[tuple[str, str]]:
    """Everything that is drawn: line by line, and widget by widget with its lines in one."""
    yield "the window's title", f"{app.title} {app.sub_title}"
    lines: dict[int, list[str]] = {}
    for cell in cells(app):
        row = lines.setdefault(cell.y, [])
        row += " " * (cell.x - len(row))
        row.append(cell.text)
    for y, row in lines.items():
        yield f"line {y}", "".join(row)
    for screen in (*app._background_screens, app.screen):  # noqa: SLF001 (dialogs stand over others)
        for widget, (region, clip) in screen._compositor.visible_widgets.items():  # noqa: SLF001
            yield repr(widget), _within(lines, region.intersection(clip))


def _within(lines: dict[int, list[str]], region: Region) -> str:
    """What stands in a part of the screen, its lines one after another."""
    rows = (lines.get(y, [])[region.x : region.right] for y in range(region.y, region.bottom))
    return " ".join("".join(row).strip() for row in rows)
