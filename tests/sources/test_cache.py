"""Answers that are kept: what they save, what is never kept, who can read them, and how a person is forgotten."""

import logging
import resource
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rsscan.assessment import Assessment
from rsscan.errors import SourceError
from rsscan.files import cache_folder
from rsscan.severity import Verdict
from rsscan.sources import cache
from rsscan.sources.openalex import OpenAlex
from rsscan.sources.source import Spent
from tests.openalex_server import Fault, OpenAlexServer, World
from tests.sources import (
    ORCID,
    PERSON,
    PROFILE,
    blocking,
    client,
    crowd,
    details,
    listed_peer,
    me,
    openalex,
    paper,
    papers,
    peer,
    profile,
    scanned,
    verdict,
    world,
)

Serve = Callable[[World], OpenAlexServer]

DAY = 86_400
WORKS = [*papers(120), paper(900, crowd(130, 120))]


def kept(server: OpenAlexServer, **options: object) -> OpenAlex:
    """Return the live source with a cache of a day."""
    return openalex(server, **{"cache_for": DAY, **options})


def told(server: OpenAlexServer, **options: object) -> tuple[Assessment, Spent, int]:
    """Scan with a cache; return what is said, what the source says it cost, and how many requests arrived."""
    before = len(server.requests)
    source = kept(server, **options)
    found = scanned(source)
    return found, source.spent, len(server.requests) - before


def all_bytes() -> bytes:
    """Return everything that lies in the folder of the cache."""
    return b"".join(path.read_bytes() for path in sorted(cache_folder().rglob("*")) if path.is_file())


def warnings_in(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the warnings about the cache."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.levelno >= logging.WARNING and "cache" in record.getMessage()
    ]


# What it saves


def test_a_second_scan_asks_nothing_and_says_so(serve: Serve) -> None:
    """The same person on the same day costs no call, and every answer is counted as cached."""
    server = serve(world(WORKS))
    first, spent, calls = told(server)
    assert (spent.calls, spent.cached) == (calls, 0)
    second, spent, again = told(server)
    assert (again, spent) == (0, Spent(calls=0, credits=0, cached=calls))
    assert second == first


def test_refresh_asks_everything_anew_and_keeps_the_new_answers(serve: Serve) -> None:
    """With refresh the cache is set aside, and what comes is kept for the next scan."""
    server = serve(world(WORKS))
    _, _, calls = told(server)
    _, spent, again = told(server, refresh=True)
    assert (again, spent.cached) == (calls, 0)
    assert told(server)[2] == 0


def test_without_a_cache_nothing_is_written(serve: Serve) -> None:
    """No time to keep means no file."""
    server = serve(world(WORKS))
    _, _, calls = told(server, cache_for=0)
    assert told(server, cache_for=0)[2] == calls
    assert not cache_folder().exists()


def test_answers_expire(serve: Serve) -> None:
    """After its time an answer is asked for anew."""
    server = serve(world(papers(2)))
    _, _, calls = told(server, cache_for=0.05)
    time.sleep(0.1)
    assert told(server, cache_for=0.05)[2] == calls
    time.sleep(0.1)
    assert cache.status().answers == 0


def test_another_server_has_answers_of_its_own(serve: Serve) -> None:
    """What one address said is not told as another's."""
    one, other = serve(world(papers(2))), serve(world([paper(1, [me(), listed_peer()])]))
    told(one)
    found, _, calls = told(other)
    assert calls > 0
    assert verdict(found) is Verdict.FLAGGED


def test_the_key_does_not_part_the_answers(serve: Serve) -> None:
    """A scan without a key uses what a scan with one was told."""
    server = serve(world(papers(2)))
    told(server)
    assert told(server, key=None)[2] == 0


# Offline


def test_offline_scan_of_what_is_kept_is_whole(serve: Serve) -> None:
    """All answers are there: nothing is asked and nothing is missing."""
    server = serve(world(WORKS))
    first, _, calls = told(server)
    second, spent, again = told(server, offline=True)
    assert (second, again, spent.calls, spent.cached) == (first, 0, 0, calls)


def test_offline_scan_of_a_person_never_asked_for_is_incomplete(serve: Serve) -> None:
    """Not kept is not unknown: the gap says that it was not looked up, and how to."""
    server = serve(world(WORKS))
    found, spent, again = told(server, offline=True)
    assert (verdict(found), blocking(found), again, spent.calls) == (Verdict.INCOMPLETE, {"RS907"}, 0, 0)
    assert "not in the cache" in details(found)
    assert "run once without --offline" in details(found)


