"""rsscan as a library, typed from outside."""

from datetime import date

import rsscan
from rsscan import (
    Assessment,
    Authorship,
    Confidence,
    Index,
    Subject,
    Terms,
    Verdict,
    Work,
    assess,
    assess_work,
    load_lists,
    load_policy,
    matches,
    scan,
)
from rsscan.scanning import Progress
from rsscan.severity import Severity
from rsscan.sources import open_source


def test_one_affiliation_is_compared_in_three_lines() -> None:
    """Load the lists, lay out their names, compare a string."""
    index: Index = Index(load_lists(["dprk"]))
    [match] = [m for m in matches(index, ["Kim Chaek Univ. of Technology, Pyongyang, DPRK"]) if m.ladder != 5]
    assert (match.entry.id, match.confidence) == ("dprk/kim-chaek-university-of-technology", Confidence.CERTAIN)


def test_a_byline_is_judged_without_a_source() -> None:
    """`assess_work` takes plain values and returns a verdict."""
    terms = Terms(Index(load_lists()), load_policy("default"), date(2026, 11, 23))
    work = Work("w", None, (Authorship(1, "A", texts=("Kim Il Sung University, Pyongyang, DPRK",)),))
    judged: Assessment = assess_work(Subject("w"), work, terms)
    assert judged.verdict(Severity.HIGH) is Verdict.FLAGGED
    assert assess(Subject("nobody"), (), terms).identity.status == "unknown"


def test_scan_yields_progress_and_then_the_assessment() -> None:
    """The generator tells how far it is and ends each subject with its assessment."""
    terms = Terms(Index(load_lists()), load_policy("default"), date(2026, 11, 23))
    with open_source("example") as source:
        events = list(scan(["https://orcid.org/0000-0002-1825-0097"], source, terms))
    assert all(isinstance(event, Progress) for event in events[:-1])
    assert isinstance(events[-1], Assessment)


def test_the_public_names_are_pinned_and_all_there() -> None:
    """A name that is promised can be imported; one that is not is an error."""
    assert set(rsscan.__all__) >= {"Index", "matches", "assess", "scan", "load_lists", "load_policy", "__version__"}
    for name in rsscan.__all__:
        assert getattr(rsscan, name) is not None
    assert not hasattr(rsscan, "nonsense")
