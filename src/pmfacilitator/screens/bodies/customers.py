"""What the incident meant to customers: accounts, and what they were told."""

from __future__ import annotations

from typing import ClassVar

from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Account, Message
from pmfacilitator.domain.typed_times import read_entry, show_stamp
from pmfacilitator.domain.typed_values import parse_counted, show_count, show_money, show_words
from pmfacilitator.errors import InvalidValue
from pmfacilitator.screens.bodies.rows import RowsBody
from pmfacilitator.widgets.row_view import RowView

_NO_NAME = "(no name yet)"


class AccountsBody(RowsBody):
    """Customers and segments; the card holds what it meant to them."""

    PLACEHOLDER: ClassVar[str] = "Harbor Books × 40"
    CAN_BECOME: ClassVar[frozenset[str]] = frozenset({"insight", "action"})

    def views(self) -> tuple[RowView, ...]:
        """Who, how many, and beneath it what they missed and did."""
        return tuple(_view(row) for row in self.rows() if isinstance(row, Account))

    def new_row(self, text: str) -> Row:
        """An account, perhaps with how many it is; what else is known goes on its card."""
        who, how_many = parse_counted(text)
        return Account(who=who, how_many=how_many)

    def understood(self, text: str) -> str:
        """How many they are, or how to say so."""
        _, how_many = parse_counted(text)
        return (
            "x 40 behind it says how many"
            if how_many is None
            else f"{show_count(how_many)} of them"
        )


class MessagesBody(RowsBody):
    """What customers were told; a time in front is when."""

    PLACEHOLDER: ClassVar[str] = "15:10 status page: payments are slow"
    CAN_BECOME: ClassVar[frozenset[str]] = frozenset({"action"})

    def views(self) -> tuple[RowView, ...]:
        """When, what, and whether it was right."""
        return tuple(
            RowView(
                row.id,
                row.told,
                show_stamp(row.when, self.work.meeting.incident.date) if row.when else "--:--",
                aside=f"was it right: {show_words(row.right)}" if row.right else "",
            )
            for row in self.rows()
            if isinstance(row, Message)
        )

    def new_row(self, text: str) -> Row:
        """A message, at the time in front of it."""
        typed = read_entry(text)
        if not typed.text:
            raise InvalidValue("Type what customers were told behind the time, then Enter.")
        return Message(told=typed.text, when=typed.stamp)

    def understood(self, text: str) -> str:
        """When it was said."""
        typed = read_entry(text)
        if typed.stamp is None:
            return typed.doubt or "no time yet"
        return f"told at {show_stamp(typed.stamp, self.work.meeting.incident.date)}"


def _view(account: Account) -> RowView:
    count = f"× {account.how_many}" if account.how_many is not None else ""
    reaction = show_words(account.reaction) if account.reaction else ""
    money = show_money(account.revenue_at_risk) if account.revenue_at_risk else ""
    said = (
        ("missed", account.missed),
        ("wanted to", account.trying_to),
        ("did instead", account.did_instead),
    )
    story = "; ".join(f"{words}: {value}" for words, value in said if value)
    due = f" by {account.follow_up_due}" if account.follow_up_due else ""
    follow_up = (
        f"{account.follow_up_by or 'somebody'} follows up{due}"
        if due or account.follow_up_by
        else ""
    )
    notes = tuple(note for note in (story, follow_up) if note)
    tail = " · ".join(part for part in (count, reaction, money and f"{money} at risk") if part)
    return RowView(account.id, account.who or _NO_NAME, "•", tail, notes=notes)
