"""The verb of the parking lot: what becomes of a parked thing."""

from __future__ import annotations

from dataclasses import dataclass

from pmfacilitator.domain.edits.placing import changed, found, quoted, with_rows
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.parking import fate_of, made_of
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import Action, Insight, Parked
from pmfacilitator.domain.text import clean_line
from pmfacilitator.errors import InvalidValue, NotFound


@dataclass(frozen=True)
class Triage:
    """Decide on a parked thing: `made` is the action or insight it becomes, else it is not done.

    Whatever is made of it is linked to it. What was given up can still be taken up.
    """

    row_id: str
    made: Action | Insight | None = None
    because: str = ""

    joins = None

    @property
    def touches(self) -> str:
        """The parked thing."""
        return self.row_id

    def label(self, meeting: Meeting) -> str:
        """Say what was decided."""
        what = quoted(meeting.row(self.row_id))
        if self.made is None:
            return f"decided not to do {what}"
        return f"made an {'action' if isinstance(self.made, Action) else 'insight'} of {what}"

    def applied(self, meeting: Meeting) -> Meeting:
        """The meeting in which that is decided.

        Raises:
            NotFound: nothing of that id is parked.
            InvalidValue: something was made of it already, or no reason is given.
        """
        slot, row = found(meeting, self.row_id)
        if not isinstance(row, Parked):
            raise NotFound("That is not in the parking lot.")
        fate = fate_of(row, made_of(meeting))
        if fate.made is not None:
            raise InvalidValue(
                f"It is an {fate.outcome.value} already; remove that, and decide anew."
            )
        because = "" if self.made else clean_line(self.because)
        if self.made is None and not because:
            raise InvalidValue("Type in a few words why not; the reason stays with it.")
        rows = tuple(
            changed(each, "because", because) if each.id == row.id else each
            for each in meeting.rows(slot)
        )
        return self._with_made(with_rows(meeting, slot, rows))

    def _with_made(self, meeting: Meeting) -> Meeting:
        match self.made:
            case Action():
                made = self.made.changed(answers=self.row_id)
                return with_rows(meeting, Slot("actions"), (*meeting.actions, made))
            case Insight():
                insight = self.made.changed(source=self.row_id)
                return with_rows(meeting, Slot("insights"), (*meeting.insights, insight))
            case None:
                return meeting
