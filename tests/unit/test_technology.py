"""A work is placed in a field by what says so, never by a hint alone, and never out of one."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rsscan.publications import Topic, Work
from rsscan.technology import (
    SECOND_MODEL,
    Area,
    Exclusion,
    Keyword,
    Level,
    PhraseHit,
    Tagging,
    TechnologyList,
    TopicHit,
    tagged,
)

CORE, ENABLING, SECOND, CAUTIONED, OTHER, MISFILED = (f"https://openalex.org/T1000{n}" for n in range(6))
ELSEWHERE = "https://openalex.org/T10006"
BEFORE = date(2026, 10, 5)
AREA = Area(
    "made-quantum",
    {"en": "Quantum"},
    topics={
        CORE: Level.HIGH,
        ENABLING: Level.MEDIUM,
        SECOND: Level.MEDIUM,
        CAUTIONED: Level.HIGH,
        MISFILED: Level.HIGH,
    },
    subfields={"3107": Level.MEDIUM},
    keywords=(
        Keyword("quantum computer", Level.HIGH),
        Keyword("quantum battery", Level.HIGH),
        Keyword("cold atom", Level.MEDIUM),
        Keyword("atom interferometer", Level.MEDIUM),
        Keyword("cold atom interferometer", Level.MEDIUM),
        Keyword("gravity", Level.MEDIUM),
        Keyword("量子コンピュータ", Level.HIGH),
        Keyword("量子もつれ", Level.MEDIUM),
        Keyword("NV", Level.MEDIUM),
        Keyword("NV中心", Level.MEDIUM),
        Keyword("qubit array", Level.HIGH),
        Keyword("matrix", Level.MEDIUM),
    ),
    exclusions=(Exclusion("quantum computer game", "a game"), Exclusion("反量子コンピュータ", "another word")),
)
RECALLED = replace(AREA, unverified=True)
LIST = TechnologyList(
    "made",
    {"en": "Made"},
    "Nobody",
    "https://example.org",
    "2026",
    (AREA,),
    cautions={CAUTIONED: "overflow: grew", OTHER: "misleads: another thing"},
    misfiled=frozenset({MISFILED, ELSEWHERE}),
)


def work(
    title: str | None = None, *topics: Topic, as_of: date | None = SECOND_MODEL, type: str | None = "article"
) -> Work:
    """Return a work with a title and topics."""
    return Work("https://openalex.org/W1", title, (), type=type, topics=topics, topics_as_of=as_of)


def topic(id: str, score: float | None = 0.95, subfield: str | None = None) -> Topic:
    """Return a topic with a sure score."""
    return Topic(id, "Made topic", score, subfield)


def level(given: Work) -> str | None:
    """Return at which level a work is placed in the area."""
    tags = tagged(given, [LIST]).tags
    return tags[0].level.word if tags else None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A quantum computer", "high"),
        ("Quantum-Computers: a survey", "high"),
        ("Quantum batteries", "high"),
        ("<i>Quantum</i> computer", "high"),
        ("Quantum&nbsp;computer", "high"),
        ("量子コンピューターの研究", "high"),
        ("量子・コンピュータ", "high"),
        ("Qubit arrays", "high"),
        ("Qubit arraies", None),
        ("Gravity in matrixes", "medium"),
        ("ＱＵＡＮＴＵＭ computer", "high"),
        ("Quantum computerization", None),
        ("A quantum leap for the computer", None),
        ("A quantum computer game", None),
        ("Quantum computer games", None),
        ("A quantum computer game on a quantum computer", "high"),
        ("反量子コンピュータ", None),
    ],
)
def test_a_plain_phrase_counts_alone_but_inside_an_exclusion(title: str, expected: str | None) -> None:
    """Whole words in any case and spelling, the plural too; an exclusion cancels only what stands in it."""
    assert level(work(title)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Cold atoms", None),
        ("Cold atoms, cold atoms", None),
        ("Cold atoms in gravity", "medium"),
        ("A cold atom interferometer", None),
        ("A cold atom interferometer for gravity", "medium"),
        ("Gravity と量子もつれ", "medium"),
        ("NV電極によるgravity測定", "medium"),
        ("NVX電極によるgravity測定", None),
        ("ダイヤモンドNV中心", None),
        ("NV中心とNV", "medium"),
    ],
)
def test_a_medium_phrase_needs_another_in_other_words(title: str, expected: str | None) -> None:
    """The same words read twice are one hint, in whatever script; words of letters are whole among Japanese too."""
    assert level(work(title)) == expected


@pytest.mark.parametrize(
    ("topics", "expected"),
    [
        ([topic(CORE)], "high"),
        ([topic(CORE, 0.9)], "high"),
        ([topic(CORE, 0.89)], None),
        ([topic(ENABLING)], None),
        ([topic(ENABLING), topic(SECOND)], "medium"),
        ([topic(ENABLING, 0.7), topic(SECOND, 0.7)], "medium"),
        ([topic(ENABLING), topic(SECOND, 0.69)], None),
        ([topic(ENABLING), topic(SECOND, None)], None),
        ([topic(CORE, 0.8), topic(ENABLING, 0.8)], "medium"),
        ([topic(CAUTIONED)], None),
        ([topic(CAUTIONED), topic(ENABLING)], "medium"),
        ([topic(OTHER, 0.99, "3107")], None),
        ([topic(OTHER, 0.99, "3107"), topic(CAUTIONED)], None),
        ([topic(OTHER, 0.99, "3107"), topic(ENABLING)], "medium"),
        ([topic(MISFILED)], "high"),
        ([topic(MISFILED, 0.8)], None),
        ([topic(ELSEWHERE, 0.99, "3107"), topic(ENABLING)], None),
        ([topic("https://openalex.org/T9", 0.99, "3107"), topic(ENABLING)], "medium"),
        ([topic("https://openalex.org/T9", 0.99, "9999"), topic(ENABLING)], None),
    ],
)
def test_a_topic_counts_by_strength_score_and_caution(topics: list[Topic], expected: str | None) -> None:
    """A plain topic counts alone where the model is sure; the rest only beside something firmer than itself.

    A wrong subfield speaks against what is met through it, and not against the topic.
    """
    assert level(work("Gradients", *topics)) == expected


@pytest.mark.parametrize("as_of", [None, BEFORE])
def test_topics_of_the_first_model_only_support_a_phrase(as_of: date | None) -> None:
    """Three of four were wrong whatever the score, and of a day that is not known they may be of it."""
    assert level(work("Gradients", topic(CORE), topic(ENABLING), as_of=as_of)) is None
    assert level(work("Gravity", topic(CORE), as_of=as_of)) == "medium"
    assert level(work("Gravity", topic(CAUTIONED))) == "medium"


def test_a_tag_says_what_did_it() -> None:
    """List, area, and every topic with id, name, score and day, every phrase, and the caution."""
    (tag,) = tagged(work("Cold atoms in gravity", topic(CAUTIONED), topic(CORE)), [LIST]).tags
    assert (tag.list_id, tag.area.id, tag.level) == ("made", "made-quantum", Level.HIGH)
    assert (tag.id, tag.title, tag.unverified) == ("made/made-quantum", {"en": "Quantum"}, False)
    assert list(tag.sayings) == [
        "“cold atom” in the title",
        "“gravity” in the title",
        f"topic Made topic ({CAUTIONED}, score 0.95, 2026-10-06)",
        f"topic Made topic ({CORE}, score 0.95, 2026-10-06)",
    ]
    assert [hit.caution for hit in tag.hits if isinstance(hit, TopicHit)] == ["overflow: grew", None]
    (old,) = tagged(work("Gravity", Topic(CORE, None, 1.0), as_of=None), [replace(LIST, areas=(RECALLED,))]).tags
    assert old.unverified
    assert old.hits[1].saying == f"topic without a name ({CORE}, score 1.00)"
    assert isinstance(old.hits[0], PhraseHit)


@pytest.mark.parametrize("title", [None, "", "…", "양자 정보 이론 소개", "Введение в теорию"])
@pytest.mark.parametrize("topics", [(), (topic(OTHER, 0.6),), (topic(OTHER, None),)])
def test_nothing_to_read_is_an_unknown_field(title: str | None, topics: tuple[Topic, ...]) -> None:
    """No sure topic and no title in a script that phrases are written in: that is said, and is not "no field"."""
    found = tagged(work(title, *topics), [LIST])
    assert found.tags == ()
    assert found.unknown == "The field is unknown: the record has neither a sure topic nor a title that can be read."


def test_topics_of_the_first_model_do_not_make_a_field_known() -> None:
    """They say next to nothing, so that of a work without a readable title nothing is known."""
    assert tagged(work(None, topic(OTHER), as_of=BEFORE), [LIST]).unknown
    assert tagged(work(None, topic(OTHER)), [LIST]) == Tagging()


@pytest.mark.parametrize("title", ["Gradients", "勾配法の研究"])
def test_a_title_that_can_be_read_may_meet_nothing(title: str) -> None:
    """Looked and met nothing."""
    assert tagged(work(title), [LIST]) == Tagging()


def test_only_articles_are_read() -> None:
    """Data sets fill topics without being about them; a type that is not known is read."""
    assert tagged(work("A quantum computer", type="dataset"), [LIST]) == Tagging(
        unknown="The field is unknown: a work of the type dataset is not read for its field."
    )
    assert level(work("A quantum computer", type=None)) == "high"
    assert level(work("A quantum computer", type="preprint")) == "high"


WORDS = ["cold atom", "gravity", "quantum computer", "game", "atom interferometer", "量子もつれ", "of", "cold"]
TITLES = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
TOPICS = st.builds(
    topic,
    st.sampled_from([CORE, ENABLING, SECOND, CAUTIONED, OTHER, MISFILED, ELSEWHERE]),
    st.sampled_from([None, 0.5, 0.7, 0.9, 1.0]),
    st.sampled_from([None, "3107"]),
)
DAYS = st.sampled_from([None, BEFORE, SECOND_MODEL])


def levels(given: Work, each: TechnologyList) -> dict[str, Level]:
    """Return the level by area."""
    return {tag.area.id: tag.level for tag in tagged(given, [each]).tags}


def is_at_least(more: dict[str, Level], less: dict[str, Level]) -> bool:
    """Whether no tag is missing or lower."""
    return all(more.get(area, 0) >= level for area, level in less.items())


@given(TITLES, st.lists(TOPICS, max_size=4, unique_by=lambda each: each.id), TOPICS, DAYS)
def test_adding_a_topic_never_removes_or_lowers_a_tag(title: str, topics: list[Topic], more: Topic, day: date) -> None:
    """Evidence only adds up."""
    before = levels(work(title, *topics, as_of=day), LIST)
    assert is_at_least(levels(work(title, *topics, more, as_of=day), LIST), before)


@given(TITLES, st.sampled_from(WORDS), st.sampled_from(Level), st.lists(TOPICS, max_size=2), DAYS)
def test_adding_a_phrase_never_removes_or_lowers_a_tag(
    title: str, phrase: str, strength: Level, topics: list[Topic], day: date
) -> None:
    """Neither a phrase more in the list nor one more in the title."""
    given = work(title, *topics, as_of=day)
    before = levels(given, LIST)
    grown = replace(AREA, keywords=(*AREA.keywords, Keyword(phrase, strength)))
    assert is_at_least(levels(given, replace(LIST, areas=(grown,))), before)
    assert is_at_least(levels(replace(given, title=f"{title}; on {phrase}"), LIST), before)
