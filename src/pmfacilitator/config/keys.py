"""The table `[keys]` of the config: ids of what keys do, each with other keys for it."""

from __future__ import annotations

from collections.abc import Iterator

from pmfacilitator.config.given import Given
from pmfacilitator.domain.spelling import did_you_mean
from pmfacilitator.errors import InvalidConfig
from pmfacilitator.keys import Keys
from pmfacilitator.keys.checking import doubts, faults
from pmfacilitator.keys.names import SENT_AS, key_named
from pmfacilitator.keys.table import KEYS

_EXAMPLES = 'write it as in "ctrl+j", "f9", "shift+up" or "?".'


def keys_of(given: Given) -> Keys:
    """The keys in force; raises InvalidConfig that names file and key."""
    changed = {
        name: tuple(_read(given, name, value)) for name, value in given.table("keys").items()
    }
    keys = Keys(changed)
    for name, why in faults(keys):
        raise InvalidConfig(f"{given.path}: keys.{name}: {why}")
    return keys


def warnings_of(keys: Keys) -> Iterator[str]:
    """What may not work with keys that are changed, a sentence each."""
    for name, why in doubts(keys):
        yield f"keys.{name}: {why}"


def _read(given: Given, name: str, value: object) -> Iterator[str]:
    place = f"{given.path}: keys.{name}"
    if name not in KEYS:
        meant = did_you_mean(name, KEYS) or "; 'pmfacilitator config keys' lists what there is."
        raise InvalidConfig(f"{place} is nothing that a key does{meant}")
    given_keys = value if isinstance(value, list) else [value]
    if not given_keys or "" in given_keys:
        raise InvalidConfig(f"{place} names no key; without the line it has its own again.")
    seen = set()
    for text in given_keys:
        key = key_named(text) if isinstance(text, str) else None
        if key is None:
            raise InvalidConfig(f"{place} knows no key {text!r}; {_EXAMPLES}")
        if key in seen:
            raise InvalidConfig(f"{place} names {text!r} twice.")
        seen.add(key)
        yield key
        if key in SENT_AS:
            yield SENT_AS[key]
