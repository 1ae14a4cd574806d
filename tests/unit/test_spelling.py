"""What a printed word may stand for among the words of the lists, told by which names are met."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.matching import matches
from rsscan.matching.spelling import NOTHING, SLIP, Spellings
from tests.unit import made

WORDS = (
    "qorvathian",
    "zelmira",
    "harbour",
    "sung",
    "institute",
    "university",
    "optics",
    "oil",
    "marlowe",
    "interferomet",
)
SPELLINGS = Spellings(WORDS, frozenset({"qorvathian", "zelmira", "harbour"}))


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("zelmira", "zelmira"),
        ("univ", "university"),
        ("zelmirra", "zelmira"),
        ("zelmria", "zelmira"),
        ("elmira", "zelmira"),
        ("zelmir", "zelmira"),
        ("harbours", "harbour"),
        ("qorvatian", "qorvathian"),
        ("qorvvatian", "qorvathian"),
        ("qorvattian", "qorvathian"),
        ("marlovve", "marlowe"),
        ("rnarlowe", "marlowe"),
        ("marl0we", "marlowe"),
        ("oii", "oil"),
    ],
)
def test_slip_is_read_as_the_word_it_is_like(printed: str, meant: str) -> None:
    """One slip in a word of five letters, two in a long one, and what scanning confuses."""
    assert meant in [word for word, _ in SPELLINGS[printed].words]


@pytest.mark.parametrize(
    "printed",
    [
        "zolmiro",
        "sunk",
        "sing",
        "qorvatixx",
        "harbor1234",
        "1234567",
        "medicine",
        "optical",
        "",
        "的",
        "xarboux",
        "yarbouk",
    ],
)
def test_other_word_stays_another(printed: str) -> None:
    """Two slips in a short word, both ends changed, a number, a word that is known: none is a misspelling."""
    assert not SPELLINGS[printed].words


def test_likelier_of_two_ways_to_a_word_counts() -> None:
    """Two slips from "universidad" and one from "university" make one slip, in whatever order they are tried."""
    assert SPELLINGS["univercity"].words == (("university", 1 - SLIP),)


def test_plural_is_nearer_than_a_slip_and_the_word_itself_nearest() -> None:
    """So that the plural of a name is not taken for a misspelling of it."""
    likeness = [SPELLINGS[printed].words[0][1] for printed in ("harbour", "harbours", "harbout")]
    assert likeness == sorted(likeness, reverse=True)
    assert len(set(likeness)) == 3


@pytest.mark.parametrize(
    ("printed", "halves"),
    [
        ("zelmirauniversity", ("zelmira", "university")),
        ("zelmirauniv", ("zelmira", "university")),
        ("instharbour", ("institute", "harbour")),
        ("instituteuniversity", ("institute", "university")),
        ("zelmirastation", None),
        ("zelmira", None),
    ],
)
def test_two_words_glued_are_parted(printed: str, halves: tuple[str, str] | None) -> None:
    """Both must be words of the lists."""
    assert SPELLINGS[printed].halves == halves


def test_word_that_names_have_is_not_taken_for_two() -> None:
    """Biomedical is not "bio medical": it is a word of its own, known from many names of bodies."""
    spellings = Spellings(["bio", "medical", "airs", "force"], frozenset({"medical"}))
    assert spellings["biomedical"].halves is None
    assert spellings["airsforce"].halves == ("airs", "force")


@pytest.mark.parametrize(
    ("one", "other", "meant"),
    [("zel", "mira", "zelmira"), ("qorvath", "ian", "qorvathian"), ("su", "ng", None), ("zel", "mire", None)],
)
def test_word_printed_as_two_is_joined(one: str, other: str, meant: str | None) -> None:
    """But not to a short one, which would be chance."""
    assert SPELLINGS.joined(one, other) == meant


@pytest.mark.parametrize(
    ("printed", "answer"),
    [("zel", True), ("ze", True), ("z", False), ("zelmir", False), ("instit", True), ("x", False)],
)
def test_beginning_of_a_listed_word_is_known(printed: str, answer: bool) -> None:
    """So that only few words are tried together with the next one."""
    assert SPELLINGS[printed].begins is answer


@pytest.mark.parametrize(
    ("printed", "meant"),
    [("opt", ("optics",)), ("interf", ("interferomet",)), ("op", ()), ("opticz", ()), ("optic", ()), ("xyz", ())],
)
def test_beginning_of_a_word_may_abbreviate_it(printed: str, meant: tuple[str, ...]) -> None:
    """Two letters could be anything, and a word less its last letter is a misspelling."""
    assert SPELLINGS[printed].shortens == meant


def test_abbreviation_of_two_words_may_mean_either() -> None:
    """The Web of Science prints "Nat" for natural; others print it for national, its usual form."""
    spellings = Spellings({"national", "natural", "materials"}, frozenset())
    assert spellings["nat"].words == (("national", 1.0), ("natural", 0.95))
    assert spellings["mat"].words == (("materials", 0.95),)
    assert Spellings({"national"}, frozenset())["nat"].words == (("national", 1.0),)


def test_beginning_of_too_many_words_abbreviates_none() -> None:
    """It says nothing which one is meant."""
    many = [f"zel{first}{second}qq" for first in "abcdefg" for second in "abcdefg"]
    assert Spellings(many, frozenset())["zel"].shortens == ()
    assert len(Spellings(many[:30], frozenset())["zel"].shortens) == 30


def test_word_that_concerns_no_list_means_nothing() -> None:
    """Nor is it worked out twice."""
    spellings = Spellings(WORDS, frozenset())
    assert spellings["blumenkohl"] is NOTHING
    assert spellings["blumenkohl"] is NOTHING
    assert list(spellings) == ["blumenkohl"]


@settings(deadline=None)
@given(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=20), st.randoms(use_true_random=False)
)
def test_meaning_depends_on_no_order(word: str, random: object) -> None:
    """The lists' words may come in any order."""
    for words in (WORDS[::-1], sorted(WORDS), [*WORDS, *WORDS]):
        assert Spellings(words, frozenset({"qorvathian", "zelmira", "harbour"}))[word] == SPELLINGS[word]


