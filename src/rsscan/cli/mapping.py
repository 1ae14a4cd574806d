"""`--map COLUMN=ROLE`, which says what a column of a table is."""

from collections.abc import Iterable, Sequence

from rsscan.errors import InputError


def mapped(given: Iterable[str], roles: Sequence[str]) -> dict[str, str]:
    """Return the role of each column that is named; a column's name may hold the sign itself. Raises InputError."""
    found, problems = {}, []
    for one in given:
        column, sign, role = one.rpartition("=")
        if not sign:
            problems.append(f"--map {one}: must be COLUMN=ROLE (Institution=name)")
        elif role.strip() not in roles:
            problems.append(f"--map {one}: {role.strip()!r} is no role; roles are {', '.join(roles)}")
        found[column.strip()] = role.strip()
    if problems:
        raise InputError(problems)
    return found
