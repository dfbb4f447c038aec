"""What stands beneath a question while a silent round is held for it, or where one is to begin."""

from __future__ import annotations

from pmfacilitator.domain.checks import is_answered
from pmfacilitator.domain.prompts import AnyPrompt
from pmfacilitator.domain.silent_steps import opens_in_silence
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.body import Work
from pmfacilitator.screens.hints import hint_of

WRITE = "Write in your own chat; paste everything here at the end"
UP = "Time is up: paste everything here"


def silent_words(work: Work, prompt: AnyPrompt) -> str:
    """The one sentence that everybody needs then; "" at any other time."""
    session = work.session
    silence = session.desk.silence
    if silence is not None and silence.is_at(work.step, prompt.id):
        return _up(is_read_only=session.read_only) if silence.told else WRITE
    step = work.meeting.agenda.step(work.step)
    if silence is not None or step is None or session.read_only:
        return ""
    if not opens_in_silence(work.meeting, step, prompt):
        return ""
    if is_answered(work.shown, work.step, prompt):
        return ""
    words = f"First in silence, {step.silent_minutes} min, each alone: {_keys(', ')} begins"
    return f"{words}\n{hint_of(prompt)}".rstrip()


def _up(*, is_read_only: bool) -> str:
    return UP if is_read_only else f"{UP}, then {_keys(' and ')} show it together"


def _keys(between: str) -> str:
    """The keys that begin a silent round and end it."""
    return between.join((key_to("meeting.time"), key_to("list.choose")))
