"""What went wrong, as a sentence."""

import pytest

from rsscan.errors import BudgetSpent, SourceError


@pytest.mark.parametrize(("error", "sentence"), [
    (SourceError("the server cannot be reached"), "The server cannot be reached."),
    (BudgetSpent("OpenAlex asks to wait"), "OpenAlex asks to wait."),
])  # fmt: skip
def test_a_failed_source_is_told_in_a_finished_sentence(error: SourceError, sentence: str) -> None:
    """From its first letter to its full stop, with nothing else changed."""
    assert error.sentence == sentence
