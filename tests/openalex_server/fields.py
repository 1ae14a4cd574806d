"""The fields that can be filtered and selected, and how each is read from a record."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from tests.openalex_server.ids import OPENALEX, Json, full_doi, full_id, full_orcid, full_ror, words_of

LISTED_AUTHORSHIPS = 100
KEPT_AUTHORSHIPS = 5_000


@dataclass(frozen=True)
class Field:
    """One filter: its kind decides the grammar of its values, its reader gives a record's values."""

    kind: str
    read: Callable[[Json], Iterable[object]]
    stored: Callable[[str], str | None] = lambda value: value


def _first_hundred(work: Json) -> list[Json]:
    """Return the authorships in the index field that lists are answered from."""
    return list(work["authorships"][:LISTED_AUTHORSHIPS])


def _all_kept(work: Json) -> list[Json]:
    """Return the authorships in the full index field."""
    return list(work["authorships"][:KEPT_AUTHORSHIPS])


def _of_author(name: str) -> Callable[[Json], Iterable[object]]:
    """Read a key of every author's profile."""
    return lambda work: (each["author"].get(name) for each in _all_kept(work))


def _of_places(name: str) -> Callable[[Json], Iterable[object]]:
    """Read a key of every matched institution."""
    return lambda work: (place.get(name) for each in _all_kept(work) for place in each["institutions"])


def _lineages(work: Json) -> Iterable[object]:
    """Read the ids of every matched institution and of those above it."""
    return chain.from_iterable(place.get("lineage") or [] for each in _all_kept(work) for place in each["institutions"])


def _seen(name: str) -> Callable[[Json], Iterable[object]]:
    """Read a list of each of the first hundred authorships."""
    return lambda work: chain.from_iterable(each.get(name) or [] for each in _first_hundred(work))


def _own(name: str) -> Callable[[Json], Iterable[object]]:
    """Read a root field."""
    return lambda record: [record.get(name)]


def _external(name: str) -> Callable[[Json], Iterable[object]]:
    """Read one of a record's other identifiers."""
    return lambda record: [(record.get("ids") or {}).get(name)]


def _pmid(value: str) -> str:
    """Return the stored form of a PubMed id."""
    return value if value.startswith("http") else f"https://pubmed.ncbi.nlm.nih.gov/{value}"


def _work_type(value: str) -> str:
    """Return the stored form of a work's type."""
    return value.removeprefix(OPENALEX).removeprefix("work-types/").removeprefix("types/")


def _names(record: Json) -> list[object]:
    """Read every name of an author or institution."""
    return [record.get("display_name"), *(record.get("display_name_alternatives") or [])]


_AUTHOR_ID = Field("id", _of_author("id"), full_id)
_AUTHOR_ORCID = Field("term", _of_author("orcid"), full_orcid)
_OWN_ID = Field("id", _own("id"), full_id)
_COUNTRY = Field("term", _of_places("country_code"))
_ROR = Field("term", _of_places("ror"), full_ror)
_INSTITUTION = Field("id", _of_places("id"), full_id)

