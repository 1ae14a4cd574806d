"""`rsscan lists resolve` against a server on this machine: proposed with evidence, written only when accepted."""

import json
import os
import pty
import select
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rsscan.inputs.lists import load_lists
from tests.conftest import ROOT, Run
from tests.openalex_server import Fault, OpenAlexServer, World, made_institution_record

HARBOUR, MECHANICS, POLYTECHNIC = "0harbr012", "0mechan23", "0pxyte234"
KEY = "sekrit-key-1234567890"
LIST = """\
# Kept by us.
id: own
title: {en: Own list}
authority: Us
effect: advisory
edition: 2026-01-01
complete: true
source_url: https://example.org/own
entries:
  # The first one.
  - id: own/harbour
    names:
      - {value: Northern Harbour University, lang: en}  # as printed
      - {value: NHU, strength: weak}
    kind: institution
    country: "NO"
    city: Harbour
    reason: Named since 2026.
  - id: own/mechanics
    names:
      - {value: Institute of Mechanics, strength: weak}
    country: CN
  - id: own/polytechnic
    names: [Fjordheim Polytechnic]
    country: "NO"
  - id: own/unknown
    names: [Academy Nobody Knows]
    country: "NO"
  - id: own/ship
    names: [Good Ship Lollipop]
    research: false
  - id: own/done
    names: [Ulm University]
    ror: https://ror.org/032000t02
# The end.
"""


def world() -> World:
    """The bodies of the list with namesakes: one elsewhere and famous, two in the country, and one of two towns."""
    return World(
        institutions=[
            made_institution_record(
                "I1", "Northern Harbour University", HARBOUR, "NO", "Harbour", ["NHU"], works_count=1234
            ),
            made_institution_record("I2", "Northern Harbour University", "0vther012", "US", cited_by_count=99_999),
            made_institution_record("I3", "Institute of Mechanics", MECHANICS, "CN", "Beijing"),
            made_institution_record("I4", "Institute of Mechanics", "0secnd012", "CN", "Wuhan", works_count=7),
            made_institution_record("I5", "Institute of Mechanics", "0bxgar012", "BG"),
            made_institution_record("I6", "Fjordheim Polytechnic", POLYTECHNIC, "NO"),
            made_institution_record("I7", "Fjordheim Polytechnic", None, "NO", works_count=0),
            made_institution_record("I8", "Fjordheim Polytechnic Hospital", None, "NO", works_count=0),
        ]
    )


