"""What goes out: plain text on a pipe, the same but aligned on a terminal, and files written whole."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from pmfacilitator.domain.columns import columns_of, cut
from pmfacilitator.errors import FileTrouble


class ReaderGone(Exception):
    """Whoever read the output has closed it; there is nobody to tell."""


def settle_streams() -> None:
    """Write UTF-8 to files and pipes, wherever this runs, and something to every terminal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")


def put(text: str) -> None:
    """Write text to standard output, now.

    Raises:
        ReaderGone: nobody reads it any more.
        FileTrouble: it cannot be written.
    """
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError as error:
        _give_up(sys.stdout)
        raise ReaderGone from error
    except OSError as error:
        _give_up(sys.stdout)
        raise FileTrouble(f"The output cannot be written: {error.strerror}.") from error


def put_path(path: Path) -> None:
    """Write a path as a line: exactly on a pipe, harmlessly on a terminal."""
    put(f"{shown(str(path)) if is_terminal(sys.stdout) else path}\n")


def complain(sentence: str) -> None:
    """Say on standard error, in one line, what is wrong or worth knowing."""
    if sys.stderr is not None:
        sys.stderr.write(f"pmfacilitator: {shown(sentence)}\n")
        sys.stderr.flush()


def say_many(count: int) -> None:
    """Tell whoever waits at a terminal that so many meetings have to be read first."""
    if is_terminal(sys.stderr):
        complain(f"reading {count:,} meetings that are new here; the next time is quicker.")


def shown(text: str) -> str:
    """Text in one line that no terminal acts on."""
    if text.isprintable():
        return text
    from pmfacilitator.domain.text import clean_line

    return clean_line(text)


def is_terminal(stream: object) -> bool:
    """Whether a standard stream is there and is a terminal."""
    return isinstance(stream, io.TextIOBase) and not stream.closed and stream.isatty()


def can_draw(environment: Mapping[str, str]) -> bool:
    """Whether the app can run: keys come from a terminal, and what it draws goes to one.

    Textual draws on standard error.
    """
    is_dumb = os.name != "nt" and environment.get("TERM", "") in {"", "dumb"}
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(is_terminal(stream) for stream in streams) and not is_dumb


def put_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write rows: aligned under a header and cut to the width on a terminal, else with tabs."""
    if not is_terminal(sys.stdout):
        put("".join("\t".join(row) + "\n" for row in rows))
        return
    import shutil

    lines = [header, *rows]
    widths = [max(columns_of(line[n]) for line in lines) for n in range(len(header))]
    columns = shutil.get_terminal_size().columns
    for line in lines:
        padded = (
            text + " " * (width - columns_of(text))
            for text, width in zip(line, widths, strict=True)
        )
        put(f"{cut('  '.join(padded).rstrip(), columns)}\n")


def leave_terminal() -> None:
    """Let what is still said after the app go nowhere, if the terminal was closed under it."""
    for stream in (sys.stdout, sys.stderr):
        if not is_terminal(stream):
            _give_up(stream)


def _give_up(stream: TextIO) -> None:
    """Let the rest go nowhere, or Python would complain when it flushes at its end."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
