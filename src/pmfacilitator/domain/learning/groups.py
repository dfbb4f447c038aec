"""What belongs together, however long the chain that leads from one to the other."""

from __future__ import annotations


class Groups:
    """Which names belong together; a name that nobody joined to another is alone."""

    def __init__(self) -> None:
        self._leads: dict[str, str] = {}

    def __contains__(self, name: str) -> bool:
        """Whether the name was ever joined or asked for."""
        return name in self._leads

    def of(self, name: str) -> str:
        """The name that stands for its group."""
        passed = []
        while (lead := self._leads.setdefault(name, name)) != name:
            passed.append(name)
            name = lead
        self._leads.update(dict.fromkeys(passed, name))
        return name

    def join(self, one: str, other: str) -> None:
        """Let two names belong together."""
        self._leads[self.of(other)] = self.of(one)
