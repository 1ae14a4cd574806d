"""Which listed bodies a printed affiliation meets, and which it must not."""

import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.matching import REMEMBERED, Index, matches
from rsscan.publications import Institution
from rsscan.severity import Confidence, Ladder
from rsscan.watchlist import Name
from tests import shipped
from tests.unit import made

CASES = Path(__file__).parents[1] / "cases" / "matching"


def cases(folder: Path = CASES) -> list[Any]:
    """Return every case of every file, under the file's name and the case's place in it."""
    return [
        pytest.param(case, id=f"{path.stem}-{number}")
        for path in sorted(folder.glob("*.yaml"))
        for number, case in enumerate(yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader), 1)
    ]


def index() -> Index:
    """Return the two lists on which the cases of matching rest."""
    return shipped.index("ca-nro", "dprk")


@pytest.mark.parametrize("case", cases())
def test_affiliation_meets_what_its_case_says(case: dict[str, Any]) -> None:
    """Every entry that is met, by which rung and how surely; nothing else is met."""
    texts = case.get("texts", [case["text"]] if "text" in case else [])
    bodies = [
        Institution(body["id"], body["name"], body.get("ror"), body.get("country"), (body["id"],))
        for body in case.get("institutions", [])
    ]
    found = matches(index(), texts, bodies, case.get("country"))
    assert {m.entry.id: f"{m.ladder.word}, {m.confidence.word}" for m in found} == case["expected"], case["why"]


def test_cases_cover_both_what_is_met_and_what_is_not() -> None:
    """A folder that was moved or emptied must not pass."""
    expected = [bool(case.values[0]["expected"]) for case in cases()]
    assert expected.count(True) > 50
    assert expected.count(False) > 70


# Rungs, on lists made for them


def test_lineage_meets_an_entry_that_includes_its_children() -> None:
    """A laboratory below the listed body is met by its ancestor's id, and the match names both values."""
    index = made.index(made.entry(openalex="https://openalex.org/I9"))
    (found,) = matches(index, (), [made.institution(5, "Harbour Laboratory", above=[9])])
    assert made.met([found]) == [("made/harbour", "lineage", "certain")]
    assert (found.query, found.matched) == ("https://openalex.org/I5", "https://openalex.org/I9")
    assert found.reasons[0].startswith("Harbour Laboratory stands below the listed body")


def test_lineage_meets_an_entry_by_the_ror_of_the_parent() -> None:
    """OpenAlex names a parent by its own id, the list by ROR: told which is which, they meet once, by the ROR."""
    ror = "https://ror.org/0abcdef12"
    child = made.institution(5, "Harbour Hospital", above=[8, 9])
    rors = {"https://openalex.org/I9": ror, "https://openalex.org/I8": None}
    for entry in (made.entry(ror=ror), made.entry(ror=ror, openalex="https://openalex.org/I9")):
        (found,) = matches(made.index(entry), (), [child], rors=rors)
        assert made.met([found]) == [("made/harbour", "lineage", "certain")]
        assert (found.query, found.matched) == ("https://openalex.org/I5", ror)
        assert found.reasons == (f"Harbour Hospital stands below the listed body in OpenAlex ({ror}).",)
    assert matches(made.index(made.entry(ror=ror)), (), [child]) == ()
    assert matches(made.index(made.entry(ror=ror, includes_children=False)), (), [child], rors=rors) == ()


def test_lineage_by_ror_is_doubted_where_print_names_another_country() -> None:
    """As by any identifier: the resolution may be wrong."""
    ror = "https://ror.org/0abcdef12"
    child = made.institution(5, "Harbour Hospital", above=[9])
    found = matches(
        made.index(made.entry(ror=ror)), ["Harbour Hospital, Oslo, Norway"], [child], rors={child.lineage[1]: ror}
    )
    assert made.met(found) == [("made/harbour", "lineage", "possible")]


def test_lineage_is_silent_where_an_entry_stands_for_itself_alone() -> None:
    """`includes: itself` says that bodies below it do not count; the body itself still does."""
    index = made.index(made.entry(openalex="https://openalex.org/I9", includes_children=False))
    assert matches(index, (), [made.institution(5, "Harbour Laboratory", above=[9])]) == ()
    assert made.met(matches(index, (), [made.institution(9, "A body")])) == [("made/harbour", "identifier", "certain")]


