"""What was learned, and what becomes of it."""

from __future__ import annotations

from typing import ClassVar

from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Insight, InsightStatus
from pmfacilitator.domain.text import shorten
from pmfacilitator.domain.typed_outcomes import show_quantity, show_result
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.domain.typed_values import show_words
from pmfacilitator.screens.bodies.recalling_line import RecallingRows
from pmfacilitator.screens.links import show_link, show_seen_before
from pmfacilitator.widgets.row_view import RowView

_GLANCE = 36
"""How much of a piece of evidence the list shows; the card has all of it."""


class InsightsBody(RecallingRows):
    """Insights; what they rest on, and what became of them, stands beneath."""

    PLACEHOLDER: ClassVar[str] = "Resellers poll the ledger every second"
    CAN_BECOME: ClassVar[frozenset[str]] = frozenset({"action"})

    def views(self) -> tuple[RowView, ...]:
        """What was learned, its lens, owner and status, and beneath it the rest."""
        rows = self.rows()
        return tuple(
            _view(row, self.work.shown, self.work.house) for row in rows if isinstance(row, Insight)
        )

    def new_row(self, text: str) -> Row:
        """An insight; assumption, lens and opportunity go on its card."""
        return Insight(learned=text)

    def understood(self, text: str) -> str:
        """Say where the rest goes."""
        del text
        return "Enter adds it; Enter on it opens its card: assumption, evidence, status"


def _view(insight: Insight, meeting: Meeting, house: House) -> RowView:
    is_new = insight.status is InsightStatus.NOTICED
    aside = (insight.owner, "" if is_new else show_words(insight.status))
    evidence = [shorten(show_link(meeting, link), _GLANCE) for link in insight.evidence]
    if insight.number:
        evidence.append(show_quantity(insight.number))
    assumed = (
        f"we had assumed: {insight.assumption}" if insight.assumption else "",
        f"we saw: {insight.saw}" if insight.saw else "",
    )
    notes = (
        "; ".join(part for part in assumed if part),
        f"seen in {'; '.join(evidence)}" if evidence else "",
        f"could become: {insight.opportunity}" if insight.opportunity else "",
        _came_of_it(insight),
        *show_seen_before(insight.again),
    )
    return RowView(
        insight.id,
        insight.learned,
        "•",
        house.lens(insight.lens),
        " · ".join(part for part in aside if part),
        notes=tuple(note for note in notes if note),
        finished=insight.status is InsightStatus.DROPPED,
    )


def _came_of_it(insight: Insight) -> str:
    """Its result, or why it was dropped, or when we look for one."""
    if insight.status is InsightStatus.DROPPED:
        return f"dropped, because: {insight.because}"
    if insight.result:
        day = f" ({show_date(insight.result.on)})" if insight.result.on else ""
        return f"result: {show_result(insight.result)}{day}"
    return (
        f"we look for its result on {show_date(insight.check_back)}" if insight.check_back else ""
    )
