"""`rsscan lists import`: what is written, what is said of it, and that nothing that was there is lost."""

import csv
import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rsscan.inputs.lists import load_lists
from tests.conftest import Run
from tests.inputs.importing.kept import needs_lists, rows_of
from tests.inputs.importing.test_meti import CHINA, IRAN, KOREA, printed, workbook

UN = """\
<?xml version="1.0" encoding="utf-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:00Z"><INDIVIDUALS/><ENTITIES>
<ENTITY><FIRST_NAME>MADE ACADEMY OF ROCKETS</FIRST_NAME><UN_LIST_TYPE>DPRK</UN_LIST_TYPE>
<REFERENCE_NUMBER>KPe.901</REFERENCE_NUMBER><LISTED_ON>2016-03-02</LISTED_ON>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>MAR</ALIAS_NAME></ENTITY_ALIAS></ENTITY>
</ENTITIES></CONSOLIDATED_LIST>
"""
OWN = "Institution;Also;Land\nHarbour University;Port College|HU;CN\nHilltop Academy of Lasers;;RU\n"
SAYS = ["--id", "mine", "--authority", "Nobody", "--source-url", "https://example.org/x", "--effect", "licence"]
LAW = ["--legal-basis", "Made law", "--licence", "CC0-1.0"]
MAP = ["--map", "Institution=name", "--map", "Also=alias", "--map", "Land=country"]


