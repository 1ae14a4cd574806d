"""Who paid for a work, in OpenAlex's JSON of any age: funders and awards, and the grants that came before both.

Pure: no network and no file.
"""

from rsscan import identifiers
from rsscan.publications import Funding, Institution
from rsscan.sources.loose import Record, records, text

MOST_FUNDING = 1000
"""Awards and funders of one work that are read."""

_NOBODY = Institution(None, None)


def funding_from(record: Record) -> tuple[Funding, ...]:
    """Return every award with its funder, and every funder of whom no award is named."""
    funders: dict[str, Institution] = {}
    for row in records(record.get("funders")):
        funder = _institution_of(row.get("id"), row.get("display_name"), row.get("ror"))
        funders.setdefault(funder.id or funder.ror or funder.name or "", funder)
    funders.pop("", None)
    found: dict[tuple[str, str], Funding] = {}
    for row in records(record.get("awards")):
        funder = _institution_of(row.get("funder_id"), row.get("funder_display_name"))
        award, number = identifiers.openalex(text(row.get("id")) or "", "G"), text(row.get("funder_award_id"))
        known = funders.get(funder.id or "", funder)
        if known != _NOBODY:
            found[_key(known), award or number or ""] = Funding(known, number, award, text(row.get("display_name")))
    for row in records(record.get("grants")):
        funder = _institution_of(row.get("funder"), row.get("funder_display_name"))
        known, number = funders.get(funder.id or "", funder), text(row.get("award_id"))
        if known != _NOBODY:
            found.setdefault((_key(known), number or ""), Funding(known, number))
    named = {funder for funder, _ in found}
    unnamed = (Funding(funder) for funder in funders.values() if _key(funder) not in named)
    return (*found.values(), *unnamed)[:MOST_FUNDING]


def _institution_of(identifier: object, name: object, ror: object = None) -> Institution:
    found = identifiers.openalex(text(identifier) or "", "F")
    return Institution(found, text(name), identifiers.ror(text(ror) or ""))


def _key(body: Institution) -> str:
    return body.id or body.ror or body.name or ""
