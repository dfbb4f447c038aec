"""Every rule of the screen finds a fault that was planted, and none where none is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.content import Content
from textual.notifications import Notification
from textual.pilot import Pilot
from textual.widgets import Static
from textual.widgets._toast import Toast

from bench import chrome
from bench.chrome import RULES, Seen, all_faults
from bench.contrast import cells
from bench.look import LOOKS, SIZES, Shot
from bench.scenes import ELSEWHERE, SCENES, staged
from bench.sheet import Picture, contact_sheet
from pmfacilitator.widgets.key_bar import KeyBar, KeyHint
from pmfacilitator.widgets.rail import Rail

pytestmark = pytest.mark.app

QUESTION = next(scene for scene in SCENES if scene.name == "question")
ROOM = (100, 30)

Planted = Callable[[App[int]], None]


def words(text: str, style: str = "#ffffff", *, at: int = 20, background: str = "") -> Planted:
    """Words over everything else, in the middle of the screen."""

    def plant(app: App[int]) -> None:
        label = Static(Content.styled(text, style))
        label.styles.layer = "over"
        label.styles.width = max(map(cell_len, text.split("\n")))
        label.styles.background = background or "#000000"
        label.styles.position = "absolute"
        label.styles.offset = (32, at)
        app.screen.mount(label)

    return plant


def keys(*hints: tuple[str, str], always: Iterable[str] = ("F1", "F12")) -> Planted:
    """Another footer."""

    def plant(app: App[int]) -> None:
        bar = app.screen.query_one(KeyBar)
        bar.show([KeyHint(key, said, "x", key in set(always)) for key, said in hints])

    return plant


def dropped(app: App[int]) -> None:
    bar = app.screen.query_one(KeyBar)
    bar._fitting = lambda: (*bar.hints[:1], *bar.hints[2:])  # type: ignore[method-assign]
    bar.refresh()


def reversed_rail(text: str) -> Planted:
    def plant(app: App[int]) -> None:
        rail = app.screen.query_one(Rail)
        rail.render = lambda: Content.from_markup(text)  # type: ignore[method-assign]
        rail.refresh()

    return plant


def toast(*, at: int, height: int = 1) -> Planted:
    def plant(app: App[int]) -> None:
        box = Toast(Notification("so that everybody knows"))
        box.styles.layer, box.styles.position = "over", "absolute"
        box.styles.offset, box.styles.height = (60, at), height
        app.screen.mount(box)

    return plant


def unfilled(app: App[int]) -> None:
    assert app.focused is not None
    app.focused.styles.background = "#000000"


def titled(app: App[int]) -> None:
    app.title = "/home/mara/meetings/till.json"


GOOD = (("F1", "Help"), ("F12", "Commands"), ("A", "Action"), ("B", "Wording"))
MANY = (*GOOD, ("C", "Add"), ("D", "Drop"), ("E", "Else"))
HIGHLIGHT = "#1d4f7c"

FAULTS: tuple[tuple[str, Planted, str], ...] = (
    ("contrast", words("hard to read", "#444444"), "'hardtoread'"),
    ("density", words("\n".join(["x" * 60] * 22), at=2), "of the cells are filled"),
    ("steady", words("is this on", "#ffffff blink"), "'is this on' blinks"),
    ("characters", words("⚠ careful"), "U+26A0"),
    ("characters", words("漢"), "U+6F22"),
    ("characters", words("\ue0b0"), "U+E0B0"),
    ("characters", words("🙂"), "U+1F642"),
    ("footer", keys(*MANY, always=[key for key, _ in MANY]), "7 keys in the footer"),
    ("footer", keys(("F12", "Commands"), ("A", "Action")), "no Help in the footer"),
    ("footer", keys(*GOOD, ("W", "w" * 99), always=["F1", "F12", "W"]), "the footer is cut"),
    ("footer", dropped, "dropped from the middle"),
    ("highlight", words("also here", background=HIGHLIGHT), "2 filled places, in lines [20, "),
    ("highlight", unfilled, "where does typing go"),
    ("rail", reversed_rail("[reverse]one[/]\n[reverse]two[/]"), "2 rows of the rail"),
    ("rail", reversed_rail("[reverse]Set-up[/]\nOpening"), "row 0 of the rail is reversed"),
    ("toasts", toast(at=20, height=2), "a toast of several lines"),
    ("toasts", toast(at=3), "a toast over the Clock"),
    ("private", words("mara@till-7"), "'mara@till-7' is shown"),
    ("private", words("/home/mara/till.json"), "'/home/mara/till.json' is shown"),
    ("private", words(ELSEWHERE), "the title of another meeting"),
    ("private", titled, "in the title: '/home/mara/meetings/till.json' is shown"),
)


async def seen_on(pilot: Pilot[int]) -> Seen:
    await pilot.pause()
    return Seen(pilot.app, cells(pilot.app), QUESTION)


@pytest.mark.parametrize(("rule", "plant", "fault"), FAULTS)
async def test_a_planted_fault_is_found(rule: str, plant: Planted, fault: str) -> None:
    async with staged(QUESTION, ROOM) as pilot:
        plant(pilot.app)
        found = list(getattr(chrome, rule)(await seen_on(pilot)))
    assert found, f"{rule} finds nothing"
    assert fault in " ".join(found)


async def test_text_that_runs_on_is_found_on_a_wide_terminal() -> None:
    async with staged(QUESTION, (200, 60)) as pilot:
        words("so wide that no eye finds the next line " * 3)(pilot.app)
        (fault,) = chrome.columns(await seen_on(pilot))
    assert fault.startswith("119 cells of text in line 20: 'so wide that no eye")


async def test_every_rule_has_a_fault_planted_for_it_and_finds_none_where_none_is() -> None:
    planted = {rule for rule, _, _ in FAULTS} | {"columns"}
    assert {rule.__name__ for rule in RULES} == planted
    async with staged(QUESTION, ROOM) as pilot:
        assert all_faults(await seen_on(pilot)) == []


def test_sizes_and_looks_are_those_that_a_room_may_see() -> None:
    assert SIZES == ((80, 24), (100, 30), (120, 40), (200, 60))
    assert [*LOOKS] == ["dark", "light", "terminal", "colourless", "ascii", "safe"]


def test_a_shot_tells_its_figures_and_what_is_wrong() -> None:
    shot = Shot("home", ROOM, "dark", 6.5, 10.84, 0.163, ("no Help",), "<svg/>")
    assert str(shot).splitlines() == [
        f"{'100x30-dark home':40}   6.5   10.8   16.3%",
        "    ! no Help",
    ]


def test_a_contact_sheet_shows_every_picture_with_its_faults_and_calls_nobody() -> None:
    pictures = [
        Picture("home", "The library", "<svg>one</svg>"),
        Picture("leave", "Leaving & going", "<svg>two</svg>", ("<b>cut</b>",)),
    ]
    page = contact_sheet("100x30-dark", pictures)
    assert page.count("<figure>") == 2
    assert "<svg>two</svg><figcaption><b>leave</b>Leaving &amp; going" in page
    assert "<em>&lt;b&gt;cut&lt;/b&gt;</em>" in page
    assert "http" not in page
    assert "<script" not in page


def test_the_gallery_leads_to_pictures_that_are_there() -> None:
    folder = Path(__file__).parents[2] / "docs" / "pictures"
    assert (folder / "sheet.md").exists()
