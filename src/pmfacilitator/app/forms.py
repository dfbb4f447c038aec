"""What is half-typed while no meeting is open to keep it, kept while typing goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial

from pmfacilitator.repository import Repository

ASIDE = "aside/"
"""How the names of lines begin that are asked for beside the form of a new meeting."""


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

    @cached_property
    def _found(self) -> Mapping[str, str]:
        """What lay there when the app first asked."""
        return self._library.form()

    @cached_property
    def _aside(self) -> dict[str, str]:
        return {name: text for name, text in self._found.items() if name.startswith(ASIDE)}

    @cached_property
    def _form(self) -> dict[str, str]:
        return {name: text for name, text in self._found.items() if not name.startswith(ASIDE)}

    @property
    def form(self) -> Mapping[str, str]:
        """What was half-typed of a new meeting."""
        return self._form

    def draft(self, name: str) -> str:
        """What was half-typed in the line of that name, "" if nothing was."""
        return self._aside.get(f"{ASIDE}{name}", "")

    def typed(self, texts: Mapping[str, str]) -> None:
        """Have the texts of the form written, unless later ones come first."""
        self._form.clear()
        self._form.update(texts)
        self._put()

    def keep_draft(self, name: str, text: str) -> None:
        """Have the text of a line written; empty text forgets it."""
        if text:
            self._aside[f"{ASIDE}{name}"] = text
        else:
            self._aside.pop(f"{ASIDE}{name}", None)
        self._put()

    def _put(self) -> None:
        self._latest = {**self._form, **self._aside}
        self._run(self._write)

    def _write(self) -> None:
        texts = self._latest
        if texts is not self._kept:
            self._kept = texts
            self._attempt(partial(self._library.keep_form, texts))
