"""The table `[lenses]` of the config: what a house calls the lenses of insights."""

from __future__ import annotations

from pmfacilitator.config.given import Given
from pmfacilitator.domain.house import LENSES
from pmfacilitator.domain.spelling import did_you_mean
from pmfacilitator.errors import InvalidConfig


def lenses_of(given: Given) -> tuple[tuple[str, str], ...]:
    """The labels that are given, by the ids of lenses; raises InvalidConfig."""
    labels: dict[str, str] = {}
    for name, label in given.table("lenses").items():
        place = f"{given.path}: lenses.{name}"
        lens = name.replace("-", "_")
        if lens not in LENSES:
            meant = did_you_mean(lens, LENSES) or f"; there are {', '.join(LENSES)}."
            raise InvalidConfig(f"{place} is no lens{meant}")
        if not isinstance(label, str) or not label.strip() or not label.isprintable():
            raise InvalidConfig(f"{place} must be one line of text in quotation marks.")
        labels[lens] = label.strip()
    shown = [labels.get(lens, lens.replace("_", " ")).casefold() for lens in LENSES]
    for label in labels.values():
        if shown.count(label.casefold()) > 1:
            raise InvalidConfig(f'{given.path}: lenses: two of them are called "{label}".')
    return tuple(labels.items())
