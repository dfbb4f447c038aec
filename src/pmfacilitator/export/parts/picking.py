"""Which actions concern whom: each stands in the engineering or the product review, some in both."""

from __future__ import annotations

from collections.abc import Mapping

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Action, ActionKind
from pmfacilitator.domain.sections import ImpactSection, QuestionsSection
from pmfacilitator.export.offers import View

_BY_KIND: Mapping[ActionKind, tuple[View, ...]] = {
    ActionKind.PREVENT: (View.ENGINEERING,),
    ActionKind.DETECT: (View.ENGINEERING,),
    ActionKind.MITIGATE: (View.ENGINEERING,),
    ActionKind.REPAIR: (View.ENGINEERING,),
    ActionKind.INVESTIGATE: (View.ENGINEERING,),
    ActionKind.PRODUCT: (View.PRODUCT,),
    ActionKind.DOCUMENT: (View.PRODUCT, View.CUSTOMER_SUCCESS),
    ActionKind.COMMUNICATE: (View.PRODUCT, View.CUSTOMER_SUCCESS),
}
_CUSTOMERS_SIDE = ("customer success", "support")


def actions_for(meeting: Meeting, view: View) -> tuple[Action, ...]:
    """The actions that such a review tells.

    Their kind says so. One that answers an insight, a product question or a customer is the
    product review's too; one that somebody from Customer Success has taken is theirs.
    """
    told = _product_rows(meeting)
    theirs = {
        person.name.casefold()
        for person in meeting.participants
        if person.role.casefold() in _CUSTOMERS_SIDE
    } | set(_CUSTOMERS_SIDE)
    return tuple(a for a in meeting.actions if view in _views(a, told, theirs))


def _views(action: Action, product_rows: frozenset[str], theirs: set[str]) -> set[View]:
    views = set(_BY_KIND[action.kind]) if action.kind else set()
    if action.answers in product_rows:
        views.add(View.PRODUCT)
    if action.owner.casefold() in theirs:
        views.add(View.CUSTOMER_SUCCESS)
    return views or {View.ENGINEERING}


def _product_rows(meeting: Meeting) -> frozenset[str]:
    """What was said about customers and product, by id."""
    found = [row.id for row in (*meeting.insights, *meeting.quotes)]
    for section in meeting.sections:
        if isinstance(section, QuestionsSection | ImpactSection):
            found += [row.id for _, rows in section.lists() for row in rows]
    return frozenset(found)
