"""Processes beside this one: what goes wrong in one of them is said here as it would be there."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from rsscan.errors import SourceError
from rsscan.sweep.workers import workers


@contextmanager
def unfit(why: str) -> Iterator[None]:
    """Fail before anything is done."""
    raise SourceError(why)
    yield


def test_why_a_process_cannot_begin_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    """And not that somebody ended it; nothing else is said by the process itself."""
    with (
        pytest.raises(SourceError, match="brought up to date meanwhile"),
        workers(2, unfit, "brought up to date meanwhile") as spread,
    ):
        list(spread(abs, [1]))
    assert capfd.readouterr().err == ""
