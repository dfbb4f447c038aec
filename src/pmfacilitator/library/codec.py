"""Plain values as JSON and back, by their declared fields, thousands of them in a moment."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Generic, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")

_Turn = Callable[[object], object]
"""Makes a value of its plain form, or the other way round."""


class Codec(Generic[T]):
    """Writes values of one frozen dataclass as the list of their fields, and reads them.

    A field holds text, a number, a date, a tuple of such, or another such dataclass. `signature`
    is another one as soon as a field is. What is left out is handed in again, by its fields' order.
    """

    def __init__(self, shape: type[T], *, leave_out: Sequence[str] = ()) -> None:
        names = _names(shape)
        kept = tuple(name for name in names if name not in leave_out)
        self.signature = f"{shape.__name__}({', '.join(_signed(shape, kept))})"
        self._shape = shape
        self._gaps = tuple(at for at, name in enumerate(names) if name in leave_out)
        self._to_plain = _list_of(shape, kept)
        self._readers = _turns(shape, kept, _reader)

    def write(self, value: T) -> str:
        """The fields of a value as a JSON array."""
        return json.dumps(self._to_plain(value), ensure_ascii=False, separators=(",", ":"))

    def read(self, text: str, *left_out: object) -> T:
        """The value that was written so, with what was left out."""
        plain: list[object] = json.loads(text)
        for at, read in self._readers:
            plain[at] = read(plain[at])
        for at, value in zip(self._gaps, left_out, strict=True):
            plain.insert(at, value)
        return self._shape(*plain)


def _names(shape: type) -> tuple[str, ...]:
    if not is_dataclass(shape):
        msg = f"{shape.__name__} is no dataclass"
        raise TypeError(msg)
    return tuple(field.name for field in fields(shape))


@cache
def _hints(shape: type) -> dict[str, object]:
    return get_type_hints(shape)


def _signed(shape: type, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        hint = _hints(shape)[name]
        yield f"{name}: {hint}"
        inner = _shape_within(hint)
        if inner is not None:
            yield f"({', '.join(_signed(inner, _names(inner)))})"


def _shape_within(hint: object) -> type | None:
    shapes = (each for each in (hint, *get_args(hint)) if _is_shape(each))
    return next((each for each in shapes if isinstance(each, type)), None)


def _is_shape(hint: object) -> bool:
    return isinstance(hint, type) and is_dataclass(hint)


def _turns(
    shape: type, names: Sequence[str], turn: Callable[[object], _Turn | None]
) -> tuple[tuple[int, _Turn], ...]:
    """Where those fields stand whose plain form is another, and how each is turned."""
    found = ((at, turn(_hints(shape)[name])) for at, name in enumerate(names))
    return tuple((at, each) for at, each in found if each is not None)


@cache
def _writer(hint: object) -> _Turn | None:
    return _turn(hint, date=_written_date, shape=lambda shape: _list_of(shape, _names(shape)))


@cache
def _reader(hint: object) -> _Turn | None:
    return _turn(hint, date=_read_date, shape=_shape_reader)


def _turn(hint: object, *, date: _Turn, shape: Callable[[type], _Turn]) -> _Turn | None:
    own = _reader if date is _read_date else _writer
    if isinstance(hint, UnionType):
        (arm,) = (arm for arm in get_args(hint) if arm is not type(None))
        inner = own(arm)
        return None if inner is None else _unless_none(inner)
    if get_origin(hint) is tuple:
        return _each(own(get_args(hint)[0]), is_reading=date is _read_date)
    if hint is dt.date:
        return date
    if isinstance(hint, type) and is_dataclass(hint):
        return shape(hint)
    if hint in (str, int, float, bool):
        return None
    msg = f"a field of type {hint} cannot be kept in an index"
    raise TypeError(msg)


def _written_date(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else None


def _read_date(value: object) -> object:
    return dt.date.fromisoformat(str(value))


def _unless_none(turn: _Turn) -> _Turn:
    return lambda value: None if value is None else turn(value)


def _each(turn: _Turn | None, *, is_reading: bool) -> _Turn | None:
    if turn is None:
        return _tupled if is_reading else None
    # Most lists are empty.
    return lambda values: tuple(map(turn, _several(values))) if values else ()


def _tupled(values: object) -> object:
    return tuple(_several(values)) if values else ()


def _several(values: object) -> Sequence[object]:
    if type(values) is list or type(values) is tuple:
        return values
    msg = f"{values!r} is no list"
    raise TypeError(msg)


def _list_of(shape: type, names: Sequence[str]) -> _Turn:
    get, turns = attrgetter(*names), _turns(shape, names, _writer)

    def write(value: object) -> object:
        plain = list(get(value)) if len(names) > 1 else [get(value)]
        for at, turn in turns:
            plain[at] = turn(plain[at])
        return plain

    return write


def _shape_reader(shape: type) -> _Turn:
    turns = _turns(shape, _names(shape), _reader)

    def read(value: object) -> object:
        plain = list(_several(value))
        for at, turn in turns:
            plain[at] = turn(plain[at])
        made: object = shape(*plain)
        return made

    return read
