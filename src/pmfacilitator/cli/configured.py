"""What the config names, found; errors say in which file, and beneath which key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pmfacilitator.agenda_files import AgendaFiles
from pmfacilitator.errors import InvalidConfig, NotFound, UsageError
from pmfacilitator.template_files import TemplateFile, find

if TYPE_CHECKING:
    from pmfacilitator.config import Config
    from pmfacilitator.domain.agenda import Agenda


def configured_agenda(config: Config) -> Agenda:
    """The agenda that new meetings take.

    Raises:
        InvalidConfig: there is none of that name.
        InvalidAgenda: its file is wrong.
    """
    try:
        return AgendaFiles(config.agendas).read(config.defaults.agenda)
    except NotFound as error:
        raise InvalidConfig(f"{config.place('defaults.agenda')}: {error}") from error


def configured_template(config: Config) -> TemplateFile:
    """The house's template.

    Raises:
        InvalidConfig: there is none as it is configured, or its name does not say what it is for.
    """
    try:
        file = find(config.template)
        file.target(None)
    except (NotFound, UsageError) as error:
        raise InvalidConfig(f"{config.place('template')}: {error}") from error
    return file
