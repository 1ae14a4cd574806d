"""Builders of authors, works, authorships and institutions in the shape of 2026."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from tests.openalex_server.ids import OPENALEX, Json, full_doi, full_id, full_orcid, full_ror

_UPDATED = "2026-08-01T03:04:05.678901"
_CREATED = "2025-10-10T00:00:00"


def made_institution(
    id: str | None,
    name: str | None,
    ror: str | None = None,
    country: str | None = None,
    lineage: Sequence[str] = (),
    type: str = "education",
) -> Json:
    """Return an institution as it stands inside an authorship; its lineage always holds itself."""
    own = full_id(id)
    line = [full_id(other) for other in lineage]
    return {
        "id": own,
        "display_name": name,
        "ror": full_ror(ror),
        "country_code": country,
        "type": type,
        "lineage": line if own is None or own in line else [own, *line],
    }


def made_institution_record(
    id: str,
    name: str | None,
    ror: str | None = None,
    country: str | None = None,
    city: str | None = None,
    alternatives: Sequence[str] = (),
    acronyms: Sequence[str] = (),
    works_count: int = 1,
    **extra: Any,
) -> Json:
    """Return an institution as its own endpoint gives it; `international` may hold its names by language."""
    record: Json = {
        "display_name_alternatives": list(alternatives),
        "display_name_acronyms": list(acronyms),
        "works_count": works_count,
        "homepage_url": f"https://{id.lower()}.example.org",
        "geo": {"city": city, "region": None, "country_code": country, "country": None},
        "international": {},
    }
    return made_institution(id, name, ror=ror, country=country) | record | extra


def made_authorship(
    author_id: str | None = None,
    name: str | None = "Ada Example",
    orcid: str | None = None,
    raw_orcid: str | None = None,
    institutions: Sequence[Json] = (),
    texts: Sequence[str] = (),
    position: str = "middle",
    raw_name: str | None = None,
    *,
    corresponding: bool = False,
) -> Json:
    """Return one authorship; institution i is matched to text i, surplus ones to the last text.

    A text beyond the institutions is one that OpenAlex failed to match.
    """
    return {
        "author_position": position,
        "author": {"id": full_id(author_id), "display_name": name, "orcid": full_orcid(orcid)},
        "institutions": list(institutions),
        "countries": _countries(institutions),
        "is_corresponding": corresponding,
        "raw_author_name": name if raw_name is None else raw_name,
        "raw_affiliation_strings": list(texts),
        "raw_orcid": full_orcid(raw_orcid),
        "affiliations": [
            {"raw_affiliation_string": text, "institution_ids": _matched(place, len(texts), institutions)}
            for place, text in enumerate(texts)
        ],
    }


def _countries(institutions: Sequence[Json]) -> list[str]:
    """Return country codes from matched institutions alone, since raw strings add none in practice."""
    return sorted({each["country_code"] for each in institutions if each["country_code"]})


def _matched(place: int, texts: int, institutions: Sequence[Json]) -> list[str]:
    """Return the ids of the institutions matched to the text at a place."""
    ids = (each["id"] for at, each in enumerate(institutions) if min(at, texts - 1) == place)
    return [one for one in ids if one is not None]


def made_author(
    id: str,
    name: str | None = "Ada Example",
    orcid: str | None = None,
    works_count: int | None = None,
    affiliations: Sequence[Json | tuple[Json, Sequence[int]]] = (),
    alternatives: Sequence[str] = (),
    last_known: Sequence[Json] | None = None,
    **extra: Any,
) -> Json:
    """Return an author profile; an affiliation is an institution, alone or with its years."""
    pairs = [one if isinstance(one, tuple) else (one, (2024,)) for one in affiliations]
    known = [place for place, _ in pairs[:1]] if last_known is None else list(last_known)
    own, full = full_id(id), full_orcid(orcid)
    author: Json = {
        "id": own,
        "orcid": full,
        "display_name": name,
        "raw_author_names": [name, *alternatives],
        "full_name": name,
        "works_count": works_count,
        "cited_by_count": 0,
        "summary_stats": {"2yr_mean_citedness": 0.0, "h_index": 0, "i10_index": 0},
        "ids": {"openalex": own} | ({"orcid": full} if full else {}),
        "affiliations": [{"institution": place, "years": list(years)} for place, years in pairs],
        "last_known_institutions": known,
        "topics": [],
        "topic_share": [],
        "x_concepts": [],
        "counts_by_year": [],
        "display_name_alternatives": [name, *alternatives],
        "block_key": None,
        "works_api_url": f"https://api.openalex.org/works?filter=author.id:{str(own).removeprefix(OPENALEX)}",
        "updated_date": _UPDATED,
        "created_date": _CREATED,
    }
    return author | extra


def made_work(
    id: str,
    title: str | None = "A made work",
    date: str = "2020-01-01",
    doi: str | None = None,
    authorships: Sequence[Json] = (),
    type: str = "article",
    *,
    pmid: str | None = None,
    **extra: Any,
) -> Json:
    """Return a work; the first and last authorships lose a position left at "middle"."""
    own, full = full_id(id), full_doi(doi)
    ids: Json = {"openalex": own}
    if full:
        ids["doi"] = full
    if pmid:
        ids["pmid"] = f"https://pubmed.ncbi.nlm.nih.gov/{pmid}"
    work: Json = {
        "id": own,
        "doi": full,
        "title": title,
        "display_name": title,
        "publication_year": int(date[:4]),
        "publication_date": date,
        "ids": ids,
        "language": "en",
        "primary_location": _location(full),
        "type": type,
        "indexed_in": ["crossref"] if full else [],
    }
    return work | _people(_placed(authorships)) | _rest(own, full) | extra


def _placed(authorships: Sequence[Json]) -> list[Json]:
    """Return copies of the authorships with first and last positions filled in."""
    placed = [dict(each) for each in authorships]
    if placed and placed[-1]["author_position"] == "middle":
        placed[-1]["author_position"] = "last"
    # A sole author is "first" in OpenAlex, so this comes second.
    if placed and (len(placed) == 1 or placed[0]["author_position"] == "middle"):
        placed[0]["author_position"] = "first"
    return placed


def _people(authorships: list[Json]) -> Json:
    """Return the fields of a work that follow from its authorships."""
    places = list(chain.from_iterable(each["institutions"] for each in authorships))
    corresponding = [each for each in authorships if each["is_corresponding"]]
    matched = chain.from_iterable(each["institutions"] for each in corresponding)
    return {
        "authorships": authorships,
        "institutions": [],
        "countries_distinct_count": len({code for each in authorships for code in each["countries"]}),
        "institutions_distinct_count": len({each["id"] for each in places}),
        "corresponding_author_ids": [each["author"]["id"] for each in corresponding if each["author"]["id"]],
        "corresponding_institution_ids": list(dict.fromkeys(each["id"] for each in matched if each["id"])),
    }


def _location(doi: str | None) -> Json | None:
    """Return the landing page of a work that has a DOI."""
    if doi is None:
        return None
    return {
        "id": f"doi:{doi.removeprefix('https://doi.org/')}",
        "is_oa": False,
        "landing_page_url": doi,
        "pdf_url": None,
        "source": None,
        "license": None,
        "license_id": None,
        "version": "publishedVersion",
        "is_accepted": True,
        "is_published": True,
        "raw_source_name": "A made journal",
        "raw_type": "journal-article",
    }


def _rest(own: str | None, doi: str | None) -> Json:
    """Return the fields of a work that no scan reads, so that answers have their real keys."""
    location = _location(doi)
    return {
        "open_access": {
            "is_oa": False,
            "oa_status": "closed",
            "oa_url": None,
            "any_repository_has_fulltext": False,
        },
        "apc_list": None,
        "apc_paid": None,
        "fwci": None,
        "has_fulltext": False,
        "cited_by_count": 0,
        "citation_normalized_percentile": None,
        "cited_by_percentile_year": {"min": 0, "max": 100},
        "biblio": {"volume": None, "issue": None, "first_page": None, "last_page": None},
        "is_retracted": False,
        "is_paratext": False,
        "is_xpac": False,
        "primary_topic": None,
        "topics": [],
        "keywords": [],
        "concepts": [],
        "mesh": [],
        "locations_count": 1 if location else 0,
        "locations": [location] if location else [],
        "best_oa_location": None,
        "sustainable_development_goals": [],
        "awards": [],
        "funders": [],
        "has_content": {"pdf": False, "grobid_xml": False},
        "content_urls": None,
        "referenced_works_count": 0,
        "referenced_works": [],
        "related_works": [],
        "abstract_inverted_index": None,
        "counts_by_year": [],
        "updated_date": _UPDATED,
        "created_date": _CREATED,
    }
