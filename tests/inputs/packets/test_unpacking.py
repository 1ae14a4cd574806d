"""Packets of strangers: directories and zips are opened within bounds, and nothing is left out in silence."""

import os
import zipfile
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from rsscan.declaration import Packet
from rsscan.errors import InputError
from rsscan.inputs.packets import read_packet, read_packets, unpacking
from tests.inputs.packets import forms


def zipped(*parts: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """Return a zip of these files."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts:
            archive.writestr(name, body, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def why(packet: Packet) -> dict[str, str]:
    """Return the files that were not read, each with its reason."""
    return {one.file: one.why for one in packet.unread}


def test_a_directory_is_read_with_its_folders(tmp_path: Path) -> None:
    """In the order of names; a hidden file and those of a system are passed over and said, a link is not followed."""
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "coa.pdf").write_bytes(forms.coa())
    (tmp_path / "cv.txt").write_bytes(forms.CCV)
    (tmp_path / "note").write_bytes(b"\x00\x01")
    for name in (".DS_Store", "~$coa.xlsx", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "cv.txt")
    os.mkfifo(tmp_path / "pipe")
    packet = read_packet(tmp_path)
    assert [(one.file, one.kind) for one in packet.declarations] == [("cv.txt", "ccv"), ("forms/coa.pdf", "nsf_coa")]
    assert packet.declarations[0].sha256 == sha256(forms.CCV).hexdigest()
    assert {one.file for one in packet.unread if one.passed_over} == {".DS_Store", "~$coa.xlsx", "Thumbs.db"}
    told = why(packet)
    assert (told["link"], told["note"]) == ("is a link, which is not followed", "is of no kind that is read")
    assert told["pipe"] == "is no file that can be read twice"


def test_a_zip_is_a_packet_and_one_among_files_is_opened(tmp_path: Path) -> None:
    """A zip in a zip is not; a workbook, which is a zip, is one file; one file is a packet too."""
    inner = zipped(("cv.xml", forms.CCV))
    (tmp_path / "a.zip").write_bytes(zipped(("x/coa.xlsx", forms.coa()), ("in.zip", inner), ("__MACOSX/._x", b"x")))
    packet = read_packet(tmp_path / "a.zip")
    assert [one.file for one in packet.declarations] == ["x/coa.xlsx"]
    assert "inside of an archive" in why(packet)["in.zip"]
    assert [one.file for one in packet.unread if one.passed_over] == ["__MACOSX/._x"]
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "docs.zip").write_bytes(inner)
    assert [one.file for one in read_packet(tmp_path / "d").declarations] == ["docs.zip/cv.xml"]
    (tmp_path / "cv.xml").write_bytes(forms.CCV)
    alone = read_packet(tmp_path / "cv.xml")
    assert [one.file for one in alone.declarations] == ["cv.xml"]
    assert alone.at("cv.xml:5") == f"{tmp_path}/cv.xml:5"
    assert packet.at("x/coa.xlsx") == f"{tmp_path}/a.zip/x/coa.xlsx"


def test_what_cannot_be_trusted_in_a_zip_is_said_and_the_rest_read(tmp_path: Path) -> None:
    """Names that lead out, a link, two of one name, a bomb."""
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    parts: list[tuple[str | zipfile.ZipInfo, bytes]] = [
        ("../out.xml", forms.CCV), ("/root.xml", forms.CCV), ("C:\\x.xml", forms.CCV), (link, b"/etc/passwd"),
        ("bomb", b"\0" * (8 << 20)), ("cv.xml", forms.CCV),
    ]  # fmt: skip
    with pytest.warns(UserWarning, match="Duplicate name"):
        (tmp_path / "a.zip").write_bytes(zipped(*parts, ("cv.xml", forms.SCIENCV)))
    packet = read_packet(tmp_path / "a.zip")
    assert [one.kind for one in packet.declarations] == ["ccv"]
    told = why(packet)
    assert {told[name] for name in ("../out.xml", "/root.xml", "C:/x.xml")} == {"its name leads out of the archive"}
    assert told["link"] == "is a link, which is not followed"
    assert "200 times its size" in told["bomb"]
    assert told["cv.xml"] == "the archive has another file of this name"


def test_a_locked_or_torn_part_is_said(tmp_path: Path) -> None:
    """A password, a wrong sum, an archive that is cut, one without a file."""
    body = zipped(("cv.xml", forms.CCV))
    header, entry = body.index(b"PK\x03\x04"), body.index(b"PK\x01\x02")
    locked = bytearray(body)
    locked[header + 6] |= 1
    locked[entry + 8] |= 1
    torn = bytearray(body)
    torn[entry + 16] ^= 0xFF  # the check sum
    for name, content in {"locked": bytes(locked), "torn": bytes(torn), "cut": body[:200], "empty": zipped()}.items():
        (tmp_path / name).write_bytes(content)
    assert why(read_packet(tmp_path)) == {
        "locked/cv.xml": "is locked with a password",
        "torn/cv.xml": "is not whole in its archive",
        "cut": "is a zip archive that is not whole",
        "empty": "is a zip archive without a file",
    }


def test_japanese_names_of_a_zip_are_read(tmp_path: Path) -> None:
    """Windows writes them in CP932 and does not say so."""
    body = zipped(("XXXX.xml", forms.CCV)).replace(b"XXXX", "申請".encode("cp932"))
    (tmp_path / "a.zip").write_bytes(body)
    assert [one.file for one in read_packet(tmp_path / "a.zip").declarations] == ["申請.xml"]


def test_files_beyond_bounds_are_said(tmp_path: Path) -> None:
    """One that is too large, and folders inside folders."""
    with (tmp_path / "large").open("wb") as stream:
        stream.truncate(unpacking.FILE_LIMIT + 1)
    deep = tmp_path.joinpath(*["d"] * (unpacking.FOLDER_LIMIT + 1))
    deep.mkdir(parents=True)
    (deep / "cv.xml").write_bytes(forms.CCV)
    told = why(read_packet(tmp_path))
    assert told["large"] == "is larger than 32 MiB"
    assert [reason for name, reason in told.items() if name.startswith("d/")] == ["lies more than 10 folders deep"]


def test_more_files_than_are_read_are_said(tmp_path: Path) -> None:
    """The thousand and first, and that there is a rest."""
    (tmp_path / "a.zip").write_bytes(zipped(*((f"{at:04}", b"x") for at in range(unpacking.COUNT_LIMIT + 2))))
    told = why(read_packet(tmp_path / "a.zip"))
    assert len(told) == unpacking.COUNT_LIMIT + 1
    assert "more than 1,000 files" in told["1000"]


def test_a_path_where_nothing_is_is_an_error(tmp_path: Path) -> None:
    """All of them at once."""
    with pytest.raises(InputError) as caught:
        read_packets([tmp_path / "a", tmp_path, tmp_path / "b"])
    assert [problem.rpartition(": ")[2] for problem in caught.value.problems] == [
        "is neither a folder nor a file that can be read"
    ] * 2


def test_a_packet_is_read_when_its_turn_comes(tmp_path: Path) -> None:
    """None stands in memory before, so a thousand of them take no more room than one."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    packets = read_packets([tmp_path / "a", tmp_path / "b", tmp_path / "a"])
    assert next(packets).declarations == ()
    (tmp_path / "b" / "cv.xml").write_bytes(forms.CCV)
    assert [[one.kind for one in packet.declarations] for packet in packets] == [["ccv"]]
