"""The command line as a test calls it: in this process, in a library of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pmfacilitator.cli import run


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def path(self) -> Path:
        """The one line that was printed, as a path."""
        [line] = self.out.splitlines()
        return Path(line)

    @property
    def json(self) -> Any:
        """What was printed, as JSON."""
        return json.loads(self.out)


Run = Callable[..., Done]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A computer with an empty library, an empty config and a zone of its own."""
    config = tmp_path / "config" / "config.toml"
    config.parent.mkdir()
    config.touch()
    return {
        "PMFACILITATOR_LIBRARY": str(tmp_path / "library"),
        "PMFACILITATOR_CONFIG": str(config),
        "TERM": "xterm-256color",
        "TZ": "UTC",
    }


@pytest.fixture
def pm(environment: Mapping[str, str], capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command and hands over its status and what it printed."""

    def run_and_read(*arguments: str) -> Done:
        capsys.readouterr()
        status = run(arguments, environment)
        out, err = capsys.readouterr()
        return Done(status, out, err)

    return run_and_read