@pytest.fixture
def un(tmp_path: Path) -> Path:
    """Write a list of the UN."""
    path = tmp_path / "un.xml"
    path.write_text(UN, encoding="utf-8")
    return path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Write a table of the user's own."""
    path = tmp_path / "own.csv"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_official_file_becomes_a_list_that_is_valid(rsscan: Run, un: Path, tmp_path: Path) -> None:
    """It says what was made; others may read the file."""
    done = rsscan("lists", "import", "un", un.name, "-o", "un.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "un-sc: edition 2026-02-27, 1 entry\n"
    assert stat.S_IMODE((tmp_path / "un.yaml").stat().st_mode) == 0o644
    assert rsscan("lists", "validate", "un.yaml").stdout == "un-sc: valid, 1 entry with 2 names\n"
    (record,) = json.loads(rsscan("lists", "search", "KPe.901", "--lists", "un.yaml", "-f", "json").stdout)
    assert record["entry"] == "un-sc/made-academy-of-rockets"


def test_list_goes_to_stdout_and_the_summary_beside_it(rsscan: Run, un: Path, tmp_path: Path) -> None:
    """So that it can be written elsewhere."""
    done = rsscan("lists", "import", "un", un.name)
    (tmp_path / "un.yaml").write_text(done.stdout, encoding="utf-8")
    assert load_lists([tmp_path / "un.yaml"])[0].id == "un-sc"
    assert done.stderr.startswith("un-sc: edition 2026-02-27, 1 entry\n")


def test_table_says_once_what_list_it_is(rsscan: Run, own: Path, tmp_path: Path) -> None:
    """A newer table takes the older list's word, its comments, and the names and ids that it has."""
    first = rsscan("lists", "import", "csv", own.name, *SAYS, *LAW, *MAP, "--edition", "2026-01-01", "-o", "own.yaml")
    assert (first.returncode, first.stderr) == (0, "")
    made = tmp_path / "own.yaml"
    text = made.read_text(encoding="utf-8")
    harbour = "      - {value: Harbour University}"
    assert harbour in text
    text = text.replace(harbour, f"{harbour}  # as printed\n      - {{value: 北港大学, lang: zh}}  # from its site")
    text = text.replace("complete: true", "complete: false").replace(
        "\n  - id: mine/hilltop", "\n  # Doubtful.\n  - id: mine/hilltop"
    )
    made.write_text("# Kept by hand.\n" + text, encoding="utf-8")
    own.write_text(
        OWN.replace("Hilltop", "Port Works;;CN\nHilltop").replace("Port College|HU", "Port School"), encoding="utf-8"
    )
    second = rsscan("lists", "import", "csv", own.name, *MAP, "--edition", "2026-02-01", "-o", "own.yaml")
    assert second.stdout.splitlines() == [
        "mine: edition 2026-02-01, 3 entries; 2 known before, 1 new, 0 gone",
        "  3 names kept from the older list that this edition does not print",
        "+ Port Works  CN  mine/port-works",
        "~ Harbour University  CN  mine/harbour-university",
        "    name: added Port School",
    ]
    newer = made.read_text(encoding="utf-8")
    assert newer.startswith("# Kept by hand.\nid: mine\n")
    assert "{value: Harbour University}  # as printed\n" in newer
    assert "{value: 北港大学, lang: zh}  # from its site\n" in newer
    assert "  # Doubtful.\n  - id: mine/hilltop-academy-of-lasers\n" in newer
    assert "authority: Nobody\n" in newer
    assert "complete: false\n" in newer
    assert rsscan("lists", "validate", "own.yaml").returncode == 0


def test_newer_edition_of_a_shipped_list_keeps_its_ids_and_what_it_says(rsscan: Run, tmp_path: Path) -> None:
    """Row numbers shift; the law as the keeper wrote it stays; most being gone is said."""
    rows = [
        (1, CHINA, "Brand New Laboratory of Rockets", None, "核\nN", None),
        (2, KOREA, "Kim Chaek University of Technology", None, "核\nN", None),
        (3, IRAN, "Malek Ashtar University", None, "核\nN", None),
    ]
    workbook(tmp_path / "list.xlsx", *rows, above=[["令和8年9月30日"]])
    done = rsscan("lists", "import", "meti", "list.xlsx", "-o", "meti.yaml", "--edition", "2026-01-31")
    assert done.returncode == 0
    (shipped,), (newer,) = load_lists(["jp-meti-eul"]), load_lists([tmp_path / "meti.yaml"])
    assert [entry.id for entry in newer.entries] == [
        "jp-meti-eul/brand-new-laboratory-of-rockets",
        "jp-meti-eul/kim-chaek-university-of-technology",
        "jp-meti-eul/malek-ashtar-university",
    ]
    assert (newer.legal_basis, newer.title) == (shipped.legal_basis, shipped.title)
    lines = done.stdout.splitlines()
    assert lines[0].endswith(f"3 entries; 2 known before, 1 new, {len(shipped.entries) - 2} gone")
    assert sum(line.startswith("- ") for line in lines) == len(shipped.entries) - 2
    assert lines[-1] == "! most of the older list is gone; is the file whole, and is it the right one?"
    older = rsscan("lists", "import", "meti", "list.xlsx", "--edition", "2025-01-31").stderr
    assert f"! the older list is of a later day ({shipped.edition}); is this the newest file?" in older


@needs_lists
def test_whole_edition_imported_over_the_shipped_list_is_valid_and_loses_no_id(rsscan: Run, tmp_path: Path) -> None:
    """Every row of the edition that is shipped is known before."""
    rows = rows_of("jp_meti_enduser_2025.csv")
    workbook(tmp_path / "list.xlsx", *map(printed, rows))
    done = rsscan("lists", "import", "meti", "list.xlsx", "-o", "meti.yaml", "--edition", "2026-01-31")
    assert f"{len(rows)} known before, 0 new, 0 gone" in done.stdout
    assert rsscan("lists", "validate", "meti.yaml").returncode == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: [\n", "x.yaml:2: is not YAML"),
        ("just my notes\n", "x.yaml:1: must be a mapping"),
        ("# Nothing\n", "x.yaml:1: "),
        ("\0", "x.yaml"),
    ],
)
def test_file_that_is_no_list_is_not_overwritten(rsscan: Run, un: Path, tmp_path: Path, text: str, said: str) -> None:
    """Whatever stands there is somebody's; one sentence tells why."""
    there = tmp_path / "x.yaml"
    there.write_text(text, encoding="utf-8")
    done = rsscan("lists", "import", "un", un.name, "-o", there.name)
    assert (done.returncode, done.stdout, there.read_text(encoding="utf-8")) == (2, "", text)
    (line,) = done.stderr.splitlines()
    assert line.startswith("rsscan: x.yaml: is there already and is no list that can be read, so it is not overwritten")
    assert said in line


