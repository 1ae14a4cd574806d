"""The made world in a connection of DuckDB: what it is of, its words, and the functions of `macros.sql`."""

import json
import random
from functools import lru_cache
from pathlib import Path
from string import Template
from typing import Any

import duckdb

from tests.made_snapshot import words
from tests.made_snapshot.institutions import made_institutions
from tests.made_snapshot.parts import Part, World
from tests.made_snapshot.plants import planted

_HERE = Path(__file__).parent
_PLANT = (
    "STRUCT(i BIGINT, place BIGINT, text VARCHAR, institution STRUCT(id VARCHAR, display_name VARCHAR, ror VARCHAR, "
    "country_code VARCHAR, type VARCHAR, lineage VARCHAR[]), authors BIGINT, expansion BOOLEAN, kind VARCHAR, "
    "entry VARCHAR, funder STRUCT(id VARCHAR, display_name VARCHAR, ror VARCHAR))[]"
)
_MEMORY = "1GB"


def connect(world: World) -> duckdb.DuckDBPyConnection:
    """Return a connection that knows a world. One thread: the order of rows is the order of their numbers."""
    connection = duckdb.connect(config={"threads": 1, "memory_limit": _MEMORY, "preserve_insertion_order": True})
    connection.execute("SET enable_progress_bar = false")
    plain = {"seed": world.seed, "works": world.works, "communities": world.communities, "widest": world.widest}
    for name, value in {**plain, **lists_of(world.seed, world.institutions)}.items():
        given = json.dumps(value, ensure_ascii=False)
        if isinstance(value, int):
            connection.execute(f"SET VARIABLE {name} = {value}")
        else:
            connection.execute(
                f"SET VARIABLE {name} = (SELECT from_json(?::JSON, json_structure(?::JSON)))", [given] * 2
            )
    rows = json.dumps(planted(world.works + world.new), ensure_ascii=False)
    connection.execute(
        f"CREATE TABLE plants AS SELECT unnest(CAST(?::JSON AS {_PLANT}), recursive := false) AS p", [rows]
    )
    connection.execute("CREATE OR REPLACE TABLE plants AS SELECT p.* FROM plants")
    connection.execute((_HERE / "macros.sql").read_text(encoding="utf-8"))
    return connection


@lru_cache(maxsize=4)
def lists_of(seed: int, institutions: int) -> dict[str, Any]:
    """Return the words of a world, and its institutions."""
    chosen = random.Random(seed)  # noqa: S311 - a world, no secret
    known = words.made_words(chosen, 1500)
    return {
        "given": words.given(),
        "family": words.family(),
        "departments": words.DEPARTMENTS,
        "words": known,
        "fragments": words.fragments(chosen),
        "topics": words.topics(),
        "concepts": words.concepts(known),
        "funders": words.funders(),
        "sources": words.sources(known),
        "institutions": made_institutions(chosen, institutions),
    }


def query(name: str, part: Part) -> str:
    """Return a query of this folder for the numbers of a part."""
    text = (_HERE / f"{name}.sql").read_text(encoding="utf-8")
    return Template(text).substitute(low=part.low, high=part.high, which=f"'{part.which}'", folder=f"'{part.folder}'")
