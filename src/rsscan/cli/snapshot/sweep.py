"""`rsscan snapshot sweep`: many or all researchers of a store at once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rsscan.cli.options import ScanOptions
from rsscan.cli.taking import SWEEP, takes

_WHO, _HOW = "Who is swept", "How"


class EngineName(StrEnum):
    """What carries the rows."""

    duckdb = "duckdb"
    spark = "spark"


@takes(SWEEP)
def sweep(  # noqa: PLR0913, PLR0917 - options of a command
    store: Annotated[Path, typer.Argument(metavar="STORE", help="A store that rsscan snapshot build made.")],
    roster: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The persons of a roster: CSV or XLSX.", rich_help_panel=_WHO),
    ] = None,
    institution: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            rich_help_panel=_WHO,
            help="Who published or has a profile at this body or one below it: ROR or OpenAlex id.",
        ),
    ] = None,
    everybody: Annotated[
        bool, typer.Option("--all", help="Everybody in the store; implies --linked-only.", rich_help_panel=_WHO)
    ] = False,
    map: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN=ROLE", help="What a column of the roster is.", rich_help_panel=_WHO),
    ] = None,
    linked_only: Annotated[
        bool,
        typer.Option(
            "--linked-only",
            rich_help_panel=_WHO,
            help="Judge only persons on whose works or profile a list meets something; count what was seen of the "
            "others, who are never called clear.",
        ),
    ] = False,
    engine: Annotated[EngineName, typer.Option(help="What carries the rows.", rich_help_panel=_HOW)] = (
        EngineName.duckdb
    ),
    master: Annotated[
        str | None,
        typer.Option(
            metavar="URL", help="Of Spark: spark://HOST:PORT, sc://HOST:PORT, local[N].", rich_help_panel=_HOW
        ),
    ] = None,
    reached_at: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Of Spark: where its executors read a copy of STORE (s3a://…), if not STORE itself.",
            rich_help_panel=_HOW,
        ),
    ] = None,
    threads: Annotated[
        int | None, typer.Option(min=1, help="Processes.", show_default="one for each core", rich_help_panel=_HOW)
    ] = None,
    memory: Annotated[
        str,
        typer.Option(help="Memory for all of it, about; more goes to --temp.", rich_help_panel=_HOW, metavar="SIZE"),
    ] = "1GB",
    temp: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="Where to put what is in the way.", show_default="the system's", rich_help_panel=_HOW
        ),
    ] = None,
    *,
    options: ScanOptions,
) -> None:
    """Scan many persons of a store at once: a roster, an institution, or everybody.

    What is printed is met with the lists once, then joined back to who printed it.
    What is said of a person is what rsscan batch says. -o parquet=DIR writes tables;
    on Spark, -o parquet=URL has the executors write them.

    Example: rsscan snapshot sweep store --roster staff.csv -o json=report.json
    """
    from rsscan.cli.snapshot.swept import Wish, run_sweep

    wish = Wish(
        store, roster, institution, everybody, tuple(map or ()), linked_only or everybody, engine.value, master,
        reached_at, threads, memory, temp,
    )  # fmt: skip
    run_sweep(wish, options)
