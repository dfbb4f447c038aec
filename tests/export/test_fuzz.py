"""A sample of `make fuzz`: hostile text in every place, read back by every parser there is."""

from __future__ import annotations

import pytest

from tests.export.fuzz.harness import failures, sheet_failures
from tests.export.fuzz.readers import READERS

SAMPLE = 200


@pytest.mark.parametrize("reader", READERS)
def test_hostile_text_is_read_as_it_was_typed(reader: str) -> None:
    assert list(failures(READERS[reader], "sample", SAMPLE)) == []


def test_a_cell_gives_back_what_was_typed_and_is_never_calculated() -> None:
    assert sheet_failures(10 * SAMPLE) == []
