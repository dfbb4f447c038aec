"""The documents kept in `golden/` are those that are made; `golden.py` says how to renew them."""

from __future__ import annotations

import difflib

import pytest

from tests.export.golden import FOLDER, KEPT


@pytest.mark.parametrize("name", KEPT)
def test_the_example_s_document_reads_as_it_is_kept(name: str) -> None:
    kept = (FOLDER / name).read_bytes().decode("utf-8")
    difference = difflib.unified_diff(
        kept.splitlines(), KEPT[name]().splitlines(), "kept", "made", lineterm=""
    )
    assert list(difference) == []


def test_no_kept_document_is_forgotten() -> None:
    assert {file.name for file in FOLDER.iterdir()} == set(KEPT)
