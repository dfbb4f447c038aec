"""The meeting as somebody else leads it: the same step, question and rows, and nothing to change."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.scroll_view import ScrollView
from textual.widgets import ContentSwitcher

from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.screens.bodies.body import Body
from pmfacilitator.screens.bodies.card_body import CardBody
from pmfacilitator.screens.bodies.rows import RowsBody
from pmfacilitator.screens.dialogs.help import HelpDialog
from pmfacilitator.screens.keys import keys_of
from pmfacilitator.screens.stage import MeetingStage
from pmfacilitator.screens.watching import Watching
from pmfacilitator.session import Change

FOLLOWING = "Following · read only"
_ABOUT = (
    "This shows what is on the shared terminal, a moment later, and goes along with it. "
    "Nothing can be changed here."
)


class FollowScreen(MeetingStage, Watching, inherit_bindings=False):
    """Goes along with a session that another window leads; its keys only look."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark", "help", "Help", id="app.help", tooltip="What is this?"),
        Binding("q", "leave", "Leave", id="follow.leave", tooltip="Follow no longer"),
        Binding(
            "d",
            "app.next_theme",
            "Colours",
            id="follow.colours",
            tooltip="Dark, light or the terminal's colours",
        ),
        Binding(
            "down,pagedown",
            "look(1)",
            "Further down",
            id="follow.down",
            tooltip="Look further down",
        ),
        Binding(
            "up,pageup",
            "look(-1)",
            "Further up",
            show=False,
            id="follow.up",
            tooltip="Look further up",
        ),
    ]

    TAKES_PART: ClassVar[bool] = False
    FOLLOWING: ClassVar[str] = FOLLOWING

    _followed = Place()

    @property
    def standing(self) -> str:
        """Whether what is shown is how the meeting stands now."""
        return self.sign

    async def go_to(self, place: Place) -> None:
        """Show that place as it is shown elsewhere: the row that is come to, the card that is open."""
        self._followed = place
        if place.is_cell:
            place = place.changed(field="", is_cell=False)
        body = self.pane.body if self.pane else None
        if isinstance(body, CardBody) and not place.field:
            body.action_close_card()
        if isinstance(body, RowsBody) and not place.field:
            body.nothing_added()
        await super().go_to(place)
        self._go_along()

    def action_look(self, by: int) -> None:
        """Scroll what is longer than the screen; the next that is said comes back into view."""
        for part in (*self.query(ScrollView), *self.query(VerticalScroll)):
            if part.is_on_screen and part.max_scroll_y:
                part.scroll_relative(y=by * max(part.size.height // 2, 1), animate=False)
                return

    def action_help(self) -> None:
        """Say what this is, and what its keys do."""
        self.app.push_screen(HelpDialog("Following a meeting", _ABOUT, (), keys_of(self)))

    def _changed(self, change: Change) -> None:
        if _asks(change.before) != _asks(change.after):
            self.call_later(self._begin_anew)
            return
        body = self._rows
        before = {row.id for row in body.list.rows} if body else set[str]()
        super()._changed(change)
        if not self.is_mounted:
            return
        if self.place != self._followed:
            self.call_later(self.go_to, self.place)
        elif body is not None:
            new = [row.id for row in body.rows() if row.id not in before]
            if new:
                body.list.mark_new(new[-1])
            self._go_along()
        self.show_clock()

    async def _begin_anew(self) -> None:
        """Show a meeting whose steps ask something else than those that are on the screen."""
        steps = self.query_one("#steps", ContentSwitcher)
        steps.current = None
        await steps.remove_children()
        await self.go_to(self.place)

    @property
    def _rows(self) -> RowsBody | None:
        body: Body | None = self.pane.body if self.pane else None
        return body if isinstance(body, RowsBody) else None

    def _go_along(self) -> None:
        """Point at the row that is come to, or show the line that is being typed."""
        body = self._rows
        if body is None:
            return
        body.list.marks_cursor = bool(self._followed.row)
        line = body.add_line
        text = self.session.desk.draft(body.draft_id("add"))
        line.visible = bool(text)
        line.put(text)
        try:
            line.understand(body.understood(text) if text.strip() else "")
        except PmFacilitatorError as error:
            line.understand(str(error), problem=True)


def _asks(meeting: Meeting) -> tuple[object, ...]:
    """What the steps of a meeting are made of; minutes and titles may change at any time."""
    return tuple((step.id, step.kind, step.questions) for step in meeting.agenda.steps)
