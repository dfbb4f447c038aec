"""What is typed into the form of a meeting that is not there yet, kept while typing goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from pmfacilitator.repository import Repository


class FormKeeper:
    """Writes the latest texts, once, however many keys come while a write waits for its turn."""

    def __init__(
        self,
        library: Repository,
        run: Callable[[Callable[[], None]], None],
        attempt: Callable[[Callable[[], None]], None],
    ) -> None:
        self._library = library
        self._run = run
        self._attempt = attempt
        self._latest: Mapping[str, str] = {}
        self._kept: Mapping[str, str] = self._latest

    def typed(self, texts: Mapping[str, str]) -> None:
        """Have these texts written, unless later ones come first."""
        self._latest = texts
        self._run(self._write)

    def _write(self) -> None:
        texts = self._latest
        if texts is not self._kept:
            self._kept = texts
            self._attempt(partial(self._library.keep_form, texts))