@pytest.fixture
def server() -> Iterator[OpenAlexServer]:
    """Serve that world."""
    with OpenAlexServer(world(), keys={KEY}) as running:
        yield running


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Write the list."""
    path = tmp_path / "own.yaml"
    path.write_text(LIST, encoding="utf-8")
    path.chmod(0o640)
    return path


def ask(run: Run, server: OpenAlexServer, *arguments: str | Path, **environment: str) -> Any:
    """Run `lists resolve` against the server."""
    return run("lists", "resolve", *arguments, RSSCAN_OPENALEX_URL=server.url, **environment)


def test_proposals_are_shown_with_evidence_and_nothing_is_written(
    rsscan: Run, server: OpenAlexServer, own: Path
) -> None:
    """Names, country, city and works; what to paste; and that no proposal is no proof."""
    done = ask(rsscan, server, "own.yaml")
    assert (done.returncode, done.stderr) == (0, "")
    name = "“Northern Harbour University”"
    assert done.stdout.splitlines()[:5] == [
        "own/harbour  Northern Harbour University (Harbour, NO)",
        "  certain   Northern Harbour University (Harbour, NO)",
        f"            {name} reads the same as {name}; both in NO; both in Harbour; 1,234 works",
        f"            https://ror.org/{HARBOUR} https://openalex.org/I1 https://i1.example.org",
        f"            --accept 'own/harbour=https://ror.org/{HARBOUR}'",
    ]
    assert "own/unknown  Academy Nobody Knows (NO): nothing fits\n" in done.stdout
    assert done.stdout.endswith(
        "4 entries asked for: 3 with proposals, 1 without.\n"
        "That nothing fits is no proof that OpenAlex lacks the body.\n"
        "Nothing was written. To accept: rsscan lists resolve own.yaml --accept ENTRY=ROR\n"
    )
    assert own.read_text(encoding="utf-8") == LIST
    assert server.credits_used == 0


def test_programs_get_every_namesake_of_the_country_and_none_of_another(
    rsscan: Run, server: OpenAlexServer, own: Path
) -> None:
    """Several good ones are all there, none certain; foreign namesakes and a hospital of the name are not."""
    value = json.loads(ask(rsscan, server, own, "-f", "json").stdout)
    found = {
        each["entry"]: [(one["openalex"].rpartition("/")[2], one["grade"]) for one in each["proposals"]]
        for each in value["entries"]
    }
    assert found == {
        "own/harbour": [("I1", "certain")],
        "own/mechanics": [("I4", "possible"), ("I3", "possible")],
        "own/polytechnic": [("I6", "probable"), ("I7", "probable")],
        "own/unknown": [],
    }
    assert (value["list"], value["not_asked"], value["gaps"]) == ("own", [], [])
    first = value["entries"][0]["proposals"][0]
    assert first["accept"] == f"own/harbour=https://ror.org/{HARBOUR}"
    assert (first["country"], first["city"], first["city_agrees"], first["works_count"]) == (
        "NO",
        "Harbour",
        True,
        1234,
    )
    assert first["met"] == {
        "listed": "Northern Harbour University", "name": "Northern Harbour University", "likeness": 1.0,
    }  # fmt: skip


def test_accepted_bodies_are_written_in_place_with_both_identifiers(
    rsscan: Run, server: OpenAlexServer, own: Path
) -> None:
    """Comments, other entries and the file's mode stay; the entries are not asked for again."""
    done = ask(
        rsscan, server, "own.yaml", "--accept", f"own/harbour=https://ror.org/{HARBOUR}",
        "--accept", "own/polytechnic=I7",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "own.yaml: identifiers of 2 entries written\n"
    text = own.read_text(encoding="utf-8")
    for comment in ("# Kept by us.", "# The first one.", "# as printed", "# The end."):
        assert text.count(comment) == 1
    (after,) = load_lists([own])
    by_id = {entry.id: (entry.ror, entry.openalex) for entry in after.entries}
    assert by_id == {
        "own/harbour": (f"https://ror.org/{HARBOUR}", "https://openalex.org/I1"),
        "own/mechanics": (None, None),
        "own/polytechnic": (None, "https://openalex.org/I7"),
        "own/unknown": (None, None),
        "own/ship": (None, None),
        "own/done": ("https://ror.org/032000t02", None),
    }
    assert own.stat().st_mode & 0o777 == 0o640
    assert list(own.parent.glob(".own*")) == []
    again = ask(rsscan, server, "own.yaml", "--accept", f"own/harbour={HARBOUR}")
    assert (again.returncode, "own/harbour: has an identifier already" in again.stderr) == (2, True)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("own/nobody=0harbr012", "own/nobody: is not an entry of own.yaml"),
        ("own/done=0harbr012", "own/done: has an identifier already (https://ror.org/032000t02)"),
        ("own/harbour", "must be ENTRY=ROR"),
        ("own/harbour=Harbour", "must be ENTRY=ROR"),
        ("own/harbour=A12", "must be ENTRY=ROR"),
        ("own/harbour=0vther012", "Northern Harbour University is in US, and own/harbour in NO"),
        ("own/harbour=0mechan23", f"is not proposed for this entry; proposed: https://ror.org/{HARBOUR}"),
        ("own/polytechnic=I8", "proposed: https://ror.org/0pxyte234, https://openalex.org/I7"),
        ("own/unknown=0mechan23", "is not proposed for this entry; nothing is"),
    ],
)
def test_a_wrong_acceptance_is_one_sentence_and_writes_nothing(
    rsscan: Run, server: OpenAlexServer, own: Path, given: str, said: str
) -> None:
    """What is wrong with it, and what would be right."""
    done = ask(rsscan, server, "own.yaml", "--accept", given)
    assert (done.returncode, len(done.stderr.splitlines()), done.stdout) == (2, 1, "")
    assert f"rsscan: --accept {given.partition('=')[0]}" in done.stderr
    assert said in done.stderr
    assert own.read_text(encoding="utf-8") == LIST


