"""Formatting, lint, types, import floors, coverage of the judgement, and the top of the tree."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

BELOW_THE_EDGES = (
    "identifiers severity errors version publications subject declaration watchlist matching technology rules policy "
    "identity disposition editions succession lookup impact resolution traits reach terms ancestry coverage condition "
    "evidence declared declared_record declared_works record record_works filling titles finding baseline rescan "
    "assessment report period frequent joint sought money"
).split()

NOT_OF_THE_JUDGEMENT = (
    "shipped_lists benchmarks openalex_server compiled list_schema policy_cases policy_laws technology_lists"
).split()
"""Unit tests of data, tools and edges, which need not run twice."""

NOT_OF_ITS_LINES = " and ".join(
    f"not {name}"
    for name in (
        "end_soon ends_soon does_not_grow every_shipped link_by_link in_one_order kept_and_read_again "
        "parts_of_a_score stands_on_another_line loses_and_changes_nothing no_more_than_the_limit"
    ).split()
)
"""Tests of time, of all there is and of hundreds of made cases, which reach no line that others do not."""

TOP = frozenset(
    "src tests lists examples pyproject.toml README.md LICENSE CHANGELOG.md README.ja.md action.yml".split()
)


def _check(*command: str | Path) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _tool(name: str) -> Path:
    return Path(sys.executable).parent / name


def test_the_code_is_formatted() -> None:
    """One way of laying out code."""
    _check(_tool("ruff"), "format", "--check", ".")


def test_the_code_is_free_of_lint() -> None:
    """Every rule of ruff but those that pyproject.toml sets aside with a reason."""
    _check(_tool("ruff"), "check", ".")


def test_the_types_hold() -> None:
    """Mypy --strict over the package and its tests."""
    _check(_tool("mypy"))


def test_the_floors_hold() -> None:
    """A module imports only what stands below it, and each heavy library has one owner."""
    _check(_tool("lint-imports"), "--no-cache")


def test_the_judgement_is_tested_branch_by_branch(tmp_path: Path) -> None:
    """Everything below the edges has full branch coverage by the unit tests alone."""
    watched = [f"--cov=rsscan.{module}" for module in BELOW_THE_EDGES]
    beside = [f"--ignore=tests/unit/test_{name}.py" for name in NOT_OF_THE_JUDGEMENT]
    done = subprocess.run(
        [
            sys.executable, "-m", "pytest", "tests/unit", "-q", "-n", "0", "-p", "no:cacheprovider", *watched, *beside,
            "--assert=plain", "--hypothesis-profile=few", "-k", NOT_OF_ITS_LINES,
            "--cov-branch", "--cov-fail-under=100", "--cov-report=term-missing:skip-covered",
        ],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "COVERAGE_FILE": str(tmp_path / "coverage")},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:]


def test_no_decision_is_excused_from_coverage() -> None:
    """No `no cover` mark stands in the package."""
    mark = "pragma: no " + "cover"
    assert not [path for path in (ROOT / "src").rglob("*.py") if mark in path.read_text(encoding="utf-8")]


def test_the_top_of_the_tree_is_as_agreed() -> None:
    """Beside sources, tests, lists and examples only the named files and dot-files."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("this folder is not a git checkout")
    top = {name.split("/")[0] for name in listed.stdout.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= TOP
