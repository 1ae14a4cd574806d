"""How well the words of a listed name stand in a printed affiliation, on names that no other body has.

Each law is a table of a listed name and a printed one; what is asserted is what a reader is told: surely, less surely
("doubtful"), or not at all ("none"). Every printed affiliation names the entry's country, so that words alone decide.
"""

import pytest

from rsscan.matching import matches
from rsscan.severity import Confidence
from tests.unit import made


def told(listed: str, printed: str, city: str | None = None) -> str:
    """Say how surely a printed affiliation meets an entry of this one name."""
    found = matches(made.index(made.entry("body", listed, country="NO", city=city)), [f"{printed}, Norway"])
    if not found:
        return "none"
    return "certain" if found[0].confidence is Confidence.CERTAIN else "doubtful"


@pytest.mark.parametrize(
    ("listed", "printed", "expected"),
    [
        ("Qorvath University", "Qorvath University", "certain"),
        ("7th Qorvath Institute", "Qorvath Institute", "none"),
        ("Qorvath Institute IV", "Qorvath Institute", "none"),
        ("Qorvath Zelmira Ilmorin 7 Institute", "Qorvath Zelmira Ilmorin Institute", "none"),
        ("Qorvath Zelmira Ilmorin IV Institute", "Qorvath Zelmira Ilmorin Institute", "none"),
        ("Qorvath Medical University", "Qorvath University", "none"),
        ("Qorvath Zelmira Medical University", "Qorvath Zelmira University", "none"),
        ("Qorvath Zelmira Food University", "Qorvath Zelmira University", "doubtful"),
        ("Qorvath Group Co. Ltd.", "Qorvath Group", "doubtful"),
        ("Qorvath Zelmira University", "Qorvath University", "none"),
    ],
)
def test_word_that_is_missing_costs_what_it_tells(listed: str, printed: str, expected: str) -> None:
    """A number or a qualifier makes another body, a word of a field little, a legal form nothing."""
    assert told(listed, printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Qorvath Univ Sci & Technol", "none"),
        ("QORVATH UNIV TRADIT CHINESE MED", "none"),
        ("Qorvath Univ Med Sci", "none"),
        ("Qorvath Univ Educ Sci Technol Phys Chem", "none"),
        ("Qorvath Univ Natl Key Lab", "doubtful"),
        ("Qorvath Univ, Sci & Technol Pk", "certain"),
    ],
)
def test_short_form_without_of_goes_on(printed: str, expected: str) -> None:
    """Indexes print "Univ Sci & Technol" for "University of Science and Technology": a field behind is another body."""
    assert told("Qorvath University", printed) == expected


@pytest.mark.parametrize(
    ("listed", "printed", "expected"),
    [
        ("Qorvath Zelmira Ilmorin University", "Qorvath Zelmira Ilmorin", "doubtful"),
        ("Qorvath Zelmira Ilmorin University", "Qorvath Zelmira Ilmorin Stadium", "none"),
        ("Qorvath Zelmira Ilmorin University", "Qorvath Zelmira Ilmorin College", "none"),
        ("Qorvath Zelmira Ilmorin University", "College Qorvath Zelmira Ilmorin", "none"),
        ("Qorvath Zelmira Ilmorin University", "Qorvath Zelmira Ilmorin, College", "doubtful"),
        ("Qorvath University", "Qorvath", "none"),
        ("Qorvath University", "Qorvath Institute", "none"),
        ("Qorvath University", "Institute Qorvath", "none"),
        ("Qorvath Zelmira University", "Qorvath Zelmira", "none"),
    ],
)
def test_kind_of_body_may_be_left_out_of_long_names_but_not_replaced(listed: str, printed: str, expected: str) -> None:
    """A college is not the university of its name, and a short name is lost with its kind."""
    assert told(listed, printed) == expected