def test_a_body_without_id_name_and_country_meets_nothing() -> None:
    """Such institutions are in real records; an entry without identifiers must not meet them."""
    index = made.index(made.entry(), made.alphaland())
    assert matches(index, (), [Institution(None, None)]) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour Studies, Republic of Alphaland", "certain"),
        ("Harbour Studies, Alphaville", "probable"),
        ("Alphaville College", "probable"),
        ("Harbour Studies Alphaville", "probable"),
        ("Harbour Studies, in Alphaville", "probable"),
        ("甲国科学院", "certain"),
        ("Betatown, 777111", "possible"),
        ("Alphaville, Japan", "possible"),
        ("Republic of Alphaland, Japan", "probable"),
        ("Betatown", None),
        ("Betatown, Gammatown", None),
        ("777111", None),
        ("Alphaland Studies, Japan", None),
        ("Committee for Rights in Alphaville", None),
    ],
)
def test_jurisdiction_is_as_sure_as_its_marker(text: str, expected: str | None) -> None:
    """A country is certain, a city probable; beside another country both less so; weak markers only possible."""
    found = made.met(matches(made.index(made.alphaland()), [text]))
    assert found == ([("made/alphaland", "jurisdiction", expected)] if expected else [])


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("Northern Harbour University", None, "probable"),
        ("Northern Harbour University", "KP", "certain"),
        ("Northern Harbour University", "JP", "possible"),
        ("Northern Harbour University, Tokyo", "KP", "possible"),
        ("Northern Harbour University, North Korea", "JP", "certain"),
    ],
)
def test_hint_counts_only_where_the_text_names_no_country(text: str, hint: str | None, expected: str) -> None:
    """What is printed has more weight than what a caller believes."""
    found = made.met(matches(made.index(made.entry()), [text], country=hint))
    assert found == [("made/harbour", "listed name", expected)]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("NHU, Pyongyang", True),
        ("Nhu, Pyongyang", False),
        ("NHU", False),
        ("NHU, Tokyo", False),
        ("X-NHU Group, Pyongyang", False),
        ("HARBOURTON, Pyongyang", True),
        ("harbourton, Pyongyang", True),
    ],
)
def test_acronym_needs_its_capitals_and_a_place(text: str, met: bool) -> None:
    """Capitals tell an acronym from a word, and a weak name never matches alone."""
    index = made.index(made.entry("harbour", made.HARBOUR, Name("NHU", weak=True), "Harbourton"))
    assert bool(matches(index, [text])) is met


def test_reasons_of_another_kind_of_evidence_are_kept() -> None:
    """A name met twice is one reason; a name beside an identifier is two, the identifier's first."""
    index = made.index(made.entry(openalex="https://openalex.org/I9"))
    texts = ["Northern Harbour University, DPRK", "Northern Harbour University"]
    (twice,) = matches(index, texts)
    (resolved,) = matches(index, texts[:1], [made.institution(9, "A body")])
    assert len(twice.reasons) == 1
    assert [reason.split()[0] for reason in resolved.reasons] == ["OpenAlex", "“Northern"]
    assert (resolved.text, resolved.institution) == (texts[0], made.institution(9, "A body"))


@pytest.mark.parametrize("printed", ["Harbour-City University", "Harbour City University", "Harbourcity University"])
def test_spelling_that_stands_in_the_text_is_the_one_cited(printed: str) -> None:
    """Where several listed spellings meet a text alike, a reader finds the one that is printed there."""
    index = made.index(
        made.entry("city", "Harbour City University", "Harbour-City University", "Harbourcity University")
    )
    (found,) = matches(index, [f"{printed}, DPRK"])
    assert found.matched == printed


def test_name_without_a_word_meets_nothing() -> None:
    """A list made in code may hold one; it must not meet every text."""
    assert matches(made.index(made.entry("empty", "of the", "")), ["of the", "", "Northern Harbour University"]) == ()


def test_entry_without_a_country_is_never_certain() -> None:
    """There is nothing to agree with: probable when equal, possible when similar."""
    index = made.index(made.entry(country=None))
    assert made.met(matches(index, ["Northern Harbour University, Oslo, Norway"]))[0][2] == "probable"
    assert made.met(matches(index, ["Northern Harbuor University"]))[0][1:] == ("similar name", "probable")


