"""The example meeting, kept like anybody's: made, edited, saved and closed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pmfacilitator.agenda_files import shipped
from pmfacilitator.demo import demo_begun, hold
from pmfacilitator.repository import Repository
from pmfacilitator.session import Session


def keep_example(library: Repository, now: dt.datetime) -> Path:
    """Make the example in a library as a room would, and name its file."""
    path = library.create(demo_begun(shipped()))
    file = library.open(path, now=now)
    try:
        session = Session(file.meeting, file.desk)
        hold(session)
        file.save(session.meeting, session.desk)
    finally:
        file.close()
    return path
