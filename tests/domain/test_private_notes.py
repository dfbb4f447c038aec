"""Private notes are words about steps and about the meeting, and never a part of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.desk import Desk
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.private_notes import PrivateNotes, StepNote
from tests.builders import texts


def test_each_step_has_a_note_of_its_own_and_so_has_the_meeting() -> None:
    notes = PrivateNotes().with_step("timeline", "ask Mara").with_step("", "no title yet")
    notes = notes.with_general("end at ten").with_step("timeline", "ask Mara first")
    assert (notes.of("timeline"), notes.of(""), notes.of("close")) == (
        "ask Mara first",
        "no title yet",
        "",
    )
    assert notes.general == "end at ten"
    assert not notes.is_empty


def test_a_note_without_words_is_none() -> None:
    notes = PrivateNotes().with_step("timeline", "x").with_general("y")
    assert notes.with_step("timeline", "").with_general("").is_empty


@given(texts(), st.sampled_from(("", "timeline")))
def test_what_is_noted_is_clean(text: str, step: str) -> None:
    notes = PrivateNotes().with_step(step, text).with_general(text)
    assert "\x1b" not in notes.of(step) + notes.general
    assert PrivateNotes.model_validate_json(notes.model_dump_json()) == notes


def test_neither_a_meeting_nor_its_desk_has_room_for_them() -> None:
    kinds = {PrivateNotes, StepNote}
    for record in (Meeting, Desk):
        assert not any(kind.__name__ in str(record.model_json_schema()) for kind in kinds)
