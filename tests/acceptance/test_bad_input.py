"""Whatever is handed in wrong: one clear sentence each, the right exit code, no traceback, nothing half-written."""

from pathlib import Path

import pytest

from tests.conftest import Run

CARBERRY = "0000-0002-1825-0097"


@pytest.mark.parametrize(("arguments", "said"), [
    (["author", "0000-0002-1825-0098"], "checksum"),
    (["author", "banana"], "neither an ORCID iD"),
    (["author", "A9999999999"], "no author at all"),
    (["author"], "no identifier is given"),
    (["author", CARBERRY, "--name", "X"], "not both"),
    (["author", "--affiliation", "X"], "--affiliation goes with --name"),
    (["author", "--name", "123"], "no letter"),
    (["author", CARBERRY, "--source", "scopus"], "openalex, example, recorded:DIR or snapshot:STORE"),
    (["author", CARBERRY, "--source", "recorded:nowhere"], "nowhere: is not a folder"),
    (["author", CARBERRY, "--source", "example", "--lists", "nolist"], "neither a shipped list"),
    (["author", CARBERRY, "--source", "example", "--lists", "."], "is a folder"),
    (["author", CARBERRY, "--source", "example", "--policy", "nopolicy"], "neither a shipped policy"),
    (["author", CARBERRY, "--source", "example", "--policy", "."], "is a folder"),
    (["author", CARBERRY, "--source", "example", "--since", "yesterday"], "not a date"),
    (["author", CARBERRY, "--source", "example", "--lookback", "5 years"], "not a length of time"),
    (["author", CARBERRY, "--source", "example", "--lookback", "5y", "--since", "2020-01-01"], "give one"),
    (["author", CARBERRY, "--source", "example", "--as-of", "2026-13-01"], "not a date"),
    (["author", CARBERRY, "--source", "example", "--as-of", "0001-01-01"], "lies before 1000-01-01"),
    (["author", CARBERRY, "--source", "example", "--since", "2099-01-01"], "no work would be looked at"),
    (["author", CARBERRY, "--source", "example", "-o", "pdf=x.pdf"], "is not a format"),
    (["author", CARBERRY, "--source", "example", "-o", "."], "is a folder"),
    (["author", CARBERRY, "--source", "example", "-o", "no/such/x.json"], "there is no folder"),
    (["author", CARBERRY, "--source", "example", "--format", "pdf"], "pdf"),
    (["author", CARBERRY, "--source", "example", "--fail-on", "severe"], "severe"),
    (["author", CARBERRY, "--offline", "--no-cache"], "nothing to read from"),
    (["author", CARBERRY, "--source", "example", "--config", "none.yaml"], "none.yaml"),
    (["work"], "no work is given"),
    (["work", "not-a-doi"], "neither a DOI"),
    (["work", "--byline", "none.txt"], "none.txt"),
    (["work", "--byline", "."], "is a folder"),
    (["explain", "RS999"], "is not a rule"),
    (["nonsense"], "nonsense"),
])  # fmt: skip
def test_wrong_input_is_exit_2_and_one_sentence(rsscan: Run, arguments: list[str], said: str) -> None:
    """Each mistake is named in its own words."""
    done = rsscan(*arguments)
    assert done.returncode == 2, done.stdout + done.stderr
    assert said in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_nothing_that_is_read_or_written_is_lost_to_an_output(rsscan: Run, tmp_path: Path) -> None:
    """Two formats in one file, an output in the place of what is read or among it, and candidates that go nowhere."""
    (tmp_path / "staff.csv").write_text(f"ORCID\n{CARBERRY}\n", encoding="utf-8")
    (tmp_path / "17").mkdir()
    (tmp_path / "17" / "dois.txt").write_text("10.5555/rsscan.example.6\n", encoding="utf-8")
    (tmp_path / "byline.txt").write_text("A B; Ulm University\n", encoding="utf-8")
    (tmp_path / "r.json").write_text("{}", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    over, among = "would take the place of ", "lies in 17, and would be read as part of it"
    for arguments, said in (
        (("author", CARBERRY, "-o", "json=x", "-o", "csv=./x"), "--output csv=./x: another --output writes the same"),
        (("batch", "staff.csv", "-o", "csv=staff.csv"), over),
        (("batch", "staff.csv", "-o", "json=j", "--journal", "j"), over),
        (("packet", "17", "-o", "json=m", "--manifest", "m"), over),
        (("work", "--byline", "byline.txt", "-o", "byline.txt"), over),
        (("render", "r.json", "-o", "json=17/../r.json"), over),
        (("packet", "17", "-o", "json=17/report.json"), among),
        (("packet", "17", "--manifest", "17/manifest.json"), among),
        (("author", "--name", "Josiah Carberry", "-o", "json=x"), "candidates are no report"),
        (("author", "--name", "Josiah Carberry", "--pseudonymize"), "it does not go with --name"),
    ):
        done = rsscan(*arguments, RSSCAN_SOURCE="example")
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert said in done.stderr, arguments
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_every_wrong_identifier_is_named_at_once(rsscan: Run) -> None:
    """Three wrong identifiers are three lines."""
    done = rsscan("author", "x", "0000-0002-1825-0098", "W12", "--source", "example")
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == ["x", "0000-0002-1825-0098", "W12"]


def test_every_problem_of_every_input_is_named_at_once(rsscan: Run, tmp_path: Path) -> None:
    """A broken list, a broken policy, a wrong date and a wrong target are told together, with file and line."""
    (tmp_path / "list.yaml").write_text("id: my list\nentries:\n  - id: x\n    ror: nope\n", encoding="utf-8")
    (tmp_path / "policy.yaml").write_text("id: p\nrules:\n  - severity: dreadful\n", encoding="utf-8")
    done = rsscan(
        "author", CARBERRY, "--source", "example", "--lists", "list.yaml", "--policy", "policy.yaml",
        "--as-of", "never", "-o", "no/x.json",
    )  # fmt: skip
    assert done.returncode == 2
    for said in (
        "list.yaml:1: id:",
        "list.yaml:4: entries[0].ror: 'nope' is not a ROR id",
        "authority is missing",
        "policy.yaml:3: rules[0].severity: 'dreadful' is none of none, low, medium, high, critical",
        "--as-of never",
        "there is no folder no",
    ):
        assert said in done.stderr
    assert all(line.startswith("rsscan: ") for line in done.stderr.splitlines())


def test_what_is_wrong_with_an_output_is_named_with_all_the_rest(rsscan: Run, tmp_path: Path) -> None:
    """That an output takes nothing's place is looked at first, and hides no other problem."""
    (tmp_path / "17").mkdir()
    done = rsscan("packet", "17", "-o", "pdf=x", "--policy", "nopolicy", "--as-of", "soon", RSSCAN_SOURCE="example")
    assert done.returncode == 2
    assert all(said in done.stderr for said in ("is not a format", "neither a shipped policy", "--as-of soon"))


def test_an_existing_report_survives_a_run_that_fails(rsscan: Run, tmp_path: Path) -> None:
    """A target is replaced whole or left alone, and no temporary file stays."""
    (tmp_path / "r.json").write_text("old", encoding="utf-8")
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "broken.json").write_text("{", encoding="utf-8")
    done = rsscan("author", CARBERRY, "--source", "recorded:r", "-o", "json=r.json")
    assert done.returncode == 2
    assert "broken.json:1" in done.stderr
    assert (tmp_path / "r.json").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["r", "r.json"]


