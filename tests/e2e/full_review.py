"""The whole review of one night, step by step, as a facilitator would type it."""

from __future__ import annotations

from tests.e2e.facilitator import Facilitator
from tests.e2e.incidents import MAPS_OFFLINE

HALF = "Ten minutes were announced, so nobody looked up from"


def sets_up(person: Facilitator) -> None:
    """Facts, the story in short, and the people."""
    person.presses("ctrl+o", asks="What happened, in three sentences?")
    person.presses("shift+tab", asks="What is this meeting about?")
    person.fills("Noticed first by", "cust", read="Detected by: customer")
    person.fills("Services", "website, API, wiki", read="Services: website, API, wiki")
    person.fills("Reference or link", MAPS_OFFLINE.source)
    person.presses("tab", field="Seen before")
    person.presses("tab", asks="What happened, in three sentences?")
    person.says("Work on one of two power feeds took the whole site off the net for a night.")
    person.terminal.type("\n\n")
    person.says("The spare supply that should have carried the switch was in standby.")
    person.presses("tab", asks="Who takes part?")
    person.adds("Ines Moreau, Engineering", "Ines Moreau", read="Ines Moreau — Engineering")
    person.adds("Tom Okafor, product", "Tom Okafor", read="Tom Okafor — Product")
    person.adds("Mara Lind, customer success", "Mara Lind", read="Mara Lind — Customer Success")


def opens(person: Facilitator) -> None:
    """Who is new, and what the hour is for."""
    person.presses("f9", asks="Who is new to this?")
    person.adds("Tom: his first review with operations")
    person.presses("tab", asks="What would make this hour worth it?")
    person.adds(
        "@mara To know what we say when all is dark", "To know what we say when all is dark"
    )


def tells_the_night(person: Facilitator) -> None:
    """The timeline with two milestones and a star, and an action captured on the way."""
    person.presses("ctrl+n", asks="What happened, and when?")
    for told in MAPS_OFFLINE.told:
        person.adds(told.line, told.words)
    marks(person, "Everything answers again", "Resolved")
    marks(person, "Website, API and wiki", "Impact started")
    person.presses("ctrl+t", asks="Park as")
    person.presses("tab", "tab", "tab", asks="keeps it as an action")
    action = "Test the loss of one feed twice a year"
    person.adds(action, "Kept as an action", read=action)


def marks(person: Facilitator, entry: str, milestone: str) -> None:
    """Name the milestone of an entry."""
    person.goes_up_to(entry)
    person.presses("m", asks="Which milestone is this?")
    person.picks(milestone.lower(), milestone)
    person.sees(f"◆ {milestone}")
    person.said.append(milestone)


def finds_causes(person: Facilitator) -> None:
    """What broke, what set it off, what contributed and why, and what would prevent it."""
    person.presses("f9", asks="What broke?")
    person.says("Both switches hung on a spare supply that nobody knew was in standby.")
    person.presses("tab", asks="What set it off?")
    person.says("Five-yearly work on power feed A")
    person.presses("tab", asks="What contributed to it?")
    person.adds("The spare supply can enter standby unnoticed")
    person.adds("@ines One uplink, from one switch", "One uplink, from one switch")
    person.goes_up_to("The spare supply")
    person.presses("w", asks="Because …")
    person.adds("Its state is shown by a command that nobody runs")
    person.adds("Tested once in 2018, on the day it was built in")
    person.presses("enter", asks="A condition that made it possible")
    person.opens("The spare supply", "Factor")
    person.fills("Category", "depend", read="Category: dependency")
    person.chooses("Evidence", "switch 1", "It is certain: switch 1 had no power")
    person.said.append("Evidence: “It is certain: switch 1 had no power")
    person.closes()
    looks_back(person)
    prevents(person)


def looks_back(person: Facilitator) -> None:
    """The four questions between causes and prevention, and an insight captured on the way."""
    person.presses("tab", asks="What surprised us?")
    person.adds("Both of its supplies were in good order")
    person.presses("tab", asks="What went well?")
    person.adds("The data came back whole")
    person.presses("tab", asks="What was hard?")
    person.adds("No way in without the uplink that had failed")
    person.presses("f2", asks="Park as")
    person.presses(*["tab"] * 4, asks="keeps it as an insight")
    insight = "Editors plan their evenings around us"
    person.adds(insight, "Kept as an insight", read=insight)
    person.presses("tab", asks="Where did we get lucky?")
    person.adds("It was a weekend night")


def prevents(person: Facilitator) -> None:
    """Prevention in three parts; one line becomes an action by one key."""
    person.presses("tab", asks="Prevention: what would we improve in the system?")
    person.adds("Switches with two supplies of their own")
    person.presses("tab", asks="Prevention: what would we watch?")
    person.adds("Watch the supply state of each switch")
    person.goes_up_to("Watch the supply state")
    person.presses("a", field="Owner")
    person.fills("Owner", "Ines Moreau", read="Owner: Ines Moreau · Due: 2022-07-29")
    person.fills("Due", "2022-07-29")
    person.fills("Kind", "detect", read="Kind: detect")
    person.closes()
    person.presses("tab", asks="Prevention: what would we change in the architecture?")
    person.adds("A second uplink, from the second switch")


