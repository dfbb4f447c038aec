"""How a meeting is begun from home: the forms, and the file each makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pmfacilitator.app.outside import Outside
from pmfacilitator.domain.starting import started
from pmfacilitator.screens.new import NewMeeting, NewMeetingDialog
from pmfacilitator.screens.recalling import Recall
from pmfacilitator.screens.second import SecondReviewDialog
from pmfacilitator.starting import start_second_review


@dataclass(frozen=True)
class Beginning:
    """Begins meetings in the library, with the agendas there are."""

    outside: Outside

    def form(self, texts: Mapping[str, str], recall: Recall) -> NewMeetingDialog:
        """The form of a new meeting, with what was half-typed in it; its date is left empty."""
        house, preset = self.outside.house, self.outside.preset
        given = NewMeeting(
            severity=preset.severity or house.urgent[-1],
            timezone=self.outside.zone(),
            agenda=preset.agenda,
        )
        return NewMeetingDialog(house, self.outside.agendas.for_incidents(), given, texts, recall)

    def second_form(self) -> SecondReviewDialog:
        """The question which agenda a second review takes."""
        return SecondReviewDialog(self.outside.agendas.for_incidents())

    def begin(self, wanted: NewMeeting) -> Path:
        """Make the meeting a form asks for; raises a PmFacilitatorError if it cannot be made."""
        meeting = started(
            self.outside.agendas.read(wanted.agenda),
            self.outside.now(),
            title=wanted.title,
            severity=wanted.severity,
            date=wanted.date,
            timezone=wanted.timezone or None,
        )
        return self.outside.library.create(meeting)

    def begin_second(self, source: Path, agenda: str) -> Path:
        """Make the second review of an incident; raises a PmFacilitatorError if it cannot be."""
        read = self.outside.agendas.read(agenda)
        return start_second_review(self.outside.library, source, read, self.outside.now())
