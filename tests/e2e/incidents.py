"""Three public incidents, told in our own words: the facts are their sources', no sentence is.

What the room answers about them in the tests is made up, and so are the people in it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """One thing that happened: its time as it is typed, its words, and its time as it is read."""

    typed: str
    words: str
    read: str

    @property
    def line(self) -> str:
        """What is typed into the timeline."""
        return f"{self.typed} {self.words}".strip()


@dataclass(frozen=True)
class Incident:
    """A public incident; `source` is where its facts are from."""

    title: str
    source: str
    severity: str
    date: str
    zone: str
    told: tuple[Told, ...]


MAPS_OFFLINE = Incident(
    title="OpenStreetMap was offline for a night",
    source="https://operations.osmfoundation.org/2022/07/20/post-mortem.html",
    severity="P0",
    date="2022-06-11",
    zone="UTC",
    told=(
        Told("2022-06-10 22:00", "The carrier starts work on our only uplink", "2022-06-10 22:00"),
        Told("2022-06-11T03:00Z", "Uplink work over: ten minutes offline", "2022-06-11 03:00"),
        Told("20:00", "The data centre begins its five-yearly work on power feed A", "20:00"),
        Told("20:18", "Website, API and wiki in Amsterdam can no longer be reached", "20:18"),
        Told("", "Decided: no switch to Dublin, the power work is waited for", "no time yet"),
        Told("03:45", "Everything answers again, 7 h 27 min later", "2022-06-12 (inferred) 03:45"),
        Told("4:00 am", "The work on feed A ends", "04:00"),
        Told("4:03 am", "First word to the public about the outage", "04:03"),
        Told("04:22", "It is certain: switch 1 had no power all that time", "04:22"),
    ),
)

CATALOGUE_EMPTY = Incident(
    title="A library catalogue lost its search indexes",
    source="https://nypl.github.io/engineering-general/post-mortems/"
    "2019-09-03-discovery-elasticsearch-deletion.html",
    severity="P1",
    date="2019-08-31",
    zone="America/New York",
    told=(
        Told("8:49 am", "Health falls, recovers, falls, for two hours", "08:49"),
        Told("10:27 am", "All indexes are gone; an update makes an empty one anew", "10:27"),
        Told(
            "2019-09-03 4:26 pm", "Librarians say that nothing can be ordered", "2019-09-03 16:26"
        ),
        Told("3 Sep 2019, 8 pm", "Error logs of the search cluster are switched on", "20:00"),
        Told("10:18 pm", "300,000 records are copied into an index with fields", "22:18"),
        Told("10:41:56 pm", "The catalogue reads from the copy", "22:41:56"),
        Told("11:11 pm", "A backup brings the lost index back in five minutes", "23:11"),
        Told("[11:19 pm]", "The catalogue reads from the index it had before", "23:19"),
    ),
)

PACKAGES_MISSING = Incident(
    title="Published crates never reached the index",
    source="https://blog.rust-lang.org/inside-rust/2020/02/26/crates-io-incident-report.html",
    severity="P2",
    date="2020-02-20",
    zone="UTC",
    told=(
        Told("21:17", "Three crates are published, and the server says it worked", "21:17"),
        Told("- 21:28", "One of the authors mails the help address", "21:28"),
        Told("21:31", "GitHub's status page speaks of an outage", "21:31"),
        Told("21:33 –", "somebody reads that mail and asks a colleague in", "21:33"),
        Told("21:50:00", "Suspected: a push that failed is counted as done", "21:50"),
        Told("22:01", "Broken versions of two crates leave the database", "22:01"),
        Told("22:48", "The repaired job runs in production", "22:48"),
        Told("09:27", "The author of the third crate writes too", "2020-02-21 (inferred) 09:27"),
        Told("Feb 21, 2020 14:10", "Database and index compared: none missing", "2020-02-21 14:10"),
    ),
)
