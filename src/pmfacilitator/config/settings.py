"""What can be configured: every key of the file, what it is for, and its environment variable."""

from __future__ import annotations

from dataclasses import dataclass

PREFIX = "PMFACILITATOR_"

DEFAULTS, LENSES, KEYS = "defaults", "lenses", "keys"
TABLES = (DEFAULTS, LENSES, KEYS)
"""The tables of the file; every other key stands above the first of them."""


@dataclass(frozen=True)
class Setting:
    """One key of the file, with the table it stands in before a dot, and an example of its value."""

    key: str
    words: str
    example: str

    @property
    def variable(self) -> str:
        """The environment variable that overrides it."""
        return PREFIX + self.key.rpartition(".")[2].upper()

    @property
    def table(self) -> str:
        """The table it stands in, "" for those above the first one."""
        return self.key.rpartition(".")[0]


SETTINGS = (
    Setting("severities", "how incidents are graded, the most severe first", '["SEV1", "SEV2"]'),
    Setting("roles", "the roles that people have", '["Engineering", "Product", "Data"]'),
    Setting("agendas", "the folder of your own agendas", '"~/agendas"'),
    Setting("library", "the folder that holds the meetings", '"~/postmortems"'),
    Setting("mark_words", "a mark beside words that may blame somebody", "true"),
    Setting("theme", "dark, light, or the terminal's own colours", '"terminal"'),
    Setting("ascii", "plain ASCII in place of dots, lines and arrows", "false"),
    Setting("export_targets", "what the document is offered as first", '["confluence", "text"]'),
    Setting("template", "your house's template, by its name or file", '"house.md.jinja"'),
    Setting("defaults.agenda", "the agenda of a new meeting", '"short"'),
    Setting("defaults.severity", "the severity of a new meeting", '"P2"'),
    Setting("defaults.timezone", "the time zone of a new meeting", '"Europe/Berlin"'),
    Setting("defaults.target", "what a document is made as", '"confluence"'),
    Setting("defaults.view", "for whom a document is made", '"product"'),
)
"""Every key that is one value; the tables `lenses` and `keys` hold names of their own."""

VARIABLES = tuple(setting.variable for setting in SETTINGS)
