"""`rsscan lists`: what is on the lists, how they are kept and compared, and what is said of wrong ones."""

import json
import os
import re
import stat
from collections import Counter
from pathlib import Path

import pytest

from rsscan.inputs.lists import list_path, load_lists, shipped_lists
from tests.conftest import Run

CARBERRY = "0000-0002-1825-0097"

MADE = """\
# Made for a test.
id: made
title: {en: Made list}
authority: Nobody
legal_basis: Made law, https://example.org/law
effect: licence
edition: 2025-02-27
cadence: 12m
complete: true
source_url: https://example.org/list
licence: CC0-1.0
entries:
  - id: made/harbour
    names:
      - {value: Northern Harbour University, lang: en}
      - {value: 北港大学, lang: zh}  # its own name
    kind: institution
    country: CN
    number: "12"
    concerns: [C, N]

  - id: made/port-bank
    names:
      - {value: Port Bank of Harbourtown, lang: en}
    kind: institution
    country: CN
    research: false
"""


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Write a list into the folder the program runs in."""
    path = tmp_path / "made.yaml"
    path.write_text(MADE, encoding="utf-8")
    return path


def test_status_tells_editions_ages_and_counts_and_warns_of_old_ones(rsscan: Run, made: Path) -> None:
    """A list past its authority's cadence is named with the place to look at."""
    done = rsscan("lists", "status", made.name, "--as-of", "2026-02-28")
    assert (done.returncode, done.stderr) == (0, "")
    heading, row, warning = done.stdout.splitlines()
    assert heading.split() == "list edition age entries names no research effect whole sha256".split()
    assert row.split()[:9] == ["made", "2025-02-27", "366", "d", "2", "3", "1", "licence", "yes"]
    assert warning == "! made: edition 2025-02-27 is older than 12m; look for a newer: https://example.org/list"
    assert "older" not in rsscan("lists", "status", made.name, "--as-of", "2026-02-27").stdout
    assert "older than 30d" in rsscan("lists", "status", made.name, "--as-of", "2025-05-01", "--max-age", "30d").stdout


def test_status_of_all_lists_as_json(rsscan: Run) -> None:
    """Every list that comes along, with authority, law, hash and what its entries carry."""
    rows = json.loads(rsscan("lists", "status", "-f", "json").stdout)
    assert [row["id"] for row in rows] == list(shipped_lists())
    for row in rows:
        assert row["entries"] == sum(row["countries"].values()) > 0
        assert row["authority"]
        assert row["legal_basis"]
        assert len(row["sha256"]) == 64


def test_show_tells_everything_of_a_list_and_of_an_entry(rsscan: Run, made: Path) -> None:
    """Weak names say what they need, a body without research says how it is met, codes stand as given."""
    assert rsscan("lists", "show", made.name).stdout.splitlines()[-2:] == [
        "  CN  Northern Harbour University  made/harbour",
        "  CN  Port Bank of Harbourtown  made/port-bank",
    ]
    harbour = rsscan("lists", "show", "made/harbour", "--lists", made.name).stdout
    assert "  concerns: C, N\n" in harbour
    assert "  number: 12\n" in harbour
    assert "    北港大学  (zh)\n" in harbour
    assert "research" not in harbour
    assert (
        "  research: no; a co-author meets it by"
        in rsscan("lists", "show", "made/port-bank", "--lists", made.name).stdout
    )
    kisu = rsscan("lists", "show", "dprk/kim-il-sung-university").stdout
    assert "    KISU  (en, weak: needs the country or city)\n" in kisu
    assert rsscan("lists", "show", "DPRK/Kim-Il-Sung-University").stdout == kisu
    record = json.loads(rsscan("lists", "show", "dprk/kim-il-sung-university", "-f", "json").stdout)
    assert {"value": "KISU", "lang": "en", "strength": "weak"} in record["names"]
    assert len(json.loads(rsscan("lists", "show", "dprk", "-f", "json").stdout)["entries"]) > 39


