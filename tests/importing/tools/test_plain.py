from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.text import clean_line
from pmfacilitator.importing.tools.plain import plain


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("plain words, 3 * 4", "plain words, 3 * 4"),
        ("**bold** __bold__ *slanted* _slanted_ ~~gone~~", "bold bold slanted slanted gone"),
        ("## Heading ##\ntext", "Heading text"),
        ("Affected:\n- orders\n- [x] refunds\n1. third\n\nThe end", "Affected: orders; refunds; third The end"),
        ("> quoted\n>> twice", "quoted twice"),
        ("[label](https://x.example/a_(b)) ![graph](g.png)", "label graph"),
        ("<https://x.example/a_b_c> and https://x.example/_d_", "https://x.example/a_b_c and https://x.example/_d_"),
        ("```sh\nrm _x_\n```\n`a_b_c`", "rm x a_b_c"),
        ("one<br/>two<!-- hidden -->three <b>four</b>", "one twothree four"),
        ("a < b and c > d", "a < b and c > d"),
        ("&lt;tag&gt; &amp; \\*kept\\*", "<tag> & *kept*"),
        ("---\ntext\n***", "text"),
        ("snake_case_word", "snake_case_word"),
    ],
)  # fmt: skip
def test_markdown_comes_out_as_words(markdown: str, words: str) -> None:
    assert plain(markdown).text == words


def test_no_entity_brings_a_terminal_command_in() -> None:
    assert "\x1b" not in plain("&#27;[31m &#x1b;]0;title&#7;").text


@pytest.mark.parametrize(
    "text",
    ["see https://x.example/a.", "[x](https://x.example/a)", "<https://x.example/a>, fine"],
)
def test_the_first_page_is_kept(text: str) -> None:
    assert plain(text).url == "https://x.example/a"


@given(st.text(alphabet="<>[]()*_~`&;#-!\\\n /ab1.:\x00", max_size=80))
def test_nothing_raises_or_leaves_more_than_one_clean_line(text: str) -> None:
    said = plain(text).text
    assert said == clean_line(said)
