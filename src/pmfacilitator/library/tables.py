"""The tables of an index, and the name of the file that holds them."""

from __future__ import annotations

import sqlite3
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from pmfacilitator.catalogue import Summary
from pmfacilitator.domain.learning.seen import MeetingSeen
from pmfacilitator.library import analysis
from pmfacilitator.library.codec import Codec

VERSION = 3
"""Grows with every change of what the tables hold that no other signature tells."""

SUFFIX = ".index"

SUMMARIES = Codec(Summary, leave_out=("path",))
COLUMNS = ("title", "facts", "learned", "rest")
"""Where in a meeting a word stands; a word in a title counts for more than one in an answer."""

_FILES = """
    CREATE TABLE files (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        marks TEXT NOT NULL,
        settled INTEGER NOT NULL,
        digest BLOB NOT NULL,
        meeting TEXT NOT NULL,
        incident TEXT NOT NULL,
        day TEXT NOT NULL,
        mtime REAL NOT NULL,
        archived INTEGER NOT NULL,
        summary TEXT
    )
"""
_NEWEST = "CREATE INDEX files_newest ON files (day DESC, mtime DESC, name)"
_BY_MEETING = "CREATE INDEX files_by_meeting ON files (meeting)"
_MEETINGS = "CREATE TABLE meetings (file INTEGER PRIMARY KEY, seen TEXT)"
_SAID = """
    CREATE TABLE said (
        id INTEGER PRIMARY KEY,
        file INTEGER NOT NULL,
        kind TEXT NOT NULL,
        row TEXT NOT NULL,
        text TEXT NOT NULL
    )
"""
_SAID_BY_FILE = "CREATE INDEX said_by_file ON said (file)"
# What is put in is words already, so they are parted at spaces and nowhere else.
_WORDS = f"CREATE VIRTUAL TABLE words USING fts5({', '.join(COLUMNS)}, tokenize = 'ascii')"
_WORD_TERMS = "CREATE VIRTUAL TABLE word_terms USING fts5vocab('words', 'row')"
_ALIKE = "CREATE VIRTUAL TABLE alike USING fts5(words, tokenize = 'ascii')"
_ALIKE_TERMS = "CREATE VIRTUAL TABLE alike_terms USING fts5vocab('alike', 'row')"
_PLAIN_WORDS = f"CREATE TABLE words ({', '.join(f'{column} TEXT' for column in COLUMNS)})"
_PLAIN_ALIKE = "CREATE TABLE alike (words TEXT)"


@lru_cache(maxsize=1)
def seen_codec() -> Codec[MeetingSeen]:
    """How what is seen of a meeting is kept."""
    return Codec(MeetingSeen)


@lru_cache(maxsize=1)
def has_full_text() -> bool:
    """Whether this SQLite can search for words; some are built without."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(x)")
    except sqlite3.Error:
        return False
    else:
        return True
    finally:
        connection.close()


def statements(*, full_text: bool) -> tuple[str, ...]:
    """The statements that make the tables."""
    always = (_FILES, _NEWEST, _BY_MEETING, _MEETINGS, _SAID, _SAID_BY_FILE)
    return (
        *always,
        *(
            (_WORDS, _WORD_TERMS, _ALIKE, _ALIKE_TERMS)
            if full_text
            else (_PLAIN_WORDS, _PLAIN_ALIKE)
        ),
    )


def file_for(folder: Path, caches: Path, *, full_text: bool) -> Path:
    """Where the index of a library lies; another program's version has another one."""
    tables = statements(full_text=full_text)
    signatures = (SUMMARIES.signature, seen_codec().signature, *tables)
    version = f"{VERSION} {analysis.VERSION} {' '.join(signatures)}"
    return caches / f"{_short(str(folder.resolve()), 12)}-{_short(version, 4)}{SUFFIX}"


def _short(text: str, size: int) -> str:
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=size).hexdigest()
