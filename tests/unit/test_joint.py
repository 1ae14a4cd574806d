"""What an institution published with listed bodies, from bylines and lists to counts."""

from dataclasses import replace
from datetime import date

from rsscan.assessment import Assessment, assess_institution
from rsscan.matching import Index
from rsscan.publications import Authorship, Funding, Institution, InstitutionProfile, Topic, Work
from rsscan.severity import Confidence, Relation
from rsscan.sought import Sought, sought_beside
from rsscan.subject import Subject
from rsscan.watchlist import Entry, Kind, Name, Watchlist
from tests.unit.made import terms, watchlist
from tests.unit.test_finding import FIELDS

HOME = Institution("https://openalex.org/I1", "Quiet College", "https://ror.org/0aaaaaa42", "NO")
PROFILE = InstitutionProfile(HOME.id or "", HOME.name, HOME.ror, HOME.country)
CAMPUS = Institution(
    "https://openalex.org/I2", "Quiet Laboratory", None, "NO", ("https://openalex.org/I2", HOME.id or "")
)
TIDAL = Institution("https://openalex.org/I30", "Academy of Tidal Engines", "https://ror.org/0bbbbbb17", "CN")
ENTRIES = (
    Entry("made/tidal", (Name("Academy of Tidal Engines", "en"),), country="CN", ror=TIDAL.ror),
    Entry("made/home", (Name("Quiet College", "en"),), country="NO", openalex=HOME.id),
    Entry("made/kelp", (Name("Kelp Propulsion Bureau", "en"),), country="CN"),
    Entry("made/money", (Name("Made Science Fund", "en"),), Kind.FUNDER, openalex="https://openalex.org/F7"),
    Entry("made/kp", (Name("Made Republic", "en"),), Kind.JURISDICTION, country="KP"),
)


def work(number: int, day: date | None, *lines: Authorship, topics: tuple[Topic, ...] = ()) -> Work:
    """Return a work."""
    return Work(f"https://openalex.org/W{number}", f"Work {number}", lines, published=day, topics=topics)


def at(position: int, *bodies: Institution, text: str = "") -> Authorship:
    """Return the line of somebody at some bodies."""
    return Authorship(position, f"Author {position}", institutions=bodies, texts=(text,) if text else ())


def judged(*works: Work, entries: tuple[Entry, ...] = ENTRIES[:1], output: dict[int, int] | None = None) -> Assessment:
    """Judge the made institution by its works since 2020."""
    under = replace(terms(watchlist(*entries)), since=date(2020, 1, 1))
    return assess_institution(Subject(HOME.ror or "", name=HOME.name), PROFILE, works, output, under)


def test_joint_works_are_counted_by_year_topic_and_partner_and_a_work_once() -> None:
    """Two lines of one body on a work are one joint work; what lies before the window, or is undated, is told apart."""
    topic = (Topic("https://openalex.org/T1", "Tidal power", 0.9, "2212"),)
    joint = judged(
        work(1, date(2024, 3, 1), at(1, HOME), at(2, TIDAL), at(3, TIDAL), topics=topic),
        work(2, date(2025, 3, 1), at(1, CAMPUS), at(2, TIDAL)),
        work(3, None, at(1, HOME), at(2, TIDAL)),
        work(4, date(2010, 3, 1), at(1, HOME), at(2, TIDAL)),
        work(5, date(2024, 3, 1), at(1, HOME)),
        output={2024: 10, 2025: 5},
    ).joint
    assert joint is not None
    assert (joint.works, joint.of) == (3, 15)
    assert [(one.year, one.works, one.of) for one in joint.by_year] == [(2024, 1, 10), (2025, 1, 5), (None, 1, None)]
    assert [(one.kind, one.name, one.works) for one in joint.by_field] == [("topic", "Tidal power", 1)]
    (partner,) = joint.partners
    assert (partner.entry, [each.id[-2:] for each in partner.works]) == ("made/tidal", ["W2", "W1", "W3"])


def test_without_a_count_of_its_works_no_share_is_told() -> None:
    """Nobody counted, so nothing is said of how many there are."""
    joint = judged(work(1, date(2024, 3, 1), at(1, HOME), at(2, TIDAL))).joint
    assert joint is not None
    assert joint.of is None
    assert [one.of for one in joint.by_year] == [None]


def test_an_institution_that_is_listed_itself_is_told_and_is_no_partner_of_its_own() -> None:
    """It is found as itself; on its own lines only others are, also beside it on one line."""
    found = judged(work(1, date(2024, 3, 1), at(1, HOME), at(2, HOME, TIDAL)), entries=ENTRIES[:2])
    assert {(one.match.entry.id, one.relation) for one in found.findings} == {
        ("made/home", Relation.OWN), ("made/tidal", Relation.COAUTHOR),
    }  # fmt: skip
    assert found.joint is not None
    assert [one.entry for one in found.joint.partners] == ["made/tidal"]


