"""The addresses that OpenAlex is asked at, relative to its base.

pyalex writes the queries and does nothing else: a fresh query each time (its builders change in place), its `.url` read
once (it hard-codes the host, which is cut off), and nothing sent (it has no timeout and drops the headers that tell a
spent budget from haste).
"""

import re
from collections.abc import Iterable
from datetime import date
from urllib.parse import quote

from pyalex import Authors, Institutions, Works

from rsscan.identifiers import NO_AUTHOR, bare
from rsscan.sources.payload import AUTHOR_FIELDS, INSTITUTION_FIELDS, WORK_FIELDS

PER_PAGE = 100
"""Results a page; the server still takes 200, but announces that it will not."""

MOST_IDS = 100
"""Ids in one OR filter that the server takes; with as many ORCID iDs an address stays under the 4 kB that it takes."""

MOST_DOIS = PER_PAGE // 2
"""DOIs in one filter; a few have two works, and one page must hold all."""

LONGEST_FILTER = 3000
"""Letters of the DOIs in one address, of about 4 kB that the server takes."""

LONGEST_DOI = 200
"""Letters of a DOI that is put into a filter."""

_NOT_IN_FILTERS = re.compile(r"[,|!+\s\"]")
"""What a value in a filter must not hold: its signs for and, or and not."""

CANDIDATES = 10
"""Results of a name search; up to so many, and with just these fields, it costs nothing."""

LONGEST_SEARCH = 300
"""Letters of a name that are searched for; the server takes 1,500, and an address of about 4 kB."""

BODY_FIELDS = ("id", "ror", "display_name", "country_code", "lineage")
"""Fields of an institution that bylines show too."""

_OPERATORS = re.compile(r"[^\w\s&.'’-]|_")
"""What a search must not hold: quotes, `*`, `?` and `~` are its operators, the rest only parts words."""

_HOST = "https://api.openalex.org"


def works_by_orcids(orcids: Iterable[str], *, without: Iterable[str] = ()) -> str:
    """Works whose byline carries one of the ORCID iDs, which unites every profile they sit on.

    Those of the author ids in `without` are left out.
    """
    asked = Works().filter(author={"orcid": _any_of(orcids)})
    if left_out := sorted(map(bare, without)):
        asked = asked.filter(author={"id": "!" + "|".join(left_out)})
    return _works(asked)


def count_by_orcids(orcids: Iterable[str]) -> str:
    """How many works there are whose byline carries one of the ORCID iDs, with the shortest page there is."""
    return f"{_path(Works().filter(author={'orcid': _any_of(orcids)}).select(['id']).url)}&per_page=1"


def works_by_authors(ids: Iterable[str]) -> list[str]:
    """Works of the author ids, in as many queries as their number needs.

    The ids for "no author" are left out: OpenAlex drops them silently, and a filter with nothing left matches every
    work there is.
    """
    sent = sorted(bare(author_id) for author_id in set(ids) - NO_AUTHOR)
    return [
        _works(Works().filter(author={"id": "|".join(sent[at : at + MOST_IDS])}))
        for at in range(0, len(sent), MOST_IDS)
    ]


def works_by_dois(dois: Iterable[str]) -> list[str]:
    """Lists of the works with these DOIs, in as many queries as their number and length need.

    DOIs that a filter cannot hold are left out.
    """
    batches: list[list[str]] = [[]]
    room = LONGEST_FILTER
    for doi in map(bare, dois):
        if _NOT_IN_FILTERS.search(doi) or len(doi) > LONGEST_DOI:
            continue
        size = len(quote(f"{doi}|", safe=""))
        if len(batches[-1]) >= MOST_DOIS or size > room:
            batches.append([])
            room = LONGEST_FILTER
        batches[-1].append(doi)
        room -= size
    urls = [Works().filter(doi="|".join(batch)).select(list(WORK_FIELDS)).url for batch in batches if batch]
    return [first(_path(url)) for url in urls]


def _works(asked: Works) -> str:
    """The works asked for, in an order that stays while pages are read.

    A cursor stands behind a result, and what moves to before it is not seen. The order that a list has by itself
    follows the citations, which are counted anew every day; so now only works of one day can change places, and of
    them one that is not seen shows in the count.
    """
    return _path(asked.sort(publication_date="asc").select(list(WORK_FIELDS)).url)


def page(query: str, cursor: str) -> str:
    """One page of a query, the one that a cursor leads to."""
    return f"{query}&per_page={PER_PAGE}&cursor={quote(cursor, safe='*')}"


def first(query: str) -> str:
    """The first page of a query that needs no other."""
    return f"{query}&per_page={PER_PAGE}"


def authors_by_orcids(orcids: Iterable[str]) -> str:
    """Every profile that carries one of the ORCID iDs; the single look-up returns only one of them."""
    return _authors(Authors().filter(orcid=_any_of(orcids)))


def authors_by_ids(ids: Iterable[str]) -> str:
    """The profiles with these author ids; one that is merged or deleted is left out."""
    return _authors(Authors().filter(openalex_id=_any_of(ids)))


