"""The one config file: what a house calls its severities and roles, and where its agendas are."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pmfacilitator.domain.house import House
from pmfacilitator.domain.spelling import did_you_mean
from pmfacilitator.errors import FileTrouble, InvalidConfig

PATH_VARIABLE = "PMFACILITATOR_CONFIG"
"""The environment variable that names another config file."""

_KEYS = ("severities", "roles", "agendas", "mark_words")
_MAX_BYTES = 1_000_000


@dataclass(frozen=True)
class Config:
    """What the config file says, and the defaults for what it leaves out."""

    house: House
    agendas: Path


def load(environment: Mapping[str, str]) -> Config:
    """The config of this computer; the defaults if there is no file.

    Raises:
        InvalidConfig: the file is wrong; the message names file and key.
        FileTrouble: the file cannot be read, or the variable names one that is not there.
    """
    return read(path_of(environment))


def path_of(environment: Mapping[str, str]) -> Path:
    """Where the config file of this computer is, or would be.

    Raises:
        FileTrouble: the variable names one that is not there.
    """
    named = environment.get(PATH_VARIABLE)
    if named:
        path = Path(named).expanduser()
        if not path.exists():
            raise FileTrouble(f"{PATH_VARIABLE} names {named}, and there is no such file.")
        return path
    # Only here, since it costs a start several milliseconds.
    from platformdirs import user_config_path

    return user_config_path("pmfacilitator", appauthor=False) / "config.toml"


def read(path: Path) -> Config:
    """The config in a file; the defaults if it is not there."""
    data = _data(path)
    for key in data:
        if key not in _KEYS:
            meant = did_you_mean(key, _KEYS) or f"; there are {', '.join(_KEYS)}."
            raise InvalidConfig(f'{path}: unknown key "{key}"{meant}')
    default = House()
    house = House(
        severities=_labels(path, "severities", data, default.severities),
        roles=_labels(path, "roles", data, default.roles),
        reads_words=_switch(path, "mark_words", data, is_on=default.reads_words),
    )
    return Config(house=house, agendas=_folder(path, data))


def _data(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            text = file.read(_MAX_BYTES).decode("utf-8-sig")
        return tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise FileTrouble(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise InvalidConfig(f"{path}: this is not UTF-8; save the file as UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise InvalidConfig(f"{path}: this is not TOML: {error}.") from error


def _labels(
    path: Path, key: str, data: Mapping[str, object], default: tuple[str, ...]
) -> tuple[str, ...]:
    given = data.get(key, list(default))
    if not isinstance(given, list) or not given:
        raise InvalidConfig(f'{path}: {key} must be a list of texts, such as {key} = ["…", "…"].')
    labels: list[str] = []
    for label in given:
        if not isinstance(label, str) or not label.strip() or not label.isprintable():
            raise InvalidConfig(
                f"{path}: each of {key} must be one line of text in quotation marks."
            )
        if label.strip() in labels:
            raise InvalidConfig(f'{path}: {key} names "{label.strip()}" twice.')
        labels.append(label.strip())
    return tuple(labels)


def _switch(path: Path, key: str, data: Mapping[str, object], *, is_on: bool) -> bool:
    given = data.get(key, is_on)
    if not isinstance(given, bool):
        raise InvalidConfig(f"{path}: {key} must be true or false, without quotation marks.")
    return given


def _folder(path: Path, data: Mapping[str, object]) -> Path:
    given = data.get("agendas", "agendas")
    if not isinstance(given, str) or not given or "\0" in given:
        raise InvalidConfig(f'{path}: agendas must be the path of a folder, such as "~/agendas".')
    return path.parent / Path(given).expanduser()


def as_toml(config: Config) -> str:
    """The config with every key, as a file that says the same."""
    import json

    def written(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)  # what JSON writes of these is TOML as well

    return (
        f"severities = {written(config.house.severities)}\n"
        f"roles = {written(config.house.roles)}\n"
        f"agendas = {written(str(config.agendas))}\n"
        f"mark_words = {written(config.house.reads_words)}\n"
    )
