"""What somebody probably meant who typed a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable


def closest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str | None:
    """The known name most like `word`, whatever its case; None if none is that like it (0 to 1)."""
    from difflib import get_close_matches

    by_fold = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), by_fold, n=1, cutoff=likeness)
    return by_fold[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about `word` that offers the closest known name, or ""."""
    guess = closest(word, known)
    return f'; did you mean "{guess}"?' if guess else ""
