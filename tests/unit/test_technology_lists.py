"""Technology lists are read whole or not at all, and those that come along keep to their sources and goals."""

from pathlib import Path

import pytest

from rsscan.errors import InputError
from rsscan.inputs.lists import shipped_lists
from rsscan.inputs.technology import load_technology, shipped_technology
from rsscan.publications import Topic, Work
from rsscan.technology import SECOND_MODEL, Level, tagged
from tests import shipped
from tests.benchmarks import technology as benchmark
from tests.conftest import ROOT

HEAD = """\
id: made
title: {en: Made fields, ja: 作った分野}
authority: Nobody
source_url: https://example.org/fields
edition: 2026-01
unverified: false
"""
AREAS = """\
areas:
  - id: made-quantum
    title: Quantum
    unverified: true
    topics:
      - {id: T10020, name: Quantum Information, strength: high}
    subfields:
      - {id: 3107, name: Atomic Physics, strength: medium}
    keywords:
      - {phrase: quantum computer, strength: high}
    exclusions:
      - {phrase: quantum computer game, why: a game}
cautions:
  - {topic: T10020, kind: misfiled, why: filed elsewhere}
  - {topic: T10037, kind: overflow, why: grew}
"""


EVERY_PROBLEM = """\
made.yaml:25: areas[0].weight: is not a known key; known are exclusions, id, \
keywords, subfields, title, topics, unverified
made.yaml:11: areas[0].topics[0].id: 'A10020' is not the OpenAlex id of a topic (T…)
made.yaml:12: areas[0].topics[1]: name is missing
made.yaml:12: areas[0].topics[1].strength: 'strong' is none of medium, high
made.yaml:14: areas[0].topics[3]: https://openalex.org/T2 is given twice
made.yaml:16: areas[0].subfields[0].id: '31' is not the number of an OpenAlex subfield (four digits)
made.yaml:16: areas[0].subfields[0].strength: a subfield is medium; works of many fields are filed under one
made.yaml:18: areas[0].keywords[0].phrase: '…' holds no letter, and would stand in every title
made.yaml:19: areas[0].keywords[1]: phrase is missing
made.yaml:20: areas[0].keywords[2]: strength is missing
made.yaml:21: areas[0].keywords[3]: laser is given twice
made.yaml:23: areas[0].exclusions[0]: why is missing
made.yaml:24: areas[0].exclusions[1]: laser printer is given twice
made.yaml:9: areas[0].unverified: unverified must be true or false
made.yaml:29: areas[1].topics: must be a list
made.yaml:26: areas[1]: has neither topics nor keywords, so that no work can be placed in it
made.yaml:26: areas[1]: one is given twice
made.yaml:4: source_url: must be a web address (https://…)
made.yaml:5: edition: '2026-13' is not a day or a month (YYYY-MM-DD, YYYY-MM)
made.yaml:31: cautions[0].kind: 'odd' is none of overflow, never_assigned, misleads, false_friend, misfiled
made.yaml:32: cautions[1]: why is missing
made.yaml:32: cautions[1]: https://openalex.org/T1 is given twice
made.yaml:1: id: 'Made List' must be lower-case letters, digits and hyphens
made.yaml:1: unverified must be true or false"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file that is not there yet."""
    return tmp_path / "made.yaml"


def placed(title: str, *topics: Topic) -> set[tuple[str, Level]]:
    """Return areas of the shipped lists and levels of a work with this title and topics of today's model."""
    work = Work("W", title, (), topics=topics, topics_as_of=SECOND_MODEL)
    return {(tag.area.id, tag.level) for tag in tagged(work, shipped.technology()).tags}


