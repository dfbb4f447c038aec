from __future__ import annotations

import datetime as dt

import pytest

from pmfacilitator.errors import InvalidImport
from pmfacilitator.importing.found import Choices, Imported, Kind
from pmfacilitator.importing.registry import read
from tests.importing.tools.exports import CSV, material, told, warned

DAY = dt.date(2026, 11, 20)


def table(text: str, choices: Choices | None = None, name: str = "") -> Imported:
    return read(material(text, name), choices or Choices(), "csv")


def utc(imported: Imported) -> list[str | None]:
    return [f"{at:%d %H:%M}" if (at := entry.when.utc) else None for entry in imported.entries]


def test_columns_are_told_by_their_names() -> None:
    imported = read(material(CSV))
    assert imported.source == "csv"
    assert told(imported) == [
        ("2026-11-20T13:58", "First orders stick"),
        ("2026-11-20T14:20", "Queue is full, retries pile up"),
        ("2026-11-20T15:20", "Orders arrive again"),
    ]
    assert [entry.line for entry in imported.entries] == [2, 3, 5]
    assert [entry.source for entry in imported.entries] == ["", "Ana", "Bo"]
    assert imported.entries[1].url == "https://grafana.example/d/1"
    assert utc(imported) == ["20 13:58", "20 14:20", "20 15:20"]
    assert imported.warnings == ()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_separators_line_ends_and_encodings_do_not_matter(
    separator: str, end: str, encoding: str
) -> None:
    rows = (("When", "Event"), ("2026-11-20T13:58Z", "Bäcker ruft an"))
    text = end.join(separator.join(row) for row in rows) + end
    imported = read(material(text.encode(encoding)))
    assert (imported.source, told(imported)) == ("csv", [("2026-11-20T13:58", "Bäcker ruft an")])


@pytest.mark.parametrize(
    ("cell", "local", "instant"),
    [
        ("2026-11-20T13:58:07.123Z", "2026-11-20T13:58:07", "20 13:58"),
        ("2026-11-20 15:58:00+02:00", "2026-11-20T15:58", "20 13:58"),
        ("2026-11-20 13:58 UTC", "2026-11-20T13:58", "20 13:58"),
        ("2026-11-20 13:58", "2026-11-20T13:58", None),
        ("20 Nov 2026 1:58 PM", "2026-11-20T13:58", None),
        ("November 20, 2026, 13:58", "2026-11-20T13:58", None),
        ("20.11.2026 13.58", "2026-11-20T13:58", None),
        ("20/11/2026 13:58", "2026-11-20T13:58", None),
        ("11/20/2026 13:58", "2026-11-20T13:58", None),
        ("1795183080", "2026-11-20T13:58", "20 13:58"),
        ("1795183080123", "2026-11-20T13:58", "20 13:58"),
        ("2026-11-20 24:00", "2026-11-21T00:00", None),
        ("13:58", "13:58", None),
        ("2026-11-20", "2026-11-20", None),
        ("soon", None, None),
        ("", None, None),
        ("9999-12-31T23:59:59-14:00", "9999-12-31T23:59:59", None),
    ],
)
def test_stamps_are_read_or_left_open(cell: str, local: str | None, instant: str | None) -> None:
    imported = table(f'time,event\n"{cell}",it happened\n', Choices(columns={"time": "1"}))
    assert told(imported) == [(local, "it happened")]
    assert utc(imported) == [instant]
    assert imported.entries[0].written == cell


def test_a_row_without_time_keeps_its_place_its_words_and_says_why() -> None:
    imported = table(
        "time,event\n2026-11-20 13:58,one\n2026-11-20,two\nsoon,three\n2026-11-20 15:00,four"
    )
    assert [entry.text for entry in imported.entries] == ["one", "two", "three", "four"]
    assert [entry.when.kind for entry in imported.entries] == [
        Kind.TIMED,
        Kind.DATE,
        Kind.UNTIMED,
        Kind.TIMED,
    ]
    assert imported.entries[2].doubt == "“soon” is no time that can be read."
    assert "Some rows have no time" in warned(imported)


def test_a_chosen_day_settles_what_an_abbreviation_means() -> None:
    text = "Time (CET),What\n09:12,deploy\n09:38,back\n"
    assert "CET can mean several zones" in warned(table(text))
    winter = table(text, Choices(date=dt.date(2026, 11, 20)))
    assert utc(winter) == ["20 08:12", "20 08:38"]
    assert "CET" not in warned(winter)
    assert utc(table(text, Choices(date=dt.date(2026, 7, 20)))) == [None, None]
    counted = table(text, Choices(counted_from=dt.date(2026, 11, 20)))
    assert [entry.when.zone for entry in counted.entries] == [
        entry.when.zone for entry in winter.entries
    ]
    assert {entry.when.date for entry in counted.entries} == {None}
    assert not any("date" in remark.words for remark in counted.warnings)


