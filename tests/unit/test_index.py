"""Lists are laid out so that each of their names is found, whatever else the lists hold."""

import pickle
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.inputs.lists import shipped_lists
from rsscan.matching import Index, matches
from rsscan.matching.index import laid_out
from rsscan.matching.listed import listed_name
from rsscan.matching.normalize import fold, words
from rsscan.matching.vocabulary import LEGAL_FORMS
from rsscan.watchlist import Kind, Name
from tests import shipped
from tests.unit import made

COUNTRIES = {
    "AE": "United Arab Emirates", "AF": "Afghanistan", "AU": "Australia", "BE": "Belgium", "BH": "Bahrain",
    "BY": "Belarus",
    "CH": "Switzerland", "CN": "China", "DE": "Germany", "EG": "Egypt", "ES": "Spain", "GB": "United Kingdom",
    "HK": "Hong Kong", "IL": "Israel", "IN": "India", "IR": "Iran", "KP": "North Korea", "LB": "Lebanon",
    "MH": "Marshall Islands", "MY": "Malaysia", "NA": "Namibia", "NL": "Netherlands", "PA": "Panama", "PK": "Pakistan",
    "RU": "Russia", "SG": "Singapore", "SK": "Slovakia", "SY": "Syria", "TR": "Turkey", "TW": "Taiwan", "US": "USA",
    "VE": "Venezuela", "VG": "British Virgin Islands", "YE": "Yemen", None: "",
}  # fmt: skip
SHORT = 3
"""Letters up to which a weak name, its legal form aside, is too short to be believed even beside its country."""

UNREAD = {
    "A/SEU",  # a word with a stroke
    "High Power Laser Laboratory, Shanghai", "The High Power Laser Laboratory, Shanghai",  # elsewhere than the parent
    "BANCO INTERNACIONAL DE DESARROLLO CA", "Banco Internacional De Desarrollo, C.A.",  # any development bank
    "Future Bank", "Future Bank BSC", "チンタオ・コンストラクション",
}  # fmt: skip
"""Weak names that are not met even beside their country."""


def met(index: Index, text: str) -> set[str]:
    """Return the entries that a text meets."""
    return {match.entry.id for match in matches(index, [text])}


def read(name: Name) -> bool:
    """Whether a name should be met where its country is printed with it."""
    letters = [word.form for word in words(fold(name.value)) if word.form not in LEGAL_FORMS]
    return name.value not in UNREAD and not (name.weak and len("".join(letters).removesuffix("ltd")) <= SHORT)


@pytest.mark.parametrize("list_id", shipped_lists())
def test_every_shipped_name_is_met_where_its_country_is_printed(list_id: str) -> None:
    """With the city and without it; also when every other name of all lists is there to compete."""
    missed = []
    for entry in shipped.watchlists()[list_id].entries:
        country = COUNTRIES[entry.country]
        for name in entry.names:
            texts = {f"{name.value}, {country}", f"{name.value}, {entry.city or country}, {country}"}
            if read(name) and entry.kind is not Kind.JURISDICTION:
                missed += [(entry.id, text) for text in texts if entry.id not in met(shipped.index(), text)]
    assert missed == []


RARE = st.sampled_from("qorvath zelmira ilmorin dravenka oskelund tirrimoor vashkeel brunnholt".split())
HEAD = st.sampled_from("University Institute Academy College Laboratory Center".split())
TAIL = st.sampled_from(["", " of Technology", " of Physics", " for Science and Engineering", " of Medicine", " 7"])
NAMES = st.builds(lambda rare, head, tail: f"{rare.title()} {head}{tail}", RARE, HEAD, TAIL)


@settings(deadline=None)
@given(NAMES, st.lists(NAMES, max_size=5))
def test_another_name_never_hides_an_entrys_own(name: str, others: list[str]) -> None:
    """Adding aliases to an entry loses no match of a name's exact text in its country."""
    index = made.index(made.entry("body", name, *others, country="NO"))
    (found,) = matches(index, [f"{name}, Norway"])
    assert (found.matched, found.ladder.word, found.confidence.word) == (name, "listed name", "certain")


@settings(deadline=None)
@given(NAMES)
def test_how_a_name_is_written_does_not_matter(name: str) -> None:
    """Case, spaces, apostrophes and diacritics inside words, composed or not: the name is met as itself."""
    index = made.index(made.entry("body", name, country="NO"))
    accented = name.replace("o", "ö").replace("a", "á")
    apart = unicodedata.normalize("NFD", accented)
    apostrophe = f"{name[:3]}’{name[3:]}"
    for printed in (
        name.upper(),
        name.lower(),
        name.replace(" ", "  "),
        f"\u200e{name}\u200f",
        accented,
        apart,
        apostrophe,
    ):
        (found,) = matches(index, [f"{printed}, Norway"])
        assert (found.ladder.word, found.confidence.word) == ("listed name", "certain"), printed


@settings(deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=5, unique_by=str.casefold), NAMES, st.permutations(range(5)))
def test_order_of_entries_does_not_matter(names: list[str], printed: str, order: list[int]) -> None:
    """The same matches, in the same order, however a list is sorted."""
    entries = [made.entry(name.lower().replace(" ", "-"), name, country="NO") for name in names]
    turned = [entries[at] for at in order if at < len(entries)]
    text = [f"{printed}, Norway"]
    assert matches(made.index(*entries), text) == matches(made.index(*turned), text)


