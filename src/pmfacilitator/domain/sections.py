"""What each kind of step keeps, and what it asks for.

Every section keeps the answers to its step's questions; most keep more. A new kind of step is a
class here, with its prompts, and a place in `Section`.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from pmfacilitator.domain.agenda import Step, StepKind
from pmfacilitator.domain.answers import BaseSection
from pmfacilitator.domain.prompts import (
    AnyPrompt,
    FormPrompt,
    RowsPrompt,
    Slot,
    TextPrompt,
)
from pmfacilitator.domain.records import Line, Text
from pmfacilitator.domain.review_sections import (
    HappenedSection,
    PatternsSection,
    ProposalsSection,
    RoadmapSection,
    ThemesSection,
)
from pmfacilitator.domain.rows import Account, Count, Factor, Message, Point, Promised, Why
from pmfacilitator.domain.stamps import Stamp

PROMISES = "last_time"
"""The list of the opening that holds what was answered of promises from last time."""


class OpeningSection(BaseSection):
    """Promises from last time are answered, then who is new and what the hour is for is asked."""

    ROWS: ClassVar[tuple[str, ...]] = (PROMISES,)

    kind: Literal[StepKind.OPENING] = StepKind.OPENING
    last_time: tuple[Promised, ...] = ()

    def prompts(self, step: Step) -> tuple[AnyPrompt, ...]:
        """The promises, once one was answered, then what the agenda asks."""
        return (*((self.asks_last_time(),) if self.last_time else ()), *self.asked(step))

    def asks_last_time(self) -> RowsPrompt:
        """What asks for the promises; its id has a capital, which no agenda's question can have."""
        return RowsPrompt(
            id="Last-time",
            ask="What became of what we promised last time?",
            hint="Each is done, still on, or dropped with a reason; its own meeting keeps the answer",
            slot=Slot(PROMISES, self.step),
        )


class TimelineSection(BaseSection):
    """The entries themselves belong to the meeting, because every step points at them."""

    kind: Literal[StepKind.TIMELINE] = StepKind.TIMELINE

    def prompts(self, step: Step) -> tuple[AnyPrompt, ...]:
        """The timeline, then what the agenda asks about it."""
        entries = RowsPrompt(
            id="timeline",
            ask="What happened, and when?",
            hint="Type a time and what happened, then Enter: 14:32 pager fired",
            slot=Slot("timeline"),
        )
        return (entries, *self.asked(step))


class RootCauseSection(BaseSection):
    """What broke and why: a trigger, several factors, each with its whys, and prevention."""

    ROWS: ClassVar[tuple[str, ...]] = ("factors", "whys", "system", "monitoring", "architecture")

    kind: Literal[StepKind.ROOT_CAUSE] = StepKind.ROOT_CAUSE
    what_broke: Text = ""
    trigger: Line = ""
    factors: tuple[Factor, ...] = ()
    whys: tuple[Why, ...] = ()
    system: tuple[Point, ...] = ()
    monitoring: tuple[Point, ...] = ()
    architecture: tuple[Point, ...] = ()

    def prompts(self, step: Step) -> tuple[AnyPrompt, ...]:
        """From what broke to what would prevent it, the agenda's questions in between."""
        return (
            TextPrompt(
                id="what_broke",
                ask="What broke?",
                hint="Two or three sentences that somebody outside the team understands",
                field="what_broke",
                long=True,
            ),
            TextPrompt(
                id="trigger",
                ask="What set it off?",
                hint="The change, load or event that started it",
                field="trigger",
            ),
            RowsPrompt(
                id="factors",
                ask="What contributed to it?",
                hint="One condition a line: the pool was sized for a third of the load",
                slot=Slot("factors", self.step),
            ),
            *self.asked(step),
            *self.prevention(),
        )

    def prevention(self) -> tuple[RowsPrompt, ...]:
        """The three parts of prevention; each line can become an action."""
        parts = (
            ("system", "improve in the system", "improvement a line: cap connections per client"),
            ("monitoring", "watch", "signal a line: alert when the pool is 80 % in use"),
            ("architecture", "change in the architecture", "change a line: a pool per partner"),
        )
        return tuple(
            RowsPrompt(
                id=field,
                ask=f"Prevention: what would we {what}?",
                hint=f"One {example}",
                slot=Slot(field, self.step),
            )
            for field, what, example in parts
        )


class QuestionsSection(BaseSection):
    """Nothing but the agenda's questions: what the incident says about customers."""

    kind: Literal[StepKind.QUESTIONS] = StepKind.QUESTIONS


