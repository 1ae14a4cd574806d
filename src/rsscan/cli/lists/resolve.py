"""`rsscan lists resolve`: identifiers for the entries that have none, proposed by the source, accepted by a person."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rsscan.cli.options import ScanOptions
from rsscan.cli.taking import SOURCE, takes

if TYPE_CHECKING:
    from rsscan.cli.lists.asking import Answered, Work


@takes(SOURCE)
def resolve(
    name: Annotated[str, typer.Argument(metavar="LIST", help="ID of a shipped list, or PATH.", show_default=False)],
    entry: Annotated[
        list[str] | None, typer.Option(help="Ask for this entry only; may be repeated.", metavar="ID")
    ] = None,
    limit: Annotated[int | None, typer.Option(help="Ask for so many entries at most.", min=1)] = None,
    accept: Annotated[
        list[str] | None,
        typer.Option(help="Write this body's identifiers to the entry; may be repeated.", metavar="ENTRY=ROR"),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Write the list there, not in its place; a shipped list needs it.", metavar="PATH"
        ),
    ] = None,
    *,
    options: ScanOptions,
) -> None:
    """Propose ROR and OpenAlex ids for entries that have neither; nothing is written that nobody accepted.

    Example: rsscan lists resolve my-list.yaml --limit 5
    """
    from rsscan.cli.lists.asking import accepted, prepared
    from rsscan.cli.saying import set_up_log
    from rsscan.errors import InputError

    set_up_log(quiet=options.quiet, verbose=options.verbose)
    work = prepared(name, options, output)
    if accept:
        if entry or limit:
            raise InputError("--accept names its entries itself; leave --entry and --limit out")
        chosen = accepted(work, accept)
        work.write(chosen)
        return
    entries = work.chosen(entry or [], limit)
    if options.format == "json":
        _as_json(work, work.asked(entries))
    elif sys.stdin.isatty() and sys.stdout.isatty() and work.target is not None:
        _asking(work, work.asked(entries))
    else:
        _as_table(work, work.asked(entries))


def _as_json(work: "Work", answers: "Iterator[Answered]") -> None:
    from rsscan.render.proposals import dumps

    _no_output(work)
    found = [(each.entry, each.proposals) for each in answers]
    sys.stdout.write(dumps(work.watchlist.id, found, work.not_asked, work.fault))
    work.end()


def _as_table(work: "Work", answers: "Iterator[Answered]") -> None:
    from rsscan.render.proposals import as_text, summary

    _no_output(work)
    counts = [0, 0]
    for each in answers:
        sys.stdout.write(as_text(each.entry, each.proposals))
        counts[bool(each.proposals)] += 1
    sys.stdout.write(summary(counts[True], counts[False], work.passed_over))
    if counts[True]:
        where = "" if work.target else " -o PATH"
        sys.stdout.write(
            f"Nothing was written. To accept: rsscan lists resolve {work.name}{where} --accept ENTRY=ROR\n"
        )
    work.end()


def _no_output(work: "Work") -> None:
    from rsscan.errors import InputError

    if work.output is not None:
        raise InputError("--output is where accepted identifiers are written; give --accept, or run in a terminal")


def _asking(work: "Work", answers: "Iterator[Answered]") -> None:
    """Show each proposal and take yes, no or quit for it; none is chosen beforehand."""
    from rsscan.publications import InstitutionProfile
    from rsscan.render.proposals import as_text, summary

    chosen: dict[str, InstitutionProfile] = {}
    counts = [0, 0]
    for each in answers:
        sys.stdout.write(as_text(each.entry, each.proposals))
        counts[bool(each.proposals)] += 1
        said = ""
        for number, proposal in enumerate(each.proposals, 1):
            said = _answer(f"{each.entry.id}: accept {number} of {len(each.proposals)}, {proposal.body.name}?")
            if said == "y":
                chosen[each.entry.id] = proposal.body
            if said != "n":
                break
        if said == "q":
            break
    sys.stdout.write(summary(counts[True], counts[False], work.passed_over))
    work.write(chosen)
    work.end()


def _answer(question: str) -> str:
    """Ask until the answer is y, n or q."""
    from rsscan.render.escapes import shown

    while True:
        said = str(typer.prompt(f"{shown(question)} y, n, q to stop", prompt_suffix=": ")).strip().lower()[:1]
        if said in {"y", "n", "q"}:
            return said
