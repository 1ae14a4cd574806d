"""`-o bundle=DIR`: whether a bundle can be made there, seen before anything is spent."""

import os
from collections.abc import Iterator
from pathlib import Path

from rsscan.cli.options import ScanOptions
from rsscan.errors import InputError

BUNDLE = "bundle"
"""What stands in the place of a format where a bundle is asked for."""


def bundle_places(options: ScanOptions) -> list[Path]:
    """Return where bundles are asked for."""
    return [Path(target[len(BUNDLE) + 1 :]) for target in options.output if target.startswith(f"{BUNDLE}=")]


def refuse_bundle(options: ScanOptions, why: str) -> None:
    """Raise InputError where a bundle is asked for."""
    if bundle_places(options):
        raise InputError(f"--output {BUNDLE}: {why}")


def misplaced(path: Path, options: ScanOptions) -> Iterator[str]:
    """Yield what speaks against a bundle at this place."""
    if options.pseudonymize:
        yield "a bundle holds records of persons as they are; leave out --pseudonymize, or the bundle"
    if len(bundle_places(options)) > 1:
        yield "one bundle of a run is enough; copy it"
    whole = path.resolve()
    try:
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            yield "is no folder"
        elif path.is_dir() and any(path.iterdir()):
            yield "the folder is not empty; a bundle is never mixed with other files"
        elif not whole.parent.is_dir():
            yield f"there is no folder {path.parent}"
        elif not os.access(whole.parent, os.W_OK):
            yield f"the folder {path.parent} cannot be written to"
    except OSError as error:
        yield f"cannot be written: {error.strerror or error}"
