"""The files of a packet, out of a directory or a zip, opened without trust."""

import io
import os
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rsscan.errors import InputError

FILE_LIMIT = 32 * 1024**2
"""Bytes of one file that are read."""

TOTAL_LIMIT = 256 * 1024**2
"""Bytes of all files of one packet that are read."""

COUNT_LIMIT = 1000
"""Files of one packet that are read; an application has some ten."""

FOLDER_LIMIT = 10
"""Folders inside each other."""

RATIO_LIMIT = 200
"""Times a file in a zip may be as large unpacked; text shrinks to a tenth, an empty workbook to a fiftieth."""

RATIO_FROM = 1024**2
"""Bytes from which that is asked: small files of one letter shrink without harm."""

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_ENCRYPTED = 0x1
_UTF8 = 0x800
_NOT_FILES = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r"})


@dataclass(frozen=True, slots=True)
class PacketFile:
    """One file of a packet: its path in there, and its bytes, or why they were not read.

    `passed_over` says that it is no document at all, such as what a system keeps for itself.
    """

    name: str
    body: bytes = b""
    why: str | None = None
    passed_over: bool = False


def files_of(path: Path) -> Iterator[PacketFile]:
    """Yield the files of a directory, of a zip or the one file at `path`, by name. Raises InputError if none is there.

    A zip among the files is opened too; one inside of a zip is not.
    """
    left = TOTAL_LIMIT
    for number, one in enumerate(_found(path)):
        left -= len(one.body)
        if number >= COUNT_LIMIT:
            yield PacketFile(one.name, why=f"the packet has more than {COUNT_LIMIT:,} files; this and the rest is left")
            return
        if left < 0:
            yield PacketFile(one.name, why=f"the packet holds more than {TOTAL_LIMIT >> 20} MiB; the rest is left")
            return
        yield one


def closed(path: Path) -> str | None:
    """Return why nothing at a path can be opened, looking at no file; None where something is there."""
    try:
        if path.is_dir():
            os.scandir(path).close()
        elif not path.is_file():
            return f"{path}: is neither a folder nor a file that can be read"
    except (OSError, ValueError) as error:
        return f"{path}: cannot be read: {getattr(error, 'strerror', None) or error}"
    return None


def is_archive(body: bytes) -> bool:
    """Whether a file is a zip of files; a workbook or a document is a zip too, and is one file."""
    if not body.startswith((_ZIP, _EMPTY_ZIP)):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            return "[Content_Types].xml" not in parts.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return True


def bounded(body: bytes, name: str) -> None:
    """See that a workbook or document, which is a zip, does not unfold beyond bounds. Raises InputError."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            for part in parts.infolist():
                if why := _unsafe(part, part.filename):
                    raise InputError(f"{name}: {why}")
            if sum(part.file_size for part in parts.infolist()) > TOTAL_LIMIT:
                raise InputError(f"{name}: unfolds to more than {TOTAL_LIMIT >> 20} MiB")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise InputError(f"{name}: is not whole: it is cut, or no zip archive") from None


def _found(path: Path) -> Iterator[PacketFile]:
    if why := closed(path):
        raise InputError(why)
    yield from _folder(path) if path.is_dir() else _opened(path, path.name, outermost=True)


def _folder(top: Path) -> Iterator[PacketFile]:
    """Yield what lies in a folder and in its folders; links are told of and never followed."""
    left = [(top, "")]
    while left:
        folder, before = left.pop()
        try:
            listed = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            yield PacketFile(before, why=f"the folder cannot be read: {error.strerror}")
            continue
        inner = []
        for entry in listed:
            name = before + entry.name
            if _of_the_system(entry.name):
                yield PacketFile(name, why="is hidden, or a system's own", passed_over=True)
            elif entry.is_symlink():
                yield PacketFile(name, why="is a link, which is not followed")
            elif entry.is_dir():
                inner.append((Path(entry.path), f"{name}/"))
            elif not entry.is_file():
                yield PacketFile(name, why="is no file that can be read twice")
            else:
                yield from _opened(Path(entry.path), name)
        if inner and before.count("/") >= FOLDER_LIMIT:
            yield PacketFile(inner[0][1], why=f"lies more than {FOLDER_LIMIT} folders deep")
            continue
        left += reversed(inner)


def _opened(path: Path, name: str, *, outermost: bool = False) -> Iterator[PacketFile]:
    try:
        with path.open("rb") as stream:
            body = stream.read((TOTAL_LIMIT if outermost else FILE_LIMIT) + 1)
    except OSError as error:
        yield PacketFile(name, why=f"cannot be read: {error.strerror}")
        return
    if is_archive(body):
        yield from _unzipped(body, "" if outermost else f"{name}/", name)
    elif len(body) > FILE_LIMIT:
        yield PacketFile(name, why=f"is larger than {FILE_LIMIT >> 20} MiB")
    else:
        yield PacketFile(name, body)


def _unzipped(body: bytes, before: str, name: str) -> Iterator[PacketFile]:
    """Yield the files of a zip; what cannot be trusted about one is told of it, and the others are read."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as parts:
            seen: set[str] = set()
            for part in sorted((part for part in parts.infolist() if not part.is_dir()), key=_name_of):
                inside = _name_of(part)
                yield _part(parts, part, before + inside, again=inside in seen)
                seen.add(inside)
            if not seen:
                yield PacketFile(name, why="is a zip archive without a file")
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        yield PacketFile(name, why="is a zip archive that is not whole")


def _part(parts: zipfile.ZipFile, part: zipfile.ZipInfo, name: str, *, again: bool) -> PacketFile:
    if any(_of_the_system(step) for step in name.split("/") if step not in {".", ".."}):
        return PacketFile(name, why="is hidden, or a system's own", passed_over=True)
    why = "the archive has another file of this name" if again else _unsafe(part, name)
    if why:
        return PacketFile(name, why=why)
    try:
        with parts.open(part) as stream:
            body = stream.read(FILE_LIMIT + 1)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, RuntimeError, NotImplementedError, zlib.error):
        return PacketFile(name, why="is not whole in its archive")
    if is_archive(body):
        return PacketFile(name, why="is an archive inside of an archive, which is not opened")
    return PacketFile(name, body)


def _unsafe(part: zipfile.ZipInfo, name: str) -> str | None:
    """Return what speaks against unpacking a part of an archive."""
    size = part.file_size
    if name.startswith("/") or ":" in name.partition("/")[0] or ".." in name.split("/"):
        return "its name leads out of the archive"
    if stat.S_ISLNK(part.external_attr >> 16):
        return "is a link, which is not followed"
    if part.flag_bits & _ENCRYPTED:
        return "is locked with a password"
    if size > FILE_LIMIT:
        return f"a part of it is larger than {FILE_LIMIT >> 20} MiB"
    if size > RATIO_FROM and size > RATIO_LIMIT * max(part.compress_size, 1):
        return f"unfolds to more than {RATIO_LIMIT} times its size"
    return None


def _name_of(part: zipfile.ZipInfo) -> str:
    """Return the path of a part with `/`; names that are not marked as UTF-8 are tried as that, then as CP932."""
    written = part.filename
    if not part.flag_bits & _UTF8:
        raw = written.encode("cp437", "replace")
        for encoding in ("utf-8", "cp932"):
            try:
                written = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return unicodedata.normalize("NFC", written.replace("\\", "/"))


def _of_the_system(name: str) -> bool:
    return name.startswith((".", "~$", "__MACOSX")) or name.casefold() in _NOT_FILES
