"""What the commands work with, chosen once: the library, the config, the agendas, the clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from pmfacilitator.cli.output import can_draw, say_many
from pmfacilitator.errors import UsageError

if TYPE_CHECKING:
    from pmfacilitator.agenda_files import AgendaFiles
    from pmfacilitator.config import Config
    from pmfacilitator.domain.agenda import Agenda
    from pmfacilitator.elsewhere import Elsewhere
    from pmfacilitator.library.catalogue import IndexedCatalogue
    from pmfacilitator.repository import OpenMeeting
    from pmfacilitator.storage.documents import Documents
    from pmfacilitator.storage.library import Library

LIBRARY_VARIABLE = "PMFACILITATOR_LIBRARY"

F = TypeVar("F", bound=Callable[..., object])


class Wiring:
    """Makes each thing when a command first asks for it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment
        self.folder: Path | None = None
        self.theme: str | None = None
        self.ascii: bool | None = None

    @cached_property
    def config(self) -> Config:
        """What the config file says."""
        from pmfacilitator.config import load

        return load(self.environment)

    @cached_property
    def agendas(self) -> AgendaFiles:
        """The agendas to choose from."""
        from pmfacilitator.agenda_files import AgendaFiles

        return AgendaFiles(self.config.agendas)

    @cached_property
    def library(self) -> Library:
        """The meetings, in the folder that was named."""
        from pmfacilitator.storage.library import Library

        return Library(self.library_folder, self.catalogue)

    @cached_property
    def catalogue(self) -> IndexedCatalogue:
        """What is known of those meetings without opening them, kept on this computer."""
        from platformdirs import user_cache_path

        from pmfacilitator.library.catalogue import IndexedCatalogue
        from pmfacilitator.storage.shelf import Shelf

        caches = user_cache_path("pmfacilitator", appauthor=False) / "libraries"
        return IndexedCatalogue(Shelf(self.library_folder), caches, say_many)

    @property
    def library_folder(self) -> Path:
        """What `--library` names, or the environment, or the config, or the platform's own."""
        named = self.environment.get(LIBRARY_VARIABLE)
        if self.folder is not None:
            return self.folder
        if named:
            return Path(named).expanduser()
        if self.config.library is not None:
            return self.config.library
        from platformdirs import user_data_path

        return user_data_path("pmfacilitator", appauthor=False)

    def agenda(self, name: str | None) -> Agenda:
        """The agenda of that name or path, or the one that new meetings take.

        Raises:
            NotFound: there is none of that name.
            InvalidConfig: there is none of the name that is configured.
            InvalidAgenda: its file is wrong.
        """
        from pmfacilitator.cli.configured import configured_agenda

        return configured_agenda(self.config) if name is None else self.agendas.read(name)

    @cached_property
    def documents(self) -> Documents:
        """Where documents are written; what was written is remembered on this computer."""
        from platformdirs import user_state_path

        from pmfacilitator.storage.documents import Documents

        return Documents(user_state_path("pmfacilitator", appauthor=False) / "documents")

    def now(self) -> dt.datetime:
        """The present moment."""
        return dt.datetime.now(dt.UTC)

    def today(self) -> dt.date:
        """The day on this computer's calendar."""
        return self.now().astimezone().date()

    @cached_property
    def elsewhere(self) -> Elsewhere:
        """Where meetings are changed that nobody here has open."""
        from pmfacilitator.elsewhere import Elsewhere

        return Elsewhere(self.library, self.catalogue)

    def read(self, name: str) -> OpenMeeting:
        """The one meeting that `name` means, to be read only."""
        return self.library.open(self.library.find(name), now=self.now(), read_only=True)

    def zone(self) -> str:
        """The time zone of a new meeting: as configured, or this computer's, or ""."""
        from pmfacilitator.cli.zone import local_zone

        return self.config.defaults.timezone or local_zone(self.environment)

    def can_draw(self) -> bool:
        """Whether the app can run here."""
        return can_draw(self.environment)

    def show_app(
        self, path: Path | None = None, *, read_only: bool = False, rehearse: float = 1
    ) -> int:
        """Run the app until it is left, and give its exit status.

        Args:
            path: the meeting to open; home is shown without one.
            read_only: whether nothing may be changed.
            rehearse: how many times as fast its clock runs.

        Raises:
            UsageError: there is no terminal to draw on.
        """
        self.need_terminal()
        from pmfacilitator.cli.screen import run_app

        return run_app(self, path, read_only=read_only, rehearse=rehearse)

    def need_terminal(self) -> None:
        """Go no further where nothing can be drawn; raises UsageError."""
        if not self.can_draw():
            raise UsageError(
                "The app needs a terminal to draw on, and there is none here; "
                "'pmfacilitator --help' lists what works without one."
            )


def library_option(command: F) -> F:
    """Let a command be told where the library is."""
    return click.option(
        "--library",
        metavar="DIR",
        expose_value=False,
        callback=_choose_library,
        help=f"The folder that holds the meetings. [env var: {LIBRARY_VARIABLE}]",
    )(command)


def _choose_library(context: click.Context, parameter: click.Parameter, folder: str | None) -> None:
    if folder is None:
        return
    if not folder:
        raise click.BadParameter("it names no folder.", context, parameter)
    context.ensure_object(Wiring).folder = Path(folder).expanduser()
