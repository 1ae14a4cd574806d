"""Scanning institutions: what each has published together with listed bodies."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rsscan.assessment import Assessment, assess_institution
from rsscan.coverage import Coverage
from rsscan.errors import NotFound, SourceError
from rsscan.identity import Identity
from rsscan.period import Period
from rsscan.publications import InstitutionProfile, Work
from rsscan.scanning import Progress, parents_of
from rsscan.sought import Sought, sought_beside
from rsscan.sources import NO_PROFILE, Source, fuller, orcid
from rsscan.subject import Gap, Subject
from rsscan.terms import Terms

LOOKBACK = Period(5, "y")
"""What is looked at where neither the user nor the policy says."""

NOT_SEARCHED = ("works on which OpenAlex did not recognize the institution", "who paid for joint works")
"""What the scan of an institution leaves out, whatever the source."""

OF_PERSONS = frozenset({NO_PROFILE, orcid.NOT_ASKED})
"""What is left out where persons are looked up."""

MOST_WORKS = 10_000
"""Works of an institution on which listed bodies may stand that are read."""


def scan_institutions(
    identifiers: Iterable[str], source: Source, terms: Terms, *, wide: bool = False, most: int = MOST_WORKS
) -> Iterator[Progress | Assessment]:
    """Scan institutions by ROR id or OpenAlex id in full form; of each not many more than `most` works are read.

    Where it is asked `wide`, listed bodies without an identifier are looked for by their countries.
    """
    within = terms if terms.window_from else replace(terms, since=LOOKBACK.before(terms.as_of))
    for identifier in identifiers:
        yield Progress(identifier, 0, None)
        try:
            profile = source.institution(identifier)
        except SourceError as error:
            yield _not_looked_at(identifier, error)
            continue
        sought = sought_beside(profile, terms.index.watchlists, wide=wide)
        yield from _scanned(profile, sought, source, within, most)


def _scanned(
    profile: InstitutionProfile, sought: Sought, source: Source, terms: Terms, most: int
) -> Iterator[Progress | Assessment]:
    """Read the works on which listed bodies may stand, and judge them by their bylines."""
    subject = Subject(profile.ror or profile.id, name=profile.name)
    since = (terms.window_from or terms.as_of).replace(month=1, day=1)  # of some works only the year is known
    works: dict[str, Work] = {}
    gaps: list[Gap] = []
    refetched = 0
    output: Counter[int] | None = None
    try:
        for page in source.joint_works(profile, sought, since):
            if len(works) >= most and any(work.id not in works for work in page.works):
                said = (
                    f"More than {len(works):,} works were found, and no more were read; a later --since asks for fewer."
                )
                gaps.append(Gap("RS903", said))
                break
            for work in page.works:
                works[work.id] = fuller(works[work.id], work) if work.id in works else work
            gaps += page.gaps
            refetched += page.refetched
            if page.output is not None:
                output = (output or Counter()) + Counter(page.output)
            yield Progress(subject.id, len(works), page.announced)
    except SourceError as error:
        gaps.append(Gap("RS907", error.sentence))
    printed = (body for work in works.values() for line in work.authorships for body in line.institutions)
    told, unasked = parents_of(source, (profile.body, *printed), terms)
    yield assess_institution(subject, profile, works.values(), output, terms, (*gaps, *unasked), refetched, told)


def _not_looked_at(identifier: str, error: SourceError) -> Assessment:
    unknown = isinstance(error, NotFound)
    reason = "No institution with this identifier was found." if unknown else "The source could not be asked."
    gap = Gap("RS901" if unknown else "RS907", error.sentence)
    return Assessment(Subject(identifier), Identity("unknown", (reason,)), Coverage(), (), (gap,))
