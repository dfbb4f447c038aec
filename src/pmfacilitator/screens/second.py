"""Which agenda the second review of an incident takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog


class SecondReviewDialog(ChoiceDialog):
    """Asks for the agenda; facts, people and timeline come along."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t,f2", "leave", "Close", show=False, id="home.second"),
    ]

    def __init__(self, agendas: Sequence[str]) -> None:
        first = [name for name in ("product", "engineering") if name in agendas]
        rest = [name for name in agendas if name not in first]
        super().__init__(
            "Another review of this incident: with which agenda? "
            "Facts, people and timeline come along.",
            [Choice(name, name) for name in (*first, *rest)],
        )
