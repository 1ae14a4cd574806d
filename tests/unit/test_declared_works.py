"""Works that an application names and the source does not: found by title, or told."""

from dataclasses import replace
from datetime import date

import pytest

from rsscan.declaration import DeclaredPerson, DeclaredWork, Place
from rsscan.declared import Applicant
from rsscan.declared_works import Writers, works_gaps, writers
from rsscan.publications import Author, Work
from rsscan.subject import Gap, Subject
from tests.unit import made

TITLE = "Slip detection from motor current alone"
DOI = "https://doi.org/10.5555/preprint"
ADA = Writers(("Ada Example",))


def declared(
    title: str | None = TITLE,
    *authors: str,
    doi: str | None = None,
    year: int | None = 2020,
    file: str = "pubs",
    line: int = 3,
    forthcoming: bool = False,
    own: bool = False,
) -> DeclaredWork:
    """Make a declared work."""
    return DeclaredWork(Place(file, line), doi, title, year, authors, forthcoming, own)


def read(title: str = TITLE, number: int = 1, doi: str | None = None) -> Work:
    """Make a work that was read."""
    return replace(made.work(number), title=title, doi=doi)


def gaps(
    *works: DeclaredWork, among: tuple[Work, ...] = (), whose: Writers = ADA, since: date | None = None
) -> list[Gap]:
    """Return what is said of works; their DOIs are known to nobody unless a work that was read has them."""
    known = {work.doi for work in among}
    unknown = [one.doi for one in works if one.doi and one.doi not in known]
    found = works_gaps(works, among, unknown, whose, made.terms(made.watchlist(made.entry()), since=since))
    assert {gap.code for gap in found} <= {"RS903"}
    return found


@pytest.mark.parametrize("doi", [None, DOI])
def test_a_work_that_was_read_is_found_by_its_title(doi: str | None) -> None:
    """Whether the application gives no DOI or that of the preprint; it is told, and holds nothing back."""
    (gap,) = gaps(declared("Slip detection: from motor current ALONE", doi=doi), among=(read(),))
    assert gap.detail.startswith("1 work of the application was found by title, not by DOI: ")
    assert gap.detail.endswith("(pubs:3) is https://openalex.org/W1.")
    assert not gap.blocks_verdict


def test_a_title_of_another_language_is_known_from_another_file() -> None:
    """One file gives the DOI of a work that was read, another the same title without it."""
    work = read("Slip", doi=DOI)
    (gap,) = gaps(declared(doi=DOI), declared(file="cv"), among=(work,))
    assert gap.detail.endswith(f"(cv:3) is {DOI}.")
    assert gaps(declared(doi=DOI), among=(work,)) == []


@pytest.mark.parametrize("doi", [None, DOI])
def test_what_nobody_looked_at_is_said_once_and_holds_back_the_verdict(doi: str | None) -> None:
    """A title that only resembles one finds nothing; the subject's own works stand first."""
    works = [
        declared(f"Made work number {n}", "A. Example", file="cv", line=n, doi=doi and f"{doi}{n}") for n in (1, 2)
    ]
    (gap,) = gaps(declared("Others'", "Bob Else"), *works, among=(read("Made work number 3"),))
    first = f"{DOI}1" if doi else '"Made work number 1"'
    assert gap.detail.startswith("3 works of the application were found neither by DOI nor by title, and not read: ")
    assert f": {first} (cv:1), " in gap.detail
    assert gap.detail.endswith("It gives 2 of these, named first, as the subject's own.")
    assert gap.blocks_verdict


@pytest.mark.parametrize(
    ("work", "blocks"),
    [
        (declared(TITLE, "Example, Ada", "Else, Bob"), True),
        (declared(TITLE, "Else B", "Example AB"), True),
        (declared(TITLE, "EXAMPLE, A."), True),
        (declared(TITLE, "Else, Bob"), False),
        (declared(TITLE, "Else, Bob", "others"), False),
        (declared(TITLE, "金 哲"), True),
        (declared(TITLE), False),
        (declared(None, own=True), True),
        (declared(None), False),
        (declared(TITLE, "Else, Bob", own=True), True),
        (declared(TITLE, "Ada Example", year=None), True),
        (declared(TITLE, "Ada Example", year=2019), False),
        (declared(TITLE, "Ada Example", year=2027), False),
        (declared(TITLE, "Ada Example", year=None, forthcoming=True), False),
        (declared(TITLE, "Ada Example", year=2025, forthcoming=True), False),
        (declared(TITLE, "Ada Example", year=2024, forthcoming=True), True),
    ],
)
def test_only_an_own_work_that_is_out_and_judged_holds_back(work: DeclaredWork, blocks: bool) -> None:
    """By its authors or the kind of its file; not one in press, unless for years, and not one before the window."""
    (gap,) = gaps(work, since=date(2020, 3, 1))
    assert gap.blocks_verdict == blocks
    assert gap.detail.endswith("own." if blocks else "own that has appeared and would be judged.")


def test_a_list_that_names_the_subject_on_most_works_is_the_subjects() -> None:
    """So is a work in it whose authors are cut or left out; not one by others, nor one of a list of references."""
    own = [declared(f"Own work number {n}", "Ada Example", doi=f"{DOI}{n}", file="own") for n in (1, 2)]
    reference = [declared(f"Reference number {n}", "Bob Else", doi=f"{DOI}{n}", file="refs") for n in (3, 4)]
    known = [read(number=n, doi=f"{DOI}{n}") for n in range(1, 5)]
    for file, blocks in (("own", True), ("refs", False)):
        for authors in ((), ("Bob Else", "et al.")):
            (gap,) = gaps(*own, *reference, declared("Unread", *authors, file=file), among=tuple(known))
            assert gap.blocks_verdict == blocks


def test_a_work_that_several_files_name_is_one() -> None:
    """By its DOI, or by title and year; the longest of titles is not printed whole."""
    same = [declared("Long " * 40, doi=DOI), declared(None, doi=DOI, file="list")]
    (gap,) = gaps(*same, declared("A, B"), declared("a b", file="cv"))
    assert gap.detail.startswith("2 works ")
    (gap,) = gaps(declared('Long “of” "marks" ' * 20))
    assert len(gap.detail) < 400
    assert gap.detail.count('"') == 2


def test_whose_works_they_are_is_told_by_the_files_and_the_records() -> None:
    """Names of the rows and of the profile."""
    row = DeclaredPerson("subject", "Ada Example", Place("cv", 1))
    one = Applicant((row, DeclaredPerson("subject", None, Place("a", 1))))
    subject = Subject("x", profiles=(Author("A1", "A. Example", alternatives=("Ada Example", "見本 エイダ")),))
    assert writers([one]) == Writers(("Ada Example",))
    assert writers([one], subject).names == ("Ada Example", "A. Example", "見本 エイダ")
    assert writers([]) == Writers()
    (gap,) = gaps(declared(TITLE, "Ada Example"), whose=Writers())
    assert not gap.blocks_verdict
