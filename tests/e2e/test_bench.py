"""Figures of `python -m bench`: how they are made of what was measured, and held to limits."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from bench.following import Seen
from bench.letters import Reader
from bench.readings import Readings, percentile
from bench.stopwatch import Stopwatch
from bench.table import Limit


def readings(**rounds: list[list[float]]) -> Readings:
    made = Readings()
    for at in range(max(map(len, rounds.values()))):
        made.begin_round()
        for name, values in rounds.items():
            made.add(name, values[at])
    return made


@pytest.mark.parametrize(("percent", "value"), [(50, 5), (95, 10), (90, 9), (100, 10)])
def test_a_percentile_is_a_value_that_was_measured(percent: int, value: float) -> None:
    assert percentile([10, 1, 9, 2, 8, 3, 7, 4, 6, 5], percent) == value


def test_one_disturbed_round_changes_neither_figure_nor_ratio() -> None:
    made = readings(ours=[[2, 4, 6], [200, 400, 600], [2, 4, 6]], floor=[[2], [100], [2]])
    assert made.figure("ours") == 4
    assert made.ratio("ours", "floor") == 2
    assert made.ratio("ours", "floor", 100) == 3


@pytest.mark.parametrize(("most", "is_kept"), [(2.0, True), (1.9, False)])
def test_a_limit_is_broken_by_what_is_more(most: float, is_kept: bool) -> None:
    made = readings(**{"key/card 20": [[4.0]], "key/line floor": [[2.0]]})
    assert Limit(most, "key/line floor").says(made, "key/card 20", 1)[0] is is_kept
    assert Limit(most * 2000).says(made, "key/card 20", 1000)[0] is is_kept


def test_letters_are_found_in_a_file_when_they_are_there(tmp_path: Path) -> None:
    path = tmp_path / "meeting.json"
    reader = Reader(path)
    for text, found in (("{}", 0), ('{"text": "14:32 zqab"}', 2), ('{"text": "zqabc"}', 3)):
        path.write_text(text)
        reader.look()
        assert len(reader.found) == found


@pytest.mark.pty
def test_a_follower_is_as_far_as_its_screen_shows(sealed_env: dict[str, str]) -> None:
    program = "print('zqaaq'); input(); print('zqaaqabc'); input(); print('done')"
    with Stopwatch([sys.executable, "-c", program], sealed_env) as terminal:
        terminal.wait_for("zqaaq")
        seen = Seen(terminal, "zqaaq")
        seen.look()
        assert seen.times == []
        pressed = time.perf_counter()
        terminal.send("enter")
        terminal.wait_for("abc")
        seen.look()
        terminal.send("enter")
        terminal.wait_for("done")
        seen.look()
        assert len(seen.times) == 3
        assert pressed < seen.times[0] == seen.times[2] < time.perf_counter()


@pytest.mark.pty
def test_the_time_is_that_at_which_something_is_shown(sealed_env: dict[str, str]) -> None:
    program = "print('ready'); input(); print('do' + 'ne')"
    with Stopwatch([sys.executable, "-c", program], sealed_env) as terminal:
        started = terminal.seconds_to(lambda: terminal.shows("ready"), "the start")
        before = time.perf_counter()
        seconds = terminal.seconds_from("enter", lambda: terminal.shows("done"), "the end")
        assert 0 < seconds < time.perf_counter() - before
        assert started < terminal.shown_at - terminal.began
