"""What every test may use."""

import gc
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests import processes

ROOT = Path(__file__).resolve().parents[1]
settings.register_profile("few", max_examples=8)
"""For a run that asks which lines are reached at all; the usual run looks for exceptions."""

LONGEST = frozenset({
    "test_the_judgement_is_tested_branch_by_branch",
    "test_the_types_hold",
    "test_the_readmes_first_line_makes_installs_and_scans",
    "test_killed_at_any_point_and_gone_on_with_gives_the_same_bytes",
})  # fmt: skip

GOLDEN = Path(__file__).parent / "acceptance" / "golden"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that writes golden files anew, to be read before they are committed."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_configure(config: pytest.Config) -> None:
    """Keep what is read while tests are collected away from the user's cache, and the lists among it for all tests."""
    place = tempfile.TemporaryDirectory(prefix="rsscan-tests-")
    config.add_cleanup(place.cleanup)
    os.environ["RSSCAN_CACHE_DIR"] = place.name
    # Where modules are not kept compiled, each of hundreds of processes compiles them, which takes more than its work.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False


@pytest.hookimpl(wrapper=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Take one worker more than there are cores, as many tests wait: for a server, a browser, a pause asked for."""
    return (yield) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest tests, so that no worker waits for one of them at the end."""
    items.sort(key=lambda item: item.name not in LONGEST)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Leave the tests themselves, and what they read so far, out of every search for garbage; nothing of it is any."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_unconfigure() -> None:
    """Let all be cleared away in the end, as libraries expect it."""
    gc.unfreeze()


@pytest.fixture(scope="session")
def _places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Name places that are not there yet; most tests need none, and making a folder for each takes its time."""
    folder = tmp_path_factory.mktemp("places")
    return (folder / f"{number}" for number in count())


@pytest.fixture(autouse=True)
def _own_cache(_places: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the user's cache, keys and settings, and from where it runs."""
    for name in list(os.environ):
        if name.startswith(("RSSCAN_", "OPENALEX_")) and name != "RSSCAN_SHARED_DATA":
            monkeypatch.delenv(name)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("RSSCAN_CACHE_DIR", str(next(_places)))
    monkeypatch.setenv("RSSCAN_CONFIG_DIR", str(next(_places)))


@pytest.fixture(scope="session")
def _lists_once_read() -> Path:
    """Read the shipped lists, and those of fields, once."""
    from rsscan.inputs.compiled import index_of
    from rsscan.inputs.lists import load_lists
    from rsscan.inputs.technology import load_technology

    index_of(load_lists())
    load_technology()
    return Path(os.environ["RSSCAN_CACHE_DIR"]) / "lists"


@pytest.fixture
def lists_read_before(_lists_once_read: Path) -> None:
    """Have the shipped lists in the cache, as a user's second run finds them."""
    shutil.copytree(_lists_once_read, Path(os.environ["RSSCAN_CACHE_DIR"]) / "lists")


@pytest.fixture
def rsscan(tmp_path: Path, lists_read_before: None) -> Run:
    """Run the program as a process of its own, in an empty folder, and return what it said."""

    def run(*arguments: str | Path, timeout: float = 60, **environment: str) -> "subprocess.CompletedProcess[str]":
        told = {**os.environ, "PYTHONUTF8": "1", **environment}
        how = processes.started if any(name.startswith("PYTHON") for name in environment) else processes.run
        return how([str(argument) for argument in arguments], tmp_path, told, timeout)

    return run


@pytest.fixture
def heeding_ctrl_c() -> Iterator[None]:
    """Let programs started here heed an interrupt, though a shell that runs the tests behind itself ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a whole text with a golden file, or write that file with --update-golden."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
