"""Identifiers that a user types are all right or all told."""

from collections.abc import Callable

import pytest

from rsscan.errors import InputError
from rsscan.inputs.subjects import person_ids, work_ids


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
