"""What was seen before, looked up while somebody types; no key waits for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from rich.cells import cell_len

from pmfacilitator.domain.learning.seen import Similar

if TYPE_CHECKING:
    from pmfacilitator.domain.meeting import Incident

ROWS: tuple[str, ...] = ("insight", "factor")
"""What an insight or a factor may be like; what was an insight once may be a factor now."""

TITLES: tuple[str, ...] = ("title",)
"""What a title may be like."""

PAUSE, BREATH = 0.35, 0.05
"""How long nobody has to type before it is looked up, and how long between two looks."""

_LEAST_CELLS = 12
"""Fewer letters than that say too little to be like anything."""

_MOST = 7


@dataclass(frozen=True)
class Asked:
    """What somebody types, and of which incidents it may be like something: others, and no later ones."""

    words: str
    kinds: tuple[str, ...]
    incident: str = ""
    before: str = ""
    most: int = _MOST


def asked_for(words: str, kinds: tuple[str, ...], incident: Incident) -> Asked:
    """The question that is asked while these words are typed for an incident."""
    return Asked(words, kinds, incident.id, incident.date.isoformat() if incident.date else "")


class Recall(Protocol):
    """Knows what other meetings say."""

    def similar(self, asked: Asked, then: Callable[[Sequence[Similar], bool], None]) -> None:
        """Find what is like it and say whether all meetings were known; only the last one is answered."""
        ...


class Reminder:
    """Asks what was seen before once nobody types for a moment, and keeps what was found.

    Args:
        recall: who is asked; nobody, where nothing can be linked.
        set_timer: calls something after so many seconds.
        told: called when something else was found.
    """

    def __init__(
        self,
        recall: Recall | None,
        set_timer: Callable[[float, Callable[[], None]], object],
        told: Callable[[], None],
    ) -> None:
        self.found: tuple[Similar, ...] = ()
        self._recall = recall
        self._set_timer = set_timer
        self._told = told
        self._asked: Asked | None = None
        self._waits = self._is_typing = False

    def typed(self, asked: Asked) -> None:
        """These words are typed now; this is all that a key costs."""
        if cell_len(asked.words) < _LEAST_CELLS:
            self.forget()
        elif self._recall is not None and asked != self._asked:
            self._asked, self._is_typing = asked, self._waits
            if not self._waits:
                self._wait(PAUSE)

    def forget(self) -> None:
        """Nothing is typed any more."""
        self._asked = None
        self._found(())

    def look_up(self) -> None:
        """Ask, unless somebody has typed since this was to be called."""
        self._waits = False
        if self._asked is None or self._recall is None:
            return
        if self._is_typing:
            self._is_typing = False
            self._wait(PAUSE)
        else:
            self._recall.similar(self._asked, partial(self._answered, self._asked))

    def _answered(self, asked: Asked, found: Sequence[Similar], is_all: bool) -> None:  # noqa: FBT001
        if asked != self._asked:
            return
        self._found(tuple(found))
        if not is_all and not self._waits:
            self._wait(BREATH)

    def _found(self, found: tuple[Similar, ...]) -> None:
        if found != self.found:
            self.found = found
            self._told()

    def _wait(self, seconds: float) -> None:
        self._waits = True
        self._set_timer(seconds, self.look_up)
