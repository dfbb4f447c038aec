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
        ("Latency of the till climbs to 9 s", Milestone.IMPACT_STARTED),
        ("First timeouts in the till", Milestone.IMPACT_STARTED),
        ("Started: the key of the till expired", Milestone.IMPACT_STARTED),
        ("The probe of the till turns red", Milestone.DETECTED),
        ("Shops call the hotline, and merchants report lost orders", Milestone.DETECTED),
        ("Ben picks up the page", Milestone.ACKNOWLEDGED),
        ("Cleo takes over", Milestone.ACKNOWLEDGED),
        ("Triage started by the night shift", Milestone.ACKNOWLEDGED),
        ("Investigating: we hear of lost orders", Milestone.ACKNOWLEDGED),
        ("Failed orders fall back to normal levels", Milestone.MITIGATED),
        ("Orders go through again", Milestone.MITIGATED),
        ("Most shops have recovered, some issues remain", Milestone.MITIGATED),
        ("Ben was able to fix the till", Milestone.RESOLVED),
        ("Everything is healthy", Milestone.RESOLVED),
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
        "Decision to roll back the cart",
        "Rollback of the cart initiated",
        "The cart is rolled back, no effect",
        "The till was restored, but errors persist",
        "Failed over to the spare till, did not help",
        "The carrier's incident is resolved, says their status page",
    ],
)
def test_what_did_not_happen_speaks_for_nothing_resolved(text: str) -> None:
    assert not {Milestone.RESOLVED, Milestone.MITIGATED} & set(suggested(text))


@pytest.mark.parametrize(
    "text",
    [
        "We acknowledge the frustration and thank you for your patience",
        "The feedback is acknowledged by the press team",
        "Ana resumes the investigation",
        "The spare till takes over as leader",
        "Incident declared",
    ],
)
def test_not_every_such_word_means_that_somebody_takes_it_on(text: str) -> None:
    assert Milestone.ACKNOWLEDGED not in suggested(text)


def test_a_minor_alert_detects_nothing() -> None:
    assert Milestone.DETECTED not in suggested("An unrelated alert fires for the printer")


def test_a_word_of_another_sentence_denies_nothing() -> None:
    assert Milestone.RESOLVED in suggested("The cache could warm. Incident resolved")


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


def found_at(milestone: Milestone, *texts: str) -> list[int]:
    """Which of the texts got the milestone, counted from 0."""
    return [at for at, each in enumerate(marked(*texts)) if each is milestone]


def test_a_later_alert_is_no_detection_however_loud() -> None:
    texts = ("Orders started failing", "Customers report it", "First alert detected the outage")
    assert found_at(Milestone.DETECTED, *texts) == [1]


def test_a_report_from_before_the_outage_begins_is_not_its_detection() -> None:
    texts = ("A guest reports that the soup is cold", "Outage begins", "An alert fires")
    assert found_at(Milestone.DETECTED, *texts) == [2]


def test_what_somebody_reports_as_down_is_the_report_and_not_the_beginning() -> None:
    assert marked("Users report that the till is down") == [Milestone.DETECTED]


def test_declaring_or_beginning_the_incident_is_not_where_the_impact_began() -> None:
    texts = ("The cart starts failing", "An alert fires", "Incident begins", "Incident declared")
    assert found_at(Milestone.IMPACT_STARTED, *texts) == [0]


def test_failing_after_the_detection_is_not_the_beginning() -> None:
    assert not found_at(Milestone.IMPACT_STARTED, "An alert fires", "The till goes down as well")


def test_a_mere_look_counts_right_after_the_detection_only() -> None:
    looks = "Ana looks at the till"
    assert found_at(Milestone.ACKNOWLEDGED, "An alert fires", looks) == [1]
    assert not found_at(Milestone.ACKNOWLEDGED, "An alert fires", "Lunch", "Tea", looks)


def test_nobody_takes_it_on_after_it_has_eased() -> None:
    texts = ("An alert fires", "Orders go through again", "Ana starts investigating the cause")
    assert not found_at(Milestone.ACKNOWLEDGED, *texts)


def test_a_step_that_trouble_follows_has_not_mitigated_it() -> None:
    texts = (
        "Orders started failing",
        "Ben rolls back the deploy",
        "Orders still failing",
        "Ben disabled the coupons",
        "Incident resolved",
    )
    assert found_at(Milestone.MITIGATED, *texts) == [3]


def test_what_works_again_outweighs_the_steps_to_it() -> None:
    texts = ("Ben disabled the coupons", "Error rate back to normal", "Incident resolved")
    assert found_at(Milestone.MITIGATED, *texts) == [1]


