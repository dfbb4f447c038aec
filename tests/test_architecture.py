"""The house rules that no linter knows: what stays light, what stays small, what is never written.

Which module may import which stands in `pyproject.toml`, as contracts.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "pmfacilitator"

DRAWN = ("app", "cli/screen.py", "colors.py", "screens", "widgets")
"""What needs a terminal; everything else runs without Textual."""

BEFORE_THE_FIRST_PAINT = ("catalogue", "cli", "config", "errors", "repository", "storage")
"""What a list of meetings needs; it is on the screen before pydantic is read."""

MODULE, CLASS, FUNCTION = 300, 250, 40
"""The most lines that each of them may have."""

LONGER: dict[str, int] = {}

LOOSE = {
    "agenda_files.py": "TOML as it was read, before it is an agenda",
    "domain/canonical.py": "JSON as it is written and read",
    "domain/edits": "the value of a field, whatever its type; the record validates it",
    "domain/misfits.py": "JSON that does not fit, and the schema that says why",
    "domain/records.py": "changed fields, by name; the record validates them",
    "storage": "what TinyDB holds",
}
"""Where `Any` comes in, and why; a folder stands for all that is in it."""

NO_NAMES = {"base", "common", "helpers", "manager", "utils"}

UNDRAWN = {"ContentSwitcher", "Input", "TextArea"}
"""What screens need of Textual's widgets: one draws nothing, of the others they hear messages."""

CLOCKS = {"now", "today", "utcnow", "time", "monotonic"}
NO_CLOCK = ("domain", "export", "importing", "session.py")


@cache
def sources() -> dict[str, str]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in paths}


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(sources()[name], name)


