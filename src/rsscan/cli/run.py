"""What every scanning command does around the scan: load, open, show progress, hand out, and leave with a code."""

import logging
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from rsscan.assessment import Assessment
from rsscan.baseline import Baseline
from rsscan.cli.audience import must_be_one_person
from rsscan.cli.bundle_place import bundle_places
from rsscan.cli.dispositions import dispositions
from rsscan.cli.leaving import Target, leave, targets
from rsscan.cli.next_command import tell_next_command
from rsscan.cli.options import ScanOptions, day
from rsscan.cli.progress import works_read
from rsscan.cli.question import Question
from rsscan.cli.saying import set_up_log
from rsscan.disposition import Disposition, Scanned, remarks
from rsscan.errors import InputError
from rsscan.inputs.compiled import index_of
from rsscan.inputs.lists import load_lists
from rsscan.inputs.policies import PolicyFile, load_policy_file
from rsscan.inputs.saved_reports import baseline_of
from rsscan.period import period
from rsscan.render.report_values import values_of
from rsscan.render.values import Values
from rsscan.report import Report, SourceUsed
from rsscan.scanning import Progress
from rsscan.severity import Severity
from rsscan.sources import Asking, Source, open_source
from rsscan.terms import Terms
from rsscan.version import __version__
from rsscan.watchlist import Watchlist

if TYPE_CHECKING:
    from rsscan.cli.bundling import Bundling

T = TypeVar("T")


def run(options: ScanOptions, question: Question) -> None:
    """Carry out a scan from options to exit code. Raises InputError before anything is asked, typer.Exit after."""
    set_up_log(quiet=options.quiet, verbose=options.verbose)
    started = now()
    terms, lists, files = prepared(options, started.date())
    if question.ids:
        must_be_one_person(question.ids, options)
    with bundle_of(question, options, terms, lists) as bundle:
        with source_of(options, bundle) as source:
            report = reported(question, source, terms, lists, started, options)
            opening = source.opening
        used_lists = [watchlist.id for watchlist in lists]
        tell_of_dispositions([subject.scanned(used_lists) for subject in report.subjects], terms)
        values = values_of(report)
        tell_of_baseline(values)
        if bundle:
            bundle.end(values, started, opening)
    leave(values, files, options)
    tell_next_command(values, files, options)
    raise typer.Exit(values.head["run"]["exit_code"])


def bundle_of(
    question: Question, options: ScanOptions, terms: Terms, lists: Iterable[Watchlist]
) -> "AbstractContextManager[Bundling | None]":
    """Return the bundle that is asked for, None where none is: few runs need what makes one."""
    if not bundle_places(options):
        return nullcontext()
    from rsscan.cli.bundling import bundling

    return bundling(question, options, terms, lists)


def reported(
    question: Question,
    source: Source,
    terms: Terms,
    lists: tuple[Watchlist, ...],
    started: datetime,
    options: ScanOptions,
) -> Report:
    """Return the report on what is asked, answered from an open source."""
    subjects = tuple(_assessments(question.scan(source, terms), options))
    spent, described = source.spent, question.read or source.description
    used = SourceUsed(
        described.name,
        described.detail,
        (*(each for each in described.not_searched if each not in question.aside), *question.unread),
        spent.calls,
        spent.credits,
        spent.cached,
        spent.others,
    )
    fail_on = Severity[options.fail_on.upper()]
    return Report(__version__, started, terms.as_of, used, terms.policy, lists, fail_on, subjects, terms.baseline)


