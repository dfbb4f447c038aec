"""Agenda files: where they are, what they say, and what is wrong with one that cannot be used.

Listing names imports no models, so that a command line which only lists stays light.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pmfacilitator.domain.spelling import closest, did_you_mean
from pmfacilitator.errors import FileTrouble, InvalidAgenda, InvalidValue, NotFound, Refused

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from pmfacilitator.domain.agenda import Agenda

DEFAULT = "standard"
"""The agenda of a meeting for which none was chosen, and what a new agenda starts from."""

MAX_BYTES = 1_000_000

_HERE = Path(__file__).parent
_SHIPPED = (_HERE / "agendas", _HERE.parents[1] / "agendas")
"""In a wheel, and in a checkout."""

_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_TITLE = re.compile(r'(?m)^title = ".*"$')


@dataclass(frozen=True)
class AgendaFiles:
    """The agendas somebody can choose: their own, which win, and the shipped ones."""

    own: Path

    def names(self) -> tuple[str, ...]:
        """The names to choose from, the default first."""
        found = {path.stem for folder in self._folders() for path in folder.glob("*.toml")}
        return tuple(sorted(found, key=lambda name: (name != DEFAULT, name)))

    def for_incidents(self) -> tuple[str, ...]:
        """The names of those that review one incident; one that cannot be read is among them."""
        return tuple(name for name in self.names() if not self._is_of_periods(name))

    def find(self, name: str) -> Path:
        """The file of an agenda's name or, if it looks like one, of a path.

        Raises:
            NotFound: there is no such agenda.
        """
        if _is_path(name):
            path = Path(name).expanduser()
            if not path.exists():
                raise NotFound(f"There is no file {name}.")
            return path
        for folder in self._folders():
            path = folder / f"{name}.toml"
            if path.is_file():
                return path
        meant = did_you_mean(name, self.names()) or f"; there are {', '.join(self.names())}."
        raise NotFound(f'There is no agenda "{name}"{meant}')

    def read(self, name: str) -> Agenda:
        """The agenda of that name or path.

        Raises:
            NotFound: there is no such agenda.
            InvalidAgenda: its file is wrong.
            FileTrouble: its file cannot be read.
        """
        file = _file_called(name)
        return parse(_text(self.find(name), file), file)

    def text(self, name: str) -> str:
        """The file itself, of that name or path, as somebody wrote it."""
        return _text(self.find(name), _file_called(name))

    def new(self, name: str) -> Path:
        """Make an agenda of one's own that starts as a copy of the default one.

        Raises:
            InvalidValue: the name would make no good file name.
            Refused: there is one of that name already.
            FileTrouble: it cannot be written.
        """
        if not _NAME.fullmatch(name):
            raise InvalidValue(
                f'"{name}" cannot name an agenda; use small letters, digits and hyphens, '
                "such as payments-weekly."
            )
        title = name.replace("-", " ").replace("_", " ").capitalize()
        text = _TITLE.sub(
            f'title = "{title}"', _text(_shipped() / f"{DEFAULT}.toml", DEFAULT), count=1
        )
        path = self.own / f"{name}.toml"
        try:
            self.own.mkdir(parents=True, exist_ok=True)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError as error:
            raise Refused(f"{path} exists already; choose another name.") from error
        except OSError as error:
            raise FileTrouble(f"{path} cannot be written: {error.strerror or error}.") from error
        return path

    def _is_of_periods(self, name: str) -> bool:
        try:
            return self.read(name).is_of_periods
        except (FileTrouble, InvalidAgenda):
            return False

    def _folders(self) -> tuple[Path, Path]:
        return (self.own, _shipped())


def shipped(name: str = DEFAULT) -> Agenda:
    """An agenda as it was shipped, whatever somebody's own of the same name says."""
    return parse(_text(_shipped() / f"{name}.toml", name), f"{name}.toml")


def check(path: Path) -> Agenda:
    """The agenda in a file; raises InvalidAgenda with what is wrong if it is no good one."""
    if not path.exists():
        raise NotFound(f"There is no file {path}.")
    return parse(_text(path, str(path)), str(path))


def parse(text: str, file: str) -> Agenda:
    """The agenda that a TOML text describes; `file` names it in errors.

    Raises:
        InvalidAgenda: the text is no TOML, or no agenda.
    """
    import json

    from pydantic import ValidationError

    from pmfacilitator.domain.agenda import Agenda
    from pmfacilitator.domain.sections import taken_question
    from pmfacilitator.domain.silent_steps import unfit_silence

    try:
        data = tomllib.loads(text)
    except RecursionError as error:
        raise InvalidAgenda(f"{file}: this is nested too deeply to be an agenda.") from error
    except ValueError as error:
        raise InvalidAgenda(f"{file}: this is not TOML: {error}.") from error
    try:
        # Strict, so that "10" is no number; only from JSON does strict take a list for a tuple.
        agenda = Agenda.model_validate_json(json.dumps(data, default=_no_text), strict=True)
    except ValidationError as error:
        raise InvalidAgenda(_sentence(file, error.errors(include_url=False), data)) from error
    for step in agenda.steps:
        if taken := taken_question(step):
            said = f'step "{step.id}", question "{taken}": the step asks that id by itself'
            raise InvalidAgenda(f"{file}: {said}; choose another id.")
        if why := unfit_silence(step):
            raise InvalidAgenda(
                f'{file}: step "{step.id}": silent_minutes = {step.silent_minutes}, {why}.'
            )
    return agenda