def _authors(asked: Authors) -> str:
    """The profiles asked for, with those that curation emptied, which a list hides unless works are asked about."""
    return _path(asked.filter(works_count=">-1").select(list(AUTHOR_FIELDS)).url)


def authors_by_name(name: str) -> str:
    """A name search in the one form that costs nothing."""
    url = Authors().search(name).select(["id", "display_name", "works_count"]).url
    return f"{_path(url)}&per_page={CANDIDATES}"


def searchable(name: str) -> str:
    """Return a name as plain words: a search knows quotes, wildcards, and AND, OR and NOT in capitals."""
    words = _OPERATORS.sub(" ", name).lower().split()
    return " ".join(word for word in words if any(map(str.isalnum, word)))[:LONGEST_SEARCH].strip()


def institutions_by_name(words: str, country: str | None = None) -> str:
    """A search for institutions, of one country where it is given, in the form that costs nothing."""
    asked = Institutions().filter(country_code=country) if country else Institutions()
    url = asked.search(words).select(["id", "display_name", "works_count"]).url
    return f"{_path(url)}&per_page={CANDIDATES}"


def institutions_by_ids(ids: Iterable[str], others: Iterable[str] = ()) -> list[tuple[str, tuple[str, ...]]]:
    """The ROR ids of the institutions with these ids, in as many queries as their number needs, each with its ids.

    The last takes along as many of the `others` as have room in it.
    """
    return _institutions("id", ("id", "ror"), ids, others)


def _institutions(
    key: str, fields: Iterable[str], values: Iterable[str], others: Iterable[str]
) -> list[tuple[str, tuple[str, ...]]]:
    wanted = sorted(set(values))
    room = -len(wanted) % MOST_IDS
    wanted += sorted(set(others) - set(wanted))[:room]
    batches = _batches(wanted)
    urls = [Institutions().filter(**{key: "|".join(map(bare, batch))}).select(list(fields)).url for batch in batches]
    return [(f"{_path(url)}&per_page={PER_PAGE}", batch) for url, batch in zip(urls, batches, strict=True)]


def institution(identifier: str) -> str:
    """One institution by OpenAlex id or ROR id; the colon of `ror:` stays one, since encoded it is billed as a list."""
    short = f"ror:{bare(identifier)}" if "ror.org" in identifier else bare(identifier)
    return f"/institutions/{short}?select={','.join(INSTITUTION_FIELDS)}"


def institutions_by_rors(rors: Iterable[str], others: Iterable[str] = ()) -> list[tuple[str, tuple[str, ...]]]:
    """The institutions with these ROR ids, as `institutions_by_ids`."""
    return _institutions("ror", BODY_FIELDS, rors, others)


def joint_works(body: str, bodies: Iterable[str], countries: Iterable[str], since: date) -> list[str]:
    """Works of an institution on which one of these bodies stands too, or one below it, or any body of a country.

    Both filters see the first 5,000 authors. One field named twice asks for both; two `filter` parameters would not.
    """
    asked = [("authorships.institutions.lineage", batch) for batch in _batches(sorted(map(bare, bodies)))]
    asked += [("authorships.institutions.country_code", batch) for batch in _batches(sorted(countries))]
    # Written by hand: pyalex takes a field but once.
    return [
        f"/works?filter={_of_body(body, since)},{key}:{'|'.join(batch)}"
        f"&sort=publication_date:asc&select={','.join(WORK_FIELDS)}"
        for key, batch in asked
    ]


def output_by_year(body: str, since: date) -> str:
    """How many works an institution has in each year."""
    return f"/works?filter={_of_body(body, since)}&group_by=publication_year"


def _of_body(body: str, since: date) -> str:
    return f"authorships.institutions.lineage:{bare(body)},from_publication_date:{since}"


def _batches(values: Iterable[str]) -> list[tuple[str, ...]]:
    wanted = list(dict.fromkeys(values))
    return [tuple(wanted[at : at + MOST_IDS]) for at in range(0, len(wanted), MOST_IDS)]


def author(identifier: str) -> str:
    """One profile by OpenAlex id or ORCID iD.

    Written by hand: pyalex encodes the colon of `orcid:`, and such an address is billed as a list.
    """
    short = f"orcid:{bare(identifier)}" if "orcid.org" in identifier else bare(identifier)
    return f"/authors/{short}?select={','.join(AUTHOR_FIELDS)}"


def work(identifier: str) -> str:
    """One work, with up to 5,000 authorships, by OpenAlex id or DOI; free when the colon stays a colon."""
    short = bare(identifier)
    place = short if "openalex.org" in identifier else f"doi:{quote(short, safe='/:;()._-')}"
    return f"/works/{place}?select={','.join(WORK_FIELDS)}"


def _any_of(identifiers: Iterable[str]) -> str:
    return "|".join(sorted(map(bare, identifiers)))


def _path(url: str) -> str:
    return url.removeprefix(_HOST)
