"""What a step asks for, one thing at a time, in the order the room is led through it.

Screens, the rail of steps, findings and documents all read this one list.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Slot:
    """Where a list of rows lives: in the meeting, in a step's section, or under a question."""

    field: str
    step: str = ""
    question: str = ""


@dataclass(frozen=True)
class Prompt:
    """One thing a step asks: what stands in bold, a hint, and its id within the step."""

    id: str
    ask: str
    hint: str = ""


@dataclass(frozen=True)
class RowsPrompt(Prompt):
    """Asks for a list of rows; rows of the lists in `among` stand between them."""

    slot: Slot = Slot("")
    among: tuple[Slot, ...] = ()


@dataclass(frozen=True)
class QuestionPrompt(RowsPrompt):
    """Asks one of the agenda's questions; the answer is a list of points."""

    probes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TextPrompt(Prompt):
    """Asks for one text that belongs to the section; `long` ones may have several lines."""

    field: str = ""
    long: bool = False


@dataclass(frozen=True)
class FormPrompt(Prompt):
    """Asks for a few single values of the section, side by side."""

    fields: tuple[str, ...] = ()


AnyPrompt = RowsPrompt | TextPrompt | FormPrompt
"""What a screen knows how to ask (a `QuestionPrompt` is a `RowsPrompt`)."""

SETUP = ""
"""Where set-up stands among the steps: it is none of them, and can be opened from each."""

SETUP_PROMPTS: tuple[AnyPrompt, ...] = (
    FormPrompt(
        id="facts",
        ask="What is this meeting about?",
        hint="Title, severity and date are enough to begin",
        fields=(
            "title",
            "severity",
            "date",
            "timezone",
            "detected_by",
            "services",
            "tags",
            "reference",
            "again",
        ),
    ),
    TextPrompt(
        id="tldr",
        ask="What happened, in three sentences?",
        hint="What broke, for whom, for how long: everybody reads this first",
        field="tldr",
        long=True,
    ),
    RowsPrompt(
        id="people",
        ask="Who takes part?",
        hint="One person a line: the name, a comma, the role",
        slot=Slot("participants"),
    ),
    RowsPrompt(
        id="steps",
        ask="Which steps does this meeting take, and how long may each last?",
        slot=Slot("steps"),
    ),
)
"""What set-up asks for, in order."""

REVIEW_SETUP_PROMPTS = tuple(p for p in SETUP_PROMPTS if p.id in {"people", "steps"})
"""What set-up asks for where a meeting looks back on a period: there are no facts of one incident."""