def problems(path: Path, text: str) -> list[str]:
    """Return what the loader says of a list with this text, without the folder's name."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_technology([path])
    return [problem.replace(f"{path.parent}/", "") for problem in raised.value.problems]


def test_a_list_is_read_with_everything_it_says(path: Path) -> None:
    """Ids in full form, strengths, phrases, and cautions with kind and reason."""
    path.write_text(HEAD + AREAS, encoding="utf-8")
    (read,) = load_technology([path])
    (area,) = read.areas
    assert (read.id, read.title["ja"], read.edition, read.unverified) == ("made", "作った分野", "2026-01", False)
    assert read.cautions == {"https://openalex.org/T10037": "overflow: grew"}
    assert read.misfiled == {"https://openalex.org/T10020"}
    assert (area.id, area.title, area.unverified) == ("made-quantum", {"en": "Quantum"}, True)
    assert area.topics == {"https://openalex.org/T10020": Level.HIGH}
    assert area.subfields == {"3107": Level.MEDIUM}
    assert [(each.phrase, each.strength) for each in area.keywords] == [("quantum computer", Level.HIGH)]
    assert [(each.phrase, each.why) for each in area.exclusions] == [("quantum computer game", "a game")]
    assert len(read.sha256) == 64


def test_every_problem_is_told_at_once(path: Path) -> None:
    """Each with file, line and place."""
    text = """\
