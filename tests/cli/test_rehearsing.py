"""A clock for rehearsals."""

from __future__ import annotations

import datetime as dt

import pytest

from pmfacilitator.cli.rehearsing import rehearsal_of
from tests.cli.conftest import Run
from tests.fakes import Time


def test_a_rehearsal_s_clock_begins_now_and_runs_faster() -> None:
    time = Time()
    began = time()
    rehearsal = rehearsal_of(time, 60)
    assert rehearsal is not None
    assert rehearsal.at(time()) == began
    time.pass_by(seconds=30)
    assert rehearsal.at(time()) - began == dt.timedelta(minutes=30)


def test_a_clock_that_runs_as_the_day_does_is_no_rehearsal() -> None:
    assert rehearsal_of(Time(), 1) is None


@pytest.mark.parametrize("times", ["0", "-1", "601", "fast"])
def test_no_clock_runs_backwards_or_out_of_sight(pm: Run, times: str) -> None:
    done = pm("open", "last", "--rehearse", times)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
