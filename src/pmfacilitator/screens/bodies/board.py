"""The board of a review: every insight and factor of the period, grouped into themes by keys."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult, SystemCommand
from textual.binding import Binding, BindingType

from pmfacilitator.domain.edits import ChangeRow, RemoveRow
from pmfacilitator.domain.edits.themes import GiveDot, MakeTheme, MergeThemes, PutInto, TakeOut
from pmfacilitator.domain.learning.looking_back import ranked
from pmfacilitator.domain.reviewed import Card, Review, Theme
from pmfacilitator.domain.text import shorten
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.board_views import board_views
from pmfacilitator.screens.bodies.body import Body
from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog
from pmfacilitator.screens.dialogs.line import Half, LineDialog
from pmfacilitator.screens.dialogs.picker import Option, Picker
from pmfacilitator.widgets.row_list import RowList

_EMPTY = "Nothing was learned in this period that the library knows of."
_NAME_HINT = "Resellers use us as an interface"
_WORDS = 48


class Board(RowList):
    """The board as one list: Enter picks a card, which Space says already, or names a theme."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter",
            "choose",
            "Open",
            show=False,
            id="list.choose",
            tooltip="Open what the cursor is on",
        ),
    ]


class BoardBody(Body):
    """Picks cards and makes themes of them; each verb is one key, and each can be undone."""

    DEFAULT_CSS = """
    BoardBody > RowList { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "pick", "Pick", id="board.pick", tooltip="Pick the card, or let it go"),
        Binding("g", "group", "Group", id="board.group", tooltip="Make a theme of picked cards"),
        Binding("p", "put", "Put in", show=False, id="board.put", tooltip="Put them in this theme"),
        Binding("t", "take_out", "Out", show=False, id="board.out", tooltip="Take out of a theme"),
        Binding("n", "name", "Name", id="board.name", tooltip="Name this theme"),
        Binding("m", "merge", "Merge", show=False, id="board.merge", tooltip="Merge two themes"),
        Binding("d", "dot(1)", "Dot", id="board.dot", tooltip="Give this theme a role's dot"),
        Binding(
            "D", "dot(-1)", "Dot back", show=False, id="board.dot-back", tooltip="Take a dot back"
        ),
        Binding(
            "delete",
            "dissolve",
            "Dissolve",
            show=False,
            id="board.dissolve",
            tooltip="Take the theme off the board; its cards stay",
        ),
    ]

    _picked: tuple[str, ...] = ()

    @property
    def list(self) -> RowList:
        """The board, as one list."""
        return self.query_one(RowList)

    @property
    def _review(self) -> Review:
        return self.work.meeting.looked_back_on

    def compose(self) -> ComposeResult:
        """Lay out the board."""
        yield Board(empty=_EMPTY)

    def on_mount(self) -> None:
        """Fill it."""
        self.show()

    def show(self) -> None:
        """Draw themes with their cards, the most dots first, then what is in none."""
        review = self.work.shown.looked_back_on
        there = {card.id for card in review.cards}
        self._picked = tuple(card for card in self._picked if card in there)
        self.list.show(board_views(review, self.work.house, self._picked, self.list.cursor))

    def take_focus(self, row: str = "", field: str = "") -> None:
        """Go to a card or theme, or to the first."""
        del field
        if row:
            self.list.point_at(row)
        elif not self.list.cursor:
            self.list.action_edge(-1)
        self.list.focus()
        self.post_message(self.Stood(self, self.list.cursor))

    def commands(self) -> tuple[SystemCommand, ...]:
        """What is done to the board as a whole."""
        return (SystemCommand("Let all picked cards go", "on the board", self.action_let_go),)

    # Verbs --------------------------------------------------------------------------------

    def action_pick(self) -> None:
        """Pick the card under the cursor, or let it go; of a theme, all its cards."""
        ids = self._ids_at_cursor()
        if not ids:
            return
        if set(ids) <= set(self._picked):
            self._picked = tuple(card for card in self._picked if card not in ids)
        else:
            self._picked = tuple(dict.fromkeys((*self._picked, *ids)))
        self.show()
        self.list.action_cursor(1)

    def action_let_go(self) -> None:
        """Pick nothing any more."""
        self._picked = ()
        self.show()

    def action_group(self) -> None:
        """Ask for a name, and make a theme of the picked cards; those of a theme leave it."""
        cards = self._chosen()
        if not cards:
            pick, group = key_to("board.pick"), key_to("board.group")
            self.say(
                f"{pick} picks the cards that belong together; then {group} makes a theme of them."
            )
            return
        words = (
            f"What do these {len(cards)} have in common?"
            if len(cards) > 1
            else "What is this one about?"
        )
        draft = self.draft_id("theme")

        def named(name: str | None) -> None:
            edit = MakeTheme(cards, name or "")
            if name and self.apply(edit):
                self.work.session.set_draft(draft, "")
                self._picked = ()
                self.show()
                self.list.point_at(edit.id)
                self.say(
                    f"Made the theme “{shorten(name, _WORDS)}” · {key_to('meeting.undo')} takes it back"
                )

        half = Half(
            self.work.session.desk.draft(draft),
            lambda text: self.work.session.set_draft(draft, text),
        )
        self.app.push_screen(LineDialog(words, "", _NAME_HINT, half=half), named)

    def action_put(self) -> None:
        """Put the picked cards into the theme at the cursor."""
        theme = self._theme_at_cursor()
        if theme is None:
            self.say("Put the cursor on a theme first.")
        elif self.apply(PutInto(theme.id, self._picked)):
            self._picked = ()
            self.show()

    def action_take_out(self) -> None:
        """Take the picked cards, or else the one at the cursor, out of their themes."""
        if self.apply(TakeOut(self._chosen())):
            self._picked = ()
            self.show()

    def action_name(self) -> None:
        """Give the theme at the cursor another name."""
        theme = self._theme_at_cursor()
        if theme is None:
            return

        def named(name: str | None) -> None:
            if name:
                self.apply(ChangeRow(theme.id, "name", name))

        question = "What is this theme called?"
        self.app.push_screen(LineDialog(question, theme.name, _NAME_HINT, keeps=True), named)

    def action_merge(self) -> None:
        """Choose the theme that the one at the cursor becomes part of."""
        theme = self._theme_at_cursor()
        if theme is None:
            return
        others = [t for t in ranked(self._review.themes) if t.id != theme.id]
        if not others:
            self.say("There is no other theme to merge it into.")
            return

        def chosen(into: str | None) -> None:
            if into and self.apply(MergeThemes(theme.id, into)):
                self.list.point_at(into)

        words = f"Merge “{shorten(theme.name, _WORDS)}” into which theme?"
        self.app.push_screen(Picker(words, [Option(t.id, t.name) for t in others]), chosen)

    def action_dot(self, by: int) -> None:
        """Ask for whom a dot is given to the theme at the cursor, or taken back."""
        theme = self._theme_at_cursor()
        if theme is None:
            self.say("Put the cursor on a theme first.")
            return
        has = {dot.role: dot.count for dot in theme.dots}
        roles = [role for role in self.work.house.roles if by > 0 or role in has]
        if not roles:
            self.say("This theme has no dot yet.")
            return

        def chosen(role: str | None) -> None:
            if role:
                self.apply(GiveDot(theme.id, role, by))

        verb = "Whose dot for" if by > 0 else "Whose dot is taken back from"
        choices = [Choice(role, f"{role}  {'●' * min(has.get(role, 0), 9)}") for role in roles]
        words = f"{verb} “{shorten(theme.name, _WORDS)}”?"
        self.app.push_screen(ChoiceDialog(words, choices), chosen)

    def action_dissolve(self) -> None:
        """Take the theme at the cursor off the board; its cards lie loose again."""
        theme = self.work.meeting.row(self.list.cursor)
        if isinstance(theme, Theme) and self.apply(RemoveRow(theme.id)):
            self.say(
                f"Took “{shorten(theme.name, _WORDS)}” off · {key_to('meeting.undo')} brings it back"
            )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a theme is offered where one is."""
        if action in {"name", "merge"}:
            return self.list.has_focus and self._theme_at_cursor() is not None
        if action == "dissolve":
            return self.list.has_focus and isinstance(
                self.work.meeting.row(self.list.cursor), Theme
            )
        return super().check_action(action, parameters)

    def _chosen(self) -> tuple[str, ...]:
        return self._picked or self._ids_at_cursor()

    def _ids_at_cursor(self) -> tuple[str, ...]:
        row = self.work.meeting.row(self.list.cursor)
        if isinstance(row, Theme):
            return row.insights
        return (row.id,) if isinstance(row, Card) else ()

    def _theme_at_cursor(self) -> Theme | None:
        """The theme under the cursor, or that of the card there."""
        cursor = self.list.cursor
        themes = self._review.themes
        return next((t for t in themes if t.id == cursor or cursor in t.insights), None)

    @on(RowList.Chosen)
    def _row_chosen(self, event: RowList.Chosen) -> None:
        """Enter on a theme names it; on a card it picks."""
        event.stop()
        if isinstance(self.work.meeting.row(event.row_id), Theme):
            self.action_name()
        else:
            self.action_pick()

    @on(RowList.Pointed)
    def _pointed(self, event: RowList.Pointed) -> None:
        event.stop()
        self.show()
        self.post_message(self.Stood(self, event.row_id))
        self.refresh_bindings()

    @on(RowList.Passed)
    def _passed(self, event: RowList.Passed) -> None:
        event.stop()
