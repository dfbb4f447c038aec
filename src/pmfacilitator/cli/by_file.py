"""The commands for those who cannot come: `ask` makes a file of questions, `answer` takes it back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pmfacilitator.cli.output import complain, put, shown
from pmfacilitator.cli.wiring import Wiring, library_option
from pmfacilitator.errors import FileTrouble, InvalidImport, Refused, UsageError

if TYPE_CHECKING:
    from pmfacilitator.domain.meeting import Meeting
    from pmfacilitator.importing.replies import Replies

_STDIN = "-"
_MOST_BYTES = 1_000_000


@click.command(short_help="Print the questions of MEETING for somebody who cannot come.")
@click.argument("meeting")
@click.option("--role", default="", help="For whom: a role such as customer-success.")
@library_option
@click.pass_obj
def ask(wiring: Wiring, meeting: str, role: str) -> None:
    """Print the questions of MEETING as a file to be filled in, in Markdown.

    'answer' puts what comes back under the right questions.
    """
    from pmfacilitator.export.questionnaire import questionnaire

    file = wiring.read(meeting)
    put(questionnaire(file.meeting, _role(wiring, role)))


@click.command(short_help="Put answers that came back by file into MEETING.")
@click.argument("meeting")
@click.argument("file", metavar="FILE|-")
@click.option("--role", default="", help="Whose answers; else what the file says.")
@click.option("--dry-run", is_flag=True, help="Only say what would be added.")
@library_option
@click.pass_obj
def answer(wiring: Wiring, meeting: str, file: str, role: str, *, dry_run: bool) -> None:
    """Put the answers in FILE under the questions of MEETING that they answer.

    What fits under none goes to the parking lot. The same answers are not added again.
    """
    from pmfacilitator.importing.replies import role_in

    text = _text(file)
    who = _role(wiring, role) if role else role_in(text)
    before = wiring.read(meeting)
    would = _read(text, before.meeting, who)
    if would.edit is None and not would.known:
        raise InvalidImport("Nothing was added: no answer stands in it.")
    name = shown(before.path.name)
    if dry_run or would.edit is None:
        put(f"{_told(would)} would be added to {name}{_known(would)}.\n")
        return
    done = _keep(wiring, before.path, text, who)
    put(f"{_told(done)} added to {name}{_known(done)}.\n")
    if done.parked:
        complain(f"What fit under no question is in the parking lot: {done.parked}.")


def _read(text: str, meeting: Meeting, role: str) -> Replies:
    from pmfacilitator.export.questionnaire import questionnaire
    from pmfacilitator.importing.replies import read_replies

    return read_replies(text, meeting, role, questionnaire(meeting, role))


def _keep(wiring: Wiring, path: Path, text: str, role: str) -> Replies:
    """Add what is new as one edit, holding the meeting's file meanwhile."""
    from pmfacilitator.session import Session

    file = wiring.library.open(path, now=wiring.now())
    try:
        if file.read_only:
            raise Refused(f"Nothing was added to {path.name}. {file.why_read_only}")
        done = _read(text, file.meeting, role)
        if done.edit is not None:
            session = Session(file.meeting, file.desk)
            session.apply(done.edit)
            file.save(session.meeting, session.desk)
    finally:
        file.close()
    return done


def _role(wiring: Wiring, name: str) -> str:
    """The house's role of that name, however it is written."""
    if not name:
        return ""
    from pmfacilitator.domain.spelling import did_you_mean

    roles = wiring.config.house.roles
    known = {role.casefold().replace(" ", "-"): role for role in roles}
    found = known.get(name.casefold().replace(" ", "-"))
    if found is None:
        meant = did_you_mean(name, known) or f"; there are {', '.join(roles)}."
        raise UsageError(f'There is no role "{name}"{meant}')
    return found


def _text(file: str) -> str:
    from pmfacilitator.importing.decoding import decoded

    try:
        if file == _STDIN:
            data = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with Path(file).open("rb") as stream:
                data = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise FileTrouble(f"{file} cannot be read: {error.strerror or error}.") from error
    if len(data) > _MOST_BYTES:
        raise InvalidImport("This is longer than a million bytes, so no reply.")
    return decoded(data).text


def _told(replies: Replies) -> str:
    total = replies.added + replies.parked
    return "1 answer" if total == 1 else f"{total} answers"


def _known(replies: Replies) -> str:
    return f"; {replies.known} are there already" if replies.known else ""
