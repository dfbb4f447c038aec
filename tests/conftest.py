"""Tests see none of this machine: no home, no settings, no clipboard, no zone but UTC."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SEEN_BY_PROGRAMS = (
    "PMFACILITATOR_",
    "TEXTUAL",
    "XDG_",
    "SSH_",
    "LC_",
    "LANGUAGE",
    "TMUX",
    "DISPLAY",
    "WAYLAND_DISPLAY",
    "EDITOR",
    "VISUAL",
    "PAGER",
    "NO_COLOR",
    "FORCE_COLOR",
    "COLORTERM",
    "COLUMNS",
    "LINES",
)
"""How the variables begin by which a desk, a shell or a user changes what programs do."""

# The same cases in every run, and fewer of them for `make quick`. For a wide search:
# pytest --hypothesis-profile search
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search", settings.get_profile("ci"), derandomize=False, max_examples=2000
)
settings.register_profile("quick", settings.get_profile("ci"), max_examples=20)
settings.load_profile("ci")


def pytest_configure(config: pytest.Config) -> None:
    """Seal the process before the first module is imported that might look around."""
    home = tempfile.TemporaryDirectory(prefix="pmfacilitator-home-")
    config.add_cleanup(home.cleanup)
    sealed = pytest.MonkeyPatch()
    config.add_cleanup(_heed_tz)
    config.add_cleanup(sealed.undo)
    for name in tuple(os.environ):
        if name.startswith(SEEN_BY_PROGRAMS):
            sealed.delenv(name)
    sealed.setenv("HOME", home.name)
    for purpose in ("CACHE", "CONFIG", "DATA", "STATE"):
        sealed.setenv(f"XDG_{purpose}_HOME", str(Path(home.name, purpose.lower())))
    sealed.setenv("LANG", "C.UTF-8")
    sealed.setenv("TERM", "xterm-256color")
    sealed.setenv("TZ", "UTC")
    _heed_tz()


def pytest_collection_finish() -> None:
    """Look through what is loaded by now for garbage no more: that was a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _heed_tz() -> None:
    if sys.platform != "win32":
        time.tzset()
