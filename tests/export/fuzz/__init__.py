"""Hostile text through every renderer, read back by a parser that is not ours.

    python -m tests.export.fuzz [--strings 20000] [reader …]

Each string stands once in every place of a document; what the parser then shows must be that
string, and the document must have the parts it has with harmless words. `make fuzz` runs all of it,
`make test` a sample (`tests/export/test_fuzz.py`).
"""
