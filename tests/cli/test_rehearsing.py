"""A clock for rehearsals."""

from __future__ import annotations

import datetime as dt

import pytest

from pmfacilitator.cli.rehearsing import faster
from tests.cli.conftest import Run
from tests.fakes import Time


def test_a_rehearsal_s_clock_begins_now_and_runs_faster() -> None:
    time = Time()
    began = time()
    clock = faster(time, 60)
    assert clock() == began
    time.pass_by(seconds=30)
    assert clock() - began == dt.timedelta(minutes=30)


@pytest.mark.parametrize("times", ["0", "-1", "601", "fast"])
def test_no_clock_runs_backwards_or_out_of_sight(pm: Run, times: str) -> None:
    done = pm("open", "last", "--rehearse", times)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
