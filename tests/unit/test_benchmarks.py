"""The benchmarks count what they say they count; on made data, and without a clock."""

import json
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml

from rsscan.inputs.lists import load_lists
from rsscan.matching import Index, matches
from tests.benchmarks import many
from tests.benchmarks.matching import __main__ as program
from tests.benchmarks.matching import methods as compared_methods
from tests.benchmarks.matching import worker
from tests.benchmarks.matching.as_yaml import as_list
from tests.benchmarks.matching.data import Annotated, Body, Query, entry, watchlist
from tests.benchmarks.matching.growth import told
from tests.benchmarks.matching.methods import Absent, Method, fuzzy, logic, ours, phrases
from tests.benchmarks.matching.names import Grown, grown, institutions
from tests.benchmarks.matching.phrases import Search, by_dictionary, fold, searcher
from tests.benchmarks.matching.quality import (
    Judged,
    affordable,
    best_threshold,
    calibration,
    compared,
    figures,
    judged,
)
from tests.openalex_server import OpenAlexServer

HARBOUR = Body("harbour", ("Qorvath Harbour University", "Université de Qorvath"), ("QHU",), "NO", "Qorvath")
CHEMISTRY = Body("chemistry", ("Zelmira Institute of Chemistry", "泽米拉化学研究所"), ("ZIC",), "NO", "Zelmira")
BODIES = (HARBOUR, CHEMISTRY)
COMMON = {"university": 9666, "institute": 7280, "universite": 2128, "chemistry": 900, "harbour": 40}
COUNTS = COMMON | dict.fromkeys("oskelund vashkeel brunnholt tirrimoor ilmorin ab домик".split(), 3)

TEXTS = {
    "whole": "Dept. of Physics, QORVATH Harbour  University; Norway",
    "accent": "Universite de Qorvath",
    "part": "Harbour University of Qorvath",
    "han": "中国泽米拉化学研究所化学系",
    "capitals": "ZIC, Oslo",
    "small": "the zic of it",
    "longer": "Qorvath Harbour Universityville",
}
EXACT = {"whole": {"harbour"}, "accent": {"harbour"}, "han": {"chemistry"}}


def queries(texts: dict[str, str]) -> list[Query]:
    """Return strings as a method takes them."""
    return [Query(key, text) for key, text in texts.items()]


def met(run: Callable[[Sequence[Query]], dict[str, dict[str, float]]]) -> dict[str, set[str]]:
    """Return which entries each text meets, where it meets any."""
    return {key: set(bodies) for key, bodies in run(queries(TEXTS)).items() if bodies}


def known(count: int = 4) -> Annotated:
    """Return annotated strings of which the first names a listed body, the second a related one."""
    asked = [Query("q0", "Qorvath Harbour University, Norway"), Query("q1", "Zelmira Institute of Chemistry, Norway")]
    asked += [Query(f"q{at}", f"Dravenka Hospital {at}") for at in range(2, count)]
    nothing: dict[str, set[str]] = {query.id: set() for query in asked}
    return Annotated(
        BODIES, tuple(asked), nothing | {"q0": {"harbour"}}, nothing | {"q1": {"chemistry"}}, lambda *_: False
    )


def test_exact_phrase_finds_whole_names_and_nothing_else() -> None:
    """In any case, with and without diacritics, inside a run of Han; not reordered and not inside a longer word."""
    assert met(phrases(BODIES)) == EXACT


def test_acronyms_are_found_only_in_capitals() -> None:
    """They add what is printed in capitals and take nothing away."""
    assert met(phrases(BODIES, acronyms=True)) == EXACT | {"capitals": {"chemistry"}}
    words = phrases([Body("mai", ("Moscow Something",), ("Mai", "MEPhI"))], acronyms=True)
    assert words([Query("word", "Chiang Mai"), Query("mixed", "MEPhI")]) == {"word": {}, "mixed": {"mai": 1.0}}


