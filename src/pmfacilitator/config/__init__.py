"""The one config file, and what the environment overrides: how a house wants its meetings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pmfacilitator.config.given import DEFAULT, Given, place_of
from pmfacilitator.config.keys import keys_of
from pmfacilitator.config.lenses import lenses_of
from pmfacilitator.domain.house import House
from pmfacilitator.errors import FileTrouble, InvalidConfig, UsageError
from pmfacilitator.export.offers import OFFERS, View, view_for
from pmfacilitator.keys import Keys

__all__ = ["DEFAULT", "Config", "Defaults", "load", "path_of", "place_of", "read"]

PATH_VARIABLE = "PMFACILITATOR_CONFIG"
"""The environment variable that names another config file."""

THEMES = ("dark", "light", "terminal")

_MAX_BYTES = 1_000_000


@dataclass(frozen=True)
class Defaults:
    """What a meeting and its document are made with where nobody says otherwise."""

    agenda: str = "standard"
    severity: str = ""
    timezone: str = ""
    target: str = ""
    view: str = ""


@dataclass(frozen=True)
class Config:
    """What file and environment say, and the defaults for what they leave out.

    `sources` has for each key where its value comes from.
    """

    house: House
    agendas: Path
    library: Path | None = None
    theme: str = THEMES[0]
    ascii: bool = False
    export_targets: tuple[str, ...] = ()
    template: str = ""
    defaults: Defaults = Defaults()
    keys: Keys = field(default_factory=Keys)
    sources: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def target(self) -> str:
        """What a document is made as where nobody says otherwise."""
        return self.defaults.target or next(iter(self.export_targets), "markdown")

    def view_of(self, target: str) -> View:
        """For whom a document of a target is made where nobody says otherwise."""
        wanted = self.defaults.view
        return View(wanted) if wanted in OFFERS[target].views else OFFERS[target].views[0]

    def place(self, key: str) -> str:
        """How an error about a key begins: with its file and name, or with its variable."""
        return place_of(key, self.sources.get(key, DEFAULT))


def load(environment: Mapping[str, str]) -> Config:
    """The config of this computer; the defaults if there is no file.

    Raises:
        InvalidConfig: the file is wrong; the message names file and key, or the variable.
        FileTrouble: the file cannot be read, or the variable names one that is not there.
    """
    return read(path_of(environment), environment)


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


def read(path: Path, environment: Mapping[str, str] | None = None) -> Config:
    """The config in a file, overridden by the environment; the defaults if it is not there."""
    given = Given(path, _data(path), environment or {})
    house = House()
    house = House(
        severities=given.labels("severities", house.severities),
        roles=given.labels("roles", house.roles),
        reads_words=given.switch("mark_words", default=house.reads_words),
        lenses=lenses_of(given),
    )
    return Config(
        house=house,
        agendas=given.folder("agendas") or path.parent / "agendas",
        library=given.folder("library"),
        theme=given.choice("theme", THEMES, THEMES[0]),
        ascii=given.switch("ascii", default=False),
        export_targets=given.choices("export_targets", tuple(OFFERS)),
        template=_template(given),
        defaults=_defaults(given, house),
        keys=keys_of(given),
        sources=given.sources,
    )


def _defaults(given: Given, house: House) -> Defaults:
    default = Defaults()
    return Defaults(
        agenda=given.text("defaults.agenda", default.agenda),
        severity=given.choice("defaults.severity", house.severities, default.severity),
        timezone=_timezone(given, default.timezone),
        target=given.choice("defaults.target", tuple(OFFERS), default.target),
        view=_view(given, default.view),
    )


def _timezone(given: Given, default: str) -> str:
    named = given.text("defaults.timezone", default)
    if not named:
        return default
    from pmfacilitator.domain.zones import spelled

    zone = spelled(named)
    if zone is None:
        given.refuse(
            "defaults.timezone", f'knows no "{named}"; write it as "Europe/Berlin", or "UTC".'
        )
    return zone


def _view(given: Given, default: str) -> str:
    view = given.choice("defaults.view", tuple(View), default)
    target = given.choice("defaults.target", tuple(OFFERS), "markdown")
    if given.sources["defaults.view"] == given.sources["defaults.target"]:
        try:
            view_for(target, view or None)
        except UsageError as error:
            given.refuse("defaults.view", f"does not go with the target: {error}")
    return view


def _template(given: Given) -> str:
    """A shipped template's name, or the path of a file, which counts from where the config lies."""
    name = given.text("template", "")
    path = given.beside("template", name)
    is_file = name and (path.is_file() or path.suffix or len(Path(name).parts) > 1)
    return str(path) if is_file else name


def _data(path: Path) -> dict[str, object]:
    try:
        with path.open("rb") as file:
            text = file.read(_MAX_BYTES).decode("utf-8-sig")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise FileTrouble(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise InvalidConfig(f"{path}: this is not UTF-8; save the file as UTF-8.") from error
    if not text.strip():
        return {}
    # Only here, since most computers have no such file, and it costs a start its milliseconds.
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidConfig(f"{path}: this is not TOML: {error}.") from error
