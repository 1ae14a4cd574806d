"""In which encoding a table is, told from its bytes and never guessed from probabilities."""

from pathlib import Path

from rsscan.errors import InputError
from rsscan.inputs.importing import opening

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def encoding_of(path: Path, limit: int) -> str:
    """Return the encoding of a text file of at most `limit` bytes. Raises InputError where it is none that is read.

    A mark decides; then NUL bytes on one side of the pairs (UTF-16); then whether the whole is UTF-8, or else CP932,
    as Japanese spreadsheets write CSV. Bytes that would be CP932 only by chance, such as those of the Western European
    code page, are refused: they would be read as other names than were written.
    """
    with opening.opened(path) as stream:
        body = stream.read(limit + 1)
    if len(body) > limit:
        raise InputError(f"{path}: is larger than {limit >> 20} MiB; part it into several rosters")
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _decodable(path, body, name)
    if b"\0" in body:
        first, second = body[::2].count(0), body[1::2].count(0)
        return _decodable(path, body, "utf-16-be" if first > second else "utf-16-le")
    try:
        body.decode()
    except UnicodeDecodeError as error:
        if _is_cp932(body):
            return "cp932"
        line = body.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{path}:{line}: is neither UTF-8 nor UTF-16 nor CP932; save it as UTF-8 (in a spreadsheet: “CSV UTF-8”)"
        ) from None
    return "utf-8"


def _decodable(path: Path, body: bytes, encoding: str) -> str:
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise InputError(f"{path}: is not text that is whole ({encoding.removesuffix('-sig').upper()})")
    return encoding


def _is_cp932(body: bytes) -> bool:
    """Whether bytes are CP932 and look it: most pairs begin as kana, signs and the common kanji do."""
    try:
        text = body.decode("cp932")
    except UnicodeDecodeError:
        return False
    firsts = [pair[0] for letter in text if len(pair := letter.encode("cp932", "replace")) > 1]
    return 2 * sum(first < 0xA0 for first in firsts) > len(firsts)  # noqa: PLR2004 - Western letters lie above