@pytest.mark.parametrize(
    ("text", "rung"),
    [
        ("Qorvathian Institute of Interferometry, Norway", "listed name"),
        ("QorvathianInstitute of Interferometry, Norway", "listed name"),
        ("Qorvathianinstitute of Interferometry, Norway", "listed name"),
        ("Qorvath ian Institute of Interferometry, Norway", "listed name"),
        ("Qorvathian Inst. of Interferom., Norway", "similar name"),
        ("Qorvathian Inst Interf, Norway", "similar name"),
        ("Qorvathian Institute of Interferom, Norway", None),
        ("Qorvathian Institute of Interferometrology, Norway", None),
        ("Qorvatian Institute of Interferometry, Norway", "similar name"),
        ("Qorvath, ian Institute of Interferometry, Norway", None),
    ],
)
def test_name_is_met_through_what_its_words_may_stand_for(text: str, rung: str | None) -> None:
    """Abbreviations count in a text that abbreviates; glued and parted words are the name's own."""
    index = made.index(made.entry("body", "Qorvathian Institute of Interferometry", country="NO"))
    assert [match.ladder.word for match in matches(index, [text])] == ([rung] if rung else [])


@pytest.mark.parametrize(
    "text",
    [
        "Qorvathian MC, Norway",
        "Qorvathian Med. Ctr., Norway",
        "Qorvathian Medical Center, Norway",
    ],
)
def test_abbreviation_of_several_words_stands_for_each(text: str) -> None:
    """“MC” is a medical center, “CHU” a university hospital center."""
    index = made.index(made.entry("body", "Qorvathian Medical Center", country="NO"))
    assert [match.confidence.word for match in matches(index, [text])] == ["certain"]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("universitaetsklinik", "universitatsklinik"),
        ("goettingen", "gottingen"),
        ("muenchhausen", "munchhausen"),
        ("aeaeae", None),
        ("univertsitat", "university"),
    ],
)
def test_umlauts_written_out_and_misspelt_kinds_are_known(printed: str, meant: str | None) -> None:
    """Databases print "ae" for "ä"; "Univertsität" is a slip of a word that means university."""
    words = ["universitatsklinik", "gottingen", "munchhausen", "university"]
    known = Spellings(words, frozenset(words))[printed].words
    assert (known[0][0] if known else None) == meant


def test_memory_of_spellings_is_bounded() -> None:
    """A hundred million texts hold more spellings than a machine should keep; what is forgotten is worked out again."""
    spellings = Spellings(["qorvath"], frozenset({"qorvath"}), remembered=10)
    for number in range(100):
        assert spellings[f"word{number}"] is NOTHING
        assert len(spellings) <= 10
    assert spellings["qorvath"].words == (("qorvath", 1.0),)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("the qorvathian coast", True),
        ("the qorvathia coast", True),
        ("the qorv athian coast", True),
        ("the qo zelmira coast", False),
        ("the qorvathianzelmira coast", True),
        ("un chu de zelmira", True),
        ("zelmira zelm other zelmirx", False),
        ("", False),
    ],
)
def test_text_leads_on_only_if_it_may_hold_an_anchor(text: str, answer: bool) -> None:
    """It is asked twice, of words that are new and of words that are known."""
    spellings = Spellings(["qorvathian", "zelmira", "hospital"], frozenset({"qorvathian", "hospital"}))
    assert [spellings.lead(text.split()) for _ in range(2)] == [answer, answer]