@pytest.mark.parametrize(
    ("text", "entry", "name"),
    [
        ("金策工业综合大学", "dprk/kim-chaek-university-of-technology", "金策工业综合大学"),
        ("kim chaek univ", "dprk/kim-chaek-university-of-technology", "Kim Chaek University of Technology"),
        ("Beijing Ligong", "ca-nro/beijing-institute-of-technology", "北京理工大学"),
    ],
)
def test_search_crosses_scripts_and_says_which_name_met(rsscan: Run, text: str, entry: str, name: str) -> None:
    """A name in any script finds the entry."""
    found = json.loads(rsscan("lists", "search", text, "-f", "json", "--lists", entry.partition("/")[0]).stdout)
    assert (found[0]["entry"], found[0]["matched"]["value"]) == (entry, name)
    printed = rsscan("lists", "search", text, "--lists", entry.partition("/")[0]).stdout
    assert entry in printed.splitlines()[0]
    assert name in printed.splitlines()[1]


def test_search_that_finds_nothing_says_what_that_means(rsscan: Run) -> None:
    """Not finding is no proof."""
    done = rsscan("lists", "search", "Atlantis Polytechnic of Nowhere")
    assert (done.returncode, "no proof" in done.stdout) == (0, True)
    assert rsscan("lists", "crosswalk", "Atlantis Polytechnic of Nowhere").stdout == done.stdout


def test_crosswalk_tells_every_list_that_names_a_body(rsscan: Run, made: Path) -> None:
    """A body on two lists stands once, with what tells that it is one."""
    made.write_text(MADE.replace("Northern Harbour University", "Beihang University"), encoding="utf-8")
    done = rsscan("lists", "crosswalk", "beihang", "--lists", "ca-nro", "--lists", made.name)
    assert done.stdout.splitlines() == [
        "Beihang University  CN",
        "  ca-nro/beihang-university  funding-bar, edition 2024-04-18",
        "  made/harbour  licence, edition 2025-02-27",
        "  one body by “Beihang University”",
    ]
    everything = json.loads(
        rsscan("lists", "crosswalk", "--lists", "ca-nro", "--lists", made.name, "-f", "json").stdout
    )
    assert [(body["name"], body["lists"]) for body in everything] == [("Beihang University", 2)]


def test_every_shipped_list_is_valid(rsscan: Run) -> None:
    """By the rules that a keeper's list is held to."""
    done = rsscan("lists", "validate")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == list(shipped_lists())


def test_validate_tells_all_problems_of_all_lists_at_once(rsscan: Run, tmp_path: Path, made: Path) -> None:
    """Each with file, line and place: wrong fields, weak points, names of other bodies."""
    made.write_text(
        MADE.replace("Port Bank of Harbourtown", "PBH").replace(
            "country: CN\n    number", "country: China\n    number"
        ),
        encoding="utf-8",
    )
    (tmp_path / "near.yaml").write_text(
        MADE.replace("id: made", "id: near")
        .replace("made/", "near/")
        .replace("Northern Harbour University", "Nanjing University")
        .replace("北港大学", "南京航空航天大学")
        .replace("Port Bank of Harbourtown", "Northern Harbour Bank"),
        encoding="utf-8",
    )
    done = rsscan("lists", "validate", made.name, "near.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        "rsscan: made.yaml:18: entries[0].country: 'China' is not an ISO 3166-1 code of two capitals\n" in done.stderr
    )
    assert "rsscan: made.yaml:24: entries[1].names[0]: 'PBH' looks like an acronym and must be marked" in done.stderr
    own = "near.yaml:13: entries[0]: 'Nanjing University' of near/harbour would meet"
    assert own not in done.stderr  # an entry may be the very body
    (tmp_path / "near.yaml").write_text(
        (tmp_path / "near.yaml")
        .read_text(encoding="utf-8")
        .replace("Nanjing University", "Fudan University of Shanghai"),
        encoding="utf-8",
    )
    done = rsscan("lists", "validate", "near.yaml")
    assert done.returncode == 2
    assert "near.yaml:13: entries[0]: 'Fudan University of Shanghai' of near/harbour would meet" in done.stderr
    assert "'Fudan University, Shanghai, China', another body" in done.stderr


def test_schema_is_printed_for_editors(rsscan: Run) -> None:
    """The very file that comes along."""
    assert json.loads(rsscan("lists", "schema").stdout)["title"] == "Watchlist of rsscan"


def test_name_that_many_other_bodies_bear_is_told_once(rsscan: Run, made: Path) -> None:
    """With the first of them, and how many more there are."""
    made.write_text(
        MADE.replace("value: Northern Harbour University", "value: China, strength: weak"), encoding="utf-8"
    )
    done = rsscan("lists", "validate", made.name)
    (line,) = [line for line in done.stderr.splitlines() if "would meet" in line]
    assert re.search(
        r"made\.yaml:13: entries\[0\]: 'China' of made/harbour would meet '[^']+' and \d+ more, another body", line
    )


