"""What `rsscan snapshot sweep` does around the sweep: who is meant, what is said meanwhile, and what is handed out."""

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from rsscan.cli.audience import must_be_one_person
from rsscan.cli.batched import roster_of
from rsscan.cli.bundle_place import refuse_bundle
from rsscan.cli.leaving import leave, spare
from rsscan.cli.mapping import mapped
from rsscan.cli.next_command import tell_next_command
from rsscan.cli.options import ScanOptions
from rsscan.cli.run import now, prepared, tell_of_baseline, tell_of_dispositions
from rsscan.cli.saying import is_written, set_up_log
from rsscan.cli.snapshot.sweep_progress import Show, shown
from rsscan.cli.snapshot.table_places import parted
from rsscan.errors import InputError
from rsscan.identifiers import openalex, ror
from rsscan.inputs.roster import ROLES
from rsscan.inputs.saved_reports import scanned
from rsscan.journal import Cost, Journal, begin
from rsscan.render.report_values import gathered
from rsscan.render.values import Values, counted
from rsscan.report import Report, SourceUsed
from rsscan.severity import Severity, Verdict
from rsscan.sources import open_source
from rsscan.sources.snapshot.database import means_of
from rsscan.subject import Person
from rsscan.sweep.engine import Means, opened_sweep
from rsscan.sweep.people import OfRoster, OfStore, Sought
from rsscan.sweep.sweeping import Stage, Sweep
from rsscan.terms import Terms
from rsscan.version import __version__

if TYPE_CHECKING:
    from rsscan.watchlist import Watchlist

_IN_BRIEF = (
    "{subjects:,} persons judged: {flagged:,} flagged, {incomplete:,} incomplete, {clear:,} clear; "
    "{left:,} not judged. Tables: {place}\n"
)
"""What is said where the executors wrote tables."""

LEFT_OUT = (
    "{left:,} of {persons:,} persons: no printed affiliation, body or funder of their works met a list; they were not "
    "assessed further, are not in this report, and are not called clear"
)
"""What a report does not have of a sweep that judges only whom a list meets."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a sweep beside the options that every scan has."""

    store: Path
    roster: Path | None
    institution: str | None
    everybody: bool
    map: tuple[str, ...]
    linked_only: bool
    engine: str
    master: str | None
    reached_at: str | None
    threads: int | None
    memory: str
    temp: Path | None


def run_sweep(wish: Wish, options: ScanOptions) -> None:
    """Carry out a sweep from options to an exit code. Raises InputError before anything is read, typer.Exit after."""
    set_up_log(quiet=options.quiet, verbose=options.verbose)
    refuse_bundle(options, "holds what was read of each person, which a sweep reads in bulk; use rsscan batch")
    places, options = parted(options, wish.engine)
    spare(options, [wish.store, wish.roster])
    places.spare([wish.store, wish.roster])
    people, body = _who(wish, options)
    started = now()
    terms, lists, files = prepared(options, started.date())
    with ExitStack() as held:
        folder = held.enter_context(_scraps(wish.temp))
        with open_source(f"snapshot:{wish.store}") as source:
            said = source.description
        used = SourceUsed(said.name, said.detail, said.not_searched)
        fail_on = Severity[options.fail_on.upper()]
        blank = Report(__version__, started, terms.as_of, used, terms.policy, lists, fail_on, (), terms.baseline)
        means = _means(wish, folder)
        if places.there:
            with shown(options) as show:
                values, left_out = _written_there(places.there, wish, (terms, blank, means), (people, body), show)
            sys.stdout.write(_IN_BRIEF.format(**values.summary, left=left_out, place=places.there))
            raise typer.Exit(values.head["run"]["exit_code"])
        sweep = held.enter_context(_opened(wish, terms, blank, means))
        sought = _sought(people, body, sweep)
        with shown(options) as show:
            _seek(sweep, sought, show, linked_only=wish.linked_only)
            with sweep.counting() if places.here and sweep.found.left_out else nullcontext():
                journal = held.enter_context(_judged(sweep, sought, folder, show))
                show(Stage("others counted", 0))
        values = _never_clear(gathered(_told(blank, sweep), journal), sweep)
        _tell(values, journal, terms, lists)
        for to in places.here:
            from rsscan.sweep.parquet import write_tables

            write_tables(to, values, _left_out(sweep, sought) if sweep.found.left_out else ())
            is_written(to)
        leave(values, files, options)
        tell_next_command(values, files, options)
    raise typer.Exit(values.head["run"]["exit_code"])