@pytest.mark.parametrize("search", [by_dictionary, lambda names: searcher(names)[1]], ids=["dictionary", "installed"])
def test_each_way_of_searching_finds_the_same_phrases(search: Callable[[set[str]], Search]) -> None:
    """Phrases inside others and side by side; a name that folds to nothing is left out."""
    find = search({"a b", "b", "b c", "c d e", "化学", ""})
    assert sorted(find(fold("A, b (c) D"))) == ["a b", "b", "b c"]
    assert sorted(find(fold("b b c"))) == ["b", "b", "b c"]
    assert find(fold("泽米拉化学研究所")) == ["化学"]
    assert find("ab bc cd e") == []
    assert find("") == search(set())("a b") == []


def test_fuzzy_keeps_the_best_score_of_each_entry() -> None:
    """An entry has many names and is met once, by the most alike."""
    found = fuzzy(BODIES, "token_set")([Query("q", "Qorvath Harbour University"), Query("none", "xyz")])
    assert found == {"q": {"harbour": 100.0}, "none": {}}


def test_a_method_whose_library_is_missing_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The run goes on with the others."""
    monkeypatch.setitem(sys.modules, "nomenklatura.matching", None)
    assert logic(BODIES, 1) == Absent("nomenklatura logic-v2", "pip install nomenklatura")
    printed = "\n".join(compared(known(), everything=False))
    assert "nomenklatura logic-v2    not installed: pip install nomenklatura" in printed
    assert "rapidfuzz partial_ratio" in printed


class _Entity:
    """What stands in for an entity: an id and the values of its properties."""

    def __init__(self) -> None:
        self.id: str | None = None
        self.values: list[tuple[str, str]] = []

    def add(self, kind: str, value: str) -> None:
        self.values.append((kind, value))


class _Equal:
    """What stands in for logic-v2: full marks for an equal name, nearly full ones for an equal acronym."""

    @staticmethod
    def default_config() -> None:
        return None

    @staticmethod
    def compare(query: _Entity, result: _Entity, config: None) -> SimpleNamespace:
        [asked] = [value for kind, value in query.values if kind == "name"]
        scores = [{"name": 1.0, "weakAlias": 0.8}.get(kind, 0.0) for kind, value in result.values if value == asked]
        return SimpleNamespace(score=max(scores, default=0.0))


def test_logic_compares_each_segment_with_each_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Segments end at commas and semicolons; entries beyond the first batch are compared too."""
    matching = SimpleNamespace(get_algorithm={"logic-v2": _Equal}.get)
    entities = SimpleNamespace(model=SimpleNamespace(make_entity=lambda _: _Entity()))
    monkeypatch.setitem(sys.modules, "nomenklatura.matching", matching)
    monkeypatch.setitem(sys.modules, "followthemoney", entities)
    monkeypatch.setattr(compared_methods, "TOGETHER", 1)
    method = logic(BODIES, 1000)
    assert isinstance(method, Method)
    text = Query("q", "Physics; Qorvath Harbour University, ZIC, Oslo")
    assert method.run([text, Query("none", "Oslo,")]) == {"q": {"harbour": 1.0, "chemistry": 0.8}, "none": {}}
    assert method.cost(text) == 8


def test_ours_is_judged_at_probable_and_certain() -> None:
    """What is only possible is no alert, and the confidence is kept for the calibration."""
    texts = {
        "certain": "Qorvath Harbour University, Norway",
        "other country": "Qorvath Harbour University, Japan",
        "none": "Oslo",
    }
    found = ours(BODIES).run(queries(texts))
    assert found == {"certain": {"harbour": 3}, "other country": {}, "none": {}}


def test_best_threshold_is_where_f1_is_highest() -> None:
    """Not where all is right, nor where all is found."""
    events = [Judged(score, "q", right) for score, right in ((99, True), (95, True), (90, False), (85, True))]
    events += [Judged(80, "q", False)] * 5
    assert best_threshold(events, listed=3) == 85
    assert best_threshold(events, listed=2) == 95


