"""Small builders of the facts that unit tests judge: everything has a default but what the test is about."""

from collections.abc import Iterable
from datetime import date

from rsscan.condition import Condition, Link, Listed
from rsscan.matching import Index, Match
from rsscan.policy import Policy, PolicyRule, PolicySource
from rsscan.publications import Author, Authorship, Institution, Topic, Work
from rsscan.record import (
    Asserter,
    PartialDate,
    Post,
    PostKind,
    PublicRecord,
    RecordedFunding,
    Statement,
)
from rsscan.severity import Confidence, Ladder, Relation, Severity
from rsscan.subject import Subject
from rsscan.technology import Area, Level, Tag, TopicHit
from rsscan.terms import Terms
from rsscan.watchlist import Effect, Entry, Kind, Means, Name, Watchlist

TODAY = date(2026, 9, 1)
ME = "https://openalex.org/A1"
MY_ORCID = "https://orcid.org/0000-0002-1825-0097"
OTHER_ORCID = "https://orcid.org/0000-0001-5109-3700"

SOURCE = PolicySource("Made text", "https://example.org", date(2020, 1, 1))

HARBOUR = Name("Northern Harbour University", "en")
ALPHALAND = (
    Name("Republic of Alphaland", means=Means.COUNTRY),
    Name("Alphaville", means=Means.CITY),
    Name("Betatown", weak=True, means=Means.CITY),
    Name("Gammatown", weak=True, means=Means.CITY),
    Name("777111", weak=True, means=Means.POSTCODE),
    Name("甲国", means=Means.COUNTRY),
)


def entry(
    slug: str = "harbour",
    *names: Name | str,
    country: str | None = "KP",
    list_id: str = "made",
    kind: Kind = Kind.INSTITUTION,
    city: str | None = None,
    ror: str | None = None,
    openalex: str | None = None,
    includes_children: bool = True,
) -> Entry:
    """Make an entry of a list; without names it is a university whose name no other body has."""
    given = tuple(Name(name) if isinstance(name, str) else name for name in names) or (HARBOUR,)
    return Entry(
        f"{list_id}/{slug}",
        given,
        kind=kind,
        country=country,
        city=city,
        ror=ror,
        openalex=openalex,
        includes_children=includes_children,
    )


def alphaland(list_id: str = "made") -> Entry:
    """Make a jurisdiction with every kind of marker."""
    return entry("alphaland", *ALPHALAND, country="KP", list_id=list_id, kind=Kind.JURISDICTION)


def watchlist(
    *entries: Entry, list_id: str = "made", effect: Effect = Effect.PROHIBITION, complete: bool = True
) -> Watchlist:
    """Make a list of these entries."""
    return Watchlist(
        id=list_id,
        title={"en": "Made list"},
        authority="Nobody",
        legal_basis="Made law, section 1",
        effect=effect,
        edition=date(2026, 1, 1),
        complete=complete,
        source_url="https://example.org/list",
        licence="CC0-1.0",
        entries=entries,
    )


def index(*entries: Entry) -> Index:
    """Lay out one list of these entries."""
    return Index([watchlist(*entries)])


def institution(
    number: int | None = 1,
    name: str | None = "Plain University",
    *,
    country: str | None = "JP",
    ror: str | None = None,
    above: Iterable[int] = (),
) -> Institution:
    """Make a resolved body; `above` are the numbers of its ancestors."""
    own = f"https://openalex.org/I{number}" if number is not None else None
    lineage = tuple(f"https://openalex.org/I{ancestor}" for ancestor in above)
    return Institution(own, name, ror, country, ((own, *lineage) if own else lineage))


def line(
    position: int,
    *texts: str,
    author: str | None = None,
    name: str | None = "Ada Example",
    institutions: Iterable[Institution] = (),
    orcid: str | None = None,
    printed_orcid: str | None = None,
) -> Authorship:
    """Make one line of a byline."""
    return Authorship(position, name, author, orcid, printed_orcid, tuple(institutions), texts)


