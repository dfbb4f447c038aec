from __future__ import annotations

import pytest

from pmfacilitator.importing.prose.readable import first_link, readable
from tests.importing.prose.reading import entries


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("plain words", "plain words"),
        ("**bold** and *slanted* and _so_ and __so__", "bold and slanted and so and so"),
        ("***both*** ~~gone~~", "both gone"),
        ("`make undo` was run", "make undo was run"),
        ("`a_b` and snake_case_name stay", "a_b and snake_case_name stay"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("see [the chart](https://x.example/a) now", "see the chart now"),
        ('see [the chart](https://x.example/a_(b) "Title") now', "see the chart now"),
        ("see [the chart][ref] and [ref]", "see the chart and ref"),
        ("[unknown] stays", "[unknown] stays"),
        ("[[1]](#notes) first", "[1] first"),
        ("![a picture](x.png) seen", "a picture seen"),
        ("<https://x.example/a> opened", "https://x.example/a opened"),
        ("<ana@x.example> wrote", "ana@x.example wrote"),
        ("<https://x.example/a|the chart> opened", "the chart opened"),
        ("<@U1> asks <@U2|tom> in <#C3|ops>, <!here>", "@U1 asks @tom in #ops, @here"),
        ("[[Pump|the pump]] off, [[Crew]] asleep", "the pump off, Crew asleep"),
        ("[https://x.example the chart] opened", "the chart opened"),
        ("'''bold''' in ''wikis''", "bold in wikis"),
        ("R&amp;D &lt;3 pumps", "R&D <3 pumps"),
        ("<ben> pump is dry", "<ben> pump is dry"),
        ("<b>bold</b><br/>and <span class='x'>more</span>", "bold and more"),
        (r"not \*slanted\*", "not *slanted*"),
        ("a footnote[^1] here", "a footnote here"),
        ("https://x.example/a_b_c is kept", "https://x.example/a_b_c is kept"),
        ("a\ttab  and   spaces", "a tab and spaces"),
    ],
)
def test_markup_comes_out_as_people_read_it(text: str, words: str) -> None:
    assert readable(text, {"ref": "https://x.example/ref"}) == words


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("see [a](https://x.example/a) and [b](https://x.example/b)", "https://x.example/a"),
        ("see [the chart][ref]", "https://x.example/ref"),
        ("see https://x.example/a.", "https://x.example/a"),
        ("see [a page](other.md)", ""),
        ("no link", ""),
    ],
)
def test_the_first_web_page_is_kept_as_a_link(text: str, url: str) -> None:
    assert first_link(text, {"ref": "https://x.example/ref"}) == url


def test_an_entry_keeps_its_link_beside_its_words() -> None:
    (entry, _) = entries("- 10:00 see [the chart](https://x.example/c)\n- 10:05 done")
    assert (entry.text, entry.url) == ("see the chart", "https://x.example/c")


def test_control_characters_never_come_through() -> None:
    for entry in entries("- 10:00 a \x1b[31mred\x1b[0m bell\x07\n- 10:05 b\u202e"):
        assert entry.text.isprintable()


def test_what_a_stamp_says_beyond_its_time_stays_readable() -> None:
    text = (
        "## Timeline 4 March 2024\n- 10:00 - 10:20 pump off\n- ~11:00 bell\n"
        "- Some time before 12:00: valve closed\n- 22:XX more bells\n"
    )
    assert [entry.text for entry in entries(text)] == [
        "pump off (until 10:20)",
        "bell (approximate time)",
        "valve closed (some time before)",
        "more bells (22:XX)",
    ]


def test_a_very_long_entry_is_cut() -> None:
    (entry, _) = entries("- 10:00 " + "drip " * 2000 + "\n- 10:05 done")
    assert len(entry.text) <= 2000
