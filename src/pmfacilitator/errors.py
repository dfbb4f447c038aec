"""The one family of errors a person can meet, each with the exit status of the command line.

    PmFacilitatorError      1   something of ours broke
    ├── UsageError          2   the words of the command are off
    ├── NotFound            3   no such meeting, row or agenda, or more than one
    ├── InvalidInput        4   what was given cannot be understood
    │   ├── InvalidMeeting      a meeting's JSON, naming the path that is wrong
    │   ├── InvalidAgenda       an agenda file, naming file, step and key
    │   ├── InvalidConfig       the config file, naming file and key
    │   ├── InvalidTemplate     a document's template, naming file and line
    │   ├── InvalidImport       a document or export that cannot be read as asked
    │   └── InvalidValue        one value that somebody typed
    ├── Refused             5   held, changed or not allowed
    │   ├── MeetingHeld         another window has it open
    │   ├── MeetingChanged      another program has written the file
    │   ├── DocumentChanged     somebody has changed a document since it was written
    │   └── ReadOnly            an edit of a meeting that is only being read
    └── FileTrouble         6   a file cannot be read or written
        └── MeetingDamaged      a meeting's file holds no readable meeting

A message is one sentence for the person at the terminal: it says what is wrong and, where
there is one, what to do.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar


class PmFacilitatorError(Exception):
    """Anything that ends in one clear sentence instead of a traceback."""

    exit_code: ClassVar[int] = 1


class UsageError(PmFacilitatorError):
    """A command was called with words it cannot use together."""

    exit_code = 2


class NotFound(PmFacilitatorError):
    """Something named does not exist, or the name fits more than one thing."""

    exit_code = 3


class InvalidInput(PmFacilitatorError):
    """What was given cannot be understood; nothing was changed."""

    exit_code = 4


class InvalidMeeting(InvalidInput):
    """A meeting's JSON is wrong; the message names the path in it."""


class InvalidAgenda(InvalidInput):
    """An agenda file is wrong; the message names file, step and key."""


class InvalidConfig(InvalidInput):
    """The config file is wrong; the message names file and key."""


class InvalidTemplate(InvalidInput):
    """A document's template is wrong; the message names file and line."""


class InvalidImport(InvalidInput):
    """A document or export cannot be read as asked; the message says what would help."""


class InvalidValue(InvalidInput):
    """One typed value cannot be understood; the message says what would be."""


class Refused(PmFacilitatorError):
    """The program could, but must not; nothing was changed."""

    exit_code = 5


class MeetingHeld(Refused):
    """Another window has the meeting open for editing."""


class MeetingChanged(Refused):
    """Another program has written the meeting's file since it was read here."""


class DocumentChanged(Refused):
    """Somebody has changed a document since it was written here last.

    Args:
        path: the document.
        free: a name beside it under which nothing would be lost.
        difference: what writing would change, as `diff -u` tells it: `-` is lost, `+` is new.
    """

    def __init__(self, path: Path, free: Path, difference: tuple[str, ...]) -> None:
        self.path = path
        self.free = free
        self.difference = difference
        super().__init__(
            f"{path} is not as it was written here last; "
            f"-o {free} writes beside it, --force writes over it."
        )


class ReadOnly(Refused):
    """The meeting is only being read in this window."""


class FileTrouble(PmFacilitatorError):
    """A file cannot be read or written."""

    exit_code = 6


class MeetingDamaged(FileTrouble):
    """A meeting's file holds no readable meeting; the previous good file may."""