def answers_what_it_tells(person: Facilitator) -> None:
    """The first product questions; a point becomes an insight, and one is taken back and forth."""
    person.presses("ctrl+n", asks="What does this tell us about customers?")
    point = "Rescue teams draw maps on the day they need them"
    person.adds(f"@tom {point}", point, read=f"{point} — Tom Okafor")
    person.goes_up_to("Rescue teams")
    person.presses("i", field="We had assumed")
    person.fills("We had assumed", "Maps are drawn on quiet evenings")
    person.fills("Lens", "real usage", read="Lens: real usage")
    person.chooses("Evidence", "no longer", "Website, API and wiki in Amsterdam")
    person.fills("Could become", "A copy that can be edited while we are away")
    person.fills("Owner", "Tom Okafor")
    person.closes()
    person.presses("tab", asks="What assumptions did this challenge?")
    person.adds("That a second supply is a second chance")
    person.presses("ctrl+z")
    person.sees("Undid: added “That a second supply is a second chance”")
    person.presses("ctrl+y")
    person.sees("Did again: added", "• That a second supply is a second chance")
    person.presses("tab", asks="What opportunities does this reveal?")
    person.types(HALF)


def answers_the_rest(person: Facilitator) -> None:
    """From the half-typed line on: a "no change" with its reason, then the five lenses."""
    person.is_asked("What opportunities does this reveal?")
    person.sees("Step 4 of 8")
    person.adds(" their work", f"{HALF} their work")
    person.presses("tab", asks="Should this change our roadmap?")
    person.presses("f7", asks="No change. Why? Type the reason below.")
    person.said.append("No change, because:")
    person.adds("The move to new switches was planned already")
    for ask, point in (
        ("how is it really used", "Thought: maps are read. Real: a tool at work, all day"),
        ("which features matter", "Map tiles from caches were missed by nobody"),
        ("where does architecture limit", "Wiki and API share a switch and fell together"),
        ("what is missing in docs", "No page says where to look when we are gone"),
        ("which integrations", "Editors in the field sync at night"),
    ):
        person.presses("tab", asks=f"Lens: {ask}")
        person.adds(point)


def weighs_the_impact(person: Facilitator) -> None:
    """Accounts, quotes, numbers, messages, and who was silent."""
    person.presses("f9", asks="Which customers were hit")
    person.adds("Hill rescue teams")
    person.opens("Hill rescue teams", "Account or segment")
    person.fills("How many", "12", read="Hill rescue teams (12)")
    person.fills("Missed", "Editing and fresh extracts")
    person.fills("Wanted to", "Mark paths that a storm had closed")
    person.fills("Did instead", "Drew them on paper")
    person.fills("Reaction", "annoyed", read="Reaction: annoyed")
    person.fills("Revenue at risk", "1200.50 EUR", read="1,200.50 EUR")
    person.fills("Follow-up by", "Mara Lind", read="Follow-up: Mara Lind, by 2022-06-20")
    person.fills("Follow-up due", "2022-06-20")
    person.closes()
    person.presses("tab", asks="What did customers say, in their own words?")
    quote = '"We had paper, luckily" — a rescue team'
    person.adds(quote, "“We had paper, luckily”", read="We had paper, luckily — a rescue team")
    person.presses("tab", asks="What do the numbers say?")
    person.fills("Tickets", "31", read="Tickets: 31")
    person.fills("Customers hit", "9400", read="9,400")
    person.fills("First ticket", "20:31", read="First ticket: 20:31 UTC")
    person.fills("First alert", "20:19", read="First alert: 20:19 UTC")
    person.sees("The first alert came 12 min before the first ticket")
    person.presses("tab", asks="What were customers told, when, and was it right?")
    person.adds("2022-06-12 4:03 am All is back, causes sought", "All is back, causes sought")
    person.opens("All is back", "We told them")
    person.fills(
        "Was it right?", "partly", read="2022-06-12 04:03 All is back, causes sought Partly"
    )
    person.closes()
    person.presses("tab", asks="Who was silent that we expected to hear from?")
    person.adds("The cycle map, which redraws every night")


def decides(person: Facilitator) -> None:
    """The parking lot, which nobody has filled yet; then back to insights and actions."""
    person.presses("ctrl+n", asks="What becomes of each thing in the parking lot?")
    person.adds("@mara Who may decide on a move to Dublin?", "Who may decide on a move to Dublin?")
    person.presses("shift+tab", asks="What did we learn about customers and product?")
    person.adds("A status page elsewhere is part of the product")
    person.presses("shift+tab", asks="What will we do, who does it, and by when?")
    person.adds("Order a second uplink")
    person.opens("Order a second uplink", "We will")
    person.fills("Owner", "Tom Okafor")
    person.chooses("Answers", "one uplink", "One uplink, from one switch")
    person.said.append("Answers: “One uplink, from one switch”")
    person.fills("Tracker", "https://tracker.example/641")
    person.closes()


def closes(person: Facilitator) -> None:
    """What each learned, a show of hands, and the status of the document."""
    person.presses("f9", asks="What is one thing you learned?")
    person.adds("Ask of each spare: when did it last carry?")
    person.presses("tab", asks="Will you work differently, and would you come again?")
    person.fills("Work differently", "3", read="Will work differently: 3")
    person.fills("Would come again", "7", read="Would come again: 7")
    person.fills("Would not", "1", read="Would not: 1")
    person.presses("f9", asks="What would a careful reader still ask?")
    person.presses("s")
    person.sees("in review")
    person.said.append("In review")
