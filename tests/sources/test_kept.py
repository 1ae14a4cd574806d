"""What OpenAlex answered, kept and given again: the same judgement, whatever went wrong, and nobody is asked."""

import gzip
import json
import random
from pathlib import Path

import pytest

from rsscan.assessment import Assessment
from rsscan.errors import InputError, NotFound, SourceError
from rsscan.scanning import scan
from rsscan.sources import Source, open_kept
from rsscan.sources.kept import ANSWERED, Keeping, Kept
from rsscan.sources.openalex import OpenAlex
from tests.openalex_server import Fault, OpenAlexServer, made_author, made_authorship, made_work
from tests.sources import KEY, PERSON, ULM, Json, client, listed_peer, me, paper, papers, profile, terms, world

CROWD = [f"A{4000 + at}" for at in range(9)]
EVERYBODY = [PERSON, *(f"https://openalex.org/{each}" for each in CROWD), "https://openalex.org/A404"]


def lines(at: int) -> list[Json]:
    """Return a byline of two of many persons, some with a listed co-author, one with more than a list shows."""
    two = [made_authorship(CROWD[(at + more) % 9], f"Person {at + more}", institutions=[ULM]) for more in (0, 1)]
    crowd = [made_authorship(f"A{7000 + each}", f"Other {each}", institutions=[ULM]) for each in range(98)]
    return [*two, *(crowd if at == 3 else []), *([listed_peer()] if at % 3 == 0 else [])]


def served() -> OpenAlexServer:
    """Return a server of ten persons who write with each other."""
    of_crowd = [made_work(f"W{6000 + at}", f"Work {at}", "2020-01-01", None, lines(at)) for at in range(18)]
    people = [made_author(each, f"Person {each}", affiliations=[ULM]) for each in CROWD]
    return OpenAlexServer(world([*papers(105), paper(900, [me(), listed_peer()]), *of_crowd], [profile(), *people]))


def assessed(source: Source) -> list[Assessment]:
    """Scan everybody."""
    with source:
        return [event for event in scan(EVERYBODY, source, terms()) if isinstance(event, Assessment)]


@pytest.mark.parametrize("seed", range(6))
def test_what_was_kept_gives_the_same_judgement_whatever_went_wrong(tmp_path: Path, seed: int) -> None:
    """Pages cut, lists empty, bodies torn, refusals that pass and that do not: findings and gaps are the same."""
    dice = random.Random(seed)  # noqa: S311 - no secret
    makers = [Fault.short_page, Fault.empty_list, Fault.slow_search, Fault.reset, Fault.not_json, Fault.missing]
    paths = ["", "/works", "/authors", "orcid", "A4003", "cursor=", "/works/W6003"]
    with served() as server:
        for _ in range(seed and dice.randrange(1, 6)):
            made = dice.choice(makers)(times=dice.choice([1, 2, 5]), path=dice.choice(paths), after=dice.randrange(4))
            server.add(made)
        if seed % 2:
            server.add(Fault.status(400, times=None, path=dice.choice(paths[1:])))
        asked = OpenAlex(Keeping(client(server), tmp_path, KEY))
        was = assessed(asked)
    again = open_kept(tmp_path, asked.opening)
    assert assessed(again) == was
    assert again.description == asked.description
    assert again.spent.calls == 0


def test_the_key_is_not_kept_even_where_the_server_repeats_it(tmp_path: Path) -> None:
    """Neither in an answer nor in what went wrong; files are for this user alone."""
    named = profile() | {"display_name": f"Josiah {KEY}"}
    with OpenAlexServer(world(papers(1), [named])) as server:
        server.add(Fault.status(400, times=1, path=KEY))
        source = OpenAlex(Keeping(client(server), tmp_path, KEY))
        with source:
            assert KEY in str(source.author(PERSON).name)
            with pytest.raises(SourceError):
                source.candidates(KEY)
    files = list(tmp_path.iterdir())
    bodies = [gzip.decompress(file.read_bytes()).decode() for file in files]
    assert any("Josiah …" in body for body in bodies)
    assert not [body for body in bodies if KEY in body]
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def written(folder: Path, name: str, *rows: object) -> None:
    """Write an answer as it is kept."""
    (folder / name).write_bytes(gzip.compress("".join(f"{json.dumps(row)}\n" for row in rows).encode()))


def test_answers_come_in_their_order_and_the_last_of_them_again(tmp_path: Path) -> None:
    """For each address apart; failures are raised as they were, and what was not kept is a failure too."""
    for at, what in enumerate([{"n": 1}, {"n": 2}], 1):
        written(tmp_path, f"{at}.jsonl.gz", {"asked": "/a", "came": ANSWERED}, what)
    written(tmp_path, "3.jsonl.gz", {"asked": "/b", "came": "NotFound"}, "nobody")
    with Kept(tmp_path, "https://made.example", offline=True) as kept:
        assert [kept.get("/a", fresh=True)["n"] for _ in range(3)] == [1, 2, 2]
        with pytest.raises(NotFound, match=r"^nobody$"):
            kept.get("/b")
        with pytest.raises(SourceError, match="no answer was kept for /c"):
            kept.get("/c")


def test_files_that_are_no_answers_are_all_named(tmp_path: Path) -> None:
    """Not packed, cut, not JSON, or without an address; what only the answer shows is told when it is asked for."""
    (tmp_path / "a").write_text("{}")
    (tmp_path / "b").write_bytes(gzip.compress(b'{"asked": "/a"}\n' * 50)[:20])
    (tmp_path / "c").write_bytes(gzip.compress(b"[1]\n"))
    with pytest.raises(InputError) as met, Kept(tmp_path, "", offline=False):
        pass
    assert [problem.rpartition("/")[2] for problem in met.value.problems] == [
        f"{name}: is no answer that was kept, or is cut" for name in "abc"
    ]
    for name in "abc":
        (tmp_path / name).unlink()
    for at, (came, what) in enumerate([(ANSWERED, "text"), ("KeyError", "x"), ("NotFound", {})]):
        written(tmp_path, f"{at}", {"asked": f"/{at}", "came": came}, what)
    with Kept(tmp_path, "", offline=False) as kept:
        for at in range(3):
            with pytest.raises(InputError, match="is no answer that was kept"):
                kept.get(f"/{at}")


def test_nothing_is_kept_once_the_scan_has_ended(tmp_path: Path) -> None:
    """An answer that was under way then is no part of the scan; a folder that takes no file ends it before."""
    with served() as server:
        keeping = Keeping(client(server), tmp_path, None)
        with keeping:
            pass
        with pytest.raises(RuntimeError):
            keeping.get("/works")
        gone = tmp_path / "file" / "folder"
        (tmp_path / "file").write_text("")
        with Keeping(client(server), gone, None) as asked, pytest.raises(InputError, match="cannot be written"):
            asked.get("/works")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
