"""Whether an affiliation lies in a jurisdiction: its markers, where they stand, and what speaks against them."""

import pytest

from rsscan.matching import matches
from rsscan.watchlist import Kind, Means, Name
from tests.unit import made

NAMES = (
    Name("Democratic Republic of Qorvathia", means=Means.COUNTRY),
    Name("Qorvathia", means=Means.COUNTRY),
    Name("Qorvathville", means=Means.CITY),
    Name("New Qorvathville", means=Means.CITY),
    Name("Vathburg", means=Means.CITY),
    Name("Zelmirabad", weak=True, means=Means.CITY),
    Name("Ilmorabad", weak=True, means=Means.CITY),
    Name("779911", weak=True, means=Means.POSTCODE),
    Name("Qorvathian Rep", weak=True, means=Means.COUNTRY),
    Name("ヘイホウ", means=Means.CITY),
)


def lies(text: str, country: str | None = "KP") -> tuple[str, str] | None:
    """Return how surely a text lies in the made jurisdiction and the marker that is shown."""
    entry = made.entry("land", *NAMES, country=country, kind=Kind.JURISDICTION)
    found = matches(made.index(entry), [text])
    assert len(found) <= 1
    return (found[0].confidence.word, found[0].matched) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Institute of Physics, Qorvathia", ("certain", "Qorvathia")),
        ("Institute of Physics, QORVATHIA.", ("certain", "Qorvathia")),
        ("Institute of Physics, Qorvathville, Qorvathia", ("certain", "Qorvathia")),
        ("Institute of Physics, Democratic Republic of Qorvathia", ("certain", "Democratic Republic of Qorvathia")),
        ("Institute, Qorvath ville", ("probable", "Qorvathville")),
        ("Institute of Physics, Qorvathville", ("probable", "Qorvathville")),
        ("Institute of Physics, New Qorvathville", ("probable", "New Qorvathville")),
        ("Institute of Physics, Qorvathville 12345", ("probable", "Qorvathville")),
        ("Qorvathville College of Music", ("probable", "Qorvathville")),
        ("Qorvathia College of Music", None),
        ("Zelmirabad", None),
        ("Zelmirabad, Ilmorabad", None),
        ("779911", None),
        ("Zelmirabad 779911", ("possible", "Zelmirabad")),
        ("Zelmirabad, Qorvathian Rep", ("possible", "Qorvathian Rep")),
        ("Zelmirabad; 779911", None),
        ("ヘイホウ", ("probable", "ヘイホウ")),
        ("北のヘイホウの大学", ("probable", "ヘイホウ")),
        ("Qorvathi", None),
        ("Institute of Physics", None),
        ("", None),
    ],
)
def test_marker_decides_how_sure_it_is(text: str, expected: tuple[str, str] | None) -> None:
    """A country is certain, a city probable; two kinds of weak marker in one body possible, anything less nothing."""
    assert lies(text) == expected


@pytest.mark.parametrize("link", ["on", "in", "for"])
def test_country_that_is_studied_is_no_place(link: str) -> None:
    """A committee for rights in a country sits elsewhere; after a comma the same words are an address."""
    assert lies(f"Committee {link} Qorvathia") is None
    assert lies(f"Committee {link} Vathburg") is None
    assert lies(f"Committee, {link} Qorvathia") == ("certain", "Qorvathia")


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Institute, Qorvathia, Japan", "probable"),
        ("Institute of Qorvathia, Japan", "possible"),
        ("Institute, Qorvathville, Seoul", "possible"),
        ("Institute, Qorvathville, Washington, DC", "possible"),
        ("Kangwon National University, Qorvathville", "possible"),
        ("Institute, Qorvathia, Korea", "certain"),
        ("Institute, Qorvathia; Institute, Japan", "certain"),
        ("Institute, Japan; Institute, Qorvathia", "certain"),
        ("Zelmirabad 779911, Japan", "possible"),
    ],
)
def test_other_country_in_the_same_body_lowers_the_confidence(text: str, confidence: str) -> None:
    """Another body's country in the same string does not."""
    found = lies(text)
    assert found is not None
    assert found[0] == confidence


@pytest.mark.parametrize(("country", "expected"), [("CN", "probable"), ("KP", "possible"), (None, "possible")])
def test_own_cities_do_not_contradict(country: str | None, expected: str) -> None:
    """Yanji lies in China, and speaks against every other jurisdiction only."""
    assert lies("Institute, Qorvathville, Yanji", country) == (expected, "Qorvathville")


def test_two_jurisdictions_are_told_apart() -> None:
    """Each is met by its own markers."""
    index = made.index(
        made.entry("one", Name("Qorvathia", means=Means.COUNTRY), country="KP", kind=Kind.JURISDICTION),
        made.entry("two", Name("Zelmiria", means=Means.COUNTRY), country="IR", kind=Kind.JURISDICTION),
    )
    found = matches(index, ["Institute, Qorvathia", "Institute, Zelmiria"])
    assert [(match.entry.id, match.text) for match in found] == [
        ("made/one", "Institute, Qorvathia"),
        ("made/two", "Institute, Zelmiria"),
    ]


def test_reason_names_the_marker_and_what_speaks_against_it() -> None:
    """A reader sees why it is no more than possible."""
    entry = made.entry("land", *NAMES, country="KP", kind=Kind.JURISDICTION)
    (found,) = matches(made.index(entry), ["Institute, Qorvathville, Japan"])
    assert "“Qorvathville”" in found.reasons[0]
    assert "another country (JP)" in found.reasons[0]


BRACKETED = made.entry(
    "alphaland",
    Name("Alpha (North)", means=Means.COUNTRY),
    Name("DPRA", means=Means.COUNTRY),
    country="KP",
    kind=Kind.JURISDICTION,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Physics, Alpha (North)", ["certain"]),
        ("Physics, Alpha(North)", ["certain"]),
        ("Bank of Alpha, North", []),
        ("Alpha, North Alphaland Research Team", []),
        ("DPRA Academy of Sciences", ["certain"]),
        ("DPRA Ministry of Health", ["certain"]),
        ("DPRA Research Center", []),
        ("DPRA for Academy Members", []),
        ("Friends of DPRA Academy", []),
    ],
)
def test_bracket_of_a_marker_and_what_follows_it(text: str, expected: list[str]) -> None:
    """A comma is no bracket; a country has an academy and ministries, and centers elsewhere are called after it."""
    assert [match.confidence.word for match in matches(made.index(BRACKETED), [text])] == expected