def test_similar_name_needs_the_same_kind_of_body_and_the_same_numbers() -> None:
    """Words of kind and field must be equal, and the 7th institute is not the 9th."""
    index = made.index(made.entry("seventh", "7th Harbour Institute", country="CN"))
    assert made.met(matches(index, ["7th Harbuor Institute, China"])) == [("made/seventh", "similar name", "probable")]
    assert matches(index, ["7th Harbuor College, China"]) == ()
    assert matches(index, ["9th Harbour Institute, China"]) == ()
    assert matches(index, ["7th Harbuor Institute, Japan"]) == ()


def test_longer_listed_name_takes_the_shorter_within_it() -> None:
    """A name that is only part of another listed name is not the body that is meant."""
    index = made.index(
        made.entry("short", "Harbour University", country="CN"),
        made.entry("long", "Harbour University Northern Campus", country="CN"),
    )
    assert [m.entry.id for m in matches(index, ["Harbour University Northern Campus, China"])] == ["made/long"]
    assert [m.entry.id for m in matches(index, ["Harbour University, China"])] == ["made/short"]


def test_names_with_initials_that_are_read_as_one_word_are_found_whole() -> None:
    """The initials stand nowhere as they are read, and the country behind them is seen all the same."""
    index = made.index(made.entry("versol", "ヴェルソルＳ．Ｒ．Ｏ．", country="SK"))
    found = matches(index, ["ヴェルソルＳ．Ｒ．Ｏ．, Slovakia"])
    assert made.met(found) == [("made/versol", "listed name", "certain")]


def test_names_in_other_scripts_are_found_within_a_run_of_text() -> None:
    """Hangul and Han have no spaces to rely on; marks stored apart do not matter."""
    index = made.index(made.entry("native", "북항대학교", country="KP"))
    text = unicodedata.normalize("NFD", "물리학부북항대학교")
    assert made.met(matches(index, [text])) == [("made/native", "listed name", "probable")]


def test_memory_of_strings_is_bounded_and_changes_no_answer() -> None:
    """An index over millions of papers forgets when it is full, and reads again."""
    index = made.index(made.entry())
    first = matches(index, ["Northern Harbour University, DPRK"])
    index.printed.update({(str(n), None): ((), ()) for n in range(REMEMBERED)})
    assert matches(index, ["another string"]) == ()
    assert len(index.printed) == 1
    assert matches(index, ["Northern Harbour University, DPRK"]) == first


# Laws

TEXTS = [case.values[0]["text"] for case in cases() if "text" in case.values[0] and not case.id.startswith("canada")]
SPOKEN = [
    case.values[0]["text"]
    for case in cases()
    if "text" in case.values[0]
    and case.id.startswith(("dprk", "reorder", "native"))
    and not {"&", "<"} & set(case.values[0]["text"])
]


@settings(deadline=None)
@given(st.sampled_from(SPOKEN), st.randoms(use_true_random=False))
def test_spelling_without_meaning_does_not_matter(text: str, random: Any) -> None:
    """Case, kinds and numbers of spaces, marks on Latin letters, composed or decomposed: the same entries are met."""
    expected = made.met(matches(index(), [text]))
    accented = "".join(c + random.choice(["", "", "\u0301", "\u0306"]) if "a" <= c <= "z" else c for c in text)
    spaced = "".join(random.choice([" ", "  ", "\u00a0", " \u2009"]) if c == " " else c for c in text)
    decomposed = unicodedata.normalize("NFD", text)
    for variant in (text.upper(), text.swapcase(), accented, spaced, decomposed, f" {text}\n", f"\u200f{text}\u202c"):
        assert made.met(matches(index(), [variant])) == expected, variant


@settings(deadline=None)
@given(st.permutations(["Northern Harbour University, DPRK", "Harbour, Alphaville", "NORTHERN HARBOUR UNIV., DPRK"]))
def test_order_of_strings_and_bodies_does_not_matter(texts: list[str]) -> None:
    """The very same matches, with the same string cited."""
    index = made.index(made.entry(openalex="https://openalex.org/I9"), made.alphaland())
    bodies = [made.institution(n, f"Body {n}", above=[9]) for n in (7, 5, 6)]
    expected = matches(index, sorted(texts), sorted(bodies, key=lambda body: body.id or ""))
    assert matches(index, texts, bodies) == expected
    assert matches(index, texts[::-1], bodies[::-1]) == expected