def test_a_right_acceptance_beside_a_wrong_one_is_not_written(rsscan: Run, server: OpenAlexServer, own: Path) -> None:
    """All wrong ones are named together."""
    right = ("--accept", f"own/harbour={HARBOUR}")
    done = ask(rsscan, server, own, *right, "--accept", "own/mechanics=0bxgar012", "--accept", "own/unknown=I1234")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 2)
    twice = ask(rsscan, server, own, *right, *right, "--accept", f"own/unknown={HARBOUR}")
    assert "own/harbour is given twice" in twice.stderr
    assert "is given to two entries" in twice.stderr
    assert own.read_text(encoding="utf-8") == LIST


def test_a_shipped_list_is_not_changed_in_its_place(rsscan: Run, server: OpenAlexServer, tmp_path: Path) -> None:
    """It needs -o; what is written there is the list with the identifiers."""
    [watchlist] = load_lists(["dprk"])
    lacking = next(each for each in watchlist.entries if not (each.ror or each.openalex) and each.kind == "institution")
    body = made_institution_record("I9", lacking.name, "03nbxaq37", lacking.country, lacking.city)
    entry = lacking.id
    before = (ROOT / "lists" / "dprk.yaml").read_bytes()
    with OpenAlexServer(World(institutions=[body])) as small:
        shown = ask(rsscan, small, "dprk", "--entry", entry)
        assert "rsscan lists resolve dprk -o PATH --accept ENTRY=ROR" in shown.stdout
        refused = ask(rsscan, small, "dprk", "--accept", f"{entry}=03nbxaq37")
        assert (refused.returncode, "give -o PATH" in refused.stderr) == (2, True)
        done = ask(rsscan, small, "dprk", "--accept", f"{entry}=03nbxaq37", "-o", "mine.yaml")
    assert done.returncode == 0, done.stderr
    assert (ROOT / "lists" / "dprk.yaml").read_bytes() == before
    (mine,) = load_lists([tmp_path / "mine.yaml"])
    changed = [one for one, other in zip(mine.entries, watchlist.entries, strict=True) if one != other]
    assert [(one.id, one.openalex) for one in changed] == [(entry, "https://openalex.org/I9")]


def test_entries_can_be_chosen_and_counted(rsscan: Run, server: OpenAlexServer, own: Path) -> None:
    """--limit says how many it left; --entry asks for one, also for what does no research."""
    done = ask(rsscan, server, own, "--limit", "1")
    assert "1 entry asked for: 1 with proposals, 0 without; 3 left by --limit.\n" in done.stdout
    done = ask(rsscan, server, own, "--entry", "own/ship", "--entry", "own/unknown")
    assert "2 entries asked for: 0 with proposals, 2 without.\n" in done.stdout
    done = ask(rsscan, server, own, "--entry", "own/none", "--entry", "own/done")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 2)


def test_a_list_in_which_all_is_done_asks_nothing(rsscan: Run, server: OpenAlexServer, own: Path) -> None:
    """No entry lacks an identifier."""
    own.write_text(LIST[: LIST.index("  # The first")] + LIST[LIST.index("  - id: own/done") :], encoding="utf-8")
    done = ask(rsscan, server, own)
    assert (done.returncode, done.stdout) == (0, "No entry without an identifier was asked for.\n")
    assert not server.requests


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.yaml"], "none.yaml: is neither a shipped list (ca-nro, "),
        (["own.yaml", "-o", "."], "is a folder"),
        (["own.yaml", "-o", "none/own.yaml"], "there is no folder none"),
        (["own.yaml", "-o", "new.yaml"], "--output is where accepted identifiers are written"),
        (["own.yaml", "--offline", "--no-cache"], "leave nothing to read from"),
        (["own.yaml", "--accept", "own/harbour=0harbr012", "--limit", "3"], "leave --entry and --limit out"),
        (["own.yaml", "--source", "nonsense"], "--source nonsense: is not known"),
    ],
)
def test_what_cannot_be_meant_is_one_sentence(
    rsscan: Run, server: OpenAlexServer, own: Path, arguments: list[str], said: str
) -> None:
    """Exit 2, before anything is asked."""
    done = ask(rsscan, server, *arguments)
    assert (done.returncode, len(done.stderr.splitlines()), done.stdout) == (2, 1, "")
    assert said in done.stderr
    assert not server.requests


