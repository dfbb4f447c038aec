"""Which targets there are, and the one way from a meeting to the text of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pmfacilitator.domain.canonical import to_json
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.errors import UsageError
from pmfacilitator.export.build import View, build
from pmfacilitator.export.document import Document
from pmfacilitator.export.targets import html, markdown


@dataclass(frozen=True)
class Target:
    """A syntax that a document can be written in; `suffix` ends the name of its file."""

    suffix: str
    write: Callable[[Meeting, View], str]


def _of_document(renderer: Callable[[Document], str]) -> Callable[[Meeting, View], str]:
    return lambda meeting, view: renderer(build(meeting, view))


def _json(meeting: Meeting, view: View) -> str:
    del view  # the data is the data, for whomever it is
    return to_json(meeting)


TARGETS: Mapping[str, Target] = {
    "markdown": Target(".md", _of_document(markdown.render)),
    "html": Target(".html", _of_document(html.render)),
    "json": Target(".json", _json),
}
"""Every target by the name it has on the command line."""


def render(meeting: Meeting, to: str = "markdown", view: str = View.FULL) -> str:
    """The meeting as a document of that target and view.

    Raises:
        UsageError: there is no such target or view.
    """
    return target_named(to).write(meeting, _view_named(view))


def target_named(name: str) -> Target:
    """The target of that name; raises UsageError that names those there are."""
    if name not in TARGETS:
        raise UsageError(_no_such("target", name, TARGETS))
    return TARGETS[name]


def _view_named(name: str) -> View:
    try:
        return View(name)
    except ValueError:
        raise UsageError(_no_such("view", name, View)) from None


def _no_such(what: str, name: str, known: Iterable[str]) -> str:
    return f"There is no {what} {name!r}; choose one of: {', '.join(known)}."