def test_order_of_lists_does_not_matter() -> None:
    """Two lists that both name the body give the same matches, in the same order, whichever is read first."""
    one = made.watchlist(made.entry(), made.alphaland())
    two = made.watchlist(made.entry(list_id="other"), made.alphaland("other"), list_id="other")
    texts = ["Northern Harbour University, Alphaville"]
    assert matches(Index([one, two]), texts) == matches(Index([two, one]), texts)
    assert len(matches(Index([one, two]), texts)) == 4


@settings(deadline=None)
@given(st.sampled_from(TEXTS), st.sampled_from(TEXTS))
def test_another_string_never_hides_a_match(text: str, other: str) -> None:
    """What one printed affiliation shows stands, at least as surely, whatever is printed beside it."""
    together = {m.entry.id: m.confidence for m in matches(index(), [other, text])}
    for match in matches(index(), [text]):
        assert together[match.entry.id] >= match.confidence


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), max_size=300), st.sampled_from(["", "Kim Il Sung University, Pyongyang; "]))
def test_any_text_is_matched_without_an_error(text: str, before: str) -> None:
    """NULs, lone surrogates, direction marks: they end cleanly and hide nothing that stands before a boundary."""
    found = {m.entry.id for m in matches(index(), [before + text])}
    assert not before or "dprk/kim-il-sung-university" in found


