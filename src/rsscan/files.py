"""Files of this machine: where kept things lie, and files that are whole or not there."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from rsscan.errors import InputError

SHARED = 0o644
"""Rights of a new file that others may read."""


def cache_folder() -> Path:
    """Return the folder of everything that is kept to be quicker: RSSCAN_CACHE_DIR, or the system's usual place."""
    if chosen := os.environ.get("RSSCAN_CACHE_DIR"):
        return Path(chosen)
    import platformdirs

    return platformdirs.user_cache_path("rsscan", appauthor=False)


def config_folder() -> Path:
    """Return the folder of what a user keeps for rsscan: RSSCAN_CONFIG_DIR, or the system's usual place."""
    if chosen := os.environ.get("RSSCAN_CONFIG_DIR"):
        return Path(chosen)
    import platformdirs

    return platformdirs.user_config_path("rsscan", appauthor=False)


def write(path: Path, body: str | Iterable[str], *, private: bool = True) -> None:
    """Write a file from its text or the pieces of it, whole or not at all. Raises InputError where that fails.

    A private file, such as a report on a person, is readable by this user alone; another keeps the rights it had. A
    link stays one and its file is written; a pipe or a device is written to, never put a file in the place of.
    """
    pieces = [body] if isinstance(body, str) else body
    try:
        if path.is_dir():
            raise InputError(f"{path}: is a folder, not a file")
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
                stream.writelines(pieces)
        else:
            _replace(path.resolve(), pieces, private=private)
    except (OSError, RuntimeError) as error:  # a loop of links is a RuntimeError
        raise InputError(f"{path}: cannot be written: {getattr(error, 'strerror', None) or error}") from None


def copied(path: Path, to: Path) -> None:
    """Copy a file to where none is, for this user alone. Raises InputError where that fails."""
    try:
        with path.open("rb") as stream, _private(to) as target:
            shutil.copyfileobj(stream, target, 1 << 20)
    except OSError as error:
        raise InputError(f"{path}: cannot be copied to {to}: {error.strerror or error}") from None


def keep(path: Path, body: bytes) -> None:
    """Write a new file from bytes, for this user alone. Raises InputError where that fails."""
    try:
        with _private(path) as stream:
            stream.write(body)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from None


def _private(path: Path) -> BinaryIO:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb")


def _replace(path: Path, pieces: Iterable[str], *, private: bool) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        if not private:
            Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else SHARED)
        Path(temporary).replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(temporary).unlink()
