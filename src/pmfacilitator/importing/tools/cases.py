"""One incident (or channel) out of several that stand in the same export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.errors import InvalidImport
from pmfacilitator.importing.found import Remark

_MOST_NAMED = 10
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Case:
    """An incident by its id and its name, or a channel by both."""

    id: str
    name: str = ""

    @property
    def is_named(self) -> bool:
        """Whether it has an id or a name; records without belong to whatever stands there alone."""
        return bool(self.id or self.name)

    @property
    def shown(self) -> str:
        """Id and name, as a sentence lists them."""
        name = shorten(clean_line(self.name), _LONGEST_NAME)
        ident = shorten(clean_line(self.id), _LONGEST_NAME)
        if not name or name == ident:
            return ident
        return f"{ident} “{name}”" if ident else f"“{name}”"


@dataclass(frozen=True)
class Selected:
    """Which cases are read, and what to say about it."""

    cases: frozenset[Case]
    remark: Remark | None = None

    @property
    def is_one(self) -> bool:
        """Whether all entries are of one incident, which alone has milestones."""
        return sum(case.is_named for case in self.cases) <= 1


def select(cases: Sequence[Case], choice: str, called: str = "incidents") -> Selected:
    """The cases that a choice means; all of them where nothing was chosen.

    Raises InvalidImport for a choice that is not among them, naming those that are.
    """
    there = frozenset(cases)
    named = tuple(dict.fromkeys(case for case in cases if case.is_named))
    wanted = _folded(choice)
    if not wanted and len(named) <= 1:
        return Selected(there)
    if not wanted:
        said = f"Several {called} stand here and all were read: {_listed(named)}."
        return Selected(there, Remark(f"{said} Choose one with --incident."))
    meant = [case for case in named if wanted == _folded(case.id)]
    meant = meant or [case for case in named if wanted == _folded(case.name)]
    if not meant:
        raise InvalidImport(
            f"“{shorten(clean_line(choice), _LONGEST_NAME)}” is not among the {called} here:"
            f" {_listed(named) or 'there are none'}."
        )
    return Selected(there if len(named) == 1 else frozenset(meant))


def _folded(name: str) -> str:
    return clean_line(name).removeprefix("#").casefold()


def _listed(cases: Sequence[Case]) -> str:
    named = ", ".join(case.shown for case in cases[:_MOST_NAMED])
    return f"{named} and others" if len(cases) > _MOST_NAMED else named
