"""`rsscan work`: every author of a paper, published or not yet."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from rsscan.cli.options import ScanOptions, takes_scan_options


@takes_scan_options
def work(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="DOI...", help="DOIs or OpenAlex work ids.", show_default=False),
    ] = None,
    byline: Annotated[
        Path | None,
        typer.Option(
            help="The author list of a manuscript: one author a line (Name; affiliation; affiliation), or JSON."
        ),
    ] = None,
    *,
    options: ScanOptions,
) -> None:
    """Check every line of a paper's byline before a name stands on it.

    Example: rsscan work --byline authors.txt
    """
    from dataclasses import replace

    from rsscan.assessment import Assessment, assess_work
    from rsscan.cli.run import run
    from rsscan.errors import InputError
    from rsscan.inputs.byline import load_byline
    from rsscan.inputs.subjects import work_ids
    from rsscan.scanning import Progress, scan_works
    from rsscan.sources import Description, Source
    from rsscan.subject import Location, Subject
    from rsscan.terms import Terms

    if not ids and byline is None:
        raise InputError("no work is given; write a DOI, or --byline FILE for a manuscript")
    wanted = work_ids(ids or [])
    manuscript = load_byline(byline) if byline is not None else None

    def what(source: Source, terms: Terms) -> Iterator[Progress | Assessment]:
        yield from scan_works(wanted, source, terms)
        if manuscript is not None:
            subject = Subject(manuscript.id, name="Manuscript", location=Location(str(byline), 1))
            # Not yet published: judged as if it appeared on the day of the check.
            # Its authors can be asked: a line that names no affiliation is one too many.
            strict = replace(terms, policy=replace(terms.policy, unseen_limit=0.0))
            yield assess_work(subject, replace(manuscript, published=terms.as_of), strict)

    alone = manuscript is not None and not wanted
    run(options, what, Description("byline", str(byline), ("anything but this author list",)) if alone else None)
