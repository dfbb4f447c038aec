"""What came in during a silent round, as rows of the question that it was held for."""

from __future__ import annotations

from dataclasses import dataclass

from pmfacilitator.domain.edits import AddRow, Edit, Together
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import RowsPrompt, Slot
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Voice
from pmfacilitator.domain.silent_round import SilentRound
from pmfacilitator.errors import NotFound
from pmfacilitator.importing.replies import row_for
from pmfacilitator.importing.spoken import Said, said_in
from pmfacilitator.screens.speakers import attributed, voice_named


@dataclass(frozen=True)
class Gathered:
    """The rows that a silent round makes, in the order in which they came in.

    Args:
        slot: the list they belong to.
        rows: one a line, what is there already left out.
        people: how many different people are known to have written them.
    """

    slot: Slot
    rows: tuple[Row, ...]
    people: int

    @property
    def edit(self) -> Edit | None:
        """Adds all of them as one undo step; None if there are none."""
        edits = tuple(AddRow(self.slot, row) for row in self.rows)
        return (
            Together(edits, f"added what was written in silence ({self.told})") if edits else None
        )

    @property
    def told(self) -> str:
        """How much it is, in words."""
        lines = "1 line" if len(self.rows) == 1 else f"{len(self.rows)} lines"
        people = "1 person" if self.people == 1 else f"{self.people} people"
        return f"{lines} by {people}" if self.people else lines


def gathered(silence: SilentRound, meeting: Meeting, house: House) -> Gathered:
    """What came in, each line said by whoever wrote it as far as that is told.

    Raises:
        NotFound: the question is asked no longer.
    """
    slot = _slot(silence, meeting)
    there = {(_voice_of(row), row.headline.casefold()) for row in meeting.rows(slot)}
    rows: list[Row] = []
    voices: set[Voice | str] = set()
    for piece in silence.gathered:
        for said in said_in(piece, lambda name: voice_named(name, meeting, house).is_known):
            voice, words = _attributed(said, meeting, house)
            row = row_for(slot, words, voice)
            name = (_voice_of(row), row.headline.casefold())
            if not words or name in there:
                continue
            there.add(name)
            rows.append(row)
            if voice.is_known or said.name:
                voices.add(voice if voice.is_known else said.name)
    return Gathered(slot, tuple(rows), len(voices))


def _slot(silence: SilentRound, meeting: Meeting) -> Slot:
    if meeting.agenda.step(silence.step) is not None:
        for prompt in meeting.prompts(silence.step):
            if prompt.id == silence.prompt and isinstance(prompt, RowsPrompt):
                return prompt.slot
    raise NotFound("The question of this silent round is asked no longer.")


def _voice_of(row: Row) -> Voice:
    voice = getattr(row, "said_by", None)
    return voice if isinstance(voice, Voice) else Voice()


def _attributed(said: Said, meeting: Meeting, house: House) -> tuple[Voice, str]:
    """Who wrote a line, and its words; a name that is nobody's here stays in front of them."""
    if not said.name:
        return attributed(said.words, meeting, house)
    voice = voice_named(said.name, meeting, house)
    return voice, said.words if voice.is_known else f"{said.name}: {said.words}"
