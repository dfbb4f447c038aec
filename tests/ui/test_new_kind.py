"""A new kind of step, added to a copy of the program as `docs/architecture.md` says it goes.

The kind is called `promises`: what was promised, to whom, and by when. It keeps a sort of row that
there is not yet, so that every place is needed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.app

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
HOW_TO = PAGE.partition("**A kind of step**")[2].partition("**A finding**")[0]

NEW_FILES = {
    "src/pmfacilitator/domain/rows/promises.py": '''\
"""What was promised to whom."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from pmfacilitator.domain.records import Line, Row


class Promise(Row):
    """What somebody was promised."""

    HEADLINE: ClassVar[str] = "what"

    what: Line
    whom: Line = ""
    due: dt.date | None = None
''',
    "src/pmfacilitator/screens/kinds/promises.py": '''\
"""Promises: what was promised to whom."""

from __future__ import annotations

from pmfacilitator.screens.step import StepScreen


class PromisesScreen(StepScreen):
    """Collects promises."""
''',
    "src/pmfacilitator/screens/bodies/promises.py": '''\
"""Promises, a line each."""

from __future__ import annotations

from pmfacilitator.domain.records import Row
from pmfacilitator.domain.rows import Promise
from pmfacilitator.screens.bodies.rows import RowsBody


class PromisesBody(RowsBody):
    """Promises; to whom and by when goes on their cards."""

    def new_row(self, text: str) -> Row:
        """A promise."""
        return Promise(what=text)
''',
    "tests/ui/test_promises.py": '''\
"""Promises are collected a line each, changed on a card, and told in the document."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.desk import Place
from pmfacilitator.domain.rows import Promise
from tests import builders
from tests.ui.room import in_meeting


@pytest.mark.app
async def test_promises_are_kept_and_told() -> None:
    agenda = builders.agenda(builders.step(StepKind.PROMISES, "first"))
    async with in_meeting(builders.meeting(agenda=agenda), Place(step="promises")) as room:
        assert room.asked == "What have we promised to whom?"
        await room.enter("a word by Friday")
        await room.press("up", "enter", "tab")
        await room.fill("Harbor Books")
        await room.press("enter", "delete", "ctrl+z", "ctrl+r", "enter")
        [(_, document)] = room.world.written.items()
        assert "a word by Friday · Harbor Books" in document
        await room.saved()
        [promise] = [row for _, rows in room.kept.meeting.lists() for row in rows]
        assert isinstance(promise, Promise)
        assert promise.whom == "Harbor Books"
''',
}


@dataclass(frozen=True)
class Place:
    """Lines of a file there is, which stand in front of others."""

    file: str
    before: str
    lines: str

    def put(self, project: Path) -> None:
        path = project / self.file
        text = path.read_text("utf-8")
        assert text.count(self.before) == 1, f"{self.file} has not one {self.before!r}"
        path.write_text(text.replace(self.before, self.lines + self.before), "utf-8")

    def take_out(self, project: Path) -> None:
        path = project / self.file
        path.write_text(path.read_text("utf-8").replace(self.lines, "", 1), "utf-8")


def source(name: str, before: str, lines: str) -> Place:
    return Place(f"src/pmfacilitator/{name}", before, lines)


KIND = source("domain/agenda.py", '    REVIEW = "review"\n', '    PROMISES = "promises"\n')
ROW_NAME = source(
    "domain/rows/__init__.py",
    "from pmfacilitator.domain.rows.values import",
    "from pmfacilitator.domain.rows.promises import Promise\n",
)
ROW_LISTED = source("domain/rows/__init__.py", '    "Quantity",\n', '    "Promise",\n')
SECTION = source(
    "domain/sections.py",
    "Section = Annotated[",
    '''\
class PromisesSection(BaseSection):
    """What was promised to whom."""

    ROWS: ClassVar[tuple[str, ...]] = ("promises",)

    kind: Literal[StepKind.PROMISES] = StepKind.PROMISES
    promises: tuple[Promise, ...] = ()

    def prompts(self, step: Step) -> tuple[AnyPrompt, ...]:
        """The promises, then what the agenda asks about them."""
        promises = RowsPrompt(
            id="promises",
            ask="What have we promised to whom?",
            hint="One promise a line: a word by Friday",
            slot=Slot("promises", self.step),
        )
        return (promises, *self.asked(step))


''',
)
SECTION_ROW = source(
    "domain/sections.py",
    "from pmfacilitator.domain.stamps import Stamp\n",
    "from pmfacilitator.domain.rows import Promise\n",
)
IN_THE_UNION = source("domain/sections.py", "    | CloseSection\n", "    | PromisesSection\n")
EMPTY = source(
    "domain/sections.py",
    "        case StepKind.REVIEW:\n",
    "        case StepKind.PROMISES:\n            return PromisesSection(step=step.id)\n",
)
SCREEN = source(
    "screens/kinds/__init__.py",
    "    StepKind.REVIEW: ReviewScreen,\n",
    "    StepKind.PROMISES: PromisesScreen,\n",
)
SCREEN_NAME = source(
    "screens/kinds/__init__.py",
    "from pmfacilitator.screens.kinds.questions import",
    "from pmfacilitator.screens.kinds.promises import PromisesScreen\n",
)
BODY = source(
    "screens/bodies/registry.py", '    "parked": ParkedBody,\n', '    "promises": PromisesBody,\n'
)
BODY_NAME = source(
    "screens/bodies/registry.py",
    "from pmfacilitator.screens.bodies.setting_up import",
    "from pmfacilitator.screens.bodies.promises import PromisesBody\n",
)
CARD = source(
    "screens/cards.py",
    "        case rows.Action():\n",
    """\
        case rows.Promise():
            due = typed_field("due", "By", parse_date, show_date)
            return (line("what", "We promised"), line("whom", "To whom"), due)
