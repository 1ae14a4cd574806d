"""Identifiers that a user types are all right or all told."""

from collections.abc import Callable

import pytest

from rsscan.errors import InputError
from rsscan.inputs.subjects import institution_ids, is_name_of_institution, person_ids, work_ids


def test_persons_are_named_by_orcid_or_openalex_id() -> None:
    """In full form, in the order given, each once."""
    assert person_ids(["0000-0002-1825-0097", "a5023888391", "https://orcid.org/0000000218250097"]) == (
        "https://orcid.org/0000-0002-1825-0097",
        "https://openalex.org/A5023888391",
    )
    assert person_ids([]) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("0000-0002-1825-0098", "the checksum of this ORCID iD is wrong"),
        ("A9999999999", "is OpenAlex's id for no author at all"),
        ("A5317838346", "is OpenAlex's id for no author at all"),
        ("W2741809807", "is neither an ORCID iD"),
        ("Josiah Carberry", "is neither an ORCID iD"),
        ("", "is neither an ORCID iD"),
    ],
)
def test_wrong_person_is_told(text: str, told: str) -> None:
    """A mistyped digit, an id of nobody, a work, a name."""
    with pytest.raises(InputError) as raised:
        person_ids([text])
    assert raised.value.problems[0].startswith(f"{text}: {told}")


def test_works_are_named_by_doi_or_openalex_id() -> None:
    """In full form, in the order given, each once."""
    assert work_ids(["10.7717/PeerJ.4375", "W2741809807", "doi:10.7717/peerj.4375"]) == (
        "https://doi.org/10.7717/peerj.4375",
        "https://openalex.org/W2741809807",
    )


@pytest.mark.parametrize("read", [person_ids, work_ids])
def test_every_wrong_identifier_is_told_at_once(read: Callable[[list[str]], tuple[str, ...]]) -> None:
    """Nothing is looked up while one of them is wrong."""
    with pytest.raises(InputError) as raised:
        read(["wrong", "10.7717/peerj.4375" if read is work_ids else "A5023888391", "T10017"])
    assert [problem.split(":")[0] for problem in raised.value.problems] == ["wrong", "T10017"]


def test_institutions_are_read_in_any_usual_form_and_each_wrong_id_is_named() -> None:
    """A ROR id with a mistyped character is found out before anything is asked."""
    assert institution_ids(["032000T02", "ror.org/032000t02", "i40"]) == (
        "https://ror.org/032000t02", "https://openalex.org/I40",
    )  # fmt: skip
    with pytest.raises(InputError) as caught:
        institution_ids(["032000t03", "A5023888391"])
    assert list(caught.value.problems) == [
        "032000t03: the checksum of this ROR id is wrong; a character is mistyped",
        "A5023888391: is neither a ROR id (032000t02) nor an OpenAlex institution id (I40120149)",
    ]


@pytest.mark.parametrize("damaged", [
    "032000t0", "https://ror.org/032000t0", "O32000t02", "032000t02,01zxpj864", "032000t02 01zxpj864", "A5023888391",
    "https://openalex.org/I", "10.1234/abc", "Q42", "grid.26999.3d", "0000-0002-1825-0097", "ror:03",
])  # fmt: skip
def test_what_looks_like_an_identifier_is_no_name(damaged: str) -> None:
    """Looked for as a name it would find nothing, as if the institution were unknown."""
    assert not is_name_of_institution(damaged)


@pytest.mark.parametrize("name", [
    "Quiet College", "MIT", "A*STAR", "3M", "CEA/Saclay", "01.org", "Université Paris 8", "Pavia I1 laboratory",
    "北京航空航天大学", "TU9", "Ω",
])  # fmt: skip
def test_names_of_institutions_are_names(name: str) -> None:
    """With digits, strokes and in any script."""
    assert is_name_of_institution(name)