@pytest.mark.parametrize(
    ("listed", "printed", "expected"),
    [
        ("Qorvath University", "Qorvath Medical School", "doubtful"),
        ("Qorvath Ilmorin Norway University", "Qorvath Ilmorin Norway Medical School", "none"),
        ("Qorvath University", "Qorvath School of Medicine", "doubtful"),
        ("Qorvath University", "Department of Physics, Qorvath Medical School", "doubtful"),
        ("Qorvath University", "The Zelmira Qorvath Medical School", "none"),
        ("Qorvath University", "Qorvath, School of Medicine", "none"),
        ("Qorvath University", "Qorvath Medical College", "none"),
        ("Oslo University", "Oslo Medical School", "none"),
        ("Qorvath Zelmira Ilmorin University", "Qorvath Zelmira Ilmorin School of Medicine", "none"),
    ],
)
def test_university_may_be_named_by_its_school(listed: str, printed: str, expected: str) -> None:
    """Harvard Medical School is Harvard's, but the medical school of a city is not its university's."""
    assert told(listed, printed, city="Oslo") == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Qorvath Institute Oslo", "certain"),
        ("Qorvath Institute, Oslo", "certain"),
        ("Qorvath Institute", "doubtful"),
        ("Qorvath Institute, Bergen", "none"),
        ("Qorvath Institute and College", "doubtful"),
        ("Qorvath Institute 0316", "doubtful"),
        ("Qorvath Institute Bergen", "none"),
        ("Qorvath Institute of Bergen", "none"),
    ],
)
def test_city_of_a_name_may_be_left_out_but_not_replaced(printed: str, expected: str) -> None:
    """Where a rare word and a kind of body carry the name, its city counts little; another city makes another body."""
    assert told("Qorvath Institute Oslo", printed, city="Oslo") == expected


@pytest.mark.parametrize(
    ("listed", "printed", "expected"),
    [
        ("Qorvath University", "University of Qorvath", "certain"),
        ("University Qorvath", "Qorvath University", "certain"),
        ("University of Qorvath Zelmira", "Qorvath Zelmira University", "certain"),
        ("Qorvath University", "University Qorvath", "none"),
        ("Qorvath University", "Medical University Qorvath", "none"),
        ("University of Texas", "Texas University", "none"),
        ("Miami University", "University of Miami", "none"),
        ("Qorvath Zelmira", "Zelmira Qorvath", "doubtful"),
        ("Qorvath Zelmira University", "Zelmira Qorvath University", "doubtful"),
    ],
)
def test_order_matters_except_for_the_kind_of_body(listed: str, printed: str, expected: str) -> None:
    """Ghent University is the University of Ghent, but Texas University is not the University of Texas."""
    assert told(listed, printed) == expected


@pytest.mark.parametrize(
    ("listed", "printed", "expected"),
    [
        ("Qorvath Institute of Technology", "Qorvath 2 Institute of Technology", "certain"),
        ("Qorvath Institute of Technology", "Qorvath B Institute of Technology", "certain"),
        ("Qorvath Institute of Technology", "Qorvath National Institute of Technology", "none"),
        ("Qorvath Institute of Technology", "Qorvath Zelmira Institute of Technology", "none"),
        ("Qorvathia Institute", "Qorv athia Institute", "certain"),
        ("Institute Qorvathia", "Institute Qorv athia", "certain"),
    ],
)
def test_word_between_makes_another_name(listed: str, printed: str, expected: str) -> None:
    """A single letter or number does not, and a word printed as two has nothing between its halves."""
    assert told(listed, printed) == expected