""",
)
DOCUMENT = source(
    "export/steps.py",
    "        case CloseSection():\n",
    """\
        case PromisesSection():
            said = ((row.what, row.whom, str(row.due or "")) for row in section.promises)
            lines = (" · ".join(part for part in parts if part) for parts in said)
            items = (Item(words(line)) for line in lines if line)
            return Told({"promises": bullets(items)})
""",
)
DOCUMENT_NAMES = source(
    "export/steps.py",
    "from pmfacilitator.export.parts.timeline import timeline\n",
    "from pmfacilitator.domain.sections import PromisesSection\n"
    "from pmfacilitator.export.document import Item\n"
    "from pmfacilitator.export.parts.material import bullets, words\n",
)
README = Place("agendas/README.md", "| `review` |", "| `promises` | what was promised to whom |\n")

OF_ITS_OWN = (
    KIND,
    ROW_NAME,
    ROW_LISTED,
    SECTION_ROW,
    SECTION,
    SCREEN_NAME,
    BODY_NAME,
    DOCUMENT_NAMES,
)
"""What is written for the new kind alone."""

NAMED_BY_MYPY = {
    "its place in the union": IN_THE_UNION,
    "its arm in empty_section": EMPTY,
    "its arm in the document builder": DOCUMENT,
}
NAMED_BY_A_TEST = {
    "its line in STEP_SCREENS": SCREEN,
    "its line in ROW_BODIES": BODY,
    "the card of its rows": CARD,
    "its row in agendas/README.md": README,
}
BESIDE_OTHERS = {**NAMED_BY_MYPY, **NAMED_BY_A_TEST}
"""What stands in lists of all kinds, and could be forgotten."""


class Project:
    """A copy of the program with the new kind in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        unneeded = shutil.ignore_patterns("__pycache__")
        for name in ("src", "tests", "agendas", "templates"):
            shutil.copytree(ROOT / name, folder / name, ignore=unneeded)
        shutil.copy(ROOT / "pyproject.toml", folder)
        for name, text in NEW_FILES.items():
            (folder / name).write_text(text, "utf-8")
        for place in (*OF_ITS_OWN, *BESIDE_OTHERS.values()):
            place.put(folder)

    @contextmanager
    def without(self, place: Place) -> Iterator[None]:
        """The same, with one place forgotten."""
        place.take_out(self.folder)
        try:
            yield
        finally:  # a test that is skipped leaves it as it was too
            place.put(self.folder)

    def type_check(self) -> str:
        """What mypy says."""
        pytest.importorskip("mypy", reason="`make test` does without; `make check` has it")
        return self._run("mypy", "src/pmfacilitator")

    def test(self, *names: str) -> str:
        """What these tests say, and those that know every kind."""
        every = ("tests/ui/test_kinds.py", "tests/test_agendas.py")
        return self._run("pytest", "-p", "no:cacheprovider", *every, *names)

    def _run(self, module: str, *arguments: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(self.folder / "src")}
        return subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        ).stdout


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("project") / "copy")


def test_the_page_names_every_file_that_is_touched() -> None:
    files = {*NEW_FILES, *(place.file for place in (*OF_ITS_OWN, *BESIDE_OTHERS.values()))}
    known = {file.removeprefix("src/pmfacilitator/") for file in files}
    unnamed = {
        file for file in known if file not in HOW_TO and f"{Path(file).parent}/" not in HOW_TO
    }
    assert unnamed == set()


def test_a_new_kind_of_step_is_led_through_kept_and_told(project: Project) -> None:
    said = project.test("tests/ui/test_promises.py")
    assert "failed" not in said
    assert "passed" in said


def test_mypy_finds_nothing_forgotten(project: Project) -> None:
    assert project.type_check().startswith("Success")


@pytest.mark.parametrize("forgotten", NAMED_BY_MYPY)
def test_mypy_names_what_was_forgotten(project: Project, forgotten: str) -> None:
    place = BESIDE_OTHERS[forgotten]
    with project.without(place):
        said = project.type_check()
    assert f"{place.file}:" in said


@pytest.mark.parametrize("forgotten", NAMED_BY_A_TEST)
def test_a_test_names_what_was_forgotten(project: Project, forgotten: str) -> None:
    with project.without(BESIDE_OTHERS[forgotten]):
        said = project.test()
    assert re.search(r"FAILED .*(promises|kind)", said, re.IGNORECASE)