def test_acronym_in_brackets_makes_no_other_body_of_a_name(rsscan: Run, made: Path) -> None:
    """As official files print many."""
    text = MADE.replace("Northern Harbour University", '"Harbin Institute of Technology (HIT)"').replace(
        "北港大学", "哈工大校"
    )
    made.write_text(text, encoding="utf-8")
    assert rsscan("lists", "validate", made.name).returncode == 0


def test_format_writes_the_one_form_and_keeps_comments_and_rights(rsscan: Run, made: Path) -> None:
    """--check writes nothing; a second run finds nothing to do."""
    untidy = MADE.replace("    kind: institution\n", "    includes: children\n", 1).replace('"12"', "12")
    made.write_text(untidy, encoding="utf-8")
    made.chmod(0o640)
    checked = rsscan("lists", "format", "--check", made.name)
    assert (checked.returncode, made.read_text(encoding="utf-8")) == (2, untidy)
    assert "made.yaml: is not in the form" in checked.stderr
    assert rsscan("lists", "format", made.name).stdout == "1 written, 0 already in the form\n"
    assert made.read_text(encoding="utf-8") == MADE
    assert stat.S_IMODE(made.stat().st_mode) == 0o640
    assert rsscan("lists", "format", "--check", made.name).stdout == "0 written, 1 already in the form\n"


def test_list_with_a_problem_is_not_written_anew(rsscan: Run, made: Path) -> None:
    """Nothing of a file is lost because it could not be read."""
    broken = MADE.replace("country: CN", "country: CN\n    nation: CN", 1)
    made.write_text(broken, encoding="utf-8")
    done = rsscan("lists", "format", made.name)
    assert (done.returncode, made.read_text(encoding="utf-8")) == (2, broken)
    assert "nation: is not a known key" in done.stderr


# Comparing


def test_diff_tells_what_changed_and_whom_it_touches(rsscan: Run, tmp_path: Path) -> None:
    """A body dropped, one renamed, one new that a scanned paper already names; no network is needed."""
    report = tmp_path / "report.json"
    rsscan("author", CARBERRY, "--source", "example", "--lists", "dprk", "-o", f"json={report}")
    assert report.is_file()
    source = Path(str(list_path("dprk")))
    (old,) = load_lists(["dprk"])
    text = source.read_text(encoding="utf-8").replace("edition: 2026-02-27", "edition: 2026-08-01")
    newer = tmp_path / "newer.yaml"
    newer.write_text(
        text.replace("{value: Kim Il Sung University, lang: en}", "{value: Great Sun University, lang: en}")
        + "\n  - id: dprk/new-body\n    country: KP\n"
        + "    names: [Adaptive Ice Institute, Faculty of Automation Engineering]\n",
        encoding="utf-8",
    )
    done = rsscan("lists", "diff", "dprk", newer.name, "--against", report.name)
    assert (done.returncode, done.stderr) == (0, "")
    count = len(old.entries)
    lines = done.stdout.splitlines()
    assert lines[0].endswith(f"{count} → {count + 1} entries: 1 added, 0 removed, 1 renamed, 0 changed")
    assert "+ Adaptive Ice Institute  KP  dprk/new-body" in lines
    assert "> Kim Il Sung University → Great Sun University  KP  dprk/kim-il-sung-university" in lines
    assert "1 of 1 scanned subject touched" in lines
    assert any(
        "dprk/kim-il-sung-university, finding F-" in line and "is now called Great Sun" in line for line in lines
    )
    assert any("dprk/new-body is met now" in line and "Faculty of Automation Engineering" in line for line in lines)
    assert "scan again" in lines[-1]
    record = json.loads(rsscan("lists", "diff", "dprk", newer.name, "--against", report.name, "-f", "json").stdout)
    assert ([entry["id"] for entry in record["added"]], len(record["touched"])) == (["dprk/new-body"], 2)
    back = rsscan("lists", "diff", newer.name, "dprk", "--against", report.name).stdout
    assert "- Adaptive Ice Institute  KP  dprk/new-body" in back


