from __future__ import annotations

from pmfacilitator.importing.found import Choices
from pmfacilitator.importing.prose import read_prose
from tests.importing.prose.reading import entries, read, warned

TEXT = (
    "# Dry pumps\n\nAt 09:58 nobody knew. The pumps ran until 10:01.\n\n"
    "## Timeline 2024-03-04 (UTC)\n- 10:00 pump off\n- 10:20 pump on\n\n"
    "```\n10:01:02 WARN dry\n10:01:03 WARN dry\nno time here\n```\n\n"
    "## Impact\n- 10:02 to 10:19 no water\n"
)


def test_what_looks_like_an_entry_and_is_none_is_shown_with_its_reason() -> None:
    skipped = {one.line: (one.text, one.why) for one in read(TEXT).skipped}
    assert skipped[10] == ("10:01:02 WARN dry", "a line of a log or of code")
    assert skipped[16][1] == "outside of the timeline"
    assert 3 in skipped
    assert 12 not in skipped


def test_all_of_it_is_kept_when_asked_for_in_the_order_of_the_source() -> None:
    everything = read_prose(TEXT, Choices(everything=True), "")
    assert [entry.line for entry in everything.entries] == sorted(
        entry.line for entry in everything.entries
    )
    assert {10, 11, 16} <= {entry.line for entry in everything.entries}
    assert everything.skipped == ()


def test_the_list_of_what_was_left_out_is_not_endless() -> None:
    log = "```\n" + "10:01:02 WARN dry\n" * 2000 + "```\n"
    assert len(read("## Timeline\n- 10:00 off\n- 10:20 on\n\n" + log).skipped) == 200


def test_keys_do_not_depend_on_what_was_chosen() -> None:
    text = "- 10:00 off\n- 10:05 bell\n- 10:05 bell\n"
    plain = [entry.key for entry in entries(text)]
    assert [entry.key for entry in entries(text, date="2024-03-04", zone="UTC")] == plain
    assert len(set(plain)) == 3
    more = [entry.key for entry in entries("- 09:00 new\n" + text)]
    assert more[1:] == plain


def test_nothing_found_is_said() -> None:
    for text in ("", "Nothing happened.", "- one\n- two\n", "\n\n\n"):
        assert entries(text) == []
        assert "No line was found" in warned(text)


def test_a_single_line_is_an_entry() -> None:
    (entry,) = entries("2024-03-04 10:00 UTC pump off")
    assert (entry.when.local, entry.text) == ("2024-03-04T10:00", "pump off")


def test_each_thing_that_is_open_is_said_once() -> None:
    words = [one.words for one in read("- 10:00 off\n" * 50).warnings]
    assert len(words) == len(set(words)) == 2
    assert any("No date" in one for one in words)
    assert any("zone" in one for one in words)


def test_keeping_everything_changes_nothing_about_the_timeline() -> None:
    text = TEXT + "\n```\n2025-01-01 23:59:59 all clear, outage begins, incident resolved\n```\n"
    plain = {entry.key: entry for entry in entries(text)}
    kept = {entry.key: entry for entry in read_prose(text, Choices(everything=True), "").entries}
    assert {key: kept[key] for key in plain} == plain
    assert len(kept) > len(plain)
