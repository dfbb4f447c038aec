"""The command that shows a meeting which another window leads: `follow`."""

from __future__ import annotations

import click

from pmfacilitator.cli.look import look_options
from pmfacilitator.cli.wiring import Wiring, library_option


@click.command()
@click.argument("meeting")
@library_option
@look_options
@click.pass_obj
def follow(wiring: Wiring, meeting: str) -> int:
    """Watch MEETING as it is led elsewhere: the same step and question, and nothing to change.

    Whoever can read the meeting's file can follow it, also on a shared drive.
    """
    wiring.need_terminal()
    path = wiring.library.find(meeting)
    from pmfacilitator.cli.screen import run_follower

    return run_follower(wiring, path)
