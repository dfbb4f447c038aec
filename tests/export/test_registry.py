"""Targets by name, and one sentence where there is none of that name."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.canonical import to_json
from pmfacilitator.errors import UsageError
from pmfacilitator.export.registry import TARGETS, render, target_named
from tests.builders import meeting


def test_each_target_names_the_end_of_its_files() -> None:
    assert {name: target.suffix for name, target in TARGETS.items()} == {
        "markdown": ".md",
        "html": ".html",
        "json": ".json",
    }


def test_json_is_the_meeting_as_it_is_shown_and_loaded() -> None:
    assert render(meeting(), "json") == to_json(meeting())


def test_markdown_and_the_full_view_are_what_is_made_unless_something_else_is_asked() -> None:
    assert render(meeting()) == render(meeting(), "markdown", "full")


def test_an_unknown_target_is_told_with_those_there_are() -> None:
    said = "There is no target 'docx'; choose one of: markdown, html, json."
    with pytest.raises(UsageError) as caught:
        target_named("docx")
    assert str(caught.value) == said


def test_an_unknown_view_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        render(meeting(), "json", "half")
    assert str(caught.value) == "There is no view 'half'; choose one of: full."
