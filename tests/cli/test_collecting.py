"""Garbage is collected where the program stays, and not where it is about to end."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pmfacilitator import app
from pmfacilitator.cli.screen import run_app
from pmfacilitator.cli.wiring import Wiring

_PRINTED = """
import gc, sys
from pmfacilitator.cli import main
sys.argv = ["pmfacilitator", "--version"]
try:
    main()
finally:
    print(gc.isenabled())
"""


def test_a_command_that_is_about_to_end_collects_nothing() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _PRINTED], check=True, capture_output=True, text=True
    )
    assert ran.stdout.splitlines()[-1] == "False"


@pytest.fixture
def _not_collecting() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("_not_collecting")
def test_what_stays_on_the_screen_collects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    collecting: list[bool] = []

    def run(*_outside: object, **_rest: object) -> int:
        collecting.append(gc.isenabled())
        return 0

    monkeypatch.setattr(app, "run_app", run)
    assert run_app(Wiring({"HOME": str(tmp_path)}), None, read_only=False) == 0
    assert collecting == [True]
