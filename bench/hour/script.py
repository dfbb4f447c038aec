"""What is said and done in the hour that `bench/hour` plays, stage by stage."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.hour.newcomer import Newcomer

TITLE = "Two hours without a map"


@dataclass(frozen=True)
class Stage:
    """One step of the standard agenda, and what the room does in it."""

    name: str
    title: str
    minutes: int
    tells: str
    play: Callable[[Newcomer], None]


def sets_up(person: Newcomer) -> None:
    """Who takes part."""
    person.commands("ctrl+o", "Back", "three sentences")
    person.commands("tab", "Next question", "Who takes part?")
    person.adds("Ines Moreau, Engineering", "Ines Moreau")
    person.adds("Tom Okafor, product", "Tom Okafor")
    person.adds("Mara Lind, customer success", "Mara Lind")
    person.commands("ctrl+n", "Next step", "Who is new to this?")


def _opening(person: Newcomer) -> None:
    person.adds("Tom: his first review with operations")
    person.commands("tab", "Next question", "What would make this hour worth it?")
    person.adds("@mara To know what we say when all is dark", "To know what we say")


def _timeline(person: Newcomer) -> None:
    person.commands("ctrl+n", "Next step", "What happened, and when?")
    person.adds("20:14 power feed A is switched off for work", "power feed A")
    person.adds("20:19 first alert: maps unreachable", "first alert")
    person.adds("22:20 maps answer again", "maps answer again")
    person.commands("ctrl+t", "Park", "Park as")
    person.types("Who may decide on a move to Dublin?")
    person.answers("enter", "Park as")


def _root_cause(person: Newcomer) -> None:
    person.commands("ctrl+n", "Next step", "What broke?")
    person.types("Both switches hung on a spare supply that was in standby.")
    person.commands("tab", "Next question", "What set it off?")
    person.types("Planned work on power feed A")
    person.commands("tab", "Next question", "What contributed to it?")
    person.adds("The spare supply can enter standby unnoticed")
    person.adds("@ines One uplink, from one switch", "One uplink, from one switch")
    person.commands("ctrl+l", "More time", "One minute more")
    person.answers("enter", "One minute more")


def _product(person: Newcomer) -> None:
    person.commands("ctrl+n", "Next step", "What does this tell us about customers?")
    person.adds("Rescue teams draw maps on the day they need them")
    person.commands("tab", "Next question", "What assumptions did this challenge?")
    person.adds("That maps are drawn on quiet evenings")
    person.commands("ctrl+s", "Who has been heard", "Who has been heard in")
    person.presses(_key_of(person, "Product"))
    person.sees("● Product")
    person.answers("ctrl+s", "Ctrl+S closes")


def _key_of(person: Newcomer, role: str) -> str:
    """The digit or letter that the list of voices shows before a role that is not heard yet."""
    list_of_voices = re.compile(rf"│\s+(\w)\s+○ {re.escape(role)}\b")
    person.terminal.wait_for(list_of_voices)
    found = list_of_voices.search(person.terminal.screen_text())
    if found is None:
        raise LookupError(role)
    return found[1]


def _impact(person: Newcomer) -> None:
    person.commands("ctrl+n", "Next step", "Which customers were hit")
    person.adds("Hill rescue teams")
    person.commands("tab", "Next question", "in their own words")
    person.adds('"We had paper, luckily" — a rescue team', "“We had paper, luckily”")


def _decisions(person: Newcomer) -> None:
    person.commands("ctrl+n", "Next step", "What will we do")
    person.adds("@tom Order a second uplink by 2026-12-11", "Order a second uplink")
    person.adds("@ines Watch the supply state of each switch", "Watch the supply")


def _close(person: Newcomer) -> None:
    person.commands("ctrl+n", "Next step", "What is one thing you learned?")
    person.adds("@tom Ask of each spare: when did it last carry?", "Ask of each spare")
    person.commands("tab", "Next question", "would you come again?")
    person.fills("Work differently", "2")
    person.fills("Would come again", "3")
    person.fills("Would not", "0")


def _review(person: Newcomer) -> None:
    person.commands("ctrl+n", "Next step", "What would a careful reader still ask?")
    person.commands("s", "Status")
    person.sees("in review")
    person.commands("w", "Write")
    person.terminal.settle()


STAGES = (
    Stage("opening", "Opening", 4, "Who is new, and what the hour is for.", _opening),
    Stage("timeline", "Timeline", 10, "Three entries; a question is parked by Ctrl+T.", _timeline),
    Stage("root-cause", "Engineering root cause", 13, "One minute more, by Ctrl+L.", _root_cause),
    Stage("product", "Product questions", 13, "Product is marked as heard, by Ctrl+S.", _product),
    Stage("impact", "Customer success impact", 8, "An account and a quote.", _impact),
    Stage("decisions", "Decisions", 7, "Two actions, each with its owner.", _decisions),
    Stage("close", "Close", 3, "What was learned, and a show of hands.", _close),
    Stage("review", "Review", 2, "The document is in review, and written.", _review),
)