def test_name_without_words_is_left_out() -> None:
    """It has no word by which it could be found, or none but the form of a company, which every company has."""
    entry = made.entry()
    assert listed_name("made", entry, Name("of the"), "of the") is None
    assert listed_name("made", entry, Name("Co., Ltd."), "Co., Ltd.") is None
    assert listed_name("made", entry, Name("Harbour"), "Harbour") is not None


def test_two_spellings_of_one_name_are_one() -> None:
    """An entry with both gives one match, in either spelling."""
    index = made.index(
        made.entry("body", "Qorvath Univ. of Technol.", "Qorvath University of Technology", country="NO")
    )
    for text in ("Qorvath University of Technology, Norway", "Qorvath Univ. of Technol., Norway"):
        (found,) = matches(index, [text])
        assert found.matched in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("P.N. Qorvath Institute, Norway", "certain"),
        ("P. N. Qorvath Institute, Norway", "certain"),
        ("PN Qorvath Institute, Norway", "certain"),
        ("Qorvath Institute, Norway", "probable"),
        ("Qorvath, P.N., Norway", None),
    ],
)
def test_initials_of_a_person_may_be_left_out(text: str, expected: str | None) -> None:
    """The Lebedev Institute is the P.N. Lebedev Institute."""
    index = made.index(made.entry("body", "P. N. Qorvath Institute", country="NO"))
    assert [match.confidence.word for match in matches(index, [text])] == ([expected] if expected else [])


def test_same_identifier_on_two_lists_meets_both() -> None:
    """Each list has its own consequences."""
    ror = "https://ror.org/0qorvat10"
    lists = [made.watchlist(made.entry("body", ror=ror, list_id=name), list_id=name) for name in ("one", "two")]
    found = matches(Index(lists), (), [made.institution(ror=ror)])
    assert [match.list_id for match in found] == ["one", "two"]


def test_what_one_list_meets_does_not_depend_on_the_others() -> None:
    """A campus that an advisory list names hides no university on the list that has effect in law."""
    campus = Name("Harbour Institute of Technology, Qorvath")
    lists = [
        made.watchlist(
            made.entry("body", "Harbour Institute of Technology", country="CN", list_id="law"), list_id="law"
        ),
        made.watchlist(made.entry("body", campus, country="CN", list_id="advice"), list_id="advice"),
    ]
    assert met(Index(lists), "Harbour Institute of Technology, Qorvath, China") == {"law/body", "advice/body"}


@pytest.mark.parametrize(
    ("weak", "strong", "printed", "expected"),
    [
        ("Institute of Solid Waves", ["Institute of Solid Waves of the Russian Academy of Sciences"], "", []),
        ("Institute of Solid Waves", ["Institute of Solid Waves of the Russian Academy of Sciences"], ", Russia",
         ["probable"]),
        ("Qorvath Polytechnic University",
         ["Qorvath Polytechnical University (QPU)", "Qorvath Polytechnical University"], ", Russia", ["certain"]),
    ],
)  # fmt: skip
def test_weak_name_stays_weak_where_a_strong_one_is_shortened_to_it(
    weak: str, strong: list[str], printed: str, expected: list[str]
) -> None:
    """Only where the same words are also listed as a strong name of their own are they strong."""
    index = made.index(made.entry("body", *strong, Name(weak, weak=True), country="RU"))
    assert [match.confidence.word for match in matches(index, [weak + printed])] == expected


def test_no_list_and_an_empty_list_meet_nothing() -> None:
    """Nor do they stumble over any kind of text."""
    for index in (Index([]), made.index()):
        assert matches(index, ["Kim Il Sung University, Pyongyang", "湖南大学", "Hunan Daxue", "HIT"]) == ()


def test_known_layout_changes_no_match() -> None:
    """Names that are only laid are weighed when a text asks for them, and a name that is no word of a body is not."""
    listed = made.watchlist(
        made.entry("body", "Northern Harbour University", "NHU", "CHU", "北港大学", "Институт физики Академии наук"),
        made.alphaland(),
        made.entry("other", "Harbour Institute of Physics, Plain Academy of Sciences"),
    )
    quick, slow = Index([listed], {listed.id: laid_out(listed)}), Index([listed])
    assert quick.spellings.vocabulary == slow.spellings.vocabulary
    for text in (
        "North. Harbour Univ., DPRK",
        "NHU, DPRK",
        "北港大学",
        "Harbour Inst. Phys., DPRK",
        "Alphaville",
        "CHU",
    ):
        assert matches(quick, [text]) == matches(slow, [text]), text
        assert matches(quick, [text]) == matches(slow, [text]), text


def test_index_can_be_kept_and_read_again() -> None:
    """What was laid out once for a long list may be stored; it meets the same names after."""
    index = shipped.index("ca-nro", "dprk")
    again = pickle.loads(pickle.dumps(index))  # noqa: S301 - our own bytes
    for text in (
        "Kim Il Sung University, Pyongyang",
        "哈尔滨工业大学",
        "Harbin Daxue",
        "Beihang Univ., China",
        "Elsewhere",
    ):
        assert matches(again, [text]) == matches(index, [text])
