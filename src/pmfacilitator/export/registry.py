"""The one way from a meeting to the text of a document: which syntax writes which target."""

from __future__ import annotations

from pmfacilitator.domain.canonical import to_json
from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.export.build import build
from pmfacilitator.export.offers import view_for
from pmfacilitator.export.syntax import Syntax


def render(
    meeting: Meeting,
    to: str = "markdown",
    view: str | None = None,
    *,
    mentions: bool = False,
    house: House | None = None,
) -> str:
    """The meeting as a document of that target and view.

    Args:
        meeting: what was said.
        to: the target, one of `offers.OFFERS`.
        view: for whom; without it the target's usual one.
        mentions: whether names and numbers in it may call people and refer to issues, where the
            target does such things.
        house: whose words are used; tables and JSON, which programs read, use their own.

    Raises:
        UsageError: there is no such target or view, or the two do not go together.
    """
    chosen = view_for(to, view)
    if to == "json":
        return to_json(meeting)
    if to == "csv":
        from pmfacilitator.export.targets import sheets

        return sheets.write(meeting, chosen)
    return syntax_of(to, mentions=mentions).render(build(meeting, chosen, house))


def syntax_of(target: str, *, mentions: bool = False) -> Syntax:
    """How a target writes documents, for those that have a syntax; only that one is loaded."""
    match target:
        case "markdown" | "gitlab" | "notion":
            from pmfacilitator.export.targets.dialects import DIALECTS
            from pmfacilitator.export.targets.markdown import Markdown

            dialect = DIALECTS[target]
            return Markdown(dialect.calling if mentions else dialect)
        case "slack":
            from pmfacilitator.export.targets.slack import Slack

            return Slack(calls=mentions)
        case _:
            return _module_of(target)


def _module_of(target: str) -> Syntax:
    """The module that is a syntax, by the target's name."""
    match target:
        case "html":
            from pmfacilitator.export.targets import html

            return html
        case "confluence":
            from pmfacilitator.export.targets import confluence

            return confluence
        case "confluence-wiki":
            from pmfacilitator.export.targets import confluence_wiki

            return confluence_wiki
        case "mediawiki":
            from pmfacilitator.export.targets import mediawiki

            return mediawiki
        case "text":
            from pmfacilitator.export.targets import plain

            return plain
        case _:
            msg = f"no syntax writes {target!r}"
            raise LookupError(msg)
