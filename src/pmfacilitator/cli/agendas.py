"""The commands about agendas."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pmfacilitator.cli.output import is_terminal, put, put_path, put_table
from pmfacilitator.cli.wiring import Wiring
from pmfacilitator.errors import InvalidAgenda


@click.group(invoke_without_command=True)
@click.pass_context
def agendas(context: click.Context) -> None:
    """List agendas, or look at, check or make one."""
    if context.invoked_subcommand is None:
        context.invoke(list_agendas)


@agendas.command("list")
@click.pass_obj
def list_agendas(wiring: Wiring) -> None:
    """List the agendas there are, with minutes and title."""
    rows = []
    for name in wiring.agendas.names():
        try:
            agenda = wiring.agendas.read(name)
        except InvalidAgenda:
            rows.append((name, "", f"cannot be used: 'agendas check {wiring.agendas.find(name)}'"))
        else:
            rows.append((name, str(agenda.minutes or ""), agenda.title))
    put_table(("NAME", "MINUTES", "TITLE"), rows)


@agendas.command("show")
@click.argument("name")
@click.pass_obj
def show_agenda(wiring: Wiring, name: str) -> None:
    """Print the file of the agenda NAME."""
    text = wiring.agendas.text(name)
    if is_terminal(sys.stdout):
        from pmfacilitator.domain.text import clean

        text = clean(text)
    put(text if text.endswith("\n") else f"{text}\n")


@agendas.command("check")
@click.argument("file", type=click.Path(path_type=Path))
def check_agenda(file: Path) -> None:
    """Say what is wrong with the agenda in FILE, if anything is."""
    from pmfacilitator.agenda_files import check

    agenda = check(file)
    steps = "1 step" if len(agenda.steps) == 1 else f"{len(agenda.steps)} steps"
    minutes = f"{agenda.minutes} minutes" if agenda.minutes else "no timers"
    put(f"{file} is a good agenda: {steps}, {minutes}.\n")


@agendas.command("new")
@click.argument("name")
@click.pass_obj
def new_agenda(wiring: Wiring, name: str) -> None:
    """Copy the standard agenda into your own as NAME, and print its path."""
    put_path(wiring.agendas.new(name))
