"""Files of twenty megabytes: read to their end, or refused in a sentence, but never dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from pmfacilitator.importing.gather import gather
from pmfacilitator.importing.registry import read

pytestmark = pytest.mark.large

SIZE = 20_000_000
WORDS = b"the queue drains and nobody looks at it; " * 48
START = b"# The night\n\n## Timeline\n\n- 14:02 UTC the pumps stop\n- 14:09 UTC the pager fires\n\n"
RECORD = b'{"type":"message","user":"U1","text":"%s","ts":"1795183080.000001"},' % WORDS


def filled(part: bytes) -> bytes:
    """Some bytes, over and over."""
    return part * (SIZE // len(part) + 1)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (START + b"## Notes\n\n" + filled(WORDS + b"\n"), 2),
        (START + filled(WORDS), 2),
        (START + b"- 14:20 UTC " + filled(b"x"), 3),
        (filled(bytes(range(256))), 0),
        (b"[" + filled(RECORD), 1),
    ],
    ids=["many lines", "one long line", "one long word", "any bytes", "JSON that breaks off"],
)
def test_twenty_megabytes_are_read(data: bytes, found: int, tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(data)
    assert len(read(gather(path)).entries) == found
