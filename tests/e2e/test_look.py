"""What is sent to the terminal in which colours, and in which characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.e2e.conftest import Start
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.pty

_STYLED = re.compile(r"\x1b\[([0-9;:]*)m")
_PLAIN = {*range(10), *range(21, 30)}
"""What switches bold, underlined, reversed and the like on and off; all else is a colour."""

KEYS_TO = {"f9": "What happened, and when?", "f2": "Keep as", "escape": "Step 2", "f12": "Search"}
"""A walk through a step, a dialog and the palette, each key with what it leads to."""


def colours(terminal: Terminal) -> set[int]:
    """The codes of colours that were sent, the terminal's default ones among them."""
    return {code for found in _STYLED.findall(terminal.written) for code in _codes(found)} - _PLAIN


def _codes(parameters: str) -> Iterator[int]:
    for code in re.split("[;:]", parameters):
        yield int(code or 0)


def walked(start: Start, *arguments: str, env: Mapping[str, str] | None = None) -> Terminal:
    """The example, after a walk through it."""
    terminal = start("demo", *arguments, env=env)
    terminal.wait_for("Step 1 of 8")
    for key, words in KEYS_TO.items():
        terminal.send(key)
        terminal.wait_for(words)
    terminal.send("escape")
    terminal.wait_gone("Search")
    return terminal


def test_no_color_means_no_colours_and_typing_still_shows_where_it_goes(start: Start) -> None:
    terminal = walked(start, env={"NO_COLOR": "1"})
    assert colours(terminal) == set()
    terminal.type("12:00 halfway")
    terminal.wait_for("12:00 halfway")
    x, y = terminal.where("12:00 halfway")
    assert terminal.cell(x, y).is_reversed
    assert not terminal.cell(x + len("12:00 halfway"), y).is_reversed, "the cursor stands out"
    x, y = terminal.where("2 Timeline")
    assert terminal.cell(x, y).is_reversed
    assert terminal.cell(x, y).bold


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": ""}, {"NO_COLOR": "1"}])
def test_an_option_asks_for_colours_whatever_the_environment_says(
    start: Start, env: dict[str, str]
) -> None:
    terminal = start("demo", "--theme", "dark", env=env)
    terminal.wait_for("Step 1 of 8")
    assert 48 in colours(terminal)


def test_an_empty_no_color_means_nothing(start: Start) -> None:
    terminal = start("demo", env={"NO_COLOR": "", "PMFACILITATOR_THEME": "light"})
    terminal.wait_for("Step 1 of 8")
    assert 48 in colours(terminal)


def test_the_terminals_own_colours_are_the_defaults_of_the_terminal(
    start: Start, sealed_env: dict[str, str]
) -> None:
    folder = Path(sealed_env["XDG_CONFIG_HOME"], "pmfacilitator")
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('theme = "terminal"', encoding="utf-8")
    assert colours(walked(start)) == {39, 49}


def test_in_ascii_nothing_else_is_sent_until_somebody_types_it(start: Start, library: Path) -> None:
    terminal = start("new", "Tills stood still", "--ascii", "--agenda", "short")
    terminal.wait_for("Step 1 of")
    terminal.send("f9", "f2")
    terminal.wait_for("Keep as")
    terminal.send("escape")
    terminal.wait_gone("Keep as")
    head, _, drawn = terminal.written.partition(str(library))
    assert head == ""
    assert drawn.isascii()
    terminal.type("14:32 Café 漢字 → down")
    terminal.wait_for("14:32 Café 漢字 > down")
