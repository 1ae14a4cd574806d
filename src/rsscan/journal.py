"""What is done of a long run, a line a subject, so that it can be interrupted at any point and gone on with.

The first line tells what the run is of; each further line holds what is said of one subject. A line that was being
written when the run ended is cut off. The file is for this user alone, as a report is.
"""

import contextlib
import json
import os
from array import array
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from rsscan.errors import InputError
from rsscan.report import Elsewhere

FORM = "rsscan-1"
"""How the lines are laid out; a journal of another form is not gone on with."""

PRIVATE = 0o600

_NOWHERE = -1

_ENOUGH = 20
"""Bytes that tell what a line is."""


class Cost(NamedTuple):
    """What was spent: calls, credits, and answers from the cache; `others` say it of further registries."""

    calls: int = 0
    credits: int = 0
    cached: int = 0
    others: tuple[Elsewhere, ...] = ()

    def plus(self, more: "Cost", times: int = 1) -> "Cost":
        """Return what is spent with `more` of it."""
        others = {other.name: other for other in self.others}
        for name, calls, cached in more.others:
            known = others.get(name, Elsewhere(name))
            others[name] = Elsewhere(name, known.calls + times * calls, known.cached + times * cached)
        return Cost(
            self.calls + times * more.calls,
            self.credits + times * more.credits,
            self.cached + times * more.cached,
            tuple(others.values()),
        )

    def since(self, before: "Cost") -> "Cost":
        """Return what of this was spent later."""
        return self.plus(before, -1)


class Journal:
    """The subjects of one run that are done, by their place in its order; iterating gives them in that order.

    `cost` is what all parts of the run have spent for what is kept, `failed` how many of the subjects that were put the
    source failed to look at (RS907).
    """

    def __init__(self, path: Path, count: int) -> None:
        """Take hold of a file, which is made where there is none; `count` is how many subjects the run has."""
        self.path = path
        self.cost = Cost()
        self.failed = 0
        self._handle = _handle(path)
        self._places = array("q", [_NOWHERE]) * count

    @property
    def done(self) -> int:
        """How many subjects were looked at."""
        return len(self._places) - len(self.left) - self.failed

    @property
    def left(self) -> list[int]:
        """The places of the subjects that are not done."""
        return [at for at, place in enumerate(self._places) if place == _NOWHERE]

    def put(self, at: int, subject: Mapping[str, Any], cost: Cost) -> None:
        """Keep what is said of the subject at this place, and what was spent since the one before."""
        place = os.lseek(self._handle, 0, os.SEEK_END)
        self._write({"at": at, "cost": cost, "subject": subject})
        self._kept(at, place, cost)
        self.failed += not _was_looked_at(subject)

    def end(self) -> None:
        """Remove the file once a report was made of it, unless the source failed to look at somebody.

        Then it stays to be gone on with, marked so that a new run may begin anew without asking.
        """
        if self.failed:
            self._write({"reported": True})
        else:
            self.path.unlink(missing_ok=True)

    def __iter__(self) -> Iterator[Mapping[str, Any]]:
        """Yield the subjects, read from the file each time."""
        with self.path.open("rb") as stream:
            for place in self._places:
                stream.seek(place)
                yield json.loads(stream.readline())["subject"]

    def __enter__(self) -> Self:
        """Nothing more is opened."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the file, and leave it where it is."""
        os.close(self._handle)

    def _begin(self, head: Mapping[str, Any]) -> None:
        os.truncate(self._handle, 0)
        self._write({"journal": FORM, **head})

    def _take_up(self) -> None:
        """Read what earlier parts of the run kept, and cut off a line that was not written to its end."""
        with self.path.open("rb") as stream:
            place = len(stream.readline())
            for number, line in enumerate(stream, 2):
                if not line.endswith(b"\n"):
                    break
                try:
                    self._recall(json.loads(line), place)
                except (ValueError, KeyError, TypeError, IndexError):
                    said = f"{self.path}:{number}: is not what rsscan wrote; remove the file to begin anew"
                    raise InputError(said) from None
                place += len(line)
        os.truncate(self._handle, place)

    def _recall(self, value: Mapping[str, Any], place: int) -> None:
        if "reported" not in value:
            self._kept(value["at"], place if _was_looked_at(value["subject"]) else _NOWHERE, Cost(*value["cost"]))

    def _kept(self, at: int, place: int, cost: Cost) -> None:
        self._places[at] = place
        self.cost = self.cost.plus(cost)

    def _write(self, value: Mapping[str, Any]) -> None:
        # One write of a whole line: whatever kills the run, no line before it is harmed.
        body = json.dumps(value, ensure_ascii=True).encode() + b"\n"
        try:
            if os.write(self._handle, body) < len(body):
                raise InputError(f"{self.path}: cannot be written: the disk is full")
        except OSError as error:
            raise InputError(f"{self.path}: cannot be written: {error.strerror}") from None


def begin(path: Path, head: Mapping[str, Any], count: int) -> Journal:
    """Begin the journal of a run. Raises InputError where it would overwrite one that no report was made of."""
    kept = _lines(path)
    if head_of(path) is not None and len(kept) > 1 and not kept[-1].startswith(b'{"reported"'):
        raise InputError(
            f"{path}: keeps what is done of a run that did not end ({len(kept) - 1:,} so far); go on with --resume, or "
            "remove the file to begin anew"
        )
    journal = Journal(path, count)
    journal._begin(head)  # noqa: SLF001 - a way of making one
    return journal


def resume(path: Path, count: int) -> Journal:
    """Go on with a journal; a subject that the source failed to look at (RS907) is not done. Raises InputError."""
    journal = Journal(path, count)
    try:
        journal._take_up()  # noqa: SLF001 - a way of making one
    except InputError:
        journal.__exit__(None, None, None)
        raise
    return journal


def head_of(path: Path) -> dict[str, Any] | None:
    """Return what the run of a journal is of; None where nothing was begun. Raises InputError for any other file."""
    lines = _lines(path)
    if not lines:
        return None
    with contextlib.suppress(ValueError), path.open("rb") as stream:
        value = json.loads(stream.readline())
        if isinstance(value, dict) and value.pop("journal", None) == FORM:
            return value
    raise InputError(f"{path}: is not a journal of this version of rsscan; it is neither gone on with nor overwritten")


def _lines(path: Path) -> list[bytes]:
    """Return how the whole lines of a file begin; none where there is no file."""
    try:
        with path.open("rb") as stream:
            return [line[:_ENOUGH] for line in stream if line.endswith(b"\n")]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from None


def _was_looked_at(subject: Mapping[str, Any]) -> bool:
    return not any(gap["code"] == "RS907" and gap.get("blocks_verdict", True) for gap in subject["gaps"])


def _handle(path: Path) -> int:
    """Open a file for this user alone, and for no other run at the same time."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), PRIVATE)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror}") from None
    try:
        import fcntl
    except ImportError:  # a system that has no such locks
        return handle
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise InputError(f"{path}: is in use by another run") from None
    return handle