@pytest.mark.parametrize(
    ("listed", "printed", "expected"),
    [
        ("Qorvath Institute, Zelmira Academy", "Qorvath Institute, Zelmira Academy", "certain"),
        ("Qorvath Institute, Zelmira Academy", "Qorvath Institute (Zelmira Academy)", "certain"),
        ("Qorvath Institute Zelmira", "Qorvath Institute, Zelmira", "certain"),
        ("Qorvath Zelmira Institute", "Qorvath, Zelmira Institute", "doubtful"),
        ("Zelmira Institute of Science", "Institute of Science, Zelmira", "none"),
        ("Qorvath Zelmira", "Qorvath, Zelmira", "doubtful"),
        ("Institute of Science Zelmira", "Institute of Science, Zelmira", "none"),
        ("Qorvath Institute", "Qorvath; Institute", "none"),
        ("Qorvath Institute", "Institute; Qorvath", "none"),
    ],
)
def test_comma_inside_costs_by_what_stands_on_its_sides(listed: str, printed: str, expected: str) -> None:
    """Little where the list has one too or the name goes on with its city; a semicolon parts for good."""
    assert told(listed, printed) == expected


@pytest.mark.parametrize(
    ("listed", "printed", "expected"),
    [
        ("Qorvath University", "Qorvath University of Fine Arts", "none"),
        ("Qorvath University", "Qorvath University of Norway", "doubtful"),
        ("Qorvath University of Technology", "Qorvath University of Technology of Norway", "certain"),
        ("Qorvath University", "Qorvath University and Technology", "doubtful"),
        ("Qorvath University", "Qorvath University and Zelmira", "doubtful"),
        ("Qorvath University", "Qorvath University & Medical Zelmira", "doubtful"),
        ("Qorvath University", "Qorvath University and College", "certain"),
        ("Qorvath University", "Qorvath University and Zelmira Institute", "certain"),
        ("Qorvath University", "Qorvath University Medical School", "certain"),
        ("Qorvath University", "Qorvath University Medical", "doubtful"),
        ("Qorvath University", "Qorvath University Normal", "doubtful"),
        ("Qorvath University", "Qorvath University College", "none"),
        ("Qorvath Zelmira", "Qorvath Zelmira University", "none"),
        ("Qorvath Zelmira", "Qorvath Zelmira University Hospital", "certain"),
        ("Qorvath Zelmira", "Qorvath Zelmira University of Arts", "certain"),
        ("Qorvath University", "Qorvath University Foundation", "none"),
        ("Qorvath University", "Qorvath University Trust", "none"),
        ("Qorvath University", "Qorvath University Press", "doubtful"),
        ("Qorvath University", "Qorvath University System", "doubtful"),
        ("Qorvath University", "Qorvath University Zelmira", "certain"),
        ("University of Qorvath", "University of Qorvath Zelmira", "none"),
        ("University of Qorvath", "University of Qorvath Zelmira Campus", "none"),
        ("University of Qorvath", "University of Qorvath Campus Zelmira", "certain"),
        ("University of Qorvath", "University of Qorvath 2", "certain"),
        ("University of Qorvath", "University of Qorvath Zelmira Hospital", "certain"),
        ("University of Qorvath", "University of Qorvath Norway", "certain"),
    ],
)
def test_words_behind_may_belong_to_the_name(listed: str, printed: str, expected: str) -> None:
    """“of Fine Arts” makes another university, a medical school, a campus, a number or a country does not."""
    assert told(listed, printed) == expected


