"""A client's answers in files, in the order in which they came: kept while it is asked, and given again from there.

A file is two lines of JSON, packed: what was asked and what came of it; then the answer, or the sentence in its place.
"""

import gzip
import json
import threading
import zlib
from collections import defaultdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from rsscan.errors import BudgetSpent, InputError, NotFound, SourceError
from rsscan.files import keep
from rsscan.sources.client import Client
from rsscan.sources.source import Spent

ENDING = ".jsonl.gz"

ASKED_LIMIT = 64 * 1024
"""Bytes of a line that tells what was asked; the longest address has some 4 kB."""

ANSWER_LIMIT = 256 * 1024**2
"""Bytes, unpacked, of an answer that is read: written without letters beyond ASCII it grows to a multiple."""

ANSWERED = "answered"

_FAILURES: dict[str, type[SourceError]] = {each.__name__: each for each in (NotFound, BudgetSpent, SourceError)}


class Keeping:
    """Asks through a client, and keeps in a folder what comes, answers and failures; the key never stands in it."""

    def __init__(self, client: Client, folder: Path, key: str | None) -> None:
        self._client, self._folder = client, folder
        self._key = json.dumps(key)[1:-1] if key else None
        self._count = 0
        self._open = True
        self._lock = threading.Lock()
        self.spent, self.offline = client.spent, client.offline

    @property
    def place(self) -> str:
        """The server that is asked."""
        return self._client.place

    def get(self, path: str, *, fresh: bool = False) -> dict[str, Any]:
        """Return the answer at `path`. Raises what the client raises, and InputError where it cannot be kept."""
        try:
            answer = self._client.get(path, fresh=fresh)
        except SourceError as error:
            self._keep(path, type(error).__name__, str(error))
            raise
        self._keep(path, ANSWERED, answer)
        return answer

    def _keep(self, path: str, came: str, what: object) -> None:
        text = f"{json.dumps({'asked': path, 'came': came})}\n{json.dumps(what)}\n"
        body = gzip.compress((text.replace(self._key, "…") if self._key else text).encode(), mtime=0)
        with self._lock:
            if not self._open:  # a scan that has ended waits for nobody; what comes later is no part of it
                return
            self._count += 1
            keep(self._folder / f"{self._count:06}{ENDING}", body)

    def forget(self, path: str) -> None:
        """Remove the answer at `path` from the cache; what came is kept here all the same."""
        self._client.forget(path)

    def __enter__(self) -> Self:
        """Open the client."""
        self._client.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the client, and keep nothing more."""
        with self._lock:
            self._open = False
        self._client.__exit__(kind, error, trace)


class Kept:
    """Gives again what was kept in a folder, for each address in its order; the last of it as often as it is asked."""

    def __init__(self, folder: Path, place: str, *, offline: bool) -> None:
        self.spent = Spent()
        self.place, self.offline = place, offline
        self._folder = folder
        self._files: dict[str, list[Path]] = defaultdict(list)
        self._lock = threading.Lock()

    def get(self, path: str, *, fresh: bool = False) -> dict[str, Any]:  # noqa: ARG002 - in its order it came
        """Return the next answer at `path`. Raises SourceError as it was, or where nothing was kept."""
        with self._lock:
            files = self._files.get(path)
            if not files:
                raise SourceError(f"no answer was kept for {path}")
            file = files.pop(0) if len(files) > 1 else files[0]
        came, what = _read(file, ANSWER_LIMIT)
        if came == ANSWERED and isinstance(what, dict):
            return what
        if came in _FAILURES and isinstance(what, str):
            raise _FAILURES[came](what)
        raise InputError(f"{file}: is no answer that was kept")

    def forget(self, path: str) -> None:
        """Nothing is forgotten."""

    def __enter__(self) -> Self:
        """See what was asked. Raises InputError with every file that tells nothing of it."""
        problems: list[str] = []
        for file in sorted(path for path in self._folder.glob("*") if path.is_file()):
            try:
                asked, _ = _read(file)
                self._files[asked].append(file)
            except InputError as error:
                problems += error.problems
        if problems:
            raise InputError(problems)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is held open."""


def _read(file: Path, limit: int = 0) -> tuple[str, Any]:
    """Return what was asked; with a limit of bytes, what came of it and what came."""
    try:
        with gzip.open(file, "rb") as stream:
            head = json.loads(stream.readline(ASKED_LIMIT))
            if not limit:
                return str(head["asked"]), None
            return str(head["came"]), json.loads(stream.readline(limit))
    except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError, RecursionError):
        raise InputError(f"{file}: is no answer that was kept, or is cut") from None
