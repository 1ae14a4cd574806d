"""The public catalogue of rule codes: what each reports, why, where it errs and what to do.

A code is relation times ladder (`RS203` = co-author, listed name) or a gap (`RS9xx`). The text of a rung is the
docstring of the function that climbs it; the text of a relation stands in `relations`, that of a gap in `gaps`.
"""

import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches

from rsscan.errors import InputError
from rsscan.matching import ladder
from rsscan.rules.gaps import GAPS
from rsscan.rules.page import HEADINGS, Page, joined, page_of
from rsscan.rules.relations import RELATIONS
from rsscan.severity import Ladder, rule_code

__all__ = ["HEADINGS", "RULES", "Page", "Rule", "rule_of"]

_STEPS = {
    Ladder.IDENTIFIER: ladder.identifier,
    Ladder.LINEAGE: ladder.lineage,
    Ladder.LISTED_NAME: ladder.listed_name,
    Ladder.SIMILAR_NAME: ladder.similar_name,
    Ladder.JURISDICTION: ladder.jurisdiction,
}

_NAMED = 5
"""Codes that are named to somebody who wrote none."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One public code with its short name and its page of explanation."""

    code: str
    name: str
    page: Page


def _linked() -> dict[str, Rule]:
    return {
        (code := rule_code(relation, rung)): Rule(
            code, f"{relation.word}, {rung.word}", joined(page_of(text), page_of(step.__doc__ or ""))
        )
        for relation, text in RELATIONS.items()
        for rung, step in _STEPS.items()
    }


RULES = _linked() | {code: Rule(code, name, page_of(text)) for code, (name, text) in GAPS.items()}
"""Every public code, in order."""


def rule_of(written: str) -> Rule:
    """Return the rule whose code is meant, however it is spaced and cased: `rs203`, `RS 203`, `RS-203`, `203`."""
    plain = "".join(char for char in unicodedata.normalize("NFKC", written) if char.isalnum()).upper()
    code = plain if plain.startswith("RS") else f"RS{plain}"
    if code in RULES:
        return RULES[code]
    close = {rule.code for rule in RULES.values() if written.strip().casefold() in rule.name}
    near = sorted(close or get_close_matches(code, RULES, _NAMED))[:_NAMED]
    named = ", ".join(f"{code} ({RULES[code].name})" for code in near)
    said = f"; near are {named}" if named else ""
    raise InputError(f"{written.strip()}: is not a rule code{said}; rsscan explain lists all of them")
