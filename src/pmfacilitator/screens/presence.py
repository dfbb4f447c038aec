"""Who is heard in a meeting: one key tells, and a voice that was not heard is missed once, gently."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from pmfacilitator.domain.agenda import Step
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.voices import quiet_lead
from pmfacilitator.screens.dialogs.voices import VoicesDialog
from pmfacilitator.screens.stage import MeetingStage
from pmfacilitator.widgets.voices_line import VoicesLine


class Presence(MeetingStage):
    """Brings in who has not been heard; it never stops the room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+s",
            "voices",
            "Voices",
            show=False,
            id="meeting.voices",
            tooltip="Who has been heard, and who has not",
        ),
    ]

    @on(VoicesLine.Clicked)
    def action_voices(self) -> None:
        """Show who has been heard, and let the room say so."""
        work = self.work(self.session.place.step)
        self.app.push_screen(VoicesDialog(work))

    async def lead_to(self, place: Place) -> None:
        """Go on to another step; once in a meeting, say whose voice this one has not heard."""
        left = self.step
        await self.go_to(place)
        if left is not None and place.step not in {left.id, ""}:
            self._miss(left)

    def _miss(self, left: Step) -> None:
        lead = quiet_lead(self.session.shown, self._house, left)
        if lead and self.session.note_missed(left.id):
            self.say(f"No {lead} voice in {left.title} yet", lasting=True)
