"""Puts strings into documents, has them read, and finds those that were read as something else."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from pmfacilitator.export.document import Document
from pmfacilitator.export.targets.sheets import BYTE_ORDER, STARTS_FORMULA, sheet
from tests.export.fuzz.corpus import SHEET, strings
from tests.export.fuzz.places import CODE, CONTEXTS, DONE, OPEN, shown, wanted
from tests.export.fuzz.readers import Frame, Reader, fold

AT_ONCE = 200
_HARMLESS = "word"
_BREAKS = frozenset({"br"})
_LINKS = frozenset({"a", "Link"})
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ADDRESS = re.compile(r"[\w.+-]*mailto:[^:\s]+@[^:\s]+")
"""GitHub takes what stands before `mailto:` for a part of the address."""

Made = Callable[[Sequence[str]], str]


@dataclass(frozen=True)
class Trial:
    """One context: how strings are written there, and what is to be read."""

    name: str
    made: Made
    wanted: Made
    loose: frozenset[str]


@dataclass(frozen=True)
class Failure:
    """A string that was read as something else, and where."""

    context: str
    texts: Sequence[str]
    source: str
    why: str


def failures(reader: Reader, seed: str, count: int) -> Iterator[Failure]:
    """Every string of so many that does not come out as it went in, in every context."""
    hostile = strings(reader.marks, seed, count)
    for trial in trials(reader):
        for at in range(0, count, AT_ONCE):
            yield from _failing(reader, trial, hostile[at : at + AT_ONCE])


def sheet_failures(count: int) -> list[str]:
    """Every string of so many that a cell of a table does not give back, or that is calculated."""
    hostile = strings(SHEET, "csv", count)
    text = sheet(("x",), ((each,) for each in hostile)).removeprefix(BYTE_ORDER)
    read = [row[0] for row in csv.reader(io.StringIO(text, newline=""))][1:]
    return [
        typed
        for typed, cell in zip(hostile, read, strict=True)
        if fold(cell) not in {fold(typed), fold(f"'{typed}")}
        or cell.lstrip(" ").startswith(STARTS_FORMULA)
    ]


def trials(reader: Reader) -> Iterator[Trial]:
    """Every context there is for that reader."""
    for context in CONTEXTS:
        if context[0] == CODE and not reader.reads_code:
            continue
        loose = reader.loose | _BREAKS | (_LINKS if context[1] == "words with links" else set())
        yield Trial(
            " as ".join(context),
            partial(_document, reader, context),
            partial(_read_in_blocks, reader, context),
            loose,
        )
    for frame in reader.frames:
        yield Trial(
            f"a template's {frame.each!r}",
            partial(_framed, reader, frame),
            partial(_read_in_frames, reader, frame),
            reader.loose | _BREAKS,
        )


def _document(reader: Reader, context: tuple[str, str], texts: Sequence[str]) -> str:
    blocks = tuple(block for text in texts for block in shown(context, text))
    return reader.syntax.render(Document("T", blocks))


def _read_in_blocks(reader: Reader, context: tuple[str, str], texts: Sequence[str]) -> str:
    done, still_open = reader.boxes
    told = (wanted(context, text) for text in texts)
    boxed = (each.replace(DONE, done).replace(OPEN, still_open) for each in told)
    return fold(f"T {' '.join(boxed)}")


def _framed(reader: Reader, frame: Frame, texts: Sequence[str]) -> str:
    written = (frame.each.replace("{}", reader.syntax.words(text)) for text in texts)
    return frame.start + frame.between.join(written) + frame.end


def _read_in_frames(reader: Reader, frame: Frame, texts: Sequence[str]) -> str:
    plain = reader.read(_framed(reader, frame, [_HARMLESS])).words
    start, each = _parted(plain, frame)
    return fold(f"{start} {' '.join(each.replace(_HARMLESS, text) for text in texts)}")


def _parted(plain: str, frame: Frame) -> tuple[str, str]:
    """What is read before every string, and what around each, as one harmless word shows it."""
    around = frame.each.partition("{}")
    each = f"x {_HARMLESS} x" if around[0] == "x " else plain.rsplit(maxsplit=1)[-1]
    return plain.removesuffix(each), each


def _failing(reader: Reader, trial: Trial, texts: Sequence[str]) -> Iterator[Failure]:
    """The smallest groups of strings that fail; mostly each is one string."""
    why = _wrong(reader, trial, texts)
    if not why:
        return
    half = len(texts) // 2
    halves = (texts[:half], texts[half:]) if half else ()
    smaller = [failure for part in halves for failure in _failing(reader, trial, part)]
    yield from smaller or [Failure(trial.name, texts, trial.made(texts), why)]


def _wrong(reader: Reader, trial: Trial, texts: Sequence[str]) -> str:
    """What is wrong with how these strings are read; "" if nothing."""
    reading = reader.read(trial.made(texts))
    if reading.words != trial.wanted(texts):
        return f"read as {reading.words!r}, not {trial.wanted(texts)!r}"
    harmless = reader.read(trial.made([_HARMLESS] * len(texts)))
    parts, plain = (
        Counter({part: n for part, n in each.parts.items() if part not in trial.loose})
        for each in (reading, harmless)
    )
    if parts != plain:
        return f"made {dict(parts - plain)}, lost {dict(plain - parts)}"
    led = [link for link in reading.links if _is_hostile(link)]
    return f"leads to {led}" if led else ""


def _is_hostile(link: str) -> bool:
    """Whether a link is neither a page nor an e-mail address; GitHub makes the latter itself."""
    scheme = None if _ADDRESS.fullmatch(link) else _SCHEME.match(link)
    return scheme is not None and scheme[1].lower() not in {"http", "https", "mailto"}
