"""Every screen of the program, and how to get there: the example meeting at a fixed time."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from pmfacilitator.agenda_files import AgendaFiles, shipped
from pmfacilitator.app import Look, Outside, PmFacilitatorApp
from pmfacilitator.app.following import FollowApp
from pmfacilitator.app.notes import NotesApp
from pmfacilitator.colors import DARK
from pmfacilitator.demo import demo_begun, demo_meeting
from pmfacilitator.demo.ids import demo_id
from pmfacilitator.domain.desk import Clock, Desk, Place, Reveal, Spent
from pmfacilitator.domain.edits import AddRow, ChangeStatus
from pmfacilitator.domain.edits.themes import GiveDot, MakeTheme
from pmfacilitator.domain.house import House
from pmfacilitator.domain.learning import periods, reviews
from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.meeting import Meeting, Status
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.records import Row
from pmfacilitator.domain.reveal import begun, further
from pmfacilitator.domain.reviewed import ReviewSort
from pmfacilitator.domain.rows import Factor, Insight
from pmfacilitator.domain.starting import started
from pmfacilitator.errors import DocumentChanged
from pmfacilitator.importing.material import Material
from pmfacilitator.library.catalogue import IndexedCatalogue
from pmfacilitator.screens.bodies.recalling import RecallingBody
from pmfacilitator.screens.following import FollowScreen
from pmfacilitator.screens.importing.files import Listed
from pmfacilitator.screens.lists.screen import ListsScreen
from pmfacilitator.screens.trends import TrendsScreen
from pmfacilitator.storage.library import Library
from pmfacilitator.storage.shelf import Shelf

NOW = dt.datetime(2026, 11, 13, 13, 41, 7, tzinfo=dt.UTC)
"""The time on every picture: forty-one minutes into the example meeting."""

ELSEWHERE = "The fish tank of the lobby leaks again"
"""The title of a meeting that lies in the library beside the one that is open."""

_ROUNDS = 100

_REVIEW = demo_id("review-of-the-month")

Opens = Callable[[Library, ExitStack], Path | None]
"""Fills a library and names the meeting to open, if not home is shown."""


@dataclass(frozen=True)
class Typed:
    """Text put into the field that has focus."""

    text: str


@dataclass(frozen=True)
class Pasted:
    """Text pasted where the focus is."""

    text: str


@dataclass(frozen=True)
class Rested:
    """Nobody types for a moment, and what was seen before is found."""


@dataclass(frozen=True)
class Scene:
    """One screen: where it begins, the keys that lead there, and what to see on it.

    `is_long` says that it shows a long list or the document, which may fill more of the screen.
    `runs` makes the app, if it is another than that in which a meeting is led.
    """

    name: str
    says: str
    opens: Opens
    keys: tuple[str | Typed | Pasted | Rested, ...] = ()
    is_long: bool = False
    runs: Callable[[Outside, Path], PmFacilitatorApp] | None = None

    def app(self, outside: Outside, path: Path | None) -> PmFacilitatorApp:
        """The app that shows it."""
        if self.runs is not None and path is not None:
            return self.runs(outside, path)
        return PmFacilitatorApp(outside, open_path=path)


@asynccontextmanager
async def staged(
    scene: Scene, size: tuple[int, int], theme: str = DARK.name, look: Look | None = None
) -> AsyncIterator[Pilot[int]]:
    """The app, showing a scene with everything saved."""
    with ExitStack() as stack:
        library = Library(Path(stack.enter_context(TemporaryDirectory())) / "library")
        path = scene.opens(library, stack)
        if path is not None:
            _keep(library, started(shipped(), NOW, title=ELSEWHERE, severity="P3", date=NOW.date()))
        outside = replace(_outside(library), look=look or Look())
        app = scene.app(outside, path)
        stack.callback(app._bridges.close)  # noqa: SLF001 (what is being written goes on until then)
        if look is None:
            app.theme = theme
        async with app.run_test(size=size, notifications=True) as pilot:
            await _begun(pilot)
            for key in scene.keys:
                await _press(pilot, key)
            if app._held is not None:  # noqa: SLF001 (nobody else knows when all is saved)
                app._held.autosave.flush()  # noqa: SLF001
            await asyncio.wrap_future(app._bridges._writer.submit(lambda: None))  # noqa: SLF001
            await pilot.pause()
            try:
                yield pilot
            finally:
                app.let_go()
                app.stop_reading()


async def _begun(pilot: Pilot[int]) -> None:
    """Wait until typing goes somewhere: what a first paint can do without is loaded after it."""
    for _ in range(_ROUNDS):
        await pilot.pause()
        if pilot.app.focused is not None or isinstance(pilot.app.screen, FollowScreen):
            return


async def _press(pilot: Pilot[int], key: str | Typed | Pasted | Rested) -> None:
    focused = pilot.app.focused
    if isinstance(key, Rested):
        await _rest(pilot)
    elif isinstance(key, str):
        await pilot.press(key)
    elif isinstance(key, Pasted):
        pilot.app.post_message(Paste(key.text))
    elif isinstance(focused, TextArea):
        focused.insert(key.text)
    elif isinstance(focused, Input):
        focused.value = key.text
        focused.cursor_position = len(key.text)
    await pilot.pause()
    if isinstance(pilot.app.screen, ListsScreen) and pilot.app.screen.reading is not None:
        pilot.app.screen.reading.join()
        await pilot.pause()
    if isinstance(pilot.app, PmFacilitatorApp) and isinstance(pilot.app.screen, TrendsScreen):
        await asyncio.wrap_future(pilot.app._aside._thread.submit(lambda: None))  # noqa: SLF001
        await pilot.pause()


async def _rest(pilot: Pilot[int]) -> None:
    """Look up what was seen before until it is there: each look learns some more of the library."""
    app = pilot.app
    if not isinstance(app, PmFacilitatorApp):
        return
    body = next(node for node in app.screen.query(RecallingBody) if node.display)
    for _ in range(_ROUNDS):
        if body.recalled:
            return
        body.reminder.look_up()
        await asyncio.wrap_future(app._aside._thread.submit(lambda: None))  # noqa: SLF001
        await pilot.pause()


def _outside(library: Library) -> Outside:
    return Outside(
        library=library,
        catalogue=IndexedCatalogue(Shelf(library.folder), None),
        agendas=AgendaFiles(library.folder / "agendas"),
        house=House(),
        now=lambda: NOW,
        environment={},
        documents=_Edited(),
        demo=lambda: library.folder,
        zone=lambda: "Europe/Berlin",
        files=_Shelf(),
    )


class _Edited:
    """A folder in which somebody has changed every document."""

    def put(self, path: Path, text: str, *, force: bool = False) -> None:
        del force
        first, *_ = (line for line in text.splitlines() if line.startswith("- "))
        theirs = f"-{first} (says Ines, who asked them)"
        difference = ("--- there", "+++ new", theirs, f"+{first}")
        raise DocumentChanged(path, path.with_stem(f"{path.stem}-2"), difference)


class _Shelf:
    """A folder that is the same on every computer."""

    def start(self) -> str:
        return "~/incidents/"

    def told(self, path: str) -> str:
        return path

    def listed(self, folder: str) -> Sequence[Listed]:
        del folder
        names = ("payouts-chat.txt", "payouts.md", "status-page.json", "tickets.csv", "graph.png")
        return (Listed("slack-export", is_folder=True), *map(Listed, names))

    def gather(self, path: str) -> Material:
        return Material((), path)


NOTES = Pasted("""\
# Ledger sync, as the desk noted it

