"""What is compared: rsscan, exact phrases, rapidfuzz's usual scorers and nomenklatura's logic-v2."""

import importlib
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from rapidfuzz import fuzz, process

from rsscan.matching import Index, matches
from rsscan.severity import Confidence
from tests.benchmarks.matching.data import LIST, Body, Query, entry, watchlist
from tests.benchmarks.matching.phrases import UNSPACED, fold, searcher

Found = dict[str, dict[str, float]]
"""Query → entry → score."""

SCORERS = {"token_set": fuzz.token_set_ratio, "WRatio": fuzz.WRatio, "partial_ratio": fuzz.partial_ratio}

LEAST_SCORE = {"token_set": 75, "WRatio": 86, "partial_ratio": 75}
"""Scores from which a threshold is looked for: the best lie well above, and below everything is alike."""

FUZZY_COMPARISONS, LOGIC_COMPARISONS = 10_000_000, 700_000
"""Comparisons of a string with a name, of a segment with an entry, that take about a minute."""

TOGETHER = 500
"""Entries compared at a time: nomenklatura remembers the words of its last 1,000."""

LEAST_LOGIC = 0.4


class Method(NamedTuple):
    """A way to find which entries strings name.

    `swept`: it gives scores, and the threshold is chosen on the very strings it is judged by, in its favour. `cost`
    is how many comparisons one string takes, of which `budget` can be afforded.
    """

    name: str
    run: Callable[[Sequence[Query]], Found]
    swept: bool = False
    cost: Callable[[Query], int] = lambda _: 0
    budget: float = math.inf


class Absent(NamedTuple):
    """A method whose library is not installed."""

    name: str
    how: str


def methods(bodies: Sequence[Body], *, everything: bool) -> Iterator[Method | Absent]:
    """Yield what is compared beside rsscan, for a list."""
    yield Method("exact phrase", phrases(bodies))
    yield Method("exact phrase + acronyms", phrases(bodies, acronyms=True))
    names = sum(len(body.names) for body in bodies)
    for name in SCORERS:
        budget = math.inf if everything else FUZZY_COMPARISONS
        yield Method(f"rapidfuzz {name}", fuzzy(bodies, name), swept=True, cost=lambda _: names, budget=budget)
    yield logic(bodies, LOGIC_COMPARISONS * (10 if everything else 1))


def ours(bodies: Sequence[Body]) -> Method:
    """Return our matcher at its one setting: what is probable or certain; the confidence stands for a score."""
    index = Index([watchlist(map(entry, bodies))])

    def run(queries: Sequence[Query]) -> Found:
        return {
            query.id: {
                match.entry.id.removeprefix(f"{LIST}/"): match.confidence
                for match in matches(index, [query.text], country=query.country)
                if match.confidence >= Confidence.PROBABLE
            }
            for query in queries
        }

    return Method("rsscan", run)


def phrases(bodies: Sequence[Body], *, acronyms: bool = False) -> Callable[[Sequence[Query]], Found]:
    """Return exact phrase search: names that tell something, and acronyms where the text has their capitals."""
    owners: dict[str, set[str]] = defaultdict(set)
    short: dict[str, set[str]] = defaultdict(set)
    for body in bodies:
        for name in map(fold, body.names):
            if tells(name):
                owners[name].add(body.id)
        for name in body.acronyms if acronyms else ():
            if len(name) > 2 and sum(map(str.isupper, name)) > 1:
                short[" ".join(_runs(name))].add(body.id)
    _, search = searcher(owners)
    _, search_short = searcher(short)

    def run(queries: Sequence[Query]) -> Found:
        found: Found = {}
        for query in queries:
            met = [owners[name] for name in search(fold(query.text))]
            if short:
                met += [short[name] for name in search_short(" ".join(_runs(query.text)))]
            found[query.id] = dict.fromkeys(set().union(*met), 1.0)
        return found

    return run


def tells(name: str) -> bool:
    """Whether a folded name says enough to be searched for alone: two words, or a long one."""
    return " " in name or len(name) >= (4 if UNSPACED.search(name) else 8)


_runs = re.compile(r"[^\W_]+").findall


def fuzzy(bodies: Sequence[Body], name: str) -> Callable[[Sequence[Query]], Found]:
    """Return one of rapidfuzz's scorers against every name."""
    owners = [(folded, body.id) for body in bodies for folded in map(fold, body.names) if folded]
    listed = [folded for folded, _ in owners]
    compare = partial(process.extract, scorer=SCORERS[name], score_cutoff=LEAST_SCORE[name], limit=None)

    def run(queries: Sequence[Query]) -> Found:
        found: Found = {}
        for query in queries:
            best = found[query.id] = {}
            for _, score, at in compare(fold(query.text), listed):
                best[owners[at][1]] = max(score, best.get(owners[at][1], 0.0))
        return found

    return run


def segments(text: str) -> list[str]:
    """Cut a text where institutions, departments and places are kept apart."""
    return [part.strip() for part in re.split("[,;]", text) if part.strip()]


def logic(bodies: Sequence[Body], budget: float) -> Method | Absent:
    """Return nomenklatura's logic-v2, where it is installed: each segment as an organization against each entry."""
    name = "nomenklatura logic-v2"
    try:
        algorithm = importlib.import_module("nomenklatura.matching").get_algorithm("logic-v2")
        model = importlib.import_module("followthemoney").model
    except ImportError:
        return Absent(name, "pip install nomenklatura")
    if algorithm is None:
        return Absent(name, "this nomenklatura has no logic-v2: pip install -U nomenklatura")

    organization = partial(organized, model)

    def run(queries: Sequence[Query]) -> Found:
        config = algorithm.default_config()
        asked = [
            (query.id, organization(f"{query.id}/{at}", [part], query.country))
            for query in queries
            for at, part in enumerate(segments(query.text))
        ]
        found: Found = {query.id: {} for query in queries}
        for start in range(0, len(bodies), TOGETHER):
            listed = [
                organization(body.id, body.names, body.country, body.acronyms)
                for body in bodies[start : start + TOGETHER]
            ]
            for key, part in asked:
                for body in listed:
                    score = algorithm.compare(part, body, config).score
                    if score > max(found[key].get(body.id, 0.0), LEAST_LOGIC):
                        found[key][body.id] = score
        return found

    return Method(name, run, swept=True, cost=lambda query: len(bodies) * len(segments(query.text)), budget=budget)


def organized(model: Any, key: str, names: Iterable[str], country: str | None, acronyms: Iterable[str] = ()) -> Any:
    """Return an organization as nomenklatura compares it."""
    made = model.make_entity("Organization")
    made.id = key
    for kind, values in (("name", names), ("weakAlias", acronyms), ("country", filter(None, [country]))):
        for value in values:
            made.add(kind, value)
    return made
