"""The door of importing: every source that can be read, and which one some material is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from pmfacilitator.errors import InvalidImport
from pmfacilitator.importing.found import Choices, Found, Imported, Remark, Skipped, each_once
from pmfacilitator.importing.gather import unpacked
from pmfacilitator.importing.material import Material
from pmfacilitator.importing.opened import Opened
from pmfacilitator.importing.prose import read_chat, read_prose
from pmfacilitator.importing.tools import gcp, github, incidentio, pagerduty, slack, statuspage
from pmfacilitator.importing.tools.tabular import reader as tables

AUTO = "auto"
"""Chooses the source by what the material holds."""

_NO_CHOICES = Choices()


@dataclass(frozen=True)
class Source:
    """One sort of material: how it is told, and how it is read.

    Args:
        name: what it is called on the command line and in `Imported.source`.
        title: what people call it.
        recognises: whether material is of this sort, by content.
        read: its entries.
        expected: what a file of it holds, in words; "" where the reader judges for itself.
        copied: reads what people copy out of its window; None where nothing there is that.
    """

    name: str
    title: str
    recognises: Callable[[Opened], bool]
    read: Callable[[Opened, Choices], Imported]
    expected: str = ""
    copied: Callable[[str, Choices, str], Imported | None] | None = None


def _is_text(opened: Opened) -> bool:
    """Whether people may have written some file; what begins as JSON does, no one has."""
    return any(not file.looks_like_json for file in opened.texts)


def _read_text(opened: Opened, choices: Choices) -> Imported:
    if choices.incident:
        raise InvalidImport(
            f"“{choices.incident}” is no incident that could be chosen:"
            " a text holds only one, so --incident is not for it."
        )
    entries: list[Found] = []
    warnings: list[Remark] = []
    skipped: list[Skipped] = []
    for file in opened.texts:
        read_one = read_prose(file.text, choices, file.path or opened.name)
        entries += read_one.entries
        warnings += read_one.warnings
        skipped += read_one.skipped
    return Imported("text", each_once(entries), tuple(warnings), tuple(skipped))


_ALL = (
    Source("slack", "Slack", slack.recognises, slack.read, slack.EXPECTED, read_chat),
    Source("pagerduty", "PagerDuty", pagerduty.recognises, pagerduty.read, pagerduty.EXPECTED),
    Source("statuspage", "Statuspage", statuspage.recognises, statuspage.read, statuspage.EXPECTED),
    Source("github", "GitHub", github.recognises, github.read, github.EXPECTED),
    Source(
        "incidentio", "incident.io", incidentio.recognises, incidentio.read, incidentio.EXPECTED
    ),
    Source("gcp", "Google Cloud", gcp.recognises, gcp.read, gcp.EXPECTED),
    Source("csv", "CSV", tables.recognises, tables.read),
    Source("text", "Text", _is_text, _read_text),
)

SOURCES: Mapping[str, Source] = {source.name: source for source in _ALL}
"""Every source by its name; in the order in which `auto` asks, text last."""


def read(material: Material, choices: Choices = _NO_CHOICES, source: str = AUTO) -> Imported:
    """The entries of some material.

    Raises InvalidImport where it is too large, where what was chosen is not in it, and where it
    is not what `source` says.
    """
    opened = Opened(unpacked(material))
    chosen: Source | None
    if source == AUTO and choices.columns:
        chosen = SOURCES["csv"]
    elif source == AUTO:
        chosen = next((each for each in SOURCES.values() if each.recognises(opened)), None)
    elif source in SOURCES:
        chosen = SOURCES[source]
        if chosen.expected and not chosen.recognises(opened):
            return _copied(chosen, opened, choices)
    else:
        raise InvalidImport(f"“{source}” is no source; there are {', '.join(SOURCES)}.")
    if chosen is None:
        return Imported("text", warnings=(*opened.remarks, *_nothing_known(opened)))
    imported = chosen.read(opened, choices)
    troubles = _troubles(opened) if chosen.expected else ()
    besides = _besides(opened, chosen) if source == AUTO else ()
    return replace(imported, warnings=(*opened.remarks, *troubles, *besides, *imported.warnings))


def _copied(source: Source, opened: Opened, choices: Choices) -> Imported:
    """What was copied out of a tool's window; raises InvalidImport if nothing was."""
    read_one = source.copied or (lambda _text, _choices, _name: None)
    for file in opened.texts:
        imported = read_one(file.text, choices, file.path or opened.name)
        if imported is not None:
            warnings = (*opened.remarks, *imported.warnings)
            return replace(imported, source=source.name, warnings=warnings)
    raise InvalidImport(_unlike(source, opened))


def _besides(opened: Opened, chosen: Source) -> tuple[Remark, ...]:
    """What else stands among several files and was not read."""
    if len(opened.texts) == 1 or not chosen.expected:
        return ()
    return tuple(
        Remark(f"Some of {each.title} stands here as well; read it with --from {each.name}.")
        for each in _ALL
        if each is not chosen and each.expected and each.recognises(opened)
    )


def _troubles(opened: Opened) -> tuple[Remark, ...]:
    return tuple(Remark(file.trouble) for file in opened.jsons if file.trouble)


def _nothing_known(opened: Opened) -> tuple[Remark, ...]:
    """Why material of no known sort gives no entries."""
    tools = ", ".join(source.title for source in _ALL if source.expected)
    unknown = Remark(f"This is JSON, but no export that is known here ({tools}).")
    return _troubles(opened) or ((unknown,) if opened.jsons else ())


def _unlike(source: Source, opened: Opened) -> str:
    trouble = next((file.trouble for file in opened.jsons if file.trouble), "")
    said = f"This is nothing that {source.title} exports: {source.expected} would stand there."
    return f"{trouble} {said}" if trouble else said