def nodes(*kinds: type[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    for name in sources():
        for node in ast.walk(tree(name)):
            if isinstance(node, kinds):
                yield name, node


def is_within(name: str, places: tuple[str, ...]) -> bool:
    return any(name == place or name.startswith(f"{place}/") for place in places)


def module_of(name: str) -> str:
    dotted = name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    return "pmfacilitator" if dotted == "__init__" else f"pmfacilitator.{dotted}"


def headless_modules() -> list[str]:
    plain = (name for name in sources() if not name.endswith("__main__.py"))
    return [module_of(name) for name in plain if not is_within(name, DRAWN)]


def loaded_after_importing(modules: list[str], watched: list[str]) -> dict[str, str]:
    """Each watched package that comes along, with the first of the modules that brings it."""
    program = (
        "import importlib, json, sys\n"
        "modules, watched = json.loads(sys.argv[1])\n"
        "found = {}\n"
        "for module in modules:\n"
        "    importlib.import_module(module)\n"
        "    for package in watched:\n"
        "        if package in sys.modules:\n"
        "            found.setdefault(package, module)\n"
        "print(json.dumps(found))\n"
    )
    argument = json.dumps([modules, watched])
    ran = subprocess.run(
        [sys.executable, "-c", program, argument], capture_output=True, text=True, check=True
    )
    found: dict[str, str] = json.loads(ran.stdout)
    return found


def test_what_runs_without_a_terminal_leaves_textual_alone() -> None:
    assert loaded_after_importing(headless_modules(), ["textual", "rich"]) == {}


def test_a_list_of_meetings_is_there_before_pydantic() -> None:
    light = [
        module_of(name)
        for name in (
            f"{module}{end}" for module in BEFORE_THE_FIRST_PAINT for end in (".py", "/__init__.py")
        )
        if name in sources()
    ]
    assert len(light) == len(BEFORE_THE_FIRST_PAINT)
    assert loaded_after_importing(light, ["pydantic", "textual", "rich", "tinydb"]) == {}


def test_what_is_known_of_thousands_of_meetings_costs_no_model() -> None:
    names = ("seen", "listed", "ledger", "shapes")
    light = [f"pmfacilitator.domain.learning.{name}" for name in names]
    assert loaded_after_importing(light, ["pydantic", "textual", "rich", "tinydb"]) == {}


_AT_HOME = """
import asyncio, sys
from pathlib import Path
from pmfacilitator.app import PmFacilitatorApp
from pmfacilitator.cli.screen import _outside
from pmfacilitator.cli.wiring import Wiring

async def look():
    wiring = Wiring({"HOME": sys.argv[1], "PMFACILITATOR_LIBRARY": sys.argv[1]})
    async with PmFacilitatorApp(_outside(wiring)).run_test() as pilot:
        await pilot.pause()
        print(pilot.app.screen.name or type(pilot.app.screen).__name__, "pydantic" in sys.modules)

asyncio.run(look())
"""


def test_home_is_drawn_before_pydantic(tmp_path: Path) -> None:
    assert loaded_after_importing(["pmfacilitator.cli.screen"], ["pydantic", "tinydb"]) == {}
    shown = subprocess.run(
        [sys.executable, "-c", _AT_HOME, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert shown.stdout.split() == ["HomeScreen", "False"]


def test_modules_are_short() -> None:
    lines = {name: text.count("\n") for name, text in sources().items()}
    long = {name: n for name, n in lines.items() if n > LONGER.get(name, MODULE)}
    assert long == {}


def test_no_exception_from_the_rules_outlives_its_reason() -> None:
    assert {name for name in LONGER if sources()[name].count("\n") <= MODULE} == set()
    loose = {name for name, _ in mentions_of_any()}
    assert {
        place for place in LOOSE if not any(is_within(name, (place,)) for name in loose)
    } == set()


@pytest.mark.parametrize(
    ("kinds", "most"),
    [((ast.ClassDef,), CLASS), ((ast.FunctionDef, ast.AsyncFunctionDef), FUNCTION)],
    ids=["classes", "functions"],
)
def test_classes_and_functions_are_short(kinds: tuple[type[ast.AST], ...], most: int) -> None:
    long = {
        f"{name}: {node.name}": length
        for name, node in nodes(*kinds)
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > most
    }
    assert long == {}


def test_names_say_what_a_module_is_for() -> None:
    parts = {name: set(name.removesuffix(".py").split("/")) for name in sources()}
    assert [name for name, words in parts.items() if words & NO_NAMES] == []


def mentions_of_any() -> Iterator[tuple[str, int]]:
    for name, node in nodes(ast.Name):
        if isinstance(node, ast.Name) and node.id == "Any":
            yield name, node.lineno


def test_any_stays_at_the_edges() -> None:
    loose = tuple(LOOSE)
    assert [place for place in mentions_of_any() if not is_within(place[0], loose)] == []


def catches_everything(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    names = {part.id for part in ast.walk(handler.type) if isinstance(part, ast.Name)}
    return bool(names & {"Exception", "BaseException"})


def test_nothing_swallows_every_exception() -> None:
    swallowing = [
        f"{name}:{node.lineno}"
        for name, node in nodes(ast.ExceptHandler)
        if isinstance(node, ast.ExceptHandler)
        and catches_everything(node)
        and not isinstance(node.body[-1], ast.Raise)
    ]
    assert swallowing == []


def test_whatever_is_drawn_can_be_masked() -> None:
    """Textual's own widgets of text know no safe mode; ours stand in `widgets/`."""
    drawn_by_others = {
        f"{name}: {', '.join(sorted(others))}"
        for name, node in nodes(ast.ImportFrom)
        if isinstance(node, ast.ImportFrom)
        and node.module == "textual.widgets"
        and not is_within(name, ("widgets",))
        and (others := {each.name for each in node.names} - UNDRAWN)
    }
    assert drawn_by_others == set()


def test_what_is_pure_reads_no_clock() -> None:
    reading = [
        f"{name}:{node.lineno}"
        for name, node in nodes(ast.Call)
        if isinstance(node, ast.Call)
        and is_within(name, NO_CLOCK)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and isinstance(node.func.value, ast.Name | ast.Attribute)
        and ast.unparse(node.func.value) in {"dt.datetime", "dt.date", "datetime", "date", "time"}
    ]
    assert reading == []
