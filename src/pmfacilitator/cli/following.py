"""The commands that show a meeting which another window leads: `follow` and `notes`."""

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
    return _followed(wiring, meeting, notes=False)


@click.command()
@click.argument("meeting")
@library_option
@look_options
@click.pass_obj
def notes(wiring: Wiring, meeting: str) -> int:
    """Lead MEETING with a second terminal, that the room does not see.

    It goes along with the first one and shows what else to ask, how words might go on, who is quiet
    and what comes next; notes that you type are kept for you alone, beside the meeting.
    """
    return _followed(wiring, meeting, notes=True)


def _followed(wiring: Wiring, meeting: str, *, notes: bool) -> int:
    wiring.need_terminal()
    path = wiring.library.find(meeting)
    from pmfacilitator.cli.screen import run_follower

    return run_follower(wiring, path, notes=notes)
