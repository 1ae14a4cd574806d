"""Answers of all servers kept on this machine: for a day, readable by this user alone, and forgotten on request."""

import json
import logging
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
from hishel import SqliteStorage

from rsscan.errors import SourceError
from rsscan.files import cache_folder
from rsscan.identifiers import bare

_LOG = logging.getLogger(__name__)

SIZE_LIMIT = 1024**3
"""Bytes that the cache may take; beyond it the least used answers go."""

ANSWER_LIMIT = 64 * 1024**2
"""Bytes of one answer that are kept."""


_BY_NAME = re.compile(r"GET \S+/works(?:/10\.|\?filter=doi:\S*&select=DOI,author$)", re.MULTILINE)
"""Addresses of Crossref, whose answers may have a person by name alone: all go when anybody is to be forgotten."""


def file() -> Path:
    """Return the file that holds the cache; it is called as it was when OpenAlex alone was asked."""
    return cache_folder() / "openalex.db"


@dataclass(frozen=True, slots=True)
class CacheStatus:
    """How much is kept where."""

    path: Path
    answers: int
    bytes: int


class _Trouble(logging.Handler):
    """Says once, in one sentence, that the cache cannot be used, where the library would print a traceback."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said = False

    def emit(self, record: logging.LogRecord) -> None:
        """Log the sentence at the first trouble and nothing afterwards."""
        if not self.said:
            self.said = True
            cause = record.exc_info[1] if record.exc_info else record.getMessage()
            _LOG.warning("the cache at %s cannot be used (%s); going on without it", file(), cause)


def _hear_trouble() -> None:
    library = logging.getLogger("hishel")
    library.handlers, library.propagate = [_Trouble()], False


def storage(ttl: float) -> SqliteStorage | None:
    """Open the cache whose answers live `ttl` seconds; None, with a warning, where it cannot be used."""
    _hear_trouble()
    path = file()
    connection = None
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Created before SQLite sees it, so that it and its side files are never readable by others.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        path.chmod(0o600)
        connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        opened = SqliteStorage(
            connection=connection, default_ttl=ttl, max_size=SIZE_LIMIT, max_stream_size=ANSWER_LIMIT
        )
        connection.execute("PRAGMA secure_delete=ON")
        opened.get_entries("")  # makes the tables, or says why not
    except (OSError, sqlite3.Error, RuntimeError) as error:
        _LOG.warning("the cache at %s cannot be used (%s); going on without it", path, error)
        if connection:
            connection.close()
        return None
    return opened


def status() -> CacheStatus:
    """Count what is kept; a file that is no cache holds no answer."""
    path = file()
    if not path.exists():
        return CacheStatus(path, 0, 0)
    answers = 0
    with closing(sqlite3.connect(path)) as connection, suppress(sqlite3.DatabaseError):
        answers = connection.execute("SELECT count(*) FROM entries WHERE expires_at > ?", (time.time(),)).fetchone()[0]
    return CacheStatus(path, answers, path.stat().st_size)


def purge(people: frozenset[str] | None = None) -> int:
    """Delete everything, or every answer that mentions one of `people` (bare ORCID iDs and OpenAlex ids).

    A person is known by an ORCID iD and by OpenAlex ids; those that the cache itself connects are followed. Returns how
    many answers were deleted. Raises SourceError while another run holds the cache.
    """
    path = file()
    if not path.exists():
        return 0
    if people is None:
        kept = status().answers
        for leftover in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            leftover.unlink(missing_ok=True)
        return kept
    try:
        with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as connection:
            return _purged(connection, people)
    except sqlite3.OperationalError as error:
        raise SourceError(
            f"the cache at {path} could not be purged ({error}); end other runs of rsscan and purge again"
        ) from None
    except (sqlite3.DatabaseError, RuntimeError, httpx.DecodingError):
        return purge()  # nothing can be told apart in a damaged file, so nothing of it stays


def _purged(connection: sqlite3.Connection, people: frozenset[str]) -> int:
    _hear_trouble()
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("SELECT count(*) FROM sqlite_master")  # raises where the file is damaged
    reader = SqliteStorage(connection=connection)
    reader.get_entries("")  # makes the tables and lets what is deleted take its body along
    # What is expired or was set aside cannot be read any more, but it is still in the file.
    connection.execute("DELETE FROM entries WHERE expires_at <= ?", (time.time(),))
    answers = list(_answers(connection, reader))
    wanted = _followed(people, [text for _, text in answers])
    gone = [key for key, text in answers if _BY_NAME.match(text) or any(person in text for person in wanted)]
    connection.executemany("DELETE FROM entries WHERE cache_key = ?", [(key,) for key in gone])
    connection.execute("VACUUM")
    if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise sqlite3.OperationalError("its log cannot be emptied")
    return len(gone)


def _answers(connection: sqlite3.Connection, reader: SqliteStorage) -> Iterator[tuple[bytes, str]]:
    """Yield each kept answer's key with its address and body as one text."""
    for (key,) in connection.execute("SELECT DISTINCT cache_key FROM entries").fetchall():
        address = bytes(key).decode()
        bodies = [address]
        for entry in reader.get_entries(address):
            headers = dict(entry.response.headers.items())
            raw = b"".join(entry.response.stream)  # type: ignore[arg-type] # the sync storage streams synchronously
            bodies.append(httpx.Response(200, headers=headers, content=raw).text)
        yield key, "\n".join(bodies)


def _followed(people: frozenset[str], texts: list[str]) -> frozenset[str]:
    """Add the author ids and ORCID iDs that kept author records give for the people."""
    records = [names for text in texts for names in _author_names(text)]
    found = people
    while more := {name for names in records if names & found for name in names} - found:
        found |= more
    return found


def _author_names(text: str) -> Iterator[frozenset[str]]:
    """Yield the bare author id and ORCID iD of every author record in an answer."""
    try:
        value = json.loads(text.partition("\n")[2])
    except ValueError:
        return
    for record in value.get("results", [value]) if isinstance(value, dict) else []:
        if isinstance(record, dict) and "/A" in str(record.get("id")):
            yield frozenset(bare(str(record[key])) for key in ("id", "orcid") if record.get(key))