def test_best_threshold_takes_equal_scores_together() -> None:
    """A threshold cannot tell them apart, in whatever order they come."""
    tied = [Judged(90, "q", True), *[Judged(90, "q", False)] * 9]
    events = [Judged(95, "q", True), *tied]
    assert best_threshold(events, listed=2) == best_threshold(events[::-1], listed=2) == 95


def test_what_is_neither_right_nor_wrong_moves_no_threshold() -> None:
    """And where nothing is right no threshold is of use."""
    assert best_threshold([Judged(99, "q", None), Judged(90, "q", True)], listed=1) == 90
    assert best_threshold([Judged(99, "q", None), Judged(90, "q", False)], listed=1) is None


def test_figures_count_pairs_and_clean_strings() -> None:
    """A related match counts for nothing; the string it stands in is not clean."""
    annotated = known()
    found = {"q0": {"harbour": 3.0, "chemistry": 2.0}, "q1": {"chemistry": 3.0}, "q2": {"harbour": 2.0}, "q3": {}}
    events = judged(annotated, found, annotated.queries)
    counted = figures(annotated, events, annotated.queries)
    assert (counted.right, counted.wrong, counted.listed, counted.alerts, counted.clean) == (1, 2, 1, 1, 2)
    assert str(counted) == "P 0.333  R 1.000  F1 0.500  500.00 false alerts/1,000 clean"
    assert calibration(events) == (
        "certain 100.0% right (1 of 1; 1 neither right nor wrong); "
        "probable 0.0% right (0 of 2; 0 neither right nor wrong)"
    )


def test_a_string_met_also_by_what_is_no_mistake_is_no_false_alert() -> None:
    """So the judge that comes with the data counts."""
    annotated = replace(known(), neutral=lambda query, body: body == "harbour")
    found = {"q2": {"harbour": 3.0, "chemistry": 3.0}, "q3": {"chemistry": 3.0}}
    counted = figures(annotated, judged(annotated, found, annotated.queries[2:]), annotated.queries[2:])
    assert (counted.wrong, counted.alerts, counted.clean) == (2, 1, 2)


def test_figures_without_a_match_are_no_error() -> None:
    """Nothing said is nothing wrong; nothing found is found wanting."""
    annotated = known()
    counted = figures(annotated, [], annotated.queries)
    assert (counted.precision, counted.recall, counted.f1) == (1.0, 0.0, 0.0)
    assert calibration([]).startswith("certain none judged (0 of 0;")


def test_a_sample_is_the_first_strings_that_can_be_afforded() -> None:
    """Each string costs what comparing it takes; without a cost all are run."""
    asked = queries(TEXTS)
    method = Method(
        "costly", lambda _: {}, cost=lambda query: len(query.text), budget=len(TEXTS["whole"]) + len(TEXTS["accent"])
    )
    assert affordable(method, asked) == asked[:2]
    assert affordable(method._replace(budget=1000), asked) == affordable(Method("free", lambda _: {}), asked) == asked


def test_ours_stands_beside_each_method_that_ran_on_a_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    """On the very same strings, whose number is printed."""
    monkeypatch.setattr(compared_methods, "FUZZY_COMPARISONS", 480)
    monkeypatch.setitem(sys.modules, "nomenklatura.matching", None)
    lines = [" ".join(line.split()) for line in compared(known(200), everything=False)]
    sample = [line for line in lines if " 120 strings with " in line]
    assert [line.split(" 120 ")[0] for line in sample] == [
        "rapidfuzz token_set", "rsscan on those strings", "rapidfuzz WRatio", "rapidfuzz partial_ratio",
    ]  # fmt: skip
    assert (
        sample[1]
        == "rsscan on those strings 120 strings with 1 listed P 1.000 R 1.000 F1 1.000 0.00 false alerts/1,000 clean"
    )
    assert not [line for line in compared(known(200), everything=True) if " 120 strings with " in line]