def work(
    number: int,
    *authorships: Authorship,
    published: date | None = date(2020, 5, 6),
    cut: bool = False,
    kind: str = "article",
) -> Work:
    """Make a publication; without lines, its only author is the subject."""
    lines = authorships or (line(1, author=ME),)
    return Work(f"https://openalex.org/W{number}", f"Paper {number}", lines, published=published, type=kind, cut=cut)


def subject(*profiles: Author, orcid: str | None = None) -> Subject:
    """Make a person; without profiles, the one of `ME`."""
    return Subject(ME, orcid, profiles or (Author(ME, "Ada Example"),), "Ada Example")


def statement(number: int = 1, by: Asserter | None = Asserter.PERSON, by_name: str | None = None) -> Statement:
    """Make the place of something in the subject's ORCID record."""
    return Statement(f"{MY_ORCID}#{number}", by, by_name, date(2024, 1, 1))


def post(
    name: str | None = "Plain University",
    since: str | None = None,
    until: str | None = None,
    *,
    kind: PostKind = PostKind.EMPLOYMENT,
    ror: str | None = None,
    said: Statement | None = None,
    department: str | None = None,
) -> Post:
    """Make a post in an ORCID record; dates as `2019` or `2019-04` or `2019-04-01`."""
    days = [PartialDate(*map(int, day.split("-"))) if day else None for day in (since, until)]
    body = Institution(None, name, ror)
    return Post(kind, body, said or statement(), department=department, since=days[0], until=days[1])


def record(*posts: Post, fundings: Iterable[RecordedFunding] = ()) -> PublicRecord:
    """Make the subject's ORCID record."""
    return PublicRecord(MY_ORCID, posts=posts, fundings=tuple(fundings))


def policy(*rules: PolicyRule, unseen_limit: float = 0.9) -> Policy:
    """Make a policy; without rules, everything is high."""
    given = rules or (rule(Condition(), Severity.HIGH, "Everything is high."),)
    return Policy("made", {"en": "Made"}, "Nobody", (SOURCE,), given, unseen_limit=unseen_limit)


def rule(when: Condition, severity: Severity, because: str = "Because.", id_: str = "made-rule") -> PolicyRule:
    """Make a rule of a policy."""
    return PolicyRule(id_, when, severity, because)


def terms(*lists: Watchlist, by: Policy | None = None, since: date | None = None, strict: bool = False) -> Terms:
    """Make the terms under which a person is judged."""
    return Terms(Index(lists), by or policy(), TODAY, since, strict)


def link(
    *,
    relation: Relation = Relation.COAUTHOR,
    effect: Effect = Effect.PROHIBITION,
    country: str | None = "KP",
    list_id: str = "made",
    ladder: Ladder = Ladder.LISTED_NAME,
    confidence: Confidence = Confidence.CERTAIN,
    published: date | None = date(2020, 5, 6),
    as_of: date = TODAY,
    latest: date | None = None,
    listed: Listed = Listed.UNKNOWN,
    listed_today: Listed = Listed.UNKNOWN,
    authors: int | None = None,
    tags: tuple[Tag, ...] = (),
) -> Link:
    """Make the facts that a policy grades."""
    return Link(
        list_id,
        effect,
        country,
        relation,
        ladder,
        confidence,
        published,
        as_of,
        latest,
        listed,
        listed_today,
        authors,
        tags,
    )


def tag(area: str, level: Level = Level.HIGH, list_id: str = "made-list") -> Tag:
    """Make a field of technology that a sure topic puts a work in."""
    hit = TopicHit(Topic("https://openalex.org/T1", area.title(), 0.95), None, level)
    return Tag(list_id, Area(area, {"en": area.title()}), level, (hit,))


def met(found: Iterable[Match]) -> list[tuple[str, str, str]]:
    """Say what was met in words: entry, rung, confidence."""
    return [(match.entry.id, match.ladder.word, match.confidence.word) for match in found]
