"""A house's own template, filled in with a meeting: whatever people typed stays text in it.

Jinja2 in its sandbox. Everything that a template prints is escaped for the target, whichever filter
it has passed; only what the target's own syntax has written (`told`, macros) is printed as it is.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass
from functools import partial

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.nodes import CallBlock, FilterBlock, Node
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pmfacilitator.domain.house import House
from pmfacilitator.domain.meeting import Meeting
from pmfacilitator.domain.text import clean
from pmfacilitator.errors import InvalidTemplate, UsageError
from pmfacilitator.export.offers import OFFERS
from pmfacilitator.export.registry import syntax_of
from pmfacilitator.export.syntax import Syntax
from pmfacilitator.export.template_words import TemplateWords, Written

_MOST = 20_000_000
_LONGEST = 1_000_000
_MOST_POWER = 100
_NO_SYNTAX = ("json", "csv")
_UNSAFE = ("safe", "urlize", "xmlattr", "tojson", "striptags")
"""Filters that would write HTML, or let text through."""


@dataclass(frozen=True)
class Source:
    """A template: its name, its text, and where those lie that it includes."""

    name: str
    text: str
    load: Callable[[str], str | None]


def filled_in(
    source: Source,
    meeting: Meeting,
    target: str,
    *,
    mentions: bool = False,
    house: House | None = None,
) -> str:
    """The document that a template makes of a meeting.

    Raises:
        UsageError: the target has no syntax of its own to write in.
        InvalidTemplate: the template is wrong; the message names file and line.
    """
    if target in _NO_SYNTAX:
        fitting = ", ".join(name for name in OFFERS if name not in _NO_SYNTAX)
        raise UsageError(f"A template cannot be filled in for {target}; choose one of: {fitting}.")
    environment = _Environment(syntax_of(target, mentions=mentions), source)
    words = TemplateWords(meeting, environment.syntax, house)
    try:
        made = _put_together(environment.get_template(source.name).generate(words.names()))
    except TemplateSyntaxError as error:
        raise InvalidTemplate(_told(error.name or source.name, error.lineno, error)) from error
    except Exception as error:  # what a template calculates can fail in any way
        raise InvalidTemplate(_told(*_place(error, source.name), error)) from error
    return made if made.endswith("\n") else f"{made}\n"


def _put_together(pieces: Iterable[str]) -> str:
    """What a template prints, as long as that is still a document."""
    made: list[str] = []
    size = 0
    for piece in pieces:
        made.append(piece)
        size += len(piece)
        if size > _MOST:
            msg = f"it prints more than {_MOST:,} characters"
            raise TemplateError(msg)
    return "".join(made)


class _Generator(CodeGenerator):
    """Lets what `{% filter %}` and `{% call %}` print be escaped as well; Jinja itself does not."""

    _closing = ""

    def start_write(self, frame: Frame, node: Node | None = None) -> None:
        """Begin to print; between this and its end such a block writes one expression."""
        super().start_write(frame, node)
        if isinstance(node, FilterBlock | CallBlock):
            self.write("environment.finalize(")
            self._closing = ")"

    def end_write(self, frame: Frame) -> None:
        """End what was begun."""
        self.write(self._closing)
        self._closing = ""
        super().end_write(frame)


class _Environment(ImmutableSandboxedEnvironment):
    """Escapes all that is printed and was not written by the target's own syntax."""

    code_generator_class = _Generator

    def __init__(self, syntax: Syntax, source: Source) -> None:
        self.syntax = syntax
        super().__init__(
            autoescape=False,  # Jinja's own knows HTML only; `finalize` escapes for every target
            finalize=self._printed,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            loader=FunctionLoader(partial(_loaded, source)),
        )
        for name in _UNSAFE:
            del self.filters[name]
        self.filters.update(dict.fromkeys(("e", "escape", "forceescape"), self._printed))
        self.filters["indent"] = _indented

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Calculate, but nothing that would fill the memory."""
        for times, of in ((left, right), (right, left)):
            if isinstance(of, Sized) and isinstance(times, int) and times * len(of) > _LONGEST:
                msg = f"a text or list of more than {_LONGEST:,} is too long"
                raise SecurityError(msg)
        if operator == "**" and isinstance(right, int | float) and abs(right) > _MOST_POWER:
            msg = f"a power above {_MOST_POWER} is too large"
            raise SecurityError(msg)
        return super().call_binop(context, operator, left, right)

    def wrap_str_format(self, value: object) -> Callable[..., str] | None:
        """Let what was written be a pattern as well; what comes of it is text again."""
        made = super().wrap_str_format(value)
        return None if made is None else lambda *given, **named: str(made(*given, **named))

    @staticmethod
    def concat(parts: Iterable[str]) -> Written:
        """Put together what was printed: by a macro, a block, or the whole template."""
        return Written("".join(parts))

    def _printed(self, value: object) -> Written:
        if isinstance(value, Written):
            return value
        return Written("" if value is None else self.syntax.words(clean(str(value))))


def _loaded(source: Source, name: str) -> tuple[str, str, Callable[[], bool]] | None:
    """A template's text, under the name that errors call it by."""
    text = source.text if name == source.name else source.load(name)
    return None if text is None else (text, name, lambda: True)


def _indented(text: str, width: int = 4, first: bool = False) -> str:  # noqa: FBT001, FBT002 - as Jinja has it
    margin = " " * width
    lines = text.split("\n")
    shifted = [
        f"{margin}{line}" if line and (at or first) else line for at, line in enumerate(lines)
    ]
    return type(text)("\n".join(shifted))


def _place(error: BaseException, name: str) -> tuple[str, int | None]:
    """The template and line that were at work when it went wrong."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame for frame in frames if not frame.filename.endswith(".py")]
    return (name, lines[-1].lineno) if lines else (name, None)


def _told(name: str, line: int | None, error: BaseException) -> str:
    match error:
        case TemplateNotFound():
            said = f"there is no template {error.name} beside it"
        case RecursionError():
            said = "it goes on into itself without end"
        case TemplateError(message=message):
            said = message or type(error).__name__
        case _:
            said = str(error) or type(error).__name__
    where = f"{name}, line {line}" if line else name
    return f"{where}: {said.rstrip('.')}."
