"""An evidence bundle while it is made: beside its place, for this user alone, and moved there when all is in it."""

import hashlib
import json
import platform
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from rsscan.cli.bundle_place import bundle_places
from rsscan.cli.dispositions import longest
from rsscan.cli.leaving import must_spare
from rsscan.cli.options import ScanOptions
from rsscan.cli.question import Question
from rsscan.cli.saying import is_written, say
from rsscan.declaration import Packet
from rsscan.errors import InputError
from rsscan.files import copied, keep, write
from rsscan.inputs.bundles import RECORDS, REPORT, SAID, SUMS, sha256_of
from rsscan.inputs.dispositions import ignore_file
from rsscan.inputs.lists import list_path, shipped_lists
from rsscan.inputs.packets.unpacking import files_of
from rsscan.inputs.policies import policy_path
from rsscan.inputs.technology import technology_path
from rsscan.render import chunks
from rsscan.render.values import Values
from rsscan.sources import Opening
from rsscan.subject import Person
from rsscan.terms import Terms
from rsscan.version import __version__
from rsscan.watchlist import Watchlist

_UNUSUAL = re.compile(r"[^A-Za-z0-9._-]+")


@contextmanager
def bundling(
    question: Question, options: ScanOptions, terms: Terms, lists: Iterable[Watchlist]
) -> Iterator["Bundling"]:
    """Yield a bundle that holds all that was handed in; unless it is ended, nothing is left."""
    (place,) = [place.resolve() for place in bundle_places(options)]
    must_spare(f"--output bundle={place}", place, _folders(question, options))
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{place.name}.", dir=place.parent))  # mode 0700
    except OSError as error:
        raise InputError(f"{place}: cannot be written: {error.strerror}") from None
    try:
        bundle = Bundling(place, folder, quiet=options.quiet)
        bundle.hold(question, options, terms, lists)
        yield bundle
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Bundling:
    """A bundle that is being made; `records` is where the source keeps what it gives."""

    def __init__(self, place: Path, folder: Path, *, quiet: bool) -> None:
        self.records = folder / RECORDS
        self._place, self._folder, self._quiet = place, folder, quiet
        self._said: dict[str, Any] = {}
        self.records.mkdir(mode=0o700)

    def hold(self, question: Question, options: ScanOptions, terms: Terms, lists: Iterable[Watchlist]) -> None:
        """Copy what was handed in, and note what was asked. Raises InputError where a file is not what was read."""
        ignored, baseline, byline = ignore_file(options.ignore_file), options.baseline, question.byline
        self._said = {
            "bundle": "1",
            "made_by": {"rsscan": __version__, "python": platform.python_version()},
            "command": question.command,
            "as_of": terms.as_of.isoformat(),
            "options": {
                "fail_on": options.fail_on.value,
                "since": terms.since.isoformat() if terms.since else None,
                "strict_lists": terms.strict_lists,
                "ignore_max": str(longest(options)),
                "indirect": terms.indirect,
                "wide": question.wide,
            },
            "lists": self._lists(options, terms, lists),
            "policy": self._copy(policy_path(options.policy), "policy.yaml", terms.policy.sha256),
            "technology": self._technology(terms),
            "ignore_file": self._copy(ignored, "ignore.yaml") if ignored else None,
            "baseline": self._copy(Path(baseline), "baseline.json") if baseline else None,
            "ids": list(question.ids),
            "byline": {"called": str(byline), "file": self._copy(byline, "byline")} if byline else None,
            "people": [_person(person) for person in question.people],
            "packets": [self._packet(f"packets/{at}", packet) for at, packet in enumerate(question.packets, 1)],
        }

    def _lists(self, options: ScanOptions, terms: Terms, lists: Iterable[Watchlist]) -> list[str]:
        names = [*(options.lists or terms.policy.lists or shipped_lists()), *options.add_lists]
        paths = {sha256_of(path): path for path in map(list_path, names) if path}
        return [self._copy(paths.get(each.sha256), f"lists/{each.id}.yaml", each.sha256) for each in lists]

    def _technology(self, terms: Terms) -> list[str]:
        paths = {sha256_of(path): path for path in map(technology_path, terms.policy.technology) if path}
        return [
            self._copy(paths.get(each.sha256), f"technology/{each.id}.yaml", each.sha256) for each in terms.technology
        ]

    def _copy(self, path: Path | None, name: str, sha256: str | None = None) -> str:
        """Copy a file, and return its name; what was read of it must be what is copied, where its hash is known."""
        if path is None:
            raise InputError(f"{name}: was changed while it was read")
        if not path.is_file():
            raise InputError(f"{path}: is no file that can be read twice, as a bundle needs it")
        copied(path, self._folder / name)
        if sha256 and sha256_of(self._folder / name) != sha256:
            raise InputError(f"{path}: was changed while it was read")
        return name

    def _packet(self, folder: str, packet: Packet) -> dict[str, Any]:
        """Keep the files of a packet that were read, and of the others why they were not: their content stays out."""
        read = {(file.file, file.sha256) for file in packet.declarations}
        reasons = {(file.file, file.sha256): file.why for file in packet.unread}
        rows = []
        for number, one in enumerate(files_of(Path(packet.path)), 1):
            known = (one.name, None if one.why else hashlib.sha256(one.body).hexdigest())
            row: dict[str, Any] = {"name": one.name, "file": None, "why": None, "passed_over": one.passed_over}
            if known in read:
                row["file"] = f"{folder}/{number:04}-{_UNUSUAL.sub('_', one.name.rpartition('/')[2])[-60:]}"
                keep(self._folder / row["file"], one.body)
            elif known in reasons:
                row["why"] = reasons[known]
            else:
                raise InputError(f"{packet.at(one.name)}: was changed while it was read")
            rows.append(row)
        return {"called": packet.path, "alone": packet.alone, "files": rows}

    def end(self, report: Values, started: datetime, opening: Opening) -> None:
        """Write report, conditions and hashes, and put the bundle in its place. Raises InputError where that fails."""
        source = {
            "name": opening.name,
            "called": opening.called,
            "passed_over": opening.passed_over,
            "offline": opening.offline,
            "others": dict(opening.others),
        }
        write(self._folder / REPORT, chunks(report, "json"))
        write(
            self._folder / SAID,
            json.dumps({**self._said, "started": started.isoformat(), "source": source}, indent=2) + "\n",
        )
        files = sorted(path for path in self._folder.rglob("*") if path.is_file())
        write(
            self._folder / SUMS,
            (f"{sha256_of(path)}  {path.relative_to(self._folder).as_posix()}\n" for path in files),
        )
        sums = sha256_of(self._folder / SUMS)
        size = sum(path.stat().st_size for path in (*files, self._folder / SUMS))
        try:
            if self._place.is_dir():
                self._place.rmdir()
            self._folder.rename(self._place)
        except OSError as error:
            raise InputError(f"{self._place}: cannot be written: {error.strerror}") from None
        is_written(self._place)
        if not self._quiet:
            much = f"{len(files) + 1} files, {size / 1024**2:,.1f} MiB, records of persons among them"
            say(f"{self._place}: a bundle of {much}; {SUMS} has the sha256 {sums}, to be noted elsewhere")


def _folders(question: Question, options: ScanOptions) -> list[Path]:
    """Return the folders that are read."""
    kind, _, named = options.source.partition(":")
    looked_up = [Path(named)] if kind in {"recorded", "snapshot"} else []
    return [Path(packet.path) for packet in question.packets] + looked_up


def _person(person: Person) -> dict[str, Any]:
    return {
        "file": person.location.file,
        "line": person.location.line,
        "id": person.id,
        "also": list(person.also),
        "names": list(person.names),
        "affiliation": person.affiliation,
        "reference": person.reference,
    }
