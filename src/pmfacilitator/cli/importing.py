"""What `timeline` and `import` have in common: their options, and how their source is read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from pmfacilitator.domain.meeting import Incident
    from pmfacilitator.importing.found import Choices, Imported
    from pmfacilitator.importing.material import Material

SOURCES = (
    "auto",
    "text",
    "slack",
    "pagerduty",
    "statuspage",
    "github",
    "incidentio",
    "gcp",
    "csv",
)  # fmt: skip
"""What can be read; the registry of sources is not loaded to say so."""

_STDIN = "-"

F = TypeVar("F", bound=Callable[..., object])


@dataclass(frozen=True)
class Asked:
    """What a command was told to read, and how, in the words that were typed."""

    file: str
    source: str
    date: str | None
    timezone: str | None
    incident: str
    columns: Sequence[str]
    everything: bool


def source_options(command: F) -> F:
    """Let a command be told what to read, and what its text does not say."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.argument("file", metavar="FILE|-"),
    click.option(
        "--from", "source", type=click.Choice(SOURCES), default="auto", show_default=True,
        help="What it is.",
    ),
    click.option("--date", metavar="2026-11-20", help="The day of entries that name none."),
    click.option("--timezone", metavar="Europe/Berlin", help="The zone of times that name none."),
    click.option("--incident", metavar="ID", default="", help="Which one, if it holds several."),
    click.option(
        "--columns", metavar="time=…,text=…", multiple=True,
        help="Which columns of a table to read, by name.",
    ),
    click.option("--all", "everything", is_flag=True, help="Keep what is left out by default."),
)  # fmt: skip


def imported(asked: Asked, into: Incident | None = None) -> Imported:
    """The entries of what was given; raises what cannot be read, understood or chosen.

    `into` is the incident of the meeting that they are for: what names no day counts from its own, and
    its zone settles what the clocks there are called.
    """
    choices = _choices(asked)
    from pmfacilitator.errors import InvalidImport
    from pmfacilitator.importing.gather import unpacked
    from pmfacilitator.importing.opened import Opened
    from pmfacilitator.importing.registry import read

    if into is not None:
        choices = replace(choices, counted_from=into.date, counted_in=into.timezone)
    material = _material(asked.file)
    found = read(material, choices, asked.source)
    if not found.entries and (why := Opened(unpacked(material)).why_nothing):
        raise InvalidImport(why)
    return found


def _choices(asked: Asked) -> Choices:
    from pmfacilitator.domain.typed_values import parse_date, parse_zone
    from pmfacilitator.importing.found import Choices

    return Choices(
        date=parse_date(asked.date or ""),
        zone=parse_zone(asked.timezone or ""),
        incident=asked.incident,
        everything=asked.everything,
        columns=_columns(asked.columns),
    )


def _columns(given: Sequence[str]) -> Mapping[str, str]:
    columns = {}
    for pair in ",".join(given).split(",") if given else ():
        role, is_told, name = pair.partition("=")
        if not (is_told and role.strip() and name.strip()):
            raise click.BadParameter(f"'{pair}' is no time=… or text=….", param_hint="'--columns'")
        columns[role.strip()] = name.strip()
    return columns


def _material(file: str) -> Material:
    from pmfacilitator.errors import FileTrouble, InvalidImport
    from pmfacilitator.importing.gather import LARGEST, gather
    from pmfacilitator.importing.material import Material, Part

    if file != _STDIN:
        return gather(Path(file))
    try:
        data = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""
    except OSError as error:
        raise FileTrouble(f"Standard input cannot be read: {error.strerror}.") from error
    if len(data) > LARGEST:
        raise InvalidImport(f"What was given is too large: at most {LARGEST >> 20} MB are read.")
    return Material((Part("", data),))
