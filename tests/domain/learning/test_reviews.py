"""A review across incidents: gathered, grouped, ranked, and brought up to date."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from pmfacilitator.agenda_files import shipped
from pmfacilitator.domain.checks import findings
from pmfacilitator.domain.edits import AddRow, ChangeRow, RemoveRow, UnlinkAgain
from pmfacilitator.domain.edits.themes import GiveDot, MakeTheme, MergeThemes, PutInto, TakeOut
from pmfacilitator.domain.house import House
from pmfacilitator.domain.learning.figures import roadmap_figures, themes_figures
from pmfacilitator.domain.learning.gathering import gathered
from pmfacilitator.domain.learning.looking_back import features, loose, ranked, seen, spreads
from pmfacilitator.domain.learning.periods import Period, last, month, quarter
from pmfacilitator.domain.learning.reviews import begun, brought_up_to_date
from pmfacilitator.domain.learning.roadmap import Stage, loops, show_number, stage_of, totals
from pmfacilitator.domain.learning.seeing import seen_of
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.prompts import Slot
from pmfacilitator.domain.reviewed import Idea, Outcome, Review, ReviewSort, Theme, Verdict
from pmfacilitator.domain.rows import (
    Again,
    Factor,
    Insight,
    InsightStatus,
    Quantity,
    Result,
    Voice,
)
from pmfacilitator.domain.voices import quiet_roles
from pmfacilitator.errors import InvalidValue, NotFound
from pmfacilitator.export.parts.looking_back import seen_words
from pmfacilitator.export.registry import render
from pmfacilitator.session import Session
from tests.builders import meeting, row_id
from tests.domain.learning.shelf import (
    ASSUMED,
    CROWDED,
    EARLIER,
    FEEDS,
    POLLS,
    SCRAPES,
    autumn,
    library,
    reviewed,
)

NOW = dt.datetime(2026, 12, 1, 9, tzinfo=dt.UTC)
NOVEMBER = month("2026-11")


def review(period: Period = NOVEMBER, sort: ReviewSort = ReviewSort.THEMES) -> Meeting:
    return begun(sort, period, shipped(sort.value), library(), NOW)


def themed() -> tuple[Meeting, str]:
    """November's review with no theme but one of both insights."""
    bare = review()
    for theme in bare.looked_back_on.themes:
        bare = RemoveRow(theme.id).applied(bare)
    make = MakeTheme((POLLS, SCRAPES), "Robots are users")
    return make.applied(bare), make.id


def only(review: Review) -> Theme:
    (theme,) = review.themes
    return theme


# --- what is gathered


def test_a_period_holds_its_incidents_the_oldest_first() -> None:
    titles = [incident.title for incident in gathered(NOVEMBER, library()).reviewed]
    assert titles == ["Incident 1", "Incident 2"]


def test_the_last_few_are_the_newest_of_all() -> None:
    titles = [incident.title for incident in gathered(last(3), library()).reviewed]
    assert titles == ["Incident 3", "Incident 1", "Incident 2"]


def test_every_insight_and_factor_becomes_a_card_that_keeps_its_id() -> None:
    cards = {card.id: card for card in gathered(NOVEMBER, library()).cards}
    assert {POLLS, SCRAPES, CROWDED} <= set(cards)
    assert FEEDS not in cards
    assert cards[POLLS].assumption == ASSUMED
    assert cards[CROWDED].sort == "factor"


def test_two_reviews_of_one_incident_are_one_incident_with_the_cards_of_both() -> None:
    first, *_ = autumn()
    second = first.changed(
        id=row_id(1500),
        insights=(Insight(id=row_id(2500), learned="Told by Product"),),
        timeline=(),
        quotes=(),
        sections=(),
    )
    found = gathered(NOVEMBER, (*library(), seen_of(second)))
    assert [incident.title for incident in found.reviewed] == ["Incident 1", "Incident 2"]
    assert {POLLS, row_id(2500)} <= {card.id for card in found.cards}


