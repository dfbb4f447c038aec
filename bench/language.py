"""How often the reader of words marks real timelines: `python -m bench.language DOCUMENT …`.

Prints every mark and their number in a hundred entries; exits with 1 above two in a hundred.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pmfacilitator.domain.language import WordReader
from pmfacilitator.importing.material import Material, Part
from pmfacilitator.importing.registry import read

MOST_IN_A_HUNDRED = 2.0


def main(names: list[str]) -> int:
    """Read the documents, print what is marked, and say whether it is little enough."""
    reader = WordReader()
    texts = [
        entry.text
        for name in names
        for entry in read(Material((Part(name, Path(name).read_bytes()),), name)).entries
    ]
    marked = [(text, mark) for text in texts for mark in reader.read(text)[:1]]
    for text, mark in marked:
        print(f"{mark.slip}: {mark.words!r} in {text[:90]!r}")
    share = 100 * len(marked) / max(len(texts), 1)
    print(f"{len(texts)} entries, {len(marked)} marked: {share:.1f} in a hundred")
    return share > MOST_IN_A_HUNDRED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
