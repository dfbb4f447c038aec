from __future__ import annotations

import json

import pytest

from pmfacilitator.importing.found import Choices
from pmfacilitator.importing.registry import read
from tests.importing.tools.exports import ALL, GITHUB, Json, from_json, material, told, warned


def event(sort: str, **more: object) -> Json:
    return {"event": sort, "created_at": "2026-11-20T14:10:00Z", "actor": {"login": "ana"}, **more}


def test_events_are_told_in_words_oldest_first() -> None:
    imported = from_json(GITHUB)
    assert imported.source == "github"
    assert told(imported) == [
        ("2026-11-20T14:20", "ana commented: The queue is full: orders; refunds"),
        ("2026-11-20T14:30", "Bo Falk committed: Drop the _retry_ cap"),
        ("2026-11-20T14:35", "ana approved it"),
        ("2026-11-20T14:36", "bo mentioned this in bakery/alerts#77 “Alert earlier”"),
        ("2026-11-20T15:20", "ana closed the issue as completed"),
    ]
    comment, commit, *_ = imported.entries
    assert (comment.source, comment.url) == (
        "GitHub, ana",
        "https://github.example/bakery/orders/issues/5#c12",
    )
    assert commit.source == "GitHub, Bo Falk"


def test_noise_is_counted_and_what_has_no_time_of_its_own_is_said() -> None:
    imported = from_json(GITHUB)
    assert warned(imported) == (
        "Left out: 1 labeled. --all keeps them."
        " Not usable: one “line-commented” without a time of its own."
    )
    assert [skipped.text for skipped in imported.skipped] == [
        "ana added the label incident",
        "Commented: Why three?",
    ]
    everything = from_json(GITHUB, ALL)
    assert len(everything.entries) == len(GITHUB) - 1
    assert everything.entries[0].text == "ana added the label incident"


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (event("assigned", assignee={"login": "bo"}), "ana assigned bo"),
        (event("unassigned", assignee={"login": "bo"}), "ana unassigned bo"),
        (event("unlabeled", label={"name": "p1"}), "ana removed the label p1"),
        (event("milestoned", milestone={"title": "v2"}), "ana added it to the milestone v2"),
        (event("demilestoned", milestone={"title": "v2"}), "ana took it from the milestone v2"),
        (event("renamed", rename={"to": "Orders stuck"}), "ana renamed the issue to “Orders stuck”"),
        (event("referenced", commit_id="c0ffee123456"), "ana mentioned this in commit c0ffee1"),
        (event("reviewed", state="changes_requested", body="No"), "ana asked for changes: No"),
        (event("review_requested", requested_reviewer={"login": "bo"}), "ana asked bo for a review"),
        (event("merged"), "ana merged it"),
        (event("reopened"), "ana opened the issue again"),
        (event("locked"), "ana locked the conversation"),
        (event("something_new"), "ana something new"),
        (event(" "), "ana did something"),
        (event("commented", body="\n"), "ana commented"),
        (event("closed", actor=None), "Closed the issue"),
    ],
)  # fmt: skip
def test_each_sort_of_event_has_its_words(one: Json, words: str) -> None:
    assert [entry.text for entry in from_json([one], ALL).entries] == [words]


def test_pages_as_fetched_one_by_one_or_in_a_list_are_one_timeline() -> None:
    first, second = json.dumps(GITHUB[:3]), json.dumps(GITHUB[3:])
    whole = from_json(GITHUB).entries
    for pages in (first + second, f"[{first},{second}]", "\n".join(map(json.dumps, GITHUB))):
        keys = [entry.key for entry in read(material(pages)).entries]
        assert keys == [entry.key for entry in whole]


def test_a_timeline_has_no_incidents_to_choose_from() -> None:
    assert "no incidents to choose from" in warned(from_json(GITHUB, Choices(incident="5")))


def test_the_comments_of_an_issue_alone_are_read_as_well() -> None:
    comment = {
        "id": 21,
        "issue_url": "https://api.github.example/repos/bakery/orders/issues/5",
        "created_at": "2026-11-20T14:20:00Z",
        "user": {"login": "ana"},
        "body": "It is *full*",
    }
    assert told(from_json([comment])) == [("2026-11-20T14:20", "ana commented: It is full")]
