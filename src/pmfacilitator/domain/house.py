"""What is the same in every meeting of one house: how it grades incidents, which roles it knows."""

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

    @property
    def urgent(self) -> tuple[str, ...]:
        """The two most severe labels."""
        return self.severities[:2]