def test_a_refused_key_is_exit_2_and_not_shown(rsscan: Run, server: OpenAlexServer, own: Path) -> None:
    """A wrong key is the user's mistake."""
    done = ask(rsscan, server, own, OPENALEX_API_KEY="wrong-key-77")
    assert (done.returncode, "OPENALEX_API_KEY was refused" in done.stderr) == (2, True)
    assert "wrong-key-77" not in done.stderr + done.stdout


def test_what_came_before_an_outage_is_shown_and_what_did_not_is_named(
    rsscan: Run, server: OpenAlexServer, own: Path
) -> None:
    """Exit 3 with RS907, in words and for programs."""
    server.add(Fault.budget(times=None, path="mechanics"))
    done = ask(rsscan, server, own)
    assert done.returncode == 3
    assert f"--accept 'own/harbour=https://ror.org/{HARBOUR}'" in done.stdout
    assert done.stderr.startswith("rsscan: RS907 the OpenAlex budget is spent; it asks to wait until")
    assert done.stderr.endswith("Not asked: own/mechanics, own/polytechnic, own/unknown.\n")
    done = ask(rsscan, server, own, "-f", "json")
    value = json.loads(done.stdout)
    assert done.returncode == 3
    assert value["not_asked"] == ["own/mechanics", "own/polytechnic", "own/unknown"]
    assert [gap["code"] for gap in value["gaps"]] == ["RS907"]
    assert [each["entry"] for each in value["entries"]] == ["own/harbour"]


def test_an_acceptance_that_could_not_be_checked_is_not_written(rsscan: Run, server: OpenAlexServer, own: Path) -> None:
    """One checked and one not: nothing is written, exit 3."""
    server.add(Fault.budget(times=None, path="fjordheim"))
    done = ask(
        rsscan, server, own, "--accept", f"own/harbour={HARBOUR}", "--accept", f"own/polytechnic={POLYTECHNIC}"
    )  # fmt: skip
    assert (done.returncode, "Nothing was written." in done.stderr) == (3, True)
    assert own.read_text(encoding="utf-8") == LIST


def test_no_network_is_exit_3_at_once_and_names_only_some(rsscan: Run, own: Path) -> None:
    """A long list of what was not asked for is counted."""
    more = "".join(f"  - id: own/x{at}\n    names: [Xylograph Institute {at}]\n    country: CN\n" for at in range(9))
    own.write_text(LIST + more, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    done = rsscan("lists", "resolve", own, RSSCAN_OPENALEX_URL=address)
    assert done.returncode == 3
    assert "check the network" in done.stderr
    assert done.stderr.endswith("own/unknown, own/x0 and 8 more.\n")


def test_offline_gives_what_the_cache_has_and_names_the_rest(rsscan: Run, server: OpenAlexServer, own: Path) -> None:
    """Each entry is looked for, for others may be kept."""
    ask(rsscan, server, own, "--entry", "own/polytechnic")
    asked = len(server.requests)
    done = ask(rsscan, server, own, "--offline")
    assert (done.returncode, len(server.requests)) == (3, asked)
    assert f"own/polytechnic=https://ror.org/{POLYTECHNIC}" in done.stdout
    assert "Not asked: own/harbour, own/mechanics, own/unknown." in done.stderr


def test_a_source_without_institutions_says_so(rsscan: Run, own: Path) -> None:
    """The example has persons and works alone."""
    done = rsscan("lists", "resolve", own, "--source", "example")
    assert (done.returncode, "RS907 this source has no institutions" in done.stderr) == (3, True)


def test_recorded_institutions_serve_as_well(rsscan: Run, own: Path, tmp_path: Path) -> None:
    """A folder of records answers without a network."""
    (tmp_path / "kept" / "institutions").mkdir(parents=True)
    record = made_institution_record("I6", "Fjordheim Polytechnic", POLYTECHNIC, "NO")
    (tmp_path / "kept" / "institutions" / "I6.json").write_text(json.dumps(record), encoding="utf-8")
    done = rsscan("lists", "resolve", own, "--accept", f"own/polytechnic={POLYTECHNIC}", RSSCAN_SOURCE="recorded:kept")
    assert done.returncode == 0, done.stderr
    assert f"ror: https://ror.org/{POLYTECHNIC}" in own.read_text(encoding="utf-8")


def test_names_from_outside_are_shown_and_not_obeyed(rsscan: Run, server: OpenAlexServer, own: Path) -> None:
    """Escape sequences in a body's name or city come out as visible text."""
    body = made_institution_record("I6", "Fjordheim Polytechnic", "0pxyte234", "NO", "Town\x1b[2J", ["F \u202ex"])
    with OpenAlexServer(World(institutions=[body])) as evil:
        done = ask(rsscan, evil, own, "--entry", "own/polytechnic")
    assert "Town\\x1b[2J" in done.stdout
    assert "\x1b" not in done.stdout


def test_names_read_as_weak_are_written_so_with_a_word(rsscan: Run, server: OpenAlexServer, own: Path) -> None:
    """A list that does not mark its acronyms is read as if it did, and is written as it was read."""
    own.write_text(LIST.replace("{value: NHU, strength: weak}", "{value: NHU}"), encoding="utf-8")
    done = ask(rsscan, server, own, "--accept", f"own/harbour={HARBOUR}")
    assert (done.returncode, "written as weak, as they are read: 1" in done.stderr) == (0, True)
    assert "{value: NHU, strength: weak}" in own.read_text(encoding="utf-8")


def test_a_list_changed_while_questions_are_asked_is_not_overwritten(server: OpenAlexServer, own: Path) -> None:
    """What somebody wrote meanwhile is worth more."""
    server.add(Fault.stall(1.5))
    process = subprocess.Popen(
        [sys.executable, "-m", "rsscan", "lists", "resolve", own, "--accept", f"own/harbour={HARBOUR}"],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "RSSCAN_OPENALEX_URL": server.url},
    )
    deadline = time.monotonic() + 20
    while not server.requests and time.monotonic() < deadline:
        time.sleep(0.02)
    own.write_text(LIST + "# Mine.\n", encoding="utf-8")
    _, err = process.communicate(timeout=30)
    assert (process.returncode, b"was changed meanwhile; nothing was written" in err) == (2, True)
    assert own.read_text(encoding="utf-8") == LIST + "# Mine.\n"


