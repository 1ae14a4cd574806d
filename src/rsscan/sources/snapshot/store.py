"""A store as it lies on disk: which edition is in use, what it was built of, what is in it."""

import hashlib
import json
import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rsscan.errors import InputError

SCHEMA = 4
CURRENT = "current"
MANIFEST = "store.json"
_SORTED = ("works", "authors")
"""What lies in several files, each of which is told with its first number and its rows."""

_COUNTED = ("works", "authorships", "authors", "orcids", "institutions", "topics", "left_out", "without_id")
"""Counts that are asked for by name."""

BUILDING = ".building"
"""The folder in a store where what is being built lies."""


@dataclass(frozen=True, slots=True)
class Store:
    """An edition of a store that is whole as far as names and lengths tell."""

    edition: Path
    said: Mapping[str, Any]
    """What `store.json` says."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many works, authorships, authors, ORCID iDs, institutions and topics there are."""
        return dict(self.said["counts"])

    @property
    def bytes(self) -> int:
        """What the files take."""
        return sum(file["bytes"] for file in self.said["files"].values())

    @property
    def index(self) -> str:
        """The address at which SQLite reads the index, which nobody changes."""
        return f"{(self.edition / 'index.sqlite').resolve().as_uri()}?mode=ro&immutable=1"

    def works_files(self, places: Iterable[int] | None = None) -> list[Path]:
        """Return the files of the works at some places, or of all works."""
        return self._files("works", places)

    def authors_files(self, authors: Iterable[int] | None = None) -> list[Path]:
        """Return the files where the profiles of some authors stand, if they do at all, or of all profiles."""
        return self._files("authors", authors)

    def _files(self, entity: str, numbers: Iterable[int] | None) -> list[Path]:
        files = self.said[entity]
        firsts = [file["first"] for file in files]
        chosen = (
            range(len(files))
            if numbers is None
            else sorted({bisect_right(firsts, number) - 1 for number in numbers} - {-1})
        )
        return [self.edition / files[at]["file"] for at in chosen]

    def faults(self) -> Iterator[str]:
        """Yield what is not as `store.json` says, byte by byte."""
        for name, file in self.said["files"].items():
            if digest(self.edition / name) != file["sha256"]:
                yield f"{self.edition / name}: is not as it was built; build the store anew"


def open_store(place: Path) -> Store:
    """Open the edition of a store that is in use.

    Raises InputError for what is no store, for one of another schema, and for one of which files are missing or have
    another length.
    """
    try:
        name = (place / CURRENT).read_text(encoding="utf-8", errors="replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        raise InputError(f"{place}: {_no_store(place)}") from None
    except OSError as error:
        raise InputError(f"{place / CURRENT}: cannot be read: {error.strerror or error}") from None
    if not name or Path(name).name != name:
        raise InputError(f"{place / CURRENT}: does not name an edition; build the store anew")
    return open_edition(place / name)


def is_store(place: Path) -> bool:
    """Whether a folder says which edition in it is in use."""
    try:
        return (place / CURRENT).is_file()
    except OSError:
        return False


def _no_store(place: Path) -> str:
    if not place.exists():
        return "no such store; build one: rsscan snapshot build SNAPSHOT STORE"
    if (place / BUILDING).is_dir():
        return "is a store whose build has not ended; run rsscan snapshot build again, it goes on where it was"
    return "is no store; build one: rsscan snapshot build SNAPSHOT STORE"


def open_edition(edition: Path) -> Store:
    """Open one edition of a store. Raises InputError like `open_store`."""
    told = edition / MANIFEST
    try:
        said = json.loads(told.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise InputError(f"{told}: is missing or damaged; build the store anew") from None
    if not isinstance(said, dict) or said.get("schema") != SCHEMA:
        raise InputError(f"{told}: is not of the form that this rsscan reads ({SCHEMA}); build the store anew")
    try:
        faults = [fault for name, file in said["files"].items() if (fault := _fault(edition / name, file["bytes"]))]
        whole = bool(faults) or _tells_all(said)
    except (KeyError, TypeError, AttributeError, ValueError):
        faults, whole = [], False
    if faults or not whole:
        raise InputError(faults or f"{told}: is missing or damaged; build the store anew")
    return Store(edition, said)


def _tells_all(said: Mapping[str, Any]) -> bool:
    """Whether a manifest says what it is asked for; what is of another kind raises what Python raises for it."""
    snapshot = said["snapshot"]
    date.fromisoformat(snapshot["date"])
    amounts = [said["counts"][name] for name in _COUNTED]
    amounts += [file[key] for entity in _SORTED for file in said[entity] for key in ("rows", "first")]
    amounts += [part["records"] for parts in ("parts", "skipped") for part in snapshot[parts]]
    texts = [part["path"] for part in snapshot["parts"]] + [part["wrong"] for part in snapshot["skipped"]]
    return isinstance(said["expansion"], bool) and min(amounts) >= 0 and all(isinstance(text, str) for text in texts)


def _fault(path: Path, length: int) -> str | None:
    if not path.is_file():
        return f"{path}: is missing; build the store anew"
    found = path.stat().st_size
    return None if found == length else f"{path}: has {found:,} bytes and not {length:,}; build the store anew"


def digest(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def put_in_use(place: Path, edition: str) -> None:
    """Let a store's edition be the one in use."""
    beside = place / f"{CURRENT}.part"
    with beside.open("w", encoding="utf-8") as stream:
        stream.write(f"{edition}\n")
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(place / CURRENT)
    sync(place)


@contextmanager
def held(place: Path) -> Iterator[None]:
    """Hold a store for the one run that changes it. Raises InputError where another run has it."""
    handle = _locked(place)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _locked(place: Path) -> int | None:
    """Lock a folder until what is returned is closed, or the run ends; None where folders cannot be locked."""
    try:
        import fcntl
    except ImportError:  # Windows
        return None
    handle = os.open(place, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise InputError(f"{place}: is being built, updated or pruned by another run; wait for its end") from None
    except OSError:  # some disks in a network
        os.close(handle)
        return None
    return handle


def sync(folder: Path) -> None:
    """Have the disk keep the names in a folder, where the system can be told to."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@dataclass(frozen=True, slots=True)
class Editions:
    """What lies in the folder of a store."""

    whole: tuple[Store, ...]
    in_use: str | None
    faults: tuple[str, ...]
    """What is wrong with editions that are not whole."""

    unfinished: bool
    """Whether a build has not ended."""


def editions_in(place: Path) -> Editions:
    """Look into the folder of a store. Raises InputError for what is none."""
    named = place / CURRENT
    try:
        unfinished, used = (place / BUILDING).is_dir(), named.is_file()
    except OSError as error:
        raise InputError(f"{place}: cannot be read: {error.strerror or error}") from None
    if not unfinished and not used:
        raise InputError(f"{place}: {_no_store(place)}")
    whole: list[Store] = []
    faults: list[str] = []
    for told in sorted(place.glob(f"*/{MANIFEST}")):
        try:
            whole.append(open_edition(told.parent))
        except InputError as error:
            faults += error.problems
    if not whole and not faults and not unfinished:
        raise InputError(f"{place}: has no edition; build one: rsscan snapshot build SNAPSHOT STORE")
    in_use = named.read_text(encoding="utf-8", errors="replace").strip() if used else None
    if in_use is not None and not (place / in_use / MANIFEST).is_file():
        faults.append(f"{named}: names an edition that is not there; build the store anew")
    return Editions(tuple(whole), in_use, tuple(faults), unfinished)
