"""What `ignore add` does around the writing: which finding is meant, what is decided, and that nothing else changes."""

from datetime import date
from pathlib import Path

from rsscan.cli.options import day
from rsscan.disposition import Case, Disposition
from rsscan.errors import InputError
from rsscan.files import write
from rsscan.inputs import yaml_tree
from rsscan.inputs.dispositions import load_dispositions, read_dispositions
from rsscan.inputs.saved_reports import saved_scans
from rsscan.period import Period
from rsscan.render.dispositions import added, block


def case_of(report: Path, finding: str, *, all_evidence: bool) -> Case:
    """Return the finding that is meant. Raises InputError where a report has none, or none that can be decided on."""
    cases = {case.id: case for subject in saved_scans([report]) for case in subject.cases}
    if finding not in cases:
        there = ", ".join(cases) or "none"
        raise InputError(f"{finding}: is not a finding of {report}; its findings are {there}")
    case = cases[finding]
    if not case.persons:
        raise InputError(f"{finding}: is no link of one person with an ORCID iD or OpenAlex id, so nobody can be named")
    if not case.fingerprint and not all_evidence:
        raise InputError(f"{report}: does not tell evidence apart; scan anew, or decide on --all-evidence")
    return case


def disposition_of(
    case: Case, reason: str, reviewer: str, decided: date, expires: str, longest: Period, *, all_evidence: bool
) -> Disposition:
    """Return what is decided. Raises InputError with everything about it that cannot be meant."""
    one = Disposition(
        person=max(case.persons, key=lambda person: ("orcid.org" in person, person)),
        entry=case.entry,
        reason=reason.strip(),
        reviewer=reviewer.strip(),
        decided=decided,
        expires=day("--expires", expires) or decided,
        evidence=None if all_evidence else case.fingerprint,
    )
    alone = yaml_tree.read_text(Path("added"), f"version: 1\nignore:\n{block(one)}".encode(errors="replace"))
    if problems := read_dispositions(alone, decided, longest).problems:
        raise InputError(f"--{problem.rpartition('ignore[0].')[2]}" for problem in problems)
    return one


def put_behind(path: Path, one: Disposition, as_of: date, longest: Period) -> None:
    """Write a disposition behind those of the file, if there is one. Raises InputError and leaves it as it was."""
    there = path.exists()
    old = load_dispositions(path, as_of, longest) if there else ()
    if twin := next((other for other in old if one.clashes(other)), None):
        raise InputError(f"{path}: decides the same already, at {twin.place}, until {twin.expires}")
    document = yaml_tree.read(path) if there else yaml_tree.Document(path)
    body = added(path.read_bytes().decode("utf-8-sig") if there else "", document.lines, one)
    read = read_dispositions(yaml_tree.read_text(path, body.encode(errors="replace")), as_of, longest)
    if read.problems or read.dispositions != (*old, one):
        raise InputError(
            f"{path}: is laid out so that nothing can be put behind the rest; write one block (“- person: …”) an item"
        )
    write(path, body, private=not there)
