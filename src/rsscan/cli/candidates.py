"""The list of persons of a name, from which the user picks one."""

import json
import sys

from rsscan.cli.options import ScanOptions
from rsscan.cli.run import source_of
from rsscan.cli.saying import set_up_log
from rsscan.errors import InputError
from rsscan.identifiers import bare
from rsscan.render.escapes import shown
from rsscan.sources import Candidate
from rsscan.unidentified import likeliest


def list_candidates(name: str, affiliation: str | None, options: ScanOptions) -> None:
    """Print the profiles that may be the person, likelier institutions first; pick none."""
    if not any(char.isalpha() for char in name):
        raise InputError("--name has no letter")
    if options.format not in {"table", "json"}:
        raise InputError(f"--format {options.format.value}: candidates are listed as table or json")
    if options.output:
        raise InputError(f"--output {options.output[0]}: candidates are no report, and are listed on stdout alone")
    if options.pseudonymize:
        raise InputError("--pseudonymize: candidates are told apart by what it hides; it does not go with --name")
    set_up_log(quiet=options.quiet, verbose=options.verbose)
    with source_of(options) as source:
        found = likeliest(source.candidates(name), affiliation)
    if options.format == "json":
        sys.stdout.write(json.dumps([_record(one) for one in found], ensure_ascii=True, indent=2) + "\n")
        return
    if not found:
        sys.stdout.write(
            "No profile of that name was found. This is not proof that there is none: try another spelling, or the "
            "ORCID iD of the person.\n"
        )
        return
    for one in found:
        author = one.author
        places = shown("; ".join(one.institutions[:3])) or "no institution"
        count = author.works_count or 0
        years = f"{author.first_year}–{author.last_year}" if author.first_year else "years unknown"
        if author.first_year == author.last_year is not None:
            years = str(author.first_year)
        sys.stdout.write(
            f"{author.orcid or 'no ORCID iD':<37}  {bare(author.id):<12} {shown(author.name)}\n"
            f"  {count} {'work' if count == 1 else 'works'}, {years}; {places}\n"
        )
    sys.stdout.write("None is picked. Scan one: rsscan author ID\n")


def _record(one: Candidate) -> dict[str, object]:
    author = one.author
    return {
        "id": author.id,
        "orcid": author.orcid,
        "name": author.name,
        "institutions": list(one.institutions),
        "works_count": author.works_count,
        "first_year": author.first_year,
        "last_year": author.last_year,
    }
