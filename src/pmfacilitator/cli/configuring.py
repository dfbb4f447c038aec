"""The commands about the config file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from pmfacilitator.cli.output import complain, put, put_table, shown
from pmfacilitator.cli.wiring import Wiring

OTHER_VARIABLES = ("PMFACILITATOR_CONFIG", "PMFACILITATOR_DEBUG")
"""Those that override no key of the file."""


class _Explained(click.Group):
    """Lists under its help every key that can be configured."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        from pmfacilitator.config.settings import SETTINGS

        for table in ("", "defaults"):
            with formatter.section(f"Keys beneath [{table}]" if table else "Keys of the file"):
                formatter.write_dl(
                    [
                        (setting.key.rpartition(".")[2], f"{setting.words} [{setting.variable}]")
                        for setting in SETTINGS
                        if setting.table == table
                    ]
                )


@click.group(invoke_without_command=True, cls=_Explained)
@click.pass_context
def config(context: click.Context) -> None:
    """Show what is configured and where, or check a config file.

    What an option says counts before the environment, the environment before the file.
    """
    if context.invoked_subcommand is None:
        context.invoke(show_config)


@config.command("show")
@click.pass_obj
def show_config(wiring: Wiring) -> None:
    """Print every value in force and where it comes from, as a file that says the same."""
    from pmfacilitator.config import path_of
    from pmfacilitator.config.showing import as_toml

    path = path_of(wiring.environment)
    is_there = "" if path.exists() else " (not there; these are the defaults)"
    values = as_toml(wiring.config, wiring.library_folder)
    put(f"# {shown(str(path))}{is_there}\n{values}")


@config.command("check")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.pass_obj
def check_config(wiring: Wiring, file: Path | None) -> None:
    """Say what is wrong with the config file, or with FILE, if anything is."""
    from pmfacilitator.config import path_of
    from pmfacilitator.errors import NotFound

    path = file or path_of(wiring.environment)
    if not path.exists():
        raise NotFound(f"There is no file {path}.")
    for warning in _checked(wiring.environment, path):
        complain(warning)
    put(f"{shown(str(path))} is a good config.\n")


@config.command("keys")
@click.pass_obj
def list_keys(wiring: Wiring) -> None:
    """List what keys do, by the ids that [keys] knows them by, with the keys in force."""
    from pmfacilitator.keys.names import show_key
    from pmfacilitator.keys.table import KEYS

    keys = wiring.config.keys
    put_table(
        ("ID", "KEYS", "", "WHAT IT DOES"),
        [
            (
                name,
                " ".join(dict.fromkeys(map(show_key, keys.of(name)))),
                "changed" if name in keys.changed else "",
                key.words,
            )
            for name, key in KEYS.items()
        ],
    )


def _checked(environment: Mapping[str, str], path: Path) -> Iterator[str]:
    """Read the file, and what it names; raises what is wrong, yields what is only worth knowing."""
    from pmfacilitator.cli.configured import configured_agenda, configured_template
    from pmfacilitator.config import read
    from pmfacilitator.config.keys import warnings_of
    from pmfacilitator.config.settings import PREFIX, VARIABLES
    from pmfacilitator.domain.spelling import closest

    for config in (read(path), read(path, environment)):  # by itself, and as it counts here
        configured_agenda(config)
        if config.template:
            configured_template(config)
    for doubt in warnings_of(read(path).keys):
        yield f"{path}: {doubt}"
    known = {*VARIABLES, *OTHER_VARIABLES}
    for name in sorted(set(environment) - known):
        if name.startswith(PREFIX):
            meant = closest(name, known)
            yield f"{name} means nothing here" + (f"; did you mean {meant}?" if meant else ".")