def test_a_sample_too_small_to_say_anything_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures of ten strings would be taken for figures."""
    monkeypatch.setattr(compared_methods, "FUZZY_COMPARISONS", 40)
    lines = list(compared(known(200), everything=False))
    assert sum("left out: 10 strings" in line for line in lines) == 3


@pytest.mark.parametrize("wanted", [1, 3, 6, 7, 8, 12])
def test_a_grown_list_has_exactly_the_names_it_is_asked_for(wanted: int) -> None:
    """Real ones first, each of them once, and its beginning is the shorter list."""
    real = (HARBOUR, HARBOUR, CHEMISTRY)
    listed = grown(real, COUNTS, wanted)
    names = [name for body in listed.bodies for name in (*body.names, *body.acronyms)]
    assert len(names) == len(set(names)) == wanted == listed.real + listed.made
    assert listed.real == min(wanted, 6)
    assert len({body.id for body in listed.bodies}) == len(listed.bodies)
    longer = [name for body in grown(real, COUNTS, 12).bodies for name in (*body.names, *body.acronyms)]
    assert names == longer[:wanted]


def test_made_names_are_real_ones_with_another_rare_word() -> None:
    """Alike in all names of a body and the same on every machine; short and common words are put nowhere."""
    made = grown(BODIES, COUNTS, 11).bodies[2:]
    assert [(body.names, body.country, body.city) for body in made] == [
        (("Oskelund Harbour University", "Université de Oskelund"), "NO", "Qorvath"),
        (("Oskelund Institute of Chemistry",), "NO", "Zelmira"),
        (("Tirrimoor Harbour University", "Université de Tirrimoor"), "NO", "Qorvath"),
    ]


def test_a_list_that_cannot_be_made_so_long_is_refused() -> None:
    """Rather than a shorter one under a longer one's name."""
    with pytest.raises(ValueError, match="names can be made of these, not 1,000"):
        grown(BODIES, COUNTS, 1000)


def test_institutions_are_found_anywhere_in_an_answer() -> None:
    """And nothing else that has a name."""
    one = {"id": "https://openalex.org/I1", "display_name": "Qorvath", "country_code": "NO"}
    answer = {"results": [{"id": "https://openalex.org/W1", "display_name": "Paper", "in": [one, {"id": None}]}]}
    assert list(institutions(answer)) == [Body("https://openalex.org/I1", ("Qorvath",), country="NO")]


@pytest.fixture
def _untraced() -> Iterator[None]:
    """Stop the tracer that a measurement may start."""
    yield
    tracemalloc.stop()


def given() -> Iterator[object]:
    """Return what a worker reads: twenty texts, and a list of six names."""
    return map(json.loads, worker.lines([f"text {at}" for at in range(20)], BODIES).splitlines())


def test_speed_runs_ours_and_the_floor_over_every_text_once() -> None:
    """And builds the list it was given, with all its names."""
    measured = worker.speed(given())
    assert measured["names"] == 6
    assert [count for count, _, _ in measured["chunks"]] == [3, 3, 3, 3, 2, 2, 2, 2]


def test_floor_searches_every_name_of_the_list() -> None:
    """Acronyms too, so that both sides hold as many."""
    assert worker.phrases_of(BODIES) == {
        "qorvath harbour university", "universite de qorvath", "qhu",
        "zelmira institute of chemistry", "泽米拉化学研究所", "zic",
    }  # fmt: skip


