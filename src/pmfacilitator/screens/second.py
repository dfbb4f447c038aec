"""Which agenda the second review of an incident takes."""

from __future__ import annotations

from collections.abc import Sequence

from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog


class SecondReviewDialog(ChoiceDialog):
    """Asks for the agenda; facts, people and timeline come along."""

    def __init__(self, agendas: Sequence[str]) -> None:
        first = [name for name in ("product", "engineering") if name in agendas]
        rest = [name for name in agendas if name not in first]
        super().__init__(
            "Another review of this incident: with which agenda? "
            "Facts, people and timeline come along.",
            [Choice(name, name) for name in (*first, *rest)],
        )