def test_a_row_that_says_that_its_time_is_unknown_is_named_and_can_be_taken_in() -> None:
    text = "time,event\n2026-11-20 13:58,one\n2026-11-20 --:--,two\n2026-11-20 15:00,three"
    for everything in (False, True):
        imported = table(text, Choices(everything=everything))
        assert [entry.text for entry in imported.entries] == ["one", "three"]
        assert "Nobody knows the time of “two”; it is left out." in warned(imported)
        assert "Not usable: one whose time is said to be unknown." in warned(imported)
        assert [(each.line, each.text) for each in imported.skipped] == [
            (3, "2026-11-20 --:-- two"),
        ]


def test_the_order_of_day_and_month_is_taken_from_the_whole_column() -> None:
    text = "time,event\n04/05/2026 13:58,one\n{}/05/2026 14:00,two\n"
    assert told(table(text.format(25)))[0][0] == "2026-05-04T13:58"
    assert told(table("time,event\n04/05/2026 13:58,one\n04/25/2026 14:00,two"))[0][0] == (
        "2026-04-05T13:58"
    )
    open_order = table(text.format("06"))
    assert told(open_order)[0][0] == "13:58"
    assert open_order.entries[0].doubt == (
        "“04/05/2026 13:58” does not say which number is the month."
    )
    assert "whether the day or the month comes first" in warned(open_order)


def test_the_incident_s_date_settles_the_order_where_only_one_fits() -> None:
    text = "time,event\n04/05/2026 13:58,one\n06/05/2026 14:00,two\n"
    chosen = table(text, Choices(date=dt.date(2026, 5, 4)))
    assert [local for local, _ in told(chosen)] == ["2026-05-04T13:58", "2026-05-06T14:00"]
    assert [local for local, _ in told(table(text, name="2026-04-05 outage.csv"))] == [
        "2026-04-05T13:58",
        "2026-06-05T14:00",
    ]
    both_fit = "time,event\n04/05/2026 13:58,one\n05/04/2026 14:00,two\n"
    assert told(table(both_fit, Choices(date=dt.date(2026, 5, 4))))[0][0] == "13:58"


def test_times_without_dates_pass_midnight_and_take_the_chosen_date() -> None:
    text = "time,event\n23:50,one\n23:58,two\n00:10,three\n"
    without = table(text)
    assert [(entry.when.local, entry.when.day) for entry in without.entries] == [
        ("23:50", 0),
        ("23:58", 0),
        ("00:10", 1),
    ]
    assert "choose the incident’s date" in warned(without)
    chosen = table(text, Choices(date=DAY, zone="Europe/Berlin"))
    assert utc(chosen) == ["20 22:50", "20 22:58", "20 23:10"]
    assert [entry.key for entry in chosen.entries] == [entry.key for entry in without.entries]


def test_a_date_that_only_the_file_s_name_tells_claims_no_instant() -> None:
    named = table("time (UTC),event\n13:58,one\n", name="2026-11-20-orders.csv")
    assert told(named) == [("2026-11-20T13:58", "one")]
    assert utc(named) == [None]


@pytest.mark.parametrize(
    ("header", "cell", "zone"),
    [
        ("Time (UTC)", "2026-11-20 13:58", "UTC"),
        ("Date and time in CET", "2026-11-20 13:58", "+01:00"),
        ("Time", "2026-11-20 13:58 EST", "-05:00"),
        ("Time", "2026-11-20 13:58", None),
    ],
)
def test_the_zone_stands_in_the_header_or_the_cell(
    header: str, cell: str, zone: str | None
) -> None:
    when = table(f"{header},Event\n{cell},one\n").entries[0].when
    assert when.zone == zone


def test_a_column_of_zones_counts_row_by_row_and_a_choice_fills_the_rest() -> None:
    text = (
        "time,zone,event\n2026-07-20 13:58,Europe/Berlin,one\n"
        "2026-07-20 13:59,IST,two\n2026-07-20 14:00,,three\n"
    )
    imported = table(text)
    assert [entry.when.zone for entry in imported.entries] == ["Europe/Berlin", None, None]
    assert "IST can mean several zones" in warned(imported)
    assert "No time zone is named" in warned(imported)
    chosen = table(text, Choices(zone="Asia/Kolkata"))
    assert [(entry.line, entry.when.zone) for entry in chosen.entries] == [
        (3, "Asia/Kolkata"),
        (4, "Asia/Kolkata"),
        (2, "Europe/Berlin"),
    ]


