"""What is typed to find meetings is understood, or said in one sentence why not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.asking import Condition, Filter, names
from pmfacilitator.domain.filtering import fits, parse_filter
from pmfacilitator.domain.house import House
from pmfacilitator.errors import InvalidValue


@dataclass(frozen=True)
class Known:
    severity: str = "P1"
    status: str = "in_review"
    agenda: str = "Standard"
    date: str | None = "2026-09-14"
    created: str | None = "2026-09-20T10:00:00Z"
    services: tuple[str, ...] = ("payments", "Ledger API")
    tags: tuple[str, ...] = ("dns",)
    people: tuple[str, ...] = ("Mara Lind", "Jo")
    lenses: tuple[str, ...] = ("real_usage",)
    detected_by: str = "customer"
    archived: bool = False
    damaged: str = ""


def test_conditions_words_and_phrases_are_told_apart() -> None:
    typed = 'severity:P1,p2 slow service:"ledger api" "no connection" logins'
    assert parse_filter(typed) == Filter(
        (Condition("severity", ("p1", "p2")), Condition("service", ("ledger api",))),
        ("slow", "logins"),
        ("no connection",),
        is_open=True,
    )


@pytest.mark.parametrize(
    ("typed", "words", "phrases"),
    [
        ("  two   words ", ("two", "words"), ()),
        ("14:32 https://example.org/a", ("14:32", "https://example.org/a"), ()),
        ("note: this", ("note", "this"), ()),
        ('"not closed', (), ("not closed",)),
        ('""', (), ()),
        ("severity:", (), ()),
        ("since:", (), ()),
        ("", (), ()),
    ],
)
def test_what_is_no_condition_is_looked_for(
    typed: str, words: tuple[str, ...], phrases: tuple[str, ...]
) -> None:
    wanted = parse_filter(typed)
    assert (wanted.conditions, wanted.words, wanted.phrases) == ((), words, phrases)
    assert wanted.has_words is bool(words or phrases)


def test_the_last_word_is_open_until_something_follows() -> None:
    assert parse_filter("slow logi").is_open
    assert not parse_filter("slow logi severity:P1").is_open
    assert not parse_filter('"slow logi"').is_open


@pytest.mark.parametrize(
    "typed",
    [
        "severity:p1",
        "severity:P",
        "severity:P3,P1",
        "service:pay",
        "service:ledger",
        "status:review",
        'status:"in review"',
        "status:in-review",
        "tag:dns",
        "person:mara",
        "lens:usage",
        "agenda:stand",
        "detected:customer",
        "since:2026",
        "since:2026-09",
        "since:2026-9-14",
        "since:2026Q3 until:2026-Q3",
        "until:2026-09",
        "until:2026-09-14",
        "severity:P1 service:payments since:2026-09 words",
    ],
)
def test_it_fits(typed: str) -> None:
    assert fits(parse_filter(typed), Known())


@pytest.mark.parametrize(
    "typed",
    [
        "severity:P2",
        "severity:1",
        "service:search",
        "status:final",
        "tag:capacity",
        "person:tom",
        "lens:architecture",
        "detected:alert",
        "since:2026-10",
        "since:2026-09-15",
        "since:2026Q4",
        "until:2026-08",
        "until:2025",
        "severity:P1 service:search",
    ],
)
def test_it_does_not_fit(typed: str) -> None:
    assert not fits(parse_filter(typed), Known())


def test_the_archive_and_damaged_files_are_asked_for() -> None:
    assert fits(parse_filter("is:archived"), Known(archived=True))
    assert not fits(parse_filter("is:archived"), Known())
    assert fits(parse_filter("is:damaged"), Known(damaged="It is no JSON."))
    assert parse_filter("is:arch").is_of_the_archive
    assert not parse_filter("is:damaged is:").is_of_the_archive


def test_a_lens_is_asked_for_as_it_is_called_in_the_house() -> None:
    house = House(lenses=(("real_usage", "How they really use us"),))
    assert fits(parse_filter('lens:"really use"', house), Known())
    assert fits(parse_filter("lens:usage", house), Known())
    assert not fits(parse_filter('lens:"really use"'), Known())


def test_without_a_date_the_day_counts_on_which_it_was_made() -> None:
    assert fits(parse_filter("since:2026-09-20 until:2026-09-20"), Known(date=None))
    never = Known(date=None, created=None)
    assert not fits(parse_filter("until:2026"), never)
    assert not fits(parse_filter("since:2026"), never)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sevrity:P1", 'There is no key "sevrity"; did you mean "severity"? In quotes'),
        ("colour:red", 'There is no key "colour"; there are severity, service, since'),
        ("since:yesterday", '"since:" takes a day, a month, a quarter or a year such as 2026-09'),
        ("is:red", '"is:" takes archived or damaged; "red" is neither.'),
        ("until:2026-13", '"2026-13" is none'),
        ("since:2026-02-30", '"2026-02-30" is none'),
        ("since:0000", '"0000" is none'),
    ],
)
def test_what_cannot_be_understood_is_said(typed: str, said: str) -> None:
    with pytest.raises(InvalidValue) as error:
        parse_filter(typed)
    assert said in str(error.value)


@given(st.text(max_size=40))
def test_any_text_is_understood_or_refused_in_one_sentence(typed: str) -> None:
    said = ""
    try:
        fits(parse_filter(typed), Known())
    except InvalidValue as error:
        said = str(error)
    assert "\n" not in said


@pytest.mark.parametrize(
    ("typed", "people", "found"),
    [
        ("mara", ("Mara Lind",), True),
        ("lind", ("Mara Lind",), True),
        ("mara lind", ("Mara Lind",), True),
        ("mara", ("Amara",), False),
        ("mara", ("Amara Mara",), True),
        ("mara", ("Amara", "Jo-Mara"), True),
        ("太郎", ("田中太郎",), True),
        ("éva", ("Éva",), True),
        ("va", ("Éva",), False),
    ],
)
def test_a_person_is_found_by_how_a_word_of_the_name_begins(
    typed: str, people: tuple[str, ...], found: bool
) -> None:
    assert names(people, typed) is found
