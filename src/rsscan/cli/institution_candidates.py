"""The list of institutions of a name, from which the user picks one."""

import json
import sys
from dataclasses import replace
from typing import NoReturn

from rsscan.cli.options import ScanOptions
from rsscan.cli.run import source_of
from rsscan.cli.saying import set_up_log
from rsscan.errors import InputError
from rsscan.identifiers import bare
from rsscan.publications import InstitutionProfile
from rsscan.render.escapes import shown


def list_institutions(name: str, options: ScanOptions) -> NoReturn:
    """Print the institutions that may be meant; pick none, not even the only one.

    Raises InputError in the end: nothing was scanned, which must not pass for a scan that found nothing.
    """
    if not any(char.isalpha() for char in name):
        raise InputError(f"{name}: is neither a ROR id, nor an OpenAlex institution id, nor a name")
    if options.format not in {"table", "json"}:
        raise InputError(f"--format {options.format.value}: institutions of a name are listed as table or json")
    if options.output:
        raise InputError(f"--output {options.output[0]}: institutions of a name are no report; they go to stdout alone")
    set_up_log(quiet=options.quiet, verbose=options.verbose)
    with source_of(replace(options, orcid=False, crossref=False)) as source:
        found = source.institutions(name)
    if options.format == "json":
        sys.stdout.write(json.dumps([_record(one) for one in found], ensure_ascii=True, indent=2) + "\n")
    else:
        sys.stdout.writelines(map(_lines, found))
    sys.stdout.flush()
    if not found:
        raise InputError(f"{name}: no institution of that name was found; try another spelling, or its ROR id")
    raise InputError(f"{name}: is a name, and none is picked; scan one by its id: rsscan institution ID")


def _lines(one: InstitutionProfile) -> str:
    place = shown(", ".join(filter(None, (one.city, one.country)))) or "place unknown"
    works = "works not counted" if one.works_count is None else _counted(one.works_count)
    return f"{one.ror or 'no ROR id':<25}  {bare(one.id):<12} {shown(one.name)}\n  {place}; {works}\n"


def _counted(works: int) -> str:
    return f"{works:,} {'work' if works == 1 else 'works'}"


def _record(one: InstitutionProfile) -> dict[str, object]:
    return {
        "id": one.id,
        "ror": one.ror,
        "name": one.name,
        "country": one.country,
        "city": one.city,
        "works_count": one.works_count,
    }
