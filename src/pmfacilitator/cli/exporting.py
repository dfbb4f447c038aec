"""The command that makes documents: `export`."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

import click

from pmfacilitator.cli.output import complain, is_terminal, put, shown
from pmfacilitator.cli.wiring import Wiring, library_option
from pmfacilitator.domain.columns import cut
from pmfacilitator.errors import DocumentChanged, Refused, UsageError
from pmfacilitator.export.offers import FORWARDED, OFFERS, View, beside, is_masked, view_for
from pmfacilitator.repository import put_where_free

if TYPE_CHECKING:
    from pmfacilitator.config import Config
    from pmfacilitator.domain.house import House
    from pmfacilitator.domain.meeting import Meeting
    from pmfacilitator.repository import OpenMeeting
    from pmfacilitator.template_files import TemplateFile

_STDOUT = "-"
_SHOWN_LINES = 40
_SHOWN_COLUMNS = 160


@dataclass(frozen=True)
class Order:
    """What is wanted: of which sort, for whom, and whether its names may call people or are masked.

    With a template, `view` is the one that the target would have had without.
    """

    target: str
    view: View
    template: TemplateFile | None
    mentions: bool
    masks: bool = False

    @classmethod
    def of(
        cls,
        config: Config,
        to: str | None,
        view: str | None,
        template: str | None,
        *,
        mentions: bool,
    ) -> Self:
        """What the command's words mean together; what they leave out, the config says.

        Raises:
            UsageError: they do not go together.
            NotFound: there is no such template.
            InvalidConfig: there is no template as it is configured.
        """
        if template is not None:
            if view is not None:
                raise UsageError("A template says itself what it tells; leave out --view.")
            from pmfacilitator.template_files import find

            file = find(template)
        elif config.template and to is None and view is None:
            from pmfacilitator.cli.configured import configured_template

            file = configured_template(config)
        else:
            target = to or config.target
            wanted = view_for(target, view) if view else config.view_of(target)
            return cls(target, wanted, None, mentions)
        target = file.target(to)
        return cls(target, view_for(target, None), file, mentions)

    def made(self, meeting: Meeting, house: House) -> str:
        """The document of a meeting, in the words of a house."""
        if self.masks:
            from pmfacilitator.domain.masking import mask_of
            from pmfacilitator.domain.masking.meetings import masked

            meeting = masked(meeting, mask_of(meeting))
        if self.template is None:
            from pmfacilitator.export.registry import render

            return render(meeting, self.target, self.view, mentions=self.mentions, house=house)
        from pmfacilitator.export.templates import Source, filled_in

        source = Source(self.template.name, self.template.text, self.template.sibling)
        return filled_in(source, meeting, self.target, mentions=self.mentions, house=house)

    def beside(self, file: OpenMeeting) -> Path:
        """A file beside the meeting, named after what it is."""
        named = self.template.name.partition(".")[0] if self.template else ""
        path = file.path
        if self.masks:
            from pmfacilitator.domain.masking import mask_of
            from pmfacilitator.export.masking import masked_name

            path = masked_name(path, mask_of(file.meeting))
        return beside(path, self.target, self.view, template=named, masked=self.masks)


@click.command()
@click.argument("meeting")
@click.option(
    "--to",
    "target",
    type=click.Choice(list(OFFERS)),
    metavar="TARGET",
    help=f"As what: {', '.join(OFFERS)}. [default: as configured, or markdown]",
)
@click.option("--view", metavar="VIEW", help=f"For whom: {', '.join(View)}.")
@click.option("--template", metavar="NAME|FILE", help="A template instead; see 'templates'.")
@click.option("-o", "--output", metavar="FILE|-", help="Where to; otherwise it is printed.")
@click.option("--copy", is_flag=True, help="Copy it, and keep it in a file too.")
@click.option("--open", "opens", is_flag=True, help="Write it and open it, to copy from a page.")
@click.option("--force", is_flag=True, help="Write over what somebody has changed.")
@click.option(
    "--masked/--unmasked",
    default=None,
    help="People and accounts by number and no amounts, or as they are. [default: as they are; in"
    f" safe mode masked for: {', '.join(sorted(FORWARDED))}]",
)
@click.option("--mentions", is_flag=True, help="Let @names and #1 act where the target knows them.")
@library_option
@click.pass_obj
def export(
    wiring: Wiring,
    meeting: str,
    target: str | None,
    view: str | None,
    template: str | None,
    output: str | None,
    *,
    copy: bool,
    opens: bool,
    force: bool,
    masked: bool | None,
    mentions: bool,
) -> None:
    """Make the document of MEETING."""
    order = Order.of(wiring.config, target, view, template, mentions=mentions)
    file = wiring.read(meeting)
    order = replace(order, masks=is_masked(order.view, wanted=masked, is_safe=file.desk.is_safe))
    text = order.made(file.meeting, wiring.config.house)
    _warn_of_drafts(file)
    if file.desk.is_safe and masked is None:
        _warn_of_names(order, file, text)
    path = _path(output, file, order, is_needed=copy or opens)
    if path is not None and output is not None:
        _write(wiring, path, text, force=force)
    elif path is not None:
        path = put_where_free(wiring.documents, path, text, force=force)
    if copy and path:
        complain(_copied(wiring, text, path))
    if opens and path:
        _open(path)
    if output == _STDOUT or path is None:
        put(text)


def _path(output: str | None, file: OpenMeeting, order: Order, *, is_needed: bool) -> Path | None:
    """The file to write, if any; never the meeting's own."""
    if output is not None and output != _STDOUT:
        if not output or output.endswith(("/", os.sep)):
            raise UsageError("-o needs the name of a file.")
        path = Path(output)
        if path.resolve() == file.path.resolve():
            raise Refused(f"{path} is the meeting itself; its document needs another name.")
        return path
    return order.beside(file) if is_needed else None


