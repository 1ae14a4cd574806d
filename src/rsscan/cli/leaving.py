"""What every command does that hands a report out: see where it goes to, write the files, print one format."""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rsscan.cli.audience import must_be_one_person, unfit
from rsscan.cli.bundle_place import BUNDLE, misplaced
from rsscan.cli.options import ScanOptions
from rsscan.cli.pseudonyms import veiled
from rsscan.cli.saying import discard_stdout, is_written
from rsscan.cli.terminal import is_coloured, shows_links
from rsscan.errors import InputError
from rsscan.files import write
from rsscan.render import FORMATS, chunks
from rsscan.severity import Severity

if TYPE_CHECKING:
    from rsscan.render.reading import Reading
    from rsscan.render.values import Values


@dataclass(frozen=True, slots=True)
class Target:
    """A file and the format that it is written in."""

    form: str
    path: Path


def targets(options: ScanOptions) -> list[Target]:
    """Read `-o [FORMAT=]PATH` and see that each file can be written, before anything is spent on the scan."""
    found: list[Target] = []
    problems = unfit(options)
    for target in options.output:
        form, parted, place = target.partition("=")
        if not parted:
            form, place = options.format.value, target
        path = Path(place)
        if form == BUNDLE:
            problems += [f"--output {target}: {problem}" for problem in misplaced(path, options)]
        elif form not in FORMATS:
            known = ", ".join((*FORMATS, BUNDLE))
            problems.append(f"--output {target}: {form!r} is not a format; formats are {known}")
        elif not place or _is_dir(path):
            problems.append(f"--output {target}: is a folder, not a file")
        elif not path.parent.is_dir():
            problems.append(f"--output {target}: there is no folder {path.parent}")
        elif not os.access(path.parent, os.W_OK):
            problems.append(f"--output {target}: the folder {path.parent} cannot be written to")
        elif (whole := _whole(path)) and whole in {_whole(other.path) for other in found}:
            problems.append(f"--output {target}: another --output writes the same file")
        else:
            found.append(Target(form, path))
    if problems:
        raise InputError(problems)
    return found


def spare(options: ScanOptions, read: Iterable[Path | None]) -> None:
    """Raise InputError where an output would take the place of another file of the run, or lie among what is read."""
    files = [path for path in read if path]
    try:
        written = targets(options)
    except InputError:  # to be named with all other problems of the run
        return
    for target in written:
        must_spare(f"--output {target.form}={target.path}", target.path, files)


def must_spare(said: str, path: Path, read: Iterable[Path]) -> None:
    """Raise InputError, which begins with what is `said`, where writing there would change what is read."""
    whole = _whole(path)
    for each in read if whole else ():
        if whole == _whole(each) and not each.is_dir():
            raise InputError(f"{said}: would take the place of {each}")
        if whole and each.is_dir() and whole.is_relative_to(each.resolve()):
            raise InputError(f"{said}: lies in {each}, and would be read as part of it")


def _whole(path: Path) -> Path | None:
    """Return a path without links and dots; None for a device or a pipe, and for what writing will refuse by itself."""
    try:
        return path.resolve() if path.is_file() or path.is_dir() or not path.exists() else None
    except (OSError, RuntimeError):  # a name that the file system refuses, or a loop of links
        return None


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that the file system refuses; writing will say so
        return False


def leave(report: "Values", files: list[Target], options: ScanOptions) -> None:
    """Write every file; print the chosen format too unless one of the files takes its place."""
    must_be_one_person([str(subject["id"]) for subject in report.subjects], options)
    reading = _reading(options)
    for target in files:
        shown = veiled(report, target.form, options)
        write(target.path, chunks(shown, target.form, reading))
        is_written(target.path)
    if all("=" in target for target in options.output):
        try:
            _print(veiled(report, options.format.value, options), reading, options)
        except (BrokenPipeError, SystemExit):  # rich leaves by itself, with 1; the verdict is what it is
            discard_stdout()
        except OSError as error:
            raise InputError(f"stdout: cannot be written: {error.strerror}") from None


def _reading(options: ScanOptions) -> "Reading":
    from rsscan.render.language import language
    from rsscan.render.reading import Reading

    return Reading(
        Severity[options.min_severity.upper()],
        options.explain,
        language(options.lang.value),
        options.audience.value,
        options.width,
    )


def _print(report: "Values", reading: "Reading", options: ScanOptions) -> None:
    """Print the chosen format to stdout, a table coloured and as wide as the terminal where there is one."""
    terminal = sys.stdout.isatty()
    coloured = is_coloured(sys.stdout, options)
    if options.format != "table" or not (terminal or coloured):
        for piece in chunks(report, options.format.value, reading):
            sys.stdout.write(piece)
        return
    from rich.console import Console

    from rsscan.render.plain import show
    from rsscan.render.table import parts

    console = Console(
        force_terminal=True if coloured else None,
        no_color=not coloured,
        color_system="auto" if coloured else None,
        emoji=False,
        width=reading.width,
    )
    show(parts(report, reading), console, linked=terminal and shows_links())
