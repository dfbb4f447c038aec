"""Holds search and "seen before" against real incidents: `python -m bench.finding INCIDENTS`.

INCIDENTS is a file of github.com/icco/postmortems as JSON, one incident to a line. Beside ours,
rank-bm25 answers the same queries from the same texts (`pip install 'pmfacilitator[bench]'`).
Exits with 1 if a precision is below 0.6 or below rank-bm25's.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.finding.ours import Ours
from bench.finding.real import keep_all
from bench.finding.rivals import Rival

AT = 5
LEAST = 0.6

Find = Callable[[str], Sequence[str]]


@dataclass(frozen=True)
class Query:
    """What is typed, and which incidents belong to it."""

    text: str
    relevant: frozenset[str]

    def precision(self, found: Sequence[str]) -> float:
        """How many of the first five belong to it, of five."""
        return len(self.relevant.intersection(found[:AT])) / AT

    @property
    def best(self) -> float:
        """The most that can be reached, where fewer than five belong to it."""
        return min(len(self.relevant), AT) / AT


def queries() -> Mapping[str, Sequence[Query]]:
    """What was written down, by `search` and `seen`."""
    path = Path(__file__).with_name("queries.toml")
    written = tomllib.loads(path.read_text("utf-8"))
    return {
        kind: [
            Query(each.get("query") or each["typed"], frozenset(each["relevant"]))
            for each in written[kind]
        ]
        for kind in ("search", "seen")
    }


def measured(kind: str, asked: Sequence[Query], finders: Mapping[str, Find]) -> bool:
    """Print the precision of each query for each finder; whether ours is good enough."""
    means = dict.fromkeys(finders, 0.0)
    print(f"\n{kind}: precision at {AT}\n{'  '.join(f'{name:>9}' for name in finders)}   possible")
    for query in asked:
        line = []
        for name, find in finders.items():
            precision = query.precision(find(query.text))
            means[name] += precision / len(asked)
            line.append(f"{precision:9.1f}")
        print(f"{'  '.join(line)}  {query.best:9.1f}  {query.text}")
    best = sum(query.best for query in asked) / len(asked)
    print(f"{'  '.join(f'{mean:9.3f}' for mean in means.values())}  {best:9.3f}  mean")
    ours, *others = means.values()
    return ours >= max(LEAST, *others)


def main() -> int:
    """Read the arguments, measure, and say whether it is good enough."""
    parser = argparse.ArgumentParser(prog="python -m bench.finding", description=__doc__)
    parser.add_argument("incidents", type=Path)
    given = parser.parse_args()
    if not given.incidents.is_file():
        print(f"Nothing is measured: there is no file {given.incidents}.")
        return 0
    with TemporaryDirectory() as folder:
        library = Path(folder) / "library"
        uuids = keep_all(given.incidents, library)
        ours = Ours(library, uuids)
        rival = Rival(ours)
        asked = queries()
        is_good = measured(
            "search", asked["search"], {"ours": ours.search, "rank-bm25": rival.search}
        )
        is_good &= measured(
            "seen before", asked["seen"], {"ours": ours.seen, "rank-bm25": rival.seen}
        )
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
