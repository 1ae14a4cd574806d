"""Fixtures of the tests of the sources."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.openalex_server import OpenAlexServer, World


@pytest.fixture
def serve() -> Iterator[Callable[[World], OpenAlexServer]]:
    """Start servers that live as long as the test."""
    with ExitStack() as running:
        yield lambda known: running.enter_context(OpenAlexServer(known))
