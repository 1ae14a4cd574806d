"""What a run is reckoned to cost: of which server, in how many calls, and for how long."""

from rsscan.sources import service
from rsscan.sources.estimate import NOTHING, Range, Stage, stages, total

OPENALEX = service.openalex(None)


def parts(*beside: service.Service) -> dict[str, Stage]:
    """Return what a hundred persons with an identifier and five without cost, by the names of the parts."""
    return {part.name: part for part in stages(100, 5, (OPENALEX, *beside))}


def test_a_registry_that_is_not_asked_costs_nothing() -> None:
    """OpenAlex alone is asked for profiles, works and what hangs on them."""
    alone = parts()
    assert not [name for name in alone if "ORCID" in name or "Crossref" in name]
    assert parts(service.orcid(), service.crossref(None)).items() > alone.items()


def test_a_record_is_asked_for_each_and_the_works_that_it_names_of_openalex() -> None:
    """The record costs a call of ORCID's, the works calls and credits of OpenAlex's, at the pace of either."""
    asked = parts(service.orcid())
    record, works = asked["ORCID records"], asked["works of ORCID records"]
    assert (record.calls, record.credits) == (Range(0, 100), NOTHING)
    assert record.minutes == Range(0, 100 / 2 / 60)
    assert works.credits == Range(0, 800)
    assert works.minutes.most == works.calls.most / 8 / 60


def test_who_gives_an_address_is_not_reckoned_slower_and_all_parts_add_up() -> None:
    """One question follows the other, so the answers set the pace; the sum has every part."""
    for mailto in (None, "librarian@example.org"):
        asked = tuple(stages(100, 5, (OPENALEX, service.crossref(mailto))))
        (lists,) = (part for part in asked if part.name == "author lists of Crossref")
        assert lists.minutes.most == lists.calls.most / 0.5 / 60
        whole = total(asked)
        assert whole.calls.most == sum(part.calls.most for part in asked)
        assert whole.minutes.most == sum(part.minutes.most for part in asked)
    assert total(()).calls == NOTHING
