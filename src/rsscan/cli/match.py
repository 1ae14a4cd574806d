"""`rsscan match`: how affiliation strings meet the lists, one or a million."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class MatchFormat(StrEnum):
    """The formats of matches."""

    table = "table"
    jsonl = "jsonl"


def match(
    texts: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT...", help="Affiliations as printed.", show_default=False)
    ] = None,
    input: Annotated[
        Path | None, typer.Option(help='JSON Lines of {"id", "text", "country"?}.', metavar="FILE")
    ] = None,
    lists: Annotated[
        list[str] | None,
        typer.Option(help="Match against this list: ID or PATH; all that come along otherwise.", envvar="RSSCAN_LISTS"),
    ] = None,
    country: Annotated[
        str | None, typer.Option(help="Country (ISO code) of strings that name none.", metavar="CODE")
    ] = None,
    format: Annotated[
        MatchFormat | None, typer.Option("--format", "-f", help="table, or jsonl for programs.", show_default="table")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show what was weighed for each match.")] = False,
) -> None:
    """Show which listed bodies an affiliation names.

    Example: rsscan match "Kimchaek Univ. of Technol., Pyongyang"
    """
    from rsscan.errors import InputError
    from rsscan.inputs.compiled import index_of
    from rsscan.inputs.lists import load_lists
    from rsscan.inputs.queries import Query, is_country_code, read_queries
    from rsscan.matching import matches
    from rsscan.render.matches import as_line, as_text

    if not texts and input is None:
        raise InputError("no affiliation is given; write one in quotes, or --input FILE")
    problems = [f"affiliation {number} is empty" for number, text in enumerate(texts or (), 1) if not text.strip()]
    if country is not None and not is_country_code(country):
        problems.append(f"--country {country}: must be an ISO code of two letters")
    if problems:
        raise InputError(problems)
    index = index_of(load_lists(lists or None))
    hint = country.upper() if country else None
    given = (Query(number, text, hint) for number, text in enumerate(texts or (), 1))
    written = as_line if format is MatchFormat.jsonl else as_text
    for queries in (given, read_queries(input) if input is not None else ()):
        for query in queries:
            met = matches(index, [query.text], country=query.country or hint)
            sys.stdout.write(written(query.id, query.text, met, explain))
