from __future__ import annotations

from hypothesis import given, settings

from pmfacilitator.domain.edits import ChangeRow
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.storage.dump import Dump
from tests import builders


@settings(max_examples=20)
@given(builders.meetings(), builders.meetings())
def test_one_state_after_another_is_dumped_as_pydantic_would(one: Meeting, other: Meeting) -> None:
    dump = Dump()
    for state in (one, other, one):
        data, plain = dump.of(state), state.model_dump(mode="json")
        assert (data, list(data)) == (plain, list(plain))


def test_only_a_changed_row_is_dumped_again() -> None:
    meeting = builders.meeting(
        timeline=(builders.entry("14:32 pager fired"), builders.entry("14:40 calm"))
    )
    dump = Dump()
    before = dump.of(meeting)["timeline"]
    after = dump.of(ChangeRow(meeting.timeline[0].id, "text", "paged").applied(meeting))["timeline"]
    assert after[0]["text"] == "paged"
    assert after[1] is before[1]
