"""The hour that `make pictures` plays: no key by heart, and a picture of what the room sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import hour

pytestmark = pytest.mark.pty


def test_a_key_that_is_named_nowhere_is_refused(tmp_path: Path) -> None:
    with hour.room(tmp_path) as room:
        assert room.person.looks_up("ctrl+n", "Next step") == "footer"
        assert room.person.looks_up("ctrl+t", "Park") == "help"
        with pytest.raises(hour.NotNamed, match="named neither in footer nor in help"):
            room.person.looks_up("ctrl+b", "Begin")
        with pytest.raises(hour.NotNamed, match="Nothing on the screen names Enter"):
            room.person.presses("enter")
        room.person.adds("Tom: his first review with operations")
        with pytest.raises(hour.NotNamed, match="Nothing on the screen names ↑"):
            room.person.presses("up")


def test_the_first_stage_is_played_to_its_last_minute(tmp_path: Path) -> None:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    with hour.room(tmp_path) as room:
        hour.plays(room.person, pictures, most=1)
        assert room.person.minutes_gone >= 4
    assert "To know what we say when all is dark" in (pictures / "01-opening.txt").read_text(
        "utf-8"
    )
    assert (pictures / "01-opening.svg").read_text("utf-8").startswith("<svg")
