"""Names in capitals are read as they are printed, and believed by what stands around them."""

import pytest

from rsscan.matching import matches
from rsscan.matching.index import is_acronym
from rsscan.watchlist import Name
from tests.unit import made


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("HIT", True),
        ("MEPhI", True),
        ("R&D", True),
        ("K.U.T.", True),
        ("ZI-SAS", True),
        ("X", False),
        ("Hit", False),
        ("mephI", False),
        ("ZI SAS", False),
        ("ÉNS", False),
        ("ABCDEFGHIJK", False),
        ("", False),
    ],
)
def test_acronym_is_one_short_word_with_two_capitals(value: str, answer: bool) -> None:
    """Anything else is read as words."""
    assert is_acronym(value) is answer


def met(name: str, text: str, hint: str | None = None, *, weak: bool = True) -> str:
    """Say how surely an entry in Xiangtown, China with this one short name is met."""
    entry = made.entry("body", Name(name, weak=weak), country="CN", city="Xiangtown")
    return ", ".join(match.confidence.word for match in matches(made.index(entry), [text], country=hint)) or "none"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("QX", "QX, Xiangtown, China", "none"),
        ("QXZ", "Institute, QXZ, Xiangtown, China", "probable"),
        ("QXZ", "QXZ, China", "possible"),
        ("QXZ", "QXZ University, Xiangtown, China", "probable"),
        ("QXZ", "Institute QXZ building, Xiangtown, China", "none"),
        ("QXZ", "Institute QXZ building, Elsetown, China", "none"),
        ("QXZ", "Qxz, Xiangtown, China", "none"),
        ("QXZ", "qxz, Xiangtown, China", "none"),
        ("QXZ", "Institute, QXZ, Xiangtown, Japan", "none"),
        ("QXZV", "QXZV, Xiangtown, China", "probable"),
        ("QXZV", "Institute QXZV building, Xiangtown, China", "probable"),
        ("QXZV", "Institute, QXZV", "probable"),
        ("QXZV", "INSTITUTE, QXZV, CHINA", "none"),
        ("QXZV", "INSTITUTE, QXZV, XIANGTOWN, CHINA", "probable"),
        ("QXZVW", "QXZVW", "possible"),
        ("QXZVW", "QXZVW (group)", "possible"),
        ("QXZV", "QXZV Co., Ltd.", "possible"),
        ("QXZVW", "QXZVW, Xiangtown", "probable"),
        ("QXZVW", "INSTITUTE, QXZVW, CHINA", "probable"),
        ("QXZVW", "Institute QXZVW building", "none"),
        ("QXZVW", "Institute QXZVW building, China", "probable"),
        ("QXZVW", "Institute, QXZVW, Japan", "none"),
        ("QXZVW", "Lab-QXZVW, Xiangtown, China", "probable"),
        ("QxzVW", "Institute, QXZVW, China", "probable"),
        ("QxzVW", "Institute, QxzVW, China", "probable"),
        ("QxzVW", "Institute, qxzvw, China", "none"),
    ],
)
def test_acronym_is_believed_by_its_length_and_surroundings(name: str, text: str, expected: str) -> None:
    """Two letters never; three alone and with the city; more with less; another country speaks against any."""
    assert met(name, text) == expected


@pytest.mark.parametrize(("hint", "expected"), [("CN", "probable"), ("JP", "none"), (None, "none")])
def test_hint_speaks_where_the_text_names_no_country(hint: str | None, expected: str) -> None:
    """An acronym among other words is believed with the right hint only."""
    assert met("QXZVW", "Institute QXZVW building", hint) == expected


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [("QXZ", "CN", True), ("QXZ (group)", "CN", True), ("QXZ", "JP", False), ("QXZ", None, False), ("QX", "CN", False)],
)
def test_acronym_that_is_all_that_is_printed_needs_the_hint(text: str, hint: str | None, expected: bool) -> None:
    """Nothing else can be compared."""
    assert (met(text.split(maxsplit=1)[0], text, hint) != "none") is expected


def test_acronym_of_an_entry_without_city_is_read() -> None:
    """Its country must do."""
    index = made.index(made.entry("body", Name("QXZV", weak=True), country="CN"))
    assert [match.confidence.word for match in matches(index, ["Institute, QXZV, China"])] == ["probable"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QXZV Works", "possible"),
        ("Vault Works (QXZV)", "possible"),
        ("QXZV Works, China", "probable"),
        ("Institute, QXZV Works", "probable"),
    ],
)
def test_weak_name_around_capitals_says_no_more_than_they(text: str, expected: str) -> None:
    """One weak name does not support another where nothing else is printed."""
    names = (Name("QXZV", weak=True), Name("QXZV Works", weak=True), Name("Vault Works (QXZV)", weak=True))
    index = made.index(made.entry("body", *names, country="CN"))
    assert [match.confidence.word for match in matches(index, [text])] == [expected]


