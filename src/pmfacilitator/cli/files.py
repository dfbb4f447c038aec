"""The files of this computer, as a shared screen may show them: home is `~`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pmfacilitator.errors import FileTrouble, PmFacilitatorError

if TYPE_CHECKING:
    from pmfacilitator.importing.material import Material
    from pmfacilitator.screens.importing.files import Listed


class DiskFiles:
    """Lists folders and reads what is chosen; paths are given and told with `~` and slashes."""

    def start(self) -> str:
        """The folder the program was started in."""
        return self.told(f"{Path.cwd().as_posix().rstrip('/')}/")

    def told(self, path: str) -> str:
        """A path as the room may see it, however it was typed."""
        home = Path.home().as_posix()
        return f"~{path.removeprefix(home)}" if f"{path}/".startswith(f"{home}/") else path

    def listed(self, folder: str) -> Sequence[Listed]:
        """What lies in a folder; raises FileTrouble if it cannot be read."""
        from pmfacilitator.screens.importing.files import Listed

        try:
            with os.scandir(_meant(folder)) as entries:
                return tuple(Listed(entry.name, entry.is_dir()) for entry in entries)
        except (OSError, ValueError, RuntimeError) as error:
            reason = getattr(error, "strerror", None) or "this is no path"
            raise FileTrouble(f"{folder or '.'} cannot be read: {reason.lower()}.") from error

    def gather(self, path: str) -> Material:
        """What a path holds; raises FileTrouble or InvalidImport in one sentence."""
        from pmfacilitator.importing.gather import gather
        from pmfacilitator.importing.opened import show_path

        meant = _meant(path)
        try:
            return gather(meant)
        except PmFacilitatorError as error:
            words = str(error).replace(show_path(str(meant)), show_path(path))
            raise type(error)(words) from error


def _meant(path: str) -> Path:
    if path == "~" or path.startswith("~/"):
        return Path.home() / path[2:]
    return Path(path or ".")
