"""`rsscan institution`: what an institution published with listed bodies, or candidates by name."""

from dataclasses import replace
from typing import Annotated

import typer

from rsscan.cli.options import ScanOptions
from rsscan.cli.taking import INSTITUTION, takes


@takes(INSTITUTION)
def institution(
    asked: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ROR|NAME...",
            help="ROR ids or OpenAlex institution ids; a name lists institutions, and none is picked.",
            show_default=False,
        ),
    ] = None,
    *,
    wide: Annotated[
        bool,
        typer.Option(
            "--wide", help="Also read all works with bodies of the countries in which listed bodies have no identifier."
        ),
    ] = False,
    options: ScanOptions,
) -> None:
    """Show with which listed bodies an institution published, when and in which fields: the last 5 years by default.

    Example: rsscan institution 032000t02
    """
    from rsscan.errors import InputError
    from rsscan.inputs.subjects import is_name_of_institution

    if not asked:
        raise InputError("no institution is given; write a ROR id, or a name to look for one")
    if all(map(is_name_of_institution, asked)):
        from rsscan.cli.institution_candidates import list_institutions

        list_institutions(" ".join(asked), options)
    from rsscan.cli.question import of_institutions
    from rsscan.cli.run import run

    run(replace(options, orcid=False, crossref=False), of_institutions(asked, wide=wide))
