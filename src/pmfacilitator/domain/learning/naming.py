"""Naming one row of a whole library by the beginning of its id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pmfacilitator.domain.learning.listed import ActionListed, InsightListed
from pmfacilitator.domain.text import shorten
from pmfacilitator.errors import NotFound

L = TypeVar("L", InsightListed, ActionListed)

_NAMED = 3
_WIDTH = 40


def the_one(rows: Iterable[L], begins: str, what: str) -> L:
    """The row whose id begins so.

    Args:
        rows: those to choose from.
        begins: an id, or its beginning.
        what: what such a row is called, as `insight`.

    Raises:
        NotFound: there is none, or more than one.
    """
    typed = begins.strip().casefold()
    found = [row for row in rows if typed and row.id.startswith(typed)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(f'No {what} has an id that begins with "{begins}"; `{what}s` lists them.')
    named = ", ".join(f"{row.id} “{shorten(row.words, _WIDTH)}”" for row in found[:_NAMED])
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    raise NotFound(f'"{begins}" begins the ids of {len(found)} {what}s: {named}{more}.')
