"""What was seen before is asked for once typing rests, and never by a key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pmfacilitator.domain.learning.seen import Similar
from pmfacilitator.screens.recalling import BREATH, PAUSE, ROWS, Asked, Reminder, asked_for
from tests.builders import incident, row_id
from tests.fakes import Timers

POLLS = Similar("insight", row_id(1), row_id(2), "Shops poll", "Late", "2026-09-03", 0.5)
WORDS = "Resellers poll the ledger"

Then = Callable[[Sequence[Similar], bool], None]


@dataclass
class SlowRecall:
    """Is asked, and answers when a test says so."""

    asked: list[tuple[Asked, Then]] = field(default_factory=list)

    def similar(self, asked: Asked, then: Then) -> None:
        self.asked.append((asked, then))

    def answer(self, *found: Similar, is_all: bool = True) -> None:
        _, then = self.asked[-1]
        then(found, is_all)


@dataclass
class Desk:
    """A reminder, and what is around it."""

    recall: SlowRecall = field(default_factory=SlowRecall)
    timers: Timers = field(default_factory=Timers)
    told: int = 0

    def __post_init__(self) -> None:
        self.reminder = Reminder(self.recall, self.timers.set_timer, self._tell)

    def types(self, words: str) -> None:
        self.reminder.typed(asked_for(words, ROWS, incident(date="2026-11-20")))

    def _tell(self) -> None:
        self.told += 1


def test_typing_asks_nothing_until_it_rests() -> None:
    desk = Desk()
    for at in range(12, len(WORDS) + 1):
        desk.types(WORDS[:at])
        desk.timers.pass_by(PAUSE / 2)
    assert desk.recall.asked == []
    assert len(desk.timers.waiting) == 1, "however many keys, one timer"
    desk.timers.pass_by(2 * PAUSE)
    ((asked, _),) = desk.recall.asked
    assert (asked.words, asked.before) == (WORDS, "2026-11-20")


def test_what_was_found_is_told_once_and_forgotten_when_nothing_is_typed() -> None:
    desk = Desk()
    desk.types(WORDS)
    desk.timers.pass_by(PAUSE)
    desk.recall.answer(POLLS)
    assert (desk.reminder.found, desk.told) == ((POLLS,), 1)
    desk.types("Resellers")
    assert (desk.reminder.found, desk.told) == ((), 2)


def test_an_answer_to_other_words_than_stand_there_now_is_none() -> None:
    desk = Desk()
    desk.types(WORDS)
    desk.timers.pass_by(PAUSE)
    desk.types(f"{WORDS} page")
    desk.recall.answer(POLLS)
    assert desk.reminder.found == ()
    desk.reminder.forget()
    desk.recall.answer(POLLS)
    assert desk.reminder.found == ()


def test_it_looks_again_as_long_as_more_is_learned_of_the_library() -> None:
    desk = Desk()
    desk.types(WORDS)
    desk.timers.pass_by(PAUSE)
    desk.recall.answer(is_all=False)
    desk.timers.pass_by(BREATH)
    assert len(desk.recall.asked) == 2
    desk.recall.answer(POLLS)
    desk.timers.pass_by(10)
    assert (len(desk.recall.asked), desk.reminder.found) == (2, (POLLS,))


def test_a_few_letters_are_like_nothing_and_wide_ones_count_double() -> None:
    desk = Desk()
    desk.types("A pool dry")
    assert desk.timers.waiting == []
    desk.types("証明書の期限切れ")
    assert len(desk.timers.waiting) == 1


def test_where_nobody_can_be_asked_no_timer_runs() -> None:
    timers = Timers()
    reminder = Reminder(None, timers.set_timer, lambda: None)
    reminder.typed(asked_for(WORDS, ROWS, incident()))
    assert timers.waiting == []
