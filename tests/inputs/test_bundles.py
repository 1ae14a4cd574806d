"""Evidence bundles, opened without trust: what cannot be one is refused, all of it at once, and never followed."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rsscan import shipped
from rsscan.errors import InputError
from rsscan.inputs.bundles import Bundle, read_bundle

SAID: dict[str, Any] = {
    "bundle": "1",
    "made_by": {"rsscan": "0.1.0", "python": "3.11.7"},
    "command": "author",
    "started": "2026-11-23T00:00:00+00:00",
    "as_of": "2026-11-23",
    "source": {"name": "example", "called": "records", "passed_over": 0, "offline": False},
    "options": {"fail_on": "high", "since": None, "strict_lists": False, "ignore_max": "2y", "indirect": 0},
    "lists": ["lists/own.yaml"],
    "policy": "policy.yaml",
    "technology": [],
    "ignore_file": None,
    "baseline": None,
    "ids": ["https://orcid.org/0000-0002-1825-0097"],
    "byline": None,
    "people": [],
    "packets": [],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a bundle."""
    top = tmp_path / "evidence"
    for name in ("lists/own.yaml", "policy.yaml", "report.json", "records/000001.json"):
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(f"{name}\n")
    said(top, SAID)
    return top


def said(top: Path, value: Any) -> None:
    """Write what was asked, and the hashes."""
    (top / "bundle.json").write_text(json.dumps(value))
    files = sorted(path for path in top.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    rows = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(top)}\n" for path in files]
    (top / "SHA256SUMS").write_text("".join(rows))


def problems(top: Path) -> list[str]:
    """Return for what a bundle is refused."""
    with pytest.raises(InputError) as met:
        read_bundle(top)
    return [problem.replace(f"{top}/", "") for problem in met.value.problems]


def test_a_bundle_is_read_by_its_schema(folder: Path) -> None:
    """Its files are where they are named to be."""
    jsonschema.validate(SAID, json.loads((shipped.schemas() / "bundle-1.schema.json").read_text()))
    bundle = read_bundle(folder)
    assert isinstance(bundle, Bundle)
    assert (bundle.files, bundle.differing, bundle.started.year) == (6, (), 2026)
    assert bundle.path(bundle.said["policy"]) == folder / "policy.yaml"


def test_a_name_in_a_bundle_never_means_what_comes_along(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file called as a shipped list is: read where it lies, also from within the folder."""
    monkeypatch.chdir(folder)
    (folder / "dprk").write_text("")
    said(folder, SAID | {"lists": ["dprk"]})
    bundle = read_bundle(Path())
    assert bundle.path(bundle.said["lists"][0]) == folder / "dprk"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"bundle": "2"}, ["bundle.json: bundle: is none of 1"]),
        ({"command": "cache"}, ["bundle.json: command: is none of author, institution, work, batch, packet"]),
        ({"key": "k"}, ["bundle.json: key is not known"]),
        ({"policy": 7}, ["bundle.json: policy: is a number, which does not belong there"]),
        ({"lists": []}, ["bundle.json: lists: names none, and others must not stand in for them"]),
        ({"policy": "default"}, ["default: is needed and not there"]),
        ({"lists": ["../own.yaml", "/etc/passwd"]}, [
            "../own.yaml: is needed and not there", "/etc/passwd: is needed and not there",
        ]),
        ({"byline": {"called": "a", "file": "-"}, "baseline": "-"}, [
            "-: is needed and not there", "-: is needed and not there",
        ]),
        ({"ids": "A1", "people": [1]}, [
            "bundle.json: ids: is a text, which does not belong there",
            "bundle.json: people[0]: is a number, which does not belong there",
        ]),
        ({"source": {"name": "openalex", "called": "x", "passed_over": -1, "offline": 0}}, [
            "bundle.json: source.passed_over: is a number that nothing here can have",
            "bundle.json: source.offline: is a number, which does not belong there",
        ]),
        ({"options": SAID["options"] | {"source": "openalex", "since": "soon"}}, [
            "bundle.json: options.since: 'soon' is not written as it must be", "bundle.json: source is not known",
        ]),
        ({"started": "2026-13-23T00:00:00+00:00"}, ["bundle.json: started: 2026-13-23T00:00:00+00:00 is no time"]),
        ({"packets": [{"called": "17", "alone": None, "files": [
            {"name": "a", "file": "packets/1/a", "why": None, "passed_over": False},
        ]}]}, ["packets/1/a: is needed and not there"]),
    ],
)  # fmt: skip
def test_what_was_asked_is_of_the_right_kind_or_refused(folder: Path, changed: dict[str, Any], told: list[str]) -> None:
    """Values of other kinds, keys that nobody knows, and files that are not of the bundle."""
    said(folder, SAID | changed)
    assert problems(folder) == told


def test_what_was_asked_must_be_there(folder: Path) -> None:
    """Whole: a key that is missing is no default; no JSON, or of another kind, is no bundle."""
    said(folder, {key: value for key, value in SAID.items() if key != "as_of"})
    assert problems(folder) == ["bundle.json: as_of is missing"]
    said(folder, [SAID])
    assert problems(folder) == ["bundle.json: is a list, which does not belong there"]
    (folder / "bundle.json").write_text("{")
    assert "bundle.json:1: is not JSON" in problems(folder)
    (folder / "bundle.json").unlink()
    assert any("bundle.json: cannot be read" in problem for problem in problems(folder))


def test_links_and_what_is_no_file_are_refused(folder: Path) -> None:
    """All of them named, none followed, whatever they lead to."""
    (folder / "records" / "link.json").symlink_to("/etc/passwd")
    (folder / "more").symlink_to(folder / "records")
    os.mkfifo(folder / "pipe")
    (folder / "a" / "b" / "c" / "d" / "e").mkdir(parents=True)
    assert sorted(problems(folder)) == [
        "a/b/c/d: lies deeper than anything in a bundle",
        "more: is a link, which no bundle has and which is not followed",
        "pipe: is neither a file nor a folder",
        "records/link.json: is a link, which no bundle has and which is not followed",
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("words", "is not a hash and a file"),
        (f"{'0' * 64}  /etc/passwd", "leads out of the bundle"),
        (f"{'0' * 64}  records/../../x", "leads out of the bundle"),
        (f"{'0' * 64}  policy.yaml", "policy.yaml is named twice"),
    ],
)
def test_hashes_that_cannot_be_meant_are_refused(folder: Path, line: str, told: str) -> None:
    """Each with its line."""
    with (folder / "SHA256SUMS").open("a") as stream:
        stream.write(f"{line}\n")
    assert f"SHA256SUMS:6: {told}" in problems(folder)


def test_hashes_that_are_no_text_are_refused(folder: Path) -> None:
    """In a sentence; every file is then additional, which is told beside."""
    (folder / "SHA256SUMS").write_bytes(b"\xff\xfe")
    found = problems(folder)
    assert "SHA256SUMS: cannot be read as text" in found
    assert len(found) == 6


def test_many_problems_are_cut(folder: Path) -> None:
    """After twenty it is said how many more there are."""
    for number in range(30):
        (folder / f"{number}").symlink_to(folder)
    assert problems(folder)[20:] == ["and 10 more problems"]
