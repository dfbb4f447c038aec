"""The commands about templates."""

from __future__ import annotations

import sys

import click

from pmfacilitator.cli.output import is_terminal, put, put_table
from pmfacilitator.template_files import find, names


@click.group(invoke_without_command=True)
@click.pass_context
def templates(context: click.Context) -> None:
    """List the templates that 'export --template' knows, or look at one."""
    if context.invoked_subcommand is None:
        context.invoke(list_templates)


@templates.command("list")
def list_templates() -> None:
    """List the templates there are, with what each is written for."""
    put_table(("NAME", "TARGET"), [(name, find(name).target(None)) for name in names()])


@templates.command("show")
@click.argument("name")
def show_template(name: str) -> None:
    """Print the template NAME, to start one of your own from."""
    text = find(name).text
    if is_terminal(sys.stdout):
        from pmfacilitator.domain.text import clean

        text = clean(text)
    put(text)
