"""Every key of the program: its id, which keys it has, what it does, and where it counts.

The bindings stand on the classes that act. This table says the same without loading a screen, so that
a config can be checked headless; a test holds one to the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pmfacilitator.keys.places import places_of


@dataclass(frozen=True)
class Key:
    """One thing that keys do; `is_first` says that they do it before a text field sees them."""

    id: str
    keys: tuple[str, ...]
    words: str
    places: frozenset[str]
    is_first: bool = False


_BEFORE_FIELDS = frozenset(
    {
        "app.palette",
        "app.quit",
        "app.safe",
        "meeting.capture",
        "meeting.undo",
        "meeting.redo",
        "meeting.voices",
        "home.trash",
    }
)


def _keys() -> Iterator[Key]:
    for line in filter(None, _TABLE.splitlines()):
        name, keys, words = line.split(maxsplit=2)
        yield Key(name, tuple(keys.split(",")), words, places_of(name), name in _BEFORE_FIELDS)


_TABLE = """
app.palette        ctrl+p,f12          Every command, by a few letters
app.help           f1,question_mark    What is this for?
app.quit           ctrl+q              Quit
app.copy-hint      ctrl+c              Copy
app.safe           ctrl+circumflex_accent,ctrl+6,ctrl+backslash Safe mode on or off: mask people, accounts, amounts

home.new           ctrl+n,f9           Start a new meeting
home.second        ctrl+t,f2           Start another review of the same incident
home.trash         ctrl+d              Move the meeting to the trash
home.sort          ctrl+s,f7           Sort by date, change, severity, and so on
home.archive       ctrl+l,f6           Move the meeting into the archive, or back
home.lists         ctrl+g,f3           Actions, insights and assumptions of all meetings
home.look-back     ctrl+r,f4           Review a month or a quarter; see trends
home.clear         escape              Empty the filter: all meetings again
home.demo          d                   Open a finished example
home.open          enter               Open

lists.next         tab                 The next of three lists
lists.back         shift+tab           The list before
lists.down         down                Into the list
lists.tick         x                   Done, or open again
lists.status       s                   How far the insight has come
lists.result       r                   What came of the insight
lists.check        b                   When to look for the result
lists.drop         n                   Not doing it, and why
lists.leave        escape              Home

trends.span        tab                 Another time span
trends.span-back   shift+tab           The time span before
trends.earlier     left,h              The time before
trends.later       right,l             The time after
trends.down        down,pagedown       Look further down
trends.up          up,pageup           Look further up
trends.leave       escape              Home

meeting.next       ctrl+n,f9           Next step
meeting.back       ctrl+o,f8           Step before
meeting.index      ctrl+g,f3           All steps, and set-up
meeting.capture    ctrl+t,f2           Park or keep something
meeting.document   ctrl+r,f4           Write, copy or export the document
meeting.undo       ctrl+z              Undo
meeting.redo       ctrl+y              Redo
meeting.time       ctrl+l              More time, a pause, or a silent round
meeting.voices     ctrl+s              Who has been heard, and who has not

step.prompt        tab                 Next question
step.prompt-back   shift+tab           The question before
steps.aside         x                   Leave out, or bring back

add.up             up                  To the list
list.up            up,k                Up
list.down          down,j              Down
list.first         home                First
list.last          end                 Last
list.page-up       pageup              Page up
list.page-down     pagedown            Page down
list.choose        enter               Open what the cursor is on
filter.up          up                  Up
filter.down        down                Down

row.back           escape              Back a step
row.close          escape              Back to the list
row.remove         delete              Remove the row
row.up             shift+up,K          Move it up
row.down           shift+down,J        Move it down
row.insight        i                   Make an insight
row.action         a                   Make an action of it
row.wording        b                   What the mark ° is about
row.edit           e                   Edit it where it stands
row.time           t                   Correct its time

