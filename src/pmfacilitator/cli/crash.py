"""What happens to an error that nobody foresaw: one line for people, the rest in a file."""

from __future__ import annotations

import datetime as dt
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from pmfacilitator.cli.output import complain

DEBUG_VARIABLE = "PMFACILITATOR_DEBUG"


def report_crashes(environment: Mapping[str, str]) -> None:
    """From now on, write an unforeseen error to a file; to the screen only if asked to."""
    if environment.get(DEBUG_VARIABLE):
        return

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        from platformdirs import user_log_path

        folder = user_log_path("pmfacilitator", appauthor=False)
        complain(crash_sentence(error, write_report(folder, kind, error, trace)))

    sys.excepthook = report


def crash_sentence(error: BaseException, report: Path | None) -> str:
    """What the person at the terminal is told."""
    said = f"this should not have happened ({type(error).__name__}); what was saved is safe."
    if report is None:
        return f"{said} Set {DEBUG_VARIABLE}=1 to see more."
    return f"{said} A report is in {report}"


def write_report(
    folder: Path, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> Path | None:
    """Write where the error came from, without anything that was said; None if that fails."""
    lines = traceback.format_exception(kind, error, trace)
    path = folder / f"crash-{dt.datetime.now(dt.UTC):%Y%m%dT%H%M%S%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(lines), encoding="utf-8", errors="replace")
    except OSError:
        return None
    return path
