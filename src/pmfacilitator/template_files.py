"""Template files: the shipped ones by name, anybody's own by path, and what they include."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pmfacilitator.domain.spelling import did_you_mean
from pmfacilitator.errors import FileTrouble, InvalidTemplate, NotFound, UsageError

ENDING = ".jinja"
MAX_BYTES = 1_000_000

_HERE = Path(__file__).parent
_SHIPPED = (_HERE / "templates", _HERE.parents[1] / "templates")
"""In a wheel, and in a checkout."""

TARGETS = {
    ".md": ("markdown", "gitlab", "notion"),
    ".html": ("html",),
    ".xml": ("confluence",),
    ".txt": ("text", "mediawiki", "confluence-wiki", "slack"),
}
"""What a template can be filled in for, by what stands in its name before the ending."""


@dataclass(frozen=True)
class TemplateFile:
    """A template as it lies on the disk."""

    path: Path

    @property
    def name(self) -> str:
        """What it is called where something is wrong with it."""
        return self.path.name

    def target(self, wanted: str | None) -> str:
        """What it is filled in for: its name says for which, and `wanted` chooses among them.

        Raises:
            UsageError: it is written for something else, or its name does not say for what.
        """
        kind = Path(self.path.name.removesuffix(ENDING)).suffix
        if kind in TARGETS:
            if wanted is not None and wanted not in TARGETS[kind]:
                fitting = " or ".join(TARGETS[kind])
                raise UsageError(f"{self.name} is written for {fitting}, not for {wanted}.")
            return wanted or TARGETS[kind][0]
        if wanted is None:
            raise UsageError(f"The name of {self.name} does not say what it is for; --to does.")
        return wanted

    @property
    def text(self) -> str:
        """What it says; raises FileTrouble or InvalidTemplate where it cannot be read."""
        return _text(self.path)

    def sibling(self, name: str) -> str | None:
        """A file of its folder that it includes; None if there is none such."""
        path = self.path.parent / name
        return _text(path) if path.name == name and path.is_file() else None


def names() -> tuple[str, ...]:
    """The shipped templates."""
    return tuple(sorted(path.name.partition(".")[0] for path in _shipped().glob(f"*{ENDING}")))


def find(name: str) -> TemplateFile:
    """The template of a shipped name, or of a path.

    Raises:
        NotFound: there is none.
    """
    path = Path(name).expanduser()
    if path.is_file():
        return TemplateFile(path)
    for shipped in _shipped().glob(f"*{ENDING}"):
        if shipped.name.partition(".")[0] == name:
            return TemplateFile(shipped)
    if path.suffix or len(path.parts) > 1:
        raise NotFound(f"There is no file {name}.")
    meant = did_you_mean(name, names()) or f"; there are {', '.join(names())}, and any file."
    raise NotFound(f'There is no template "{name}"{meant}')


def _shipped() -> Path:
    return next(folder for folder in _SHIPPED if folder.is_dir())


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise FileTrouble(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(data) > MAX_BYTES:
        raise InvalidTemplate(f"{path.name}: a template has a million bytes at most.")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise InvalidTemplate(f"{path.name}: a template is written in UTF-8.") from error
