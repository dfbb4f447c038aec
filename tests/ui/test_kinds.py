"""Nothing about a kind of step is forgotten: it has its screen, its lists bodies, its rows cards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args, get_type_hints

import pytest

from pmfacilitator.domain.agenda import StepKind
from pmfacilitator.domain.answers import BaseSection
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import SETUP, FormPrompt, RowsPrompt
from pmfacilitator.domain.records import Record, Row
from pmfacilitator.domain.rows import Promised
from pmfacilitator.screens.bodies.registry import ROW_BODIES
from pmfacilitator.screens.cards import form_specs, row_specs
from pmfacilitator.screens.kinds import STEP_SCREENS
from tests import builders

MEETING = builders.meeting()


@pytest.mark.parametrize("kind", StepKind)
def test_every_kind_of_step_has_its_screen(kind: StepKind) -> None:
    assert kind in STEP_SCREENS


@pytest.mark.parametrize("step", [SETUP, *StepKind])
def test_every_list_a_step_asks_for_has_its_body(step: str) -> None:
    asked = [prompt for prompt in MEETING.prompts(step) if isinstance(prompt, RowsPrompt)]
    assert [prompt.slot.field for prompt in asked if prompt.slot.field not in ROW_BODIES] == []


def lists(model: type[Record]) -> Iterator[tuple[str, type[Row]]]:
    """The fields of a model that hold rows, and of which type."""
    for field, hint in get_type_hints(model).items():
        match get_args(hint):
            case (type() as inner, end) if end is ... and issubclass(inner, Row):
                yield field, inner
            case _:
                pass


MODELS: list[type[Meeting | BaseSection]] = [Meeting, *BaseSection.__subclasses__()]
ANSWERED_BY_KEYS: set[type[Row]] = {Promised}
ROW_TYPES = sorted({row for model in MODELS for _, row in lists(model)} - ANSWERED_BY_KEYS, key=str)


@pytest.mark.parametrize("model", MODELS)
def test_every_list_of_rows_is_known_as_one(model: type[Meeting | BaseSection]) -> None:
    assert {field for field, _ in lists(model)} == set(model.ROWS)


@pytest.mark.parametrize("row_type", ROW_TYPES)
def test_every_type_of_row_has_a_card_for_each_of_its_fields(row_type: type[Row]) -> None:
    row = row_type(**{row_type.HEADLINE: "words"})
    specs = row_specs(row, MEETING, House())
    untyped = {"id", "suggested", "origin", "changes"}
    assert {spec.name for spec in specs} == set(row_type.model_fields) - untyped
    for spec in specs:
        value = getattr(row, spec.name)
        if value is not None and not spec.is_linked:
            assert spec.parse(spec.show(value)) == value


@pytest.mark.parametrize("step", [SETUP, *StepKind])
def test_every_field_of_a_form_is_read_as_what_the_step_keeps(step: str) -> None:
    keeps = MEETING.incident if step == SETUP else MEETING.section(step)
    for prompt in MEETING.prompts(step):
        if isinstance(prompt, FormPrompt):
            for spec in form_specs(prompt.fields, House()):
                value = getattr(keeps, spec.name)
                typed = "" if value is None else spec.show(value)
                assert spec.is_linked or spec.parse(typed) == value, spec.name
