"""No app outlives its test: a thread of its own that stayed would keep every widget of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

_OF_AN_APP = ("autosave", "library", "watch")


@pytest.fixture(autouse=True)
def _no_thread_stays() -> Iterator[None]:
    yield
    for thread in threading.enumerate():
        if thread.name.startswith(_OF_AN_APP):
            thread.join(timeout=5)
            assert not thread.is_alive(), f"{thread.name} stays, and its app with it"
