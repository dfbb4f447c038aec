"""What the steps of a review across incidents ask for; their rows belong to the meeting.

A review is a meeting about a period instead of an incident. Its steps stand on the same rows: the
incidents it looks back on, the cards of the board, the themes made of them, and the roadmap's loops.
"""

from __future__ import annotations

from typing import Literal

from pmfacilitator.domain.agenda import Step, StepKind
from pmfacilitator.domain.answers import BaseSection
from pmfacilitator.domain.prompts import AnyPrompt, RowsPrompt, Slot


class HappenedSection(BaseSection):
    """Shows what happened in the period: how much of what, for whom, and how long it took."""

    kind: Literal[StepKind.HAPPENED] = StepKind.HAPPENED

    def prompts(self, step: Step) -> tuple[AnyPrompt, ...]:
        """The incidents, then the agenda's questions."""
        incidents = RowsPrompt(
            id="reviewed",
            ask="What happened?",
            hint="Counts, and how long things took; read them aloud, nobody is graded",
            slot=Slot("reviewed"),
        )
        return (incidents, *self.asked(step))


class PatternsSection(BaseSection):
    """The board: every insight and factor of the period, grouped into themes."""

    kind: Literal[StepKind.PATTERNS] = StepKind.PATTERNS

    def prompts(self, step: Step) -> tuple[AnyPrompt, ...]:
        """The board, then the agenda's questions."""
        board = RowsPrompt(
            id="board",
            ask="What keeps coming back?",
            slot=Slot("cards"),
            among=(Slot("themes"),),
        )
        return (board, *self.asked(step))


class ThemesSection(BaseSection):
    """Each theme is asked of every role: what should we build, change, improve?"""

    kind: Literal[StepKind.THEMES] = StepKind.THEMES

    def prompts(self, step: Step) -> tuple[AnyPrompt, ...]:
        """The ideas, theme by theme, then the agenda's questions."""
        ideas = RowsPrompt(
            id="ideas",
            ask="What should we build, change, improve?",
            hint="One idea a line, @product before it for who says it",
            slot=Slot("ideas"),
        )
        return (ideas, *self.asked(step))


class ProposalsSection(BaseSection):
    """A theme becomes a proposal with an owner and a day, or is dropped with a reason."""

    kind: Literal[StepKind.PROPOSALS] = StepKind.PROPOSALS

    def prompts(self, step: Step) -> tuple[AnyPrompt, ...]:
        """The themes, then the agenda's questions."""
        themes = RowsPrompt(
            id="themes",
            ask="What do we propose, who takes it further, and by when?",
            slot=Slot("themes"),
        )
        return (themes, *self.asked(step))


class RoadmapSection(BaseSection):
    """Insights on their way to the roadmap: loops that closed, what is coming, what is open."""

    kind: Literal[StepKind.ROADMAP] = StepKind.ROADMAP

    def prompts(self, step: Step) -> tuple[AnyPrompt, ...]:
        """The loops, those that closed first, then the agenda's questions."""
        loops = RowsPrompt(
            id="loops",
            ask="Which of these do we keep, kill, or let wait?",
            slot=Slot("loops"),
        )
        return (loops, *self.asked(step))
