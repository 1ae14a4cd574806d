"""Made institutions: how they stand in a byline, how they are printed, and their own records."""

import random
from typing import Any

Json = dict[str, Any]

_COUNTRIES = (
    ("US", ["USA", "United States", "U.S.A.", "United States of America"]),
    ("JP", ["Japan", "JAPAN"]),
    ("DE", ["Germany", "Deutschland"]),
    ("GB", ["UK", "United Kingdom", "England"]),
    ("FR", ["France"]),
    ("KR", ["Republic of Korea", "South Korea", "Korea"]),
    ("CN", ["China", "P. R. China", "People's Republic of China"]),
    ("BR", ["Brazil", "Brasil"]),
    ("PL", ["Poland", "Polska"]),
    ("CZ", ["Czech Republic", "Czechia"]),
    ("SE", ["Sweden"]),
    ("TR", ["Türkiye", "Turkey"]),
    ("KZ", ["Kazakhstan", "Казахстан"]),
)
_STARTS = (
    "Elder Marn Holm Quill Bram Tarn Vess Orch Lind Sorr Fenn Garr Wex Yarn Dool Pell Rusk Thorn Aske Crim".split()
)
_ENDS = "wick now by ford stead mere dale haven combe gard minster ley".split()
_KINDS = (
    ("University of {}", "education"),
    ("{} State University", "education"),
    ("{} Medical Centre", "healthcare"),
    ("{} Observatory", "facility"),
    ("{} Polytechnic", "education"),
    ("Universität {}", "education"),
    ("Université de {}", "education"),
    ("{} Research Foundation", "nonprofit"),
)
_HAN = "霧苔椿楓榎葵菫蕗萩柚"
_CYRILLIC = "Озёрный Кленовый Ольховый Ясеневый Рябиновый".split()
_BASE32 = "0123456789abcdefghjkmnpqrstvwxyz"


INSTITUTION_COLUMNS = """{
  id: 'VARCHAR', ror: 'VARCHAR', display_name: 'VARCHAR', country_code: 'VARCHAR', type: 'VARCHAR', type_id: 'VARCHAR',
  lineage: 'VARCHAR[]', homepage_url: 'VARCHAR', image_url: 'VARCHAR', image_thumbnail_url: 'VARCHAR',
  display_name_acronyms: 'VARCHAR[]', display_name_alternatives: 'VARCHAR[]',
  repositories: 'STRUCT(id VARCHAR, display_name VARCHAR, host_organization VARCHAR)[]',
  works_count: 'BIGINT', cited_by_count: 'BIGINT',
  summary_stats: 'STRUCT("2yr_mean_citedness" DOUBLE, h_index BIGINT, i10_index BIGINT)',
  ids: 'MAP(VARCHAR, VARCHAR)',
  geo: 'STRUCT(city VARCHAR, geonames_city_id VARCHAR, region VARCHAR, country_code VARCHAR, country VARCHAR,
    latitude DOUBLE, longitude DOUBLE)',
  international: 'STRUCT(display_name MAP(VARCHAR, VARCHAR))',
  associated_institutions: 'STRUCT(id VARCHAR, ror VARCHAR, display_name VARCHAR, country_code VARCHAR, "type" VARCHAR,
    relationship VARCHAR)[]',
  counts_by_year: 'STRUCT("year" BIGINT, works_count BIGINT, oa_works_count BIGINT, cited_by_count BIGINT)[]',
  roles: 'STRUCT("role" VARCHAR, id VARCHAR, works_count BIGINT)[]',
  topics: 'STRUCT(id VARCHAR, display_name VARCHAR, "count" BIGINT)[]',
  topic_share: 'STRUCT(id VARCHAR, display_name VARCHAR, "value" DOUBLE)[]',
  is_super_system: 'BOOLEAN', status: 'VARCHAR', works_api_url: 'VARCHAR',
  updated_date: 'TIMESTAMP', created_date: 'TIMESTAMP'}"""