def test_a_review_is_never_an_incident_of_another_review() -> None:
    found = gathered(NOVEMBER, (*library(), seen_of(review())))
    assert len(found.reviewed) == 2


def test_what_was_linked_as_seen_before_is_a_theme_with_the_earlier_incident() -> None:
    made = review().looked_back_on
    theme = only(made)
    assert set(theme.insights) == {POLLS, EARLIER}
    assert theme.name == f"We had assumed: {ASSUMED}"
    assert [incident.title for incident in seen(made, theme).incidents] == [
        "Incident 4",
        "Incident 1",
    ]
    assert seen(made, theme).days == (dt.date(2026, 4, 1), dt.date(2026, 11, 3))


def linked_to(row: str) -> tuple[Again, ...]:
    return (Again(meeting=row_id(1999), row=row, words="as it was"),)


def test_a_chain_of_links_is_one_theme_of_insights_and_factors() -> None:
    """A factor of July, an insight of August linked to it, and one of November linked to that."""
    july = reviewed(
        11, "2026-07-01", None, factors=(Factor(id=row_id(2111), text="Nobody counts the calls"),)
    )
    august = reviewed(
        12,
        "2026-08-01",
        Insight(id=row_id(2012), learned="Calls are free", again=linked_to(row_id(2111))),
    )
    beside = reviewed(
        13,
        "2026-09-01",
        Insight(id=row_id(2013), learned="Free calls grow", again=linked_to(row_id(2111))),
    )
    november = reviewed(
        14,
        "2026-11-05",
        None,
        factors=(
            Factor(id=row_id(2114), text="No limit on calls", again=linked_to(row_id(2012))),
            Factor(id=row_id(2115), text="Something else"),
        ),
    )
    december = reviewed(
        15,
        "2026-12-24",
        Insight(id=row_id(2015), learned="They count now", again=linked_to(row_id(2111))),
    )
    known = [seen_of(each) for each in (december, november, beside, august, july)]
    held = begun(ReviewSort.THEMES, NOVEMBER, shipped("themes"), known, NOW).looked_back_on
    theme = only(held)
    assert theme.insights == tuple(row_id(number) for number in (2111, 2012, 2013, 2114))
    assert theme.name == "No limit on calls"
    assert seen_words(seen(held, theme)) == (
        "seen in 4 incidents, first 2026-07-01, again 2026-08-01, 2026-09-01, 2026-11-05"
    )
    assert [card.id for card in loose(held)] == [row_id(2115)]


def test_two_that_are_linked_to_a_row_that_is_gone_are_one_theme() -> None:
    gone = linked_to(row_id(9999))
    both = [
        seen_of(
            reviewed(
                20 + n,
                f"2026-11-{n:02}",
                Insight(id=row_id(2020 + n), learned=f"Said {n}", again=gone),
            )
        )
        for n in (1, 2)
    ]
    held = begun(ReviewSort.THEMES, NOVEMBER, shipped("themes"), both, NOW).looked_back_on
    assert only(held).insights == (row_id(2021), row_id(2022))


def test_an_earlier_incident_stays_with_its_theme_when_the_link_is_taken_back() -> None:
    made = review()
    theme = only(made.looked_back_on)
    first, *others = autumn()
    unlinked = UnlinkAgain(POLLS, EARLIER).applied(first)
    later = brought_up_to_date(made, [seen_of(each) for each in (unlinked, *others)])
    assert len(seen(later.looked_back_on, only(later.looked_back_on)).incidents) == 2
    assert only(later.looked_back_on).id == theme.id


def test_a_theme_that_the_room_took_apart_is_not_made_again() -> None:
    made = review()
    apart = RemoveRow(only(made.looked_back_on).id).applied(made)
    assert brought_up_to_date(apart, library()).looked_back_on.themes == ()


def test_a_new_card_joins_the_theme_of_what_it_is_linked_to() -> None:
    made = review()
    theme = only(made.looked_back_on)
    new = reviewed(
        5, "2026-11-28", Insight(id=row_id(2005), learned="Again!", again=linked_to(POLLS))
    )
    later = brought_up_to_date(made, (*library(), seen_of(new))).looked_back_on
    assert only(later).id == theme.id
    assert set(only(later).insights) == {POLLS, EARLIER, row_id(2005)}


