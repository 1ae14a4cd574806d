"""The public catalogue of rule codes: what each reports, why, where it errs and what to do.

A code is relation times ladder (`RS203` = co-author, listed name) or a gap (`RS9xx`). The text of a rung is the
docstring of the function that climbs it; the text of a relation or a gap stands here.
"""

import inspect
from dataclasses import dataclass

from rsscan.matching import ladder
from rsscan.severity import Ladder, Relation, rule_code

RELATIONS = {
    Relation.OWN: "The subject's own printed or recorded affiliation is, or lies in, a listed body.",
    Relation.COAUTHOR: "A co-author on a work of the subject has an affiliation that is, or lies in, a listed body. "
    "A co-authorship is a link and lawful unless a rule says otherwise; subjects have been unaware of co-authors whom "
    "a lead author in a third country added.",
    Relation.FUNDER: "A work of the subject acknowledges money from a listed body.",
    Relation.INDIRECT: "A co-author of the subject has links to a listed body on other works; never above low.",
}

_STEPS = {
    Ladder.IDENTIFIER: ladder.identifier,
    Ladder.LINEAGE: ladder.lineage,
    Ladder.LISTED_NAME: ladder.listed_name,
    Ladder.SIMILAR_NAME: ladder.similar_name,
    Ladder.JURISDICTION: ladder.jurisdiction,
}

GAPS = {
    "RS901": (
        "unknown subject",
        """The identifier is well-formed but OpenAlex has no author with it.

        Why it matters: no publication was looked at, so nothing can be said.

        How to resolve: check the identifier; a merged or deleted OpenAlex id is not redirected, so ask by
        ORCID; look for the person with `rsscan author --name`.
        """,
    ),
    "RS902": (
        "identity uncertain",
        """The profile may mix several persons: more works in a year than one person writes, other ORCID iDs
        printed on its works, names that do not agree, or works too many years apart.

        Why it matters: links of another person could be shown as the subject's, and the subject's own be
        missing.

        How to resolve: compare the list of works with the person's own; ask OpenAlex to correct the
        profile.
        """,
    ),
    "RS903": (
        "works missing",
        """The source announced more works than it delivered, or delivered none where the profile has some.

        Why it matters: the link may be on a work that was not read.

        How to resolve: run again with --refresh; if it stays, look at the named works by hand.
        """,
    ),
    "RS904": (
        "authorships cut",
        """The author list of a work ends early: lists of OpenAlex carry 100 authorships without saying so,
        single works 5,000, and the whole record could not be had. Or one affiliation is longer than is read.

        Why it matters: a listed body may stand in the part that is missing.

        How to resolve: read the author list of the named work at its DOI.
        """,
    ),
    "RS905": (
        "affiliations not given",
        """Too many co-authors in the window have neither an institution nor a printed affiliation in OpenAlex
        (more than nine tenths, unless the policy says otherwise).

        Why it matters: an unseen affiliation is not a clean one.

        How to resolve: look at the works at their DOI; the publisher's page prints the affiliations.
        """,
    ),
    "RS906": (
        "list stale or incomplete",
        """A list that was used says itself that it is not complete, or its edition is older than the time in
        which its authority usually brings out the next one.

        Why it matters: a listed body may be missing from it.

        How to resolve: look at its source for a newer edition (rsscan lists status names the place) and import
        it (rsscan lists import); use --strict-lists to make this block a verdict.
        """,
    ),
    "RS907": (
        "source failed",
        """The source could not be asked: no network, a spent budget, a refusal, or answers that could not be
        read.

        Why it matters: what was not looked at is unknown, not clear.

        How to resolve: do what the message says and run again; answers already received are kept in the
        cache.
        """,
    ),
    "RS908": (
        "input not read",
        """A file that was handed in could not be read.

        Why it matters: persons or works named in it were not looked at.

        How to resolve: open the file, mend or convert it, and run again.
        """,
    ),
    "RS910": (
        "declared and observed differ",
        """What was declared and what publications show are not the same.

        Why it matters: it is a reason to ask, not a finding about the person.

        How to resolve: ask the person; declarations and OpenAlex both have errors.
        """,
    ),
}
"""Code of a gap → its name and its page."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One public code with its short name and its page of explanation."""

    code: str
    name: str
    page: str


def _linked() -> dict[str, Rule]:
    rules = {}
    for relation, sentence in RELATIONS.items():
        for rung, step in _STEPS.items():
            code = rule_code(relation, rung)
            page = f"{sentence}\n\n{inspect.cleandoc(step.__doc__ or '')}"
            rules[code] = Rule(code, f"{relation.word}, {rung.word}", page)
    return rules


RULES: dict[str, Rule] = _linked() | {
    code: Rule(code, name, inspect.cleandoc(page)) for code, (name, page) in GAPS.items()
}
"""Every public code, in order."""