def test_diff_of_a_list_with_itself_is_one_line(rsscan: Run) -> None:
    """Nothing added, removed, renamed or changed."""
    done = rsscan("lists", "diff", "dprk", "dprk")
    assert done.stdout.endswith("0 added, 0 removed, 0 renamed, 0 changed\n")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{", "report.json:1: is not JSON"),
        ("[]", "report.json: is no report of rsscan"),
        ('{"schema_version": "2.0"}', "report.json: is no report of rsscan"),
        ('{"schema_version": "1.0"}', "report.json: was changed; a part is missing or of another kind: 'subjects'"),
        ('{"schema_version": "1.0", "subjects": [3]}', "report.json: was changed; a part is missing"),
        ("[" * 100_000, "report.json: is not JSON"),
    ],
)
def test_report_that_is_none_is_named(rsscan: Run, tmp_path: Path, body: str, said: str) -> None:
    """With its file, exit 2."""
    (tmp_path / "report.json").write_text(body, encoding="utf-8")
    done = rsscan("lists", "diff", "dprk", "dprk", "--against", "report.json", "--against", "absent.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "absent.json: cannot be read" in done.stderr


@pytest.mark.parametrize(("arguments", "said"), [
    (["status", "nolist"], "neither a shipped list"),
    (["status", "--max-age", "old"], "--max-age old: is not a length of time"),
    (["status", "--as-of", "soon"], "--as-of soon: is not a date"),
    (["show", "dprk/nobody"], "dprk/nobody: is neither a list nor an entry of one"),
    (["show", "."], "is a folder"),
    (["search", "?!"], "no letter and no digit"),
    (["validate", "nolist", "."], "is a folder"),
    (["format", "absent.yaml"], "absent.yaml"),
    (["diff", "dprk", "absent.yaml"], "absent.yaml"),
    (["nonsense"], "nonsense"),
])  # fmt: skip
def test_wrong_use_is_exit_2_and_a_sentence(rsscan: Run, arguments: list[str], said: str) -> None:
    """Nothing on stdout, no traceback."""
    done = rsscan("lists", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


HOSTILE = {
    "anchors.yaml": (b"a: &a [x]\nb: [*a, *a]\n", "anchors.yaml:1: anchors and aliases"),
    "tabs.yaml": (MADE.replace("    country", "\tcountry").encode(), "tabs.yaml:"),
    "twice.yaml": (
        MADE.replace("effect: licence", "effect: licence\neffect: advisory").encode(),
        "effect: is given twice",
    ),
    "nul.yaml": (MADE.replace("Northern", "North\0ern").encode(), "nul.yaml"),
    "cp932.yaml": (MADE.replace("北港大学", "北港大学校").encode("cp932"), "cp932.yaml:16: is not UTF-8"),
    "utf16.yaml": (MADE.encode("utf-16"), "utf16.yaml:1: is not UTF-8"),
    "page.yaml": (b"<!DOCTYPE html>\n<html><body>Please log in: now</body></html>\n", "page.yaml"),
    "empty.yaml": (b"", "empty.yaml"),
}


def test_hostile_lists_are_each_named_with_file_and_place(rsscan: Run, tmp_path: Path) -> None:
    """Anchors, tabs, duplicate keys, NUL bytes, other encodings, a web page, an empty file: at once, exit 2."""
    for name, (body, _) in HOSTILE.items():
        (tmp_path / name).write_bytes(body)
    done = rsscan("lists", "validate", *HOSTILE)
    assert (done.returncode, done.stdout) == (2, "")
    for name, (_, said) in HOSTILE.items():
        assert any(name in line and said in line for line in done.stderr.splitlines()), name
    assert "Traceback" not in done.stderr


def test_byte_order_mark_is_no_problem(rsscan: Run, made: Path) -> None:
    """Some editors write one, and format takes it away."""
    made.write_bytes(b"\xef\xbb\xbf" + MADE.encode())
    assert rsscan("lists", "validate", made.name).stdout.startswith("made: valid")
    assert rsscan("lists", "format", made.name).returncode == 0
    assert made.read_bytes() == MADE.encode()


def test_lists_are_read_from_what_was_kept_and_forgotten_with_the_cache(rsscan: Run, tmp_path: Path) -> None:
    """The second start does not read YAML; `rsscan cache purge` leaves nothing."""
    rsscan("match", "Harbour")
    kept = Counter(path.name.split(".")[1] for path in (Path(os.environ["RSSCAN_CACHE_DIR"]) / "lists").iterdir())
    assert kept["list"] == kept["layout"] == len(shipped_lists())  # each list, and how its names are laid out
    rsscan("cache", "purge")
    assert not list((Path(os.environ["RSSCAN_CACHE_DIR"]) / "lists").iterdir())