@pytest.mark.parametrize(("name", "body", "said"), [
    ("rsscan.yaml", "formt: json\n", "rsscan.yaml: formt: is not an option"),
    ("rsscan.yaml", "- a\n", "must be a mapping"),
    ("rsscan.yaml", "a: &x 1\nb: *x\n", "anchors"),
    ("pyproject.toml", "[tool.rsscan\n", "is not TOML"),
    ("pyproject.toml", "[tool.rsscan]\nformat = 'pdf'\n", "pdf"),
])  # fmt: skip
def test_a_wrong_config_file_is_exit_2(rsscan: Run, tmp_path: Path, name: str, body: str, said: str) -> None:
    """A typo in the config file is not passed over."""
    (tmp_path / name).write_text(body, encoding="utf-8")
    done = rsscan("author", CARBERRY, "--source", "example")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_flag_beats_environment_beats_config_beats_default(rsscan: Run, tmp_path: Path) -> None:
    """The four places of an option in their order."""
    ask = ("author", "0000-0000-1000-0013", "--source", "example")
    assert rsscan(*ask).stdout.startswith("Mina")
    (tmp_path / "rsscan.yaml").write_text("format: json\nlists: [ca-nro]\nfail-on: low\n", encoding="utf-8")
    assert rsscan(*ask).stdout.startswith("{")
    assert '"id": "dprk"' not in rsscan(*ask).stdout
    assert rsscan(*ask, RSSCAN_FORMAT="table").stdout.startswith("Mina")
    assert rsscan(*ask, "--format", "json", RSSCAN_FORMAT="table").stdout.startswith("{")
    (tmp_path / "other.yaml").write_text("format: table\n", encoding="utf-8")
    assert rsscan(*ask, "--config", "other.yaml").stdout.startswith("Mina")


def test_a_name_in_brackets_of_a_pyproject_without_our_table_is_nothing(rsscan: Run, tmp_path: Path) -> None:
    """Another project's pyproject.toml in the working folder does not disturb."""
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert rsscan("author", "0000-0000-1000-0013", "--source", "example").returncode == 0


def test_a_list_added_does_not_take_the_place_of_another(rsscan: Run, tmp_path: Path) -> None:
    """A list of one's own under the id of a shipped one would silently replace it; the same list twice is no harm."""
    (tmp_path / "own.yaml").write_text(
        "id: dprk\ntitle: {en: Own}\nauthority: Us\neffect: advisory\nedition: 2026-01-01\n"
        "source_url: https://example.org\ncomplete: true\nentries:\n"
        "  - {id: dprk/a, names: [Fjordheim Technical University], country: NO}\n",
        encoding="utf-8",
    )
    done = rsscan("author", CARBERRY, "--source", "example", "--add-lists", "own.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert "another list in use has the id 'dprk' too" in done.stderr
    assert rsscan("author", CARBERRY, "--source", "example", "--add-lists", "dprk").returncode == 1