def test_what_the_room_took_out_of_a_theme_stays_out_though_it_is_linked() -> None:
    made = review()
    split = MakeTheme((EARLIER,), "Of its own").applied(made)
    later = brought_up_to_date(split, library()).looked_back_on
    assert sorted(theme.insights for theme in later.themes) == sorted([(POLLS,), (EARLIER,)])


# --- what is counted


def test_durations_are_told_as_median_range_and_list() -> None:
    (resolve,) = [s for s in spreads(review().looked_back_on) if s.name == "Resolve"]
    assert resolve.seconds == (20 * 60, 60 * 60)
    assert resolve.median == 40 * 60


def test_features_are_ranked_by_complaints_beside_what_was_assumed_of_them() -> None:
    ledger, payouts = features(review().looked_back_on)
    assert (ledger.name, ledger.incidents, ledger.complaints, ledger.accounts) == (
        "Ledger",
        2,
        41,  # forty tickets, and one quote where nobody counted tickets
        2,  # Harbor Books was hit twice
    )
    assert ledger.assumptions == (ASSUMED,)
    assert payouts.name == "Payouts"


def test_figures_say_the_same_as_the_document() -> None:
    made = review().looked_back_on
    figures = themes_figures(made)
    assert figures.by_severity == {"P1": 1, "P2": 1}
    assert figures.by_detection == {"customer": 1, "alert": 1}
    assert figures.themes[0].first == dt.date(2026, 4, 1)
    assert {card.id for card in figures.loose} == {SCRAPES, CROWDED}


def test_severities_stand_in_the_order_of_the_house_and_what_is_not_known_last() -> None:
    graded = ("", "", "", "P2", "P2", "SEV9", "P1")
    incidents = [
        seen_of(reviewed(10 + n, "2026-11-02", None, severity=severity))
        for n, severity in enumerate(graded)
    ]
    held = begun(ReviewSort.THEMES, NOVEMBER, shipped("themes"), incidents, NOW)
    page = render(held, "text", "themes")
    assert "P1 1, P2 2, SEV9 1, not recorded 3" in page


def test_a_theme_without_a_card_does_not_claim_to_be_seen_nowhere() -> None:
    made = AddRow(Slot("themes"), Theme(name="Only said")).applied(review())
    page = render(made, "markdown", "themes")
    assert "# Only said\n\nNamed without a card of the board." in page
    assert "0 incidents" not in page


def test_a_long_list_says_how_much_more_there_is() -> None:
    many = [
        seen_of(reviewed(10 + n, "2026-11-02", Insight(id=row_id(7000 + n), learned=f"L{n}")))
        for n in range(503)
    ]
    held = begun(ReviewSort.THEMES, NOVEMBER, shipped("themes"), many, NOW)
    page = render(held, "text", "themes")
    assert "3 more earlier incidents are counted." in page
    assert "3 more cards are in no theme." in page
    assert len(themes_figures(held.looked_back_on).loose) == 503


# --- the board


def test_cards_become_a_theme_and_are_loose_no_longer() -> None:
    made, theme = themed()
    assert only(made.looked_back_on).id == theme
    assert SCRAPES not in {card.id for card in loose(made.looked_back_on)}


def test_a_theme_is_split_by_making_another_of_some_of_its_cards() -> None:
    made, theme = themed()
    split = MakeTheme((SCRAPES,), "Bookkeepers").applied(made).looked_back_on
    first, second = split.themes
    assert (first.id, first.insights, second.insights) == (theme, (POLLS,), (SCRAPES,))


def test_a_card_is_in_one_theme_at_most() -> None:
    made, theme = themed()
    made = MakeTheme((CROWDED,), "Pools").applied(made)
    made = PutInto(theme, (CROWDED, CROWDED)).applied(made)
    assert [t.insights for t in made.looked_back_on.themes] == [(POLLS, SCRAPES, CROWDED), ()]
    made = TakeOut((POLLS,)).applied(made)
    assert made.looked_back_on.themes[0].insights == (SCRAPES, CROWDED)


