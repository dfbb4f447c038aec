"""A field of a card keeps what is typed, whatever is drawn again while keys are on their way."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult

from pmfacilitator.colors import DARK
from pmfacilitator.widgets.card_field import CardField, FieldSpec
from tests.ui.room import Letters, press, settle

pytestmark = pytest.mark.app

ACCOUNT = FieldSpec("who", "Account")


class Field(App[None]):
    """One field, in front of a meeting that answers late."""

    def __init__(self) -> None:
        super().__init__()
        self.register_theme(DARK)
        self.theme = DARK.name

    def compose(self) -> ComposeResult:
        yield CardField(ACCOUNT, "Acme")

    @property
    def field(self) -> CardField:
        return self.query_one(CardField)


async def test_a_redraw_that_knows_no_more_takes_nothing_back() -> None:
    app = Field()
    async with app.run_test() as pilot:
        app.field.line.focus()
        await press(pilot, "ctrl+u")
        app.field.show(ACCOUNT, "")  # the meeting has taken it
        await press(pilot, Letters("Harbor"))
        app.field.show(ACCOUNT, "")  # something else was drawn; the letters are on their way
        await settle(pilot)
        assert app.field.line.value == "Harbor"
        app.field.show(ACCOUNT, "Harbor")
        app.field.show(ACCOUNT, "Acme")  # an undo
        await settle(pilot)
        assert app.field.line.value == "Acme"