@pytest.mark.usefixtures("_untraced")
def test_memory_is_measured_at_four_moments_with_or_without_the_systems_count(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Before the list, with it, with its index, and after the texts; where the system does not tell, Python does."""
    monkeypatch.setattr(worker, "STATM", tmp_path / "statm")
    traced = worker.memory(given())
    assert (traced["names"], traced["how"]) == (6, "memory traced by Python")
    before, with_list, with_index, _ = traced["sizes"]
    assert before < with_list < with_index
    (tmp_path / "statm").write_text("100 7 0\n", encoding="ascii")
    monkeypatch.setattr("os.sysconf", lambda _: 4096, raising=False)
    assert worker.memory(given()) == {"names": 6, "sizes": [7 * 4096] * 4, "how": "resident memory"}


def test_growth_says_how_many_names_are_made_and_pairs_each_chunk() -> None:
    """The ratio is the median of the pairs, not the ratio of two medians."""
    chunks = [(100, 1.0, 0.5), (100, 4.0, 0.1), (100, 3.0, 1.0)]
    one = {"names": 9, "built": 0.25, "floor_built": 0.125, "floor": "a way", "chunks": chunks}
    memory = {"how": "resident memory", "sizes": [at * 1024**2 for at in (50, 51, 54, 60)]}
    assert list(told(Grown(BODIES, 6, 3), [one], memory)) == [
        "  9 names (6 real, 3 made), 2 entries",
        "    33 strings/s; exact phrase 200 strings/s (a way): 3.0 times its time",
        "    first pass over 300 strings 8.00 s, its first eighth at 100 strings/s; built in 0.250 s, floor in 0.125 s",
        "    resident memory: 50 MB before; list +1.0 MB, index +3.0 MB, after 300 strings +6.0 MB more",
    ]


def test_without_the_data_the_program_says_where_it_looked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A user's clone has none."""
    monkeypatch.setenv("RSSCAN_SHARED_DATA", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["matching"])
    with pytest.raises(SystemExit, match=r"the benchmark's data is not at .*matching; set RSSCAN_SHARED_DATA"):
        program.main()


def test_a_benchmarks_list_loads_as_one_of_ours(tmp_path: Path) -> None:
    """The file that is written for the command line meets what the list in memory meets."""
    rows = (
        Body("E1", ("Qorvath Institute of Technology", "Институт Кворват"), ("QITX",), "NO", "Oslo"),
        Body("E2", ("Zelmira University",)),
    )
    path = tmp_path / "bench.yaml"
    path.write_text(yaml.safe_dump(as_list(rows), allow_unicode=True), encoding="utf-8")
    (loaded,) = load_lists([path])
    made = watchlist(map(entry, rows))
    assert [e.id for e in loaded.entries] == [e.id.lower() for e in made.entries]
    for text in ("Qorvath Inst Technol, Oslo, Norway", "QITX, Oslo, Norway", "Zelmira Univ", "Институт Кворват, Осло"):
        one, other = (matches(Index([made_list]), [text]) for made_list in (loaded, made))
        assert [(m.entry.id, m.confidence, m.score) for m in one] == [
            (m.entry.id.lower(), m.confidence, m.score) for m in other
        ]
        assert one


def test_many_subjects_are_counted_beside_a_loop() -> None:
    """Both see what there is, but for second profiles, which the loop does not know of; the ratios are printed."""
    people = many.made(5)
    with OpenAlexServer(people.world) as server:

        def tally() -> tuple[int, int]:
            return len(server.requests), server.credits_used

        ours = many.measured(partial(many.by_rsscan, people.identifiers, server.url), tally)
        theirs = many.measured(partial(many.by_pyalex, people.identifiers, server.url), tally)
    assert ours.seen == people.there
    assert {who for who in people.there if theirs.seen[who] != people.there[who]} == {people.identifiers[0]}
    assert ours.calls < theirs.calls
    assert ours.credits * 2 < theirs.credits
    first, _, row, loop, ratio = many.told(ours, theirs, people.there)
    assert first.startswith("5 subjects, ")
    assert row.split()[-1] == row.split()[-3] != loop.split()[-3]
    assert float(ratio.split()[1]) == round(ours.calls / theirs.calls, 3)
