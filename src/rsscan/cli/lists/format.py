"""`rsscan lists format`: a list's YAML in the one form."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def format_(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Lists to write anew.")],
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 2 if a list is not in the form.")] = False,
) -> None:
    """Write lists in the one form: order of keys, a name a line, long texts folded; comments stay."""
    from rsscan.errors import InputError
    from rsscan.files import write
    from rsscan.inputs.lists import commented_list
    from rsscan.render.list_yaml import formatted

    read = [(path, *commented_list(path)) for path in paths]
    changed = [
        (path, body) for path, text, watchlist, remarks in read if (body := formatted(watchlist, remarks)) != text
    ]
    if check and changed:
        raise InputError([f"{path}: is not in the form that `rsscan lists format` writes" for path, _ in changed])
    for path, body in changed:
        write(path, body, private=False)
    kept = len(read) - len(changed)
    sys.stdout.write(f"{len(changed)} written, {kept} already in the form\n")
