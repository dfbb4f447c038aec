from __future__ import annotations

import datetime as dt

import pytest

from pmfacilitator.domain.rows import Milestone
from pmfacilitator.importing.found import Found, When, key_of
from pmfacilitator.importing.milestones import suggested, with_milestones

DAY = dt.date(2024, 3, 4)


def story(*texts: str) -> list[Found]:
    """Entries ten minutes apart."""
    return [
        Found(text, When(time=dt.time(10 + at // 6, at % 6 * 10), date=DAY), at + 1, key_of(text))
        for at, text in enumerate(texts)
    ]


def marked(*texts: str) -> list[str | None]:
    return [entry.milestone for entry in with_milestones(story(*texts))]


@pytest.mark.parametrize(
    ("text", "milestone"),
    [
        ("Outage begins", Milestone.IMPACT_STARTED),
        ("Start of the billing outage", Milestone.IMPACT_STARTED),
        ("The checkout goes down", Milestone.IMPACT_STARTED),
        ("Orders started failing", Milestone.IMPACT_STARTED),
        ("The certificate expired", Milestone.IMPACT_STARTED),
        ("An alert fires for the checkout", Milestone.DETECTED),
        ("A customer reports that no order goes through", Milestone.DETECTED),
        ("Ana notices the silence", Milestone.DETECTED),
        ("First report of missing pictures", Milestone.DETECTED),
        ("Ben acknowledges the page", Milestone.ACKNOWLEDGED),
        ("Ana started investigating", Milestone.ACKNOWLEDGED),
        ("War room opened", Milestone.ACKNOWLEDGED),
        ("Outage mitigated by turning the feature off", Milestone.MITIGATED),
        ("Ben rolls back the deploy", Milestone.MITIGATED),
        ("Service restored for most shops", Milestone.MITIGATED),
        ("Incident resolved", Milestone.RESOLVED),
        ("All clear given", Milestone.RESOLVED),
        ("All systems verified operational", Milestone.RESOLVED),
        ("End of the outage", Milestone.RESOLVED),
        ("The status page is updated", Milestone.FIRST_CUSTOMER_MESSAGE),
    ],
)
def test_the_words_of_an_entry_speak_for_a_milestone(text: str, milestone: Milestone) -> None:
    weights = suggested(text)
    assert max(weights, key=lambda each: weights[each]) is milestone


@pytest.mark.parametrize(
    "text",
    [
        "Lunch",
        "",
        "The rollout goes on",
        "The incident is not resolved",
        "Ana tried to mitigate the outage",
        "We hope the outage will not be resolved by luck",
    ],
)
def test_what_did_not_happen_speaks_for_nothing_resolved(text: str) -> None:
    assert not {Milestone.RESOLVED, Milestone.MITIGATED} & set(suggested(text))


def test_a_whole_story_gets_each_milestone_once() -> None:
    assert marked(
        "Deploy of the cart",
        "Orders started failing",
        "An alert fires",
        "Ana starts investigating",
        "Status page is updated",
        "Ana rolls back the deploy",
        "Incident resolved",
        "Incident resolved, says the log again",
    ) == [
        None,
        Milestone.IMPACT_STARTED,
        Milestone.DETECTED,
        Milestone.ACKNOWLEDGED,
        Milestone.FIRST_CUSTOMER_MESSAGE,
        Milestone.MITIGATED,
        None,
        Milestone.RESOLVED,
    ]


def test_the_first_of_two_equal_alerts_is_the_detection() -> None:
    assert marked("An alert fires", "An alert fires")[0] is Milestone.DETECTED


def test_a_named_moment_outweighs_a_hint() -> None:
    assert marked("A warning is written down", "First report from a shop")[1] is Milestone.DETECTED


def test_nothing_is_detected_after_it_was_resolved() -> None:
    milestones = marked("Orders started failing", "Incident resolved", "An alert fires")
    assert milestones == [Milestone.IMPACT_STARTED, Milestone.RESOLVED, None]


def test_time_counts_and_not_the_order_on_paper() -> None:
    newest_first = list(reversed(story("Outage begins", "An alert fires", "Incident resolved")))
    assert [entry.milestone for entry in with_milestones(newest_first)] == [
        Milestone.RESOLVED,
        Milestone.DETECTED,
        Milestone.IMPACT_STARTED,
    ]


def test_what_a_source_says_itself_is_kept_and_given_to_no_other() -> None:
    known, other = story("The vendor says so", "Incident resolved")
    known = Found(known.text, known.when, 1, known.key, milestone=Milestone.RESOLVED)
    first, second = with_milestones([known, other])
    assert (first.milestone, second.milestone) == (Milestone.RESOLVED, None)


def test_entries_without_a_time_get_no_milestone() -> None:
    (entry,) = with_milestones([Found("Incident resolved", When(date=DAY), 1, "k")])
    assert entry.milestone is None


def test_no_entries_are_no_trouble() -> None:
    assert with_milestones([]) == ()
