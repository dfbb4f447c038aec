"""Words are compared without case, accents and endings, and in every writing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.library.analysis import also, beginnings, stem, words_of


@pytest.mark.parametrize(
    "forms",
    [
        "expired expires expiry expiring expiration",
        "migrate migrated migration migrations migrating",
        "retry retries retried retrying",
        "deploy deploys deployed deploying deployment deployments",
        "cascade cascading cascaded cascades",
        "certificate certificates",
        "drop dropped dropping drops",
        "cache caches cached caching",
        "query queries",
        "recover recovery recovered",
        "exhausted exhaustion",
    ],
)
def test_the_forms_of_a_word_are_one_word(forms: str) -> None:
    assert len(set(words_of(forms))) == 1


@pytest.mark.parametrize(
    "others", ["state rate", "server service", "party part", "data date", "caller call", "us use"]
)
def test_different_words_stay_different(others: str) -> None:
    first, second = words_of(others)
    assert first != second


def test_case_accents_and_punctuation_do_not_count() -> None:
    assert words_of("ÜBER-Ausfälle, “DNS”!") == words_of("uber ausfalle dns")
    assert words_of("accounts_api/v2 us-east-1") == words_of("accounts api v2 us east 1")


def test_writing_without_spaces_is_found_by_parts_of_it() -> None:
    assert set(words_of("障害")) <= set(words_of("決済障害が発生"))
    assert words_of("決") == ("決",)
    assert words_of("が") != words_of("か")


def test_what_is_written_short_is_known_as_the_same() -> None:
    assert also(stem("certificates")) == ("cert",)
    assert also(stem("config")) == (stem("configuration"),)
    assert also("payout") == ()


@pytest.mark.parametrize("word", ["migration", "certificate", "expiring", "deployment", "retries"])
def test_a_word_is_found_at_every_letter_of_it(word: str) -> None:
    whole = stem(word)
    for end in range(1, len(word) + 1):
        begun = word[:end]
        assert whole.startswith(begun) or whole in beginnings(begun), begun


@given(st.text(max_size=60))
def test_words_hold_no_space_and_come_out_the_same_again(text: str) -> None:
    words = words_of(text)
    assert words_of(text) == words
    assert all(word and word == "".join(word.split()) for word in words)
    assert not any(each in word for word in words for each in "\"*()':^")
