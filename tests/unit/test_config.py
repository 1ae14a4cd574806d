"""The config file holds options by name, and an option that nobody has is told."""

from pathlib import Path

import pytest

from rsscan.errors import InputError
from rsscan.inputs.config import load_config

NAMES = ("source", "fail_on", "lists", "config", "help")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(path: Path, text: str) -> Path:
    """Write a file and return its path."""
    path.write_text(text, encoding="utf-8")
    return path


def refused(path: Path) -> tuple[str, ...]:
    """Return what is said of a file that is not used, without its name."""
    with pytest.raises(InputError) as raised:
        load_config(path, NAMES)
    return tuple(problem.removeprefix(str(path)) for problem in raised.value.problems)


def test_no_file_is_no_setting(folder: Path) -> None:
    """An empty folder, or one where the name is a folder's."""
    assert load_config(None, NAMES) == {}
    (folder / "rsscan.yaml").mkdir()
    assert load_config(None, NAMES) == {}


def test_yaml_in_the_working_directory_goes_before_pyproject(folder: Path) -> None:
    """One file is read, never a mixture."""
    written(folder / "pyproject.toml", '[tool.rsscan]\nsource = "example"\nlists = ["dprk"]\n')
    assert load_config(None, NAMES) == {"source": "example", "lists": ["dprk"]}
    written(folder / "rsscan.yaml", "fail-on: low\n")
    assert load_config(None, NAMES) == {"fail_on": "low"}


def test_keys_are_written_with_hyphens_or_underscores(tmp_path: Path) -> None:
    """As on the command line, or as in Python."""
    assert load_config(written(tmp_path / "a.yaml", "fail-on: low"), NAMES) == {"fail_on": "low"}
    assert load_config(written(tmp_path / "a.toml", '[tool.rsscan]\nfail_on = "low"'), NAMES) == {"fail_on": "low"}


def test_file_without_a_setting_is_no_error(tmp_path: Path) -> None:
    """An empty file, a pyproject of another tool."""
    assert load_config(written(tmp_path / "a.yaml", ""), NAMES) == {}
    assert load_config(written(tmp_path / "a.toml", "[tool.other]\nx = 1\n"), NAMES) == {}
    assert load_config(written(tmp_path / "b.toml", "[project]\n"), NAMES) == {}


def test_option_of_another_command_is_passed_over(tmp_path: Path) -> None:
    """One file serves every command, so what only some of them have is not wrong in it."""
    assert load_config(written(tmp_path / "a.yaml", "byline: x\nname: y\naffiliation: z\nsource: s"), NAMES) == {
        "source": "s"
    }
    assert load_config(written(tmp_path / "a.yaml", "max-wait: 1\nsource: s"), NAMES, ["max_wait"]) == {"source": "s"}
    with pytest.raises(InputError, match="config: is not an option"):
        load_config(written(tmp_path / "a.yaml", "config: y"), NAMES, ["config"])


def test_every_unknown_option_is_told(tmp_path: Path) -> None:
    """With those that are known; a file cannot name another file or ask for help."""
    told = refused(written(tmp_path / "a.yaml", "sorce: x\nconfig: y\nhelp: true\nfail_on: low\n"))
    assert [problem.split(": ")[1] for problem in told] == ["config", "help", "sorce"]
    assert all(problem.endswith("is not an option; options are fail_on, lists, source") for problem in told)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.yaml", "- x", ": must be a mapping (option: value)"),
        ("a.yaml", "a: [", ": is not YAML"),
        ("a.yaml", "a: 1\na: 2", ":2: a: is given twice"),
        ("a.toml", "x = = 1", ": is not TOML: "),
        ("a.toml", "tool = 3", ": tool: must be a table"),
        ("a.toml", "tool = {rsscan = 3}", ": rsscan: must be a table"),
    ],
)
def test_file_of_another_shape_is_told(tmp_path: Path, name: str, text: str, told: str) -> None:
    """As a sentence with the file's name, never as a trace."""
    assert told in refused(written(tmp_path / name, text))[0]


def test_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Missing, a folder, or in another encoding."""
    assert refused(tmp_path / "absent.yaml") == (": cannot be read: No such file or directory",)
    assert refused(tmp_path / "absent.toml") == (": cannot be read: No such file or directory",)
    (tmp_path / "folder.toml").mkdir()
    assert refused(tmp_path / "folder.toml") == (": cannot be read: Is a directory",)
    (tmp_path / "b.toml").write_bytes(b'x = "\xff"')
    assert "is not TOML" in refused(tmp_path / "b.toml")[0]
