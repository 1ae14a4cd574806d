"""`rsscan lists status`: editions, ages, counts and hashes."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from rsscan.cli.lists.options import Form, FormOption, ListsArgument, put
from rsscan.cli.options import day


def status(
    lists: ListsArgument = None,
    max_age: Annotated[
        str | None, typer.Option(help="Warn from this age on, in place of each authority's cadence: 12m, 90d.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="Count ages as of this day.", metavar="DATE", show_default="today")
    ] = None,
    format: FormOption = Form.text,
) -> None:
    """Show edition, age, size and hash of lists, and warn of old and incomplete ones."""
    from rsscan.errors import InputError
    from rsscan.inputs.lists import load_lists
    from rsscan.period import period
    from rsscan.render.lists import Standing, status_record, status_text

    longest = period(max_age) if max_age else None
    if max_age and longest is None:
        raise InputError(f"--max-age {max_age}: is not a length of time (5y, 18m, 90d)")
    on = day("--as-of", as_of) or datetime.now(UTC).date()
    standings = [Standing(watchlist, on, longest) for watchlist in load_lists(lists or None)]
    put(format, lambda: status_text(standings), lambda: [status_record(one) for one in standings])
