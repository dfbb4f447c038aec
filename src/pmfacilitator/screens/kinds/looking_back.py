"""The steps of a review across incidents, which begin with what was gathered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType

from pmfacilitator.carrying_out import carry_out
from pmfacilitator.domain.learning.carrying_out import Decided, waiting
from pmfacilitator.domain.prompts import AnyPrompt, RowsPrompt
from pmfacilitator.domain.rows import InsightStatus
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.bodies.body import Body
from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog
from pmfacilitator.screens.step import StepScreen

_DECIDED_ON = frozenset({"themes", "loops"})
"""The lists whose rows are decided on, and whose decisions are carried out."""


class LookingBackScreen(StepScreen):
    """Begins with its first prompt; carries out what was decided once somebody says so."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "c",
            "carry_out",
            "Carry out",
            id="review.carry-out",
            tooltip="Carry out what was decided, in the meetings that it is about",
        ),
    ]

    def first_prompt(self) -> int:
        """What was gathered is looked at first."""
        return 0

    def asked(self, prompt: AnyPrompt) -> tuple[str, str]:
        """How many decisions wait to be carried out is told where they are made."""
        ask, hint = super().asked(prompt)
        many = len(self._waiting())
        if many and _is_decided_on(prompt):
            return ask, f"{hint} · {key_to('review.carry-out')} carries out {many}"
        return ask, hint

    def action_carry_out(self) -> None:
        """Show what would be changed in other meetings, and ask whether to do so."""
        others, wanted = self.work.others, self._waiting()
        if others is None or not wanted:
            return
        plan = carry_out(others.would, wanted, others.today)
        offered: dict[str, Sequence[Decided]] = {"all": wanted}
        choices = [Choice("not", "Not yet"), Choice("all", f"Change {plan.many}")]
        kept = tuple(e for e in wanted if e.decision.to is not InsightStatus.DROPPED)
        if 0 < len(kept) < len(wanted):
            offered["some"] = kept
            choices.append(Choice("some", "Change those that go on, and drop nothing"))

        def chosen(name: str | None) -> None:
            if name in offered:
                self._carry_out(offered[name or ""])

        question = "Carry out what was decided, in the meetings it came from?"
        self.app.push_screen(ChoiceDialog(question, choices, detail="\n".join(plan.lines)), chosen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There has to be something to carry out, where it was decided."""
        if action == "carry_out":
            return self._can_carry_out
        return super().check_action(action, parameters)

    def commands(self) -> Iterator[SystemCommand]:
        """The same in the palette, which is there while a line is typed as well."""
        yield from super().commands()
        if self._can_carry_out:
            yield SystemCommand("Carry out decisions", "in other meetings", self.action_carry_out)

    @property
    def _can_carry_out(self) -> bool:
        is_here = self.body is not None and _is_decided_on(self.body.prompt)
        return is_here and self.work.others is not None and bool(self._waiting())

    def _waiting(self) -> Sequence[Decided]:
        return waiting(self.work.meeting.looked_back_on)

    def _carry_out(self, wanted: Sequence[Decided]) -> None:
        others = self.work.others
        if others is None or self.body is None:
            return
        today = others.today
        report = carry_out(others.change, wanted, today)
        if report.done:
            made = [change for _, change in report.done]
            others.note(made, lambda which: report.note(which, today))
        left = f" · {len(report.failed)} could not be changed" if report.failed else ""
        undo = f" · {key_to('meeting.undo')} takes it back" if report.done else ""
        self.post_message(Body.Said(f"Changed {report.many}{left}{undo}"))
        self.refresh_bindings()


def _is_decided_on(prompt: AnyPrompt) -> bool:
    return isinstance(prompt, RowsPrompt) and prompt.slot.field in _DECIDED_ON
