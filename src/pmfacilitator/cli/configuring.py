"""The commands about the config file."""

from __future__ import annotations

from pathlib import Path

import click

from pmfacilitator.cli.output import put, shown
from pmfacilitator.cli.wiring import Wiring


@click.group(invoke_without_command=True)
@click.pass_context
def config(context: click.Context) -> None:
    """Show what is configured and where, or check a config file."""
    if context.invoked_subcommand is None:
        context.invoke(show_config)


@config.command("show")
@click.pass_obj
def show_config(wiring: Wiring) -> None:
    """Print every key with its present value, as a file that says the same."""
    from pmfacilitator.config import as_toml, path_of

    path = path_of(wiring.environment)
    is_there = "" if path.exists() else " (not there; these are the defaults)"
    put(f"# {shown(str(path))}{is_there}\n{as_toml(wiring.config)}")


@config.command("check")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.pass_obj
def check_config(wiring: Wiring, file: Path | None) -> None:
    """Say what is wrong with the config file, or with FILE, if anything is."""
    from pmfacilitator.config import path_of, read
    from pmfacilitator.errors import NotFound

    path = file or path_of(wiring.environment)
    if not path.exists():
        raise NotFound(f"There is no file {path}.")
    read(path)
    put(f"{shown(str(path))} is a good config.\n")
