"""Is the profile one person? Names serve this question and no other."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rsscan.publications import Authorship, Work
from rsscan.subject import Subject

HYPERPROLIFIC = 72
"""Full papers in one year above which a profile is implausible: one every five days.

Source: Ioannidis, Klavans & Boyack, Nature 561 (2018) 167, doi 10.1038/d41586-018-06185-8, who count full papers and
set aside the large collaborations of physics.
"""

LARGE_COLLABORATION = 100
"""Authors above which a work says little about how much its authors write."""

CAREER = 70
"""Years between the first and the last work above which a profile spans more than one life's work."""

OTHER_ORCID_SHARE = 0.1
"""Share of works with another printed ORCID iD that a publisher's slip no longer explains."""

DISAGREEING_SHARE = 0.2
"""Share of works under a name with no word in common that a change of name or script no longer explains."""

_FULL_PAPERS = frozenset({"article", "review", "conference-paper", "proceedings-article", "book-chapter"})


@dataclass(frozen=True, slots=True)
class Identity:
    """`confirmed`, `uncertain` or `unknown`, with the reasons as sentences."""

    status: str
    reasons: tuple[str, ...] = ()


def own_authorships(subject: Subject, work: Work) -> tuple[Authorship, ...]:
    """Return the authorships of `work` that are the subject's, by identifier and never by name."""
    ids = set(subject.openalex_ids)
    return tuple(
        authorship
        for authorship in work.authorships
        if authorship.author_id in ids
        or (subject.orcid is not None and subject.orcid in (authorship.orcid, authorship.printed_orcid))
    )


def identify(subject: Subject, works: Iterable[Work]) -> Identity:
    """Judge whether the subject's profiles are one person's; every doubt is one sentence."""
    if not subject.profiles:
        return Identity("unknown", ("OpenAlex has no author with this identifier.",))
    listed = tuple(works)
    doubts = (
        *_too_many_works(listed),
        *_too_long_a_career(listed),
        *_several_orcids(subject, listed),
        *_disagreeing_names(subject, listed),
    )
    if doubts:
        return Identity("uncertain", doubts)
    united = len(subject.profiles)
    reason = f"{united} OpenAlex profiles carry this ORCID iD and are read as one person." if united > 1 else ""
    return Identity("confirmed", (reason,) if reason else ())


def _too_many_works(works: tuple[Work, ...]) -> Iterator[str]:
    by_year = Counter(
        work.published.year
        for work in works
        if work.published and work.type in _FULL_PAPERS and len(work.authorships) <= LARGE_COLLABORATION
    )
    for year, count in sorted(by_year.items()):
        if count > HYPERPROLIFIC:
            yield f"{count} full papers in {year} are more than one person is likely to write (above {HYPERPROLIFIC})."
            return


def _too_long_a_career(works: tuple[Work, ...]) -> Iterator[str]:
    years = [work.published.year for work in works if work.published]
    if years and max(years) - min(years) > CAREER:
        yield f"The works run from {min(years)} to {max(years)}, longer than one person publishes."


def _several_orcids(subject: Subject, works: tuple[Work, ...]) -> Iterator[str]:
    profile_orcids = {profile.orcid for profile in subject.profiles if profile.orcid}
    known = profile_orcids | ({subject.orcid} if subject.orcid else set())
    if len(known) > 1:
        yield f"The profiles carry several ORCID iDs: {', '.join(sorted(known))}."
    printed: Counter[str] = Counter()
    with_orcid = 0
    for work in works:
        here = {o for a in own_authorships(subject, work) for o in (a.orcid, a.printed_orcid) if o}
        with_orcid += bool(here)
        printed.update(here - known)
    others = printed if known else Counter(dict(sorted(printed.items(), key=lambda item: (-item[1], item[0]))[1:]))
    if others.total() > max(1, OTHER_ORCID_SHARE * with_orcid) or (others and with_orcid <= 1 / OTHER_ORCID_SHARE):
        listed = ", ".join(f"{orcid} on {count}" for orcid, count in sorted(others.items()))
        yield f"Works of the profile print other ORCID iDs: {listed} of {with_orcid} works with an ORCID iD."


def _disagreeing_names(subject: Subject, works: tuple[Work, ...]) -> Iterator[str]:
    names = sorted({profile.name for profile in subject.profiles if profile.name})
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            if not names_agree(one, other):
                yield f"The profiles that carry this ORCID iD have names that do not agree: {one}; {other}."
                return
    if not names:
        return
    printed = Counter(a.name for work in works for a in own_authorships(subject, work) if a.name)
    strange = {name: count for name, count in printed.items() if not any(names_agree(name, n) for n in names)}
    count = sum(strange.values())
    if count > 1 and count > DISAGREEING_SHARE * printed.total():
        shown = "; ".join(sorted(strange)[:3])
        yield f"{count} of {printed.total()} works are under names that do not agree with {names[0]}: {shown}."


def names_agree(one: str, other: str) -> bool:
    """Whether two printed names may be one person's; only plain disagreement is a no.

    They agree when they share a word, when the words of one are the glued or abbreviated words of the other, or when
    they are in different scripts and so cannot be compared letter by letter.
    """
    a, b = _name_words(one), _name_words(other)
    if not a or not b or _is_latin(a) != _is_latin(b):
        return True
    if {word for word in a if len(word) > 1} & {word for word in b if len(word) > 1}:
        return True
    if "".join(sorted("".join(a))) == "".join(sorted("".join(b))):
        return True
    initials_a, initials_b = {word[0] for word in a}, {word[0] for word in b}
    abbreviated = any(all(len(word) == 1 for word in words) for words in (a, b))
    return abbreviated and (initials_a <= initials_b or initials_b <= initials_a)


def _name_words(name: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))
    return re.findall(r"[^\W\d_]+", plain.replace("'", "").replace("’", ""))


def _is_latin(words: list[str]) -> bool:
    return all("LATIN" in unicodedata.name(word[0], "") for word in words)
