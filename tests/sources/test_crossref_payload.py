"""Crossref's JSON is read as author lists, whatever of it is missing or damaged."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rsscan.errors import SourceError
from rsscan.publications import Institution
from rsscan.sources.crossref_payload import bylines_from

LINE: dict[str, Any] = {
    "given": "Anna",
    "family": "Berg",
    "sequence": "first",
    "ORCID": "http://orcid.org/0000-0002-1825-0097",
    "authenticated-orcid": False,
    "affiliation": [
        {
            "name": "Made University",
            "department": ["Physics"],
            "place": ["Ulm, Germany"],
            "acronym": ["MU"],
            "id": [{"id": "https://ror.org/032000t02", "id-type": "ROR", "asserted-by": "publisher"}],
        },
        {"name": "Made Institute"},
    ],
}


def answer(*lines: Any, doi: Any = "10.1234/ABC") -> dict[str, Any]:
    """Return an answer for one work."""
    return {"status": "ok", "message-type": "work", "message": {"DOI": doi, "author": [*lines]}}


def test_a_line_is_read_with_name_orcid_affiliations_and_ror_ids() -> None:
    """An affiliation is one text with its department and place; a DOI is written as everywhere."""
    [byline] = bylines_from(answer(LINE))
    [line] = byline.authorships
    assert (byline.doi, byline.registry) == ("https://doi.org/10.1234/abc", "Crossref")
    assert (line.position, line.name, line.orcid) == (1, "Anna Berg", "https://orcid.org/0000-0002-1825-0097")
    assert line.texts == ("Physics, Made University, Ulm, Germany", "Made Institute")
    assert line.institutions == (Institution(None, None, "https://ror.org/032000t02"),)


def test_a_list_of_works_gives_each_its_byline() -> None:
    """What a filter answers stands under `items`."""
    works = [{"DOI": "10.1234/a", "author": [LINE]}, {"DOI": "10.1234/b"}, {"author": [LINE]}, None]
    found = list(bylines_from({"message": {"items": works}}))
    assert [(byline.doi[-1], len(byline.authorships)) for byline in found] == [("a", 1), ("b", 0)]


def test_a_group_and_a_person_with_one_name_are_read_by_it() -> None:
    """A consortium has `name`; some people have no given name."""
    [byline] = bylines_from(answer({"name": "The Made Consortium"}, {"family": "Suharto"}, {}))
    assert [line.name for line in byline.authorships] == ["The Made Consortium", "Suharto", None]


def test_an_orcid_id_that_cannot_be_one_is_not_read() -> None:
    """The last character is a checksum."""
    [byline] = bylines_from(answer({"family": "Berg", "ORCID": "http://orcid.org/0000-0002-1825-0098"}))
    assert byline.authorships[0].orcid is None


def test_an_acronym_stands_for_a_body_without_a_name() -> None:
    """It is what was printed; ids of other registries than ROR are left."""
    row = {"acronym": ["MU"], "id": [{"id": "grid.1.2", "id-type": "GRID"}, {"id": "no ROR", "id-type": "ROR"}, 3]}
    [byline] = bylines_from(answer({"family": "Berg", "affiliation": [row]}))
    assert byline.authorships[0].texts == ("MU",)
    assert byline.authorships[0].institutions == ()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=100)
@given(
    st.dictionaries(st.sampled_from([*LINE]), JSON),
    st.dictionaries(st.sampled_from([*LINE["affiliation"][0]]), JSON),
    JSON,
)
def test_whatever_is_missing_or_wrong_a_line_keeps_its_place(line: Any, row: Any, other: Any) -> None:
    """Damage takes away what it hits and nothing else."""
    damaged = {**LINE, "affiliation": [{**LINE["affiliation"][0], **row}, other]}
    [byline] = bylines_from(answer({**LINE, **line}, damaged, LINE))
    assert [one.position for one in byline.authorships] == [1, 2, 3]
    assert byline.authorships[2].texts == ("Physics, Made University, Ulm, Germany", "Made Institute")


@settings(max_examples=50)
@given(JSON)
def test_an_answer_that_is_none_is_refused(anything: Any) -> None:
    """It must not be taken for one that says that there is nothing."""
    with pytest.raises(SourceError, match="neither a work nor a list"):
        bylines_from(anything)
