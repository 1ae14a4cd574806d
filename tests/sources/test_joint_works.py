"""What an institution published with listed bodies, from every source; each finds what it can see and says the rest."""

import gzip
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rsscan.assessment import Assessment
from rsscan.errors import NotFound
from rsscan.sources import open_source
from rsscan.sources.recorded import Recorded
from tests.openalex_server import Fault, OpenAlexServer, World, made_institution_record
from tests.sources import blocking, details, openalex
from tests.sources.joint import HOME_ID, HOME_ROR, LISTS, institutions, scanned, terms_on, works, world
from tests.sources.snapshot.stores import store_of

BY_IDENTIFIER = {
    ("made/tidal", "W1", 2), ("made/tidal", "W2", 2), ("made/tidal", "W9", 2),
    ("made/driftwood", "W3", 1), ("made/driftwood", "W9", 3), ("made/kp", "W4", 132),
}  # fmt: skip
"""Each listed body with the works and the places in bylines where it stands, as far as OpenAlex resolved it."""

BY_NAME = {("made/kelp", "W6", 2), ("made/kelp", "W10", 2)}
"""What is printed and was resolved to nothing."""


def met(found: Assessment) -> set[tuple[str, str, int]]:
    """Return where listed bodies were met in the window."""
    return {
        (finding.match.entry.id, piece.work.id.rpartition("/")[2], piece.authorship.position)
        for finding in found.findings
        for piece in finding.evidence
        if piece.work and piece.authorship and piece.in_window
    }