12 Nov 2026

* 13:52 - deploy of the ledger finished
* 14:05 - impact started: tills show no ledger
* 14:09 CST - a bookkeeper in Chicago writes to us
* 14:32 - pager fires, outage detected
  * nobody was at the desk
* 14:36 - Elif acknowledges the page
* 15:10 - traffic moved, impact mitigated
* around noon somebody had changed the pool
* 23:50 - replay of the bookings begins
* 00:40 - incident resolved

Thanks to everybody who stayed up.
""")
"""A timeline as people have it in hand."""


WRITTEN = Pasted("""\
Elif Demir  14:32
shops close their books at six
Priya Raman  14:33
nobody who keeps the books has a login
""")
"""What people wrote, each in a chat of their own."""


# What the library holds --------------------------------------------------------------------


def empty(_library: Library, _stack: ExitStack) -> None:
    """Nothing: the first start."""


def several(library: Library, _stack: ExitStack) -> None:
    """The example, and a few meetings that were begun around it."""
    agendas = _outside(library).agendas
    _keep(library, demo_meeting(agendas.read("standard")))
    for agenda, severity, date, title in (
        ("short", "P3", dt.date(2026, 10, 29), "Payout mails went out twice"),
        ("product", "P2", dt.date(2026, 10, 6), "Nobody could add a second till for a day"),
        ("engineering", "P2", dt.date(2026, 10, 6), "Nobody could add a second till for a day"),
        ("standard", "P1", dt.date(2026, 8, 18), "Till receipts printed without the tax number"),
        ("solo", "P4", None, "Staging certificates ran out"),
    ):
        begun = started(agendas.read(agenda), NOW, title=title, severity=severity, date=date)
        _keep(library, begun)


def demo(step: str, prompt: str = "", row: str = "", *, spent: int = 137, field: str = "") -> Opens:
    """The example as the room made it, standing at a place, `spent` seconds into the step."""

    def opens(library: Library, _stack: ExitStack) -> Path:
        named = demo_id(row) if row else ""
        return _keep(
            library, _demo(), Place(step=step, prompt=prompt, row=named, field=field), spent
        )

    return opens


def reminded(opens: Opens) -> Opens:
    """The same, in a library in which two earlier incidents have taught much the same."""

    def also(library: Library, stack: ExitStack) -> Path | None:
        agenda = AgendaFiles(library.folder).read("standard")
        for date, learned, cause in (
            (dt.date(2026, 3, 12), "Bookkeepers read payments at night", "One pool for everybody"),
            (
                dt.date(2026, 8, 18),
                "Today's payments are what bookkeepers wait for",
                "The pool was sized for half of the callers",
            ),
        ):
            meeting = started(agenda, NOW, title=ELSEWHERE, severity="P3", date=date)
            rows: tuple[tuple[Slot, Row], ...] = (
                (Slot("insights"), Insight(learned=learned)),
                (Slot("factors", "root-cause"), Factor(text=cause)),
            )
            for slot, row in rows:
                meeting = AddRow(slot, row).applied(meeting)
            library.create(meeting)
        return opens(library, stack)

    return also


def revealing(step: str) -> Opens:
    """The example standing at a step while the room goes through the day once more."""

    def opens(library: Library, _stack: ExitStack) -> Path:
        meeting = _demo()
        reveal = begun(meeting)
        for _ in range(4):
            reveal = further(reveal, meeting) if reveal else None
        return _keep(library, meeting, Place(step=step), reveal=reveal)

    return opens


def fresh(step: str) -> Opens:
    """A meeting in which nothing has been said yet."""

    def opens(library: Library, _stack: ExitStack) -> Path:
        return _keep(
            library, demo_begun(AgendaFiles(library.folder).read("standard")), Place(step=step)
        )

    return opens


def held(library: Library, stack: ExitStack) -> Path:
    """A meeting that another window has open."""
    path = _keep(library, _demo(), Place(step="impact", prompt="quotes"))
    stack.callback(library.open(path, now=NOW - dt.timedelta(minutes=39)).close)
    return path


def looking_back(sort: ReviewSort, step: str, prompt: str) -> Opens:
    """The review of the month in which the example happened, with a theme of two of its insights."""

    def opens(library: Library, _stack: ExitStack) -> Path:
        example = _demo()
        library.create(example)
        agenda = AgendaFiles(library.folder).read(sort.value)
        period = (
            periods.month("2026-11") if sort is ReviewSort.THEMES else periods.quarter("2026Q4")
        )
        review = reviews.begun(sort, period, agenda, [seen_of(example)], NOW)
        cards = [card.id for card in review.looked_back_on.cards]
        if cards:
            make = MakeTheme(
                tuple(cards[:2]), "Bookkeepers build what we do not offer", cards[0][::-1]
            )
            review = GiveDot(make.id, "Product").applied(make.applied(review))
        return _keep(
            library, review.changed(id=_REVIEW), Place(step=step, prompt=prompt), spent=137
        )

    return opens


@cache
def _demo() -> Meeting:
    """The example before its last minutes: no final document, and one action not taken yet."""
    meeting = demo_meeting(AgendaFiles(Path("agendas")).read("standard"))
    return ChangeStatus(Status.DRAFT).applied(meeting)


def _keep(
    library: Library,
    meeting: Meeting,
    place: Place | None = None,
    spent: int = 0,
    reveal: Reveal | None = None,
) -> Path:
    path = library.create(meeting)
    if place is not None:
        here = Spent(step=place.step, seconds=spent)
        clock = Clock(spent=(*_before(meeting, place.step), here), step=place.step)
        file = library.open(path, now=NOW)
        file.save(meeting, Desk(place=place, clock=clock, reveal=reveal))
        file.close()
    return path


def _before(meeting: Meeting, step_id: str) -> Iterator[Spent]:
    """What the steps before took: each a little longer than planned."""
    for step in meeting.steps if meeting.agenda.step(step_id) else ():
        if step.id == step_id:
            return
        yield Spent(step=step.id, seconds=step.minutes * 60 + 40)


# The screens -------------------------------------------------------------------------------

SCENES = (
    Scene("home-empty", "The first start: one key begins a meeting, one opens the example", empty),
    Scene("home", "The library: every meeting, newest first, filtered by typing", several),
    Scene(
        "new-meeting", "A title, a severity and a date are enough to begin", several, ("ctrl+n",)
    ),
    Scene(
        "lists-actions",
        "Actions of all meetings: one key settles one, saved in the meeting that decided it",
        several,
        ("f3", "down", "down"),
        is_long=True,
    ),
    Scene(
        "lists-insights",
        "Insights of all meetings, followed from noticed to a number",
        several,
        ("f3", "tab", "down"),
        is_long=True,
    ),
    Scene(
        "lists-asked",
        "The same lists asked by facts; what is not understood is said, and the rows stay",
        several,
        ("f3", "tab", Typed("lens:usage is:open"), Typed("lens:usage is:open sevrity:P1")),
        is_long=True,
    ),
    Scene(
        "look-back",
        "Looking back: the themes of a month, the roadmap of a quarter, or trends",
        several,
        ("ctrl+r", "down"),
    ),
    Scene(
        "trends",
        "Trends: a year, a quarter or a month at a time, every number beside its bar",
        several,
        ("ctrl+r", "end", "enter"),
        is_long=True,
    ),
    Scene("setup-facts", "Set-up: what the meeting is about", demo("", "facts")),
    Scene("setup-tldr", "Set-up: the three sentences everybody reads first", demo("", "tldr")),
    Scene("setup-people", "Set-up: who takes part, and whose voice is missing", demo("", "people")),
    Scene("setup-steps", "Set-up: which steps, and how long each", demo("", "steps")),
    Scene("opening", "The opening keeps the ground rules in sight", demo("opening", "worth-it")),
    Scene(
        "timeline-typing",
        "A timeline entry while it is typed: its time is said back before Enter",
        demo("timeline"),
        (Typed("13:05 Elif writes to the bookkeepers"),),
        is_long=True,
    ),
    Scene(
        "timeline-list",
        "The cursor in the timeline: milestones and stars by one letter",
        demo("timeline", "timeline", "bots-found"),
        is_long=True,
    ),
    Scene(
        "timeline-cell",
        "An entry is typed where it stands, cell by cell; what is no time yet says so",
        demo("timeline", "timeline", "bots-found"),
        ("t", Typed("11:1")),
        is_long=True,
    ),
    Scene(
        "timeline-utc",
        "The same day in UTC, one key away",
        demo("timeline", "timeline", "bots-found"),
        ("u",),
        is_long=True,
    ),
    Scene(
        "durations",
        "How long it took: each length beside its formula, and who noticed first",
        demo("timeline", "timeline", "bots-found"),
        ("d",),
    ),
    Scene(
        "reveal",
        "Entry by entry: what did the room know at this point?",
        demo("timeline"),
        ("f7", "space", "space", "space", "space"),
        is_long=True,
    ),
    Scene(
        "reveal-review",
        "The review while later entries are hidden: no more than was known",
        revealing("review"),
        is_long=True,
    ),
    Scene(
        "import-preview",
        "A pasted timeline: what was understood, line by line, before anything is added",
        demo("timeline"),
        (NOTES, "down", "c", "down", "s"),
        is_long=True,
    ),
    Scene(
        "import-file",
        "The file of a timeline, by a few letters",
        demo("timeline"),
        ("f6", Typed("~/incidents/pay")),
    ),
    Scene(
        "what-broke",
        "Root cause: what broke, in words for everybody",
        demo("root-cause", "what_broke"),
    ),
    Scene(
        "factors",
        "Root cause: several factors, each with its whys and what shows it",
        demo("root-cause", "factors", "unknown-callers"),
        is_long=True,
    ),
    Scene(
        "seen-before",
        "While a factor is typed, earlier ones like it stand beside it; one key adds it, linked",
        reminded(fresh("root-cause")),
        ("tab", "tab", Typed("One pool served all callers"), Rested()),
    ),
    Scene(
        "question",
        "A product question: one in bold, the answers beneath it",
        demo("product-questions", "customers", spent=251),
    ),
    Scene(
        "silent-round",
        "A silent round: each writes alone, and what comes in is shown together at its end",
        fresh("product-questions"),
        ("ctrl+l", "enter", WRITTEN),
    ),
    Scene(
        "insight-card",
        "One key makes an insight of an answer; its card asks the rest",
        demo("product-questions", "customers", "product-questions-customers-1", spent=251),
        ("i",),
    ),
    Scene(
        "seen-before-card",
        "Beside the card of an insight stands what it is like, until it is linked",
        reminded(demo("decisions", "insights", "insight-feed", field="learned")),
        (Rested(),),
    ),
    Scene(
        "accounts",
        "Impact: accounts, and what it meant to them",
        demo("impact", "accounts"),
        is_long=True,
    ),
    Scene("numbers", "Impact: the few numbers, and who knew first", demo("impact", "numbers")),
    Scene(
        "actions", "Decisions: who does what by when", demo("decisions", "actions"), is_long=True
    ),
    Scene(
        "action-card",
        "The card of an action",
        demo("decisions", "actions", "action-feed", field="what"),
    ),
    Scene(
        "insights",
        "Decisions: what was learned about customers and product",
        demo("decisions", "insights"),
        is_long=True,
    ),
    Scene(
        "parking",
        "Decisions: each parked thing comes to an action, an insight, or a reason why not",
        demo("decisions", "parked", "parked-onboarding"),
        is_long=True,
    ),
    Scene(
        "not-doing",
        "Not doing it, because: one line, and the reason stays with it",
        demo("decisions", "parked", "parked-onboarding"),
        ("n", Typed("who keeps the books changes too often to be asked once")),
        is_long=True,
    ),
    Scene("close", "The close: one thing each has learned", demo("close", "learned", spent=129)),
    Scene(
        "hands",
        "The close: shows of hands, and the two thresholds they may reach",
        demo("close", "again", spent=129),
    ),
    Scene(
        "review",
        "The review: what a careful reader would still ask",
        demo("review", spent=41),
        is_long=True,
    ),
    Scene(
        "capture",
        "Quick capture, from any step: parked or kept, as the words say or Tab does",
        demo("product-questions", "assumptions"),
        ("ctrl+t", Typed("opportunity: a seat for bookkeepers, across shops")),
    ),
    Scene(
        "voices",
        "Who has been heard in this step, and one key to say so",
        demo("close", "again"),
        ("ctrl+s", "3"),
    ),
    Scene("index", "The index of steps: a digit jumps", demo("impact", "quotes"), ("ctrl+g",)),
    Scene("help", "Help about the task at hand", demo("product-questions", "customers"), ("f1",)),
    Scene(
        "commands",
        "Every command by a few letters, with its key",
        demo("timeline"),
        ("ctrl+p",),
    ),
    Scene(
        "link-picker",
        "What shows it: a link to the timeline, chosen by a few letters",
        demo("root-cause", "factors", "unknown-callers", field="evidence"),
        ("enter", Typed("bot")),
    ),
    Scene(
        "zone-choice",
        "Another time zone, once times have been typed",
        demo("", "facts", field="timezone"),
        ("enter", Typed("lisbon"), "enter"),
    ),
    Scene(
        "document",
        "The document: written or copied, for whom, as what",
        demo("decisions"),
        ("ctrl+r", "down", "down", "right", "right"),
    ),
    Scene(
        "document-changed",
        "A document that somebody has changed: shown, and never written over",
        demo("decisions"),
        ("ctrl+r", "enter"),
        is_long=True,
    ),
    Scene(
        "safe-mode",
        "Safe mode: people, accounts and amounts are masked, in what is typed too",
        demo("impact", "accounts"),
        ("ctrl+6", Typed("Café Anker, Bremen asks Mara for 1840 EUR")),
        is_long=True,
    ),
    Scene(
        "safe-document",
        "In safe mode it is asked before a masked word leaves in a document",
        demo("decisions"),
        ("ctrl+6", "ctrl+r", "enter"),
        is_long=True,
    ),
    Scene(
        "review-product",
        "The review: the same meeting as a product review",
        demo("review"),
        ("v", "v"),
        is_long=True,
    ),
    Scene("leave", "Leaving: everything is saved already", demo("close"), ("ctrl+q",)),
    Scene("read-only", "A meeting that another window has open", held),
    Scene(
        "follow",
        "The same meeting for those who look on: nothing to type, nothing to change",
        demo("product-questions", "customers", "product-questions-customers-1", spent=251),
        runs=FollowApp,
    ),
    Scene(
        "notes",
        "The second terminal of whoever leads: what the room need not see, and private notes",
        demo("product-questions", "customers", spent=251),
        (Typed("Ask Jonas about the tips"), "tab", Typed("Nobody has thanked Support yet")),
        runs=NotesApp,
    ),
    Scene(
        "notes-reveal",
        "Private notes while entries are shown one by one: how many wait, and the next",
        revealing("timeline"),
        (Typed("Pause here: who knew?"),),
        runs=NotesApp,
    ),
    Scene(
        "period",
        "A review of a month: what happened in it",
        looking_back(ReviewSort.THEMES, "happened", "reviewed"),
        is_long=True,
    ),
    Scene(
        "board",
        "The board: insights and factors, grouped into themes by keys",
        looking_back(ReviewSort.THEMES, "patterns", "board"),
        ("down", "down", "down"),
        is_long=True,
    ),
    Scene(
        "ideas",
        "Each theme asked of every role",
        looking_back(ReviewSort.THEMES, "themes", "ideas"),
        (Typed("@product a feed that we support, paid by volume"), "enter"),
    ),
    Scene(
        "proposals",
        "What becomes of each theme",
        looking_back(ReviewSort.THEMES, "proposals", "themes"),
        ("up", "p"),
    ),
    Scene(
        "feed",
        "The roadmap feed: keep, kill, or wait",
        looking_back(ReviewSort.ROADMAP, "roadmap", "loops"),
        is_long=True,
    ),
    Scene("step-empty", "A step in which nothing has been said yet", fresh("impact")),
    Scene("timeline-empty", "A timeline without an entry", fresh("timeline")),
    Scene(
        "last-minute", "The last minute of a step", demo("product-questions", "roadmap", spent=741)
    ),
    Scene(
        "overtime", "A step that takes longer than planned", demo("impact", "messages", spent=563)
    ),
)
"""Every screen, in the order in which a room comes to it."""