def test_an_institution_is_listed_under_any_of_its_names_and_its_record_is_the_source() -> None:
    """A list has the name in another language, and no identifier; nobody printed it, and no ORCID record says so."""
    profile = replace(PROFILE, aliases=("Academia Quieta",))
    listed = Entry("made/quieta", (Name("Academia Quieta", "es"),), country="NO")
    under = replace(terms(watchlist(listed, ENTRIES[1])), since=date(2020, 1, 1))
    found = assess_institution(Subject(HOME.ror or ""), profile, [], None, under).findings
    assert {(one.match.entry.id, one.relation) for one in found} == {
        ("made/quieta", Relation.OWN), ("made/home", Relation.OWN),
    }  # fmt: skip
    said = " ".join(reason for one in found for reason in one.reasons)
    assert "“Academia Quieta” stands in the name that OpenAlex gives it" in said
    assert "OpenAlex has the institution as the listed body itself: Quiet College" in said
    assert "ORCID" not in said
    assert "printed" not in said


def test_a_window_without_works_is_told_from_one_that_nobody_counted() -> None:
    """None of none is a figure; where the count failed there is none."""
    assert (joint := judged(output={}).joint) is not None
    assert (joint.works, joint.of) == (0, 0)
    assert (joint := judged(output=None).joint) is not None
    assert joint.of is None


def test_another_body_of_the_same_listed_parent_is_found_on_its_own_line() -> None:
    """The institution lies below a listed body; so does who wrote with it, and that is a link."""
    parent, sister = "https://openalex.org/I30", Institution("https://openalex.org/I32", "Tidal Sister", None, "CN")
    below = replace(HOME, lineage=(HOME.id or "", parent))
    beside = replace(sister, lineage=("https://openalex.org/I32", parent))
    entry = replace(ENTRIES[0], ror=None, openalex=parent)
    under = replace(terms(watchlist(entry)), since=date(2020, 1, 1))
    works = [work(1, date(2024, 3, 1), at(1, below), at(2, beside))]
    found = assess_institution(
        Subject(HOME.ror or "", name=HOME.name), replace(PROFILE, lineage=below.lineage), works, {}, under
    )
    assert {(one.relation, *(piece.authorship.position for piece in one.evidence if piece.authorship))
            for one in found.findings} == {(Relation.OWN,), (Relation.COAUTHOR, 2)}  # fmt: skip


def test_money_on_a_joint_work_is_not_read() -> None:
    """Who paid for other works was not asked, so a funder of one would be half of a picture."""
    paid = replace(work(1, date(2024, 3, 1), at(1, HOME)), funding=(Funding(TIDAL),))
    assert judged(paid).findings == ()


def test_what_is_only_possible_is_shown_and_not_counted() -> None:
    """A doubtful name is for a reviewer to look at, and no figure to choose a partner by."""
    elsewhere = at(2, text="Academy of Tidal Engines, Stockholm, Sweden")
    found = judged(work(1, date(2024, 3, 1), at(1, HOME), elsewhere))
    assert [one.confidence for one in found.findings] == [Confidence.POSSIBLE]
    assert found.joint is not None
    assert (found.joint.works, found.joint.partners) == (0, ())


def test_a_technology_of_a_list_is_a_field_and_comes_first() -> None:
    """By its title a work is placed in the field of a list; the topic, which is OpenAlex's, stands behind."""
    under = replace(terms(watchlist(ENTRIES[0])), technology=(FIELDS,))
    titled = replace(
        work(1, date(2024, 3, 1), at(1, HOME), at(2, TIDAL), topics=(Topic("https://openalex.org/T1"),)),
        title="A small reactor",
    )
    joint = assess_institution(Subject(HOME.ror or ""), PROFILE, [titled], {}, under).joint
    assert joint is not None
    assert [(one.kind, one.works) for one in joint.by_field] == [("technology", 1), ("topic", 1)]


def test_listed_bodies_are_sought_by_what_identifies_them() -> None:
    """A funder's id stands on no byline; what has a name alone is counted; nothing is sought beside itself."""
    lists: list[Watchlist] = [watchlist(*ENTRIES)]
    tidal = ("https://ror.org/0bbbbbb17",)
    assert sought_beside(PROFILE, lists) == Sought(rors=tidal, countries=("KP",), entries=5, identified=2, unreached=2)
    at_kp = replace(PROFILE, id="https://openalex.org/I9", country="KP")
    assert sought_beside(at_kp, lists) == Sought(
        ids=("https://openalex.org/I1",), rors=tidal, entries=5, identified=2, unreached=3
    )
    assert sought_beside(PROFILE, lists, wide=True) == Sought(
        rors=tidal, countries=("CN", "KP"), entries=5, identified=2, by_country=1, unreached=1
    )
    assert Index(lists).watchlists
    assert PROFILE.body == replace(HOME, name="Quiet College")
