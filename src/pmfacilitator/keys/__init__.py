"""The keys of the program as plain data: which there are, and which a house has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pmfacilitator.keys.names import show_key
from pmfacilitator.keys.table import KEYS

__all__ = ["Keys"]


@dataclass(frozen=True)
class Keys:
    """The keys in force: those of the table, but for what is changed, by id."""

    changed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, name: str) -> tuple[str, ...]:
        """The keys of an id."""
        return self.changed.get(name) or KEYS[name].keys

    def show(self, name: str) -> str:
        """The first key of an id, as people write it."""
        return show_key(self.of(name)[0])

    def show_all(self, name: str) -> str:
        """Every key of an id, as people write them."""
        return " or ".join(dict.fromkeys(map(show_key, self.of(name))))

    @property
    def keymap(self) -> dict[str, str]:
        """What the screen's library needs to know: ids with their keys.

        It takes an old key, and a new one, from everything else on the same screen as well; so
        whatever shares a key with what is changed is named too, with the keys that it has.
        """
        touched = {key for name in self.changed for key in (*KEYS[name].keys, *self.of(name))}
        return {name: ",".join(self.of(name)) for name in self._touched(touched)}

    def _touched(self, keys: set[str]) -> Iterator[str]:
        for name in KEYS:
            if name in self.changed or not keys.isdisjoint(self.of(name)):
                yield name