@pytest.mark.parametrize(
    ("choices", "zone"),
    [
        (Choices(zone="Europe/Berlin"), None),
        (Choices(zone="America/Chicago"), "America/Chicago"),
        (Choices(counted_in="America/Chicago"), "America/Chicago"),
        (Choices(zone="Europe/Berlin", counted_in="Asia/Shanghai"), "Asia/Shanghai"),
    ],
)
def test_a_zone_settles_only_what_its_clocks_are_called(choices: Choices, zone: str | None) -> None:
    imported = table("time,event\n2026-11-20 13:58 CST,one\n2026-11-20 13:59,two\n", choices)
    assert [entry.when.zone for entry in imported.entries] == [zone, choices.zone]
    assert ("CST can mean several" in warned(imported)) == (zone is None)


def test_newest_first_is_turned_around() -> None:
    rows = [f"2026-11-20 14:{minute:02},at {minute}" for minute in (30, 30, 20, 10)]
    imported = table("\n".join(["time,event", *rows]))
    assert [entry.line for entry in imported.entries] == [5, 4, 3, 2]


def test_rows_that_stand_twice_are_kept_and_told_apart() -> None:
    imported = table("time,event\n2026-11-20 14:00,ping\n2026-11-20 14:00,ping\n")
    assert len({entry.key for entry in imported.entries}) == 2


def test_a_state_goes_before_the_words() -> None:
    imported = table("time,status,text\n2026-11-20 14:00,MONITORING,**Fix** is in\n")
    assert told(imported)[0][1] == "Monitoring: Fix is in"


def test_separators_that_were_not_quoted_belong_to_the_last_column() -> None:
    imported = table("time;event\n2026-11-20 14:00;one; two; three\n2026-11-20 15:00;x\n")
    assert told(imported)[0][1] == "one; two; three"


def test_quotes_that_do_not_fit_are_said_and_nothing_is_lost() -> None:
    imported = table('time,event\n2026-11-20 14:00,"never closed\n2026-11-20 15:00,x\n')
    assert "quotes" in warned(imported)
    assert "15:00,x" in imported.entries[-1].text


def test_the_separator_may_be_named_as_spreadsheets_do() -> None:
    imported = table("sep=;\ntime;event, in words\n2026-11-20 14:00;one\n")
    assert (told(imported), imported.entries[0].line) == ([("2026-11-20T14:00", "one")], 3)


UNCLEAR = "A,B,C\n2026-11-20 14:00,one,eins\n2026-11-20 15:00,two,zwei\n"


def test_columns_that_cannot_be_told_are_asked_for() -> None:
    with pytest.raises(InvalidImport) as error:
        table(UNCLEAR)
    assert str(error.value) == (
        "Which column holds the text? There are “A” (1), “B” (2), “C” (3);"
        " choose with --columns time=1,text=2."
    )


@pytest.mark.parametrize("columns", [{"time": "a", "text": "c"}, {"time": "1", "text": "3"}])
def test_chosen_columns_are_taken_by_name_or_number(columns: dict[str, str]) -> None:
    imported = read(material(UNCLEAR), Choices(columns=columns))
    assert [entry.text for entry in imported.entries] == ["eins", "zwei"]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"text": "Z"}, "There is no column “Z”; there are “A” (1), “B” (2), “C” (3)."),
        ({"text": "4"}, "There is no column “4”"),
        ({"smell": "A"}, "“smell” is nothing a column can hold; choose among time, date"),
    ],
)
def test_a_column_that_is_not_there_is_refused(columns: dict[str, str], said: str) -> None:
    with pytest.raises(InvalidImport) as error:
        table(UNCLEAR, Choices(columns=columns))
    assert said in str(error.value)


@pytest.mark.parametrize("text", ["", "one line", "a\nb\nc", f"time,event{',x' * 1000}\n14:32"])
def test_what_is_no_table_is_said_to_be_none(text: str) -> None:
    with pytest.raises(InvalidImport, match="No table stands there"):
        table(text)


@pytest.mark.parametrize(
    "text",
    [
        "Timeline, all times UTC\n\n14:32, deployed\n14:33, more, and more\n",
        "| Time | Event |\n| --- | --- |\n| 14:32 | deployed |\n",
        "At 14:32, we deployed\nAt 14:40, orders got stuck\n",
        "14:32, deployed\n14:40, stuck\n",
        "Ovens, orders\n1,2\n3,4\n",
    ],
)
def test_what_people_write_is_not_taken_for_a_table(text: str) -> None:
    assert read(material(text)).source == "text"