def test_offline_scan_with_one_page_missing_says_so(serve: Serve) -> None:
    """What is kept is judged, what is not kept is a gap."""
    server = serve(world(WORKS))
    told(server)
    second = next(each.target for each in server.requests if "cursor=" in each.target and "cursor=*" not in each.target)
    with client(server, cache_for=DAY) as asking:
        asking.forget(second)
    found, _, again = told(server, offline=True)
    assert (again, blocking(found)) == (0, {"RS907"})
    assert found.coverage.works == 121


def test_offline_without_a_cache_is_an_error(serve: Serve) -> None:
    """Nothing to read from is said, not taken for nothing found."""
    with client(serve(world([])), offline=True) as asking, pytest.raises(SourceError, match="not in the cache"):
        asking.get("/works/W1")


# What is never kept


@pytest.mark.parametrize(
    "fault",
    [
        Fault.short_page(1, times=3, path="author.orcid"),
        Fault.slow_search(times=3, path="author.orcid"),
        Fault.empty_list(times=6, path=r"^/works\?"),
        Fault.empty_list(times=2, path=r"^/authors\?"),
        Fault.not_json(times=3, path="author.orcid"),
        Fault.wrong_shape("{}", path="author.orcid"),
        Fault.wrong_shape("{}", path="^/authors/"),
        Fault.wrong_shape("{}", path="^/works/"),
        Fault.wrong_shape('{"meta":{},"results":[]}', path="author.orcid"),
        Fault.wrong_shape('{"results":[{}]}', path=r"^/authors\?"),
        Fault.cut_body(times=3, path="author.orcid"),
        Fault.status(503, times=3, path="author.orcid"),
        Fault.status(204, path="author.orcid"),
        Fault.missing(path="^/works/"),
    ],
    ids=lambda fault: f"{fault.kind} {fault.path} {fault.text}",
)
def test_a_bad_answer_is_not_kept(serve: Serve, fault: Fault) -> None:
    """The next scan asks again for what was bad, and is whole and clear of gaps."""
    server = serve(world([*papers(20), paper(900, crowd(130, 120))]))
    server.add(fault)
    told(server)
    server.clear_faults()
    found, _, calls = told(server)
    assert (blocking(found), verdict(found)) == (set(), Verdict.FLAGGED)
    assert calls >= 1
    assert told(server)[2] == 0


def test_a_bad_answer_is_not_kept_when_the_works_are_somebody_elses(serve: Serve) -> None:
    """An answer to a dropped filter is not kept either."""
    strangers = [paper(100 + n, [peer(n), listed_peer()]) for n in range(30)]
    server = serve(world([*papers(3), *strangers]))
    server.add(Fault.redirect_to("/works?select=id,authorships&per_page=100&cursor=*", times=2, path="filter=author"))
    assert "RS907" in blocking(told(server)[0])
    found, _, calls = told(server)
    assert (blocking(found), calls) == (set(), 2)


def test_an_answer_that_was_set_aside_is_not_counted(serve: Serve) -> None:
    """The status speaks of answers that would be used."""
    server = serve(world(papers(2)))
    told(server)
    _, _, calls = told(server, refresh=True)
    assert cache.status().answers == calls


# Who can read it