def test_another_list_is_not_overwritten(rsscan: Run, un: Path, own: Path, tmp_path: Path) -> None:
    """Two lists are told by their ids."""
    assert rsscan("lists", "import", "un", un.name, "-o", "un.yaml").returncode == 0
    before = (tmp_path / "un.yaml").read_bytes()
    done = rsscan("lists", "import", "csv", own.name, *SAYS, *MAP, "--edition", "2026-01-01", "-o", "un.yaml")
    assert (done.returncode, (tmp_path / "un.yaml").read_bytes()) == (2, before)
    assert "is the list un-sc, so it is not overwritten with mine; give another -o, or --id un-sc" in done.stderr


def test_input_is_not_overwritten_with_its_own_list(rsscan: Run, own: Path) -> None:
    """`-o` with the name of the table is a slip."""
    done = rsscan("lists", "import", "csv", own.name, *SAYS, *MAP, "--edition", "2026-01-01", "-o", own.name)
    assert (done.returncode, own.read_text(encoding="utf-8")) == (2, OWN)


def test_link_stays_one_and_its_file_is_written(rsscan: Run, un: Path, tmp_path: Path) -> None:
    """A list may be kept elsewhere."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "un.yaml").symlink_to(Path("kept") / "list.yaml")
    for _ in range(2):
        assert rsscan("lists", "import", "un", un.name, "-o", "un.yaml").returncode == 0
        assert (tmp_path / "un.yaml").is_symlink()
        assert load_lists([tmp_path / "kept" / "list.yaml"])[0].id == "un-sc"


def test_pipe_is_written_to_and_stays_a_pipe(un: Path, tmp_path: Path) -> None:
    """A device or a pipe is never replaced by a file."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [sys.executable, "-m", "rsscan", "lists", "import", "un", un, "-o", pipe],
        stdout=subprocess.DEVNULL, env={**os.environ, "PYTHONUTF8": "1"},
    ) as running:  # fmt: skip
        text = pipe.read_text(encoding="utf-8")
    assert (running.returncode, pipe.is_fifo()) == (0, True)
    assert text.startswith("id: un-sc\n")


REFUSED = {
    ".: is a folder, not a file": "un un.xml -o .",
    "none/x.yaml: cannot be written: No such file or directory": "un un.xml -o none/x.yaml",
    "absent.xml: cannot be read: No such file or directory": "un absent.xml",
    "un.xml: is XML, not a workbook (.xlsx)": "meti un.xml",
    "--id UN-SC: must be lower-case letters, digits and hyphens": "un un.xml --id UN-SC",
    "--source-url x: must be a web address (https://…)": "un un.xml --source-url x",
    "--effect ban: is none of prohibition, asset-freeze, licence, funding-bar, disclosure, advisory": (
        "un un.xml --effect ban"
    ),
    "--edition 1.2.2026: is not a date (YYYY-MM-DD)": "un un.xml --edition 1.2.2026",
    "un.xml: the edition 2999-01-01 lies in the future; give its day with --edition DATE": (
        "un un.xml --edition 2999-01-01"
    ),
    "--country China: is not an ISO code of two letters": "un un.xml --country China",
    "--keep-removed: cannot be told from what --country and --only leave out; take the whole list": (
        "un un.xml --country KP --keep-removed"
    ),
    "--map x=name: un needs no map": "un un.xml --map x=name",
    "un.xml: holds no body that could be imported (1 without “nobody”)": "un un.xml --only nobody",
    "a table does not say what list it is; give --id, --authority, --source-url, --effect": "csv own.csv",
    "own.csv: does not say of which day it is; give --edition DATE": " ".join(["csv own.csv", *SAYS, *MAP]),
    "--map Land: must be COLUMN=ROLE (Institution=name)": " ".join(["csv own.csv --map Land", *SAYS]),
}
"""What is said → of which use."""


