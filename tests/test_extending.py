"""What `docs/architecture.md` says about adding a step and an agenda, followed to the letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pmfacilitator.agenda_files import DEFAULT, AgendaFiles
from pmfacilitator.domain.agenda import Agenda
from pmfacilitator.domain.canonical import read_json, to_json
from pmfacilitator.domain.checks import Fill, filled, findings
from pmfacilitator.domain.edits import AddRow
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.rows import Action, Entry, Point

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
NEW_STEP, NEW_AGENDA = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
PROMISE = Slot("points", "promises", "said")


@pytest.fixture
def agendas(tmp_path: Path) -> AgendaFiles:
    return AgendaFiles(tmp_path)


@pytest.fixture
def longer(agendas: AgendaFiles) -> Agenda:
    """The default agenda with the page's step at its end."""
    own = agendas.new("longer")
    own.write_text(f"{own.read_text('utf-8')}\n{NEW_STEP}", "utf-8")
    return agendas.read("longer")


def test_a_new_step_is_one_more_at_the_end(longer: Agenda, agendas: AgendaFiles) -> None:
    assert [step.id for step in longer.steps] == [
        *(step.id for step in agendas.read(DEFAULT).steps),
        "promises",
    ]


def test_a_new_step_is_asked_counted_and_missed_until_it_is_answered(longer: Agenda) -> None:
    fresh = Meeting(agenda=longer)
    assert [prompt.ask for prompt in fresh.prompts("promises")] == [
        "What have we promised to whom?"
    ]
    assert filled(fresh, "promises") == Fill(0, 1)
    assert "promises" in {found.step for found in findings(fresh, House())}

    answered = AddRow(PROMISE, Point(text="A word by Friday")).applied(fresh)
    assert filled(answered, "promises") == Fill(1, 1)
    assert "promises" not in {found.step for found in findings(answered, House())}


def test_what_a_new_step_collects_goes_out_and_comes_back(longer: Agenda) -> None:
    meeting = AddRow(PROMISE, Point(text="A word by Friday")).applied(Meeting(agenda=longer))
    assert read_json(to_json(meeting), longer) == meeting


def test_a_new_agenda_is_found_and_leads_through_its_steps(
    agendas: AgendaFiles, tmp_path: Path
) -> None:
    (tmp_path / "ten-minutes.toml").write_text(NEW_AGENDA, "utf-8")
    assert "ten-minutes" in agendas.names()

    agenda = agendas.read("ten-minutes")
    assert (agenda.title, agenda.minutes) == ("Ten minutes", 10)
    meeting = Meeting(agenda=agenda)
    meeting = AddRow(Slot("timeline"), Entry(text="Payments stopped")).applied(meeting)
    meeting = AddRow(Slot("actions"), Action(what="Cap connections")).applied(meeting)
    assert filled(meeting, "what-happened") == Fill(1, 1)
    assert filled(meeting, "what-now") == Fill(1, 3)


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([\w/]+(?:\.\w+|/))`", PAGE))))
def test_every_file_and_folder_the_page_names_is_there(name: str) -> None:
    assert (ROOT / name).exists() or (ROOT / "src" / "pmfacilitator" / name).exists()
