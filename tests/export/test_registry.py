"""Targets and views by name, and one sentence where two do not go together."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmfacilitator.domain.canonical import to_json
from pmfacilitator.errors import UsageError
from pmfacilitator.export.offers import OFFERS, View, beside, view_for
from pmfacilitator.export.registry import render
from tests.builders import entry, meeting

PAIRS = [(target, view) for target in OFFERS for view in View]
FITTING = [(target, view) for target, view in PAIRS if view in OFFERS[target].views]


def test_json_is_the_meeting_as_it_is_shown_and_loaded() -> None:
    assert render(meeting(), "json") == to_json(meeting())


def test_markdown_and_the_full_view_are_what_is_made_unless_something_else_is_asked() -> None:
    assert render(meeting()) == render(meeting(), "markdown", "full")


@pytest.mark.parametrize(("target", "view"), FITTING)
def test_every_pair_that_is_offered_is_made(target: str, view: View) -> None:
    made = render(meeting(), target, view)
    assert made.strip()
    assert made.endswith("\n")


@pytest.mark.parametrize(("target", "view"), [pair for pair in PAIRS if pair not in FITTING])
def test_every_other_pair_is_refused_in_a_sentence(target: str, view: View) -> None:
    with pytest.raises(UsageError) as caught:
        render(meeting(), target, view)
    assert str(caught.value).startswith(f"{target} takes only the view")


def test_each_target_has_a_usual_view() -> None:
    usual = {target: view_for(target, None) for target in OFFERS}
    assert usual.pop("slack") is View.SUMMARY
    assert usual.pop("csv") is View.ACTIONS
    assert set(usual.values()) == {View.FULL}


def test_no_two_documents_beside_a_meeting_share_a_name_nor_look_like_a_meeting() -> None:
    path = Path("2026-11-20-payouts.json")
    names = [beside(path, target, view).name for target, view in FITTING]
    names += [beside(path, target, View.FULL, template="house").name for target in ("text", "html")]
    assert len(names) == len(set(names))
    assert not any(name.endswith(".json") for name in names)


def test_an_unknown_target_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        render(meeting(), "docx")
    assert str(caught.value).startswith("There is no target 'docx'; choose one of: markdown, ")


def test_an_unknown_view_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        render(meeting(), "json", "half")
    assert str(caught.value).startswith("There is no view 'half'; choose one of: full, ")


@pytest.mark.parametrize("target", ["markdown", "gitlab", "slack"])
def test_names_call_people_only_where_that_is_asked_for(target: str) -> None:
    held = meeting(timeline=(entry("@mara saw #12"),))
    view = None if target != "slack" else "summary"
    held = held.changed(incident=held.incident.changed(tldr="@mara saw #12"))
    assert "@mara" not in render(held, target, view)
    assert "@mara saw #12" in render(held, target, view, mentions=True)
