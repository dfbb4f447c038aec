"""The keys that are in force while the app runs, for every sentence that names one."""

from __future__ import annotations

from contextvars import ContextVar

from pmfacilitator.keys import Keys

_IN_FORCE: ContextVar[Keys] = ContextVar("keys", default=Keys())  # noqa: B039 (it never changes)


def put_in_force(keys: Keys) -> None:
    """Let these be the keys, for whatever is begun from here."""
    _IN_FORCE.set(keys)


def key_to(name: str) -> str:
    """The key that does what the id names, as people write it; the first, if there are several."""
    return _IN_FORCE.get().show(name)


def keys_to(name: str) -> str:
    """Every key that does it, as people write them: `V or F7`."""
    return _IN_FORCE.get().show_all(name)
