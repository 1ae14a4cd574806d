"""Words and codes are a public contract, and so are spelled out here."""

import pytest

from rsscan.errors import BudgetSpent, InputError, NotFound, RsscanError, SourceError
from rsscan.severity import Confidence, Ladder, Relation, Severity, Verdict, rule_code


def test_severities_are_ordered_words() -> None:
    """None < low < medium < high < critical."""
    assert [severity.word for severity in sorted(Severity)] == ["none", "low", "medium", "high", "critical"]


def test_confidences_are_ordered_words() -> None:
    """Possible < probable < certain."""
    assert [confidence.word for confidence in sorted(Confidence)] == ["possible", "probable", "certain"]


@pytest.mark.parametrize(
    ("relation", "ladder", "code"),
    [
        (Relation.OWN, Ladder.IDENTIFIER, "RS101"),
        (Relation.OWN, Ladder.JURISDICTION, "RS105"),
        (Relation.COAUTHOR, Ladder.LINEAGE, "RS202"),
        (Relation.COAUTHOR, Ladder.LISTED_NAME, "RS203"),
        (Relation.FUNDER, Ladder.LISTED_NAME, "RS303"),
        (Relation.INDIRECT, Ladder.SIMILAR_NAME, "RS404"),
    ],
)
def test_rule_code_is_relation_then_ladder(relation: Relation, ladder: Ladder, code: str) -> None:
    """The first digit says who, the last what met what."""
    assert rule_code(relation, ladder) == code


def test_words_of_relations_and_rungs_are_those_of_the_documents() -> None:
    """Own, coauthor, funder, indirect; identifier to jurisdiction."""
    assert [relation.word for relation in Relation] == ["own", "coauthor", "funder", "indirect"]
    assert [rung.word for rung in Ladder] == ["identifier", "lineage", "listed name", "similar name", "jurisdiction"]


def test_exit_codes_are_the_documented_ones() -> None:
    """0 clear, 1 flagged, 3 no verdict; 2 is left to wrong input."""
    assert {verdict.value: verdict.exit_code for verdict in Verdict} == {"clear": 0, "flagged": 1, "incomplete": 3}


def test_input_error_keeps_every_problem_apart() -> None:
    """One problem or many: a tuple to read, lines to print."""
    assert InputError("one").problems == ("one",)
    several = InputError(f"problem {n}" for n in (1, 2))
    assert several.problems == ("problem 1", "problem 2")
    assert str(several) == "problem 1\nproblem 2"


def test_a_source_that_failed_is_no_wrong_input() -> None:
    """Unknown and not answered are failures of the source; every error is one of rsscan's."""
    assert issubclass(NotFound, SourceError)
    assert issubclass(BudgetSpent, SourceError)
    assert not issubclass(InputError, SourceError)
    assert issubclass(SourceError, RsscanError)
    assert issubclass(InputError, RsscanError)