def typed(server: OpenAlexServer, own: Path, answers: list[str]) -> tuple[int, str]:
    """Run in a terminal, type one answer at each question, and return exit code and screen."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "rsscan", "lists", "resolve", own],
        stdin=slave, stdout=slave, stderr=slave, close_fds=True,
        env={**os.environ, "RSSCAN_OPENALEX_URL": server.url, "PYTHONUTF8": "1", "TERM": "dumb"},
    )  # fmt: skip
    os.close(slave)
    screen, waiting = b"", 0
    deadline = time.monotonic() + 40
    while time.monotonic() < deadline:
        if select.select([master], [], [], 0.1)[0]:
            try:
                part = os.read(master, 65536)
            except OSError:  # the other end is closed
                break
            if not part:
                break
            screen += part
        if screen.count(b"q to stop: ") > waiting and answers:
            os.write(master, f"{answers.pop(0)}\n".encode())
            waiting += 1
    code = process.wait(timeout=10)
    os.close(master)
    return code, screen.decode()


def test_in_a_terminal_each_proposal_is_asked_about(server: OpenAlexServer, own: Path) -> None:
    """Yes takes it and leaves its rivals, no goes on, and another word is asked again."""
    code, screen = typed(server, own, ["y", "n", "maybe", "y", "n", "n"])
    assert code == 0, screen
    assert "own/mechanics: accept 2 of 2, Institute of Mechanics? y, n, q to stop: " in screen
    assert "identifiers of 2 entries written" in screen
    (after,) = load_lists([own])
    assert {entry.id: entry.openalex for entry in after.entries if entry.openalex} == {
        "own/harbour": "https://openalex.org/I1",
        "own/mechanics": "https://openalex.org/I3",
    }


def test_quitting_writes_what_was_accepted_and_no_is_no(server: OpenAlexServer, own: Path) -> None:
    """Q ends the questions; what nobody accepted is not written."""
    code, screen = typed(server, own, ["n", "q"])
    assert (code, "Nothing was written." in screen) == (0, True)
    assert own.read_text(encoding="utf-8") == LIST
    code, screen = typed(server, own, ["y", "q"])
    assert (code, "identifiers of 1 entry written" in screen) == (0, True)
