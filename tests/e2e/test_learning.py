"""Three incidents, one assumption: a month's review finds it, and a quarter's feed leads with what came of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import BIN, Start
from tests.e2e.facilitator import Facilitator
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.pty

ASSUMED = "Only people read the ledger page"
LEARNED = (
    ("2026-11-03", "Payouts stood still", "Resellers poll the ledger page every second"),
    ("2026-11-12", "Exports took nine hours", "Bookkeepers read the ledger with scripts at night"),
    ("2026-11-20", "The dashboard was blank", "Robots are the largest readers of our ledger"),
)


def run(env: dict[str, str], *arguments: str, said: str = "") -> str:
    """What a command prints; it has to end well."""
    command = [str(BIN / "pmfacilitator"), *arguments]
    done = subprocess.run(command, env=env, input=said, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def learned(env: dict[str, str]) -> None:
    """Three incidents in the library, each with an insight in words of its own."""
    for date, title, words in LEARNED:
        held = {
            "incident": {"title": title, "date": date, "severity": "P2", "services": ["Ledger"]},
            "insights": [{"learned": words, "assumption": ASSUMED}],
        }
        run(env, "load", "-", "--no-open", said=json.dumps(held))


def presses(terminal: Terminal, key: str, sees: str) -> None:
    """Press a key and see what it does."""
    terminal.send(key)
    terminal.wait_for(sees)
    terminal.settle()


def names(terminal: Terminal, text: str, sees: str) -> None:
    """Type a line into a dialog, and see what it does."""
    terminal.type(text)
    terminal.wait_for(text)
    presses(terminal, "enter", sees)


def leaves(terminal: Terminal) -> None:
    """Quit as the dialog offers it."""
    presses(terminal, "ctrl+q", "Quit")
    Facilitator(terminal).goes_down_to("Quit")
    terminal.send("enter")
    assert terminal.wait_exit() == 0


def test_an_assumption_that_broke_three_times_becomes_a_result_with_a_number(
    start: Start, sealed_env: dict[str, str], library: Path
) -> None:
    learned(sealed_env)
    room = start("themes", "--month", "2026-11")
    room.wait_for("Themes: November 2026")
    presses(room, "ctrl+n", "By severity")
    presses(room, "ctrl+n", "What keeps coming back?")
    for picked in ("Resellers", "Bookkeepers", "Robots"):
        room.wait_for(picked)
        room.send("space")
        room.settle()
    presses(room, "g", "What do these 3 have in common?")
    names(room, "Machines read the ledger", "Made the theme")
    room.wait_for("seen in 3 incidents, first 2026-11-03, again 2026-11-12")
    # Split, and thought better of.
    for _ in LEARNED:
        room.send("down")
    presses(room, "space", "[x]")
    presses(room, "g", "What is this one about?")
    names(room, "Robots", "Made the theme “Robots”")
    room.wait_for("seen in 2 incidents")
    presses(room, "ctrl+z", "Undid: made the theme “Robots”")
    room.wait_for("seen in 3 incidents")
    room.send("home")
    room.settle()
    presses(room, "n", "What is this theme called?")
    names(room, " for people", "Machines read the ledger for people")
    presses(room, "d", "Whose dot for")
    presses(room, "enter", "1 dot (Engineering 1)")
    presses(room, "ctrl+n", "What should we build, change, improve?")
    room.type("@product a feed of its own, paid\n")
    room.wait_for("a feed of its own, paid  — Product")
    presses(room, "ctrl+n", "What do we propose")
    room.send("up")
    room.settle()
    presses(room, "p", "We propose")
    presses(room, "escape", "[→]")
    presses(room, "f4", "The document")
    Facilitator(room).goes_down_to("Write it")
    presses(room, "enter", "Wrote ")
    leaves(room)
    (written,) = library.glob("*themes-november-2026.md")
    text = written.read_text("utf-8")
    assert "Machines read the ledger for people" in text
    assert "a feed of its own, paid — *Product*" in text

    # A month later.
    insights = json.loads(run(sealed_env, "insights", "--json"))
    which = next(each["id"] for each in insights if "Resellers" in each["learned"])
    run(
        sealed_env,
        *("insights", "result", which, "ARR", "--value", "200000", "--unit", "USD"),
        *("--date", "2026-12-18"),
    )
    feed = run(sealed_env, "roadmap", "--quarter", "2026Q4", "--to", "markdown")
    assert feed.index("+200,000 USD") < feed.index("Resellers poll")
    room = start("roadmap", "--quarter", "2026Q4")
    room.wait_for("Roadmap: 2026 Q4")
    presses(room, "ctrl+n", "Loops that closed")
    room.wait_for("+200,000 USD ARR")
