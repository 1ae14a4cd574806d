"""The journal of a long run: nothing that is done is lost, and nothing that is not done counts."""

from pathlib import Path
from typing import Any

import pytest

from rsscan.errors import InputError
from rsscan.journal import Cost, begin, head_of, resume
from rsscan.report import Elsewhere

HEAD = {"roster": "abc"}


def subject(name: str, *codes: str) -> dict[str, Any]:
    """Return what is said of somebody, with these gaps."""
    return {"id": name, "gaps": [{"code": code} for code in codes]}


def test_what_is_kept_comes_back_in_the_order_of_the_run(tmp_path: Path) -> None:
    """Whatever the order in which it was kept, with its cost, and for this user alone."""
    path = tmp_path / "j"
    with begin(path, HEAD, 3) as journal:
        journal.put(2, subject("c"), Cost(1, 2, 3))
        journal.put(0, subject("ä\ud800"), Cost(10))
        assert (journal.left, journal.cost) == ([1], Cost(11, 2, 3))
    assert (head_of(path), path.stat().st_mode & 0o777) == (HEAD, 0o600)
    with resume(path, 3) as journal:
        assert (journal.left, journal.cost) == ([1], Cost(11, 2, 3))
        journal.put(1, subject("b"), Cost())
        assert [each["id"] for each in journal] == [each["id"] for each in journal] == ["ä\ud800", "b", "c"]
        journal.end()
    assert not path.exists()
    assert head_of(path) is None


def test_a_torn_line_is_cut_off_wherever_it_was_torn(tmp_path: Path) -> None:
    """Every length of the file is one at which a run can have been killed."""
    path = tmp_path / "j"
    with begin(path, HEAD, 2) as journal:
        journal.put(0, subject("a"), Cost(1))
        journal.put(1, subject("b"), Cost(1))
    whole = path.read_bytes()
    first = whole.index(b"\n") + 1
    for length in range(first, len(whole)):
        path.write_bytes(whole[:length])
        with resume(path, 2) as journal:
            for at in journal.left:
                journal.put(at, subject("ab"[at]), Cost(1))
            assert [each["id"] for each in journal] == ["a", "b"]
            assert journal.cost == Cost(2)
        assert path.read_bytes() == whole
    for length in range(first - 1):
        path.write_bytes(whole[:length])
        assert head_of(path) is None
        with begin(path, HEAD, 2) as journal:
            assert journal.left == [0, 1]


def test_who_has_no_public_record_is_done(tmp_path: Path) -> None:
    """That another registry has nothing to say is no failure of the source."""
    note = {"id": "a", "gaps": [{"code": "RS907", "blocks_verdict": False}]}
    with begin(tmp_path / "j", HEAD, 1) as journal:
        journal.put(0, note, Cost())
        assert (journal.done, journal.failed) == (1, 0)


def test_what_further_registries_cost_adds_up_by_their_names(tmp_path: Path) -> None:
    """Over all parts of a run, also where the earlier one did not ask them all."""
    one, other = Elsewhere("ORCID", 1, 2), Elsewhere("Other", 3, 4)
    with begin(tmp_path / "j", HEAD, 3) as journal:
        journal.put(0, subject("a"), Cost(5, others=(one,)))
        journal.put(1, subject("b"), Cost())
    with resume(tmp_path / "j", 3) as journal:
        journal.put(2, subject("c"), Cost(1, others=(other, one)))
        assert journal.cost == Cost(6, others=(Elsewhere("ORCID", 2, 4), other))
    assert Cost(3, others=(Elsewhere("ORCID", 5, 5),)).since(Cost(1, others=(one,))) == Cost(
        2, others=(Elsewhere("ORCID", 4, 3),)
    )


def test_whom_the_source_failed_on_is_not_done(tmp_path: Path) -> None:
    """The file stays after the report; it may be gone on with, or a new run may begin."""
    path = tmp_path / "j"
    with begin(path, HEAD, 2) as journal:
        journal.put(0, subject("a"), Cost(1))
        journal.put(1, subject("b", "RS907"), Cost(1))
        assert [each["id"] for each in journal] == ["a", "b"]
        assert (journal.done, journal.failed) == (1, 1)
        journal.end()
    with resume(path, 2) as journal:
        assert journal.left == [1]
        journal.put(1, subject("b", "RS902"), Cost(1))
        assert journal.cost == Cost(3)
    with resume(path, 2) as journal:
        assert journal.left == []
        journal.put(1, subject("b", "RS907"), Cost(1))
        journal.end()
    with begin(path, HEAD, 2) as journal:
        assert journal.left == [0, 1]


def test_what_is_done_is_not_overwritten_nor_another_file(tmp_path: Path) -> None:
    """A run that did not end, notes of the user's, a journal of another form, a folder."""
    path = tmp_path / "j"
    with begin(path, HEAD, 2) as journal:
        journal.put(0, subject("a"), Cost())
    with pytest.raises(InputError, match="of a run that did not end \\(1 so far\\); go on with --resume"):
        begin(path, HEAD, 2)
    for body in (b"notes of mine\n", b'{"journal": "rsscan-0"}\n', b"[]\n"):
        path.write_bytes(body)
        with pytest.raises(InputError, match="is not a journal of this version"):
            begin(path, HEAD, 2)
        assert path.read_bytes() == body
    with pytest.raises(InputError, match="cannot be read"):
        begin(tmp_path, HEAD, 2)
    with pytest.raises(InputError, match="cannot be written"):
        begin(tmp_path / "none" / "j", HEAD, 2)


@pytest.mark.parametrize("line", [b"x", b"[]", b"{}", b'{"at": 9, "subject": {"gaps": []}, "cost": [0, 0, 0]}'])
def test_a_changed_journal_is_refused_with_the_line(tmp_path: Path, line: bytes) -> None:
    """What rsscan did not write is not gone on with."""
    path = tmp_path / "j"
    with begin(path, HEAD, 1):
        pass
    path.write_bytes(path.read_bytes() + line + b"\n" + line + b"\n")
    with pytest.raises(InputError, match=":2: is not what rsscan wrote"):
        resume(path, 1)


def test_two_runs_do_not_share_a_journal(tmp_path: Path) -> None:
    """The second is told."""
    path = tmp_path / "j"
    with begin(path, HEAD, 1), pytest.raises(InputError, match="is in use by another run"):
        resume(path, 1)
