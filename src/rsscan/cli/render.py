"""`rsscan render`: any format from a saved report."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rsscan.cli.options import ScanOptions
from rsscan.cli.taking import OUTPUT, takes
from rsscan.errors import InputError

if TYPE_CHECKING:
    from rsscan.render.values import Values


@takes(OUTPUT)
def render(
    report: Annotated[Path, typer.Argument(metavar="REPORT.json", help="A saved JSON report; - reads standard input.")],
    subject: Annotated[
        str | None,
        typer.Option(metavar="ID", help="This subject alone: ORCID iD, OpenAlex id, or as the report has it."),
    ] = None,
    *,
    options: ScanOptions,
) -> None:
    """Write a saved report in other formats: scan once, render many.

    Exit 0 whenever the report was read, whatever it says: the verdict was the scan's.

    Example: rsscan render report.json -f markdown -o csv=report.csv
    """
    from rsscan.cli.bundle_place import refuse_bundle
    from rsscan.cli.leaving import leave, spare, targets
    from rsscan.cli.saying import set_up_log
    from rsscan.render.values import of_subject

    set_up_log(quiet=options.quiet, verbose=options.verbose)
    refuse_bundle(options, "a report does not hold the records that it rests on; only a scan writes a bundle")
    files = targets(options)
    spare(options, [report])
    values = _values(report)
    if subject is not None:
        values = of_subject(values, _same(subject))
        if not values.subjects:
            raise InputError(f"--subject {subject}: is no subject of {report}")
    leave(values, files, options)


def _same(subject: str) -> frozenset[str]:
    """Return how a report may write an identifier."""
    from rsscan.identifiers import doi, openalex, orcid

    return frozenset(filter(None, (subject, orcid(subject), openalex(subject), doi(subject))))


def _values(path: Path) -> "Values":
    """Read a report, see that its numbers are those of its subjects, and say what it lacks."""
    from rsscan.inputs.saved_values import saved_values
    from rsscan.render.values import Values, summary_of

    saved, remarks = saved_values(path)
    head = {key: value for key, value in saved.items() if key not in {"lists", "subjects", "summary"}}
    values = Values(head, saved["lists"], saved["subjects"], saved["summary"])
    counted = summary_of(values.subjects)
    if wrong := [key for key, value in values.summary.items() if value != counted.get(key, value)]:
        raise InputError(
            f"{path}: summary: {', '.join(wrong)} is not what its subjects add up to; it was changed or cut"
        )
    version = saved["tool"]["version"] or "unknown"
    for keys, what in (
        (remarks.lacking, "lacks {}: what it would say is unknown, and not nothing; scan anew for the whole"),
        (remarks.unknown, "has {}, which this version does not know and leaves out"),
    ):
        if keys:
            said = what.format(", ".join(keys))
            logging.getLogger("rsscan").warning("%s: written by rsscan %s, %s.", path, version, said)
    return values
