"""What broke and why: each factor with the chain of whys beneath it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pmfacilitator.domain.rows import Factor, Why
from pmfacilitator.domain.sections import RootCauseSection
from pmfacilitator.export.document import Item, Paragraph, Strong, Text, linked
from pmfacilitator.export.parts.material import (
    Blocks,
    Material,
    bullets,
    detail,
    filled,
    paragraphs,
    plain,
    seen_before,
    words,
)

_DEEPEST = 6
"""Longer chains of whys go on at this depth: no page is wide enough to nest on for ever."""


def root_cause(material: Material, section: RootCauseSection) -> Mapping[str, Blocks]:
    """What stands under each of the section's prompts."""
    trigger = linked(section.trigger)
    return {
        "what_broke": paragraphs(section.what_broke),
        "trigger": (Paragraph(trigger),) if trigger else (),
        "factors": _factors(material, section),
        "system": material.points(section.system),
        "monitoring": material.points(section.monitoring),
        "architecture": material.points(section.architecture),
    }


def _factors(material: Material, section: RootCauseSection) -> Blocks:
    whys = _Whys(material, filled(section.whys))
    factors = bullets(_factor(material, factor, whys) for factor in filled(section.factors))
    loose = bullets(whys.of_no_factor())
    return (*factors, Paragraph((Strong("Whys of no factor:"),)), *loose) if loose else factors


def _factor(material: Material, factor: Factor, whys: _Whys) -> Item:
    beneath = (
        *detail("Category", plain(factor.category)),
        *detail("Evidence", material.evidence(factor.evidence)),
        *detail("Seen before", seen_before(factor.again)),
        *whys.beneath(factor.id),
    )
    return Item((*words(factor.text), *material.speaker(factor.said_by)), bullets(beneath))


class _Whys:
    """Whys by what they explain; each is told once, even if somebody tied them in a ring."""

    def __init__(self, material: Material, whys: Iterable[Why]) -> None:
        self._material = material
        self._untold: dict[str, list[Why]] = {}
        for why in whys:
            self._untold.setdefault(why.explains or "", []).append(why)

    def beneath(self, row_id: str, depth: int = 1) -> tuple[Item, ...]:
        """The whys that explain a row, with those that explain them beneath."""
        items: list[Item] = []
        ahead = self._untold.pop(row_id, [])
        while ahead:
            why, *ahead = ahead
            if depth < _DEEPEST:
                items.append(self._item(why, self.beneath(why.id, depth + 1)))
            else:
                items.append(self._item(why, ()))
                ahead = [*self._untold.pop(why.id, []), *ahead]
        return tuple(items)

    def of_no_factor(self) -> tuple[Item, ...]:
        """The whys not told so far: those that begin a chain first, then what is left in rings."""
        untold = {why.id for whys in self._untold.values() for why in whys}
        beginnings = [row_id for row_id in self._untold if row_id not in untold]
        starts = (*beginnings, *self._untold)
        return tuple(item for row_id in starts for item in self.beneath(row_id))

    def _item(self, why: Why, beneath: tuple[Item, ...]) -> Item:
        evidence = detail("Evidence", self._material.evidence(why.evidence))
        content = (Strong("Why?"), Text(" "), *words(why.text))
        return Item(content, bullets((*evidence, *beneath)))
