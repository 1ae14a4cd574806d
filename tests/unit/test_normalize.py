"""Spelling is folded, boundaries are kept."""

import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rsscan.matching.normalize import HARD, SCRIPT, SOFT, TEXT_LIMIT, fold, read_as, squeezed, words
from rsscan.matching.repair import repaired

LATIN = st.text(alphabet="abcdefghijklmnopqrstuvwxyzàçéîñöūšžæœ '-,.", max_size=40)


def forms(text: str) -> list[str]:
    """Return the words that are compared."""
    return [word.form for word in words(fold(text))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KIM IL SUNG", "kim il sung"),
        ("P'yŏngyang", "Pyongyang"),
        ("P’yongyang", "Pyongyang"),
        ("Kim Ch'aek", "Kim Chaek"),
        ("Kim Ch‘aek", "Kim Chaek"),
        ("People's", "Peoples"),
        ("People?s", "Peoples"),
        ("People\ufffds", "Peoples"),
        ("People&#39;s", "People's"),
        ("People&rsquo;s", "People's"),
        ("<i>Pyongyang</i>,", " Pyongyang ,"),
        ("Pyong-tute", "Pyongtute"),
        ("HarbinInstitute ofTechnology", "Harbin Institute of Technology"),
        ("Kim#N#Chaek", "Kim Chaek"),
        ("Kim\n    Chaek", "Kim Chaek"),
        ("Ｐｙｏｎｇｙａｎｇ", "Pyongyang"),
        ("Strasse", "Straße"),
        ("Łódź", "Lodz"),
        ("København", "Kobenhavn"),
        ("Pyong\u200byang", "Pyongyang"),
        ("\u202bPyongyang\u202c", "Pyongyang"),
        ("Pyong\u00adyang", "Pyongyang"),
    ],
)
def test_what_readers_hold_equal_is_folded_equal(one: str, other: str) -> None:
    """Case, width, diacritics, apostrophes, entities, tags and unseen marks do not matter."""
    assert fold(one).split() == fold(other).split()


@pytest.mark.parametrize(("one", "other"), [("ハ", "バ"), ("か", "が"), ("Kim", "Kin"), ("27th", "28th")])
def test_what_readers_hold_different_stays_different(one: str, other: str) -> None:
    """A mark on a kana makes another sound, and a letter or digit another word."""
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["김일성종합대학", "平壌がくいん", "P'yŏngyang", "Hŭich’ŏn", "Đà Nẵng"])
def test_composed_and_decomposed_text_is_one(text: str) -> None:
    """Files and forms differ in how they store marks and syllables; readers do not see it."""
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@settings(deadline=None)
@given(LATIN)
def test_case_and_decomposition_never_matter(text: str) -> None:
    """For any text in Latin letters but one with a hyphen before a space: only small letters show a broken line."""
    assume("- " not in text)
    assert forms(text.upper()) == forms(text)
    assert forms(unicodedata.normalize("NFD", text)) == forms(unicodedata.normalize("NFC", text))


@settings(deadline=None)
@given(LATIN, st.integers(2, 5))
def test_spacing_never_matters(text: str, times: int) -> None:
    """Neither how many spaces stand somewhere nor of which kind."""
    assert forms(text.replace(" ", " " * times)) == forms(text)
    assert forms(text.replace(" ", "\u00a0")) == forms(text)
    assert forms(f"  {text} ") == forms(text)


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_is_folded(text: str) -> None:
    """Surrogates, marks and unassigned characters included; its words stand in it one after the other."""
    folded, at = fold(text), 0
    for word in words(folded):
        at = folded.index(word.raw, at)
    assert at <= len(folded)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Univ. of Technol.", ["university", "technology"]),
        ("Inst. Sci. & Technol.", ["institute", "science", "technology"]),
        ("Natl. Univ. Defence Technology", ["national", "university", "defense", "technology"]),
        ("Academy of the Sciences", ["academy", "science"]),
        ("D.P.R. of Korea", ["dpr", "korea"]),
        ("D. P. R. of Korea", ["dpr", "korea"]),
        ("U.S.A", ["usa"]),
        ("No.1 Faculty", ["no", "1", "faculty"]),
        ("Qorvath MC", ["qorvath", "medical", "center"]),
        ("CHU Qorvath", ["center", "hospital", "university", "qorvath"]),
        ("A Qorvath e Zelmira", ["qorvath", "zelmira"]),
        ("", []),
        ("of the", []),
        ("!?—", []),
    ],
)
def test_usual_abbreviations_and_initials_are_written_out(text: str, expected: list[str]) -> None:
    """Joining words are left out, abbreviations made equal, initials joined."""
    assert forms(text) == expected


