"""Adding many entries at once, and how many are too many."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.edits import AddEntries
from pmfacilitator.domain.edits.entries import MOST_ENTRIES
from pmfacilitator.errors import InvalidValue
from tests import builders


def test_a_timeline_takes_what_people_can_follow_and_refuses_a_log() -> None:
    meeting = builders.meeting(timeline=(builders.entry("14:32 pager fired"),))
    entries = tuple(builders.entry("14:33 a pod restarts") for _ in range(MOST_ENTRIES))
    full = AddEntries(entries[1:]).applied(meeting)
    assert len(full.timeline) == MOST_ENTRIES
    with pytest.raises(InvalidValue, match="These are 5,000 entries, and a timeline takes 5,000"):
        AddEntries(entries).applied(meeting)