def _who(wish: Wish, options: ScanOptions) -> tuple[tuple[Person, ...] | None, str | None]:
    """Return the persons of the roster, or the body that is meant; neither for everybody."""
    if sum((wish.roster is not None, wish.institution is not None, wish.everybody)) != 1:
        raise InputError("say who is swept by one of --roster FILE, --institution ID and --all")
    if wish.roster:
        people = roster_of(wish.roster, mapped(wish.map, ROLES), allow_empty=False).people
        must_be_one_person([person.id or f"line {person.location.line}" for person in people], options)
        return people, None
    if wish.map:
        raise InputError("--map: says what a column of a roster is, and there is none")
    if wish.institution is None:
        return None, None
    body = ror(wish.institution) or openalex(wish.institution, "I")
    if body is None:
        raise InputError(f"--institution {wish.institution}: is neither a ROR id nor an OpenAlex id of an institution")
    return None, body


def _opened(wish: Wish, terms: Terms, blank: Report, means: Means) -> AbstractContextManager[Sweep]:
    if wish.engine == "duckdb":
        if wish.master or wish.reached_at:
            raise InputError(f"--{'master' if wish.master else 'reached-at'}: is of Spark; give --engine spark too")
        return opened_sweep(wish.store, terms, blank, means)
    from rsscan.sweep.spark import opened_on_spark

    return opened_on_spark(wish.store, terms, blank, means, wish.master, wish.reached_at)


def _sought(people: tuple[Person, ...] | None, body: str | None, sweep: Sweep) -> Sought:
    if people is not None:
        return OfRoster(people)
    return OfStore(sweep.people_at(body) if body else None)


@contextmanager
def _scraps(within: Path | None) -> Iterator[Path]:
    """Give a folder of this run, which is gone after it."""
    if within and not within.is_dir():
        raise InputError(f"--temp {within}: is no folder")
    try:
        folder = tempfile.TemporaryDirectory(prefix="rsscan-sweep-", dir=within)
    except OSError as error:
        raise InputError(f"--temp {within or tempfile.gettempdir()}: cannot be written: {error.strerror}") from None
    with folder:
        yield Path(folder.name)


def _means(wish: Wish, folder: Path) -> Means:
    told = means_of(wish.memory, wish.threads, folder)
    return Means(told.memory, told.threads, folder)


def _seek(sweep: Sweep, sought: Sought, show: Show, *, linked_only: bool) -> None:
    for stage in sweep.seek(sought, linked_only=linked_only):
        show(stage)
    if not sweep.found.persons:
        raise InputError("--all: the store has no author, so nobody was looked at")


def _judged(sweep: Sweep, sought: Sought, folder: Path, show: Show) -> Journal:
    """Judge who was found; what is said of each is kept on disk, in the order of the report."""
    count = len(sweep.found.numbers)
    journal = begin(folder / "judged", {}, count)
    for done, (at, subject) in enumerate(sweep.judge(sought), 1):
        journal.put(at, subject, Cost())
        show(Stage("persons judged", done, count))
    return journal


def _written_there(
    place: str,
    wish: Wish,
    under: tuple[Terms, Report, Means],
    who: tuple[tuple[Person, ...] | None, str | None],
    show: Show,
) -> tuple[Values, int]:
    """Carry out a sweep whose tables the executors write; return a report without persons, and how many it left out."""
    from rsscan.sweep.rows import run_text
    from rsscan.sweep.spark import opened_on_spark

    with opened_on_spark(wish.store, *under, wish.master, wish.reached_at) as sweep:
        shared = sweep.shared(place)
        sought = _sought(*who, sweep)
        _seek(sweep, sought, show, linked_only=wish.linked_only)
        show(Stage("tables written", 0))
        _, blank, _ = under
        told = gathered(_told(blank, sweep), ())
        values = _never_clear(counted(told, (), sweep.write(shared, sought, told)), sweep)
        shared.end(run_text(values, sweep.found.left_out))
        tell_of_dispositions(sweep.decided, under[0])
        return values, sweep.found.left_out


def _told(blank: Report, sweep: Sweep) -> Report:
    """Say how many were not judged among what was not searched."""
    if not sweep.found.left_out:
        return blank
    said = LEFT_OUT.format(left=sweep.found.left_out, persons=sweep.found.persons)
    return replace(blank, source=replace(blank.source, not_searched=(*blank.source.not_searched, said)))


def _never_clear(values: Values, sweep: Sweep) -> Values:
    """Give no verdict where nobody is flagged and some were not judged."""
    run = values.head["run"]
    if not sweep.found.left_out or run["verdict"] != Verdict.CLEAR.value:
        return values
    verdict = Verdict.INCOMPLETE
    told = {**run, "verdict": verdict.value, "exit_code": verdict.exit_code}
    return replace(values, head={**values.head, "run": told})


def _tell(values: Values, journal: Journal, terms: Terms, lists: "tuple[Watchlist, ...]") -> None:
    if terms.dispositions:
        used = frozenset(watchlist.id for watchlist in lists)
        tell_of_dispositions([scanned(row, used) for row in journal], terms)
    tell_of_baseline(values)


def _left_out(sweep: Sweep, sought: Sought) -> Iterator[Mapping[str, str]]:
    from rsscan.sweep.rows import coverage_row

    return (coverage_row(sought.whom(number, 0), counted) for number, *counted in sweep.left_out())
