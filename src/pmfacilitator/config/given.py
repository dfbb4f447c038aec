"""What a config file and the environment say, asked for key by key; errors name file and key."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from pmfacilitator.config.settings import KEYS, SETTINGS, TABLES
from pmfacilitator.domain.spelling import did_you_mean
from pmfacilitator.errors import InvalidConfig

DEFAULT = "default"
"""Where a value comes from that nobody has given."""

_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"0", "false", "no", "off"})
_BY_KEY = {setting.key: setting for setting in SETTINGS}


@dataclass
class Given:
    """The values of one file, and the variables that override them.

    `sources` fills while values are asked for: by key, where each came from.
    """

    path: Path
    data: Mapping[str, object]
    environment: Mapping[str, str]
    sources: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._flat = dict(_flattened(self.path, self.data))
        for key in self._flat:
            if key not in _BY_KEY and key.partition(".")[0] not in set(TABLES) - {"defaults"}:
                raise InvalidConfig(f'{self.path}: unknown key "{key}"{_meant(key)}')

    def text(self, key: str, default: str) -> str:
        """One line of text."""
        value = self._value(key)
        if value is None:
            return default
        if not isinstance(value, str) or not value.strip() or not value.isprintable():
            self.refuse(key, "must be one line of text in quotation marks.")
        return value.strip()

    def choice(self, key: str, options: Sequence[str], default: str) -> str:
        """One of a few names."""
        value = self.text(key, default)
        if value != default and value not in options:
            self.refuse(key, f'knows no "{value}"{_among(value, options)}')
        return value

    def choices(self, key: str, options: Sequence[str]) -> tuple[str, ...]:
        """Some of a few names, in an order; none if nothing is said."""
        if self._value(key) in (None, [], ""):
            return ()
        chosen = self.labels(key, ())
        for value in chosen:
            if value not in options:
                self.refuse(key, f'knows no "{value}"{_among(value, options)}')
        return chosen

    def labels(self, key: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """A list of texts, each once."""
        value = self._value(key)
        if value is None:
            return default
        if isinstance(value, str) and self._is_variable(key):
            value = value.split(",")
        if not isinstance(value, list) or not value:
            self.refuse(key, f'must be a list of texts, such as {key} = ["…", "…"].')
        labels: list[str] = []
        for label in value:
            if not isinstance(label, str) or not label.strip() or not label.isprintable():
                self.refuse(key, "must hold lines of text in quotation marks, none of them empty.")
            if label.strip() in labels:
                self.refuse(key, f'names "{label.strip()}" twice.')
            labels.append(label.strip())
        return tuple(labels)

    def switch(self, key: str, *, default: bool) -> bool:
        """Yes or no."""
        value = self._value(key)
        if value is None:
            return default
        if isinstance(value, str) and self._is_variable(key):
            if value.casefold() not in _YES | _NO:
                self.refuse(key, f"must be 1 or 0 (or true, false, yes, no), not {value}.")
            return value.casefold() in _YES
        if not isinstance(value, bool):
            self.refuse(key, "must be true or false, without quotation marks.")
        return value

    def folder(self, key: str) -> Path | None:
        """A folder, which the file names from where it lies; None if nothing is said."""
        value = self._value(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value or "\0" in value:
            self.refuse(key, "must be the path of a folder, such as “~/meetings”.")
        return self.beside(key, value)

    def beside(self, key: str, name: str) -> Path:
        """A path: as it is from the environment, else counted from where the file lies."""
        path = Path(name).expanduser()
        return path if self._is_variable(key) else self.path.parent / path

    def table(self, name: str) -> dict[str, object]:
        """What stands in a table that holds names of its own."""
        start = f"{name}."
        return {
            key.removeprefix(start): value
            for key, value in self._flat.items()
            if key.startswith(start)
        }

    def refuse(self, key: str, why: str) -> NoReturn:
        """Say what is wrong with a key: in which file, or in which variable."""
        raise InvalidConfig(f"{place_of(key, self.sources.get(key, str(self.path)))} {why}")

    def _is_variable(self, key: str) -> bool:
        return self.sources.get(key) == _BY_KEY[key].variable

    def _value(self, key: str) -> object | None:
        """What is said of a key, the environment first; None if nothing is."""
        variable = _BY_KEY[key].variable
        named = self.environment.get(variable, "")
        if named.strip():
            self.sources[key] = variable
            return named.strip()
        self.sources[key] = str(self.path) if key in self._flat else DEFAULT
        return self._flat.get(key)


def place_of(key: str, source: str) -> str:
    """How an error begins: with the variable, or with file and key."""
    setting = _BY_KEY.get(key)
    return f"{source}:" if setting and setting.variable == source else f"{source}: {key}"


def _flattened(path: Path, data: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The keys of the file, with their table before a dot."""
    for key, value in data.items():
        if key not in TABLES:
            yield key, value
        elif not isinstance(value, dict):
            raise InvalidConfig(f"{path}: {key} must be a table: [{key}], and its keys beneath.")
        elif key == KEYS:
            yield from _dotted(key, value)
        else:
            yield from ((f"{key}.{name}", inner) for name, inner in value.items())


def _dotted(start: str, table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Names with dots in them, which TOML makes tables of where they have no quotation marks."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _dotted(f"{start}.{name}", value)
        else:
            yield f"{start}.{name}", value


def _meant(key: str) -> str:
    """The end of a sentence about a key that is not known."""
    table, _, name = key.rpartition(".")
    if table and name in _BY_KEY:
        return f'; "{name}" stands above the first [table].'
    if not table and f"defaults.{key}" in _BY_KEY:
        return f'; "{key}" stands beneath [defaults].'
    known = [setting.key for setting in SETTINGS if setting.table == table]
    known += [] if table else TABLES
    return did_you_mean(key, known) or f"; there are {', '.join(known)}."


def _among(value: str, options: Sequence[str]) -> str:
    return did_you_mean(value, options) or f"; there are {', '.join(options)}."