def test_strong_acronym_may_be_shown_without_its_country() -> None:
    """Where the list is sure of it, three letters in their city are shown, as possible, without a country."""
    index = made.index(made.entry("body", Name("QXZ"), country="CN", city="Xiangtown"))
    assert [match.confidence.word for match in matches(index, ["QXZ, Xiangtown"])] == ["possible"]


def test_acronym_beside_its_full_name_adds_nothing() -> None:
    """The full name is the stronger evidence, and one entry is met once."""
    index = made.index(made.entry("body", "Qorvath University", Name("QXZV", weak=True), country="CN"))
    (found,) = matches(index, ["Qorvath University (QXZV), China"])
    assert (found.matched, found.confidence.word) == ("Qorvath University", "certain")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qorvath Xylem Zelmira Vault Works (QXZVW), China", []),
        ("Qorvath Xylem of Zelmira and the Vault Works (QXZVW), China", []),
        ("Qorvath of Works (QOW), China", []),
        ("Zelmira Institute (QXZVW), China", ["probable"]),
        ("Qorvath Xiangtown Zelmira Vault Works (QXZVW), China", ["probable"]),
        ("Ilmorin (Institute) QXZVW, China", ["probable"]),
    ],
)
def test_acronym_that_the_text_explains_belongs_to_what_explains_it(text: str, expected: list[str]) -> None:
    """The MUST of "Mody University of Science and Technology (MUST)" is not the MUST of another country's list."""
    names = (Name("QXZVW", weak=True), Name("QOW", weak=True))
    index = made.index(made.entry("body", *names, country="CN", city="Xiangtown"))
    assert [match.confidence.word for match in matches(index, [text])] == expected


@pytest.mark.parametrize(
    ("acronym", "text", "expected"),
    [
        ("QXZ", "QXZ University", ["probable"]),
        ("QXZ", "QXZ Institute", []),
        ("QXU", "QXU University", []),
    ],
)
def test_three_letters_are_believed_before_the_kind_that_the_entry_has(
    acronym: str, text: str, expected: list[str]
) -> None:
    """As in "HSE University": three letters and the kind of body that they do not say themselves."""
    names = (Name("Qorvath Xylem University"), Name(acronym, weak=True))
    index = made.index(made.entry("body", *names, country="CN"))
    assert [match.confidence.word for match in matches(index, [text])] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("University MISiS, China", ["probable"]),
        ("Lab-MISiS, China", ["probable"]),
        ("University Misis, China", []),
        ("University MiSis, China", []),
    ],
)
def test_acronym_with_a_small_letter_is_read_in_capitals(text: str, expected: list[str]) -> None:
    """Both "MISiS" and "MISIS" are one; a word with two capitals is not."""
    index = made.index(made.entry("body", Name("MISIS", weak=True), country="CN"))
    assert [match.confidence.word for match in matches(index, [text])] == expected


@pytest.mark.parametrize("kind", ["CHRU", "INST", "CHU", "chu"])
def test_abbreviation_of_a_kind_of_body_is_nobodys_acronym(kind: str) -> None:
    """Every university hospital of France is a CHU."""
    index = made.index(made.entry("body", Name(kind, weak=True), country="CN", city="Xiangtown"))
    assert matches(index, [f"Service, {kind}, Xiangtown, China"]) == ()


@pytest.mark.parametrize(
    ("text", "expected"), [("IM SB RAS, China", 1), ("Institute, SB RAS, China", 0), ("im sb ras", 0)]
)
def test_words_in_capitals_that_read_like_joining_words_are_read_as_they_stand(text: str, expected: int) -> None:
    """Without "IM" the name "IM SB RAS" would be every institute's of the branch."""
    index = made.index(made.entry("body", Name("IM SB RAS", weak=True), country="CN"))
    assert len(matches(index, [text])) == expected


def test_acronym_that_is_repeated_without_end_is_looked_at_in_a_few_places() -> None:
    """A hostile text of nothing but capitals is the same match, found soon."""
    index = made.index(made.entry("kut", "Kim Chaek University of Technology", Name("KUT", weak=True)))
    once, often = (matches(index, [f"{'KUT, ' * times}Pyongyang, North Korea"]) for times in (1, 500))
    assert made.met(often) == made.met(once) != []
