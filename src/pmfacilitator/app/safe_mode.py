"""Safe mode: one key masks people, accounts and amounts on the screen, until it is pressed again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from pmfacilitator.app.capturing import CapturingApp
from pmfacilitator.app.outside import Outside
from pmfacilitator.errors import PmFacilitatorError
from pmfacilitator.keys.in_force import key_to

if TYPE_CHECKING:
    from pmfacilitator.domain.masking import Mask
    from pmfacilitator.session import Session

MASKED = "Safe mode: names, amounts masked · {} ends it"
SHOWN = "Safe mode is off: everything can be read again"


class SafeModeApp(CapturingApp):
    """Masks whatever it draws while safe mode is on.

    In a meeting the switch lies on its desk, so that it outlives a crash and others who follow the
    meeting see the same. A meeting that is opened while it is on is opened in it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+circumflex_accent,ctrl+6,ctrl+backslash",
            "safe_mode",
            "Safe mode",
            priority=True,
            show=False,
            id="app.safe",
            tooltip="Safe mode on or off: mask people, accounts, amounts",
        ),
    ]

    def __init__(self, outside: Outside, open_path: Path | None, *, read_only: bool) -> None:
        super().__init__(outside, open_path, read_only=read_only)
        self._session: Session | None = None
        self._library: Mask | None = None

    @property
    def is_safe(self) -> bool:
        """Whether safe mode is on."""
        return self.mask is not None

    def keep_safe(self, session: Session) -> None:
        """Follow a meeting that is open now: what it names is masked while safe mode is on."""
        self._session = session
        session.subscribe(lambda _change: self._look_at_names())
        if self.is_safe:
            session.set_safe(is_safe=True)
        self._look_at_names()

    def leave_safe(self) -> None:
        """The meeting is open no longer; at home, safe mode stays as it is."""
        self._session = None

    def action_safe_mode(self) -> None:
        """Mask people, accounts and amounts, or show them again, and say so."""
        to = not self.is_safe
        if self._session is not None:
            self._session.set_safe(is_safe=to)
        else:
            self.put_on(self._of_library() if to else None)
        self.tell(MASKED.format(key_to("app.safe")) if to else SHOWN)

    def tell(self, words: str) -> None:
        """Tell the room one fact, in one line."""
        raise NotImplementedError

    def about_to_list(self) -> None:
        """Whom the meetings of the library name is masked before any of them is listed."""
        super().about_to_list()
        self._library = None
        if self.is_safe and self._session is None:
            self.put_on(self._of_library())

    def _look_at_names(self) -> None:
        """Mask whom the open meeting names now, and whom others do: it may tell of those too."""
        from pmfacilitator.domain.masking import Masks

        if self._session is not None:
            mask = self._session.mask
            self.put_on(Masks((mask, self._of_library())) if mask else None)

    def _of_library(self) -> Mask:
        """The mask over everybody whom a meeting of the library names, looked up once."""
        if self._library is None:
            from pmfacilitator.domain.masking import Names

            try:
                meetings = (
                    *self._outside.library.summaries(),
                    *self._outside.catalogue.summaries(archived=True),
                )
            except PmFacilitatorError:
                meetings = ()  # home says so; here it only names nobody else
            people = dict.fromkeys(name for each in meetings for name in each.people)
            accounts = dict.fromkeys(name for each in meetings for name in each.accounts)
            self._library = Names(tuple(people), tuple(accounts)).mask
        return self._library