"""The columns of institutions and their types."""


def ror_of(number: int) -> str:
    """Return a well-formed ROR id, its two check digits by ISO 7064."""
    letters = "".join(_BASE32[number >> shift & 31] for shift in range(25, -1, -5))
    return f"https://ror.org/0{letters}{98 - number * 100 % 97:02d}"


def made_institutions(random_of: random.Random, count: int) -> list[Json]:
    """Return institutions, each with its form in a byline (`short`) and the ways it is printed; some have a parent."""
    return [_made(random_of, at) for at in range(count)]


def _made(random_of: random.Random, at: int) -> Json:
    code, countries = _COUNTRIES[at % len(_COUNTRIES)]
    town = random_of.choice(_STARTS) + random_of.choice(_STARTS).lower() + random_of.choice(_ENDS)
    pattern, kind = random_of.choice(_KINDS)
    name = pattern.format(town)
    # Every tenth has a body above it; every fortieth is no body of ROR.
    parents = [institution_id(at - 1)] if at % 10 == 9 else []
    short = {
        "id": institution_id(at),
        "display_name": name,
        "ror": None if at % 40 == 39 else ror_of(random_of.randrange(1 << 30)),
        "country_code": None if at % 60 == 59 else code,
        "type": kind,
        "lineage": [institution_id(at), *parents],
    }
    return {
        "short": short,
        "spellings": [name, f"The {name}", name.replace("University", "Univ."), name.upper(), *_native(at, code)],
        "street": f"{random_of.choice(_STARTS)} Street",
        "city": town,
        "countries": countries,
    }


def _native(at: int, code: str) -> list[str]:
    if code in {"JP", "CN"}:
        return [_HAN[at % 10] + _HAN[at // 10 % 10] + _HAN[at * 7 % 10] + "大学"]
    return [f"{_CYRILLIC[at % 5]} университет № {at}"] if code == "KZ" else []


def institution_id(at: int) -> str:
    """Return the id of a made institution."""
    return f"https://openalex.org/I{4200000000 + at * 37}"


def institution_records(made: list[Json]) -> list[Json]:
    """Return institutions as their own entity has them."""
    return [_record(at, each) for at, each in enumerate(made)]


def _record(at: int, each: Json) -> Json:
    short = each["short"]
    ids = {"openalex": short["id"], "ror": short["ror"]}
    return {
        "id": short["id"],
        "ror": short["ror"],
        "display_name": short["display_name"],
        "country_code": short["country_code"],
        "type": short["type"],
        "type_id": f"https://openalex.org/institution-types/{short['type']}",
        "lineage": short["lineage"],
        "homepage_url": None if at % 5 == 0 else f"https://www.i{at}.example",
        "image_url": None,
        "image_thumbnail_url": None,
        "display_name_acronyms": [],
        "display_name_alternatives": each["spellings"][1:],
        "repositories": [],
        "works_count": 10 + at,
        "cited_by_count": 5 * at,
        "summary_stats": {"2yr_mean_citedness": 1.5, "h_index": at % 90, "i10_index": at % 400},
        "ids": {key: value for key, value in ids.items() if value},
        "geo": {
            "city": each["city"],
            "geonames_city_id": None,
            "region": None,
            "country_code": short["country_code"],
            "country": each["countries"][0],
            "latitude": 10.5,
            "longitude": 20.25,
        },
        "international": {"display_name": {"en": short["display_name"]}},
        "associated_institutions": [],
        "counts_by_year": [{"year": 2026, "works_count": 3, "oa_works_count": 1, "cited_by_count": 9}],
        "roles": [],
        "topics": [],
        "topic_share": [],
        "is_super_system": False,
        "status": "active",
        "works_api_url": f"https://api.openalex.org/works?filter=institutions.id:{short['id'].rpartition('/')[2]}",
        "updated_date": "2026-03-18T06:01:04",
        "created_date": "2016-06-24T00:00:00",
    }
