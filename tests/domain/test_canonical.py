"""The one JSON of a meeting: what it says, what it refuses, and how it says so."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.agenda import Agenda, StepKind
from pmfacilitator.domain.canonical import read_json, schema, to_json, with_fresh_ids
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.text import clean_line
from pmfacilitator.errors import InvalidMeeting
from tests.builders import agenda, meetings

AGENDA = Agenda.model_validate(
    {
        "title": "Two steps",
        "steps": [
            {"id": "why", "kind": "root_cause", "title": "Why"},
            {
                "id": "hit",
                "kind": "impact",
                "title": "Who was hit",
                "questions": [{"id": "silent", "ask": "Who was silent?"}],
            },
        ],
    }
)

FULL: dict[str, Any] = {
    "id": "mmmmmmmmmm",
    "created": "2026-11-20T15:00:00Z",
    "incident": {
        "id": "jjjjjjjjjj",
        "title": "Payouts held back",
        "date": "2026-11-20",
        "timezone": "Europe/Berlin",
        "services": ["payouts"],
        "tldr": "It stopped.\nIt went on.",
    },
    "participants": [{"id": "pppppppppp", "name": "Ines", "role": "Product"}],
    "companions": [{"meeting": "cccccccccc", "agenda": "Product"}],
    "timeline": [
        {
            "id": "tttttttttt",
            "text": "pager fired",
            "when": {"time": "14:32:00", "typed": "14:32"},
            "milestone": "detected",
            "source": "pppppppppp",
        }
    ],
    "insights": [
        {
            "id": "nnnnnnnnnn",
            "learned": "Shops poll",
            "source": "qqqqqqqqqq",
            "evidence": [{"target": "tttttttttt"}, {"url": "https://example.org"}],
        }
    ],
    "actions": [{"id": "aaaaaaaaaa", "what": "Cap clients", "answers": "ffffffffff"}],
    "sections": [
        {
            "kind": "root_cause",
            "step": "why",
            "factors": [{"id": "ffffffffff", "text": "pool too small"}],
            "whys": [{"id": "wwwwwwwwww", "text": "sized in 2021", "explains": "ffffffffff"}],
        },
        {
            "kind": "impact",
            "step": "hit",
            "accounts": [
                {
                    "id": "zzzzzzzzzz",
                    "who": "Harbor Books",
                    "revenue_at_risk": {"amount": "1200.50", "currency": "EUR"},
                }
            ],
            "answers": [
                {
                    "question": "silent",
                    "points": [
                        {
                            "id": "qqqqqqqqqq",
                            "text": "the banks",
                            "said_by": {"participant": "pppppppppp"},
                        }
                    ],
                }
            ],
        },
    ],
}


CHECK = jsonschema.Draft202012Validator(
    schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def read(data: object) -> Meeting:
    return read_json(json.dumps(data), AGENDA)


def refusal(text: str) -> str:
    with pytest.raises(InvalidMeeting) as caught:
        read_json(text, AGENDA)
    return str(caught.value)


def test_a_title_is_enough_and_the_default_agenda_fills_in() -> None:
    meeting = read({"incident": {"title": "x"}})
    assert meeting.incident.title == "x"
    assert meeting.agenda == AGENDA


def test_an_agenda_of_its_own_is_kept() -> None:
    own = {"title": "Own", "steps": [{"id": "a", "kind": "close", "title": "A"}]}
    assert read({"agenda": own}).agenda.title == "Own"


def test_what_is_written_is_read_back_unchanged_and_written_the_same() -> None:
    meeting = read(FULL)
    text = to_json(meeting)
    assert (
        read_json(
            text,
            Agenda.model_validate(
                {"title": "Other", "steps": [{"id": "a", "kind": "close", "title": "A"}]}
            ),
        )
        == meeting
    )
    assert to_json(read_json(text, AGENDA)) == text
    assert text.endswith("}\n")


@given(meetings())
def test_any_meeting_goes_out_and_comes_back_unchanged(meeting: Meeting) -> None:
    assert read_json(to_json(meeting), agenda()) == meeting


@given(meetings())
def test_any_meeting_fits_the_schema(meeting: Meeting) -> None:
    CHECK.validate(json.loads(to_json(meeting)))


def test_json_keeps_letters_as_they_are_and_orders_keys_as_the_meeting_does() -> None:
    text = to_json(read({"incident": {"title": "Zürich — 漢字"}}))
    assert "Zürich — 漢字" in text
    assert list(json.loads(text)) == list(Meeting.model_fields)


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert read_json('\ufeff{"incident": {"title": "x"}}', AGENDA).title == "x"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"incident": {"titel": "x"}}, "unknown key incident.titel (did you mean title?)."),
        ({"weather": "x"}, "unknown key weather."),
        ({"sections": [{"kind": "impact", "step": "hit", "acounts": []}]},
         "unknown key sections[0].acounts (did you mean accounts?)."),
        ({"timeline": [{"text": "a"}, {"text": "b", "when": {"time": "25:00"}}]},
         "timeline[1].when.time: must be a time such as 14:32 or 14:32:05, without an offset."),
        ({"timeline": [{"text": "a", "when": {"time": "14:00+02:00"}}]},
         "timeline[0].when.time: a wall-clock time carries no offset; the zone has a field of its own."),
        ({"timeline": [{"txt": "a"}]},
         "unknown key timeline[0].txt (did you mean text?) (and 1 more)."),
        ({"timeline": [{}]}, "timeline[0].text: is missing."),
        ({"timeline": {}}, "timeline: must be a list."),
        ({"participants": [{"name": "a", "present": "yes"}]},
         "participants[0].present: must be true or false."),
        ({"incident": {"date": 5}}, "incident.date: must be a date such as 2026-11-20."),
        ({"incident": {"date": "20.11.2026"}}, "incident.date: must be a date such as 2026-11-20."),
        ({"incident": {"title": 5}}, "incident.title: must be text in quotation marks."),
        ({"incident": {"timezone": "Mars/Crater"}},
         "incident.timezone: 'Mars/Crater' is no time zone (use an IANA name such as Europe/Berlin, or UTC)."),
        ({"incident": {"detected_by": "luck"}},
         "incident.detected_by: must be 'alert', 'staff' or 'customer'."),
        ({"created": "2026-11-20T15:00:00"},
         "created: must be an instant with its offset, such as 2026-11-20T14:32:00Z."),
        ({"created": "0001-01-01T00:00:00+05:00"},
         "created: this instant lies outside the years 1 to 9999."),
        ({"id": "short"}, "id: must be an id: 10 of the characters 0123456789abcdefghjkmnpqrstvwxyz."),
        ({"set_aside": ["No Such"]},
         "set_aside[0]: must be small letters and digits, words joined by - or _."),
        ({"sections": [{"kind": "party", "step": "hit"}]},
         f"sections[0]: its kind must be one of {', '.join(StepKind)}."),
        ({"sections": [{"kind": "impact", "step": "gone"}]},
         "the meeting: the agenda has no step 'gone'."),
        ({"sections": [{"kind": "impact", "step": "hit", "tickets": 1.5}]},
         "sections[0].tickets: must be a whole number."),
        ({"agenda": None}, "agenda: must be an object with keys and values."),
        ([], "the meeting: must be an object with keys and values."),
        ({"\x1b]0;x\x07we\nird": 1}, "unknown key we ird."),
    ],
)  # fmt: skip
def test_a_misfit_is_named_by_its_path(data: object, said: str) -> None:
    assert refusal(json.dumps(data)) == said


@pytest.mark.parametrize("text", ["", "{", "nonsense", '{"a": NaN}', "[" * 5000, '"\ud800"'])
def test_what_is_no_json_is_called_so(text: str) -> None:
    assert refusal(text).startswith("This is no JSON: ")


def read_or_refusal(text: str) -> Meeting | str:
    try:
        return read_json(text, AGENDA)
    except InvalidMeeting as error:
        return str(error)


@given(st.text())
def test_any_text_is_a_meeting_or_is_refused(text: str) -> None:
    assert read_or_refusal(text)


def _values() -> st.SearchStrategy[object]:
    leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    return st.recursive(
        leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner)
    )


@given(st.sampled_from(sorted(Meeting.model_fields)), _values())
def test_any_value_at_any_key_makes_a_meeting_or_a_refusal(key: str, value: object) -> None:
    result = read_or_refusal(json.dumps({**FULL, key: value}))
    if isinstance(result, str):
        assert clean_line(result) == result
    else:
        assert read_json(to_json(result), AGENDA) == result


def test_the_schema_is_a_schema_and_fits_what_is_written() -> None:
    made = schema()
    jsonschema.Draft202012Validator.check_schema(made)
    assert made["$schema"].endswith("2020-12/schema")
    assert {"title", "description"} <= made.keys()
    assert "required" not in made
    CHECK.validate({"incident": {"title": "x"}})
    CHECK.validate(FULL)
    CHECK.validate(json.loads(to_json(read(FULL))))
    assert not CHECK.is_valid({"incident": {"titel": "x"}})


def test_a_copy_shares_no_id_and_keeps_every_link() -> None:
    meeting = read(FULL)
    copy = with_fresh_ids(meeting)
    before, after = to_json(meeting), to_json(copy)
    for letter in "mjtnafwzq":
        assert f'"{letter * 10}"' in before
        assert f'"{letter * 10}"' not in after
    why, hit = copy.sections
    factor, answer = why.factors[0], hit.answers[0]  # type: ignore[union-attr]  # known by kind
    assert copy.actions[0].answers == factor.id
    assert why.whys[0].explains == factor.id  # type: ignore[union-attr]  # known by kind
    assert copy.insights[0].source == answer.points[0].id
    assert copy.insights[0].evidence[0].target == copy.timeline[0].id
    assert answer.points[0].said_by.participant == copy.participants[0].id
    assert copy.companions == ()


@given(meetings())
def test_a_copy_differs_in_nothing_but_ids_and_companions(meeting: Meeting) -> None:
    copy = with_fresh_ids(meeting)
    new = [row.id for _, rows in copy.lists() for row in rows]
    old = [row.id for _, rows in meeting.lists() for row in rows]
    assert not set(old) & set(new)
    text = to_json(copy)
    for before, after in zip(
        (meeting.id, meeting.incident.id, *old), (copy.id, copy.incident.id, *new), strict=True
    ):
        text = text.replace(f'"{after}"', f'"{before}"')
    assert text == to_json(meeting.changed(companions=()))


def test_a_copy_changes_no_text_that_only_looks_like_an_id() -> None:
    assert with_fresh_ids(read(FULL)).timeline[0].source == "pppppppppp"


def test_a_copy_keeps_a_link_to_what_is_gone_as_it_is() -> None:
    meeting = read({"actions": [{"what": "Look", "answers": "gggggggggg"}]})
    assert with_fresh_ids(meeting).actions[0].answers == "gggggggggg"
