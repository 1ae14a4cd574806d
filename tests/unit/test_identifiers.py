"""Identifiers are read in any usual form and kept in one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan import identifiers

CARBERRY = "https://orcid.org/0000-0002-1825-0097"
ENDS_IN_X = "https://orcid.org/0000-0002-1694-233X"


@pytest.mark.parametrize(
    "written",
    [
        "0000-0002-1825-0097",
        "0000000218250097",
        "  0000-0002-1825-0097\n",
        "orcid:0000-0002-1825-0097",
        "ORCID: 0000-0002-1825-0097",
        "http://orcid.org/0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-0097/",
        "https://www.orcid.org/0000-0002-1825-0097",
        "orcid.org/0000-0002-1825-0097",
        "HTTPS://ORCID.ORG/0000-0002-1825-0097",
    ],
)
def test_orcid_is_read_in_any_usual_form(written: str) -> None:
    """With and without hyphens, prefix, address, spaces: one full URL."""
    assert identifiers.orcid(written) == CARBERRY


def test_orcid_ends_in_a_capital_x() -> None:
    """The check character ten is written X whatever the case it was typed in."""
    assert identifiers.orcid("0000-0002-1694-233x") == ENDS_IN_X


@pytest.mark.parametrize(
    "written",
    [
        "",
        "A5023888391",
        "0000-0002-1825-009",
        "0000-0002-1825-00971",
        "X000-0002-1825-0097",
        "0000-0002-1825-0097 and more",
        "https://example.org/0000-0002-1825-0097",
        "٠٠٠٠-٠٠٠٢-١٨٢٥-٠٠٩٧",
    ],
)
def test_what_is_no_orcid_is_not_read_as_one(written: str) -> None:
    """Too short, too long, elsewhere, or in digits that no ORCID iD is written in."""
    assert identifiers.orcid(written) is None


@pytest.mark.parametrize("full", [CARBERRY, ENDS_IN_X, "https://orcid.org/0000-0001-5109-3700"])
def test_published_orcids_pass_the_checksum(full: str) -> None:
    """The examples that ORCID itself prints are right."""
    assert identifiers.orcid_checksum_holds(full)


@settings(deadline=None)
@given(place=st.integers(0, 15), step=st.integers(1, 9))
def test_one_mistyped_digit_breaks_the_checksum(place: int, step: int) -> None:
    """ISO 7064 mod 11-2 detects every change of a single digit."""
    digits = list("0000000218250097")
    digits[place] = str((int(digits[place]) + step) % 10)
    assert not identifiers.orcid_checksum_holds(identifiers.orcid("".join(digits)) or "")


@settings(deadline=None)
@given(place=st.integers(0, 14))
def test_two_swapped_digits_break_the_checksum(place: int) -> None:
    """ISO 7064 mod 11-2 detects every swap of unequal neighbours."""
    digits = list("0000000218250097")
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    changed = "".join(digits)
    assert identifiers.orcid_checksum_holds(identifiers.orcid(changed) or "") == (changed == "0000000218250097")


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("A5023888391", "https://openalex.org/A5023888391"),
        ("a5023888391", "https://openalex.org/A5023888391"),
        ("https://openalex.org/A5023888391", "https://openalex.org/A5023888391"),
        ("https://openalex.org/authors/a5023888391/", "https://openalex.org/A5023888391"),
        ("https://api.openalex.org/works/W2741809807", "https://openalex.org/W2741809807"),
        ("openalex:I27837315", "https://openalex.org/I27837315"),
        ("F4320332161", "https://openalex.org/F4320332161"),
        ("T10017", None),
        ("A", None),
        ("5023888391", None),
        ("ı123", None),
        ("A٣", None),
    ],
)
def test_openalex_id_is_read_in_any_usual_form(written: str, full: str | None) -> None:
    """Short, lower-case and address forms of authors, works, institutions and funders; nothing else."""
    assert identifiers.openalex(written) == full


def test_openalex_id_of_another_kind_is_refused() -> None:
    """A work is no author, however well its id is formed."""
    assert identifiers.openalex("W2741809807", "A") is None
    assert identifiers.openalex("A5023888391", "A") == "https://openalex.org/A5023888391"


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("10.7717/peerj.4375", "https://doi.org/10.7717/peerj.4375"),
        ("10.1103/PhysRevB.94.125139", "https://doi.org/10.1103/physrevb.94.125139"),
        ("doi:10.7717/peerj.4375", "https://doi.org/10.7717/peerj.4375"),
        ("DOI: 10.7717/peerj.4375.", "https://doi.org/10.7717/peerj.4375"),
        ("https://dx.doi.org/10.7717/peerj.4375", "https://doi.org/10.7717/peerj.4375"),
        ("https://doi.org/10.1002%2F%28sici%291097", "https://doi.org/10.1002/(sici)1097"),
        (" 10.1016/S0140-6736(05)67665-1, ", "https://doi.org/10.1016/s0140-6736(05)67665-1"),
        ("10.1234/", None),
        ("10.1234/.", None),
        ("10.12/abc", None),
        ("11.1234/abc", None),
        ("10.1234/a b", None),
        ("10.1234/a\x00b", None),
        ("10.1234/\udcff", None),
        ("peerj.4375", None),
    ],
)
def test_doi_is_read_in_any_usual_form(written: str, full: str | None) -> None:
    """Prefix, address, percent-encoding, capitals and end punctuation do not matter; damage is refused."""
    assert identifiers.doi(written) == full


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("01zxpj864", "https://ror.org/01zxpj864"),
        ("https://ror.org/01ZXPJ864", "https://ror.org/01zxpj864"),
        ("ror:01zxpj864", "https://ror.org/01zxpj864"),
        ("ror.org/01zxpj864", "https://ror.org/01zxpj864"),
        ("11zxpj864", None),
        ("01zxpi864", None),
        ("01zxpj86", None),
        ("01zxpj86x", None),
    ],
)
def test_ror_is_read_in_any_usual_form(written: str, full: str | None) -> None:
    """Nine characters of ROR's own alphabet (no I, L, O, U), of which the first is 0 and the last two digits."""
    assert identifiers.ror(written) == full