@pytest.mark.parametrize("text", ["金日成総合大学\ud800", "\udfff 金日成総合大学, 平壌", "金日成綜合大學 \ud83d"])
def test_half_a_letter_beside_a_name_in_characters_hides_nothing(text: str) -> None:
    """JSON can carry one; the converter of characters refuses it."""
    assert "dprk/kim-il-sung-university" in {m.entry.id for m in matches(index(), [text])}


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "\0",
        "\ud800",
        "\u202e\u200f",
        "ﷺ",
        "e\u0301",
        "<",
        "&",
        "a.",
        ", ",
        "Kim Il Sung University ",
        "Harbin Institute of Technology of ",
        "North Korea studies ",
        "Pyongyang x ",
        "金日成総合大学",
        "harbim tecnology ",
    ],
)
def test_a_megabyte_ends_soon(unit: str) -> None:
    """A broken or hostile record costs seconds at most; usual ones take less than a thousandth of one."""
    began = time.process_time()
    matches(index(), [unit * (10**6 // len(unit))])
    assert time.process_time() - began < 10


HOSTILE = [
    "university ",
    "university, ",
    "of ",
    "Kim Il Sung University, ",
    "Harbin Institute of Technology; ",
    "HIT, Harbin, ",
    "Pyongyang, ",
    "DPRK; ",
    "hunandaxue ",
    "湖南大学",
    "김일성종합대학 ",
    "A.B.",
    "<b",
    "&amp;",
    "\u200f",
    "\ud800",
    "\0",
    "harbin",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_ten_thousand_repetitions_end_soon(unit: str) -> None:
    """No word, name or sign makes the program wait, however often it is repeated."""
    began = time.process_time()
    matches(index(), [unit * 10_000, f"{unit * 10_000}, China"])
    assert time.process_time() - began < 5


@pytest.mark.parametrize("unit", ["university ", "Harbin Institute of Technology, ", "Pyongyang, ", "Body; ", "x"])
def test_time_for_a_character_does_not_grow_with_the_text(unit: str) -> None:
    """A text eight times as long takes about eight times as long: bounded by the best of five, with room to spare."""

    def best(text: str) -> float:
        taken = []
        for number in range(5):
            began = time.process_time()
            matches(index(), [f"{text} {number}"])
            taken.append(time.process_time() - began)
        return min(taken)

    short, long = (best((unit * length)[:length]) for length in (1_200, 9_600))
    assert long < 8 * 4 * short + 0.05


@pytest.mark.parametrize("mark", ["\0", "\ud800", "\u202e", "\u200f", "\u2066", "\ufeff", "\U000e0001"])
def test_signs_without_meaning_around_a_name_do_not_matter(mark: str) -> None:
    """NULs, halves of surrogate pairs, direction marks: before, behind and between the words."""
    for text in (
        f"{mark}Kim Il Sung University, Pyongyang{mark}",
        f"Kim {mark}Il{mark} Sung University,{mark} Pyongyang",
        f"{mark}{mark}; Kim Il Sung University, Pyongyang",
    ):
        found = {match.entry.id: match.confidence.word for match in matches(index(), [text])}
        assert found["dprk/kim-il-sung-university"] == "certain", ascii(text)


# Of names that share words, the one that is meant


@pytest.mark.parametrize(
    ("one", "other", "text", "expected"),
    [
        ("Qorvath University", "Qorvath University of Arts", "Qorvath University of Arts", ["other"]),
        ("Qorvath University", "Qorvath University of Arts", "Qorvath University", ["one"]),
        ("Qorvath College", "Zelmira Academy, Qorvath College", "Zelmira Academy, Qorvath College", ["one", "other"]),
        ("Qorvath Institute", "Qorvath Institute, Zelmira Academy", "Qorvath Institute, Zelmira Academy", ["other"]),
        ("Qorvath University", "University of Qorvath", "Qorvath University", ["one", "other"]),
        ("Qorvath Zelmira College", "Qorvath Zelmeera College", "Qorvath Zelmira College", ["one"]),
        ("Qorvath Zelmira", "Zelmira University", "Qorvath Zelmira University", ["other"]),
        ("Qorvath University", "Zelmira Institute", "Qorvath University, Zelmira Institute", ["one", "other"]),
        (
            "Brunnhaltt Oskelunsk Zelmirand",
            "Zelmirand Academy",
            "Institute of Brunnholt Oskelund Zelmirand Academy",
            ["other"],
        ),
    ],
)
def test_of_two_listed_bodies_the_meant_one_is_met(one: str, other: str, text: str, expected: list[str]) -> None:
    """A name inside a longer one is passed over unless it fills a part of its own."""
    index = made.index(made.entry("one", one, country="NO"), made.entry("other", other, country="NO"))
    found = matches(index, [f"{text}, Norway"])
    assert sorted(match.entry.id for match in found) == [f"made/{slug}" for slug in expected]


@pytest.mark.parametrize("case", cases())
def test_parts_of_a_score_make_the_score(case: dict[str, Any]) -> None:
    """What an officer is shown adds up: 1 and every change is the score, cut at 1, or at 0.99 for a similar name."""
    for text in case.get("texts", [case["text"]] if "text" in case else []):
        for match in matches(index(), [text], country=case.get("country")):
            if match.parts:
                most = 0.99 if match.ladder is Ladder.SIMILAR_NAME else 1.0
                made_up = min(max(1 + sum(part.change for part in match.parts), 0.0), most)
                assert match.score == pytest.approx(made_up, abs=0.001), match.parts
                assert match.stands


@pytest.mark.parametrize("before", [9_000, 9_480, 9_990, 10_000, 19_000, 40_000])
def test_body_is_found_wherever_it_stands_in_a_text_too_long_to_read_at_once(before: int) -> None:
    """Pieces overlap, so that no name is cut in two; what stands last is read like what stands first."""
    index = made.index(made.entry("body", "Qorvath Institute of Ilmorin", country="NO"))
    crowd = ("Department of Physics; " * 4_000)[:before]
    (found,) = matches(index, [f"{crowd}; Qorvath Institute of Ilmorin, Norway; {crowd}"])
    assert (found.matched, found.confidence.word) == ("Qorvath Institute of Ilmorin", "certain")


PARENT, CHILD = (
    "Academy of Military Medical Sciences",
    "Academy of Military Medical Sciences Institute of Bioengineering",
)
LIKE, OTHER = "Qorvath Zelmira Institute of Physics", "Zelmira Qorvath Institute of Physics"


@pytest.mark.parametrize(
    ("name", "other", "shared", "is_met"),
    [
        (PARENT, CHILD, "", True),  # stands there exactly, inside a longer name
        (LIKE, OTHER, "", False),  # is only like what stands there
        (LIKE, OTHER, "Ilmorin Laboratories", True),  # but both lists mean one body
    ],
)
def test_name_of_another_list_hides_only_what_is_like_it(name: str, other: str, shared: str, is_met: bool) -> None:
    """What one list says exactly does not depend on others; likeness gives way to what the text really names."""
    text = f"{other}, Beijing, China"
    also = [shared] if shared else []
    one = made.watchlist(made.entry("body", name, *also, country="CN"))
    two = made.watchlist(made.entry("other", other, *also, country="CN", list_id="more"), list_id="more")
    assert [match.entry.id for match in matches(Index([one]), [text])] == ["made/body"]
    found = {match.entry.id for match in matches(Index([one, two]), [text])}
    assert found == ({"made/body", "more/other"} if is_met else {"more/other"})


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], "possible"),
        (["Somewhere, Japan"], "possible"),
        (["Department of Physics, Beijing, China"], "probable"),
    ],
)
def test_weak_name_of_a_resolved_body_needs_more_than_the_country_openalex_gives(
    texts: list[str], expected: str
) -> None:
    """A printed country supports it; a code that OpenAlex gives is no evidence of its own."""
    entry = made.entry("body", Name("University of Chemical Industry", weak=True), country="CN")
    body = made.institution(1, "University of Chemical Industry", country="CN")
    assert [match.confidence.word for match in matches(made.index(entry), texts, [body])] == [expected]


