"""Threads that do first what is wanted first."""

import threading
from concurrent.futures import Future
from functools import partial

import pytest

from rsscan.sources.openalex_turns import Turns


def busy(turns: Turns) -> threading.Event:
    """Keep the only thread of a pool busy until the event is set."""
    done = threading.Event()
    turns.submit(done.wait)
    return done


def test_what_is_wanted_now_goes_before_what_was_asked_earlier() -> None:
    """By turn, and within a turn in the order of asking; what has no turn is wanted now."""
    told: list[str] = []
    with Turns(1, "turns") as turns:
        done = busy(turns)
        turns.at(2, partial(told.append, "later"))
        turns.at(1, partial(told.append, "next"))
        turns.at(1, partial(told.append, "next but one"))
        turns.submit(told.append, "now")
        done.set()
    assert told == ["now", "next", "next but one", "later"]


def test_what_is_cancelled_is_not_done_and_holds_up_nothing() -> None:
    """The others still get their answers."""
    told: list[str] = []
    with Turns(1, "turns") as turns:
        done = busy(turns)
        unwanted: Future[None] = turns.at(1, partial(told.append, "unwanted"))
        wanted = turns.at(2, partial(len, "two"))
        assert unwanted.cancel()
        done.set()
        assert wanted.result(5) == 3
    assert told == []


def test_an_error_is_told_to_whoever_waits() -> None:
    """And the thread goes on with the next."""
    with Turns(1, "turns") as turns:
        failing = turns.submit(int, "no number")
        with pytest.raises(ValueError, match="no number"):
            failing.result(5)
        assert turns.submit(int, "4").result(5) == 4
