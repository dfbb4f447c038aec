"""The app, wired: the one place from which the command line reaches what is drawn."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pmfacilitator import app
from pmfacilitator.cli.configured import configured_template
from pmfacilitator.cli.files import DiskFiles
from pmfacilitator.cli.look import wanted_look
from pmfacilitator.cli.output import leave_terminal
from pmfacilitator.cli.rehearsing import rehearsal_of
from pmfacilitator.cli.wiring import Wiring
from pmfacilitator.config import Config
from pmfacilitator.screens.wanted import DocumentOrder
from pmfacilitator.storage.library import Library

if TYPE_CHECKING:
    from pmfacilitator.domain.meeting import Meeting


def run_app(wiring: Wiring, path: Path | None, *, read_only: bool, rehearse: float = 1) -> int:
    """Show the library, or one meeting, until it is left; the exit status."""
    with _staying():
        return app.run_app(_outside(wiring, rehearse), open_path=path, read_only=read_only)


def run_follower(wiring: Wiring, path: Path, *, notes: bool = False) -> int:
    """Follow a meeting, with private notes or without, until that is left; the exit status."""
    with _staying():
        return app.run_follower(_outside(wiring), path, notes=notes)


@contextmanager
def _staying() -> Iterator[None]:
    """On the screen for an hour: garbage is collected again, but for what was imported until now."""
    gc.freeze()
    gc.enable()
    try:
        yield
    finally:
        leave_terminal()


def _outside(wiring: Wiring, rehearse: float = 1) -> app.Outside:
    def example() -> Path:
        from pmfacilitator.cli.example import keep_example

        folder = Path(tempfile.mkdtemp(prefix="pmfacilitator-demo-"))
        return keep_example(Library(folder), wiring.now())

    rehearsal = rehearsal_of(wiring.now, rehearse)
    return app.Outside(
        library=wiring.library,
        catalogue=wiring.catalogue,
        agendas=wiring.agendas,
        house=wiring.config.house,
        now=(lambda: rehearsal.at(wiring.now())) if rehearsal else wiring.now,
        rehearsal=rehearsal,
        environment=wiring.environment,
        documents=wiring.documents,
        demo=example,
        zone=wiring.zone,
        files=DiskFiles(),
        look=wanted_look(wiring),
        keys=wiring.config.keys,
        template=_template(wiring.config),
        preset=_preset(wiring.config),
    )


def _preset(config: Config) -> app.Preset:
    """What forms and dialogs begin with, as it is configured."""
    defaults = config.defaults
    target = config.target
    return app.Preset(
        agenda=defaults.agenda,
        severity=defaults.severity,
        order=DocumentOrder(
            target=target, view=config.view_of(target), template=bool(config.template)
        ),
        targets=config.export_targets,
    )


def _template(config: Config) -> app.HouseTemplate | None:
    """The house's template, if there is one; raises InvalidConfig if it is not there."""
    if not config.template:
        return None
    file = configured_template(config)
    target = file.target(None)

    def filled(meeting: Meeting) -> str:
        from pmfacilitator.export.templates import Source, filled_in

        source = Source(file.name, file.text, file.sibling)
        return filled_in(source, meeting, target, house=config.house)

    return app.HouseTemplate(file.name, target, filled)
