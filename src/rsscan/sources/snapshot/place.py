"""Where a snapshot lies: a folder of this machine, or a bucket of S3."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from rsscan.errors import InputError


class Place(Protocol):
    """What can be asked of where files lie; names are below it, with slashes."""

    name: str

    def at(self, name: str) -> str:
        """Return the full path or address."""

    def holds(self, name: str) -> bool:
        """Whether there is such a file."""

    def is_folder(self, name: str) -> bool:
        """Whether there is such a folder."""

    def length(self, name: str) -> int | None:
        """Return the length of a file in bytes, None where there is none."""

    def text(self, name: str) -> str:
        """Return what a file says."""

    def folders(self, name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the folders in one, each with the names of its files."""


@contextmanager
def place_of(name: str) -> Iterator[Place]:
    """Open the place of that name. Raises InputError for an address that is not of S3."""
    scheme, mark, _ = name.partition("://")
    if not mark:
        yield Folder(name)
    elif scheme == "s3":
        from rsscan.sources.snapshot.bucket import open_bucket

        with open_bucket(name) as bucket:
            yield bucket
    else:
        raise InputError(f"{name}: is neither a folder nor an address in S3 (s3://openalex)")


class Folder:
    """A folder of this machine."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._root = Path(name).absolute()

    def at(self, name: str) -> str:
        """Return the path."""
        return (self._root / name).as_posix()

    def holds(self, name: str) -> bool:
        """Whether there is such a file."""
        return self._is(Path.is_file, name)

    def is_folder(self, name: str) -> bool:
        """Whether there is such a folder."""
        return self._is(Path.is_dir, name)

    def _is(self, kind: Callable[[Path], bool], name: str) -> bool:
        try:
            return kind(self._root / name)
        except OSError as error:
            raise InputError(f"{self.at(name)}: cannot be read: {error.strerror or error}") from None

    def length(self, name: str) -> int | None:
        """Return the length of a file, None where there is none."""
        return (self._root / name).stat().st_size if self.holds(name) else None

    def text(self, name: str) -> str:
        """Return what a file says; what is not UTF-8 in it as signs that stand for it."""
        try:
            return (self._root / name).read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            raise InputError(f"{self.at(name)}: cannot be read: {error.strerror or error}") from None

    def folders(self, name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the folders in one, each with the names of its files."""
        for folder in sorted(path for path in (self._root / name).iterdir() if path.is_dir()):
            yield folder.name, tuple(sorted(path.name for path in folder.iterdir() if path.is_file()))
