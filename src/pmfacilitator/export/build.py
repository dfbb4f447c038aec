"""A meeting as a document: the one way from what was said to what is read.

A new view is a member of `View` and an arm in `build`.
"""

from __future__ import annotations

from typing import assert_never

from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting, Status
from pmfacilitator.domain.typed_values import show_words
from pmfacilitator.export.document import Document
from pmfacilitator.export.offers import View
from pmfacilitator.export.parts.material import Material
from pmfacilitator.export.steps import Steps
from pmfacilitator.export.views.customer_success import customer_success
from pmfacilitator.export.views.engineering import engineering
from pmfacilitator.export.views.full import full
from pmfacilitator.export.views.invite import invite
from pmfacilitator.export.views.lists import all_actions, all_insights
from pmfacilitator.export.views.product import product
from pmfacilitator.export.views.roadmap import roadmap
from pmfacilitator.export.views.summary import summary
from pmfacilitator.export.views.themes import themes


def build(meeting: Meeting, view: View, house: House | None = None) -> Document:
    """The document of a meeting, as that view tells it, in the words of a house."""
    steps = Steps(Material.of(meeting, house))
    title = meeting.title
    draft = "" if meeting.status is Status.FINAL else f" ({show_words(meeting.status)})"
    match view:
        case View.FULL:
            return Document(title, full(steps))
        case View.ENGINEERING:
            return Document(f"{title} — engineering review{draft}", engineering(steps))
        case View.PRODUCT:
            return Document(f"{title} — product review{draft}", product(steps))
        case View.CUSTOMER_SUCCESS:
            return Document(f"{title} — customers{draft}", customer_success(steps))
        case View.SUMMARY:
            return Document(f"{title} — summary{draft}", summary(steps))
        case View.INVITE:
            return Document(f"{title} — invitation to the review", invite(meeting))
        case View.ACTIONS:
            return Document(f"{title} — actions", all_actions(steps))
        case View.INSIGHTS:
            return Document(f"{title} — insights", all_insights(steps))
        case View.THEMES:
            return Document(f"{title} — what keeps coming back", themes(steps))
        case View.ROADMAP:
            return Document(f"{title} — roadmap feed", roadmap(steps))
        case _:
            assert_never(view)