WORK_FIELDS: dict[str, Field] = {
    "author.id": _AUTHOR_ID,
    "authorships.author.id": _AUTHOR_ID,
    "author.orcid": _AUTHOR_ORCID,
    "authorships.author.orcid": _AUTHOR_ORCID,
    "authorships.raw_orcid": Field(
        "term", lambda work: (each.get("raw_orcid") for each in _all_kept(work)), full_orcid
    ),
    "authorships.institutions.id": _INSTITUTION,
    "institutions.id": _INSTITUTION,
    "authorships.institutions.lineage": Field("id", _lineages, full_id),
    "authorships.institutions.country_code": _COUNTRY,
    "institutions.country_code": _COUNTRY,
    "authorships.institutions.ror": _ROR,
    "institutions.ror": _ROR,
    "authorships.countries": Field("term", _seen("countries")),
    "raw_affiliation_strings": Field("term", _seen("raw_affiliation_strings")),
    "raw_affiliation_strings.search": Field("search", _seen("raw_affiliation_strings")),
    "raw_author_name.search": Field(
        "search", lambda work: (each.get("raw_author_name") for each in _first_hundred(work))
    ),
    "authors_count": Field("range", lambda work: [len(_all_kept(work))]),
    "cited_by_count": Field("range", _own("cited_by_count")),
    "publication_year": Field("range", _own("publication_year")),
    "publication_date": Field("date", _own("publication_date")),
    "from_publication_date": Field("from", _own("publication_date")),
    "to_publication_date": Field("to", _own("publication_date")),
    "doi": Field("term", _own("doi"), full_doi),
    "pmid": Field("term", _external("pmid"), _pmid),
    "ids.pmid": Field("term", _external("pmid"), _pmid),
    "openalex": _OWN_ID,
    "openalex_id": _OWN_ID,
    "ids.openalex": _OWN_ID,
    "display_name.search": Field("search", _own("display_name")),
    "title.search": Field("search", _own("title")),
    "type": Field("term", _own("type"), _work_type),
    "is_retracted": Field("bool", _own("is_retracted")),
    "is_xpac": Field("bool", lambda work: [bool(work.get("is_xpac"))]),
}
AUTHOR_FIELDS: dict[str, Field] = {
    "id": _OWN_ID,
    "openalex": _OWN_ID,
    "openalex_id": _OWN_ID,
    "ids.openalex": _OWN_ID,
    "orcid": Field("term", _own("orcid"), full_orcid),
    "has_orcid": Field("bool", lambda author: [author.get("orcid") is not None]),
    "display_name": Field("term", _own("display_name")),
    "display_name.search": Field("search", _names),
    "default.search": Field("search", _names),
    "works_count": Field("range", _own("works_count")),
    "cited_by_count": Field("range", _own("cited_by_count")),
}
INSTITUTION_FIELDS: dict[str, Field] = {
    "id": _OWN_ID,
    "openalex": _OWN_ID,
    "openalex_id": _OWN_ID,
    "ids.openalex": _OWN_ID,
    "ror": Field("term", _own("ror"), full_ror),
    "country_code": Field("term", _own("country_code")),
    "type": Field("term", _own("type")),
    "lineage": Field("id", lambda place: place.get("lineage") or [], full_id),
    "display_name.search": Field("search", _names),
    "default.search": Field("search", _names),
    "works_count": Field("range", _own("works_count")),
}


def _listed(names: str) -> list[str]:
    """Return names as a list."""
    return names.split()


# The order is that of the error message; is_authors_truncated is accepted and gives nothing.
WORK_SELECT = _listed(
    "id doi title display_name relevance_score publication_year publication_date ids language "
    "primary_location sources type type_crossref indexed_in open_access authorships "
    "institution_assertions institutions countries_distinct_count institutions_distinct_count "
    "corresponding_author_ids corresponding_institution_ids apc_list apc_paid fwci "
    "is_authors_truncated has_fulltext fulltext_origin cited_by_count citation_normalized_percentile "
    "cited_by_percentile_year biblio is_retracted is_paratext is_xpac primary_topic topics keywords "
    "concepts mesh locations_count locations best_oa_location sustainable_development_goals awards "
    "funders datasets versions has_content content_urls referenced_works_count referenced_works "
    "related_works abstract_inverted_index cited_by_api_url counts_by_year updated_date created_date"
)
AUTHOR_SELECT = _listed(
    "id orcid display_name raw_author_names full_name relevance_score works_count cited_by_count "
    "summary_stats ids affiliations last_known_institutions topics topic_share x_concepts "
    "counts_by_year display_name_alternatives block_key works_api_url updated_date created_date"
)
INSTITUTION_SELECT = _listed(
    "id ror display_name relevance_score country_code type type_id lineage homepage_url image_url "
    "image_thumbnail_url display_name_acronyms display_name_alternatives repositories works_count "
    "cited_by_count summary_stats ids geo international associated_institutions counts_by_year roles "
    "topics topic_share x_concepts is_super_system status works_api_url updated_date created_date"
)


def text_matches(query: str, text: object) -> bool:
    """Say whether a text holds all words of a query, or its quoted phrase."""
    words, wanted = words_of(str(text or "")), words_of(query)
    if not wanted:
        return False
    if query.startswith('"') and query.endswith('"'):
        size = len(wanted)
        return any(words[at : at + size] == wanted for at in range(len(words) - size + 1))
    return set(wanted) <= set(words)