def test_merged_themes_keep_cards_dots_and_ideas() -> None:
    made, theme = themed()
    other = MakeTheme((CROWDED,), "Pools")
    made = other.applied(made)
    for gone in (theme, other.id):
        made = GiveDot(gone, "Product").applied(made)
    idea = Idea(text="cap it", theme=other.id)
    looked = made.looked_back_on.changed(ideas=(idea,))
    merged = MergeThemes(other.id, theme).applied(made.changed(review=looked)).looked_back_on
    assert only(merged).insights == (POLLS, SCRAPES, CROWDED)
    assert only(merged).rank == 2
    assert merged.ideas[0].theme == theme


def test_dots_rank_and_none_is_taken_that_is_not_there() -> None:
    made, theme = themed()
    other = MakeTheme((CROWDED,), "Pools")
    made = other.applied(made)
    made = GiveDot(other.id, "Design").applied(made)
    assert [t.id for t in ranked(made.looked_back_on.themes)] == [other.id, theme]
    for _ in range(2):
        made = GiveDot(other.id, "Design", -1).applied(made)
    assert made.looked_back_on.themes[1].dots == ()


@pytest.mark.parametrize(
    ("edit", "error"),
    [
        (MakeTheme((POLLS,), "  "), InvalidValue),
        (MakeTheme((), "Robots"), InvalidValue),
        (MakeTheme((row_id(9),), "Robots"), InvalidValue),
        (PutInto(row_id(9), (POLLS,)), NotFound),
        (GiveDot(row_id(9), "Product"), NotFound),
    ],
)
def test_what_cannot_be_done_on_the_board_is_said_in_a_sentence(
    edit: MakeTheme | PutInto | GiveDot, error: type[Exception]
) -> None:
    with pytest.raises(error, match=r"\.$"):
        edit.applied(review())


def test_a_meeting_about_one_incident_has_no_board() -> None:
    with pytest.raises((InvalidValue, NotFound)):
        MakeTheme((POLLS,), "Robots").applied(meeting())


def test_every_verb_of_the_board_is_taken_back_by_undo() -> None:
    made, theme = themed()
    session = Session(made)
    other = MakeTheme((CROWDED,), "Pools")
    edits = (
        other,
        GiveDot(theme, "Product"),
        ChangeRow(theme, "name", "Robots"),
        MakeTheme((SCRAPES,), "Bookkeepers"),
        MergeThemes(other.id, theme),
        TakeOut((POLLS,)),
    )
    states = [session.meeting]
    for edit in edits:
        session.apply(edit)
        states.append(session.meeting)
    for before in reversed(states[:-1]):
        assert session.undo() is not None
        assert session.meeting == before


def test_a_theme_is_dropped_only_with_a_reason() -> None:
    made, theme = themed()
    with pytest.raises(InvalidValue, match="say why"):
        ChangeRow(theme, "outcome", Outcome.DROPPED).applied(made)


# --- brought up to date


def test_what_is_new_comes_in_and_what_was_made_stays() -> None:
    made, theme = themed()
    new = reviewed(5, "2026-11-28", Insight(id=row_id(2005), learned="They export at night"))
    later = brought_up_to_date(made, (*library(), seen_of(new))).looked_back_on
    assert [incident.title for incident in later.reviewed][-1] == "Incident 5"
    assert row_id(2005) in {card.id for card in loose(later)}
    assert next(t for t in later.themes if t.id == theme).insights == (POLLS, SCRAPES)


def test_a_card_that_a_theme_holds_stays_when_its_meeting_has_gone() -> None:
    made, theme = themed()
    later = brought_up_to_date(made, library()[1:]).looked_back_on
    assert {incident.title for incident in later.reviewed} == {"Incident 1", "Incident 2"}
    assert POLLS in {card.id for card in later.cards}
    assert CROWDED not in {card.id for card in later.cards}
    assert next(t for t in later.themes if t.id == theme).insights == (POLLS, SCRAPES)