def recorded(folder: Path) -> Recorded:
    """Write the world into one file, and open it."""
    (folder / "records").mkdir()
    lines = "\n".join(json.dumps(one) for one in (*works(), *institutions()))
    (folder / "records" / "all.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    return Recorded(folder / "records")


def test_openalex_finds_every_joint_work_it_resolved_and_says_what_it_was_not_asked_for(tmp_path: Path) -> None:
    """Bodies below on both sides, one person at both, the 132nd author; four credits, and one name is left."""
    with OpenAlexServer(world()) as server:
        source = openalex(server, cache_for=0)
        found = scanned(source, terms_on(tmp_path))
    assert met(found) == BY_IDENTIFIER
    assert found.joint is not None
    assert (found.joint.works, found.joint.of) == (5, 8)
    assert [(one.entry, len(one.works)) for one in found.joint.partners] == [
        ("made/tidal", 3), ("made/driftwood", 2), ("made/kp", 1),
    ]  # fmt: skip
    assert "Listed bodies without a ROR or OpenAlex id: 1 of 4" in details(found)
    assert blocking(found) == {"RS903"}
    assert (source.spent.calls, source.spent.credits) == (6, 4)


@pytest.mark.parametrize("identifier", [HOME_ROR, HOME_ID])
def test_records_at_hand_show_what_is_printed_alone_too(tmp_path: Path, identifier: str) -> None:
    """A folder has every byline, so names are found as well, and nothing holds the verdict back."""
    found = scanned(recorded(tmp_path), terms_on(tmp_path), identifier)
    assert met(found) == BY_IDENTIFIER | BY_NAME
    assert blocking(found) == set()
    assert found.joint is not None
    assert (found.subject.id, found.joint.works, found.joint.of) == (HOME_ROR, 7, 8)


def test_a_store_shows_the_same(tmp_path: Path) -> None:
    """The bylines of all works are read."""
    store = store_of(tmp_path, works(), [], institutions())
    for identifier in (HOME_ROR, HOME_ID):
        found = scanned(open_source(f"snapshot:{store}"), terms_on(tmp_path), identifier)
        assert met(found) == BY_IDENTIFIER | BY_NAME
        assert found.joint is not None
        assert (found.subject.id, found.joint.works, found.joint.of) == (HOME_ROR, 7, 8)


def test_an_institution_that_nobody_knows_is_said(tmp_path: Path) -> None:
    """It is not known which of its works there are, so nothing is clear."""
    store = store_of(tmp_path, works(), [], institutions())
    with OpenAlexServer(world()) as server:
        for source in (openalex(server), recorded(tmp_path), open_source(f"snapshot:{store}")):
            found = scanned(source, terms_on(tmp_path), "https://ror.org/0zzzzzz02")
            assert blocking(found) == {"RS901"}
            assert found.joint is None


def test_a_body_that_only_bylines_show_is_known_to_records(tmp_path: Path) -> None:
    """No record of it was kept, and its works were."""
    with recorded(tmp_path) as source:
        assert source.institution("https://openalex.org/I50").country == "KP"
        with pytest.raises(NotFound):
            source.institution("https://openalex.org/I404")


def test_what_is_listed_above_an_institution_is_told_and_what_lies_beside_is_not_asked_for(tmp_path: Path) -> None:
    """The listed body stands on all of its works, so that asking for it would ask for all of them."""
    above = ["https://openalex.org/I1", "https://openalex.org/I30"]
    home = made_institution_record("I1", "Northern Harbour University", "0aaaaaa42", "NO", lineage=above)
    rows = [home, *institutions()[1:]]
    with OpenAlexServer(World(authors=[], works=works(), institutions=rows)) as server:
        found = scanned(openalex(server), terms_on(tmp_path))
    assert {finding.relation.word for finding in found.findings} == {"own", "coauthor"}
    assert "Works with other bodies below I30 were not looked for." in details(found)
    assert {body for body, _, _ in met(found)} == {"made/driftwood", "made/kp", "made/tidal"}


def test_a_ror_id_that_openalex_does_not_know_is_counted(tmp_path: Path) -> None:
    """Nothing is found by it, and that is said."""
    text = LISTS.replace("0bbbbbb17", "0dddddd64")
    with OpenAlexServer(world()) as server:
        found = scanned(openalex(server), terms_on(tmp_path, text))
    assert "Listed bodies whose ROR id OpenAlex does not know: 1" in details(found)


def test_a_failure_on_the_way_is_a_gap_and_keeps_what_came_before(tmp_path: Path) -> None:
    """One list fails, and the other stays."""
    with OpenAlexServer(world()) as server:
        server.add(Fault.status(400, times=None, path="country_code%3AKP|country_code:KP"))
        found = scanned(openalex(server, cache_for=0), terms_on(tmp_path))
    assert "RS907" in blocking(found)
    assert met(found) == BY_IDENTIFIER - {("made/kp", "W4", 132)}


_YEARS = ", ".join(f'{{"key": "{year}", "count": 3}}' for year in range(1800, 2000))


@pytest.mark.parametrize(("fault", "said"), [
    (Fault.status(400, times=None, path="group_by"), "answered 400"),
    (Fault.wrong_shape('{"meta": {"count": 0}, "results": []}', times=None, path="group_by"), "counted nothing"),
    (Fault.wrong_shape(f'{{"group_by": [{_YEARS}]}}', times=None, path="group_by"), "of 200 years and no more"),
], ids=["failing", "a list", "cut"])  # fmt: skip
def test_without_a_count_by_year_every_joint_work_is_found(tmp_path: Path, fault: Fault, said: str) -> None:
    """It fails, is a list in place of groups, or is cut at 200 of them: then nothing is told of a share, and why."""
    with OpenAlexServer(world()) as server:
        server.add(fault)
        found = scanned(openalex(server, cache_for=0), terms_on(tmp_path))
    assert met(found) == BY_IDENTIFIER
    assert found.joint is not None
    assert found.joint.of is None
    (gap,) = (gap for gap in found.gaps if gap.code == "RS907")
    assert said in gap.detail
    assert "How many works the institution has in each year is not known." in gap.detail
    assert not gap.blocks_verdict


def test_more_works_than_are_read_are_a_gap(tmp_path: Path) -> None:
    """Somebody's partner may be listed, with whom it writes by the thousand; what was read whole lacks nothing."""
    said = "works were found, and no more were read; a later --since asks for fewer."
    with OpenAlexServer(world()) as server:
        found = scanned(openalex(server), terms_on(tmp_path), most=1)
    assert said in details(found)
    assert "RS903" in blocking(found)
    whole = scanned(recorded(tmp_path), terms_on(tmp_path), most=3)
    assert said not in details(whole)
    assert blocking(whole) == set()


def test_bodies_with_an_identifier_that_openalex_did_not_recognize_are_not_called_absent(tmp_path: Path) -> None:
    """All of a list have one, and still a printed name may have been resolved to nothing: never clear by that."""
    kelp = "entries:\n  - {id: made/kelp, names: [{value: Kelp Propulsion Bureau, lang: en}], country: CN, "
    text = LISTS.partition("entries:")[0] + kelp + 'openalex: "https://openalex.org/I90"}\n'
    with OpenAlexServer(world()) as server:
        found = scanned(openalex(server), terms_on(tmp_path, text))
    assert met(found) == set()
    assert "Listed bodies looked for by identifier alone: 1 of 1" in details(found)
    assert blocking(found) == {"RS903"}


def test_the_window_is_the_one_that_was_asked_for(tmp_path: Path) -> None:
    """Without one it is five years; with one, what is older is found too."""
    since = replace(terms_on(tmp_path), since=date(2009, 1, 1))
    found = scanned(recorded(tmp_path), since)
    assert ("made/tidal", "W5", 2) in met(found)


def test_asked_wide_openalex_finds_names_where_it_resolved_any_body_of_their_country(tmp_path: Path) -> None:
    """All works with China are read and matched by what is printed; what was resolved to nothing stays unseen."""
    with OpenAlexServer(world()) as server:
        found = scanned(openalex(server), terms_on(tmp_path), wide=True)
    assert met(found) == BY_IDENTIFIER | {("made/kelp", "W10", 2)}
    assert "Listed bodies looked for by name alone: 1 of 4" in details(found)
    assert blocking(found) == {"RS903"}
