"""What was said before in other words is found, and what was not is not."""

from __future__ import annotations

from typing import Any

import pytest

from pmfacilitator.domain.learning.seen import Similar
from pmfacilitator.domain.records import new_id
from pmfacilitator.library.index import Index
from pmfacilitator.library.learning import learn
from pmfacilitator.library.similar import KINDS, similar_to
from tests.library.conftest import Place

SAID = {
    "2026-01-10": ("Ledger", "resellers poll the ledger every second", "the pool was too small"),
    "2026-03-10": ("Certificates", "nobody reads the limits page", "a certificate had expired"),
    "2026-05-10": (
        "Payroll",
        "payroll runs on Fridays at noon",
        "the primary failed over to a replica",
    ),
    "2026-07-10": ("Search", "shops search by barcode", "an index was rebuilt at noon"),
}


@pytest.fixture
def index(place: Place) -> Index:
    for date, (title, learned, factor) in SAID.items():
        place.keep(title, date, insights=[_row(learned=learned)], sections=[_why(factor)])
    return _learned(place)


def _row(**fields: Any) -> dict[str, Any]:
    return {"id": new_id(), **fields}


def _why(factor: str) -> dict[str, Any]:
    return {"kind": "root_cause", "step": "why", "factors": [_row(text=factor)]}


def _learned(place: Place, *, full_text: bool = True) -> Index:
    index = place.index(full_text=full_text)
    index.refresh()
    while not learn(index):
        pass
    return index


def like(index: Index, typed: str, *kinds: str, **asked: Any) -> list[Similar]:
    return list(similar_to(index, typed, kinds or KINDS, most=2, **asked))


@pytest.mark.parametrize(
    ("typed", "kind", "words"),
    [
        ("A reseller polls our ledger each second", "insight", SAID["2026-01-10"][1]),
        ("nobody had read what the limits are", "insight", SAID["2026-03-10"][1]),
        ("the certificate expires without a warning", "factor", SAID["2026-03-10"][2]),
        ("a slow failover of the primary", "factor", SAID["2026-05-10"][2]),
        ("Expired certificates", "title", "Certificates"),
    ],
)
def test_the_same_in_other_words_is_found(index: Index, typed: str, kind: str, words: str) -> None:
    first = like(index, typed, kind)[0]
    assert (first.kind, first.words) == (kind, words)


def test_it_says_whose_it_is(index: Index, place: Place) -> None:
    [found] = like(index, "polling the ledger", "insight")
    [summary] = [each for each in index.summaries() if each.title == "Ledger"]
    assert (found.meeting, found.title, found.day) == (summary.id, "Ledger", "2026-01-10")
    meeting = place.shelf.meeting(summary.path.name)
    assert meeting is not None
    assert meeting[1] is not None
    assert found.row == meeting[1].insights[0].id
    assert 0 < found.alike <= 1


def test_a_title_leads_to_its_incident_and_that_of_a_review_is_none(place: Place) -> None:
    place.keep("Certificates expired")
    place.keep(
        "Certificates expired in November", review={"period": {"words": "November", "last": 5}}
    )
    index = _learned(place)
    [found] = like(index, "An expired certificate", "title")
    [summary] = [each for each in index.summaries() if each.title == "Certificates expired"]
    assert (found.meeting, found.row) == (summary.id, summary.incident)


@pytest.mark.parametrize(
    "typed", ["", "the", "zebras graze", "we were at it", '" OR ', "noon", "something of the sort"]
)
def test_what_is_not_alike_is_not_found(index: Index, typed: str) -> None:
    assert [each.words for each in like(index, typed, "insight") if "noon" not in each.words] == []


def test_the_rows_of_the_same_incident_are_none(index: Index, place: Place) -> None:
    [summary] = [each for each in index.summaries() if each.title == "Ledger"]
    assert like(index, "polling the ledger", "insight", incident=summary.incident) == []
    assert place.folder == summary.path.parent


def test_only_earlier_incidents_count_where_a_day_is_known(index: Index) -> None:
    assert like(index, "an expired certificate", "factor", before="2026-03-09") == []
    assert len(like(index, "an expired certificate", "factor", before="2026-03-10")) == 1


def test_a_meeting_is_offered_once_by_its_best_row(place: Place) -> None:
    rows = [_row(learned=f"shops export the ledger {when}") for when in ("daily", "at night")]
    place.keep("One", insights=rows)
    place.keep("Two", insights=[_row(learned="shops export at night")])
    found = like(_learned(place), "they export the ledger at night", "insight")
    assert [each.words for each in found] == [
        "shops export the ledger at night",
        "shops export at night",
    ]


def test_what_is_gone_is_not_offered(index: Index, place: Place) -> None:
    [summary] = [each for each in index.summaries() if each.title == "Ledger"]
    summary.path.unlink()
    index.refresh()
    assert like(index, "polling the ledger", "insight") == []
    assert place.folder.exists()


def test_without_full_text_search_nothing_is_offered(place: Place) -> None:
    place.keep("One", insights=[_row(learned="shops export the ledger at night")])
    assert like(_learned(place, full_text=False), "shops export the ledger", "insight") == []
