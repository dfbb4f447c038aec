"""What is done about themes: ideas of every role, and what each theme becomes."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from pmfacilitator.domain.edits import ChangeRow, Together
from pmfacilitator.domain.learning.looking_back import ranked, seen
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.reviewed import Idea, Outcome, Theme
from pmfacilitator.domain.text import shorten
from pmfacilitator.domain.typed_times import show_date
from pmfacilitator.errors import InvalidValue
from pmfacilitator.export.parts.looking_back import dots_words, seen_words
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.rows import RowsBody
from pmfacilitator.screens.dialogs.line import LineDialog
from pmfacilitator.screens.links import show_voice
from pmfacilitator.screens.speakers import attributed
from pmfacilitator.widgets.row_view import RowView

_NO_THEMES = "No theme yet: the board makes them. An idea can be typed all the same."
_WORDS = 48
_BOXES = {Outcome.PROPOSAL: "[→]", Outcome.DROPPED: "[-]", None: "[ ]"}


class IdeasBody(RowsBody):
    """One theme at a time; every idea is somebody's, `@product` in front says whose."""

    PLACEHOLDER: ClassVar[str] = "@product a paid tier for machines; Enter alone: next theme"
    CAN_BECOME: ClassVar[frozenset[str]] = frozenset({"action"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "theme(1)", "Next theme", id="ideas.theme", tooltip="The next theme"),
        Binding(
            "left,h",
            "theme(-1)",
            "Theme before",
            show=False,
            id="ideas.theme-back",
            tooltip="The theme before",
        ),
    ]

    _theme = ""

    def views(self) -> tuple[RowView, ...]:
        """The theme that is asked now, and under it who said what; the other themes in a line."""
        themes = ranked(self.work.shown.looked_back_on.themes)
        theme = self._asked()
        if theme is None:
            head = [RowView("", _NO_THEMES)]
        else:
            at = themes.index(theme) + 1
            where = seen_words(seen(self.work.shown.looked_back_on, theme))
            name = f"Theme {at} of {len(themes)}: {theme.name}"
            head = [RowView("", words) for words in (name, where) if words]
        named = {None if theme is None else theme.id, None}
        there = {each.id for each in themes}
        return (
            *head,
            *(
                RowView(idea.id, idea.text, lead="•", aside=self._said(idea))
                for idea in self.rows()
                if isinstance(idea, Idea) and (idea.theme if idea.theme in there else None) in named
            ),
        )

    def new_row(self, text: str) -> Row:
        """An idea for the theme that is asked now."""
        voice, words = attributed(text, self.work.meeting, self.work.house)
        if not words:
            raise InvalidValue("Type what should be built, changed or improved, then Enter.")
        theme = self._asked()
        return Idea(text=words, said_by=voice, theme=theme.id if theme else None)

    def understood(self, text: str) -> str:
        """Whose idea it is, and who has not been asked."""
        voice, _ = attributed(text, self.work.meeting, self.work.house)
        if voice.is_known:
            return f"said by {self.work.meeting.voice_name(voice)}"
        return "@product, @design, @cs or a name in front says whose it is"

    def nothing_added(self) -> None:
        """Enter alone goes to the next theme, and after the last one on."""
        themes = [theme.id for theme in ranked(self.work.meeting.looked_back_on.themes)]
        asked = self._asked()
        if asked is None or asked.id == themes[-1]:
            self.post_message(self.NextWanted())
        else:
            self.action_theme(1)

    def action_theme(self, by: int) -> None:
        """Ask the next theme, or the one before."""
        themes = [theme.id for theme in ranked(self.work.meeting.looked_back_on.themes)]
        asked = self._asked()
        if asked is not None:
            at = themes.index(asked.id) + by
            self._theme = themes[max(0, min(at, len(themes) - 1))]
            self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Other themes are asked from the list; a line has its own arrows."""
        if action == "theme":
            return self.list.has_focus and not self.is_card_open
        return super().check_action(action, parameters)

    def _asked(self) -> Theme | None:
        """The theme that is asked now: the one chosen, or else the first."""
        themes = ranked(self.work.meeting.looked_back_on.themes)
        return next((theme for theme in themes if theme.id == self._theme), None) or next(
            iter(themes), None
        )

    def _said(self, idea: Idea) -> str:
        return show_voice(self.work.shown, idea.said_by)


class ProposalsBody(RowsBody):
    """Each theme becomes a proposal with owner and day, or is dropped with a reason."""

    PLACEHOLDER: ClassVar[str] = "A theme that the board did not show"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "p", "propose", "Propose", id="theme.propose", tooltip="Make it a proposal, on its card"
        ),
        Binding("x", "drop", "Drop", id="theme.drop", tooltip="Drop it, with a reason"),
    ]

    def views(self) -> tuple[RowView, ...]:
        """What became of each theme, those with the most dots first."""
        return tuple(
            self._view(row) for row in ranked(r for r in self.rows() if isinstance(r, Theme))
        )

    def new_row(self, text: str) -> Row:
        """A theme without cards."""
        return Theme(name=text)

    def understood(self, text: str) -> str:
        """Say where the rest goes."""
        del text
        propose, drop = key_to("theme.propose"), key_to("theme.drop")
        return f"Enter adds it; {propose} on it proposes it, {drop} drops it"

    def action_propose(self) -> None:
        """Make the theme a proposal, and go to its words."""
        theme = self.work.meeting.row(self.list.cursor)
        if not isinstance(theme, Theme):
            return
        edits = [ChangeRow(theme.id, "outcome", Outcome.PROPOSAL)]
        if not theme.proposal:
            edits.append(ChangeRow(theme.id, "proposal", theme.name))
        words = f"proposed “{shorten(theme.name, _WORDS)}”"
        if self.apply(Together(tuple(edits), words)):
            self.open_card(theme.id, "proposal")

    def action_drop(self) -> None:
        """Ask why, and drop the theme."""
        theme = self.work.meeting.row(self.list.cursor)
        if not isinstance(theme, Theme):
            return

        def given(because: str | None) -> None:
            if because and because.strip():
                edits = (
                    ChangeRow(theme.id, "because", because),
                    ChangeRow(theme.id, "outcome", Outcome.DROPPED),
                )
                self.apply(Together(edits, f"dropped “{shorten(theme.name, _WORDS)}”"))

        question = f"Why is “{shorten(theme.name, _WORDS)}” dropped?"
        hint = "nobody asked for it again"
        self.app.push_screen(LineDialog(question, theme.because, hint, keeps=True), given)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a theme under the cursor can be decided on."""
        if action in {"propose", "drop"}:
            return self.list.has_focus and bool(self.list.cursor)
        return super().check_action(action, parameters)

    def _view(self, theme: Theme) -> RowView:
        due = f"by {show_date(theme.due)}" if theme.due else ""
        who = " · ".join(part for part in (theme.owner, due) if part)
        where = (dots_words(theme), seen_words(seen(self.work.shown.looked_back_on, theme)))
        notes = (
            " · ".join(part for part in where if part),
            f"we propose: {theme.proposal}" if theme.outcome is Outcome.PROPOSAL else "",
            f"dropped, because: {theme.because}" if theme.outcome is Outcome.DROPPED else "",
        )
        return RowView(
            theme.id,
            theme.name,
            lead=_BOXES[theme.outcome],
            tail=who,
            notes=tuple(note for note in notes if note),
            finished=theme.outcome is Outcome.DROPPED,
        )
