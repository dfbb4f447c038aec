"""Shapes in which people keep their timelines, and words that look like more entries."""

from __future__ import annotations

import time

from tests.importing.prose.reading import entries, locals_of, read, texts_of, utc


def test_a_timeline_in_a_block_of_code_counts_where_it_is_the_only_one() -> None:
    text = "# Pumps 2024-03-04\n\n```\n14:32 pump fails\n14:41 pager rings\n```\n"
    assert locals_of(text) == ["2024-03-04T14:32", "2024-03-04T14:41"]
    assert [entry.line for entry in entries(text)] == [4, 5]
    beside = f"## Timeline\n\n- 14:00 a\n- 14:10 b\n\n{text}"
    assert texts_of(beside) == ["a", "b"]


def test_what_a_program_logged_stays_no_timeline() -> None:
    log = "```\n14:32:01 ERROR pump 1 lost\n14:32:02 INFO pump 2 takes over\n```\n"
    assert not entries(f"# Pumps\n\n{log}")
    assert len(read(f"# Pumps\n\n{log}").skipped) == 2


def test_chats_may_put_a_dash_or_a_comment_before_the_time() -> None:
    discord = "Ana — 3/14/2024 2:32 PM\nit is wet\nBen — 3/14/2024 2:35 PM\npump?\nAna — 3/14/2024 2:41 PM\nyes\n"
    comments = (
        "Ana Poe added a comment - 14/Mar/24 2:32 PM\nit is wet\n\n"
        "Ben Roe added a comment - 14/Mar/24 2:35 PM\npump?\n\n"
        "Ana Poe added a comment - 14/Mar/24 2:41 PM\nyes\n"
    )
    for chat in (discord, comments):
        assert locals_of(chat) == ["2024-03-14T14:32", "2024-03-14T14:35", "2024-03-14T14:41"]
        assert texts_of(chat) == ["it is wet", "pump?", "yes"]


def test_a_reply_in_a_thread_is_no_speaker() -> None:
    chat = "Ana  2:32 PM\nit is wet\nToday at 2:33 PM\nBen  2:35 PM\npump?\nAna  2:41 PM\nyes\n"
    assert locals_of(chat) == ["14:32", "14:35", "14:41"]


def test_a_time_may_have_a_sign_before_it() -> None:
    assert locals_of("@14:32 a\n@14:41 b\n~14:50 c\n") == ["14:32", "14:41", "14:50"]


def test_plain_lines_may_end_with_their_time() -> None:
    text = "Pump fails — 14:32 UTC\nPager rings — 14:41 UTC\nPump is back — 15:05 UTC\n"
    assert texts_of(text) == ["Pump fails", "Pager rings", "Pump is back"]


def test_a_line_that_breaks_off_before_a_time_goes_on() -> None:
    text = "14:32 Valve shut, seen between\n    14:20 and 14:25 on the graph.\n14:41 Ana waits until\n15:00 for the key.\n15:05 Open.\n"
    assert locals_of(text) == ["14:32", "14:41", "15:05"]
    assert "until 15:00 for the key." in texts_of(text)[1]


def test_the_line_above_a_quoted_mail_is_no_entry() -> None:
    text = "14:32 a\n14:41 b\n15:05 c\n\nOn Mon, Mar 4, 2024 at 3:20 PM Ben <ben@example.org> wrote:\n> thanks\n"
    assert texts_of(text) == ["a", "b", "c"]


def test_a_column_may_name_the_zone_of_each_row() -> None:
    text = "| When | Zone | What |\n|---|---|---|\n| 2024-03-04 14:32 | UTC | a |\n| 2024-03-04 15:41 | CET | b |\n"
    assert [utc(entry) for entry in entries(text)] == ["2024-03-04T14:32", "2024-03-04T14:41"]
    assert texts_of(text) == ["a", "b"]


def test_the_head_of_a_column_may_name_the_zones_of_two_clocks() -> None:
    text = "# 2024-03-04\n\n| Time (UTC / CET) | What |\n|---|---|\n| 14:32 / 15:32 | a |\n| 14:41 / 15:41 | b |\n"
    assert [utc(entry) for entry in entries(text)] == ["2024-03-04T14:32", "2024-03-04T14:41"]
    assert texts_of(text) == ["a", "b"]


def test_people_channels_and_groups_of_a_chat_come_out_as_people_read_them() -> None:
    text = "- 14:32 <@U1> asks <#C02|ops> and <!here>\n- 14:33 <!subteam^S1|@oncall> came\n- 14:34 `<@U1>`\n"
    assert texts_of(text) == ["@U1 asks #ops and @here", "@oncall came", "<@U1>"]


def test_names_of_python_files_keep_their_lines() -> None:
    text = "- 14:32 __init__.py and __main__.py lost\n- 14:33 __strong__ words\n"
    assert texts_of(text) == ["__init__.py and __main__.py lost", "strong words"]


def test_many_sentences_in_one_paragraph_take_their_time_once() -> None:
    def taken(times: int) -> float:
        begin = time.process_time()
        read("At 14:32 the pump failed. " * times)
        return time.process_time() - begin

    taken(50)
    assert taken(4000) < 40 * taken(500)


def test_a_short_timeline_that_a_longer_one_tells_again_is_left_out() -> None:
    short = "## Summary timeline\n\n- 14:32 pump fails\n- 15:05 pump is back\n\n"
    long = (
        "## Detailed timeline\n\n- 14:32 north pump fails\n- 14:41 pager\n- 15:05 the pump runs\n"
    )
    assert texts_of(short + long) == ["north pump fails", "pager", "the pump runs"]
    assert len(read(short + long).skipped) == 2
    other = "## Timeline of the basin\n\n- 14:32 level low\n- 15:05 level good\n\n"
    assert len(entries(other + long)) == 5
    days = short.replace("Summary", "4 March") + long.replace("Detailed", "5 March")
    assert len(entries(days)) == 5