def test_only_this_user_can_read_it(serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder has mode 0700 and every file in it 0600, while in use and afterwards."""
    monkeypatch.setenv("RSSCAN_CACHE_DIR", str(tmp_path / "a" / "b"))
    server = serve(world(papers(2)))
    source = kept(server)
    with source:
        source.author(PERSON)
        during = list(cache_folder().iterdir())
        modes = {stat.S_IMODE(path.stat().st_mode) for path in during}
    assert {path.name for path in during} >= {"openalex.db", "openalex.db-wal"}
    assert modes == {0o600}
    assert stat.S_IMODE(cache_folder().stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in cache_folder().iterdir()} == {0o600}


def test_a_file_that_others_could_read_is_closed_to_them(serve: Serve) -> None:
    """A database left readable by another program is made private."""
    cache_folder().mkdir()
    cache.file().touch(mode=0o644)
    told(serve(world(papers(1))))
    assert stat.S_IMODE(cache.file().stat().st_mode) == 0o600


# Trouble


def test_a_file_in_place_of_the_folder_is_one_warning(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    """Where no folder can be, the scan goes on without a cache and says so once."""
    cache_folder().write_text("in the way")
    found, _, calls = told(serve(world(WORKS)))
    assert (verdict(found), calls > 0) == (Verdict.FLAGGED, True)
    (warning,) = warnings_in(caplog)
    assert "going on without it" in warning
    assert cache.status().answers == cache.purge() == 0


def test_a_folder_that_cannot_be_made_is_one_warning(
    serve: Serve, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same where the system refuses to write, even to its owner."""
    monkeypatch.setenv("RSSCAN_CACHE_DIR", "/proc/rsscan")
    assert verdict(told(serve(world(WORKS)))[0]) is Verdict.FLAGGED
    assert len(warnings_in(caplog)) == 1


@pytest.mark.parametrize("content", [b"this is no database " * 500, b"SQLite format 3\x00" + b"\xff" * 8000])
def test_a_file_that_is_no_database_is_one_warning(
    serve: Serve, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str], content: bytes
) -> None:
    """A damaged file is left alone and said once; no traceback reaches the user, and a purge removes it."""
    cache_folder().mkdir()
    cache.file().write_bytes(content)
    assert verdict(told(serve(world(WORKS)))[0]) is Verdict.FLAGGED
    assert len(warnings_in(caplog)) == 1
    assert "Traceback" not in capfd.readouterr().err
    assert cache.status().answers == 0
    assert cache.purge(frozenset({ORCID})) == 0
    assert not cache.file().exists()


