"""The command line: it wires everything together, and turns every error into a line and a status.

What a command does not need, it does not import: `list` knows no models, and only what opens a
screen knows Textual.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn

import click

from pmfacilitator.cli.crash import report_crashes
from pmfacilitator.cli.output import ReaderGone, complain, settle_streams
from pmfacilitator.cli.program import program
from pmfacilitator.cli.wiring import Wiring
from pmfacilitator.errors import PmFacilitatorError, UsageError

INTERRUPTED = 130
READER_GONE = 141
"""What a shell reports of a program that SIGINT or SIGPIPE has ended."""


def main() -> NoReturn:
    """Run the program as the shell called it.

    A command ends before its garbage matters: to look for it took a quarter of the time in which
    ten thousand meetings are reviewed. Only what stays on the screen collects (`cli/screen.py`).
    """
    gc.disable()
    report_crashes(os.environ)
    settle_streams()
    try:
        sys.exit(run(sys.argv[1:], os.environ))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run one command and say what it comes to: 0, or the exit status of what went wrong."""
    try:
        status = program.main(
            list(arguments),
            prog_name="pmfacilitator",
            standalone_mode=False,
            obj=Wiring(environment),
        )
    except PmFacilitatorError as error:
        complain(str(error))
        return error.exit_code
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "pmfacilitator"
        complain(f"{error.format_message()} See '{command} --help'.")
        return UsageError.exit_code
    except click.Abort:
        return INTERRUPTED
    except ReaderGone:
        return READER_GONE
    return status if isinstance(status, int) else 0
