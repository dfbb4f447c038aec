"""How the app looks, as options, environment and config say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

from pmfacilitator.cli.wiring import Wiring

if TYPE_CHECKING:
    from pmfacilitator.app import Look

F = TypeVar("F", bound=Callable[..., object])

NO_COLOUR_VARIABLE = "NO_COLOR"
"""Set to anything, it asks every program for no colours (no-color.org)."""


def look_options(command: F) -> F:
    """Let a command that opens the app be told how to draw it."""
    in_ascii = click.option(
        "--ascii/--no-ascii",
        default=None,
        expose_value=False,
        callback=_choose_ascii,
        help="Draw with plain ASCII only. [env var: PMFACILITATOR_ASCII]",
    )
    theme = click.option(
        "--theme",
        type=click.Choice(("dark", "light", "terminal")),
        expose_value=False,
        callback=_choose_theme,
        help="In whose colours; terminal: its own. [env var: PMFACILITATOR_THEME]",
    )
    return theme(in_ascii(command))


def _choose_theme(context: click.Context, parameter: click.Parameter, theme: str | None) -> None:
    del parameter
    if theme is not None:
        context.ensure_object(Wiring).theme = theme


def _choose_ascii(
    context: click.Context,
    parameter: click.Parameter,
    wanted: bool | None,  # noqa: FBT001 (click's own way to call)
) -> None:
    del parameter
    if wanted is not None:
        context.ensure_object(Wiring).ascii = wanted


def wanted_look(wiring: Wiring) -> Look:
    """The look in force: an option counts before the environment, and that before the file."""
    from pmfacilitator.app import Look

    is_ascii = wiring.config.ascii if wiring.ascii is None else wiring.ascii
    return Look(
        is_ascii=is_ascii,
        theme=wiring.theme or wiring.config.theme,
        has_colours=wiring.theme is not None or not wiring.environment.get(NO_COLOUR_VARIABLE),
    )
