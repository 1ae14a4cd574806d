"""Whether profiles and works carry the ORCID iD of one person."""

from collections import Counter

from rsscan.identity.check import Check, Question
from rsscan.identity.lines import own_authorships
from rsscan.publications import Work
from rsscan.subject import Subject

OTHER_ORCID_SHARE = 0.1
"""Share of works with another printed ORCID iD that a publisher's slip no longer explains."""

_ORCID = Question("orcid", "ORCID iDs on the profiles and on the subject's lines of bylines.")


def several_orcids(subject: Subject, works: tuple[Work, ...]) -> Check:
    """Doubt profiles of several ORCID iDs, and other ORCID iDs on more works than a publisher's slip explains."""
    known = _known(subject)
    on_works = [_on(subject, work) for work in works]
    with_orcid = sum(map(bool, on_works))
    if not known and not with_orcid:
        return _ORCID.not_checked("Neither a profile nor a work carries an ORCID iD.")
    own = orcids_of(subject, works)
    others = Counter(orcid for orcids in on_works for orcid in orcids - own)
    doubts = []
    if len(known) > 1:
        doubts.append(f"The profiles carry several ORCID iDs: {', '.join(sorted(known))}.")
    if others.total() > max(1, OTHER_ORCID_SHARE * with_orcid) or (others and with_orcid <= 1 / OTHER_ORCID_SHARE):
        listed = ", ".join(f"{orcid} on {count}" for orcid, count in sorted(others.items()))
        doubts.append(f"Works of the profile print other ORCID iDs: {listed} of {with_orcid} works with an ORCID iD.")
    if doubts:
        return _ORCID.doubt(" ".join(doubts))
    return _ORCID.passed(
        f"{others.total()} of {with_orcid} works with an ORCID iD carry another, which a slip explains."
        if others
        else "Profiles and works carry one ORCID iD."
    )


def orcids_of(subject: Subject, works: tuple[Work, ...]) -> frozenset[str]:
    """Return the subject's ORCID iDs: those asked for or on a profile, or else the one that most works print."""
    if known := _known(subject):
        return known
    printed = Counter(orcid for work in works for orcid in _on(subject, work))
    return frozenset(sorted(printed, key=lambda orcid: (-printed[orcid], orcid))[:1])


def _known(subject: Subject) -> frozenset[str]:
    return frozenset(filter(None, (subject.orcid, *(profile.orcid for profile in subject.profiles))))


def _on(subject: Subject, work: Work) -> frozenset[str]:
    lines = own_authorships(subject, work)
    return frozenset(filter(None, (orcid for line in lines for orcid in (line.orcid, line.printed_orcid))))