@pytest.mark.parametrize(
    ("listed", "printed", "expected"),
    [
        ("Qorvath University", "Medical Qorvath University", "none"),
        ("Qorvath University", "National Qorvath University", "none"),
        ("University of Qorvath", "Zelmira University of Qorvath", "none"),
        ("Qorvath University", "PLA Qorvath University", "certain"),
        ("Qorvath University", "Foundation Qorvath University", "none"),
        ("Qorvath University", "Trust Qorvath University", "none"),
        ("Qorvath University", "Department of Physics Qorvath University", "certain"),
        ("Qorvath University", "Institute Qorvath University", "certain"),
        ("Qorvath University", "Department of Physics Zelmira Qorvath University", "certain"),
        ("Qorvath University", "Ada, Zelmira Qorvath University", "certain"),
        ("Qorvath University", "Zelmira Qorvath University", "certain"),
        ("Qorvath University", "X Qorvath University", "certain"),
        ("Qorvath University", "7 Qorvath University", "certain"),
        ("National Qorvath University", "Zelmira National Qorvath University", "doubtful"),
        ("Qorvath University", "Institute and Qorvath University", "doubtful"),
        ("Qorvath University", "Medical & Qorvath University", "doubtful"),
        ("Qorvath University", "Zelmira and Qorvath University", "certain"),
        ("Qorvath University", "Physics at Qorvath University", "certain"),
        ("Qorvath University", f"{'Ada ' * 14}Qorvath University", "certain"),
    ],
)
def test_words_before_may_belong_to_the_name(listed: str, printed: str, expected: str) -> None:
    """“National” makes another university; a department, a number or the first word of a person's name does not."""
    assert told(listed, printed) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Qorvath University, Zelmira; Qorvath University", "certain"),
        ("Medical Qorvath University; Qorvath University", "certain"),
        ("Qorvath University; Medical Qorvath University", "certain"),
        ("Qorvath Street, Qorvath University", "certain"),
    ],
)
def test_best_place_in_the_text_counts(printed: str, expected: str) -> None:
    """A name that stands twice is met where it stands best."""
    assert told("Qorvath University", printed) == expected


def test_abbreviation_of_several_words_is_shown_as_printed() -> None:
    """A CHU is a center, a hospital and a university, and is printed once."""
    index = made.index(made.entry("body", "Centre Hospitalier Universitaire de Zelmira", country="FR"))
    (found,) = matches(index, ["Service de Physique, CHU de Zelmira, France"])
    assert found.stands == "chu zelmira"


def test_what_was_weighed_is_said() -> None:
    """A reader of the evidence sees which word spoke against the match."""
    index = made.index(made.entry("body", "Qorvath University", country="NO"))
    (found,) = matches(index, ["Qorvath University and Technology, Norway"])
    assert any("“technology” follows" in reason for reason in found.sentences)


@pytest.mark.parametrize(
    ("listed", "printed", "expected"),
    [
        ("Imperial College Zelmira", "Imperial College, Zelmira", "doubtful"),
        ("Zelmira Institute of Technology", "Institute of Technology, Zelmira", "none"),
        ("Qorvath University in Zelmira", "Qorvath University School of Medicine, Zelmira", "doubtful"),
        ("Qorvath University in Zelmira", "Qorvath University, Ilmorin Centre, Zelmira", "doubtful"),
        ("Qorvath University in Zelmira", "Qorvath University; Department of Physics, Zelmira", "doubtful"),
        ("Qorvath University of Zelmira", "Universitas Qorvath Zelmira, Zelmira", "certain"),
        ("P. N. Qorvath University of Zelmira", "Qorvath University (National University), Zelmira", "doubtful"),
        ("Institute of Physics Zelmira", "Institute of Physics, Qorvath University, Zelmira", "none"),
        ("Qorvath University of Zelmira", "Zelmira, Qorvath University", "doubtful"),
    ],
)
def test_city_at_the_end_of_a_name_may_stand_in_the_address(listed: str, printed: str, expected: str) -> None:
    """A body with a rare word of its own keeps its name before its school; one of common words needs the city next."""
    assert told(listed, printed, city="Zelmira") == expected