def test_a_file_of_another_program_is_one_warning(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    """A database whose tables are another's is not touched."""
    cache_folder().mkdir()
    with sqlite3.connect(cache.file()) as connection:
        connection.execute("CREATE TABLE entries (something TEXT)")
    connection.close()
    assert verdict(told(serve(world(WORKS)))[0]) is Verdict.FLAGGED
    assert len(warnings_in(caplog)) == 1


def test_an_answer_whose_body_is_lost_is_asked_for_anew(serve: Serve) -> None:
    """A kept answer that cannot be read any more is a reason to ask, not to crash."""
    server = serve(world(WORKS))
    first, _, _ = told(server)
    with sqlite3.connect(cache.file()) as connection:
        connection.execute("DELETE FROM streams")
    connection.close()
    found, _, calls = told(server)
    assert (found, calls > 0) == (first, True)
    assert told(server)[2] == 0


def test_an_answer_whose_body_is_damaged_is_asked_for_anew(serve: Serve) -> None:
    """Bytes that no longer unpack are forgotten and fetched again."""
    server = serve(world(WORKS))
    first, _, _ = told(server)
    with sqlite3.connect(cache.file()) as connection:
        connection.execute("UPDATE streams SET chunk_data = x'00112233'")
    connection.close()
    found, _, calls = told(server)
    assert (found, calls > 0) == (first, True)


@contextmanager
def small_files(limit: int) -> Iterator[None]:
    """Let no file of this process grow beyond a limit, as a full disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("limit", [0, 4096, 40_000, 100_000])
def test_a_full_disk_is_one_warning(serve: Serve, caplog: pytest.LogCaptureFixture, limit: int) -> None:
    """Whenever the disk is full, the scan goes on, is whole, and says so once."""
    server = serve(world(WORKS))
    whole = scanned(openalex(server))
    caplog.clear()
    with small_files(limit):
        found, _, _ = told(server)
    assert found == whole
    assert len(warnings_in(caplog)) == 1


def test_two_programs_may_use_it_at_once(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    """A second process that scans at the same time neither waits for ever nor breaks the first."""
    server = serve(world(WORKS))
    script = "import sys; from tests.sources import openalex, scanned; scanned(openalex(sys.argv[1], cache_for=86400))"
    command = [sys.executable, "-c", script, server.url]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], stderr=subprocess.PIPE) as other:
        found, _, _ = told(server)
        errors = other.communicate(timeout=30)[1]
    assert (other.returncode, errors) == (0, b"")
    assert verdict(found) is Verdict.FLAGGED
    assert warnings_in(caplog) == []
    assert told(server)[2] == 0


# Forgetting


def test_purge_forgets_everything(serve: Serve) -> None:
    """All answers are gone with their files; how many is said."""
    server = serve(world(WORKS))
    _, _, calls = told(server)
    assert cache.status().answers == calls
    assert cache.status().bytes > 0
    assert cache.purge() == calls
    assert all_bytes() == b""
    assert cache.status().answers == cache.purge() == cache.purge(frozenset({ORCID})) == 0
    assert told(server)[2] == calls


def two_persons() -> World:
    """Return a world with the subject under two profiles and another person, who share no work."""
    other = profile("A50", orcid="0000-0001-5109-3700")
    his = [paper(500 + n, [me("A50", "0000-0001-5109-3700"), peer()]) for n in range(3)]
    mine = [paper(1), paper(2, [me("A11", orcid=None), peer()]), paper(3, crowd(130, 120))]
    return world([*mine, *his], [profile("A10"), profile("A11"), other])


def unpacked(text: str) -> bool:
    """Say whether a text stands in what the cache holds, in addresses or bodies, visible or not."""
    import zlib

    found = text.encode() in all_bytes()
    with sqlite3.connect(cache.file()) as connection:
        chunks = connection.execute(
            "SELECT group_concat(hex(chunk_data), '') FROM streams GROUP BY entry_id"
        ).fetchall()
    connection.close()
    for (chunk,) in chunks:
        found = found or text.encode() in zlib.decompressobj(wbits=47).decompress(bytes.fromhex(chunk))
    return found


@pytest.mark.parametrize("asked", [ORCID, "A10"])
def test_purge_of_a_person_leaves_nothing_of_him_and_all_of_the_other(serve: Serve, asked: str) -> None:
    """Addresses and bodies with his ORCID iD or author ids are gone from the file's bytes; another person's stay."""
    server = serve(two_persons())
    scanned(kept(server))
    other = len(server.requests)
    scanned(kept(server), "https://orcid.org/0000-0001-5109-3700")
    other = len(server.requests) - other
    assert all(unpacked(text) for text in (ORCID, "A10", "A11"))
    assert cache.purge(frozenset({asked})) == len(server.requests) - other
    assert not any(unpacked(text) for text in (ORCID, "A10", "A11"))
    before = len(server.requests)
    scanned(kept(server), "https://orcid.org/0000-0001-5109-3700")
    assert len(server.requests) == before


def test_purge_by_orcid_removes_answers_that_hold_only_the_author_id(serve: Serve) -> None:
    """The works by author id do not name the ORCID iD; the profile that was kept leads to them."""
    server = serve(world([paper(1, [me(orcid=None), peer()])]))
    scanned(kept(server))
    cache.purge(frozenset({ORCID}))
    assert cache.status().answers == 0
    assert not unpacked("A10")


@pytest.mark.parametrize("how", ["expired", "refreshed"])
def test_purge_removes_what_is_expired_or_was_set_aside(serve: Serve, how: str) -> None:
    """An answer that is not used any more is still in the file until it is purged."""
    server = serve(two_persons())
    scanned(kept(server, cache_for=0.05))
    if how == "refreshed":
        scanned(kept(server, refresh=True))
    time.sleep(0.1)
    assert unpacked("A11")
    cache.purge(frozenset({ORCID}))
    assert not any(unpacked(text) for text in (ORCID, "A10", "A11"))


def test_purge_of_a_person_works_while_a_body_is_damaged(serve: Serve) -> None:
    """What cannot be read cannot be shown to be about somebody else, so it goes too."""
    server = serve(two_persons())
    scanned(kept(server))
    with sqlite3.connect(cache.file()) as connection:
        connection.execute("UPDATE streams SET chunk_data = x'00112233'")
    connection.close()
    cache.purge(frozenset({ORCID}))
    assert cache.status().answers == 0


def test_purge_says_when_another_run_holds_the_cache(serve: Serve) -> None:
    """Forgetting that cannot be done is an error, never a silent half."""
    server = serve(world(papers(2)))
    told(server)
    with sqlite3.connect(cache.file()) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entries").fetchone()
        with pytest.raises(SourceError, match="could not be purged"):
            cache.purge(frozenset({ORCID}))
    reader.close()


def test_purge_by_profile_and_scan_by_profile(serve: Serve) -> None:
    """A person scanned by author id is forgotten by author id."""
    server = serve(world([paper(1, [me(orcid=None), peer()])], [profile(orcid=None)]))
    scanned(kept(server), PROFILE)
    assert cache.purge(frozenset({"A10"})) == len(server.requests)
    assert not unpacked("A10")
