"""What an application declares beside posts in the ORCID record, and the money that works and the record tell of.

As in `declared` a difference is a reason to ask and nothing more, and only what a file asks for is compared.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from rsscan.coverage import some
from rsscan.declaration import DeclaredAffiliation
from rsscan.declared import AFFILIATIONS_OF, COA, Applicant
from rsscan.money import Funder, money_of
from rsscan.period import Period
from rsscan.publications import Work
from rsscan.record import PartialDate, PostKind, PublicRecord
from rsscan.same_body import same_body
from rsscan.subject import Gap
from rsscan.terms import Terms

SUPPORT_OF = Period(36, "m")
"""Works that are compared with current support: they appear while the money runs, and some time after it."""

_ASKED_FOR = frozenset({PostKind.EMPLOYMENT, PostKind.INVITED_POSITION})
"""Posts that forms ask for; of an honour or a membership few do."""


def record_differences(
    applicant: Applicant, record: PublicRecord | None, works: Iterable[Work], terms: Terms
) -> tuple[Gap, ...]:
    """Say where an application differs from the person's record, and from what their works acknowledge; none blocks.

    Posts are compared where the files name any body for the person, and money where they name any funder; where they
    name none, that is said.
    """
    told = [*_posts(applicant, record, terms)] if record else []
    funders = [body for row in applicant.others if row.role == "funder" for body in row.affiliations]
    told += _money(funders, record, works, terms)
    return tuple(Gap("RS910", sentence, blocks_verdict=False) for sentence in told)


def _posts(applicant: Applicant, record: PublicRecord, terms: Terms) -> Iterator[str]:
    declared = applicant.affiliations
    of_form = applicant.asks_by(COA, [one.place for one in declared])
    since = max(terms.window_from or date.min, AFFILIATIONS_OF.before(terms.as_of) if of_form else date.min)
    strange = [
        f"{post.body.name or post.body.ror} ({_time(post.since, post.until)}; {post.said.source})"
        for post in record.posts
        if post.kind in _ASKED_FOR and _touches(post.since, post.until, since, terms.as_of)
        if not any(_is(one, post.body.ror, (post.body.name, post.department)) for one in declared)
    ]
    if declared and strange:
        yield (
            f"Posts in the ORCID record{f' since {since}' if since > date.min else ''} that the application does not "
            f"name: {some(sorted(strange))}. The record may be out of date, and a form may ask for other years; ask."
        )


def _money(
    declared: list[DeclaredAffiliation], record: PublicRecord | None, works: Iterable[Work], terms: Terms
) -> Iterator[str]:
    since = max(terms.window_from or date.min, SUPPORT_OF.before(terms.as_of))
    recent = [
        work
        for work in works
        if work.latest and work.latest >= since and len(work.authorships) <= terms.policy.hyperauthored
    ]
    seen = money_of(recent, None, terms).funders
    recorded = [
        money for money in (record.fundings if record else ()) if _touches(money.since, money.until, since, terms.as_of)
    ]
    if not declared:
        if seen or recorded:
            yield (
                f"No file of the application names a funder, so that the money since {since} was not compared: funders "
                f"that works acknowledge {len(seen)}, statements of the ORCID record {len(recorded)}."
            )
        return
    strange = [_shown(one) for one in seen if not any(_is(body, one.body.ror, (one.body.name,)) for body in declared)]
    if strange:
        yield (
            f"Funders that works since {since} acknowledge and the application does not name, each with its number of "
            f"works: {some(strange)}. It may be a co-author's money, or a name written otherwise; ask."
        )
    left = [
        f"{money.funder.name or money.funder.ror} ({_time(money.since, money.until)}; {money.said.source})"
        for money in recorded
        if not any(_is(body, money.funder.ror, (money.funder.name,)) for body in declared)
    ]
    if left:
        yield (
            f"Money in the ORCID record since {since} that the application does not name: {some(sorted(left))}. A form "
            "may ask for what goes on alone; ask."
        )
    bodies = [*(one.body for one in seen), *(money.funder for money in recorded)]
    expected = [one for one in declared if (one.until or terms.as_of) >= since and (one.since or since) <= terms.as_of]
    absent = [one for one in expected if not any(_is(one, body.ror, (body.name,)) for body in bodies)]
    if bodies and absent:
        yield (
            f"Funders that the application names and no work since {since} acknowledges: "
            f"{some([str(one.place) for one in absent])}. It need not, and OpenAlex does not read every "
            "acknowledgement."
        )


def _shown(funder: Funder) -> str:
    return f"{funder.body.name or funder.body.ror or funder.body.id} ({funder.works}; {funder.attested[0].source})"


def _is(declared: DeclaredAffiliation, ror: str | None, names: Iterable[str | None]) -> bool:
    return same_body(ror, names, declared.ror, (declared.text,))


def _touches(begun: PartialDate | None, ended: PartialDate | None, since: date, as_of: date) -> bool:
    """Whether a time reaches into that which is compared; without an end it goes on."""
    return (ended is None or ended.last >= since) and (begun is None or begun.first <= as_of)


def _time(begun: PartialDate | None, ended: PartialDate | None) -> str:
    """Return a time as ISO 8601 writes it, which every language reads."""
    return f"{begun or '..'}/{ended or '..'}"
