"""Which document, for whom, as what, and whether to copy it: one small list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from pmfacilitator.domain.text import shorten_front
from pmfacilitator.export.offers import OFFERS, View, targets_of, views_of
from pmfacilitator.keys.in_force import key_to
from pmfacilitator.screens.dialogs.choice import Choice, ChoiceDialog
from pmfacilitator.screens.dialogs.dialog import Dialog, closing, up_and_down
from pmfacilitator.screens.wanted import DocumentOrder
from pmfacilitator.widgets.answers import Answers
from pmfacilitator.widgets.masked import Words
from pmfacilitator.widgets.row_list import RowList
from pmfacilitator.widgets.row_view import RowView
from pmfacilitator.widgets.shown import shown

T = TypeVar("T")

NAME_WIDTH = 56
"""How much of a file's name a dialog has room for; its end says what it is."""

_WRITE, _COPY, _VIEW, _TARGET, _NAMES = "write", "copy", "view", "target", "names"
_HOUSE = "template"


def _hint() -> str:
    sides = f"{key_to('document.before')} {key_to('document.next')}"
    return f"{up_and_down()} choose · {sides} or {key_to('list.choose')} change · {closing()}"


class DocumentDialog(Dialog[DocumentOrder]):
    """Gives the document that is wanted, or None; closes with the key that opened it.

    Args:
        order: what was wanted last.
        file_name: how the file of an order is called.
        masks: whether an order masks people, accounts and amounts.
        review: the sort of review across incidents that the meeting is, "" if it is about one.
        first: the targets that the house offers first.
        template: the name of its own template, "" if it has none.
    """

    DEFAULT_CSS = """
    DocumentDialog RowList { height: 8; scrollbar-size-vertical: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r,f4", "leave", "Close", show=False, id="meeting.document"),
        Binding(
            "right,l", "other(1)", "Next", show=False, id="document.next", tooltip="The next choice"
        ),
        Binding(
            "left,h",
            "other(-1)",
            "Before",
            show=False,
            id="document.before",
            tooltip="The one before",
        ),
    ]

    def __init__(
        self,
        order: DocumentOrder,
        file_name: Callable[[DocumentOrder], str],
        masks: Callable[[DocumentOrder], bool],
        *,
        review: str = "",
        first: Sequence[str] = (),
        template: str = "",
    ) -> None:
        super().__init__()
        fitting = targets_of(review)
        self._targets = tuple(dict.fromkeys(name for name in (*first, *fitting) if name in fitting))
        self._titles = {name: OFFERS[name].title for name in self._targets}
        if template:
            self._targets = (_HOUSE, *self._targets)
            self._titles[_HOUSE] = f"your house's {template}"
        self._masks = masks
        self._order = order
        self._view = order.view
        self._file_name = file_name
        self._review = review

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical():
            yield Words(shown("The document"), classes="dialog-title")
            yield Answers()
            yield Words(shown(_hint()), classes="dialog-hint")

    def on_mount(self) -> None:
        """Begin at writing it."""
        self._show()
        self.query_one(RowList).focus()

    def action_other(self, step: int) -> None:
        """Take the next view or target, or the one before."""
        self._change(self.query_one(RowList).cursor, step)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        match event.row_id:
            case "view" if not self._order.template:
                views = views_of(self._order.target, self._review)
                asked = (Choice(view, view, view.words) for view in views)
                self.app.push_screen(ChoiceDialog("For whom?", tuple(asked)), self._viewed)
            case "target":
                asked = (Choice(name, self._titles[name]) for name in self._targets)
                self.app.push_screen(ChoiceDialog("As what?", tuple(asked)), self._targeted)
            case "names":
                self._change(_NAMES, 1)
            case "view":
                pass
            case way:
                self.dismiss(replace(self._order, way=way))

    def _change(self, row: str, step: int) -> None:
        if row == _TARGET:
            self._targeted(_next(self._targets, self._target, step))
        elif row == _VIEW and not self._order.template:
            self._viewed(_next(views_of(self._order.target, self._review), self._order.view, step))
        elif row == _NAMES:
            self._order = replace(self._order, masks=not self._masks(self._order))
            self._show()

    def _targeted(self, target: str | None) -> None:
        """Take a target, in the view that was wanted if it takes that."""
        if target == _HOUSE:
            self._order = replace(self._order, template=True)
        elif target is not None:
            views = views_of(target, self._review)
            view = self._view if self._view in views else views[0]
            self._order = replace(self._order, target=target, view=view, template=False)
        self._show()

    def _viewed(self, view: str | None) -> None:
        """Take a view, and want it for every target that takes it."""
        if view is not None:
            self._view = View(view)
            self._order = replace(self._order, view=self._view)
        self._show()

    def _show(self) -> None:
        order = self._order
        name = shorten_front(self._file_name(order), min(NAME_WIDTH, self.app.size.width - 16))
        is_only = len(views_of(order.target, self._review)) == 1
        about = "the only view that it takes" if is_only else order.view.words
        self.query_one(RowList).show(
            [
                RowView(_WRITE, "Write it beside the meeting", notes=(name,)),
                RowView(_COPY, "Copy it, and write it too"),
                RowView(_VIEW, f"For: {order.view}", notes=(about,))
                if not order.template
                else RowView(_VIEW, "For: its readers", notes=("a template says what it tells",)),
                RowView(_TARGET, f"As: {self._titles[self._target]}"),
                self._names(),
            ]
        )

    @property
    def _target(self) -> str:
        return _HOUSE if self._order.template else self._order.target

    def _names(self) -> RowView:
        if self._masks(self._order):
            return RowView(
                _NAMES, "Names: masked", notes=("people and accounts by number, no amounts",)
            )
        return RowView(_NAMES, "Names: as they are", notes=("people, accounts and amounts",))


def _next(options: Sequence[T], now: T, step: int) -> T:
    return options[(options.index(now) + step) % len(options)]
