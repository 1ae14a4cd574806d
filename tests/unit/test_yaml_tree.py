"""YAML is read without trust, and every part remembers its line."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rsscan.errors import InputError
from rsscan.inputs import yaml_tree


def problems(path: Path, body: bytes | str) -> list[str]:
    """Return what is wrong with a file of this body, without the folder's name."""
    path.write_bytes(body if isinstance(body, bytes) else body.encode())
    return [problem.replace(f"{path.parent}/", "") for problem in yaml_tree.read(path).problems]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file that is not there yet."""
    return tmp_path / "list.yaml"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("null", None),
        ("~", None),
        ("", None),
        ("'true'", "true"),
        ('""', ""),
        ("12", 12),
        ("'12'", "12"),
        ("0.9", 0.9),
        ("2016-11-30", "2016-11-30"),
        ("12:30", "12:30"),
        ("0x1f", "0x1f"),
        (".inf", ".inf"),
        ("9" * 5000, "9" * 5000),
        ("!!python/name:os.system x", "x"),
        ("[a, [1]]", ["a", [1]]),
        ("{a: {b: NO}}", {"a": {"b": "NO"}}),
    ],
)
def test_only_plain_words_and_numbers_are_other_than_text(path: Path, written: str, value: object) -> None:
    """A country code NO is Norway, a date is text, and a tag makes no object."""
    path.write_text(f"key: {written}\n", encoding="utf-8")
    document = yaml_tree.read(path)
    assert document.value == {"key": value}
    assert document.problems == []


def test_block_text_stays_text(path: Path) -> None:
    """`>` and `|` hold sentences, whatever they look like."""
    path.write_text("a: >-\n  true\nb: |\n  12\n", encoding="utf-8")
    assert yaml_tree.read(path).value == {"a": "true", "b": "12\n"}


def test_empty_file_is_no_value(path: Path) -> None:
    """It is YAML; whoever asked for more says so."""
    assert problems(path, "") == []
    assert yaml_tree.read(path).value is None


def test_byte_order_mark_is_passed_over(path: Path) -> None:
    """Some editors on Windows write one."""
    path.write_bytes(b"\xef\xbb\xbfa: b\n")
    assert yaml_tree.read(path).value == {"a": "b"}


def test_digest_is_that_of_the_file(path: Path) -> None:
    """A report names the very file that was read."""
    path.write_bytes(b"")
    assert yaml_tree.read(path).sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("a: &x [1]\nb: *x\n", "list.yaml:1: anchors and aliases (&, *) are not read"),
        ("a: 1\nb: *x\n", "list.yaml:2: anchors and aliases (&, *) are not read"),
        ("a: 1\nb: &x 2\n", "list.yaml:2: anchors and aliases (&, *) are not read"),
        ("a: 1\nb: 2\na: 3\n", "list.yaml:3: a: is given twice"),
        ("a:\n  - b: 1\n    b: 2\n", "list.yaml:3: a[0].b: is given twice"),
        ("a: 1\n? [b]\n: 2\n", "list.yaml:2: ?: a key must be text"),
        (b"a: 1\nb: \xff\n", "list.yaml:2: is not UTF-8"),
        ("[" * 21 + "]" * 21, "list.yaml:1: is nested deeper than 20 levels"),
        ("a: 1\nb:\n  " + "[" * 20 + "]" * 20, "list.yaml:3: is nested deeper than 20 levels"),
        ("[" * 300_000, "list.yaml:1: is nested deeper than 20 levels"),
        ("a: 1\nb: [1,\n", "list.yaml:3: is not YAML: while parsing a flow node did not find"),
        ("a: 1\n---\nb: 2\n", "list.yaml:2: is not YAML: "),
        ("a: \0\n", "list.yaml: is not YAML: "),
    ],
)
def test_what_is_not_read_is_told_with_its_line(path: Path, body: bytes | str, told: str) -> None:
    """Anchors, duplicate keys, wrong encodings, depth and broken YAML: one sentence each, and no crash."""
    (problem,) = problems(path, body)
    assert problem.startswith(told)


def test_twenty_levels_are_read(path: Path) -> None:
    """The limit is far above what a list or policy needs."""
    assert problems(path, "[" * 20 + "]" * 20) == []


def test_every_duplicate_key_is_told(path: Path) -> None:
    """All at once, so that a file is mended once."""
    assert problems(path, "a: 1\na: 2\nb: 1\nb: 2\n") == [
        "list.yaml:2: a: is given twice",
        "list.yaml:4: b: is given twice",
    ]


def test_folder_and_missing_file_are_told(tmp_path: Path) -> None:
    """They are problems like others, so that those of other files are told too."""
    assert yaml_tree.read(tmp_path).problems == [f"{tmp_path}: is a folder, not a file"]
    (problem,) = yaml_tree.read(tmp_path / "absent.yaml").problems
    assert problem == f"{tmp_path}/absent.yaml: cannot be read: No such file or directory"


def test_file_above_the_limit_is_not_read(path: Path) -> None:
    """32 MiB are read, one byte more is not."""
    with path.open("wb") as stream:
        stream.truncate(32 * 1024**2 + 1)
    assert [p.removeprefix(str(path)) for p in yaml_tree.read(path).problems] == [": is larger than 32 MiB"]


def test_problem_takes_the_nearest_known_line(path: Path) -> None:
    """What is missing has no line of its own, so it is told where it should stand."""
    path.write_text("a: 1\nb:\n  - c: 1\n  - d: 2\n", encoding="utf-8")
    document = yaml_tree.read(path)
    document.problem(("b", 1, "missing"), "is missing")
    document.problem((), "is odd")
    assert document.problems == [f"{path}:4: b[1].missing: is missing", f"{path}:1: is odd"]


def test_problems_of_many_documents_are_raised_as_one(tmp_path: Path) -> None:
    """Nothing is raised where there is none."""
    yaml_tree.raise_all([])
    documents = [yaml_tree.read(tmp_path / name) for name in ("a", "b")]
    with pytest.raises(InputError) as raised:
        yaml_tree.raise_all(documents)
    assert len(raised.value.problems) == 2


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.text(alphabet="ab:-[]{}&*?!|>'\"\n #,", max_size=60).map(str.encode))
def test_any_bytes_are_a_value_or_problems(path: Path, body: bytes) -> None:
    """Nothing that a file can hold raises."""
    assert all(problem.startswith("list.yaml") for problem in problems(path, body))
