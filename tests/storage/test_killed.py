from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage import killed
from tests.storage.samples import kept

LINES = 100  # an opening with its backup, and two saves more


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_sigkill_at_any_line_loses_no_acknowledged_save(tmp_path: Path) -> None:
    path = kept(tmp_path)
    ran = subprocess.run(
        [sys.executable, "-m", killed.__name__, str(path), str(LINES)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    rounds = json.loads(ran.stdout)
    assert len(rounds) == LINES
    assert {each["signal"] for each in rounds} == {9}
    assert {each["acknowledged"] for each in rounds} == {0, 1, 2}
    # What was put in place when its writer died before saying so may be there as well.
    assert {each["found"] - each["acknowledged"] for each in rounds} == {0, 1}
    # The next opening, which has read the file, has also cleared away what was half written.
    assert {each["left"] for each in rounds} == {0}