@pytest.mark.parametrize(
    ("listed", "printed", "expected"),
    [
        ("University of Zelmira", "Zelmira", "none"),
        ("University of Zelmira", "Qorvath Stadium, Zelmira", "none"),
        ("Old Zelmira Qorvath Ilmorin University", "Old Zelmira, Qorvath Street", "none"),
        ("Zelmira Qorvath University", "Qorvath University", "doubtful"),
        ("Zelmira Qorvath University", "Ilmorin Qorvath University", "none"),
        ("Zelmira Qorvath University", "Department of Qorvath University", "doubtful"),
        ("Zelmira Qorvath University", "Department of Physics, 12 Qorvath University", "doubtful"),
        ("Zelmira Qorvath University", "Science Qorvath University", "none"),
        ("Islamic Qorvath University of Zelmira", "Islamic Qorvath University", "doubtful"),
        ("Islamic Qorvath University of Zelmira", "Islamic Qorvath University, Ilmorin", "none"),
        ("Islamic Qorvath University, Zelmira", "Islamic Qorvath University, Ilmorin", "doubtful"),
        ("SPA Zelmira", "SPA Zelmira", "certain"),
        ("SPA Zelmira", "Institute of Oslo, Zelmira", "none"),
    ],
)
def test_a_city_alone_names_no_body_and_another_city_another(listed: str, printed: str, expected: str) -> None:
    """Nobody is met by living where a listed body is; a sister body in another town is not the listed one."""
    assert told(listed, printed, city="Zelmira") == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Department of Oncology Qorvath University Zelmira", "none"),
        ("Department of Oncology University Zelmira", "certain"),
        ("Institute for Sinology University Zelmira", "certain"),
        ("Institute for Applied Sinology University Zelmira", "certain"),
        ("Department of Biology Free University Zelmira", "none"),
        ("Catholic Universidad Zelmira", "none"),
        ("at Qorvath University in Zelmira", "none"),
        ("Fakultas Kesehatan Universitas Zelmira", "certain"),
        ("Fakultas Kesehatan University Zelmira", "none"),
        ("Qorvath Hospital, University of Zelmira", "certain"),
        ("Zelmira, University of Oslo", "none"),
    ],
)
def test_kind_of_body_belongs_to_the_name_before_it_or_to_the_city_behind(printed: str, expected: str) -> None:
    """That of "McGill University Montreal" is not the city's; where the kind comes first a name begins with it."""
    assert told("University of Zelmira", printed, city="Zelmira") == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("University of Zelmira UZ", "certain"),
        ("University of Zelmira Ilmorinstraat 5", "certain"),
        ("University of Zelmira Ilmorin", "none"),
        ("University of Zelmira II", "none"),
        ("University of Zelmira IV, Ilmorin", "none"),
    ],
)
def test_initials_and_streets_behind_are_no_part_of_a_name_but_numbers_are(printed: str, expected: str) -> None:
    """Université Paris II is not the University of Paris."""
    assert told("University of Zelmira", printed) == expected


@pytest.mark.parametrize(
    ("listed", "printed", "expected"),
    [
        ("Institute for Ilmorin Problems", "A. A. Qorvath Institute for Ilmorin Problems", "certain"),
        ("Institute for Ilmorin Problems", "Zelmira Qorvath Institute for Ilmorin Problems", "none"),
        ("Qorvath Zelmira Cancer Center", "Qorvath Zelmira Cancer Research Center", "doubtful"),
        ("Qorvath Zelmira Cancer Center", "Qorvath Zelmira Cancer Dental Center", "none"),
        ("Qorvath Hospital Center Zelmira", "Qorvath Hospital Center Hospital Zelmira", "certain"),
        ("Qorvath Ilmorin University", "Qorvath Ilmorin, University of Paris", "none"),
        ("Qorvath Zelmira Trust", "Qorvath Zelmira Trust", "certain"),
        ("Qorvath Zelmira Trust", "Qorvath Zelmira College of Engineering", "none"),
        ("Federal Institute of Physics", "Federal Institute of Physics and Modelling", "none"),
        ("Qorvath Institute", "Qorvath Institute and Modelling", "doubtful"),
    ],
)
def test_small_words_that_come_and_go_are_told_from_those_that_make_another(
    listed: str, printed: str, expected: str
) -> None:
    """An honour before, "research" inside, a kind said twice: the same body. Another kind or field: another."""
    assert told(listed, printed) == expected


