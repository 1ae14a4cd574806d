"""Single records by id, and the free name lookup."""

from collections.abc import Mapping
from urllib.parse import urlencode

from tests.openalex_server.answers import Answer, ParamsError, html_page, redirection
from tests.openalex_server.ids import (
    OPENALEX,
    Json,
    found_doi,
    found_orcid,
    full_ror,
    looks_like_openalex_id,
    short_openalex_id,
    words_of,
)
from tests.openalex_server.listing import projected, selected
from tests.openalex_server.world import Collection

_SUGGESTIONS = 10
_DELETED_AUTHOR = f"{OPENALEX}A5317838346"
_LETTER = {"works": "W", "authors": "A", "institutions": "I"}


def singleton(rows: Collection, wanted: str, query: dict[str, str]) -> Answer:
    """Return one record, a redirect to its canonical id, or the framework's HTML page."""
    select = selected(rows, query)
    canonical = _canonical(rows, wanted)
    if canonical is not None and canonical != wanted:
        # The whole query string is copied, a key in it too.
        tail = f"?{urlencode(query)}" if query else ""
        return redirection(f"/{rows.name}/{canonical}{tail}")
    record = _record(rows, wanted)
    return html_page(404) if record is None else Answer(payload=projected(record, select))


def _canonical(rows: Collection, wanted: str) -> str | None:
    """Return the id that a path should have named, if it names an OpenAlex id at all."""
    if wanted.startswith("mag:"):
        return f"{_LETTER[rows.name]}{wanted.removeprefix('mag:')}"
    return short_openalex_id(wanted) if looks_like_openalex_id(wanted) else None


def _record(rows: Collection, wanted: str) -> Json | None:
    """Return the record of a canonical id or an external one."""
    if looks_like_openalex_id(wanted):
        # Production looks at the digits alone: /authors/W123 gives author A123.
        return rows.found("id", f"{OPENALEX}{_LETTER[rows.name]}{wanted[1:]}")
    key, value = _external(rows.name, wanted)
    return rows.found(key, value) if value else None


def _external(name: str, wanted: str) -> tuple[str, str | None]:
    """Return the kind and stored form of an external identifier."""
    if name == "authors":
        known = wanted.startswith(("orcid:", "https://orcid.org"))
        return "orcid", found_orcid(wanted) if known else None
    if name == "institutions":
        known = wanted.startswith("ror:") or "ror.org" in wanted
        return "ror", full_ror(wanted.lower().removeprefix("ror:")) if known else None
    if wanted.startswith("pmid:"):
        return "pmid", f"https://pubmed.ncbi.nlm.nih.gov/{wanted.removeprefix('pmid:').strip()}"
    return "doi", found_doi(wanted) if "doi" in wanted else None


def autocomplete(rows: Collection, query: Mapping[str, str]) -> Answer:
    """Return up to ten records one of whose names starts a word sequence with the query."""
    if not query.get("q"):
        raise ParamsError("Must enter a 'q' parameter in order to use autocomplete.")
    wanted = words_of(query["q"])
    found = [row for row in rows.ordered if row["id"] != _DELETED_AUTHOR and _starts(row, wanted)]
    meta = {"count": len(found), "db_response_time_ms": 12, "page": 1, "per_page": _SUGGESTIONS}
    return Answer(payload={"meta": meta, "results": [_suggestion(row, rows.name) for row in found[:_SUGGESTIONS]]})


def _starts(row: Json, wanted: list[str]) -> bool:
    """Say whether a name holds the wanted words in a row, the last of them perhaps unfinished."""
    size = len(wanted)
    for name in [row.get("display_name"), *(row.get("display_name_alternatives") or [])]:
        words = words_of(name)
        for at in range(len(words) - size + 1):
            part = words[at : at + size]
            if part[:-1] == wanted[:-1] and part[-1].startswith(wanted[-1]):
                return True
    return False


def _suggestion(row: Json, name: str) -> Json:
    """Return the short form of a record."""
    return {
        "id": row["id"],
        "short_id": f"{name}/{row['id'].removeprefix(OPENALEX)}",
        "display_name": row.get("display_name"),
        "hint": _hint(row, name),
        "cited_by_count": row.get("cited_by_count"),
        "works_count": row.get("works_count"),
        "entity_type": name.removesuffix("s"),
        "external_id": row.get("orcid") if name == "authors" else row.get("ror"),
        "filter_key": "authorships.author.id" if name == "authors" else "authorships.institutions.lineage",
    }


def _hint(row: Json, name: str) -> str | None:
    """Return an author's last institution or an institution's country."""
    if name == "institutions":
        code = row.get("country_code")
        return None if code is None else str(code)
    places = row.get("last_known_institutions") or []
    parts = [places[0].get("display_name"), places[0].get("country_code")] if places else []
    return ", ".join(part for part in parts if part) or None
