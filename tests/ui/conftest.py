"""Starting many apps in one process makes much garbage; only what they leave is looked through."""

from __future__ import annotations

import gc


def pytest_collection_finish() -> None:
    """Keep the collector from walking through everything imported, again and again."""
    gc.freeze()
