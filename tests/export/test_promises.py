"""A document tells what became of promises from last time."""

from __future__ import annotations

import datetime as dt

from pmfacilitator.domain.edits import AnswerPromise
from pmfacilitator.domain.rows import Kept, Promised
from pmfacilitator.export.offers import View
from pmfacilitator.export.registry import render
from tests.builders import meeting, row_id

DAY = dt.date(2026, 11, 20)


def test_each_is_told_with_its_answer_the_last_one_given() -> None:
    now = meeting()
    answers = (
        (1, "Cap connections", Kept.STILL_ON, ""),
        (1, "Cap connections", Kept.DROPPED, "the pool is gone"),
        (2, "Resellers poll", Kept.DONE, "ARR +200,000 USD"),
        (3, "Alert", Kept.STILL_ON, ""),
    )
    for number, words, answer, said in answers:
        promise = Promised(
            id=row_id(50 + number), words=words, meeting=row_id(9), answer=answer, on=DAY, said=said
        )
        now = AnswerPromise("opening", promise).applied(now)
    text = render(now, "markdown", View.FULL)
    assert "What became of what we promised last time?" in text
    told = [line[2:] for line in text.splitlines() if "2026-11-20" in line and " — " in line]
    assert told == [
        "Cap connections — **dropped**, because the pool is gone (2026-11-20)",
        "Resellers poll — **done**: ARR +200,000 USD (2026-11-20)",
        "Alert — **still on** (2026-11-20)",
    ]