@pytest.mark.parametrize(
    ("text", "boundaries"),
    [
        ("one two", [HARD, 0]),
        ("one  two", [HARD, 0]),
        ("one, two", [HARD, SOFT]),
        ("one (two) six", [HARD, SOFT, SOFT]),
        ("one-two", [HARD, 0]),
        ("one - two", [HARD, SOFT]),
        ("one: two/six", [HARD, SOFT, SOFT]),
        ("one “two” six", [HARD, SOFT, SOFT]),
        ("one; two", [HARD, HARD]),
        ("one, ; two", [HARD, HARD]),
        ("one, of; two", [HARD, HARD]),
        ("one; of, two", [HARD, HARD]),
        ("one of, two", [HARD, SOFT]),
        ("one & two", [HARD, 0]),
        ("qorvath. two", [HARD, SOFT]),
        ("qorvath.two", [HARD, 0]),
        ("univ. two", [HARD, 0]),
        ("qorv. two", [HARD, 0]),
        ("technol. two", [HARD, 0]),
    ],
)
def test_boundary_before_a_word_is_hard_soft_or_none(text: str, boundaries: list[int]) -> None:
    """A comma, bracket or dash parts softly, a semicolon hard; a full stop only after what is no abbreviation."""
    assert [word.boundary for word in words(fold(text))] == boundaries


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Harbin University", ""),
        ("University of Harbin", "of"),
        ("University of the Harbin", "of"),
        ("The Harbin", ""),
        ("Science & Harbin", "and"),
        ("Rights in Korea", "in"),
        ("Universidade e Harbin", "e"),
        ("Hepatitis a Harbin", "a"),
    ],
)
def test_joining_word_is_remembered(text: str, link: str) -> None:
    """The university of a place and a university with that name have the same words, but not the same meaning."""
    assert words(fold(text))[-1].link == link


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One; Two", ["one", "two"]),
        ("One|Two\nThree\tFour", ["one", "two", "three", "four"]),
        ("One<br/>Two<br>Three</p>Four", ["one", "two", "three", "four"]),
        ("One<li class='x'>Two</DIV>Three#TAB#Four", ["one", "two", "three", "four"]),
        ("One <b>Two</b><sup>Three</sup> <a href='x'>Four</a>", ["one two three four"]),
        ("One#N#Two\n  Three", ["one two three"]),
        ("One&#59; Two", ["one", "two"]),
        ("One；Two", ["one", "two"]),
        ("; ;", []),
        ("", []),
    ],
)
def test_hard_boundaries_part_affiliations(text: str, parts: list[str]) -> None:
    """Semicolons, bars, tabs and lines, also as tags, entities or full-width signs."""
    found: list[list[str]] = []
    for word in words(fold(text)):
        if word.boundary == HARD:
            found.append([])
        found[-1].append(word.raw)
    assert [" ".join(part) for part in found] == parts


@pytest.mark.parametrize("text", ["x" * 10**6, "ﷺ" * 10**6, "<" * 10**6])
def test_no_more_than_the_limit_is_read(text: str) -> None:
    """Nor more after signs that unfold to many letters."""
    assert len(fold(text)) <= TEXT_LIMIT


@pytest.mark.parametrize(
    ("text", "answer"), [("平壌", True), ("평양", True), ("ピョンヤン", True), ("Pyongyang", False), ("Москва", False)]
)
def test_scripts_without_spaces_are_known(text: str, answer: bool) -> None:
    """Han, kana and Hangul are searched for without word boundaries."""
    assert bool(SCRIPT.search(fold(text))) is answer


