"""What the documentation says is there, is there; what is there to press, is documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.binding import Binding
from textual.dom import DOMNode

import pmfacilitator.app.program
import pmfacilitator.screens.home
import pmfacilitator.screens.meeting  # noqa: F401 (imported so that every screen is known)
from pmfacilitator.cli.program import program
from pmfacilitator.config.settings import SETTINGS, Setting
from pmfacilitator.export.offers import OFFERS, View
from pmfacilitator.keys.names import show_key

ROOT = Path(__file__).parents[1]
PAGES = [
    *ROOT.glob("*.md"),
    *(page for page in (ROOT / "docs").rglob("*.md") if "pictures" not in page.parts),
    ROOT / "agendas" / "README.md",
    ROOT / "templates" / "README.md",
]
GUIDE = (ROOT / "docs" / "guide.md").read_text("utf-8")
UNWRITTEN = {
    # How one moves in any list, line or dialog; the screen shows these where they matter.
    "list.", "add.up", "card.", "picker.", "dialog.", "row.close", "review.read", "review.list",
    "home.down", "home.up", "home.open", "row.back", "app.copy-hint",
}  # fmt: skip


def bindings() -> Iterator[Binding]:
    """Every key binding of ours, whoever holds it."""
    kinds: list[type[DOMNode]] = [DOMNode]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if kind.__module__.startswith("pmfacilitator."):
            own = kind.__dict__.get("BINDINGS", [])
            yield from (binding for binding in own if isinstance(binding, Binding))


def links(page: Path) -> Iterator[str]:
    """Where the links and pictures of a page lead, but for addresses elsewhere."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if "://" not in target:
            yield target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert [link for link in links(page) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("name", sorted(program.commands))
def test_the_readme_shows_every_command(name: str) -> None:
    assert f"pmfacilitator {name}" in (ROOT / "README.md").read_text("utf-8")


def test_every_binding_has_an_id_by_which_it_can_be_remapped() -> None:
    nameless = [b for b in bindings() if not b.id and b.action != "none"]
    assert nameless == []
    named = [b for b in bindings() if b.id]
    assert len({(b.id, b.key) for b in named}) == len({b.id for b in named})


def test_the_guide_names_every_key_that_acts() -> None:
    written = set(
        re.findall(
            r"Ctrl\+[\d\\]|(?:Ctrl\+|Shift\+)?(?:F\d+|[A-Z?↑↓]|Tab|Del|Enter|Space|Esc)\b|\?|[↑↓←→]",
            GUIDE,
        )
    )
    missing = {
        f"{binding.id}: {binding.key}"
        for binding in bindings()
        if binding.tooltip and not any(str(binding.id).startswith(name) for name in UNWRITTEN)
        if not any(show_key(key) in written for key in binding.key.split(","))
    }
    assert missing == set()


@pytest.mark.parametrize("name", [*OFFERS, *View])
def test_the_guide_names_every_target_and_view(name: str) -> None:
    assert f"`{name}`" in GUIDE


def test_the_makefile_offers_what_the_readme_and_contributing_say() -> None:
    text = "".join((ROOT / name).read_text("utf-8") for name in ("README.md", "CONTRIBUTING.md"))
    targets = set(
        re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    )
    assert set(re.findall(r"^make ([a-z]+)", text, re.MULTILINE)) <= targets


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_the_guide_names_every_key_of_the_config_and_its_variable(setting: Setting) -> None:
    assert f"| `{setting.key.rpartition('.')[2]}` | `{setting.variable}` | " in GUIDE
