"""What is said of an entry by one key: its milestone, its star, what shows it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType

from pmfacilitator.domain.edits import ChangeRow
from pmfacilitator.domain.milestones import show_milestone
from pmfacilitator.domain.rows import Entry, Milestone
from pmfacilitator.domain.suggested import ConfirmSuggested, NameMilestone, open_suggestions
from pmfacilitator.domain.timeline import in_order
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.cells_body import CellsBody
from pmfacilitator.screens.choosing import choose_link
from pmfacilitator.screens.dialogs.picker import Option, Picker
from pmfacilitator.widgets.row_list import RowList

_AFTERWARDS = frozenset({"milestone", "star"})
_OF_ENTRIES = frozenset({"milestone", "star", "link"})


class EntryMarksBody(CellsBody):
    """Marks the entry under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "confirm", "Confirm", id="entry.confirm", tooltip="Confirm its milestone"),
        Binding("m", "milestone", "Milestone", id="entry.milestone", tooltip="Name its milestone"),
        Binding("s", "star", "Star", id="entry.star", tooltip="Star what matters most"),
        Binding("l", "link", "Link", show=False, id="entry.link", tooltip="Link what shows it"),
        Binding(
            "C",
            "confirm_all",
            "Confirm all",
            show=False,
            id="entry.confirm-all",
            tooltip="Confirm every suggested milestone",
        ),
    ]

    _offers_confirm = False

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor, as far as it may be seen."""
        row = self.work.shown.row(self.list.cursor) if self.list.cursor else None
        return row if isinstance(row, Entry) else None

    def action_star(self) -> None:
        """Star the entry, or take its star."""
        if self.entry is not None:
            self.apply(ChangeRow(self.entry.id, "starred", not self.entry.starred))

    def action_link(self) -> None:
        """Link what shows the entry, or open what is linked."""
        if self.entry is not None:
            choose_link(self, self.entry.id, "evidence")

    def action_milestone(self) -> None:
        """Choose which milestone the entry is; the entry that had it loses it."""
        entry = self.entry
        if entry is None:
            return
        options = [Option(m.value, show_milestone(m)) for m in Milestone]
        suggested = self.suggestions().get(entry.id)
        if suggested is not None:  # it stands first, so that Enter takes it
            options.sort(key=lambda option: option.id != suggested.value)
        if entry.milestone is not None or suggested is not None:
            options.append(Option("none", "none of these"))

        def answered(answer: str | None) -> None:
            if answer:
                milestone = None if answer == "none" else Milestone(answer)
                self.apply(NameMilestone(entry.id, milestone))

        self.app.push_screen(Picker("Which milestone is this?", options), answered)

    def action_confirm(self) -> None:
        """Confirm the milestone that the words of the entry suggest."""
        if self.entry is not None and self.entry.id in self.suggestions():
            self.apply(ConfirmSuggested((self.entry.id,)))
            self.refresh_bindings()

    def action_confirm_all(self) -> None:
        """Confirm every milestone that is suggested, as one undo step."""
        suggested = tuple(self.suggestions())
        if not suggested:
            self.say("No milestone waits to be confirmed")
        elif self.apply(ConfirmSuggested(suggested)):
            many = f"{len(suggested)} milestone{'s' if len(suggested) > 1 else ''}"
            self.say(f"Confirmed {many} · {key_to('meeting.undo')} takes that back")
            self.refresh_bindings()

    def suggestions(self) -> dict[str, Milestone]:
        """The milestones that wait to be confirmed, by the ids of the entries that may be seen."""
        seen = self.work.shown
        if not any(entry.suggested for entry in seen.timeline):
            return {}
        return dict(open_suggestions(in_order(seen.timeline, seen.incident)))

    @on(RowList.Pointed)
    def _pointed_at(self) -> None:
        """Offer to confirm where there is something to."""
        offers = self.list.cursor in self.suggestions()
        if offers != self._offers_confirm:
            self._offers_confirm = offers
            self.refresh_bindings()

    def commands(self) -> tuple[SystemCommand, ...]:
        """What the palette offers while the next entry is typed."""
        if not self.suggestions():
            return ()
        return (SystemCommand("Confirm every suggested milestone", "C", self.action_confirm_all),)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """These go to the entry under the cursor; confirming where there is something to.

        What is only known afterwards is not said while later entries are hidden.
        """
        if action in _AFTERWARDS and self.work.session.is_hiding:
            return False
        if action in _OF_ENTRIES:
            return self.list.has_focus and bool(self.list.cursor)
        if action == "confirm":
            return self.list.has_focus and self.list.cursor in self.suggestions()
        if action == "confirm_all":
            return self.list.has_focus and bool(self.suggestions())
        return super().check_action(action, parameters)