def _no_text(value: object) -> None:
    """What a TOML date is to an agenda, which has no field for one."""


def _shipped() -> Path:
    return next(folder for folder in _SHIPPED if folder.is_dir())


def _is_path(name: str) -> bool:
    return name.endswith(".toml") or Path(name).name != name


def _file_called(name: str) -> str:
    """How errors call the file: the path that was given, or the name alone, never a home folder."""
    return name if _is_path(name) else f"{name}.toml"


def _text(path: Path, file: str) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise FileTrouble(f"{file} cannot be read: {error.strerror or error}.") from error
    if len(data) > MAX_BYTES:
        raise InvalidAgenda(f"{file}: this is larger than {MAX_BYTES:,} bytes, so no agenda.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InvalidAgenda(f"{file}: line {line} is not UTF-8; save the file as UTF-8.") from error


def _sentence(file: str, errors: list[ErrorDetails], data: Mapping[str, Any]) -> str:
    """What is wrong first, an unknown key before all else since it often explains the rest."""
    errors = [error for error in errors if not _is_echo(error)]
    first = min(errors, key=lambda error: error["type"] != "extra_forbidden")
    where = _where(first["loc"], data)
    said = f"{file}: {where}: {_reason(first)}" if where else f"{file}: {_reason(first)}"
    more = len(errors) - 1
    ending = "" if said.endswith("?") and not more else "."
    return f"{said} (and {more} more){ending}" if more else f"{said}{ending}"


def _is_echo(error: ErrorDetails) -> bool:
    """Whether it only says that a list is too short, since its items are wrong."""
    given = error["input"]
    return error["type"] == "too_short" and isinstance(given, list) and bool(given)


def _where(loc: tuple[int | str, ...], data: Mapping[str, Any]) -> str:
    """The step, and the question in it, by id or else by number."""
    names, node = [], data
    for name, index in zip(loc[::2], loc[1::2], strict=False):
        if name not in {"steps", "questions"} or not isinstance(index, int):
            break
        node = node[name][index]
        own = node.get("id") if isinstance(node, dict) else None
        names.append(
            f"{name[:-1]} " + (f'"{own}"' if own and isinstance(own, str) else f"{index + 1}")
        )
    return ", ".join(names)


def _reason(error: ErrorDetails) -> str:
    loc = [part for part in error["loc"] if isinstance(part, str)]
    key = loc[-1] if loc else ""
    ctx = error.get("ctx", {})
    match error["type"]:
        case "extra_forbidden":
            return f'unknown key "{key}"{_meant_key(key, tuple(loc[:-1]))}'
        case "missing":
            return f'the key "{key}" is missing'
        case "enum":
            return f'unknown {key} "{error["input"]}"{_meant_kind(str(error["input"]))}'
        case "string_pattern_mismatch":
            return f'{key} "{error["input"]}" may hold small letters, digits and hyphens only'
        case "string_too_long":
            return f"{key} is longer than {ctx['max_length']} characters"
        case "string_type" if error["loc"][-1] != key:
            return f'each of {key} must be text in quotation marks: {key} = ["…", "…"]'
        case "string_type":
            return f"{key} must be text in quotation marks"
        case "greater_than_equal" | "less_than_equal":
            return f"{key} must be from 0 to {_most(key)}"
        case "int_type" | "int_from_float" | "int_parsing" | "int_parsing_size":
            return f"{key} must be a whole number without quotation marks, such as 10"
        case "tuple_type" | "model_type" | "model_attributes_type" if key != "probes":
            return f"{key} must stand each under a heading of its own, [[{'.'.join(loc)}]]"
        case "tuple_type":
            return 'probes must be a list of texts: probes = ["…", "…"]'
        case "too_short" if key == "steps":
            return "an agenda needs one step at least, under [[steps]]"
        case "too_short" | "string_too_short":
            return f"{key} is empty"
        case _:
            return error["msg"].removeprefix("Value error, ").replace("'", '"')


def _most(key: str) -> int:
    from pmfacilitator.domain.agenda import MOST_MINUTES, MOST_SILENT

    return MOST_SILENT if key == "silent_minutes" else MOST_MINUTES


def _meant_kind(kind: str) -> str:
    from pmfacilitator.domain.agenda import StepKind

    return did_you_mean(kind, list(StepKind)) or f"; it can be {', '.join(StepKind)}"


def _meant_key(key: str, level: tuple[str, ...]) -> str:
    """Where a known key belongs that stands in the wrong place, or the key it resembles."""
    from pmfacilitator.domain.agenda import Agenda, Question, Step
    from pmfacilitator.domain.records import Record

    known: dict[tuple[str, ...], type[Record]] = {
        (): Agenda,
        ("steps",): Step,
        ("steps", "questions"): Question,
    }
    if key in Step.model_fields and level == ("steps", "questions"):
        return "; a step's own keys stand above its first [[steps.questions]]"
    if key in Question.model_fields and level == ("steps",):
        return "; it belongs to a question, below [[steps.questions]]"
    if key in Step.model_fields and level == ():
        return "; it belongs to a step, below [[steps]]"
    guess = closest(key, known[level].model_fields)
    return f'; did you mean "{guess}"?' if guess else ""
