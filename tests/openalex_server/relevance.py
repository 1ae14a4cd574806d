"""How a search is ranked: likeness of the names times fame, so that a famous namesake comes before the body meant."""

import math
import re

from tests.openalex_server.answers import UnsupportedError
from tests.openalex_server.ids import Json, words_of

# Boosts of the whole phrase and of all its words, by field, as the origin sets them.
_BOOSTS = {
    "display_name": (3.0, 1.5),
    "display_name_alternatives": (0.5, 0.3),
    "display_name_acronyms": (0.1, 0.05),
}
_OPERATORS = re.compile(r"[*?~]|(?:^|\s)(?:AND|OR|NOT)(?:\s|$)")


def check_search(search: str) -> None:
    """Refuse what the origin would read as an expression, so that a name sent as it is printed fails loudly."""
    if _OPERATORS.search(search):
        raise UnsupportedError("A search with wildcards or AND, OR, NOT")


def by_relevance(found: list[Json], search: str) -> list[Json]:
    """Return rows best first, as OpenAlex orders a search for which no other order is asked."""
    wanted = words_of(search)
    return sorted(found, key=lambda row: -_score(row, wanted))


def _score(row: Json, wanted: list[str]) -> float:
    """Return likeness times the square root of citations; a body that nobody cites counts half."""
    cited = row.get("cited_by_count") or 0
    return _likeness(row, wanted) * (1 + math.sqrt(cited) if cited else 0.5)


def _likeness(row: Json, wanted: list[str]) -> float:
    """Add up the fields that hold the words, more for the phrase, and for a name with little else in it."""
    total = 0.0
    for field, (phrase, words) in _BOOSTS.items():
        value = row.get(field) or []
        for name in [value] if isinstance(value, str) else value:
            there = words_of(name)
            if set(wanted) <= set(there):
                total += (words + phrase * (" ".join(wanted) in " ".join(there))) * len(wanted) / len(there)
    return total
