"""Files of this machine: where kept things lie, and files that are whole or not there."""

import contextlib
import os
import tempfile
from pathlib import Path

from rsscan.errors import InputError

SHARED = 0o644
"""Rights of a new file that others may read."""


def cache_folder() -> Path:
    """Return the folder of everything that is kept to be quicker: RSSCAN_CACHE_DIR, or the system's usual place."""
    if chosen := os.environ.get("RSSCAN_CACHE_DIR"):
        return Path(chosen)
    import platformdirs

    return platformdirs.user_cache_path("rsscan", appauthor=False)


def write(path: Path, body: str, *, private: bool = True) -> None:
    """Write a file, whole or not at all. Raises InputError where that fails.

    A private file, such as a report on a person, is readable by this user alone; another keeps the rights it had.
    """
    try:
        if path.is_dir():
            raise InputError(f"{path}: is a folder, not a file")
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)  # mode 0600
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
            stream.write(body)
            stream.flush()
            os.fsync(stream.fileno())
        if not private:
            Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else SHARED)
        Path(temporary).replace(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from None
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(temporary).unlink()