def now() -> datetime:
    """Return the time, or the one that SOURCE_DATE_EPOCH sets so that identical input gives an identical report.

    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not given:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(given), UTC)
    except (ValueError, OverflowError, OSError):
        raise InputError(f"SOURCE_DATE_EPOCH {given}: is not a number of seconds since 1970") from None


def prepared(
    options: ScanOptions, today: date, policy: Callable[[], PolicyFile] | None = None
) -> tuple[Terms, tuple[Watchlist, ...], list[Target]]:
    """Read everything that is handed in, and name all problems of it together; `policy` reads that in its own way."""
    problems: list[str] = []

    def tried(read: Callable[[], T], otherwise: T) -> T:
        try:
            return read()
        except InputError as error:
            problems.extend(error.problems)
            return otherwise

    as_of = tried(lambda: day("--as-of", options.as_of), None) or today
    since = tried(lambda: _since(options, as_of), None)
    none: tuple[Watchlist, ...] = ()
    nowhere: list[Target] = []
    given = tried(lambda: load_lists(options.lists), none)
    added = tried(lambda: load_lists(options.add_lists), none)
    also = [watchlist.id for watchlist in (*given, *added)]
    by: PolicyFile | None = tried(policy or (lambda: load_policy_file(options.policy, also)), None)
    chosen = by.policy.lists if by else ()
    lists = given if options.lists else tried(lambda: load_lists(chosen or None), none)
    files = tried(lambda: targets(options), nowhere)
    nothing: tuple[Disposition, ...] = ()
    decided = tried(lambda: dispositions(options, as_of), nothing)
    baseline = tried(lambda: _baseline(options), None)
    if since and since > as_of:
        problems.append(
            f"--since {since}: lies after {as_of}, the day as of which is judged; no work would be looked at"
        )
    shas = {watchlist.id: watchlist.sha256 for watchlist in lists}
    problems += [
        f"--add-lists: another list in use has the id {watchlist.id!r} too; give yours its own, or use --lists"
        for watchlist in added
        if shas.get(watchlist.id, watchlist.sha256) != watchlist.sha256
    ]
    if options.offline and options.no_cache:
        problems.append("--offline and --no-cache together leave nothing to read from")
    if problems or by is None:
        raise InputError(problems)
    known = {watchlist.id: watchlist for watchlist in (*lists, *added)}
    used = tuple(known[list_id] for list_id in sorted(known))
    terms = Terms(
        index_of(used),
        by.policy,
        as_of,
        since,
        options.strict_lists,
        decided,
        by.technology,
        baseline,
        options.indirect,
    )
    return terms, used, files


def tell_of_baseline(values: Values) -> None:
    """Tell where the comparison with a baseline says less than it seems to."""
    for sentence in (values.head["run"]["baseline"] or {}).get("remarks", ()):
        logging.getLogger("rsscan").warning("%s", sentence)


def tell_of_dispositions(seen: Iterable[Scanned], terms: Terms) -> None:
    """Tell which dispositions of these persons count no more or cover nothing."""
    for sentence in remarks(terms.dispositions, seen, terms.as_of):
        logging.getLogger("rsscan").warning("%s", sentence)


def source_of(options: ScanOptions, bundle: "Bundling | None" = None) -> Source:
    """Open the source that the options name, what it gives being kept in a bundle where one is made."""
    asking = Asking(
        base=_address("OpenAlex"),
        key=api_key(),
        max_wait=options.max_wait,
        cache_for=0 if options.no_cache else options.cache_hours * 3600,
        refresh=options.refresh,
        offline=options.offline,
        others=registries(options),
        mailto=mailto(),
    )
    return open_source(options.source, asking, keep_in=bundle.records if bundle else None)


def registries(options: ScanOptions) -> Mapping[str, str | None]:
    """Return which further registries the options ask, each with its address where that is not its own."""
    wished = {"ORCID": options.orcid, "Crossref": options.crossref}
    return {name: _address(name) for name, wish in wished.items() if _asks(name, wish, options.source)}


def _address(server: str) -> str | None:
    """The address that the environment names for a server in place of its own."""
    return os.environ.get(f"RSSCAN_{server.upper()}_URL") or None


def mailto() -> str | None:
    """The e-mail address that Crossref is given, where the environment names one: it lets those ask faster."""
    address = os.environ.get("RSSCAN_MAILTO", "").strip()
    if address and not re.fullmatch(r"[\w.+-]{1,64}@[\w.-]{1,190}", address, re.ASCII):
        raise InputError("RSSCAN_MAILTO: is not an e-mail address")
    return address or None


def _asks(registry: str, wished: bool | None, source: str) -> bool:
    """Whether another registry is asked too: beside OpenAlex itself, and of what was recorded, unless wished otherwise.

    Whoever puts another server in OpenAlex's place wants nothing else asked, until the registry has another one too.
    """
    flag = f"--{registry.lower()}"
    if wished and source.startswith("snapshot:"):
        raise InputError(f"{flag}: a store is searched without the network; leave it out")
    if wished and registry == "Crossref" and source != "openalex":
        raise InputError(f"{flag}: is asked beside OpenAlex alone; leave it out")
    if wished is not None:
        return wished
    if source == "openalex":
        return not _address("OpenAlex") or bool(_address(registry))
    return registry == "ORCID" and not source.startswith("snapshot:")


def api_key() -> str | None:
    """The API key from the environment or from the file it names; never from a flag, which others could see."""
    key = os.environ.get("OPENALEX_API_KEY", "").strip()
    path = os.environ.get("OPENALEX_API_KEY_FILE", "").strip()
    if not key and path:
        try:
            with Path(path).open(encoding="utf-8") as stream:
                key = stream.read(4096).strip()
        except (OSError, UnicodeDecodeError):
            raise InputError("OPENALEX_API_KEY_FILE: the file it names cannot be read") from None
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        raise InputError("OPENALEX_API_KEY: has characters that no key has")
    return key or None


def _since(options: ScanOptions, as_of: date) -> date | None:
    if options.since and options.lookback:
        raise InputError("--since and --lookback say the same thing; give one")
    if options.lookback:
        length = period(options.lookback)
        if length is None:
            raise InputError(f"--lookback {options.lookback}: is not a length of time (5y, 18m, 90d)")
        return length.before(as_of)
    return day("--since", options.since)


def _baseline(options: ScanOptions) -> Baseline | None:
    return Baseline(baseline_of(Path(options.baseline))) if options.baseline else None


def _assessments(events: Iterator[Progress | Assessment], options: ScanOptions) -> Iterator[Assessment]:
    with works_read(options) as show:
        for event in events:
            show(event)
            if isinstance(event, Assessment):
                yield event
