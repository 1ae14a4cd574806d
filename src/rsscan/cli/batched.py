"""What `rsscan batch` does around the scan: read the roster, keep what is done, go on with it, and hand out."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

import typer

from rsscan.assessment import Assessment
from rsscan.cli.audience import must_be_one_person
from rsscan.cli.bundle_place import refuse_bundle
from rsscan.cli.expected import expected
from rsscan.cli.leaving import leave, spare, targets
from rsscan.cli.mapping import mapped
from rsscan.cli.next_command import tell_next_command
from rsscan.cli.options import ScanOptions
from rsscan.cli.progress import persons_done
from rsscan.cli.question import of_people
from rsscan.cli.run import bundle_of, now, prepared, source_of, tell_of_baseline, tell_of_dispositions
from rsscan.cli.same import head_of_run, must_be_the_same
from rsscan.cli.saying import set_up_log
from rsscan.errors import InputError
from rsscan.inputs.roster import ROLES, Roster, load_roster
from rsscan.inputs.saved_reports import scanned
from rsscan.journal import Cost, Journal, begin, head_of, resume
from rsscan.render.report_values import gathered
from rsscan.render.subject_values import subject_values
from rsscan.report import Report, SourceUsed
from rsscan.scanning import scan_people
from rsscan.severity import Severity
from rsscan.sources import Source
from rsscan.terms import Terms
from rsscan.version import __version__

_LOG = logging.getLogger("rsscan")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a batch beside the options that every scan has."""

    map: tuple[str, ...] = ()
    journal: Path | None = None
    dry_run: bool = False
    resume: bool = False
    allow_empty: bool = False


def run_batch(path: Path, options: ScanOptions, wish: Wish) -> None:
    """Carry out a batch from a roster to an exit code. Raises InputError before anything is asked, typer.Exit after."""
    set_up_log(quiet=options.quiet, verbose=options.verbose)
    columns = mapped(wish.map, ROLES)
    spare(options, [path, wish.journal])
    roster = roster_of(path, columns, allow_empty=wish.allow_empty)
    if wish.resume:
        refuse_bundle(
            options,
            "what the earlier part of this run was answered is not at hand; begin anew without --resume, answers in "
            "the cache cost nothing",
        )
    place = wish.journal or _beside(path, options)
    kept = head_of(place) if wish.resume else None
    if wish.resume and not kept:
        _LOG.warning("%s: nothing is kept there to go on with; everybody is looked at", place)
    started = datetime.fromisoformat(kept["started"]) if kept else now()
    terms, lists, files = prepared(options, date.fromisoformat(kept["as_of"]) if kept else started.date())
    must_be_one_person([person.id or f"line {person.location.line}" for person in roster.people], options)
    if wish.dry_run:
        expected(roster, options)
        return
    with ExitStack() as held, bundle_of(of_people(roster.people), options, terms, lists) as bundle:
        with source_of(options, bundle) as source:
            described, opening = source.description, source.opening
            used = SourceUsed(described.name, described.detail, described.not_searched)
            fail_on = Severity[options.fail_on.upper()]
            blank = Report(__version__, started, terms.as_of, used, terms.policy, lists, fail_on, (), terms.baseline)
            head = head_of_run(blank, terms, options, {"roster": roster.sha256, "columns": columns})
            if kept:
                must_be_the_same(place, kept, head)
            people = len(roster.people)
            journal = held.enter_context(resume(place, people) if kept else begin(place, head, people))
            with _interruptible(path, journal, people):
                cost = _look(roster, source, terms, blank, journal, options)
            over = source.spent.over
        values = gathered(replace(blank, source=replace(used, **cost._asdict())), journal)
        used_lists = frozenset(watchlist.id for watchlist in lists)
        if terms.dispositions:
            tell_of_dispositions([scanned(row, used_lists) for row in journal], terms)
        tell_of_baseline(values)
        if bundle:
            bundle.end(values, started, opening)
        leave(values, files, options)
        tell_next_command(values, files, options)
        journal.end()
        if journal.failed:
            if over:
                _LOG.error("%s", over)
            _say_how_to_go_on(path, journal, people, f", {values.summary['flagged']} flagged,")
    raise typer.Exit(values.head["run"]["exit_code"])


def roster_of(path: Path, columns: dict[str, str], *, allow_empty: bool) -> Roster:
    """Read a roster, and say what was noticed in it. Raises InputError for one that names nobody."""
    roster = load_roster(path, columns)
    for sentence in roster.said:
        _LOG.warning("%s", sentence)
    if not (roster.people or allow_empty):
        raise InputError(f"{path}: names nobody; if that is no fault, give --allow-empty")
    return roster


def _beside(path: Path, options: ScanOptions) -> Path:
    """Return where what is done is kept: beside the first file that is written, else beside the roster."""
    files = (file.path for file in targets(options))
    folder = next((file.parent for file in files if file.is_file() or not file.exists()), path.parent)
    return folder / f"{path.name}.rsscan-journal"


def _look(roster: Roster, source: Source, terms: Terms, blank: Report, journal: Journal, options: ScanOptions) -> Cost:
    """Look at everybody who is left, and return what all parts of the run have cost."""
    left = journal.left
    before = Cost()
    events = scan_people([roster.people[at] for at in left], source, terms)
    places = iter(left)
    with persons_done(options, len(roster.people), len(left)) as show:
        for event in events:
            show(event)
            if isinstance(event, Assessment):
                spent = source.spent
                cost = Cost(spent.calls, spent.credits, spent.cached, spent.others)
                journal.put(next(places), subject_values(event, blank), cost.since(before))
                before = cost
    return journal.cost


@contextmanager
def _interruptible(path: Path, journal: Journal, people: int) -> Iterator[None]:
    """Say how to go on with a run that is interrupted."""
    try:
        yield
    except KeyboardInterrupt:
        _say_how_to_go_on(path, journal, people)
        raise


def _say_how_to_go_on(path: Path, journal: Journal, people: int, found: str = "") -> None:
    _LOG.error(
        "%d of %d persons are done%s and kept in %s; go on with: rsscan batch %s --resume and the same options",
        journal.done, people, found, journal.path, path,
    )  # fmt: skip