class ImpactSection(BaseSection):
    """What the incident meant to customers; quotes belong to the meeting."""

    ROWS: ClassVar[tuple[str, ...]] = ("accounts", "messages")

    kind: Literal[StepKind.IMPACT] = StepKind.IMPACT
    accounts: tuple[Account, ...] = ()
    messages: tuple[Message, ...] = ()
    tickets: Count | None = None
    customers: Count | None = None
    first_ticket: Stamp | None = None
    first_alert: Stamp | None = None

    def prompts(self, step: Step) -> tuple[AnyPrompt, ...]:
        """Accounts, their words, the numbers, what they were told, then the agenda's questions."""
        return (
            RowsPrompt(
                id="accounts",
                ask="Which customers were hit, and what did it mean to them?",
                hint="One account or segment a line: Harbor Books × 40",
                slot=Slot("accounts", self.step),
            ),
            RowsPrompt(
                id="quotes",
                ask="What did customers say, in their own words?",
                hint='One quote a line: "We could not pay our drivers" — Harbor Books',
                slot=Slot("quotes"),
            ),
            FormPrompt(
                id="numbers",
                ask="What do the numbers say?",
                hint="Leave empty what nobody counted",
                fields=("tickets", "customers", "first_ticket", "first_alert"),
            ),
            RowsPrompt(
                id="messages",
                ask="What were customers told, when, and was it right?",
                hint="One message a line: 15:10 status page says payments are slow",
                slot=Slot("messages", self.step),
            ),
            *self.asked(step),
        )


class DecisionsSection(BaseSection):
    """Actions, insights and the parking lot belong to the meeting; here they are decided on."""

    kind: Literal[StepKind.DECISIONS] = StepKind.DECISIONS

    def prompts(self, step: Step) -> tuple[AnyPrompt, ...]:
        """Actions, insights, what was parked, then the agenda's questions."""
        return (
            RowsPrompt(
                id="actions",
                ask="What will we do, who does it, and by when?",
                hint="One action a line, verb first: Cap connections per client",
                slot=Slot("actions"),
            ),
            RowsPrompt(
                id="insights",
                ask="What did we learn about customers and product?",
                hint="One insight a line: resellers poll the ledger every second",
                slot=Slot("insights"),
            ),
            RowsPrompt(
                id="parked",
                ask="What becomes of each thing in the parking lot?",
                slot=Slot("parked"),
            ),
            *self.asked(step),
        )


class CloseSection(BaseSection):
    """What each learned, whether they will work differently, and whether they would come again."""

    kind: Literal[StepKind.CLOSE] = StepKind.CLOSE
    will_work_differently: Count | None = None
    would_come_again: Count | None = None
    would_not: Count | None = None

    def prompts(self, step: Step) -> tuple[AnyPrompt, ...]:
        """The agenda's questions, then the shows of hands."""
        hands = FormPrompt(
            id="again",
            ask="Will you work differently, and would you come again?",
            hint="Shows of hands; nobody has to say why",
            fields=("will_work_differently", "would_come_again", "would_not"),
        )
        return (*self.asked(step), hands)


class ReviewSection(BaseSection):
    """Shows what a careful reader would still ask, and the document; keeps only answers."""

    kind: Literal[StepKind.REVIEW] = StepKind.REVIEW


Section = Annotated[
    OpeningSection
    | TimelineSection
    | RootCauseSection
    | QuestionsSection
    | ImpactSection
    | DecisionsSection
    | CloseSection
    | ReviewSection
    | HappenedSection
    | PatternsSection
    | ThemesSection
    | ProposalsSection
    | RoadmapSection,
    Field(discriminator="kind"),
]
"""What any step keeps."""


def empty_section(step: Step) -> Section:
    """The section of a step in which nothing has been said yet."""
    match step.kind:
        case StepKind.OPENING:
            return OpeningSection(step=step.id)
        case StepKind.TIMELINE:
            return TimelineSection(step=step.id)
        case StepKind.ROOT_CAUSE:
            return RootCauseSection(step=step.id)
        case StepKind.QUESTIONS:
            return QuestionsSection(step=step.id)
        case StepKind.IMPACT:
            return ImpactSection(step=step.id)
        case StepKind.DECISIONS:
            return DecisionsSection(step=step.id)
        case StepKind.CLOSE:
            return CloseSection(step=step.id)
        case StepKind.REVIEW:
            return ReviewSection(step=step.id)
        case StepKind.HAPPENED:
            return HappenedSection(step=step.id)
        case StepKind.PATTERNS:
            return PatternsSection(step=step.id)
        case StepKind.THEMES:
            return ThemesSection(step=step.id)
        case StepKind.PROPOSALS:
            return ProposalsSection(step=step.id)
        case StepKind.ROADMAP:
            return RoadmapSection(step=step.id)


def taken_question(step: Step) -> str:
    """The first question whose id the step's kind already asks something under; "" if none."""
    bare = step.changed(questions=())
    own = {"findings", *(prompt.id for prompt in empty_section(bare).prompts(bare))}
    return next((question.id for question in step.questions if question.id in own), "")
