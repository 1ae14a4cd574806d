"""Which lines of a byline are the subject's."""

from rsscan.publications import Authorship, Work
from rsscan.subject import Subject


def own_authorships(subject: Subject, work: Work) -> tuple[Authorship, ...]:
    """Return the authorships of `work` that are the subject's, by identifier and never by name."""
    ids = set(subject.openalex_ids)
    return tuple(
        authorship
        for authorship in work.authorships
        if authorship.author_id in ids
        or (subject.orcid is not None and subject.orcid in (authorship.orcid, authorship.printed_orcid))
    )
