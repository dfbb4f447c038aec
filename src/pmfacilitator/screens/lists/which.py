"""The three lists over a library, and what each is for."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Which(StrEnum):
    """Which of the lists is shown."""

    ACTIONS = "actions"
    INSIGHTS = "insights"
    ASSUMPTIONS = "assumptions"


TITLES: Mapping[Which, str] = {
    Which.ACTIONS: "Actions",
    Which.INSIGHTS: "Insights",
    Which.ASSUMPTIONS: "Broken assumptions",
}
FILTERED = "Filter by words, or by severity:P1 tag:dns owner:mara lens:usage since:2026-09."
"""What can be typed above each of them."""

PURPOSES: Mapping[Which, str] = {
    Which.ACTIONS: "Open actions by their day, then what is settled. A change is saved in the "
    "meeting that decided on it, which need not be opened.",
    Which.INSIGHTS: "What is due to be looked at comes first. Follow each insight to a result with a "
    "number: that makes it measured.",
    Which.ASSUMPTIONS: "What broke in more than one incident comes first. Enter goes to the last time.",
}