def test_of_several_steps_the_last_before_the_end_is_taken() -> None:
    texts = ("Ben disabled the coupons", "Ben reverted the cart", "Incident resolved")
    assert found_at(Milestone.MITIGATED, *texts) == [1]


def test_a_restart_counts_only_right_before_the_end() -> None:
    end = "Incident resolved"
    assert found_at(Milestone.MITIGATED, "Ben restarted the till", end) == [0]
    assert not found_at(Milestone.MITIGATED, "Ben restarted the till", "Tea", end)


def test_a_recovery_that_ends_the_list_is_the_end() -> None:
    texts = ("An alert fires", "Ben reverted the cart", "The till is back to normal")
    assert found_at(Milestone.RESOLVED, *texts) == [2]


def test_a_recovery_that_is_followed_by_more_is_not_the_end() -> None:
    texts = ("An alert fires", "The till is back to normal", "Ben cleans up", "Tea")
    assert not found_at(Milestone.RESOLVED, *texts)


def test_an_early_word_of_the_end_is_not_the_end() -> None:
    texts = ("Everything is healthy", "Orders started failing", "An alert fires", "Tea")
    assert not found_at(Milestone.RESOLVED, *texts)


def test_the_newest_may_stand_first_without_any_date() -> None:
    times = [(13, 0), (12, 30), (12, 0), (11, 0)]
    texts = ["All clear", "Trading resumed for a few", "Ana starts investigating", "An alert fires"]
    newest_first = [
        Found(text, When(time=dt.time(*time)), at + 1, key_of(text))
        for at, (time, text) in enumerate(zip(times, texts, strict=True))
    ]
    assert [entry.milestone for entry in with_milestones(newest_first)] == [
        Milestone.RESOLVED,
        Milestone.MITIGATED,
        Milestone.ACKNOWLEDGED,
        Milestone.DETECTED,
    ]


def test_entries_of_one_minute_are_turned_round_with_a_list_of_the_newest_first() -> None:
    texts = ["Incident resolved", "An alert fires", "Outage begins"]
    times = [dt.time(12), dt.time(11), dt.time(11)]
    entries = [
        Found(text, When(time=time, date=DAY), at + 1, key_of(text))
        for at, (time, text) in enumerate(zip(times, texts, strict=True))
    ]
    assert [entry.milestone for entry in with_milestones(entries)] == [
        Milestone.RESOLVED,
        Milestone.DETECTED,
        Milestone.IMPACT_STARTED,
    ]


def test_an_entry_without_a_time_does_not_disturb_the_order_of_the_others() -> None:
    later, earlier = reversed(story("Outage begins", "Incident resolved"))
    note = Found("A note", When(), 3, "note")
    assert [entry.milestone for entry in with_milestones([later, note, earlier])] == [
        Milestone.RESOLVED,
        None,
        Milestone.IMPACT_STARTED,
    ]


@pytest.mark.parametrize(
    ("text", "milestone"),
    [
        ("Issue was found by hand", Milestone.DETECTED),
        ("Start to receive an alert in our chat", Milestone.DETECTED),
        ("The till was operating properly", Milestone.RESOLVED),
        ("Everything is working as expected", Milestone.RESOLVED),
        ("Ana blocked the traffic of the crawler", Milestone.MITIGATED),
        ("The addresses were blocked", Milestone.MITIGATED),
        ("Tills work again. Moving to mitigated.", Milestone.MITIGATED),
        ("Ben disables the feature", Milestone.MITIGATED),
    ],
)
def test_usual_words_for_a_moment_are_known(text: str, milestone: Milestone) -> None:
    weights = suggested(text)
    assert milestone in weights
    assert max(weights, key=lambda each: weights[each]) is milestone


@pytest.mark.parametrize(
    "text",
    [
        "First calls hit the guard: BLOCKED grep, BLOCKED glob",
        "The deploy is blocked by a flag",
        "Caching was disabled on the table",
        "A restart of the till hangs. Workaround: kill it. It resumes normal operation",
        "The till stopped working properly",
    ],
)
def test_what_only_sounds_like_an_end_is_none(text: str) -> None:
    weights = suggested(text)
    assert not {Milestone.MITIGATED, Milestone.RESOLVED} & weights.keys()


def test_an_entry_that_says_mitigated_is_not_the_end() -> None:
    assert marked("Outage begins", "An alert fires", "Tills work again. Moving to mitigated.") == [
        Milestone.IMPACT_STARTED,
        Milestone.DETECTED,
        Milestone.MITIGATED,
    ]
