"""How a typed line is understood on the screen: who said it, whose words it quotes, how old."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.house import House
from pmfacilitator.domain.rows import Participant, Voice
from pmfacilitator.domain.text import clean_line
from pmfacilitator.screens.bodies.points import quote_of
from pmfacilitator.screens.home_rows import show_age
from pmfacilitator.screens.speakers import attributed
from tests import builders
from tests.builders import row_id, texts

MARA = Participant(id=row_id(10), name="Mara Lindqvist", role="Customer Success")
MARC = Participant(id=row_id(11), name="Marc Oyelaran", role="Engineering")
INES = Participant(id=row_id(12), name="Inês Support", role="Support")
MEETING = builders.meeting(participants=(MARA, MARC, INES))

# --- who said it -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "voice", "words"),
    [
        ("@mara we never tested that", Voice(participant=MARA.id), "we never tested that"),
        ("@LIND: we never did", Voice(participant=MARA.id), "we never did"),
        ("  @marc, it   was slow ", Voice(participant=MARC.id), "it   was slow"),
        ("@inês oui", Voice(participant=INES.id), "oui"),
        ("@product not planned", Voice(role="Product"), "not planned"),
        ("@cs they called", Voice(role="Customer Success"), "they called"),
        ("@customersuccess they called", Voice(role="Customer Success"), "they called"),
        # A participant comes before a role.
        ("@support they called", Voice(participant=INES.id), "they called"),
        # Two people, nobody, or nothing said: the line stays as it is.
        ("@mar which of them", Voice(), "@mar which of them"),
        ("@nobody said this", Voice(), "@nobody said this"),
        ("@mara", Voice(), "@mara"),
        ("mail to mara@example.org", Voice(), "mail to mara@example.org"),
        ("", Voice(), ""),
    ],
)
def test_a_name_in_front_says_who_said_it(text: str, voice: Voice, words: str) -> None:
    assert attributed(text, MEETING, House()) == (voice, words)


@given(st.sampled_from(("", "@mara ", "@x ", "@ ")), texts())
def test_nothing_said_is_lost_by_naming_who_said_it(name: str, said: str) -> None:
    text = name + said
    voice, words = attributed(text, MEETING, House())
    assert text.strip().endswith(words)
    assert voice.is_known or words == text.strip()


# --- whose words -----------------------------------------------------------------------------

_SPOKEN = st.text("abc de,.!?'", min_size=1).filter(lambda text: text.strip())
_DASHES = st.sampled_from((" — ", " – ", " -- "))
_MARKS = st.sampled_from((('"', '"'), ("“", "”"), ("„", "“"), ("«", "»")))


@given(_SPOKEN, _SPOKEN, _DASHES, _MARKS)
def test_a_quote_is_its_words_and_behind_a_dash_its_source(
    said: str, source: str, dash: str, marks: tuple[str, str]
) -> None:
    quote = quote_of(f"{marks[0]}{said}{marks[1]}{dash}{source}")
    assert (quote.words, quote.source) == (clean_line(said), clean_line(source))


@given(_SPOKEN, _SPOKEN, _DASHES)
def test_quotation_marks_may_be_left_out(said: str, source: str, dash: str) -> None:
    quote = quote_of(f"{said}{dash}{source}")
    assert (quote.words, quote.source) == (clean_line(said), clean_line(source))


@pytest.mark.parametrize(
    ("text", "said", "source"),
    [
        ('"We could not pay" - Harbor Books', "We could not pay", "Harbor Books"),
        ("“We could not pay” - Harbor Books", "We could not pay", "Harbor Books"),
        ("a well-known problem", "a well-known problem", ""),
        ("It failed - twice", "It failed - twice", ""),
        ("It failed — twice — Harbor Books", "It failed — twice", "Harbor Books"),
        ('He said "no"', 'He said "no"', ""),
        ('""', '""', ""),
        ('"', '"', ""),
        ("", "", ""),
    ],
)
def test_a_hyphen_is_no_dash_unless_a_quotation_ends_before_it(
    text: str, said: str, source: str
) -> None:
    quote = quote_of(text)
    assert (quote.words, quote.source) == (said, source)


@given(texts() | st.text('ab"“”„«» —–-', max_size=12))
def test_no_letter_of_a_quote_is_lost(text: str) -> None:
    quote = quote_of(text)
    kept = [c for c in quote.words + quote.source if c.isalnum()]
    assert kept == [c for c in clean_line(text) if c.isalnum()]


# --- how old ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "age"),
    [
        ("2026-11-28", "in the future"),
        ("2026-11-27", "today"),
        ("2026-11-26", "yesterday"),
        ("2026-11-25", "2 days ago"),
        ("2026-11-14", "13 days ago"),
        ("2026-11-13", "2 weeks ago"),
        ("2026-09-19", "9 weeks ago"),
        ("2026-09-18", "2 months ago"),
        ("2024-11-28", "24 months ago"),
        ("2024-11-27", "2 years ago"),
        ("soon", ""),
        (None, ""),
    ],
)
def test_an_incidents_age_is_said_in_words(date: str | None, age: str) -> None:
    assert show_age(date, dt.date(2026, 11, 27)) == age