@pytest.mark.parametrize("said", REFUSED)
def test_what_cannot_be_used_is_one_sentence_and_writes_nothing(
    rsscan: Run, un: Path, own: Path, tmp_path: Path, said: str
) -> None:
    """Exit 2, no traceback, nothing left behind."""
    before = sorted(path.name for path in tmp_path.iterdir())
    arguments = REFUSED[said].split()
    done = rsscan("lists", "import", *arguments, *([] if "-o" in arguments else ["-o", "new.yaml"]))
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"rsscan: {said}\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_all_wrong_options_are_told_at_once(rsscan: Run, own: Path) -> None:
    """And an unknown list or role names those there are."""
    done = rsscan("lists", "import", "csv", own.name, "--id", "A b", "--source-url", "x", "--effect", "y")
    assert len(done.stderr.splitlines()) == 3
    done = rsscan("lists", "import", "csv", own.name, *SAYS, "--map", "Land=land", "--map", "Also=x")
    assert "'land' is no role; roles are name, alias," in done.stderr
    assert len(done.stderr.splitlines()) == 2
    done = rsscan("lists", "import", "csv", own.name, *SAYS, *MAP, "--previous", "nolist")
    assert done.stderr.startswith("rsscan: nolist: is neither a shipped list (ca-nro, ")


def test_list_larger_than_what_is_read_is_not_written(rsscan: Run, tmp_path: Path) -> None:
    """It is said how to take a part."""
    with (tmp_path / "big.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["name", "country", "reason"])
        rows.writerows([f"Harbour {at} University", "CN", "x" * 400_000] for at in range(85))
    done = rsscan("lists", "import", "csv", "big.csv", *SAYS, "--edition", "2026-01-01", "-o", "big.yaml")
    assert (done.returncode, (tmp_path / "big.yaml").exists()) == (2, False)
    assert (
        "makes a list larger than the 32 MiB that are read; take a part of it with --country or --only" in done.stderr
    )


@pytest.mark.usefixtures("heeding_ctrl_c")
def test_interrupted_import_leaves_the_older_list_as_it_was(rsscan: Run, un: Path, tmp_path: Path) -> None:
    """Nothing half-written, and nothing beside it."""
    assert rsscan("lists", "import", "un", un.name, "-o", "un.yaml").returncode == 0
    before = (tmp_path / "un.yaml").read_bytes()
    body = UN[UN.index("<ENTITY>") : UN.index("</ENTITIES>")]
    many = "".join(body.replace("901", str(at)).replace("ROCKETS", f"ROCKETS {at}") for at in range(20_000))
    un.write_text(UN.replace(body, many), encoding="utf-8")
    there = sorted(tmp_path.iterdir())
    with subprocess.Popen(
        [sys.executable, "-m", "rsscan", "lists", "import", "un", "un.xml", "-o", "un.yaml"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
    ) as running:  # fmt: skip
        time.sleep(1.5)
        running.send_signal(signal.SIGINT)
        said, wrong = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, "")
    assert wrong.startswith("rsscan: interrupted")
    assert ((tmp_path / "un.yaml").read_bytes(), sorted(tmp_path.iterdir())) == (before, there)


def test_stdout_that_is_closed_ends_nothing_with_a_traceback(un: Path, tmp_path: Path) -> None:
    """The list is written all the same."""
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" -m rsscan lists import un un.xml -o un.yaml >&-', sys.executable],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert load_lists([tmp_path / "un.yaml"])[0].id == "un-sc"
