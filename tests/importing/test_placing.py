"""What was found becomes entries of a meeting: once, in order, and never surer than its source."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.milestones import durations
from pmfacilitator.domain.rows import Entry, Link, Milestone
from pmfacilitator.domain.stamps import Stamp
from pmfacilitator.domain.timeline import in_order
from pmfacilitator.importing.found import Found, When, key_of
from pmfacilitator.importing.placing import (
    import_edit,
    origin_of,
    origins,
    placed,
    to_entries,
)
from pmfacilitator.session import Session
from tests.builders import dates, entry, incident, meeting, stamp, texts, wall_times, zone_names

UTC = dt.UTC


def when(words: str = "", **fields: Any) -> When:
    """A moment by its words: `14:32`, `2026-11-20`, `2026-11-20 14:32`, `11-20 14:32`."""
    given: dict[str, Any] = {}
    for part in words.split():
        if ":" in part:
            given["time"] = dt.time.fromisoformat(part)
        elif part.count("-") == 2:
            given["date"] = dt.date.fromisoformat(part)
        else:
            month, day = part.split("-")
            given["month_day"] = (int(month), int(day))
    return When(**(given | fields))


def found(words: str, text: str = "pager fired", **fields: Any) -> Found:
    """An entry that was found, with a key of its own."""
    about = {name: fields.pop(name) for name in tuple(fields) if name in When.__dataclass_fields__}
    given: dict[str, Any] = {
        "line": 1,
        "key": key_of(words, text),
        "when": when(words, **about),
        "text": text,
    }
    return Found(**(given | fields))


def only(each: Found, into: Meeting | None = None) -> Entry:
    """The one entry that it becomes."""
    [made] = to_entries([each], into or meeting())
    return made


def after(into: Meeting, *entries: Entry) -> Meeting:
    """The meeting once they were added."""
    return import_edit(entries).applied(into)


def story(of: Meeting) -> str:
    return " ".join(each.text for each in in_order(of.timeline, of.incident))


def without_facts() -> Meeting:
    return meeting(incident=incident(date=None, timezone=None))


def test_a_full_time_is_kept_as_its_source_has_it() -> None:
    made = only(
        found(
            "2026-11-20 14:32:05",
            zone="+02:00",
            zone_words="+02:00",
            written="20 Nov 2026, 14:32:05 +02:00",
            source="Chat #ops, Ana",
            url="https://example.org/42",
        )
    )
    assert made.when == Stamp(
        time=dt.time(14, 32, 5),
        typed="20 Nov 2026, 14:32:05 +02:00",
        date=dt.date(2026, 11, 20),
        zone="+02:00",
    )
    assert (made.text, made.source) == ("pager fired", "Chat #ops, Ana")
    assert made.evidence == (Link(url="https://example.org/42"),)
    assert made.milestone is made.suggested is None


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "ftp://example.org", "https://a b"])
def test_only_a_web_page_is_evidence(url: str) -> None:
    assert only(found("14:32", url=url)).evidence == ()


# --- what the meeting settles ------------------------------------------------------------------


def test_without_a_date_the_days_are_counted_from_the_incident() -> None:
    first, second = to_entries([found("23:50"), found("00:10", day=1)], meeting())
    assert (first.when, second.when) == (
        Stamp(time=dt.time(23, 50), typed="23:50"),
        Stamp(time=dt.time(0, 10), typed="00:10", day=1),
    )
    [before] = to_entries([found("00:10", day=1)], without_facts())
    assert before.when
    assert (before.when.day, before.when.is_inferred) == (1, True)


def test_days_that_are_counted_are_told_and_follow_the_incident() -> None:
    told = [found("14:32", zone="-05:00", zone_words="EST"), found("2026-11-21 09:00")]
    done = placed(told, meeting())
    assert done.dayless == 1
    first = done.entries[0].when
    assert first is not None
    assert (first.is_inferred, first.zone) == (True, "-05:00")
    assert first.date_given(dt.date(2026, 11, 19)) == dt.date(2026, 11, 19)


@pytest.mark.parametrize("day", [-1, 3661])
def test_a_day_that_cannot_be_counted_is_said_in_words(day: int) -> None:
    made = only(found("00:10", day=day))
    assert (made.when, made.text) == (None, "00:10: pager fired")


@pytest.mark.parametrize(
    ("incident_date", "month_day", "date"),
    [
        ("2026-11-20", "11-21", "2026-11-21"),
        ("2026-12-31", "01-01", "2027-01-01"),
        ("2026-01-01", "12-31", "2025-12-31"),
        ("2027-01-10", "02-29", "2028-02-29"),
    ],
)
def test_a_missing_year_is_the_one_nearest_to_the_incident(
    incident_date: str, month_day: str, date: str
) -> None:
    made = only(found(f"{month_day} 14:32"), meeting(incident=incident(date=incident_date)))
    assert made.when is not None
    assert made.when.date == dt.date.fromisoformat(date)


def test_a_missing_year_stays_in_words_where_nothing_settles_it() -> None:
    made = only(found("08-24 17:58", written="Aug 24, 17:58"), without_facts())
    assert (made.when, made.text) == (None, "Aug 24, 17:58: pager fired")
    assert placed([found("08-24 17:58")], without_facts()).unsure_dates == 1


def test_a_time_without_zone_counts_in_the_meetings_and_is_counted() -> None:
    told = placed([found("14:32"), found("14:33", zone="UTC")], meeting())
    assert [each.when and each.when.zone for each in told.entries] == [None, "UTC"]
    assert told.zoneless == 1


def test_a_zone_that_was_chosen_and_is_the_meetings_follows_it() -> None:
    chosen = only(found("14:32", zone="Europe/Berlin"))
    written = only(found("14:32", zone="Europe/Berlin", zone_words="Berlin time"))
    assert chosen.when
    assert chosen.when.zone is None
    assert written.when
    assert written.when.zone == "Europe/Berlin"
    assert placed([found("14:32", zone="Europe/Berlin")], meeting()).zoneless == 0


def test_a_zone_of_its_own_stays_with_an_instant() -> None:
    instant = dt.datetime(2026, 11, 20, 13, 32, 7, 250, tzinfo=UTC)
    made = only(found("2026-11-20 13:32:07", zone="UTC", instant=instant))
    assert made.when
    assert made.when.zone == "UTC"
    assert made.when.instant(None, None) == instant.replace(microsecond=0)


# --- what stays open ---------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["14:32", "2026-11-20 14:32", "11-20 14:32"])
def test_a_zone_that_could_mean_several_keeps_its_time_in_words(words: str) -> None:
    told = placed([found(words, zone_words="CST")], meeting())
    [made] = told.entries
    assert (made.when, made.text) == (None, f"{words} CST: pager fired")
    assert (told.unsure_zones, told.unsure_dates, told.zoneless) == (("CST",), 0, 0)


@pytest.mark.parametrize(
    ("timezone", "words", "zone"),
    [
        ("America/Chicago", "2026-11-20 14:32", "America/Chicago"),
        ("America/Chicago", "14:32", "America/Chicago"),
        ("Asia/Shanghai", "2026-11-20 14:32", "Asia/Shanghai"),
        # In summer, clocks in Chicago are called something else, and so are those in Berlin.
        ("America/Chicago", "2026-06-20 14:32", None),
        ("Europe/Berlin", "2026-11-20 14:32", None),
        # Clocks went back that night: the first 01:30 was still CDT.
        ("America/Chicago", "2026-11-01 01:30", None),
    ],
)
def test_what_clocks_of_the_meetings_zone_are_called_is_settled(
    timezone: str, words: str, zone: str | None
) -> None:
    into = meeting(incident=incident(timezone=timezone))
    made = only(found(words, zone_words="CST"), into)
    assert (made.when and made.when.zone) == zone


def test_a_zone_that_nobody_knows_is_no_zone() -> None:
    made = only(found("14:32", zone="Mars/Olympus"))
    assert (made.when, made.text) == (None, "14:32 Mars/Olympus: pager fired")


@pytest.mark.parametrize(
    ("words", "written", "text"),
    [
        ("2026-11-20 14:32", "14:32 CST", "2026-11-20 14:32 CST"),
        ("2026-11-20 14:32", "Nov 20, 14:32 CST", "2026-11-20 14:32 CST"),
        ("11-20 14:32", "2:32 pm", "11-20 14:32 CST"),
        ("11-20 14:32", "Nov 20, 2:32 pm CST", "Nov 20, 2:32 pm CST"),
        ("14:32", "2:32 pm CST", "2:32 pm CST"),
        ("14:32", "", "14:32 CST"),
    ],
)
def test_a_stamp_in_words_tells_the_day_wherever_its_source_has_it(
    words: str, written: str, text: str
) -> None:
    made = only(found(words, zone_words="CST", written=written))
    assert (made.when, made.text) == (None, f"{text}: pager fired")


def test_a_date_that_could_mean_two_keeps_its_time_in_words() -> None:
    doubtful = found("16:21", written="07/08/16 16:21", doubt="Is “07/08/16” in July or August?")
    told = placed([doubtful], meeting())
    assert told.entries[0].when is None
    assert told.entries[0].text == "07/08/16 16:21: pager fired"
    assert told.unsure_dates == 1


@pytest.mark.parametrize(
    ("incident_date", "day"),
    [("2026-11-20", 0), ("2026-11-19", 1), (None, 0), ("2026-11-24", None), ("2026-11-01", None)],
)
def test_a_day_that_is_only_likely_counts_from_the_incidents_if_it_is_near(
    incident_date: str | None, day: int | None
) -> None:
    into = meeting(incident=incident(date=incident_date))
    told = placed([found("2026-11-20 14:32", presumed=True)], into)
    [made] = told.entries
    assert (made.when and made.when.day) == day
    assert made.when is None or made.when.is_inferred
    assert told.likely_dates == (() if day is None else (dt.date(2026, 11, 20),))
    assert day is not None or made.text == "2026-11-20 14:32: pager fired"


def test_a_likely_day_shortly_before_the_incident_is_that_day() -> None:
    into = meeting(incident=incident(date="2026-11-21"))
    made = only(found("2026-11-20 14:32", presumed=True), into)
    assert made.when == stamp("2026-11-20 14:32")


def test_a_likely_time_on_a_day_before_an_unknown_one_is_said_in_words() -> None:
    before = found("14:32", day=-1, presumed=True)
    made = only(before, without_facts())
    assert (made.when, made.text) == (None, "14:32: pager fired")


def test_days_that_are_only_likely_keep_their_distance() -> None:
    told = [found(f"2026-11-{day} 14:32", presumed=True) for day in (20, 21)]
    first, second = to_entries(told, without_facts())
    assert (first.when and first.when.day, second.when and second.when.day) == (0, 1)


def test_a_likely_day_keeps_its_distance_from_a_certain_one_too() -> None:
    told = [found("2026-11-20 14:32", "a"), found("2026-11-21 09:10", "b", presumed=True)]
    now = after(
        without_facts(), *to_entries([*told, found("2026-11-20 20:00", "c")], without_facts())
    )
    assert story(now) == "a c b"


def test_a_time_that_may_be_morning_or_evening_is_kept_in_words() -> None:
    unsure = found("2026-11-20 02:32", zone="UTC", either_half=True, written="2:32")
    made = only(unsure)
    assert unsure.when.utc is None
    assert (made.when, made.text) == (None, "2026-11-20 2:32: pager fired")


def test_a_doubt_about_something_else_leaves_the_time() -> None:
    made = only(found("2026-11-20 14:32", doubt="It may be a minute or two later."))
    assert made.when is not None
    assert made.text == "pager fired"


@pytest.mark.parametrize(
    ("words", "fields", "text"),
    [
        ("2019-12-03", {}, "2019-12-03: pager fired"),
        ("2019-12-03", {"written": "3 Dec --:--"}, "2019-12-03: pager fired"),
        ("12-03", {}, "2026-12-03: pager fired"),
        ("", {}, "pager fired"),
        ("", {"written": "22:XX"}, "22:XX: pager fired"),
        ("", {"zone_words": "CST"}, "pager fired"),
    ],
)
def test_a_day_without_a_time_is_said_in_words(
    words: str, fields: dict[str, Any], text: str
) -> None:
    made = only(found(words, **fields))
    assert (made.when, made.text) == (None, text)


def test_words_that_are_missing_leave_the_stamp() -> None:
    assert only(found("2019-12-03", text=" ")).text == "2019-12-03"


# --- instants ----------------------------------------------------------------------------------


def test_an_instant_settles_a_zone_that_could_mean_several() -> None:
    instant = dt.datetime(2026, 6, 20, 20, 32, tzinfo=UTC)
    made = only(found("2026-06-20 14:32", zone_words="CST", instant=instant))
    assert made.when
    assert made.when.zone == "-06:00"
    assert made.when.instant(None, None) == instant


def test_an_instant_settles_an_hour_that_clocks_show_twice() -> None:
    for utc in (0, 1):
        instant = dt.datetime(2026, 10, 25, utc, 30, tzinfo=UTC)
        made = only(found("2026-10-25 02:30", zone="Europe/Berlin", instant=instant))
        assert made.when
        assert made.when.instant(None, None) == instant


@pytest.mark.parametrize("words", ["", "14:32", "2026-11-01 14:32", "11-20 14:32"])
def test_an_instant_that_fits_no_clock_is_told_in_utc(words: str) -> None:
    instant = dt.datetime(2026, 11, 20, 20, 32, 1, tzinfo=UTC)
    made = only(found(words, instant=instant), without_facts())
    assert made.when
    assert made.when.instant(None, None) == instant


# --- order -------------------------------------------------------------------------------------


def test_a_day_without_a_time_stands_where_its_source_has_it() -> None:
    told = [found("12-03 11:00", "a"), found("12-03", "b"), found("12-03 14:00", "c")]
    now = after(meeting(), *to_entries(told, meeting()))
    assert story(now) == "a 2026-12-03: b c"


def test_a_list_of_the_newest_first_is_turned_round() -> None:
    told = [found("", "d"), found("14:00", "c"), found("", "b"), found("11:00", "a")]
    entries = to_entries(told, meeting())
    assert [each.text for each in entries] == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("there", "order"),
    [
        ((), "first second 14:00"),
        (("10:00 early", "16:00 late"), "early first second 14:00 late"),
        (("16:00 late", "10:00 early", "beneath"), "early beneath first second 14:00 late"),
        (("16:00 late",), "first second 14:00 late"),
        (("note", "16:00 late"), "note first second 14:00 late"),
    ],
)
def test_what_begins_without_a_time_stands_before_the_first_that_has_one(
    there: tuple[str, ...], order: str
) -> None:
    into = meeting(timeline=tuple(entry(line) for line in there))
    told = [found("", "first"), found("", "second"), found("14:00", "14:00")]
    assert story(after(into, *to_entries(told, into))) == order


def test_what_has_no_time_at_all_stands_behind_what_is_there() -> None:
    into = meeting(timeline=(entry("16:00 late"),))
    assert story(after(into, *to_entries([found("", "a"), found("", "b")], into))) == "late a b"


# --- once --------------------------------------------------------------------------------------


def test_the_same_source_adds_nothing_again() -> None:
    told = [found("14:32"), found("14:33"), found("", "so it went")]
    now = after(meeting(), *to_entries(told, meeting()))
    again = placed([*told, found("14:34")], now)
    assert (len(again.entries), again.known) == (1, 3)
    assert {origin_of(each) for each in told} == origins(now)


def test_what_stands_in_a_source_twice_under_one_name_is_added_once() -> None:
    assert len(to_entries([found("14:32"), found("14:32")], meeting())) == 1


@pytest.mark.parametrize("key", ["", "Slack C1/123.4", "x" * 61, "a--b", "1a2b-2"])
def test_any_key_becomes_an_origin(key: str) -> None:
    made = only(found("14:32", key=key))
    assert made.origin == origin_of(found("14:32", key=key))
    assert key != "1a2b-2" or made.origin == key


# --- milestones --------------------------------------------------------------------------------


def test_a_milestone_is_only_suggested_until_somebody_confirms_it() -> None:
    detected = found("14:32", milestone=Milestone.DETECTED)
    [suggested] = to_entries([detected], meeting())
    assert (suggested.milestone, suggested.suggested) == (None, Milestone.DETECTED)
    [confirmed] = to_entries([detected], meeting(), confirmed={detected.key})
    assert (confirmed.milestone, confirmed.suggested) == (Milestone.DETECTED, None)


@pytest.mark.parametrize("field", ["milestone", "suggested"])
def test_nothing_is_suggested_that_another_entry_has(field: str) -> None:
    there = entry("14:00 somebody saw it").changed(**{field: Milestone.DETECTED})
    made = only(found("14:32", milestone=Milestone.DETECTED), meeting(timeline=(there,)))
    assert made.suggested is made.milestone is None


def test_each_milestone_goes_to_one_entry() -> None:
    told = [found(f"14:3{n}", milestone=Milestone.DETECTED) for n in range(4)]
    suggested = to_entries(told, meeting())
    assert [each.suggested for each in suggested] == [Milestone.DETECTED, None, None, None]
    confirmed = to_entries(told, meeting(), confirmed={told[1].key, told[2].key})
    assert [each.milestone for each in confirmed] == [None, Milestone.DETECTED, None, None]
    assert {each.suggested for each in confirmed} == {None}


def test_a_confirmed_milestone_leaves_the_entry_that_had_it() -> None:
    into = meeting(timeline=(entry("14:00 somebody saw it", Milestone.DETECTED),))
    told = found("14:32", milestone=Milestone.DETECTED)
    now = after(into, *to_entries([told], into, confirmed={told.key}))
    assert [each.milestone for each in now.timeline] == [None, Milestone.DETECTED]


def test_a_suggestion_is_in_no_duration() -> None:
    told = [
        found("14:00", milestone=Milestone.IMPACT_STARTED),
        found("14:32", milestone=Milestone.DETECTED),
    ]
    now = after(meeting(), *to_entries(told, meeting()))
    assert {each.seconds for each in durations(now)} == {None}


# --- the edit ----------------------------------------------------------------------------------


def test_an_import_is_one_undo_step_that_says_how_much_it_was() -> None:
    session = Session(meeting())
    entries = to_entries([found("14:32"), found("14:33")], meeting())
    session.apply(import_edit(entries))
    assert len(session.meeting.timeline) == 2
    undone = session.undo()
    assert undone
    assert (undone.label, undone.touches) == ("imported 2 entries", entries[0].id)
    assert session.meeting == meeting()
    assert import_edit(entries[:1]).label(meeting()) == "imported “pager fired”"


def test_no_entries_change_nothing() -> None:
    assert import_edit(()).applied(meeting()) == meeting()


# --- anything ----------------------------------------------------------------------------------


@st.composite
def whens(draw: st.DrawFn) -> When:
    month_day = draw(st.none() | st.tuples(st.integers(1, 12), st.integers(1, 31)))
    naive = draw(st.none() | st.datetimes())
    return When(
        time=draw(st.none() | wall_times()),
        date=draw(st.none() | dates()),
        month_day=month_day,
        day=draw(st.sampled_from((0, 0, 1, -1, 10**9))),
        zone=draw(st.none() | zone_names() | st.just("Mars/Olympus")),
        zone_words=draw(texts()),
        instant=naive.replace(tzinfo=UTC) if naive else None,
        presumed=draw(st.booleans()),
        either_half=draw(st.booleans()),
    )


@st.composite
def founds(draw: st.DrawFn) -> Found:
    return Found(
        text=draw(texts()),
        when=draw(whens()),
        line=1,
        key=draw(texts()),
        milestone=draw(st.none() | st.sampled_from(Milestone)),
        doubt=draw(texts()),
        source=draw(texts()),
        url=draw(texts() | st.just("https://example.org")),
        written=draw(texts()),
    )


@given(st.lists(founds(), max_size=5), dates() | st.none(), zone_names() | st.none())
def test_whatever_was_found_has_its_place_and_comes_once(
    told: list[Found], date: dt.date | None, zone: str | None
) -> None:
    day = date.isoformat() if date else None
    into = meeting(incident=incident(date=day, timezone=zone), timeline=(entry("14:32 it began"),))
    confirmed = {each.key for each in told[:2]}
    made = placed(told, into, confirmed=confirmed)
    now = import_edit(made.entries).applied(into)
    assert len(made.entries) + made.known == len(told)
    assert len(in_order(now.timeline, now.incident)) == 1 + len(made.entries)
    assert placed(told, now, confirmed=confirmed).entries == ()


@given(whens())
def test_an_instant_that_was_certain_is_the_one_that_the_entry_means(moment: When) -> None:
    each = Found("it began", moment, 1, "k")
    made = only(each, without_facts())
    if moment.utc is not None and made.when is not None:
        assert made.when.instant(None, None) == moment.utc.replace(microsecond=0)
    elif moment.utc is None and made.when is not None:
        assert made.when.instant(None, None) is None
