"""Tags are words parted by commas, each kept once."""

from __future__ import annotations

import pytest

from pmfacilitator.domain.meeting import Incident
from pmfacilitator.domain.tags import parse_tags


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("dns, expired certificate", ("dns", "expired certificate")),
        (" DNS ,dns,, dns\t", ("DNS",)),
        ("[b]x[/b]\x1b[31m, y", ("[b]x[/b]", "y")),
        (" , ", ()),
    ],
)
def test_what_is_typed_becomes_tags(typed: str, tags: tuple[str, ...]) -> None:
    assert parse_tags(typed) == tags


def test_an_incident_keeps_each_tag_once_however_it_came() -> None:
    read = Incident.model_validate({"tags": ["dns, retries", "Retries", ""]})
    assert read.tags == ("dns", "retries")
    assert Incident.model_validate_json(read.model_dump_json()) == read
