"""rsscan: do a researcher's publications tie them to an institution on a watchlist, and how sure can one be?

As a library: `load_lists` reads watchlists, `Index` lays out their names, `matches` compares one affiliation, `assess`
judges one person's works, and `scan` does all of it for many identifiers from a source.
"""

from typing import TYPE_CHECKING, Any

from rsscan.version import __version__

if TYPE_CHECKING:
    from rsscan.assessment import Assessment, assess, assess_work
    from rsscan.coverage import Coverage
    from rsscan.disposition import Disposition
    from rsscan.evidence import Evidence
    from rsscan.finding import Finding
    from rsscan.identity import Identity
    from rsscan.inputs.dispositions import load_dispositions
    from rsscan.inputs.lists import load_lists
    from rsscan.inputs.policies import load_policy
    from rsscan.matching import Index, Match, matches
    from rsscan.policy import Policy
    from rsscan.publications import Author, Authorship, Institution, Work
    from rsscan.scanning import scan
    from rsscan.severity import Confidence, Ladder, Relation, Severity, Verdict
    from rsscan.subject import Gap, Subject
    from rsscan.terms import Terms
    from rsscan.watchlist import Entry, Name, Watchlist

_HOMES = {
    "rsscan.assessment": ("Assessment", "assess", "assess_work"),
    "rsscan.coverage": ("Coverage",),
    "rsscan.disposition": ("Disposition",),
    "rsscan.evidence": ("Evidence",),
    "rsscan.finding": ("Finding",),
    "rsscan.identity": ("Identity",),
    "rsscan.inputs.dispositions": ("load_dispositions",),
    "rsscan.inputs.lists": ("load_lists",),
    "rsscan.inputs.policies": ("load_policy",),
    "rsscan.matching": ("Index", "Match", "matches"),
    "rsscan.policy": ("Policy",),
    "rsscan.publications": ("Author", "Authorship", "Institution", "Work"),
    "rsscan.scanning": ("scan",),
    "rsscan.severity": ("Confidence", "Ladder", "Relation", "Severity", "Verdict"),
    "rsscan.subject": ("Gap", "Subject"),
    "rsscan.terms": ("Terms",),
    "rsscan.watchlist": ("Entry", "Name", "Watchlist"),
}

__all__ = [
    "Assessment",
    "Author",
    "Authorship",
    "Confidence",
    "Coverage",
    "Disposition",
    "Entry",
    "Evidence",
    "Finding",
    "Gap",
    "Identity",
    "Index",
    "Institution",
    "Ladder",
    "Match",
    "Name",
    "Policy",
    "Relation",
    "Severity",
    "Subject",
    "Terms",
    "Verdict",
    "Watchlist",
    "Work",
    "__version__",
    "assess",
    "assess_work",
    "load_dispositions",
    "load_lists",
    "load_policy",
    "matches",
    "scan",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that the command line starts quickly."""
    for home, names in _HOMES.items():
        if name in names:
            from importlib import import_module

            return getattr(import_module(home), name)
    raise AttributeError(f"module 'rsscan' has no attribute {name!r}")
