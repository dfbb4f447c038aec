"""The values in force, as a file that says the same, each with where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pmfacilitator.config import DEFAULT, Config
from pmfacilitator.config.settings import SETTINGS, Setting
from pmfacilitator.keys.names import show_key

_MOST = 60
"""Longer lines than this do not push what is said of all others to the right."""

_UNSET = "not set"


def as_toml(config: Config, library: Path | None = None) -> str:
    """Every key with its value; `library` is the folder that counts where none is configured."""
    return "".join(f"{line}\n" for line in _lines(config, library))


def _lines(config: Config, library: Path | None) -> Iterator[str]:
    values = _values(config, library)
    written = {s: _written(s, values[s.key]) for s in SETTINGS}
    width = max(len(line) for line in written.values() if len(line) < _MOST)
    table = ""
    for setting, line in written.items():
        if setting.table != table:
            table = setting.table
            yield f"\n[{table}]"
        source = _source(config, setting) if values[setting.key] != "" else _UNSET
        yield f"{line:<{width}}  # {source}"
    if config.house.lenses:
        yield "\n[lenses]"
    for lens, label in config.house.lenses:
        yield f"{lens} = {json.dumps(label, ensure_ascii=False)}"
    if config.keys.changed:
        yield "\n[keys]"
    for name, keys in config.keys.changed.items():
        yield f'"{name}" = {json.dumps(list(dict.fromkeys(map(show_key, keys))), ensure_ascii=False)}'


def _values(config: Config, library: Path | None) -> dict[str, object]:
    house, defaults = config.house, config.defaults
    folder = config.library or library
    return {
        "severities": house.severities,
        "roles": house.roles,
        "agendas": str(config.agendas),
        "library": str(folder) if folder else "",
        "mark_words": house.reads_words,
        "theme": config.theme,
        "ascii": config.ascii,
        "export_targets": config.export_targets,
        "template": config.template,
        "defaults.agenda": defaults.agenda,
        "defaults.severity": defaults.severity,
        "defaults.timezone": defaults.timezone,
        "defaults.target": defaults.target,
        "defaults.view": defaults.view,
    }


def _written(setting: Setting, value: object) -> str:
    """One line; what has no value is shown by an example behind a hash."""
    name = setting.key.rpartition(".")[2]
    if value == "":
        return f"# {name} = {setting.example}"
    # What JSON writes of these is TOML as well.
    return f"{name} = {json.dumps(value, ensure_ascii=False)}"


def _source(config: Config, setting: Setting) -> str:
    source = config.sources.get(setting.key, DEFAULT)
    return source if source in {DEFAULT, setting.variable} else "this file"