def test_squeezed_text_has_letters_and_digits_only() -> None:
    """A stray space inside a word does not matter there."""
    assert squeezed(fold("Republic of K orea, 999-093")) == "republicofkorea999093"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kim Il Sung\nUniversity, Pyongyang", ["kim", "il", "sung", "university", "pyongyang"]),
        ("Laboratory\nof Optics", ["laboratory", "optics"]),
        ("Institute of theRussian Academy", ["institute", "russian", "academy"]),
    ],
)
def test_name_broken_over_lines_or_run_into_an_article_is_one(text: str, expected: list[str]) -> None:
    """Columns break a line before the kind of body or a joining word; nothing but the break is lost."""
    found = words(fold(text))
    assert [word.form for word in found] == expected
    assert [word.boundary for word in found[1:4]].count(HARD) == 0


def test_body_on_a_line_of_its_own_stays_apart() -> None:
    """A line that begins with a name begins another body."""
    found = words(fold("Nagoya University\nKim Chaek University"))
    assert [word.boundary for word in found] == [HARD, 0, HARD, 0, 0]


def test_long_run_of_signs_is_a_boundary_like_a_short_one() -> None:
    """However many: it is read anew each time and not remembered."""
    for signs, boundary in (("," * 40, SOFT), (", ; " * 10, HARD), (" " * 40, 0)):
        assert [word.boundary for word in words(fold(f"one{signs}two"))] == [HARD, boundary]


@pytest.mark.parametrize(
    ("text", "expected"), [("Seoul Natl Univ. ;", True), ("Seoul Natl Univ", False), ("a Univ.", True)]
)
def test_last_word_may_be_abbreviated(text: str, expected: bool) -> None:
    """Its full stop is read though no word follows."""
    assert words(fold(text))[-1].abbreviated is expected


@given(st.text(max_size=60))
def test_characters_fold_alike_alone_and_together(text: str) -> None:
    """Folding letter by letter, where it is allowed, is folding the whole."""
    assume(repaired(text) == text)  # what was broken on the way is mended first, whatever stands beside it
    assert fold(f"{text}\u09cb") == fold(text) + "\u09cb"  # a Bengali vowel makes the whole be folded at once


@pytest.mark.parametrize(
    ("text", "boundaries"),
    [
        ("Univ. of Electron. Sci. & Technol. of China", [HARD, 0, 0, 0, 0]),
        ("Department of Physics. University of Oslo", [HARD, 0, SOFT, 0]),
        ("Physics. Univ. of Oslo", [HARD, 0, 0]),
        ("Mathematics. Oslo", [HARD, SOFT]),
    ],
)
def test_full_stop_ends_a_part_after_a_long_word_unless_abbreviations_follow(text: str, boundaries: list[int]) -> None:
    """ISO 4 leaves long stems: "Electron." is no end of a part before "Sci."."""
    assert [word.boundary for word in words(fold(text))] == boundaries


@pytest.mark.parametrize("text", ["R&D Center", "R & D Center", "R&amp;D Center"])
def test_research_and_development_is_read_in_short(text: str) -> None:
    """Only where it is printed so: "RD" may be anything."""
    assert forms(text) == ["research", "development", "center"]


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("Defence Industries Organisation", "Defense Industries Organization"),
        ("Centre for Agricultural Mechanisation", "Center for Agricultural Mechanization"),
        ("ORGANISATIONS OF INDUSTRIALISATION", "Organizations of Industrialization"),
    ],
)
def test_british_and_american_spellings_are_the_same_words(british: str, american: str) -> None:
    """A list and a paper may each write the other's."""
    assert forms(british) == forms(american)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Fac. of Physics, Kim Il Sung Univ.; Plain Univ., Oslo",
            "faculty physics | kim il sung university || plain university | oslo",
        ),
        ("  ", ""),
        ("Institut für Physik", "institute physics"),
    ],
)
def test_what_was_compared_can_be_read(text: str, read: str) -> None:
    """One bar where another part begins, two where another body does."""
    assert read_as(text) == read
