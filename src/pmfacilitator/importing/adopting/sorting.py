"""What becomes of each part of a paper: its heading decides, and what it does not say stays open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pmfacilitator.domain.rows import Action, ActionStatus
from pmfacilitator.importing.adopting.facts import day_in
from pmfacilitator.importing.adopting.ids import Ids
from pmfacilitator.importing.adopting.paper import Item, Paper, Part

_SUMMARY = re.compile(r"summary|tl;?dr|overview|abstract|in short|executive summary", re.IGNORECASE)
_TIMELINE = re.compile(r"timeline|chronology|sequence of events|log", re.IGNORECASE)
_FACTORS = re.compile(r"contributing|factors?\b|causes\b", re.IGNORECASE)
_TRIGGER = re.compile(r"trigger", re.IGNORECASE)
_CAUSE = re.compile(r"root cause|\bcause\b|what broke|why did", re.IGNORECASE)
_ACTIONS = re.compile(
    r"action|follow[- ]?ups?|next steps|remediation|corrective|preventi|to[- ]?do|improvements?\b",
    re.IGNORECASE,
)
_LESSONS = re.compile(r"lessons?|learn(?:ed|t|ings?)|insights?|takeaways?", re.IGNORECASE)
_OWNER = re.compile(r"owner|assignee|assigned|who|responsible|dri", re.IGNORECASE)
_DUE = re.compile(r"due|deadline|by when|eta|target", re.IGNORECASE)
_WHAT = re.compile(r"action|item|task|what|description|todo|title", re.IGNORECASE)
_STATE = re.compile(r"status|state|done", re.IGNORECASE)
_IS_DONE = re.compile(r"done|closed|complete[d]?|fixed|resolved|x|yes|✅", re.IGNORECASE)


@dataclass
class Sorted:
    """The parts of a paper by what becomes of them."""

    tldr: list[str] = field(default_factory=list)
    broke: list[str] = field(default_factory=list)
    trigger: list[str] = field(default_factory=list)
    factors: list[str] = field(default_factory=list)
    lessons: list[str] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def sort_parts(paper: Paper, used: set[int], ids: Ids) -> Sorted:
    """Every part of a paper in its place; `used` are the lines that the timeline was read from."""
    found = Sorted()
    inherited = ""
    for part in paper.parts:
        heading = part.heading
        if part.level <= 2:
            inherited = ""
        if part.code:
            found.left.append(f"code in lines {part.code[0]} to {part.code[-1]}")
        if _TIMELINE.search(heading) or any(part.first <= line <= part.last for line in used):
            continue
        role = _role(heading) or inherited
        inherited = inherited or (role if part.level <= 2 else "")
        _sort(found, part, role, is_title=heading == paper.title, ids=ids)
    return found


def _role(heading: str) -> str:
    for role, words in (
        ("trigger", _TRIGGER),
        ("factors", _FACTORS),
        ("cause", _CAUSE),
        ("actions", _ACTIONS),
        ("lessons", _LESSONS),
        ("summary", _SUMMARY),
    ):
        if words.search(heading):
            return role
    return ""


def _sort(found: Sorted, part: Part, role: str, *, is_title: bool, ids: Ids) -> None:
    items = part.items()
    rows = part.table()
    texts = tuple(item.text for item in items)
    if role == "actions":
        found.actions += [*_actions(items, ids), *_from_table(rows, ids)]
        return
    found.actions += [*_actions([item for item in items if item.done is not None], ids)]
    texts = tuple(item.text for item in items if item.done is None)
    if len(rows) > 1 and not is_title:
        texts += tuple(" · ".join(cell for cell in row if cell) for row in rows[1:])
    if not texts:
        return
    match role:
        case "summary":
            found.tldr += texts
        case "trigger":
            found.trigger += texts
        case "cause":
            found.broke += [item.text for item in items if not item.is_listed]
            found.factors += [item.text for item in items if item.is_listed]
        case "factors":
            found.factors += texts
        case "lessons":
            found.lessons += texts
        case _:
            _keep(found, part, texts, is_title=is_title)


def _keep(found: Sorted, part: Part, texts: tuple[str, ...], *, is_title: bool) -> None:
    """Keep what has no place of its own under its own heading; facts at the head are no story."""
    if is_title or not part.heading:
        texts = tuple(text for text in texts if not re.match(r"\W*[A-Z][A-Za-z /]{1,30}:", text))
    if texts:
        found.asked.append((part.heading or "Before the first heading", texts))


def _actions(items: Sequence[Item], ids: Ids) -> Iterator[Action]:
    for item in items:
        status = ActionStatus.DONE if item.done else ActionStatus.OPEN
        yield Action(id=ids.next(), what=item.text, status=status)


def _from_table(rows: Sequence[Sequence[str]], ids: Ids) -> Iterator[Action]:
    if len(rows) < 2:
        return
    header = rows[0]
    what = _column(header, _WHAT)
    owner, due, state = (_column(header, words) for words in (_OWNER, _DUE, _STATE))
    for row in rows[1:]:
        words = _cell(row, what if what is not None else 0)
        if words:
            is_done = bool(_IS_DONE.fullmatch(_cell(row, state)))
            yield Action(
                id=ids.next(),
                what=words,
                owner=_cell(row, owner),
                due=day_in(_cell(row, due)),
                status=ActionStatus.DONE if is_done else ActionStatus.OPEN,
            )


def _column(header: Sequence[str], words: re.Pattern[str]) -> int | None:
    return next((at for at, name in enumerate(header) if words.search(name)), None)


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""
