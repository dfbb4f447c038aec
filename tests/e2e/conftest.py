"""What an end-to-end test stands on: a sealed environment, and the program in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tests.e2e.terminal import Terminal

BIN = Path(sys.executable).parent


class Start(Protocol):
    """Starts the program with arguments, in a terminal that the test need not close."""

    def __call__(
        self,
        *args: str,
        size: tuple[int, int] = (100, 30),
        env: Mapping[str, str] | None = None,
    ) -> Terminal: ...


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """The folder in which the program keeps its meetings; it need not exist yet."""
    return tmp_path / "library"


@pytest.fixture
def sealed_env(tmp_path: Path, library: Path) -> dict[str, str]:
    """An environment in which nothing of this machine is seen and nothing outside is touched."""
    home = tmp_path / "home"
    home.mkdir()
    return {
        "COLORTERM": "truecolor",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PATH": f"{BIN}:/usr/bin:/bin",
        "PMFACILITATOR_LIBRARY": str(library),
        "TERM": "xterm-256color",
        "TZ": "UTC",
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_STATE_HOME": str(home / ".local/state"),
    }


@pytest.fixture
def start(sealed_env: dict[str, str], tmp_path: Path) -> Iterator[Start]:
    """Start `pmfacilitator` as often as a test likes; all of them end with the test."""
    with ExitStack() as terminals:

        def started(
            *args: str,
            size: tuple[int, int] = (100, 30),
            env: Mapping[str, str] | None = None,
        ) -> Terminal:
            argv = [str(BIN / "pmfacilitator"), *args]
            terminal = Terminal(argv, {**sealed_env, **(env or {})}, size, cwd=tmp_path)
            return terminals.enter_context(terminal)

        yield started
