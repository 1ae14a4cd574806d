"""`rsscan author`: persons by identifier, or candidates by name."""

from typing import Annotated

import typer

from rsscan.cli.options import ScanOptions
from rsscan.cli.taking import SCAN, takes


@takes(SCAN)
def author(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID...", help="ORCID iDs or OpenAlex author ids.", show_default=False),
    ] = None,
    name: Annotated[
        str | None, typer.Option(help="List persons of this name, with their identifiers; none is picked.")
    ] = None,
    affiliation: Annotated[str | None, typer.Option(help="With --name: show likelier institutions first.")] = None,
    *,
    options: ScanOptions,
) -> None:
    """Scan persons: every author of every work, and the institutions of their profiles.

    Example: rsscan author 0000-0002-1825-0097 --source example
    """
    from rsscan.errors import InputError

    if name is not None:
        if ids:
            raise InputError("give identifiers to scan, or --name to look for them, not both")
        from rsscan.cli.candidates import list_candidates

        list_candidates(name, affiliation, options)
        return
    if affiliation is not None:
        raise InputError("--affiliation goes with --name")
    if not ids:
        raise InputError("no identifier is given; write an ORCID iD, or --name to look for one")
    from rsscan.cli.question import of_persons
    from rsscan.cli.run import run

    run(options, of_persons(ids))
