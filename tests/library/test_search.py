"""Words are found wherever they stand, with full-text search and without, and it is said where."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmfacilitator.domain.filtering import parse_filter
from pmfacilitator.library.engines import Engine, FullText, OneByOne
from pmfacilitator.library.index import Index
from pmfacilitator.library.learning import learn
from pmfacilitator.library.search import excerpt, having_all, places, ranked
from pmfacilitator.library.terms import terms_of
from tests.library.conftest import Place

Ask = Callable[[str], list[str]]


def learned(place: Place, *, full_text: bool) -> tuple[Index, Engine]:
    index = place.index(full_text=full_text)
    index.refresh()
    while not learn(index):
        pass
    return index, FullText() if full_text else OneByOne()


@pytest.fixture(params=[True, False], ids=["full text", "one by one"])
def index(request: pytest.FixtureRequest, place: Place) -> tuple[Index, Engine]:
    keep = {
        "dns": {"title": "Resolvers lost a zone", "said": "DNS queries timed out in us-east-1"},
        "cert": {"title": "Expired certificate", "said": "renewals had stopped in spring"},
        "retry": {
            "title": "Checkout is slow",
            "said": "clients retried, and the certificates held",
        },
        "kanji": {"title": "決済障害が発生", "said": "one hundred timeouts"},
    }
    for name, told in keep.items():
        entry = {"text": told["said"], "when": {"time": "09:12:00"}}
        path = place.keep(told["title"], timeline=[entry], insights=[], sections=[])
        path.rename(path.with_name(f"{name}.json"))
    return learned(place, full_text=bool(request.param))


@pytest.fixture
def found(index: tuple[Index, Engine]) -> Ask:
    return lambda typed: sorted(
        name.removesuffix(".json")
        for name in having_all(index[0], index[1], terms_of(parse_filter(typed)))
    )


class TestEveryWord:
    @pytest.mark.parametrize(
        ("typed", "names"),
        [
            ("certificate", ["cert", "retry"]),
            ("certificates expire", ["cert"]),
            ("cert", ["cert", "retry"]),
            ("TIMED", ["dns"]),
            ("timed dns", ["dns"]),
            ("us-east-1", ["dns"]),
            ("us-ea", ["dns"]),
            ('"timed out"', ["dns"]),
            ('"out timed"', []),
            ('"certificate renewals"', []),
            ("retries clients", ["retry"]),
            ("障害", ["kanji"]),
            ("nothing of this", []),
            ("refunds", ["cert", "dns", "kanji", "retry"]),
            ("Ada", ["cert", "dns", "kanji", "retry"]),
            ("batch", []),
        ],
    )
    def test_is_somewhere_in_what_is_found(self, found: Ask, typed: str, names: list[str]) -> None:
        assert found(typed) == names

    @pytest.mark.parametrize("word", ["certificate", "expired", "renewals", "resolvers"])
    def test_is_found_at_every_letter_of_it(self, found: Ask, word: str) -> None:
        whole = set(found(word))
        assert whole
        for end in range(1, len(word) + 1):
            assert whole <= set(found(word[:end])), word[:end]


class TestTheOrder:
    def ranked(self, index: tuple[Index, Engine], typed: str) -> list[str]:
        names = ranked(index[0], index[1], terms_of(parse_filter(typed)))
        return [name.removesuffix(".json") for name in names]

    def test_what_has_a_word_in_its_title_comes_first(self, index: tuple[Index, Engine]) -> None:
        assert self.ranked(index, "certificates") == ["cert", "retry"]

    def test_rare_words_tell_more_than_common_ones(self, index: tuple[Index, Engine]) -> None:
        assert self.ranked(index, "timeouts renewals certificate")[0] == "cert"
        assert set(self.ranked(index, "renewals slow")) == {"cert", "retry"}

    def test_words_that_say_nothing_are_left_aside(self, index: tuple[Index, Engine]) -> None:
        assert self.ranked(index, "the zone in it") == ["dns"]
        assert self.ranked(index, "in") == ["cert", "dns"]


def test_both_ways_to_look_give_the_same_order(place: Place) -> None:
    for number in range(12):
        place.keep(f"pool {'pool ' * (number % 3)}of disk {number}", timeline=[])
    orders = [
        ranked(*learned(place, full_text=full_text), terms_of(parse_filter(typed)))
        for full_text in (True, False)
        for typed in ("pool", "disk pool refunded", "7 disk")
    ]
    assert orders[:3] == orders[3:]


def test_it_is_said_where_a_meeting_has_the_words(place: Place) -> None:
    path = place.keep("Refunds paid twice")
    found = place.shelf.meeting(path.name)
    assert found is not None
    assert found[1] is not None
    told = places(found[1], terms_of(parse_filter("job twice")))
    assert [(each.field, each.row, each.excerpt) for each in told] == [
        ("title", "", "Refunds paid twice"),
        ("in three sentences", "", "A retry ran twice. Nobody lost money."),
        ("what broke", "", "The queue handed one job to two workers."),
    ]
    [insight] = places(found[1], terms_of(parse_filter("closing")))
    assert (insight.field, insight.row) == ("insight", "n000000001")


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("short", "short", "short"),
        ("one\ntwo  three", "three", "one two three"),
        ("a " * 80 + "needle" + " b" * 80, "needles", "…" + "a " * 29 + "needle" + " b" * 26 + "…"),
        ("a " * 80 + "ü" * 200, "nothing", "a " * 29 + "a…"),
        ("we said that the pool was full", '"pool was"', "we said that the pool was full"),
    ],
)
def test_an_excerpt_is_some_of_the_text_around_the_word(
    text: str, typed: str, expected: str
) -> None:
    assert excerpt(text, terms_of(parse_filter(typed))) == expected
