"""What a batch survives and how much memory it takes: `python -m tests.benchmarks.batch`.

A run over made persons is killed at random points (kill -9) and gone on with until it ends; its report must be that of
a run that nobody disturbed, to the byte. Then the peak of memory is printed for rosters of 1,000 and 10,000 persons
over one and the same folder of records.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rsscan.identifiers import orcid_checksum_holds

KILLS = 20
SIZES = (1_000, 10_000)


def made_orcid(number: int) -> str:
    """Return a made ORCID iD with a checksum that holds."""
    digits = f"0000000010{number:05}"
    body = f"{digits[:4]}-{digits[4:8]}-{digits[8:12]}-{digits[12:]}"
    return next(body + last for last in "0123456789X" if orcid_checksum_holds(f"https://orcid.org/{body}{last}"))


def made_records(folder: Path, people: int) -> None:
    """Write records of made persons with two works each; every tenth has a co-author at a listed university."""
    folder.mkdir(parents=True)
    with (folder / "made.jsonl").open("w", encoding="utf-8") as stream:
        for number in range(people):
            own = {"id": f"https://openalex.org/A77{number:06}", "display_name": f"Person {number} Made"}
            own["orcid"] = f"https://orcid.org/{made_orcid(number)}"
            stream.write(json.dumps({**own, "works_count": 2, "affiliations": []}) + "\n")
            for at in range(2):
                listed = number % 10 == at == 0
                place = (
                    "Kim Il Sung University, Pyongyang, DPR Korea" if listed else f"University of Oslo, Group {number}"
                )
                stream.write(json.dumps(_work(2 * number + at, own, place)) + "\n")


def _work(number: int, own: dict[str, str], place: str) -> dict[str, object]:
    other = {"id": f"https://openalex.org/A78{number:06}", "display_name": "Other Made", "orcid": None}
    lines = [(own, "Kamome University, Japan"), (other, place)]
    return {
        "id": f"https://openalex.org/W77{number:06}",
        "title": f"Made work {number}",
        "publication_date": "2020-05-01",
        "authorships": [
            {"author": who, "author_position": "middle", "institutions": [], "raw_affiliation_strings": [text]}
            for who, text in lines
        ],
    }


def made_roster(path: Path, people: int) -> None:
    """Write a roster of the first so many made persons."""
    rows = "".join(f"Person {number} Made,{made_orcid(number)}\n" for number in range(people))
    path.write_text(f"Name,ORCID\n{rows}", encoding="utf-8")


def command(roster: Path, records: Path, output: Path) -> list[str]:
    """Return the command line of a batch."""
    return [
        sys.executable, "-m", "rsscan", "batch", str(roster), "--source", f"recorded:{records}", "--lists", "dprk",
        "--as-of", "2026-11-23", "--resume", "-q", "-f", "json", "-o", str(output),
    ]  # fmt: skip


def killed_at(arguments: list[str], journal: Path, size: int, later: float = 0) -> None:
    """Run a batch until its journal has so many bytes, and kill it some seconds later."""
    process = subprocess.Popen(arguments, cwd=journal.parent, stdout=subprocess.DEVNULL, env=environment())
    while process.poll() is None and not (journal.exists() and journal.stat().st_size >= size):
        time.sleep(0.001)
    time.sleep(later)
    process.kill()
    process.wait()


def environment() -> dict[str, str]:
    """Return the environment in which two runs are alike."""
    return {**os.environ, "SOURCE_DATE_EPOCH": "1795392000"}


def killed(folder: Path, people: int = 2_000, kills: int = KILLS) -> bool:
    """Kill a run so many times at random points and return whether its report is that of an undisturbed one."""
    roster, records, journal = folder / "staff.csv", folder / "records", folder / "staff.csv.rsscan-journal"
    made_records(records, people)
    made_roster(roster, people)
    subprocess.run(command(roster, records, folder / "whole.json"), env=environment(), check=False)
    whole = (folder / "whole.json").stat().st_size * 2 // 3  # what the journal comes to, more or less
    arguments = command(roster, records, folder / "killed.json")
    done = []
    for kill in range(1, kills + 1):
        size = random.randint(whole * (kill - 1) // kills, whole * kill // kills)  # noqa: S311 - any points will do
        killed_at(arguments, journal, size, later=random.random() / 10)  # noqa: S311
        done.append(journal.read_bytes().count(b"\n") - 1 if journal.exists() else people)
    subprocess.run(arguments, env=environment(), check=False)
    print(f"killed {kills} times; persons done by then: {', '.join(map(str, done))}")
    return (folder / "killed.json").read_bytes() == (folder / "whole.json").read_bytes()


def peak(folder: Path, people: int, known: int) -> float:
    """Return the peak of memory in MiB of a run over so many persons, with records of `known`."""
    roster, records = folder / f"staff-{people}.csv", folder / f"records-{known}"
    if not records.exists():
        made_records(records, known)
    made_roster(roster, people)
    process = subprocess.Popen(command(roster, records, folder / f"report-{people}.json"))
    _, _, used = os.wait4(process.pid, 0)
    return used.ru_maxrss / 1024


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as name:
        print(f"killed and gone on with: {'equal to the byte' if killed(Path(name)) else 'DIFFERENT'}")
        for people in SIZES:
            started = time.perf_counter()
            used = peak(Path(name), people, max(SIZES))
            seconds = time.perf_counter() - started
            print(f"{people:,} persons: peak {used:.0f} MiB, {seconds:.1f} s")


if __name__ == "__main__":
    main()
