"""A file of dispositions is read whole, and every problem of it is named at once."""

from datetime import date
from pathlib import Path

import pytest

from rsscan.disposition import Disposition
from rsscan.errors import InputError
from rsscan.inputs import yaml_tree
from rsscan.inputs.dispositions import FILE, ignore_file, load_dispositions, read_dispositions
from rsscan.period import Period
from tests.unit.made import MY_ORCID, TODAY

WHOLE = {
    "person": "orcid:0000-0002-1825-0097",
    "entry": "dprk/kim-il-sung-university",
    "reason": "same name, other country",
    "reviewer": "AB",
    "decided": "2026-08-01",
    "expires": "2027-08-01",
}


def body(**changed: str | None) -> str:
    """Write a file with one disposition; None leaves a key out."""
    rows = [f"{key}: {value}" for key, value in (WHOLE | changed).items() if value is not None]
    return "version: 1\nignore:\n  - " + "\n    ".join(rows) + "\n"


def load(tmp_path: Path, text: str, longest: Period | None = None) -> tuple[Disposition, ...]:
    """Load a file with this text."""
    path = tmp_path / "f.yaml"
    path.write_text(text, encoding="utf-8")
    return load_dispositions(path, TODAY, *([longest] if longest else []))


def problems(tmp_path: Path, text: str, longest: Period | None = None) -> list[str]:
    """Return what is wrong with a file with this text, without the folder's name."""
    with pytest.raises(InputError) as raised:
        load(tmp_path, text, longest)
    return [problem.replace(f"{tmp_path}/", "") for problem in raised.value.problems]


def test_a_disposition_is_read_with_its_place(tmp_path: Path) -> None:
    """Identifiers in full form, days as days."""
    digest = "sha256:" + "a" * 64
    (one,) = load(tmp_path, "# why\n" + body(evidence=digest))
    assert one == Disposition(
        MY_ORCID, WHOLE["entry"], WHOLE["reason"], "AB", date(2026, 8, 1), date(2027, 8, 1), digest
    )
    assert one.place == f"{tmp_path}/f.yaml:4"


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("0000-0002-1825-0097", MY_ORCID),
        ("https://orcid.org/0000-0002-1825-0097", MY_ORCID),
        ("openalex:A12", "https://openalex.org/A12"),
        ("https://openalex.org/authors/a12", "https://openalex.org/A12"),
    ],
)
def test_persons_are_read_in_any_usual_form(tmp_path: Path, written: str, full: str) -> None:
    """As everywhere."""
    assert load(tmp_path, body(person=written))[0].person == full


