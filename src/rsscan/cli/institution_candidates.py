"""The list of institutions of a name, from which the user picks one."""

import json
import sys

from rsscan.cli.options import ScanOptions
from rsscan.cli.run import source_of
from rsscan.cli.saying import set_up_log
from rsscan.errors import InputError
from rsscan.identifiers import bare
from rsscan.publications import InstitutionProfile
from rsscan.render.escapes import shown


def list_institutions(name: str, options: ScanOptions) -> None:
    """Print the institutions that may be meant; pick none, not even the only one."""
    if not any(char.isalpha() for char in name):
        raise InputError(f"{name}: is neither a ROR id, nor an OpenAlex institution id, nor a name")
    if options.format not in {"table", "json"}:
        raise InputError(f"--format {options.format.value}: institutions of a name are listed as table or json")
    if options.output:
        raise InputError(f"--output {options.output[0]}: institutions of a name are no report; they go to stdout alone")
    set_up_log(quiet=options.quiet, verbose=options.verbose)
    with source_of(options) as source:
        found = source.institutions(name)
    if options.format == "json":
        sys.stdout.write(json.dumps([_record(one) for one in found], ensure_ascii=True, indent=2) + "\n")
        return
    if not found:
        sys.stdout.write("No institution of that name was found. Try another spelling, or its id at https://ror.org.\n")
        return
    for one in found:
        place = shown(", ".join(filter(None, (one.city, one.country)))) or "place unknown"
        count = one.works_count or 0
        sys.stdout.write(
            f"{one.ror or 'no ROR id':<25}  {bare(one.id):<12} {shown(one.name)}\n"
            f"  {place}; {count:,} {'work' if count == 1 else 'works'}\n"
        )
    sys.stdout.write(f"None is picked. Scan one: rsscan institution {bare(found[0].ror or found[0].id)}\n")


def _record(one: InstitutionProfile) -> dict[str, object]:
    return {
        "id": one.id,
        "ror": one.ror,
        "name": one.name,
        "country": one.country,
        "city": one.city,
        "works_count": one.works_count,
    }
