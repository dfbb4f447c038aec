"""What is the same in every meeting of one house: its severities, its roles, its words for lenses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

SEVERITIES = ("P0", "P1", "P2", "P3", "P4")
ROLES = (
    "Engineering",
    "Product",
    "Design",
    "Customer Success",
    "Support",
    "Leadership",
    "Other",
)
LENSES = (
    "real_usage",
    "what_matters",
    "architecture",
    "documentation",
    "integration",
    "other",
)
"""The lenses of insights by their ids, which stay the same in every house."""


@dataclass(frozen=True)
class House:
    """The labels a house uses, the most severe first."""

    voices: ClassVar[tuple[str, ...]] = ("Product", "Customer Success")
    """The roles that a review of an urgent incident should not do without."""

    equals: ClassVar[tuple[str, ...]] = ("Engineering", "Product", "Design", "Customer Success")
    """The roles that are asked, each, what should follow from a theme."""

    severities: tuple[str, ...] = SEVERITIES
    roles: tuple[str, ...] = ROLES
    reads_words: bool = True
    """Whether words that may blame somebody are marked in the margin."""
    lenses: tuple[tuple[str, str], ...] = ()
    """What people here call a lens, by its id, where they call it something of their own."""

    @property
    def urgent(self) -> tuple[str, ...]:
        """The two most severe labels."""
        return self.severities[:2]

    def lens(self, lens: str | None) -> str:
        """What a lens is called here; "" for none."""
        return dict(self.lenses).get(lens, lens.replace("_", " ")) if lens else ""

    def lenses_called(self, words: str) -> tuple[str, ...]:
        """The ids of the lenses in whose own names here some words occur, in small letters."""
        return tuple(lens for lens, name in self.lenses if words in name.casefold())
