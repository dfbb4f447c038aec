"""Frozen values, rows that keep their identity, and the ids that name them."""

from __future__ import annotations

import secrets
from functools import cache
from typing import Annotated, Any, ClassVar, Self, get_args, get_type_hints

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from pmfacilitator.domain.text import clean, clean_line

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's base 32: no letter can be taken for a digit when an id is read aloud."""

ID_LENGTH = 10

Id = Annotated[str, StringConstraints(pattern=rf"^[{ALPHABET}]{{{ID_LENGTH}}}$")]
"""Names a meeting, an incident or a row, for good and across libraries."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$", max_length=60)]
"""Names a step or a question in an agenda file."""


def _cleaned(value: object) -> object:
    return clean(value) if isinstance(value, str) else value


def _cleaned_line(value: object) -> object:
    return clean_line(value) if isinstance(value, str) else value


Text = Annotated[str, BeforeValidator(_cleaned)]
"""Text of several lines, clean by construction."""

Line = Annotated[str, BeforeValidator(_cleaned_line)]
"""Text of one line, clean by construction."""


def new_id() -> str:
    """A fresh id; 32 ** 10 of them make a clash in one library practically impossible."""
    return "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))


class Record(BaseModel):
    """A frozen value; a changed copy is validated like a new one."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)

    def changed(self, **changes: Any) -> Self:
        """A copy with some fields changed, validated (which `model_copy` would not be)."""
        return type(self).model_validate({**self.__dict__, **changes})


class Row(Record):
    """One line of a list: it keeps its id through every change and move."""

    HEADLINE: ClassVar[str] = "text"

    id: Id = Field(default_factory=new_id)

    @property
    def headline(self) -> str:
        """What names this row wherever it is mentioned."""
        return str(getattr(self, self.HEADLINE))


@cache
def texts_of(model: type[Record]) -> frozenset[str]:
    """The fields of a record in which people's words stand: no ids, no codes, nothing chosen."""
    hints = get_type_hints(model, include_extras=True)
    return frozenset(name for name in model.model_fields if _is_text(hints[name]))


def _is_text(hint: object) -> bool:
    marks = getattr(hint, "__metadata__", ())
    if any(isinstance(mark, StringConstraints) for mark in marks):
        return False
    doors = {mark.func for mark in marks if isinstance(mark, BeforeValidator)}
    return bool(doors & {_cleaned, _cleaned_line}) or any(map(_is_text, get_args(hint)))
