"""Keys that are changed: what cannot be, what may not work, and what the app is told."""

from __future__ import annotations

import pytest

from pmfacilitator.keys import Keys
from pmfacilitator.keys.checking import doubts, faults
from pmfacilitator.keys.table import KEYS


def test_by_themselves_the_keys_are_right() -> None:
    unchanged = Keys({name: key.keys for name, key in KEYS.items()})
    assert list(faults(unchanged)) == []
    assert list(doubts(unchanged)) == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"meeting.next": ("ctrl+l",)}, 'Ctrl+L is the key of "meeting.time" in the same place'),
        ({"entry.star": ("c",)}, 'C is the key of "entry.confirm" in the same place'),
        ({"entry.star": ("a",)}, 'A is the key of "row.action" in the same place'),
        ({"meeting.next": ("f5",), "meeting.back": ("f5",)}, 'F5 is the key of "meeting.back"'),
        ({"app.palette": ("f2",)}, 'F2 is the key of "home.second"'),
        ({"meeting.undo": ("z",)}, "would take Z away from every text field."),
        ({"meeting.undo": ("backspace",)}, "would take Bksp away from every text field."),
        ({"app.quit": ("question_mark",)}, "would take ? away from every text field."),
    ],
)
def test_what_cannot_be_is_a_fault(changed: dict[str, tuple[str, ...]], said: str) -> None:
    found = [why for _, why in faults(Keys(changed))]
    assert any(said in why for why in found), found


@pytest.mark.parametrize(
    "changed",
    [
        {"meeting.next": ("ctrl+l",), "meeting.time": ("f5",)},  # both give way to each other
        {"entry.star": ("c",), "entry.confirm": ("s",)},  # they change places
        {"factor.why": ("u",)},  # U is for times, in another list
        {"review.write": ("x",)},  # X is for actions, in another step
        {"home.demo": ("e",)},  # E is for rows, and there are none at home
        {"list.choose": ("f5",), "home.open": ("f5",)},  # as they shared Enter before
    ],
)
def test_what_is_apart_may_have_the_same_key(changed: dict[str, tuple[str, ...]]) -> None:
    assert list(faults(Keys(changed))) == []


@pytest.mark.parametrize(
    ("name", "key", "said"),
    [
        ("meeting.next", "ctrl+b", "Ctrl+B may not arrive: tmux keeps it"),
        ("meeting.next", "f11", "F11 may not arrive: many terminals fill the screen"),
        ("meeting.next", "ctrl+i", "Ctrl+I may not arrive: terminals send it as Tab"),
        ("meeting.next", "alt+n", "Alt+N may not arrive: many terminals have no such key"),
        ("meeting.next", "ctrl+shift+n", "as another key"),
        ("meeting.next", "ctrl+7", "as another key"),
        ("meeting.next", "ctrl+comma", "as another key"),
        ("meeting.next", "n", "N may not arrive: text fields take it while something is typed."),
        ("meeting.next", "ctrl+e", "text fields take it"),
    ],
)
def test_what_may_not_arrive_is_worth_knowing(name: str, key: str, said: str) -> None:
    keys = Keys({name: (key,)})
    assert [why for _, why in doubts(keys) if said in why] != []


@pytest.mark.parametrize(
    ("name", "key"), [("meeting.next", "ctrl+j"), ("entry.star", "z"), ("row.remove", "ctrl+up")]
)
def test_what_arrives_is_not_doubted(name: str, key: str) -> None:
    assert list(doubts(Keys({name: (key,)}))) == []


def test_the_app_is_told_of_nothing_that_is_not_changed() -> None:
    assert Keys().keymap == {}


def test_the_app_is_told_whatever_shares_an_old_key_or_a_new_one() -> None:
    keymap = Keys({"entry.star": ("c", "f5"), "entry.confirm": ("s",)}).keymap
    assert keymap["entry.star"] == "c,f5"
    assert keymap["entry.confirm"] == "s"
    assert keymap["import.confirm"] == "c"
    assert keymap["review.status"] == "s"
    assert "meeting.next" not in keymap


def test_keys_are_shown_as_people_write_them() -> None:
    keys = Keys({"meeting.next": ("ctrl+j", "shift+up")})
    assert (keys.show("meeting.next"), keys.show_all("meeting.next")) == (
        "Ctrl+J",
        "Ctrl+J or Shift+↑",
    )
    assert keys.show_all("meeting.back") == "Ctrl+O or F8"
