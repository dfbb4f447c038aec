"""The documents kept in `golden/` are those that are made; `golden.py` says how to renew them."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from tests.export import golden


@pytest.mark.parametrize("target", golden.KEPT)
def test_the_example_s_document_reads_as_it_is_kept(target: str) -> None:
    kept = golden.path(target).read_text("utf-8")
    difference = difflib.unified_diff(
        kept.splitlines(), golden.made(target).splitlines(), "kept", "made", lineterm=""
    )
    assert list(difference) == []


def test_no_kept_document_is_forgotten() -> None:
    assert {file.name for file in Path(golden.FOLDER).iterdir()} == {
        golden.path(target).name for target in golden.KEPT
    }