def test_name_that_openalex_gives_a_body_is_not_called_printed() -> None:
    """Where nothing is printed, the reason says whose name it is."""
    body = made.institution(1, "Northern Harbour University", country="KP")
    [match] = matches(made.index(made.entry()), [], [body])
    assert match.reasons == (
        "“Northern Harbour University” stands in the name that OpenAlex gives it, and its country or city agrees (KP).",
    )


def test_weak_name_that_says_its_city_is_not_alone() -> None:
    """The name of a resolved body is print too."""
    entry = made.entry("body", Name("University of Science", weak=True), country="CN", city="Hefei")
    body = made.institution(1, "University of Science, Hefei", country="CN")
    assert [match.confidence.word for match in matches(made.index(entry), [], [body])] == ["probable"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Northwestern Polytechnical University", ["probable"]),
        ("Northwestern Polytechnic University", ["possible"]),
        ("Northwestern Polytechnic University, Fremont, California", []),
        ("Northwestern Polytechnic University, Xi'an, China", ["certain"]),
    ],
)
def test_few_common_words_are_read_to_the_letter_where_no_place_is_printed(text: str, expected: list[str]) -> None:
    """Fremont, California has a Northwestern Polytechnic University, Xi'an a Northwestern Polytechnical one."""
    index = made.index(made.entry("body", "Northwestern Polytechnical University", country="CN", city="Xi'an"))
    assert [match.confidence.word for match in matches(index, [text])] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qorvath University Metro Station, Tehran, Iran", []),
        ("Qorvath University Street, Tehran, Iran", []),
        ("Qorvath University Hospital, Tehran, Iran", ["certain"]),
    ],
)
def test_station_called_after_a_university_is_no_part_of_it_and_its_hospital_is(text: str, expected: list[str]) -> None:
    """Who works at the hospital works for the university; who lives at the station need not."""
    index = made.index(made.entry("body", "Qorvath University", country="IR", city="Tehran"))
    assert [match.confidence.word for match in matches(index, [text])] == expected


@pytest.mark.parametrize("acronym", ["BK", "E.S."])
def test_two_letters_and_a_legal_form_meet_nothing(acronym: str) -> None:
    """Neither alone nor with their country, and nobody's initials."""
    index = made.index(made.entry("body", Name(f"{acronym} Co.", weak=True), Name(acronym, weak=True), country="IR"))
    for text in (f"{acronym} Co., Tehran, Iran", f"{acronym} Co.", f"{acronym} Rao, Sharif University, Iran"):
        assert matches(index, [text]) == ()


def test_what_openalex_knows_of_a_ror_id_counts_and_is_said_of_that_id() -> None:
    """By the OpenAlex id, by the name there and by the country; nobody resolved an affiliation."""
    known = made.institution(9, "Northern Harbour University", country="KP")
    body = Institution("https://openalex.org/F1", "A made ward", "https://ror.org/0abcdef12", known=known)
    by_id = made.index(made.entry("ward", "Ombrash Ward", openalex="https://openalex.org/I9"))
    (met,) = matches(by_id, (), (body,))
    assert met.ladder is Ladder.IDENTIFIER
    assert met.institution == body
    said = "The ROR id that is given is in OpenAlex that of the listed body: Northern Harbour University"
    assert met.reasons == (f"{said} (https://openalex.org/I9).",)
    (named,) = matches(made.index(made.entry()), (), (body,))
    assert named.reasons[0].startswith(
        "“Northern Harbour University” stands in the name that OpenAlex gives the body with that ROR id, "
    )
    (placed,) = matches(made.index(made.alphaland()), (), (body,))
    assert placed.confidence is Confidence.POSSIBLE
    assert placed.reasons[0].startswith(
        "In OpenAlex its ROR id places Northern Harbour University in Republic of Alphaland; no printed address"
    )
