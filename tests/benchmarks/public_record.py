"""What is found of the made world's truth, and what each part of the public record costs.

`python -m tests.benchmarks.public_record` prints for each situation how many statements are true, how many of them are
said, and how many are said that are not true; then the requests and credits that each part adds for one person, asked
for alone and in a roster.
"""

from collections.abc import Iterator

from tests.public_record.judged import Judged, Run, asked_alone, judged
from tests.public_record.person import Part
from tests.public_record.world import Made, made

ASKED: tuple[tuple[str, tuple[Part, ...], int], ...] = (
    ("co-authors alone", (), 0),
    ("--orcid", (Part.ORCID,), 0),
    ("--crossref", (Part.CROSSREF,), 0),
    ("--orcid --crossref", (Part.ORCID, Part.CROSSREF), 0),
    ("--indirect 5", (Part.INDIRECT,), 5),
    ("--indirect 10", (Part.INDIRECT,), 10),
    ("all, --indirect 5", (Part.ORCID, Part.CROSSREF, Part.INDIRECT), 5),
)
HEADS = " true  said false"
LOOKED_AT = (Part.ORCID, Part.CROSSREF, Part.INDIRECT)


def truths(live: Run, files: Run) -> Iterator[str]:
    """Yield what is said of each situation: as the registries answer today, and of records that were kept in files."""
    yield f"{'situation':48}  live: {HEADS}  possible  in files: {HEADS}"
    rows = []
    for one, kept in zip(live.people, files.people, strict=True):
        rows.append([len(one.possible), *_counted(one), *_counted(kept)])
        yield _row(one.person.situation, rows[-1])
    yield _row(f"all {len(rows)}", [sum(column) for column in zip(*rows, strict=True)])


def _counted(one: Judged) -> list[int]:
    return [len(one.true), len(one.true & one.said), len(one.false)]


def _row(title: str, row: list[int]) -> str:
    maybe, *counts = row
    first, second = ("".join(f"{count:6}" for count in counts[at : at + 3]) for at in (0, 3))
    return f"{title:48}       {first}  {maybe:8}            {second}"


def costs(world: Made) -> Iterator[str]:
    """Yield what each part costs for one person, and how often the scan of co-authors alone that is."""
    count = len(world.people)
    yield f"{f'for one of {count} persons':22}  alone: requests credits times  in a roster: requests credits times"
    before = (1.0, 1.0)
    for title, parts, indirect in ASKED:
        alone = [sum(column) / count for column in zip(*asked_alone(world, parts, indirect), strict=True)]
        run = judged(world, parts, indirect)
        roster = [run.calls / count, run.spent.credits / count]
        before = before if parts else (alone[0], roster[0])
        first, second = (
            f"{calls:8.2f} {spent:7.2f} {calls / base:5.2f}"
            for (calls, spent), base in zip((alone, roster), before, strict=True)
        )
        yield f"{title:22}         {first}               {second}"


def report() -> Iterator[str]:
    """Yield all figures."""
    world = made()
    yield from truths(judged(world, LOOKED_AT, 5), judged(world, (Part.FILES, Part.ORCID, Part.INDIRECT), 5))
    yield ""
    yield from costs(world)


def main() -> None:
    """Print the figures."""
    for line in report():
        print(line)


if __name__ == "__main__":
    main()