def _warn_of_drafts(file: OpenMeeting) -> None:
    drafts = file.desk.half_typed
    if drafts:
        what = (
            "One half-typed line is" if len(drafts) == 1 else f"{len(drafts)} half-typed lines are"
        )
        complain(f"{what} not in the document.")


def _warn_of_names(order: Order, file: OpenMeeting, text: str) -> None:
    """Say what leaves that is masked on the screen, or that it is masked here too."""
    from pmfacilitator.domain.masking import mask_of

    if order.masks:
        complain(
            "This meeting is in safe mode: names and amounts are masked; --unmasked shows them."
        )
    elif named := mask_of(file.meeting).counted(text).words:
        complain(
            f"This meeting is in safe mode, and its document names {named}; --masked hides them."
        )


def _write(wiring: Wiring, path: Path, text: str, *, force: bool) -> None:
    """Write it; where somebody has changed what is there, show how it differs and stop."""
    try:
        wiring.documents.put(path, text, force=force)
    except DocumentChanged as changed:
        _show_difference(changed)
        raise


def _show_difference(changed: DocumentChanged) -> None:
    for line in changed.difference[:_SHOWN_LINES]:
        sys.stderr.write(f"{cut(shown(line), _SHOWN_COLUMNS)}\n")
    rest = len(changed.difference) - _SHOWN_LINES
    if rest > 0:
        sys.stderr.write(f"({rest} more lines)\n")


def _copied(wiring: Wiring, text: str, path: Path) -> str:
    from pmfacilitator.clipboard import copy, sequence

    def send(copied: str) -> None:
        put(sequence(copied))

    terminal = send if is_terminal(sys.stdout) else None
    return copy(
        text, fallback=lambda: path, environment=wiring.environment, terminal=terminal
    ).sentence


def _open(path: Path) -> None:
    """Show the file in whatever shows such files, and say where it is in any case."""
    import webbrowser

    opened = webbrowser.open(path.resolve().as_uri())
    complain(f"Opened {path}." if opened else f"No browser was found here; it is in {path}.")