@pytest.mark.parametrize("text", ["version: 1\n", "version: 1\nignore:\n", "version: 1\nignore: []\n"])
def test_a_file_may_ignore_nothing(tmp_path: Path, text: str) -> None:
    """Nothing is decided yet."""
    assert load(tmp_path, text) == ()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"person": None}, "f.yaml:3: ignore[0]: person is missing"),
        ({"person": "Ada"}, "f.yaml:3: ignore[0].person: Ada: is neither an ORCID iD"),
        ({"person": "orcid:0000-0002-1825-0098"}, "the checksum of this ORCID iD is wrong"),
        ({"person": "openalex:W12"}, "is neither an ORCID iD"),
        ({"entry": None}, "ignore[0]: entry is missing"),
        ({"entry": "dprk"}, "f.yaml:4: ignore[0].entry: 'dprk' is not of the form list/entry"),
        ({"reason": None}, "ignore[0]: reason is missing"),
        ({"reason": '"  "'}, "f.yaml:5: ignore[0].reason: is empty"),
        ({"reason": ""}, "ignore[0].reason: is empty"),
        ({"reviewer": None}, "ignore[0]: reviewer is missing"),
        ({"decided": None}, "ignore[0]: decided is missing"),
        ({"expires": None}, "ignore[0]: expires is missing"),
        ({"expires": "soon"}, "ignore[0].expires: 'soon' is not a date"),
        ({"decided": "2026-09-03"}, "2026-09-03 lies after 2026-09-01, the day as of which is judged"),
        ({"expires": "2026-08-01"}, "2026-08-01 must lie after 2026-08-01, when it was decided"),
        ({"expires": "2028-08-02"}, "2028-08-02 is more than 2y after 2026-08-01, when it was decided"),
        ({"evidence": "sha256:abc"}, "'sha256:abc' is not of the form sha256: and 64 digits"),
        ({"evidence": ""}, "ignore[0].evidence: is empty; without this key all evidence is covered"),
        ({"until": "2027-01-01"}, "f.yaml:9: ignore[0].until: is not a known key"),
    ],
)
def test_each_mistake_is_named_with_its_place(tmp_path: Path, changed: dict[str, str | None], said: str) -> None:
    """One mistake is one problem."""
    (problem,) = problems(tmp_path, body(**changed))
    assert said in problem
    assert problem.startswith("f.yaml:")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "f.yaml:1: must be a mapping (key: value)"),
        ("ignore: []\n", "f.yaml:1: version is missing"),
        ("version: 2\n", "f.yaml:1: version: must be 1"),
        ("version: 1\nignore: all\n", "f.yaml:2: ignore: must be a list of dispositions"),
        ("version: 1\nignore: false\n", "f.yaml:2: ignore: must be a list of dispositions"),
        ("version: 1\nignore: [x]\n", "f.yaml:2: ignore[0]: must be a mapping (key: value)"),
        ("version: 1\nfindings: []\n", "f.yaml:2: findings: is not a known key; known are ignore, version"),
        ("version: [", "f.yaml:2: is not YAML"),
    ],
)
def test_a_file_of_another_shape_is_refused(tmp_path: Path, text: str, said: str) -> None:
    """What cannot be a file of dispositions."""
    (problem,) = problems(tmp_path, text)
    assert said in problem


def test_every_problem_is_named_at_once_and_hides_no_good_one(tmp_path: Path) -> None:
    """Two bad ones of three; the good one is read, for whoever asks for what can be."""
    good = body().removeprefix("version: 1\nignore:\n")
    text = body(entry="x", reason=None) + good + good.replace("0000-0002-1825-0097", "x")
    assert len(problems(tmp_path, text)) == 3
    read = read_dispositions(yaml_tree.read(tmp_path / "f.yaml"), TODAY)
    assert [one.person for one in read.dispositions] == [MY_ORCID]


def test_the_same_decided_twice_is_a_problem_unless_it_follows(tmp_path: Path) -> None:
    """Written in another form it is the same person; after the first has expired it is a renewal."""
    twin = body(person="0000000218250097").removeprefix("version: 1\nignore:\n")
    (problem,) = problems(tmp_path, body() + twin)
    assert "f.yaml:9: ignore[1]: decides the same as" in problem
    earlier = body(decided="2025-08-01", expires="2026-08-01").removeprefix("version: 1\nignore:\n")
    assert len(load(tmp_path, body() + earlier)) == 2


def test_tomorrow_elsewhere_is_today(tmp_path: Path) -> None:
    """Who decides further east writes a day that has not come here."""
    assert load(tmp_path, body(decided="2026-09-02"))[0].decided == date(2026, 9, 2)


def test_how_long_one_lasts_is_for_the_house_to_say(tmp_path: Path) -> None:
    """To the day: a year is a year."""
    assert len(load(tmp_path, body(), Period(1, "y"))) == 1
    assert "more than 11m after" in problems(tmp_path, body(), Period(11, "m"))[0]
    assert len(load(tmp_path, body(expires="2029-08-01"), Period(3, "y"))) == 1


def test_the_usual_file_is_read_where_it_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A named one always, an empty name never."""
    monkeypatch.chdir(tmp_path)
    assert ignore_file(None) is None
    FILE.write_text("version: 1\n", encoding="utf-8")
    assert ignore_file(None) == FILE
    assert ignore_file("") is None
    assert ignore_file("none.yaml") == Path("none.yaml")
    with pytest.raises(InputError, match=r"none\.yaml: cannot be read"):
        load_dispositions(Path("none.yaml"), TODAY)
