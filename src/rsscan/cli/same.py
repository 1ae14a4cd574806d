"""Whether a run that is gone on with is the same run: what its results depend on, and what of it has changed."""

import contextlib
import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from rsscan.cli.options import ScanOptions
from rsscan.errors import InputError
from rsscan.report import Report
from rsscan.terms import Terms

_OF_THE_WAY = frozenset(
    "format output min_severity explain offline refresh no_cache cache_hours max_wait no_progress color quiet verbose "
    "config pseudonymize lang audience width".split()
)
"""Options on which no result depends."""

_BY_CONTENT = frozenset("source lists add_lists policy ignore_file as_of fail_on".split())
"""Options of which not the words count, but what they name."""

_WORDS = {
    "version": "the version of rsscan",
    "roster": "the roster",
    "columns": "--map",
    "source": "the source",
    "policy": "the policy",
    "technology": "the technology lists",
    "lists": "the lists",
    "dispositions": "the decisions on links reviewed before",
    "as_of": "--as-of",
    "fail_on": "--fail-on",
}


def head_of_run(report: Report, terms: Terms, options: ScanOptions, of: Mapping[str, Any]) -> dict[str, Any]:
    """Return everything on which the results of a run depend, and when it began."""
    decided = "\n".join(map(repr, terms.dispositions))
    return {
        **of,
        "version": report.version,
        "started": report.started.isoformat(),
        "as_of": report.as_of.isoformat(),
        "source": f"{report.source.name}, {report.source.detail}",
        "policy": report.policy.sha256,
        "technology": [each.sha256 for each in terms.technology],
        "lists": {watchlist.id: watchlist.sha256 for watchlist in report.lists},
        "dispositions": hashlib.sha256(decided.encode(errors="replace")).hexdigest(),
        "fail_on": report.fail_on.word,
        "options": {
            field.name: _meant(str(getattr(options, field.name)))
            for field in dataclasses.fields(ScanOptions)
            if field.name not in _OF_THE_WAY | _BY_CONTENT
        },
    }


def _meant(value: str) -> str:
    """Return what an option means: where it names a file, what stands in it."""
    with contextlib.suppress(OSError):
        if Path(value).is_file():
            return hashlib.sha256(Path(value).read_bytes()).hexdigest()
    return value


def must_be_the_same(path: Path, kept: Mapping[str, Any], head: Mapping[str, Any]) -> None:
    """Raise InputError with all that has changed since the run was begun."""
    if changed := list(_changed(kept, head)):
        raise InputError(
            f"{path}: is of another run: {', '.join(changed)} changed since. Go on with what it was begun with, or "
            "remove it to begin anew"
        )


def _changed(kept: Mapping[str, Any], head: Mapping[str, Any]) -> Iterator[str]:
    yield from (words for key, words in _WORDS.items() if kept.get(key) != head[key])
    before = kept.get("options")
    for name, value in head["options"].items():
        if not isinstance(before, dict) or before.get(name) != value:
            yield f"--{name.replace('_', '-')}"
