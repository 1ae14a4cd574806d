"""Whether a record is of the person or the institution that is asked for by name: word for word, and no more."""

import re

from rsscan.publications import Author, InstitutionProfile


def words_of_person(name: str) -> frozenset[str]:
    """Return what a person's name has between blanks."""
    return frozenset(name.casefold().split())


def words_of_body(name: str) -> frozenset[str]:
    """Return the words of an institution's name."""
    return frozenset(re.findall(r"\w+", name.casefold()))


def person_has(author: Author, words: frozenset[str]) -> bool:
    """Whether one of the profile's names has every word."""
    return any(words <= words_of_person(name) for name in (author.name or "", *author.alternatives))


def body_has(institution: InstitutionProfile, words: frozenset[str]) -> bool:
    """Whether one of the institution's names, or its initials, have every word, of which there are some."""
    names = (*institution.names, *institution.acronyms)
    return bool(words) and any(words <= words_of_body(name) for name in names)
