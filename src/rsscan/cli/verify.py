"""`rsscan verify`: whether the report of an evidence bundle is what its records, lists and policy give."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def verify(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A bundle that a scan wrote with -o bundle=DIR.")],
) -> None:
    """Check the hashes of a bundle, ask its question again of its own records, and say same or what differs.

    Nothing is asked over the network, and no option, environment or file beside the bundle counts. Exit 0 for the
    same, 1 where anything differs, 2 for what is no bundle or cannot be read.

    Example: rsscan verify evidence
    """
    from rsscan.cli.saying import set_up_log
    from rsscan.cli.verified import verified
    from rsscan.render.escapes import shown

    set_up_log(quiet=False, verbose=False)
    found = verified(folder)
    for line in (*found.differing, *found.said):
        sys.stdout.write(f"{shown(line)}\n")
    raise typer.Exit(1 if found.differing else 0)
