"""A new edition touches whom it drops, renames, changes, or newly meets."""

from dataclasses import replace

import pytest

from rsscan.editions import difference
from rsscan.impact import SavedFinding, SavedSubject, Seen, touched
from rsscan.publications import Institution
from rsscan.watchlist import Entry, Name, Watchlist
from tests.unit import made

OLD = made.watchlist(
    made.entry("harbour"),
    made.entry("port", "Port College", Name("Old Port School")),
    made.entry("hill", "Hill Academy"),
)


def subject(*findings: SavedFinding) -> SavedSubject:
    """Make a subject of a saved report."""
    return SavedSubject("report.json: subjects[0]", made.ME, "Ada Example", findings)


def finding(slug: str, *evidence: Seen, list_id: str = "made") -> SavedFinding:
    """Make a finding of a saved report."""
    return SavedFinding(f"F-{slug}", list_id, f"{list_id}/{slug}", evidence)


def told(new: Watchlist, *subjects: SavedSubject) -> list[tuple[str | None, str, str]]:
    """Say whom a change of the old list to `new` touches."""
    return [(one.finding, one.entry_id, one.what) for one in touched(subjects, OLD, new, difference(OLD, new))]


def with_entries(*entries: Entry) -> Watchlist:
    """Return the old list with these entries in place of its own."""
    return replace(OLD, entries=entries)


def test_finding_whose_entry_goes_is_renamed_or_changes_is_told() -> None:
    """By the finding's id; another list's finding and an entry that stays are not."""
    new = with_entries(
        made.entry("port", "Port University", "Port College", "Old Port School"),
        replace(made.entry("hill", "Hill Academy"), city="Hilltown"),
    )
    findings = [finding("harbour"), finding("port"), finding("hill"), finding("harbour", list_id="other")]
    assert told(new, subject(*findings)) == [
        ("F-harbour", "made/harbour", "is no longer listed"),
        ("F-port", "made/port", "is now called Port University"),
        ("F-hill", "made/hill", "changed: city"),
    ]


@pytest.mark.parametrize(
    ("seen", "said"),
    [
        (
            Seen("Dept. of X, Lighthouse University, DPRK", None),
            "is met now (listed name, certain) by “Dept. of X, Lighthouse University, DPRK”",
        ),
        (
            Seen(None, Institution("https://openalex.org/I9", "Lighthouse University", None, "KP")),
            "is met now (listed name, certain) by “Lighthouse University”",
        ),
        (
            Seen(None, Institution("https://openalex.org/I9", None, "https://ror.org/01zxpj864", "KP")),
            "is met now (identifier, certain) by “https://ror.org/01zxpj864”",
        ),
    ],
)
def test_evidence_of_any_list_meets_a_new_entry(seen: Seen, said: str) -> None:
    """A subject who has a finding by one list may have the next by another; each entry is told once."""
    new = with_entries(
        *OLD.entries, replace(made.entry("light", "Lighthouse University"), ror="https://ror.org/01zxpj864")
    )
    assert told(new, subject(finding("x", seen, seen, list_id="other"), finding("y", seen, list_id="other"))) == [
        (None, "made/light", said)
    ]


def test_new_name_of_a_known_entry_meets_too() -> None:
    """An alias that is added, or a new first name; a subject already tied to the entry is not told again."""
    seen = Seen("Haven Institute, DPRK", None)
    new = with_entries(*OLD.entries[:2], made.entry("hill", "Hill Academy", "Haven Institute"))
    assert [entry for _, entry, _ in told(new, subject(finding("x", seen, list_id="other")))] == ["made/hill"]
    assert told(new, subject(finding("hill", seen))) == [("F-hill", "made/hill", "changed: name")]
    renamed = with_entries(*OLD.entries[:2], made.entry("hill", "Haven Institute", "Hill Academy"))
    assert [entry for _, entry, _ in told(renamed, subject(finding("x", seen, list_id="other")))] == ["made/hill"]


def test_list_that_did_not_change_touches_nobody() -> None:
    """Nor does a name that the old list had already."""
    assert told(OLD, subject(finding("harbour", Seen("Port College, DPRK", None)))) == []
