"""The questions for somebody who cannot come, as a file in which to write beneath each."""

from __future__ import annotations

from pmfacilitator.domain.by_file import Asked, asked_of
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.export.document import Block, Heading, Paragraph, Text
from pmfacilitator.export.parts.brief import in_five_lines
from pmfacilitator.export.targets.markdown import Markdown

_HOW = "Write beneath each question, a line for each point, and leave out what you cannot answer."


def questionnaire(meeting: Meeting, role: str = "") -> str:
    """The questions of a role in Markdown; `importing/replies.py` reads what comes back.

    Args:
        meeting: whose agenda asks, and what has happened so far.
        role: whom it is for; everybody's questions without one.
    """
    whom = f"Questions for {role}: " if role else "Questions: "
    parts = [
        _part(Heading(1, (Text(whom + meeting.title),), "")),
        f"<!-- from: {_harmless(role)} -->",
        _part(Paragraph((Text(_HOW),))),
        _part(Heading(2, (Text("What happened so far"),), ""), *in_five_lines(meeting)),
    ]
    step = ""
    for asked in asked_of(meeting, role):
        if asked.step.id != step:
            step = asked.step.id
            parts.append(_part(Heading(2, (Text(asked.step.title),), "")))
        parts.append(_question(asked))
    return "\n\n".join(parts) + "\n"


def _question(asked: Asked) -> str:
    heading = _part(Heading(3, (Text(asked.prompt.ask),), ""))
    hint = f"<!-- {_harmless(asked.prompt.hint)} -->" if asked.prompt.hint else ""
    return "\n".join((heading, asked.mark, *((hint,) if hint else ()), "", "-"))


def _part(*blocks: Block) -> str:
    return Markdown().part(blocks)


def _harmless(text: str) -> str:
    """Words that cannot end the comment in which they stand."""
    return " ".join(text.replace("--", "–").replace(">", "›").split())
