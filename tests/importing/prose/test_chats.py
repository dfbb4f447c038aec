from __future__ import annotations

import pytest

from pmfacilitator.importing.found import Choices
from pmfacilitator.importing.prose import read_chat, read_prose
from tests.importing.prose.reading import entries, warned

CHATS = {
    "brackets": "Ana [2:32 PM]\nis it dry?\n[2:33 PM]\nthe north one is\nBen [2:40 PM]\npump is on\nthanks\n",
    "quoted": ">Ana [2:32 PM]  \nis it dry?  \n>\n>Ana [2:33 PM]  \nthe north one is\n>\n>Ben [2:40 PM]  \npump is on\nthanks",
    "spaces": "Ana  2:32 PM\nis it dry?\n  2:33 PM\nthe north one is\nBen  2:40 PM\npump is on\nthanks\n",
    "two lines": "Ana\n  2:32 PM\nis it dry?\n\n2:33\nthe north one is\n\nBen\n  2:40 PM\npump is on\nthanks\n",
    "edited": "Ana [2:32 PM]\nis it dry? (edited)\nAna [2:33 PM]\nthe north one is\nBen APP [2:40 PM]\npump is on\nthanks\n",
}


@pytest.mark.parametrize("chat", CHATS)
def test_a_copied_chat_is_read_message_by_message(chat: str) -> None:
    found = entries(CHATS[chat])
    assert [entry.when.local for entry in found] == ["14:32", "14:33", "14:40"]
    assert [entry.text for entry in found] == [
        "is it dry?",
        "the north one is",
        "pump is on; thanks",
    ]
    speakers = [entry.source.removesuffix(" APP") for entry in found]
    assert speakers == ["Chat, Ana", "Chat, Ana", "Chat, Ben"]
    assert "chat" in warned(CHATS[chat])


def test_the_day_above_a_chat_is_its_date() -> None:
    found = entries("Monday, March 4th, 2024\n" + CHATS["brackets"])
    assert found[0].when.local == "2024-03-04T14:32"


def test_a_chat_below_a_timeline_is_left_out_and_kept_when_asked_for() -> None:
    text = "## Timeline\n- 14:30 pump off\n- 14:45 pump on\n\n## Appendix\n" + CHATS["brackets"]
    read = read_prose(text, Choices(), "")
    assert [entry.text for entry in read.entries] == ["pump off", "pump on"]
    assert sum("chat" in one.why for one in read.skipped) == 3
    everything = read_prose(text, Choices(everything=True), "")
    assert len(everything.entries) == 5


def test_the_chat_alone_can_be_asked_for() -> None:
    text = "## Timeline\n- 14:30 pump off\n- 14:45 pump on\n\n## Appendix\n" + CHATS["brackets"]
    chat = read_chat(text, Choices(), "")
    assert chat is not None
    assert [entry.source for entry in chat.entries] == ["Chat, Ana", "Chat, Ana", "Chat, Ben"]
    assert read_chat("- 14:30 pump off\n- 14:45 pump on\n", Choices(), "") is None
    assert read_chat("", Choices(), "") is None


def test_lines_that_end_with_a_time_are_no_chat() -> None:
    text = "- Pump off 2:32 PM\n- Bell 2:33 PM\n- Pump back 2:40 PM\n"
    assert [entry.text for entry in entries(text)] == ["Pump off", "Bell", "Pump back"]
    assert {entry.source for entry in entries(text)} == {""}


def test_a_chat_with_the_time_first_is_read_like_any_list() -> None:
    found = entries("[14:32] <ana> is it dry?\n[14:33] <ben> yes\n[14:40] <ana> on\n")
    assert [entry.text for entry in found] == ["<ana> is it dry?", "<ben> yes", "<ana> on"]
