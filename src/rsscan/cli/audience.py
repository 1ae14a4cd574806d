"""What is written for the person concerned: one person's copy as a page, and nothing beside it."""

from collections.abc import Sequence

from rsscan.cli.options import AudienceName, FormatName, ScanOptions
from rsscan.errors import InputError
from rsscan.identifiers import openalex, orcid


def unfit(options: ScanOptions) -> list[str]:
    """Return what of the options does not go with a copy for the person concerned, before anything is spent."""
    if options.audience is not AudienceName.subject:
        return []
    problems = []
    asked = {options.format.value, *(target.partition("=")[0] for target in options.output if "=" in target)}
    if asked != {FormatName.html.value}:
        problems.append("--audience subject: the copy for the person concerned is html alone; give -f html -o FILE")
    if options.pseudonymize:
        problems.append("--audience subject: it is that person's own copy, so --pseudonymize does not go with it")
    return problems


def must_be_one_person(ids: Sequence[str], options: ScanOptions) -> None:
    """See that a copy for the person concerned is about one person. Raises InputError where it is not."""
    if options.audience is not AudienceName.subject:
        return
    if len(ids) != 1:
        raise InputError(
            f"--audience subject: the report is on {len(ids):,} subjects, and the copy for the person concerned is on "
            "one; save it as json, then: rsscan render REPORT.json --subject ID --audience subject -f html"
        )
    if not (orcid(ids[0]) or openalex(ids[0], "A")):
        raise InputError(f"--audience subject: {ids[0]} is no person with an identifier, and has no copy")