def test_bringing_up_to_date_twice_changes_nothing() -> None:
    once = review()
    assert brought_up_to_date(once, library()) == once
    feed = review(quarter("2026Q4"), ReviewSort.ROADMAP)
    assert brought_up_to_date(feed, library()) == feed


def test_a_careful_reader_asks_what_becomes_of_each_theme_and_not_for_a_severity() -> None:
    made, _ = themed()
    asked = [finding.text for finding in findings(made, House())]
    assert "What becomes of the theme “Robots are users”?" in asked
    assert not any("severe" in text or "TL;DR" in text for text in asked)


def test_a_theme_is_asked_of_four_roles_and_an_idea_is_a_voice() -> None:
    made, theme = themed()
    step = made.agenda.step("themes")
    assert step is not None
    assert quiet_roles(made, House(), step) == House.equals
    idea = Idea(text="cap it", theme=theme, said_by=Voice(role="Design"))
    said = AddRow(Slot("ideas"), idea).applied(made)
    assert "Design" not in quiet_roles(said, House(), step)


# --- the roadmap feed


def feed() -> Meeting:
    return review(quarter("2026Q4"), ReviewSort.ROADMAP)


def test_loops_that_closed_come_first_with_their_numbers() -> None:
    closed, proposed = feed().looked_back_on.loops
    assert (closed.id, stage_of(closed)) == (FEEDS, Stage.CLOSED)
    assert closed.number == Quantity(value=Decimal(200_000), unit="USD")
    assert (proposed.id, stage_of(proposed)) == (EARLIER, Stage.PROPOSED)
    assert proposed.open_since == dt.date(2026, 4, 1)


def test_a_loop_that_closed_before_the_quarter_or_after_it_is_no_news() -> None:
    assert FEEDS not in {loop.id for loop in loops(quarter("2026Q3"), library())}
    assert FEEDS not in {loop.id for loop in loops(quarter("2027Q1"), library())}


def test_what_was_learned_after_the_quarter_is_not_in_it_yet() -> None:
    assert EARLIER not in {loop.id for loop in loops(quarter("2026Q1"), library())}


def test_only_what_has_the_same_unit_is_added_up() -> None:
    def measured(number: int, value: int, unit: str) -> Meeting:
        insight = Insight(
            id=row_id(2100 + number),
            learned="x",
            status=InsightStatus.MEASURED,
            result=Result(
                number=Quantity(value=Decimal(value), unit=unit), on=dt.date(2026, 11, 1)
            ),
        )
        return reviewed(10 + number, "2026-10-01", insight)

    held = (measured(1, 5, "USD"), measured(2, 7, "USD"), measured(3, -40, "%"))
    found = loops(quarter("2026Q4"), [seen_of(each) for each in held])
    assert totals(found) == {"%": Decimal(-40), "USD": Decimal(12)}


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("200000", "USD", "+200,000 USD"),
        ("-40", "%", "−40 %"),
        ("2.50", "tickets a week", "+2.5 tickets a week"),
        ("1E+3", "calls", "+1,000 calls"),
    ],
)
def test_a_result_is_told_with_its_sign_and_unit(value: str, unit: str, shown: str) -> None:
    assert show_number(Decimal(value), unit) == shown


def test_a_decision_stays_when_the_feed_is_brought_up_to_date() -> None:
    decided = ChangeRow(EARLIER, "verdict", Verdict.WAIT).applied(feed())
    later = brought_up_to_date(decided, library()[:3])
    assert next(o for o in later.looked_back_on.loops if o.id == EARLIER).verdict is Verdict.WAIT


def test_the_feed_in_figures_has_its_stages_apart() -> None:
    figures = roadmap_figures(feed().looked_back_on)
    assert [loop.id for loop in figures.closed] == [FEEDS]
    assert figures.totals == {"USD": Decimal(200_000)}
    assert [loop.id for loop in figures.proposed] == [EARLIER]
