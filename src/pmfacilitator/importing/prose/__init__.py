"""Timelines that people wrote: prose, lists, tables, logs."""

from __future__ import annotations

from pmfacilitator.importing.found import Choices, Imported, Remark


def read_prose(text: str, choices: Choices, name: str = "") -> Imported:  # noqa: ARG001
    """The entries of a document; none yet."""
    return Imported("text", warnings=(Remark("Text cannot be read yet."),) if text else ())