action.tick        x                   Done, or open again
promise.done       x                   Done; of an insight, what came of it
promise.still      y                   Still on
promise.drop       n                   Not doing it, and why
again.link         f6                  Link it to what was seen before
factor.why         w                   Ask why this factor was so
question.no-change f7,n                Answer “no change”; the points are its reason
parked.not-doing   n                   Not doing it, because …
text.wording       f7                  What the mark ° is about

timeline.reveal    f7,v                Entry by entry, or all of them again
timeline.durations d                   How long it took, and how that is counted
entry.import       i,f6                Import a timeline…
entry.milestone    m                   Name its milestone
entry.confirm      c                   Confirm its milestone
entry.confirm-all  C                   Confirm every suggested milestone
entry.star         s                   Star what matters most
entry.link         l                   Link what shows it
entry.utc          u                   Times in UTC, or back again

reveal.next        space,right,enter   Show the next entry
reveal.back        backspace,left      Hide the last entry again
reveal.end         escape              Ask whether to show all entries again

cells.next         tab                 Next cell
cells.back         shift+tab           The cell before
cells.down         down                The same cell of the next entry
cells.up           up                  The same cell of the entry before
cells.close        escape,enter        Back to the list

card.next          tab,down            Next field
card.back          shift+tab,up        The field before
card.close         enter               Close the card

review.status      s                   Draft → in review → final
review.view        v                   The document for somebody else
review.write       w                   Write the document
review.copy        c                   Copy the document
review.read        right,l             Read
review.list        left,h              Findings

dialog.leave       escape              Close
dialog.read-on     pagedown            Read on
dialog.read-back   pageup              Read back
page.leave         enter               Close
capture.kind       tab                 Next kind
capture.kind-back  shift+tab           Kind before
document.next      right,l             The next choice
document.before    left,h              The one before
durations.noticed  w                   Change who noticed first
voices.mark        space               Heard, or not

board.pick         space               Pick the card, or let it go
board.group        g                   Make a theme of picked cards
board.put          p                   Put them in this theme
board.out          t                   Take out of a theme
board.name         n                   Name this theme
board.merge        m                   Merge two themes
board.dot          d                   Give this theme a role's dot
board.dot-back     D                   Take a dot back
board.dissolve     delete              Take the theme off the board; its cards stay

ideas.theme        right,l             The next theme
ideas.theme-back   left,h              The theme before

theme.propose      p                   Make it a proposal, on its card
theme.drop         x                   Drop it, with a reason

loop.keep          y                   Keep it on the roadmap
loop.kill          x                   Kill it, with a reason
loop.wait          w                   Let it wait
loop.open          u                   Take the decision back
review.carry-out   c                   Carry out what was decided, in the meetings that it is about

notes.other        tab,shift+tab       The note on this step, or on the meeting
notes.along        ctrl+n,f9           The note about the step where the room is

follow.down        down,pagedown       Look further down
follow.up          up,pageup           Look further up
follow.colours     d                   Dark, light or the terminal's colours
follow.leave       q                   Follow no longer

file.complete      tab                 Complete the name
file.page-up       pageup              Page up
file.page-down     pagedown            Page down

import.add         enter               Add every ticked line
import.tick        space               Add this line, or leave it out
import.all         a                   Tick every line, or none
import.next        n                   Next line to look at
import.time        t                   Its time
import.words       e                   Its words
import.milestone   m                   Its milestone
import.confirm     c                   Confirm the milestone that is suggested
import.confirm-all C                   Confirm every milestone that is suggested
import.skipped     s                   Show or hide what was left out
import.everything  S                   Take in what was left out, or leave it out again
import.date        d                   The day, where none is named
import.zone        z                   The zone, where none is named
import.incident    o                   Only one of several incidents
import.source      f                   What it is read as
import.columns     v                   Which columns of a table are read
import.plain       l                   Add each line, untimed
import.warnings    w                   All warnings
import.discard     x                   Throw it away
import.leave       escape              Go back; it waits
"""

KEYS: Mapping[str, Key] = {key.id: key for key in _keys()}
"""Every key by its id, in the order in which people are told of them."""
