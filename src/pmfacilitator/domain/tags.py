"""Tags: short words under which incidents are found again, each once, however it is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator

from pmfacilitator.domain.records import Line
from pmfacilitator.domain.typed_values import parse_list


def tags_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The tags in some texts: a comma parts two, and what differs only in case is one of them."""
    found: dict[str, str] = {}
    for text in texts:
        for tag in parse_list(text):
            found.setdefault(tag.casefold(), tag)
    return tuple(found.values())


def parse_tags(text: str) -> tuple[str, ...]:
    """The tags somebody typed in one line."""
    return tags_of((text,))


Tags = Annotated[tuple[Line, ...], AfterValidator(tags_of)]
"""Tags as a meeting keeps them."""
