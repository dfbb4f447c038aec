"""Factors, and the whys beneath them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pmfacilitator.domain.rows import (
    Again,
    Factor,
    Link,
    Voice,
    Why,
)
from pmfacilitator.domain.sections import (
    RootCauseSection,
)
from tests.builders import entry, row_id
from tests.export.told import MARA, parts, with_section

FACTORS = "### What contributed to it?"


def why(number: int, text: str, explains: int | None) -> Why:
    target = None if explains is None else row_id(explains)
    return Why(id=row_id(number), text=text, explains=target)


def causes(*whys: Why, **fields: Any) -> str:
    factor = Factor(id=row_id(10), text="one pool", **fields)
    section = RootCauseSection(step="root_cause", factors=(factor,), whys=whys)
    held = with_section(section, participants=(MARA,), timeline=(PAGER,))
    return parts(held)[FACTORS]


PAGER = entry("14:32 pager fired").changed(id=row_id(4))


def test_what_broke_and_what_set_it_off_are_paragraphs() -> None:
    section = RootCauseSection(
        step="root_cause", what_broke="The pool.\n\nAll of it.", trigger="46"
    )
    told = parts(with_section(section))
    assert told["### What broke?"] == "The pool.\n\nAll of it."
    assert told["### What set it off?"] == "46"


def test_each_why_hangs_beneath_what_it_explains() -> None:
    chain = (why(12, "no owner", 11), why(11, "sized in 2021", 10), why(13, "no limit", 10))
    assert causes(*chain).splitlines() == [
        "- one pool",
        "  - **Why?** sized in 2021",
        "    - **Why?** no owner",
        "  - **Why?** no limit",
    ]


def test_a_factor_has_its_category_voice_and_evidence() -> None:
    told = causes(
        category="Capacity",
        said_by=Voice(participant=MARA.id),
        evidence=(Link(target=PAGER.id), Link(url="https://x.org/g"), Link(target=row_id(99))),
        again=(
            Again(meeting=row_id(90), row=row_id(91), words="a *pool*", on=dt.date(2026, 9, 3)),
            Again(meeting=row_id(92), row=row_id(93), words="pools"),
        ),
    )
    assert told.splitlines() == [
        "- one pool — *Mara*",
        "  - **Category:** Capacity",
        "  - **Evidence:** “pager fired”; <https://x.org/g>; (no longer in the meeting)",
        "  - **Seen before:** 2026-09-03 a \\*pool\\*; pools",
    ]


def test_whys_that_lead_nowhere_or_round_in_a_ring_are_told_once_as_well() -> None:
    loose = (
        why(20, "loose", None),
        why(21, "of a factor that is gone", 99),
        why(22, "first of a ring", 23),
        why(23, "second of a ring", 22),
        why(24, "its own reason", 24),
    )
    assert causes(*loose).splitlines() == [
        "- one pool",
        "",
        "**Whys of no factor:**",
        "",
        "- **Why?** loose",
        "- **Why?** of a factor that is gone",
        "- **Why?** first of a ring",
        "  - **Why?** second of a ring",
        "- **Why?** its own reason",
    ]


def test_a_very_long_chain_goes_on_at_one_depth() -> None:
    told = causes(*(why(10 + n, f"because {n}", 9 + n) for n in range(1, 2001))).splitlines()
    assert len(told) == 2001
    assert told[6] == "            - **Why?** because 6"
    assert told[-1] == "            - **Why?** because 2000"


def test_whys_without_any_factor_are_told() -> None:
    section = RootCauseSection(step="root_cause", whys=(why(20, "loose", None),))
    assert parts(with_section(section))[FACTORS].endswith("- **Why?** loose")
