"""The facts of the incident; beside its title stand earlier ones like it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from pmfacilitator.domain.learning.seen import Similar
from pmfacilitator.domain.prompts import FormPrompt
from pmfacilitator.domain.rows import Again
from pmfacilitator.domain.seen_before import again_of
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.again import LINK_AGAIN, NOTHING_FOUND, choose_again, unlinked
from pmfacilitator.screens.bodies.body import Work
from pmfacilitator.screens.bodies.forms import FormBody
from pmfacilitator.screens.recalling import TITLES, Reminder, asked_for
from pmfacilitator.widgets.card import Card
from pmfacilitator.widgets.seen_lines import SeenLines

_RECALLED = frozenset({"title", "again"})


class FactsBody(FormBody):
    """Links the incident to earlier ones whose title is like its own."""

    DEFAULT_CSS = """
    FactsBody > Card { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [LINK_AGAIN]

    def __init__(self, work: Work, prompt: FormPrompt, *, id: str) -> None:  # noqa: A002 (Textual's own name)
        super().__init__(work, prompt, id=id)
        self.reminder = Reminder(work.recall, self.set_timer, self.show_recalled)

    @property
    def recalled(self) -> tuple[Similar, ...]:
        """What was found and is not linked yet."""
        return unlinked(self.reminder.found, self._links)

    def compose(self) -> ComposeResult:
        """Lay out the card, and what was found beneath it."""
        yield from super().compose()
        yield SeenLines()

    def show(self) -> None:
        """Show the values of now, and what can still be linked."""
        super().show()
        if self.reminder.found:
            self.show_recalled()

    def show_recalled(self) -> None:
        """Draw what was found."""
        heading = f"Seen before · {key_to('again.link')} links the first"
        self.query_one(SeenLines).show(heading, self.recalled)
        self.refresh_bindings()

    def on_hide(self) -> None:
        """Nothing is looked up for what is not on the screen."""
        self.reminder.forget()

    def action_link_again(self) -> None:
        """Link the incident to the first of what was found."""
        if self.recalled:
            self._link(again_of(self.recalled[0]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what was found can be linked."""
        if action == "link_again":
            return bool(self.recalled)
        return super().check_action(action, parameters)

    @property
    def _links(self) -> tuple[Again, ...]:
        return self.work.meeting.incident.again

    def _link(self, again: Again) -> None:
        if self._change_links((*self._links, again)):
            self.say(f"Seen before: linked · {key_to('meeting.undo')} takes it back")

    def _unlink(self, earlier: str) -> None:
        self._change_links(tuple(again for again in self._links if again.row != earlier))

    def _change_links(self, links: tuple[Again, ...]) -> bool:
        """Change them by an undo step of its own."""
        self.work.session.end_typing()
        return self.apply(self.work.change("again", links))

    def _recall(self, title: str) -> None:
        self.reminder.typed(asked_for(title, TITLES, self.work.meeting.incident))

    @on(Card.Edited)
    def _titled(self, event: Card.Edited) -> None:
        if event.field == "title":
            self._recall(str(event.value))

    @on(Card.FieldEntered)
    def _stood_at(self, event: Card.FieldEntered) -> None:
        if event.field in _RECALLED:
            self._recall(self.work.meeting.incident.title)
        else:
            self.reminder.forget()

    @on(Card.LinkWanted)
    def _again_wanted(self, event: Card.LinkWanted) -> None:
        if event.field == "again":
            event.stop()
            event.prevent_default()
            if not choose_again(
                self.app,
                self._links,
                self.reminder.found,
                event.letters,
                link=self._link,
                unlink=self._unlink,
            ):
                self.say(NOTHING_FOUND)
