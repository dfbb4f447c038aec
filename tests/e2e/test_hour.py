"""The hour that `make pictures` plays: no key by heart, and a picture of what the room sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.hour.newcomer import NotNamed
from bench.hour.playing import plays, room

pytestmark = pytest.mark.pty


def test_a_key_that_is_named_nowhere_is_refused(tmp_path: Path) -> None:
    with room(tmp_path) as held:
        assert held.person.looks_up("ctrl+n", "Next step") == "footer"
        assert held.person.looks_up("ctrl+t", "Park") == "help"
        with pytest.raises(NotNamed, match="named neither in footer nor in help"):
            held.person.looks_up("ctrl+b", "Begin")
        with pytest.raises(NotNamed, match="Nothing on the screen names Enter"):
            held.person.presses("enter")
        held.person.adds("Tom: his first review with operations")
        with pytest.raises(NotNamed, match="Nothing on the screen names ↑"):
            held.person.presses("up")


def test_the_first_stage_is_played_to_its_last_minute(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    with room(tmp_path) as held:
        plays(held.person, pictures, most=1)
        assert held.person.minutes_gone >= 4
    assert "To know what we say when all is dark" in (pictures / "01-opening.txt").read_text(
        "utf-8"
    )
    assert (pictures / "01-opening.svg").read_text("utf-8").startswith("<svg")
