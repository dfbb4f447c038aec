from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmfacilitator.domain.text import clean_line
from pmfacilitator.importing.tools.mrkdwn import Names, readable

NAMES = Names({"U1": "Ana"}, {"C1": "ops"})


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<@U1> and <@U2> and <@U2|bo>", "@Ana and @U2 and @bo"),
        ("<#C1> <#C2|kitchen>", "#ops #kitchen"),
        ("<!here> <!channel|channel> <!subteam^S1|@bakers>", "@here channel @bakers"),
        ("<!date^1795185120^{date}|20 November>", "20 November"),
        ("<https://x.example/a_b_c|the *board*>", "the *board*"),
        ("<https://x.example/a_b_c>", "https://x.example/a_b_c"),
        ("<mailto:ana@x.example|ana@x.example>", "ana@x.example"),
        ("*bold* _slanted_ ~gone~ `code_with_*stars*`", "bold slanted gone code_with_*stars*"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("```\nline *1*\nline 2\n```", "line *1* line 2"),
        ("```never closed", "never closed"),
        ("&lt;b&gt; &amp;amp; AT&amp;T", "<b> &amp; AT&T"),
        ("&gt; quoted\nanswered :tada:", "quoted answered :tada:"),
        ("*<https://x.example|bold link>*", "bold link"),
        ("a < b > c", "a < b > c"),
        ("\x1b[2Jtext\x00", "text\ufffd"),
    ],
)
def test_a_message_comes_out_as_people_read_it(written: str, shown: str) -> None:
    assert readable(written, NAMES).text == shown


def test_the_first_page_is_kept_beside_the_words() -> None:
    said = readable("see <https://a.example/?x=1&amp;y=2|a> or <https://b.example>", NAMES)
    assert said.url == "https://a.example/?x=1&y=2"


@given(st.text(alphabet="<>@#!|*_~`&;ltg \n\x00U1ab:/", max_size=60))
def test_no_message_raises_or_leaves_more_than_one_clean_line(text: str) -> None:
    said = readable(text, NAMES).text
    assert said == clean_line(said)
