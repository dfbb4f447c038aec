"""The bodies whose rows are one line of words: points, prevention, quotes."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.edits import AnswerNoChange
from pmfacilitator.domain.prompts import QuestionPrompt
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Insight, Lens, Point, Quote
from pmfacilitator.errors import InvalidValue
from pmfacilitator.screens.bodies.rows import RowsBody
from pmfacilitator.screens.links import show_voice
from pmfacilitator.screens.speakers import attributed
from pmfacilitator.widgets.row_view import RowView

_REASON = "One reason a line; @name in front says whose it is"


class PointsBody(RowsBody):
    """The points that answer a question; `@name` in front of one says who said it."""

    PLACEHOLDER: ClassVar[str] = "One point a line; @name in front says who said it"
    CAN_BECOME: ClassVar[frozenset[str]] = frozenset({"insight", "action"})
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f7,n",
            "no_change",
            "No change",
            id="question.no-change",
            tooltip="Answer “no change”; the points are its reason",
        ),
    ]

    def views(self) -> tuple[RowView, ...]:
        """One line a point, and who said it."""
        points = tuple(
            RowView(row.id, row.text, lead="•", aside=show_voice(self.work.meeting, row.said_by))
            for row in self.rows()
            if isinstance(row, Point)
        )
        if not self._answers_no_change():
            return points
        because = "No change, because:" if points else "No change. Why? Type the reason below."
        return (RowView("", because), *points)

    def show(self) -> None:
        """Draw the points; the line beneath asks for the reason where there is to be one."""
        super().show()
        self.add_line.ask_for(_REASON if self._answers_no_change() else self.PLACEHOLDER)

    def new_row(self, text: str) -> Row:
        """A point, said by whoever is named in front of it."""
        voice, words = attributed(text, self.work.meeting, self.work.house)
        if not words:
            raise InvalidValue("Type what was said, then Enter.")
        return Point(text=words, said_by=voice)

    def understood(self, text: str) -> str:
        """Who the point will be attributed to."""
        voice, _ = attributed(text, self.work.meeting, self.work.house)
        if not voice.is_known:
            return ""
        return f"said by {self.work.meeting.voice_name(voice)}"

    def insight_of(self, row: Row) -> Insight:
        """An insight seen through the lens that the question is about."""
        insight = super().insight_of(row)
        lens = _lens_of(self.slot.question)
        return insight.changed(lens=lens) if lens else insight

    def action_no_change(self) -> None:
        """Answer "no change", or take that back."""
        section = self.work.meeting.section(self.work.step)
        answer = section.answer(self.slot.question)
        edit = AnswerNoChange(self.work.step, self.slot.question, not answer.no_change)
        if self.apply(edit) and not self.rows():
            self.add_line.take_focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a question of that kind of step can be answered with "no change"."""
        if action == "no_change":
            step = self.work.meeting.agenda.step(self.work.step)
            asks = step is not None and step.kind is StepKind.QUESTIONS
            return asks and not self.is_card_open
        return super().check_action(action, parameters)

    def _answers_no_change(self) -> bool:
        if not isinstance(self.prompt, QuestionPrompt):
            return False
        return self.work.meeting.section(self.work.step).answer(self.slot.question).no_change


class PreventionBody(PointsBody):
    """What would prevent it; each line becomes an action by one key."""

    CAN_BECOME: ClassVar[frozenset[str]] = frozenset({"action", "insight"})

    def views(self) -> tuple[RowView, ...]:
        """One line a point, and whether an action already answers it."""
        answered = {action.answers for action in self.work.meeting.actions}
        return tuple(
            RowView(row.id, row.text, lead="→" if row.id in answered else "•", aside=voice)
            for row in self.rows()
            if isinstance(row, Point)
            for voice in (show_voice(self.work.meeting, row.said_by),)
        )


class QuotesBody(RowsBody):
    """What customers said, word for word."""

    PLACEHOLDER: ClassVar[str] = '"We could not pay our drivers" — Harbor Books, ticket 4711'
    CAN_BECOME: ClassVar[frozenset[str]] = frozenset({"insight"})

    def views(self) -> tuple[RowView, ...]:
        """The words in quotation marks, the source beneath."""
        return tuple(
            RowView(row.id, f"“{row.words}”", notes=(f"— {row.source}",) if row.source else ())
            for row in self.rows()
            if isinstance(row, Quote)
        )

    def new_row(self, text: str) -> Row:
        """A quote; what follows a dash after the words is its source."""
        return quote_of(text)

    def understood(self, text: str) -> str:
        """Whose words these are."""
        source = quote_of(text).source
        return f"source: {source}" if source else "a dash and the source may follow"


def quote_of(text: str) -> Quote:
    """A quote as it is typed: words, perhaps in quotation marks, then a dash and the source."""
    words, dash, source = text.strip(), "", ""
    for mark in (" — ", " – ", " -- ", "\N{RIGHT DOUBLE QUOTATION MARK} - ", '" - '):
        head, dash, tail = words.rpartition(mark)
        if dash:
            words, source = head + mark[0].strip(), tail
            break
    for opening, closing in (('"', '"'), ("“", "”"), ("„", "“"), ("«", "»")):
        if words.startswith(opening) and words.endswith(closing) and len(words) > 2:
            words = words[1:-1]
    return Quote(words=words, source=source)


def _lens_of(question_id: str) -> Lens | None:
    by_question = {
        "real-usage": Lens.REAL_USAGE,
        "what-matters": Lens.WHAT_MATTERS,
        "architecture": Lens.ARCHITECTURE,
        "docs-gaps": Lens.DOCUMENTATION,
        "integrations": Lens.INTEGRATION,
    }
    return by_question.get(question_id)
