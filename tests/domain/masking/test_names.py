from __future__ import annotations

import pytest

from pmfacilitator.domain.masking import mask_of
from pmfacilitator.domain.masking.names import mask_over
from pmfacilitator.domain.rows import Account, Participant, Quote
from pmfacilitator.domain.sections import ImpactSection
from tests import builders

PEOPLE = (
    "Mara Lindqvist (she/her)",
    "Jürgen O'Neil-Smith",
    "Will Mark",
    "Li",
    "田中 太郎",
    "Mara Weil",
)
ACCOUNTS = (
    "Harbor Books, 40 shops",
    "Bookkeepers without a seat",
    "Nordlicht taxi cooperative",
    "customers",
    "smith & sons",
)
MASK = mask_over(PEOPLE, ACCOUNTS, ("Dana Reyes, CFO of Harbor Books", "a shop, by mail"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mara Lindqvist finds it", "▒▒▒▒ ▒▒▒▒▒▒▒▒▒ finds it"),
        ("lindqvist, MARA", "▒▒▒▒▒▒▒▒▒, ▒▒▒▒"),
        ("Mara's and Maras idea", "▒▒▒▒'s and ▒▒▒▒▒ idea"),
        ("Tamara, Marathon", "Tamara, Marathon"),
        ("ask she, her", "ask she, her"),
        ("mara.lindqvist@x.org", "▒▒▒▒▒▒▒▒▒▒▒▒▒▒@x.org"),
        ("mara_lindqvist MaraLindqvist mlindqvist", "▒▒▒▒▒▒▒▒▒▒▒▒▒▒ ▒▒▒▒▒▒▒▒▒▒▒▒▒ ▒▒▒▒▒▒▒▒▒▒"),
        ("JÜRGEN jurgen juergen Ju\u0308rgen", "▒▒▒▒▒▒ ▒▒▒▒▒▒ ▒▒▒▒▒▒▒ ▒▒▒▒▒▒"),
        ("Jürgen\n   O’Neil‑Smith", "▒▒▒▒▒▒\n   ▒▒▒▒▒▒▒▒▒▒▒▒"),
        ("Will we mark it? Mark did", "▒▒▒▒ we mark it? ▒▒▒▒ did"),
        ("Li, li, @li", "▒▒, li, @▒▒"),
        ("田中さんが来た", "〓〓さんが来た"),
        ("Harbor Books, HARBOR  BOOKS", "▒▒▒▒▒▒ ▒▒▒▒▒, ▒▒▒▒▒▒  ▒▒▒▒▒"),
        ("harbor called about its books", "▒▒▒▒▒▒ called about its books"),
        ("harborbooks.com/harbor-books.md", "▒▒▒▒▒▒▒▒▒▒▒.com/▒▒▒▒▒▒▒▒▒▒▒▒.md"),
        ("bookkeepers without a seat", "▒▒▒▒▒▒▒▒▒▒▒ ▒▒▒▒▒▒▒ ▒ ▒▒▒▒"),
        ("bookkeepers with a seat", "bookkeepers with a seat"),
        ("Dispatcher, Nordlicht taxis", "Dispatcher, ▒▒▒▒▒▒▒▒▒ taxis"),
        ("Customers are no customers", "▒▒▒▒▒▒▒▒▒ are no customers"),
        (
            "Smith & Sons, Smith &amp; Sons, smith\\_sons",
            "▒▒▒▒▒ ▒ ▒▒▒▒, ▒▒▒▒▒ ▒▒▒▒▒ ▒▒▒▒, ▒▒▒▒▒▒▒▒▒▒▒",
        ),
        ("said Dana Reyes, CFO of Harbor Books", "said ▒▒▒▒ ▒▒▒▒▒▒ ▒▒▒ ▒▒ ▒▒▒▒▒▒ ▒▒▒▒▒"),
    ],
)
def test_whoever_is_recorded_is_masked_and_nobody_else(text: str, shown: str) -> None:
    assert MASK.hide(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("said “Mara Lindq…”", "said “▒▒▒▒ ▒▒▒▒▒…”"),
        ("…dqvist says", "…▒▒▒▒▒▒ says"),
        ("bookkeepers without a s…", "▒▒▒▒▒▒▒▒▒▒▒ ▒▒▒▒▒▒▒ ▒ ▒…"),
        ("bookkeepers without…", "▒▒▒▒▒▒▒▒▒▒▒ ▒▒▒▒▒▒▒…"),
        ("the seatless bookkeepers, all…", "the seatless bookkeepers, all…"),
        ("pool dr…", "pool dr…"),
        ("every c…", "every c…"),
    ],
)
def test_what_is_left_of_a_name_that_was_cut_is_masked(text: str, shown: str) -> None:
    assert MASK.hide(text) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("ma", "ma"),
        ("mar", "▒▒▒"),
        ("by Lindqv", "by ▒▒▒▒▒▒"),
        ("mark", "mark"),
        ("linux", "linux"),
    ],
)
def test_a_name_is_masked_while_it_is_typed(typed: str, shown: str) -> None:
    assert MASK.hide(typed, len(typed)) == shown


def test_who_reads_it_later_can_tell_people_apart() -> None:
    told = MASK.cover("Mara Lindqvist asked Will, Mara and Harbor Books for 12,000 EUR")
    assert told == "Person 1 asked Person 3, Person and Account 1 for ▒▒▒ EUR"


def test_what_is_named_is_counted_once() -> None:
    counted = MASK.counted("Lindqvist and Mara Lindqvist, Will; Harbor Books; 5 EUR and 6 EUR")
    assert counted.words == "2 people, 1 account and 2 amounts"
    assert MASK.counted("nobody").words == ""
    assert MASK.counted("Mara").words == "1 person"


def test_a_meeting_has_one_mask_while_it_names_the_same() -> None:
    accounts = ImpactSection(step="impact", accounts=(Account(who="Harbor Books"),))
    people = (Participant(name="Mara Lindqvist"),)
    meeting = builders.meeting(participants=people, sections=(accounts,))
    mask = mask_of(meeting)
    assert mask.hide("Mara of Harbor") == "▒▒▒▒ of ▒▒▒▒▒▒"
    same = meeting.changed(timeline=(builders.entry("14:32 pager fired"),))
    assert mask_of(same) is mask
    quoted = meeting.changed(quotes=(Quote(words="No", source="Dana at Harbor Books"),))
    assert mask_of(quoted).hide("Dana at Harbor Books") == "▒▒▒▒ ▒▒ ▒▒▒▒▒▒ ▒▒▒▒▒"
    assert mask_of(quoted) is not mask
