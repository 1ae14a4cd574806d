"""Is the profile one person? Named checks in a fixed order; names serve this question and no other.

One direction: `check` (what a check says) → `lines` (the subject's own lines in bylines) → `volume`, `orcids`, `names`,
`strands` (the checks) → `identify`.
"""

from collections.abc import Iterable

from rsscan.identity.check import Check, Identity, Result
from rsscan.identity.lines import own_authorships
from rsscan.identity.names import name_disagreement
from rsscan.identity.orcids import several_orcids
from rsscan.identity.strands import separate_strands
from rsscan.identity.volume import career, output, works_read
from rsscan.publications import Work
from rsscan.subject import Subject

__all__ = ["Check", "Identity", "Result", "identify", "own_authorships"]

_CHECKS = (output, career, several_orcids, name_disagreement, separate_strands, works_read)


def identify(subject: Subject, works: Iterable[Work]) -> Identity:
    """Judge whether the subject's profiles are one person's.

    One doubt makes the identity uncertain; without a work it is never confirmed. The order of works does not
    matter.
    """
    if not subject.profiles:
        return Identity("unknown", ("OpenAlex has no author with this identifier.",))
    listed = tuple(sorted(works, key=lambda work: work.id))
    checks = tuple(check(subject, listed) for check in _CHECKS)
    doubts = tuple(check.reason for check in checks if check.result is Result.DOUBT)
    if doubts:
        return Identity("uncertain", doubts, checks)
    united = len(subject.profiles)
    reasons = (f"{united} OpenAlex profiles carry this ORCID iD and are read as one person.",) if united > 1 else ()
    return Identity("confirmed" if listed else "unknown", reasons, checks)
