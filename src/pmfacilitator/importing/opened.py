"""Material as readers look at it: each file as text or as JSON, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pmfacilitator.domain.text import clean_line, shorten
from pmfacilitator.importing.decoding import decoded, is_text
from pmfacilitator.importing.found import Remark
from pmfacilitator.importing.material import Material
from pmfacilitator.importing.tools.json_text import JsonText

_NAMED = 80
_NAMES = 3


@dataclass(frozen=True)
class TextFile:
    """One file that holds text."""

    path: str
    text: str
    damaged: bool = False

    @property
    def looks_like_json(self) -> bool:
        """Whether it begins as only JSON does."""
        return JsonText.looks_like(self.text)


class Opened:
    """The files of some material, decoded; what is no text stands apart."""

    def __init__(self, material: Material) -> None:
        self.material = material

    @property
    def name(self) -> str:
        """What the material was called."""
        return self.material.name

    @cached_property
    def texts(self) -> tuple[TextFile, ...]:
        """Every file that is text."""
        found = []
        for part in self.material.parts:
            if is_text(part.data):
                text = decoded(part.data)
                found.append(TextFile(part.path, text.text, text.damaged))
        return tuple(found)

    @cached_property
    def jsons(self) -> tuple[JsonText, ...]:
        """Every file that begins as JSON does, read as far as it goes."""
        several = len(self.material.parts) > 1
        return tuple(
            JsonText(file.text, file.path, show_path(file.path) if several else "")
            for file in self.texts
            if file.looks_like_json
        )

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """What somebody should know about the files, whoever reads them."""
        odd = [show_path(part.path) for part in self.material.parts if not is_text(part.data)]
        damaged = [show_path(file.path) for file in self.texts if file.damaged]
        said = []
        if odd:
            said.append(Remark(f"{_listed(odd)}: no text, left alone (unpack archives first)."))
        if damaged:
            said.append(
                Remark(f"{_listed(damaged)}: not UTF-8; what cannot be read is shown as �.")
            )
        return tuple(said)

    @property
    def why_nothing(self) -> str:
        """Why there is nothing in it to read, in a sentence; "" if there is some text."""
        parts = self.material.parts
        if any(file.text.strip() for file in self.texts):
            return ""
        name = show_path(self.name or (parts[0].path if len(parts) == 1 else ""))
        if any(not is_text(part.data) for part in parts):
            return f"{name} holds no text that could be read; an archive has to be unpacked first."
        return f"{name} is empty."


def show_path(path: str) -> str:
    """The path of a file as it can be shown in a sentence."""
    return shorten(clean_line(path), _NAMED) or "What was given"


def _listed(names: list[str]) -> str:
    more = " and others" if len(names) > _NAMES else ""
    return f"{', '.join(names[:_NAMES])}{more}"
