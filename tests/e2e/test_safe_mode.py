"""In safe mode nothing that is masked reaches the terminal: not on any screen, not in its title."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench.leaks import named
from pmfacilitator.agenda_files import shipped
from pmfacilitator.demo import HELD, demo_meeting
from pmfacilitator.domain.desk import Desk, Place
from pmfacilitator.storage.library import Library
from tests.e2e.conftest import Start
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.pty

MEETING = demo_meeting(shipped())
REFUSED = named(MEETING)
_SEQUENCES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[^\[\]])")


def kept_safe(library: Path) -> Path:
    """The example, left in safe mode at the first list of its set-up."""
    shelf = Library(library)
    path = shelf.create(MEETING)
    file = shelf.open(path, now=HELD)
    file.save(MEETING, Desk(place=Place(step="", prompt="people"), is_safe=True))
    file.close()
    return path


def is_kept_safe(library: Path, path: Path) -> bool:
    """Whether the file says that the meeting is in safe mode."""
    return Library(library).open(path, now=HELD, read_only=True).desk.is_safe


def read_in(text: str) -> list[str]:
    """What can be read of the meeting's people, accounts and amounts."""
    said = " ".join(text.split()).casefold()
    words = (word.casefold() for word in REFUSED)
    return [w for w in words if re.search(rf"(?<![^\W_]){re.escape(w)}(?![^\W_])", said)]


def received(terminal: Terminal) -> str:
    """Everything the terminal was sent, with and without what steers it."""
    return f"{_SEQUENCES.sub(' ', terminal.written)}\n{_SEQUENCES.sub('', terminal.written)}"


def test_nothing_that_is_masked_is_ever_sent_to_a_terminal(start: Start, library: Path) -> None:
    path = kept_safe(library)
    leading = start("open", str(path))
    leading.wait_for("Who takes part?")
    assert leading.shows("Safe mode")
    following = start("follow", str(path), size=(80, 24))
    following.wait_for("Who takes part?")
    screens = [leading.screen_text(), following.screen_text()]
    for number, step in enumerate(MEETING.steps, 1):
        leading.send("ctrl+n")
        leading.wait_for(f"Step {number} of 8")
        following.wait_for(f"Step {number} of 8")
        screens += [leading.screen_text(), following.screen_text()]
        for _ in MEETING.prompts(step.id)[1:]:  # Tab at the last one would lead to the next step
            leading.send("up", "tab")
            screens += [leading.screen_text(), following.screen_text()]
    leading.send("ctrl+t")
    leading.wait_for("Tab changes the kind")
    leading.type("Mara Lindqvist of Café Anker asks for 1840 EUR")
    leading.wait_for("▒▒▒▒ ▒▒▒▒▒▒▒▒▒ of ▒▒▒▒ ▒▒▒▒▒ asks for ▒▒▒▒ EUR")
    screens.append(leading.screen_text())
    leading.send("enter")
    leading.wait_gone("Tab changes the kind")
    leading.send("ctrl+z")
    leading.wait_for("Undid:")
    screens.append(leading.screen_text())
    leading.send("ctrl+g")
    leading.wait_for("Where to?")
    leading.send("f1", "escape", "ctrl+p")
    leading.type("mara")
    screens.append(leading.screen_text())
    leading.send("escape")
    leading.send("ctrl+r")
    leading.wait_for("Names: as they are")
    leading.send("enter")
    leading.wait_for("this document names 8 people")
    screens.append(leading.screen_text())
    leading.send("enter")
    leading.wait_for("Wrote")
    screens.append(leading.screen_text())
    leading.send("ctrl+q")
    leading.wait_for("Leave the meeting?")
    leading.send("down", "enter")
    leading.wait_for("Postmortem meetings · Safe mode")
    leading.wait_for("Card payments declined")
    screens.append(leading.screen_text())
    leading.send("ctrl+q")
    assert leading.wait_exit() == 0
    following.send("q")
    assert following.wait_exit() == 0
    assert [read_in(screen) for screen in screens] == [[]] * len(screens)
    assert read_in(received(leading)) == []
    assert read_in(received(following)) == []
    assert read_in(f"{leading.title} {following.title}") == []
    [document] = [each for each in library.iterdir() if each.suffix == ".md"]
    assert read_in(document.read_text("utf-8")) == []


def test_the_key_reaches_the_program_in_both_ways_and_survives_a_crash(
    start: Start, library: Path
) -> None:
    path = kept_safe(library)
    first = start("open", str(path))
    first.wait_for("Who takes part?")
    first.send("ctrl+6")
    first.wait_for("Mara Lindqvist")
    first.wait_until(lambda: not is_kept_safe(library, path), "the end of safe mode in the file")
    first.send("ctrl+backslash")
    first.wait_gone("Mara Lindqvist")
    first.wait_until(lambda: is_kept_safe(library, path), "safe mode in the file")
    first.kill()
    first.wait_exit()
    again = start("open", str(path))
    again.wait_for("Who takes part?")
    again.wait_for("Safe mode")
    assert read_in(received(again)) == []
