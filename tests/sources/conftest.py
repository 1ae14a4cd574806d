"""Fixtures of the tests of the sources."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.openalex_server import OpenAlexServer, World


@pytest.fixture
def running() -> Iterator[ExitStack]:
    """Hold servers that live as long as the test."""
    with ExitStack() as held:
        yield held


@pytest.fixture
def serve(running: ExitStack) -> Callable[[World], OpenAlexServer]:
    """Start servers of OpenAlex that live as long as the test."""
    return lambda known: running.enter_context(OpenAlexServer(known))
