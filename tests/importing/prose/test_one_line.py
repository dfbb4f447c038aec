from __future__ import annotations

import pytest

from tests.importing.prose.reading import entries, locals_of, texts_of

DAY = "# Dry, 2026-11-19\n\n"
TIMES = ["2026-11-19T14:02", "2026-11-19T14:10", "2026-11-19T14:25"]


@pytest.mark.parametrize(
    "line",
    [
        "[14:02] pump off [14:10] pressure falls [14:25] pump on",
        "14:02 UTC - pump off 14:10 UTC - pressure falls 14:25 UTC - pump on",
        "14:02 – pump off 14:10 – pressure falls 14:25 – pump on",
        "14:02: pump off 14:10: pressure falls 14:25: pump on",
        "2026-11-19 14:02 pump off 2026-11-19 14:10 pressure falls 2026-11-19 14:25 pump on",
        "Timeline: [14:02] pump off [14:10] pressure falls [14:25] pump on",
    ],
)
def test_stamps_that_are_alike_part_a_line(line: str) -> None:
    assert locals_of(DAY + line) == TIMES
    assert texts_of(DAY + line) == ["pump off", "pressure falls", "pump on"]


@pytest.mark.parametrize(
    "line",
    [
        "The pump was off at 14:02 UTC and dry at 14:10 UTC until it was on at 14:25 UTC again.",
        "It ran 14:02 UTC - 14:10 UTC and 14:20 UTC - 14:25 UTC and 14:30 UTC - 14:40 UTC too.",
        "We read [14:25] pump on [14:10] pressure fell [14:02] pump off in the notes of them.",
    ],
)
def test_a_sentence_of_times_stays_whole(line: str) -> None:
    assert locals_of(DAY + line) == []


@pytest.mark.parametrize("mark", ["- ", ""])
def test_a_label_and_a_full_stamp_beside_entries_are_an_entry(mark: str) -> None:
    text = DAY + "".join(
        f"{mark}{line}\n"
        for line in (
            "14:01 UTC first alert",
            "Update: 19 Nov 14:12 UTC – pressure falls",
            "14:15 UTC valve open",
            "Resolved - Nov 19, 14:20 UTC",
        )
    )
    found = entries(text)
    assert [entry.when.local for entry in found] == [
        "2026-11-19T14:01",
        "2026-11-19T14:12",
        "2026-11-19T14:15",
        "2026-11-19T14:20",
    ]
    assert [entry.text for entry in found][1::2] == ["Update: pressure falls", "Resolved"]


def test_a_label_and_a_full_stamp_alone_are_none() -> None:
    text = DAY + "- Resolved - Nov 19, 14:20 UTC\n- Severity: high\n\n## Timeline\n\n- 14:01 off\n"
    assert locals_of(text) == ["2026-11-19T14:01"]