@pytest.mark.parametrize(("written", "holds"), [
    ("01zxpj864", True), ("032000t02", True), ("03yrm5c26", True), ("00wtvt142", True),
    ("01zxpj846", False), ("01zxjp864", False), ("032000t03", False),
])  # fmt: skip
def test_ror_checksum_finds_a_wrong_and_an_exchanged_character(written: str, holds: bool) -> None:
    """The last two digits are computed from the seven before."""
    assert identifiers.ror_checksum_holds(f"https://ror.org/{written}") is holds


@pytest.mark.parametrize(
    ("written", "item"),
    [
        ("Q39980", "Q39980"),
        ("q39980", "Q39980"),
        ("https://www.wikidata.org/wiki/Q39980", "Q39980"),
        ("http://www.wikidata.org/entity/Q39980", "Q39980"),
        ("Q0", None),
        ("P31", None),
    ],
)
def test_wikidata_item_is_read_in_any_usual_form(written: str, item: str | None) -> None:
    """Items only, as `Q` and a number."""
    assert identifiers.wikidata(written) == item


@pytest.mark.parametrize(
    ("full", "bare"),
    [
        (CARBERRY, "0000-0002-1825-0097"),
        ("https://openalex.org/A1", "A1"),
        ("https://doi.org/10.1234/abc", "10.1234/abc"),
        ("https://ror.org/01zxpj864", "01zxpj864"),
        ("byline:x.txt", "byline:x.txt"),
    ],
)
def test_bare_identifier_has_no_address(full: str, bare: str) -> None:
    """What a table shows is the identifier without its URL."""
    assert identifiers.bare(full) == bare


@settings(deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_text_is_an_identifier_or_none(text: str) -> None:
    """Nothing that is typed raises, and what is accepted is read again as itself."""
    for read in (identifiers.orcid, identifiers.openalex, identifiers.doi, identifiers.ror, identifiers.wikidata):
        full = read(text)
        assert full is None or read(full) == full


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see doi:10.5555/Abc.", ["10.5555/abc"]),
        ("(https://doi.org/10.1007%2Fs10664-020-1), 10.1007/s10664-020-1", ["10.1007/s10664-020-1"]),
        ("10.1016/S0140-6736(05)66544-X)", ["10.1016/s0140-6736(05)66544-x"]),
        (
            "10.1002/(SICI)1097-0258(1998)17:8<857::AID-SIM777>3.0.CO;2-E;",
            ["10.1002/(sici)1097-0258(1998)17:8<857::aid-sim777>3.0.co;2-e"],
        ),
        ("10.5555/b,10.5555/a;https://doi.org/10.5555/c", ["10.5555/b", "10.5555/a", "10.5555/c"]),
        ("https://www.example.org/articles/10.5555/a.1/full", ["10.5555/a.1"]),
        ("<a>10.5555/a</a>「10.5555/b」", ["10.5555/a", "10.5555/b"]),
        ("110.5555/a 1.10.5555/a 10.55/a 10.5555/", []),
        ("10.5555/" + "a" * 2000, []),
    ],
)
def test_dois_are_found_in_running_text(text: str, found: list[str]) -> None:
    """Without the end of a sentence or a bracket that is not theirs; each once, in the order of the text."""
    assert [identifiers.bare(full) for full in identifiers.dois_within(text)] == found


def test_orcids_are_found_in_running_text() -> None:
    """Only with hyphens, and only those that agree with their check digit."""
    text = (
        "ORCID https://orcid.org/0000-0002-1694-233x, 0000-0002-1825-0097; 0000-0002-1825-0098, 1-0000-0002-1825-0097"
    )
    assert identifiers.orcids_within(text) == [ENDS_IN_X, CARBERRY]


@given(text=st.text(alphabet="10.5/ab()[]{}<>;,%2F '", max_size=60))
def test_a_doi_that_is_found_is_read_again_as_itself(text: str) -> None:
    """What is found in a text has the one full form."""
    for full in identifiers.dois_within("10.5555/" + text):
        assert identifiers.doi(full) == full
