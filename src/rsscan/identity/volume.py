"""Whether there is as much work as one person writes in a year and in a life, and any at all."""

from collections import Counter

from rsscan.identity.check import Check, Question
from rsscan.publications import Work
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

_FULL_PAPERS = frozenset({"article", "review", "conference-paper", "proceedings-article", "book-chapter"})
_OUTPUT = Question("output", "Full papers in one year, without those of large collaborations.")
_CAREER = Question("career", "Years between the first and the last work.")
_WORKS = Question("works", "Whether there is any work by which the profile can be known.")


def output(_: Subject, works: tuple[Work, ...]) -> Check:
    """Doubt a year with more full papers than one person is likely to write."""
    by_year = Counter(
        work.published.year
        for work in works
        if work.published and work.type in _FULL_PAPERS and len(work.authorships) <= LARGE_COLLABORATION
    )
    if not by_year:
        return _OUTPUT.not_checked("No full paper with a date was read.")
    year, count = min(by_year.items(), key=lambda item: (-item[1], item[0]))
    papers = f"{count} full paper{'' if count == 1 else 's'} in {year}"
    if count <= HYPERPROLIFIC:
        return _OUTPUT.passed(f"At most {papers}.")
    return _OUTPUT.doubt(f"{papers} are more than one person is likely to write (above {HYPERPROLIFIC}).")


def career(_: Subject, works: tuple[Work, ...]) -> Check:
    """Doubt works that lie further apart than one person publishes."""
    dated = sorted((work.published, work.doi or work.id) for work in works if work.published)
    if not dated:
        return _CAREER.not_checked("No work with a date was read.")
    (first, oldest), (last, newest) = dated[0], dated[-1]
    if last.year - first.year <= CAREER:
        return _CAREER.passed(f"The works run from {first.year} to {last.year}.")
    return _CAREER.doubt(
        f"The works run from {first.year} ({oldest}) to {last.year} ({newest}), longer than one person publishes."
    )


def works_read(subject: Subject, works: tuple[Work, ...]) -> Check:
    """Doubt a profile without works; that works which it counts were not delivered is the source's to say."""
    if works:
        return _WORKS.passed(f"{len(works)} work{'' if len(works) == 1 else 's'} read.")
    expected = sum(profile.works_count or 0 for profile in subject.profiles)
    if expected:
        return _WORKS.not_checked(f"No work was read, though OpenAlex counts {expected} under the profile.")
    return _WORKS.doubt(
        "No work was read and the profile counts none, so nothing shows whose it is; an emptied profile and an outage "
        "look the same."
    )
