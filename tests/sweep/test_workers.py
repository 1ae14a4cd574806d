"""Processes beside this one: what goes wrong in one of them is said here as it would be there."""

import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest

from rsscan.errors import SourceError
from rsscan.sweep.workers import PATIENCE, workers
from tests.conftest import ROOT


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


def long_answer(size: int) -> bytes:
    """Take longer to be sent than to be made."""
    return bytes(size)


def nothing(_given: None) -> "nullcontext[None]":
    """Set nothing up."""
    return nullcontext()


def slept(seconds: float) -> None:
    """Be at something for a while."""
    time.sleep(seconds)


def test_an_interruption_while_answers_are_sent_ends_everything(tmp_path: Path) -> None:
    """An answer cut in two would be waited for without end."""
    program = tmp_path / "interrupted.py"
    program.write_text(
        "from itertools import repeat\n"
        "from tests.sweep.test_workers import long_answer, nothing, workers\n"
        "if __name__ == '__main__':\n"
        "    with workers(2, nothing, None) as spread:\n"
        "        answers = spread(long_answer, repeat(30_000_000, 100))\n"
        "        print(len(next(answers)), flush=True)\n"
        "        raise KeyboardInterrupt\n",
        encoding="utf-8",
    )
    command = [sys.executable, str(program)]
    ended = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, timeout=30, check=False
    )
    assert ended.stdout.strip() == b"30000000"
    assert ended.stderr.strip().splitlines()[-1] == b"KeyboardInterrupt"


def interrupted_while_others_sleep() -> None:
    """Hand out what takes long, and be interrupted."""
    with workers(2, nothing, None) as spread:
        next(spread(slept, [0.0, 60.0, 60.0, 60.0]))
        time.sleep(0.5)
        raise KeyboardInterrupt


def test_who_is_at_something_leaves_it() -> None:
    """An interruption does not wait until the batches in hand are done, and leaves no process."""
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupted_while_others_sleep()
    assert time.monotonic() - begun < PATIENCE
    assert not multiprocessing.active_children()