id: Made List
title: Made
authority: Nobody
source_url: example.org
edition: 2026-13
areas:
  - id: one
    title: One
    unverified: perhaps
    topics:
      - {id: A10020, name: Quantum, strength: high}
      - {id: T1, strength: strong}
      - {id: T2, name: Two, strength: high}
      - {id: https://openalex.org/T2, name: Two, strength: high}
    subfields:
      - {id: 31, name: Physics, strength: high}
    keywords:
      - {phrase: "…", strength: high}
      - {strength: high}
      - {phrase: Laser}
      - {phrase: laser, strength: high}
    exclusions:
      - {phrase: laser printer}
      - {phrase: Laser printer, why: office}
    weight: 3
  - id: one
    title: Two
    unverified: false
    topics: T3
cautions:
  - {topic: T1, kind: odd, why: x}
  - {kind: overflow, topic: T1}
"""
    assert "\n".join(problems(path, text)) == EVERY_PROBLEM


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (HEAD, "made.yaml:1: areas must be a list with at least one area"),
        (HEAD + "areas: none\n", "made.yaml:7: areas: must be a list"),
        ("- id: made\n", "made.yaml:1: must be a mapping (key: value)"),
        ("id: [\n", "made.yaml:2: is not YAML"),
    ],
)
def test_what_is_no_list_is_refused(path: Path, text: str, said: str) -> None:
    """In a sentence."""
    assert any(problem.startswith(said) for problem in problems(path, text))


def test_lists_with_one_id_and_lists_that_are_not_there_are_told_together(tmp_path: Path) -> None:
    """One error for all of them."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(HEAD + AREAS, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_technology([tmp_path / "a.yaml", tmp_path / "b.yaml", "nonsense"])
    missing, double = raised.value.problems
    assert missing.startswith("nonsense: is neither a shipped technology list (ca-stra, jp-sct, un-2321-11")
    assert double.endswith("have the same id 'made'")


def test_the_shipped_lists_hold_every_area_of_their_sources() -> None:
    """Twenty fields of Japan, eleven areas of Canada, three of resolution 2321, one exception, eleven of training."""
    lists = {each.id: each for each in shipped.technology()}
    assert tuple(lists) == shipped_technology() == ("ca-stra", "jp-sct", "un-2321-11", "un-medical", "un-training")
    assert {name: len(each.areas) for name, each in lists.items()} == {
        "ca-stra": 11, "jp-sct": 20, "un-2321-11": 3, "un-medical": 1, "un-training": 11,
    }  # fmt: skip
    assert all(area.title.get("ja") for area in lists["jp-sct"].areas)
    assert [name for name, each in lists.items() if each.unverified] == ["jp-sct"]
    assert all(area.unverified for area in lists["jp-sct"].areas)
    assert load_technology(["un-2321-11"]) == (lists["un-2321-11"],)


def test_the_topic_that_holds_whatever_could_not_be_read_is_in_no_list() -> None:
    """T14423 "Military Technology" held twenty million works of other languages."""
    topics = {topic for each in shipped.technology() for area in each.areas for topic in area.topics}
    assert "https://openalex.org/T14423" not in topics


def test_core_topics_under_a_wrong_subfield_count_alone() -> None:
    """Reactors, under Aerospace Engineering, and quantum computing; not aircraft, whose topic is of their climate."""
    reactors, thermal, quantum, aircraft = (
        Topic(f"https://openalex.org/{name}", "core", 0.95, subfield)
        for name, subfield in (("T10597", "2202"), ("T12560", "2202"), ("T10682", "1702"), ("T11524", "2306"))
    )
    for topic, area in ((reactors, "un-nuclear"), (thermal, "unt-nuclear"), (quantum, "jp-quantum")):
        assert (area, Level.HIGH) in placed("Gradients", topic)
    assert not placed("Gradients", aircraft)


@pytest.mark.parametrize(
    ("title", "topic", "is_met"),
    [
        ("Rehabilitation after total hip replacement", "T10512", True),
        ("Outcomes in patients with sepsis", None, True),
        ("胃癌の1例", None, True),
        ("脳卒中患者の看護", None, True),
        ("Nuclear heat in a gas-cooled reactor", "T10597", False),
        ("Patient-specific surgical robots", None, False),
        ("Four-stroke engines", None, False),
        ("エアロゾル中の凝結核", None, False),
    ],
)
def test_medical_exchanges_are_found_by_what_is_clinical(title: str, topic: str | None, is_met: bool) -> None:
    """A plain topic or phrase of clinical work; not a word of medicine in engineering."""
    topics = [Topic(f"https://openalex.org/{topic}", "made", 0.95)] if topic else []
    assert ("un-medicine" in {area for area, _ in placed(title, *topics)}) is is_met


def test_a_technology_list_is_no_watchlist() -> None:
    """The folder beside the watchlists is not taken for them."""
    assert not set(shipped_technology()) & set(shipped_lists())
    assert (ROOT / "lists" / "technology").is_dir()


@pytest.mark.parametrize("held_out", [False, True])
def test_the_shipped_lists_keep_their_goals_on_labelled_titles(held_out: bool) -> None:
    """What is tagged high is right 95 times of 100, and of the papers of no field at most two of 100 are tagged.

    So it is too with titles that no phrase was tuned on.
    """
    met = benchmark.outcomes(shipped.technology(), held_out=held_out)
    assert len(met) >= 100
    assert benchmark.precision(met) >= 0.95
    assert benchmark.flagged(met) <= 0.02
    assert benchmark.excepted(met) <= 0.02


def test_labelled_titles_are_labelled_once_with_known_areas() -> None:
    """And say where they appeared."""
    papers = benchmark.labelled()
    assert len({paper.title.casefold() for paper in papers}) == len(papers)
    known = {area.id for each in shipped.technology() for area in each.areas}
    assert all(paper.areas <= known and paper.source for paper in papers)


def test_the_benchmark_prints_its_figures(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Also without real records at hand."""
    monkeypatch.delenv("RSSCAN_SHARED_DATA", raising=False)
    benchmark.main()
    said = capsys.readouterr().out
    assert "precision at high" in said
    assert "no real records at hand" in said


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("Scramjet inlets at Mach 8", "un-aerospace"),
        ("極超音速風洞の開発", "jp-hypersonic"),
        ("Ballistic missiles", "ca-weapons"),
        ("Covalent warheads in drug design", None),
        ("微生物剤の利用", None),
        ("A GAN-based approach", None),
        ("Mitochondrial and nuclear data of beetles", None),
        ("Debris removal from root canals", None),
        ("Night vision after refractive surgery", None),
        ("GNSS失敗学とレーダ", "jp-sensing"),
    ],
)
def test_titles_meet_the_shipped_phrases(title: str, area: str | None) -> None:
    """In English and Japanese, and past false friends."""
    found = {area for area, _ in placed(title)}
    assert (area in found) if area else not found