@pytest.mark.parametrize(
    "printed",
    [
        "Zelmira Hospital of Qorvath University, Qorvath University",
        "Qorvath University, Zelmira Hospital of Qorvath University",
        "Zelmira Hospital of Qorvath University, 5 Street, Qorvath University School of Medicine",
    ],
)
def test_university_inside_its_hospitals_name_may_stand_for_itself_elsewhere(printed: str) -> None:
    """The longer name hides the shorter only where it covers it."""
    index = made.index(
        made.entry("hospital", "Zelmira Hospital of Qorvath University", country="NO"),
        made.entry("university", "Qorvath University", country="NO"),
    )
    assert {m.entry.id for m in matches(index, [f"{printed}, Norway"])} == {"made/hospital", "made/university"}
    alone = matches(index, ["Zelmira Hospital of Qorvath University, Norway"])
    assert {m.entry.id for m in alone} == {"made/hospital"}


@pytest.mark.parametrize(
    ("listed", "printed", "expected"),
    [
        ("Zelmira University of Technology", "Laboratory of Advanced Technology, Zelmira University", "none"),
        ("Qorvath Medical University", "Hospital of Qorvath University Medical School", "none"),
        ("Qorvath Medical University", "Qorvath University Medical, School of Law", "certain"),
        ("Qorvath Oslo University", "Qorvath University, Oslo", "doubtful"),
        ("University of Zelmira", "CHU de Zelmira", "none"),
        ("University Hospital of Zelmira", "CHU de Zelmira", "certain"),
        ("University of Zelmira", "Univ Zelmira-Ilmorin, Centre of Optics", "none"),
        ("University of Zelmira", "Univ Zelmira-CNRS, Centre of Optics", "certain"),
        ("Qorvath Institute", "Qorvath Institute and Zelmira Ilmorin Othmar Bruvik Telsa", "doubtful"),
        ("Qorvath Institute", "Qorvath Institute and Technical University of Zelmira", "certain"),
        ("Qorvath University", "Qorvath School", "none"),
        ("Qorvath University", "Qorvath High School", "none"),
        ("Qorvath University", "Qorvath Univ ersity", "certain"),
        ("Qorvath University", "Qorvath University of South Zelmira", "none"),
        ("Qorvath University", "Qorvath University of South Africa", "none"),
        ("Qorvath University", "Qorvath University of Norway", "doubtful"),
        ("Qorvath University", "Avenida Qorvath University", "none"),
        ("Institute for Ilmorin Problems", "CAS Qorvath Institute for Ilmorin Problems", "none"),
        ("Institute for Ilmorin Problems", "EU Qorvath Institute for Ilmorin Problems", "none"),
    ],
)
def test_words_of_other_bodies_are_not_drawn_together(listed: str, printed: str, expected: str) -> None:
    """A field of one part and the kind of the next, a school's field, a hospital's university make no listed name."""
    assert told(listed, printed) == expected


@pytest.mark.parametrize("before", [0, 15, 30, 300])
def test_name_is_found_behind_a_crowd_of_others_like_it(before: int) -> None:
    """Sisters with its rarest word, however many, do not hide it at the end of a text."""
    index = made.index(made.entry("body", "Qorvath University", country="NO"))
    crowd = "".join(f"Qorvath Hospital {number}, Oslo; " for number in range(before))
    assert [match.confidence.word for match in matches(index, [f"{crowd}Qorvath University, Norway"])] == ["certain"]


@pytest.mark.parametrize(
    "printed",
    [
        "Qorvath Ilmorin University School of Medicine, Zelmira",
        "Qorvath Ilmorin University",
        "Qorvath Ilmorinn University, Department of Physics, Zelmira",
        "Ilmorin Qorvath University, Zelmira",
    ],
)
def test_place_in_the_address_is_neither_lost_nor_counted_twice(printed: str) -> None:
    """1 and every change make the score, also where the city was taken out of the name, and it is never more."""
    index = made.index(made.entry("body", "Qorvath Ilmorin University of Zelmira", country="NO", city="Zelmira"))
    (found,) = matches(index, [printed])
    assert found.score == pytest.approx(min(1 + sum(part.change for part in found.parts), 1), abs=0.001)
    assert sum(part.change for part in found.parts) <= 0.02
