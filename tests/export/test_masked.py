"""A masked document says nothing that safe mode masks, whatever it is and whoever it is for."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from bench.leaks import named
from pmfacilitator.agenda_files import AgendaFiles
from pmfacilitator.demo import demo_meeting
from pmfacilitator.domain.masking import mask_of
from pmfacilitator.domain.masking.meetings import masked
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.rows import Again, Insight
from pmfacilitator.export.masking import masked_name
from pmfacilitator.export.offers import FORWARDED, OFFERS, View, beside, is_masked
from pmfacilitator.export.registry import render
from pmfacilitator.export.templates import Source, filled_in
from pmfacilitator.template_files import find, names
from tests.builders import row_id

OPEN = demo_meeting(AgendaFiles(Path("agendas")).read("standard"))
MASKED = masked(OPEN, mask_of(OPEN))
PAIRS = [(target, view) for target, offer in OFFERS.items() for view in offer.views]


def read_in(text: str, meeting: Meeting = OPEN) -> list[str]:
    """What can be read of a meeting's people, accounts and amounts in a text."""
    said = " ".join(text.split()).casefold()
    words = (word.casefold() for word in named(meeting))
    return [w for w in words if re.search(rf"(?<![^\W_]){re.escape(w)}(?![^\W_])", said)]


@pytest.mark.parametrize(("target", "view"), PAIRS)
def test_no_target_and_no_view_names_anybody(target: str, view: View) -> None:
    assert read_in(render(MASKED, target, view)) == []


@pytest.mark.parametrize("view", [View.FULL, View.ACTIONS, View.CUSTOMER_SUCCESS])
def test_unmasked_the_same_documents_do(view: View) -> None:
    assert read_in(render(OPEN, "text", view))


@pytest.mark.parametrize("name", names())
def test_no_template_names_anybody(name: str) -> None:
    file = find(name)
    target = file.target(None)
    source = Source(file.name, file.text, file.sibling)
    assert read_in(filled_in(source, MASKED, target)) == []


def test_it_tells_people_apart_and_keeps_their_roles() -> None:
    text = render(MASKED, "text", View.FULL)
    assert "Person 3 — Engineering" in text
    assert "Owner: Person 3" in text
    assert "Account 1" in text


@pytest.mark.parametrize("view", list(View))
def test_an_audience_decides_in_safe_mode_and_somebody_always(view: View) -> None:
    assert is_masked(view, wanted=None, is_safe=True) == (view in FORWARDED)
    assert not is_masked(view, wanted=None, is_safe=False)
    assert is_masked(view, wanted=True, is_safe=False)
    assert not is_masked(view, wanted=False, is_safe=True)


def test_a_masked_document_has_a_name_of_its_own_that_says_nothing_either() -> None:
    path = Path("/library/2026-11-12-cafe-anker-bremen-lost-1840-eur-says-mara.json")
    name = masked_name(path, mask_of(OPEN))
    assert name.name == "2026-11-12-account-1-lost-eur-says-person-3.json"
    made = beside(name, "markdown", View.SUMMARY, masked=True)
    assert made.name == "2026-11-12-account-1-lost-eur-says-person-3.summary.masked.md"
    assert beside(name, "json", View.FULL, masked=True).name.endswith(".masked.json.txt")


def test_what_another_meeting_said_is_told_by_its_day_alone() -> None:
    earlier = Again(
        meeting=row_id(90), row=row_id(91), words="Odd Nansen polls", on=dt.date(2026, 9, 3)
    )
    held = OPEN.changed(insights=(Insight(learned="Shops poll", again=(earlier,)),))
    text = render(masked(held, mask_of(held)), "text", View.PRODUCT)
    assert "Seen before: 2026-09-03" in text
    assert "polls" not in text
