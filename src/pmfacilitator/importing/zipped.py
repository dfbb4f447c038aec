"""The files of a zip archive, read in memory and believed in nothing."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pmfacilitator.errors import InvalidImport
from pmfacilitator.importing.opened import show_path

_BEGINS = (b"PK\x03\x04", b"PK\x05\x06")
_LISTED = b"PK\x01\x02"
_CHUNK = 1 << 16
_ENCRYPTED = 1
_PACKED_AS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2}
_DRIVE = re.compile(r"[A-Za-z]:")
_MEGABYTE = 1024**2
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    IndexError,
    KeyError,
    MemoryError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True)
class Limits:
    """How many bytes may come out of an archive, all files together, and how many files."""

    largest: int
    most: int


def is_zip(data: bytes) -> bool:
    """Whether bytes begin as a zip archive does."""
    return data.startswith(_BEGINS)


def zipped_files(
    data: bytes, name: str, worth: Callable[[Iterable[str]], tuple[str, ...]], limits: Limits
) -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of each file that is worth reading.

    Args:
        data: the archive.
        name: what it is called in a message.
        worth: of all paths, those to read.
        limits: what is too large; bytes are counted while they come.
    """
    if data.count(_LISTED) > limits.most:
        raise InvalidImport(f"{name} holds more than {limits.most:,} files; unpack it, name one.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = {_path(info, name): info for info in archive.infolist() if not info.is_dir()}
            chosen = worth(infos)
            if not chosen:
                raise InvalidImport(f"{name} holds no file that could be read.")
            left = limits.largest
            for path in chosen:
                content = _content(archive, infos[path], name, left)
                left -= len(content)
                if left < 0:
                    raise InvalidImport(
                        f"{name} is too large: at most {limits.largest // _MEGABYTE} MB are read,"
                        " unpacked and all files together."
                    )
                yield path, content
    except _DAMAGE as error:
        raise InvalidImport(f"{name} is a damaged archive; fetch it once more.") from error


def _path(info: zipfile.ZipInfo, name: str) -> str:
    path = info.filename.replace("\\", "/")
    if path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/"):
        raise InvalidImport(
            f"{name} names a file outside of itself ({show_path(path)}); it was not read."
        )
    return path


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, left: int) -> bytes:
    """What a file holds, or its beginning as soon as that is more than may come."""
    if info.flag_bits & _ENCRYPTED:
        raise InvalidImport(f"{name} is encrypted; unpack it and give its folder.")
    if info.compress_type not in _PACKED_AS:
        raise InvalidImport(f"{name} is packed in an unusual way; unpack it and give its folder.")
    read = bytearray()
    with archive.open(info) as file:
        while chunk := file.read(_CHUNK):
            read += chunk
            if len(read) > left:
                break
    return bytes(read)
