"""The author list of a manuscript is read as people write it."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rsscan.errors import InputError
from rsscan.inputs.byline import load_byline
from rsscan.publications import Authorship


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file that is not there yet."""
    return tmp_path / "byline.txt"


def lines(path: Path, text: str) -> list[tuple[str | None, tuple[str, ...]]]:
    """Return names and affiliations that are read from this text."""
    path.write_text(text, encoding="utf-8")
    return [(line.name, line.texts) for line in load_byline(path).authorships]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ada Example", ("Ada Example", ())),
        ("Ada Example; Some University, Oslo", ("Ada Example", ("Some University, Oslo",))),
        ("Ada Example; One, Oslo; Two, Rome; ", ("Ada Example", ("One, Oslo", "Two, Rome"))),
        ("Ada Example\tOne; still one", ("Ada Example", ("One; still one",))),
        ("Ada Example | One | Two", ("Ada Example", ("One", "Two"))),
        ("Ada Example (One, Oslo (Norway))", ("Ada Example", ("One, Oslo (Norway)",))),
        ("Ada Example ()", ("Ada Example", ())),
        ("Ada Example, One, Oslo", ("Ada Example", ("One, Oslo",))),
        ("Ada Example,", ("Ada Example", ())),
        ("; One, Oslo", (None, ("One, Oslo",))),
        ("金 一成；金日成総合大学", ("金 一成", ("金日成総合大学",))),
    ],
)
def test_one_author_a_line(path: Path, line: str, expected: tuple[str | None, tuple[str, ...]]) -> None:
    """Semicolon, tab or bar; brackets; or a comma: what follows the name is affiliation."""
    assert lines(path, line) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "Kim Chol, Kim Il Sung University; Ulm University",
        "Kim Chol (Kim Il Sung University; Ulm University)",
        "Kim Chol (Kim Il Sung University), Ryomyong Street",
        "Kim Chol - Kim Il Sung University",
        "Kim Il Sung University, Ryomyong Street",
    ],
)
def test_body_beside_the_name_is_read(path: Path, line: str) -> None:
    """Whatever the marks between them: an affiliation taken for a part of the name would be missed."""
    [(_, texts)] = lines(path, line)
    assert any("Kim Il Sung University" in text for text in texts)


def test_affiliations_in_both_keys_are_read(path: Path) -> None:
    """The plural does not hide the singular."""
    path.write_text('[{"name": "Ada", "affiliations": ["One"], "affiliation": "Two"}]', encoding="utf-8")
    assert load_byline(path).authorships == (Authorship(1, "Ada", texts=("One", "Two")),)


def test_empty_lines_and_remarks_are_passed_over(path: Path) -> None:
    """Positions count authors, not lines; a byte order mark and Windows line ends do not matter."""
    path.write_bytes(b"\xef\xbb\xbf# authors\r\n\r\nAda; One\r\n  # and\r\nBela; Two\r\n")
    manuscript = load_byline(path)
    assert manuscript.authorships == (Authorship(1, "Ada", texts=("One",)), Authorship(2, "Bela", texts=("Two",)))
    assert (manuscript.id, manuscript.type, manuscript.published) == ("byline:byline.txt", "manuscript", None)


@pytest.mark.parametrize("wrapped", [True, False])
def test_json_is_a_list_of_authors_or_holds_one(path: Path, wrapped: bool) -> None:
    """Affiliations are texts or objects with a name, one or several; an ORCID iD may stand beside."""
    authors = [
        {"name": "Ada", "affiliations": ["One", {"name": "Two"}, " "], "orcid": "0000-0002-1825-0097"},
        {"name": "Bela", "affiliation": "Three"},
        {"name": None},
    ]
    path.write_text(json.dumps({"authors": authors} if wrapped else authors), encoding="utf-8")
    assert load_byline(path).authorships == (
        Authorship(1, "Ada", orcid="https://orcid.org/0000-0002-1825-0097", texts=("One", "Two")),
        Authorship(2, "Bela", texts=("Three",)),
        Authorship(3, None),
    )


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (5, '[0]: must be an object with "name" and "affiliations"'),
        ({"name": 5}, "[0].name: must be text"),
        ({"name": "Ada", "affiliations": [5]}, "[0].affiliations: must be text or a list of texts"),
        (
            {"name": "Ada", "institution": "One"},
            "[0]: 'institution' is not read; keys are name, affiliations, affiliation, orcid",
        ),
        (
            {"name": "Ada", "affiliations": [{"name": "A", "institution": "B"}]},
            "[0].affiliations: 'institution' is not read; keys are name",
        ),
        ({"name": "Ada", "orcid": "0000"}, "[0].orcid: '0000' is not an ORCID iD"),
        ({"name": "Ada", "orcid": "0000-0002-1825-0098"}, "[0].orcid: '0000-0002-1825-0098' is not an ORCID iD"),
        ({"name": "Ada", "orcid": 7}, "[0].orcid: '7' is not an ORCID iD"),
    ],
)
def test_wrong_record_is_told_with_its_place(path: Path, record: object, told: str) -> None:
    """A record that is not understood is not passed over: its affiliation may be the one that matters."""
    path.write_text(json.dumps([record]), encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_byline(path)
    assert raised.value.problems == (f"{path}: {told}",)


def test_every_wrong_record_is_told_at_once(path: Path) -> None:
    """All in one go, with their places."""
    path.write_text('[1, {"name": "Ada"}, {"name": 2, "orcid": "x"}]', encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_byline(path)
    assert [problem.split(": ")[1] for problem in raised.value.problems] == ["[0]", "[2].name", "[2].orcid"]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", ": names no author; write one a line: Name; affiliation"),
        (b"# nobody\n\n", ": names no author; write one a line: Name; affiliation"),
        (b"[]", ": names no author; write one a line: Name; affiliation"),
        (b"Ada\nBela \xff\n", ":2: is not UTF-8; save the file as UTF-8"),
        (b"[\n1,\n", ":3: is not JSON: "),
        (b"[" * 100_000, ":1: is not JSON: "),
        (b'{"people": []}', ": must be a list of authors, or an object with the key authors"),
        (b" " * (4 * 1024**2 + 1), ": is larger than 4 MiB"),
    ],
)
def test_file_that_names_no_author_is_told(path: Path, body: bytes, told: str) -> None:
    """Empty, in another encoding, not JSON, too deep, too large."""
    path.write_bytes(body)
    with pytest.raises(InputError) as raised:
        load_byline(path)
    assert str(raised.value).startswith(f"{path}{told}")


def test_folder_and_missing_file_are_told(tmp_path: Path) -> None:
    """With the system's own reason."""
    with pytest.raises(InputError, match="is a folder, not a file"):
        load_byline(tmp_path)
    with pytest.raises(InputError, match="cannot be read: No such file or directory"):
        load_byline(tmp_path / "absent")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_is_a_byline_or_told(path: Path, text: str) -> None:
    """Positions run from one without a gap."""
    path.write_text(text, encoding="utf-8")
    try:
        read = load_byline(path).authorships
    except InputError:
        return
    assert [line.position for line in read] == list(range(1, len(read) + 1))
