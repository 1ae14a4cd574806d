"""Situations of a person's own affiliations: printed, on profiles, in posts, and two at one time."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.public_record.bodies import (
    ACADEMY,
    FLIGHT,
    FUND,
    HARBOUR,
    KIRIYAMA,
    LINDHAVN,
    OPTICS,
    PROGRAMME,
    PROPULSION,
    WIND_TUNNEL,
    Body,
)
from tests.public_record.person import AS_PAPERS, Part, Person

Situation = tuple[str, Callable[[Person], None]]

HELD = {
    "employments": "employment",
    "invited_positions": "invited position",
    "distinctions": "distinction",
    "memberships": "membership",
}
"""Sections of an ORCID record, and what reports call what stands there."""


def _printed(person: Person, body: Body, listed: Body, year: int, *, resolved: bool) -> None:
    person.paper(body, year=year, resolved=resolved)
    person.says("own", listed, "byline")
    person.says("listed", listed, AS_PAPERS)
    if year > 2024:
        person.says("current", body.name if resolved else body.text, AS_PAPERS)


def printed_resolved(person: Person) -> None:
    """A paper of last year from a listed body."""
    _printed(person, HARBOUR, HARBOUR, 2025, resolved=True)


def printed_long_ago(person: Person) -> None:
    """A paper of years ago from a listed body: not current."""
    _printed(person, ACADEMY, ACADEMY, 2019, resolved=True)


def printed_as_text(person: Person) -> None:
    """A listed body that OpenAlex did not resolve."""
    _printed(person, HARBOUR, HARBOUR, 2025, resolved=False)


def printed_below(person: Person) -> None:
    """A body below a listed one, which is told by its lineage alone."""
    _printed(person, PROPULSION, FLIGHT, 2020, resolved=True)


def on_the_profile(person: Person) -> None:
    """A listed body on the OpenAlex profile and on no paper."""
    person.profile(HARBOUR, 2025)
    person.says("own", HARBOUR, "profile")
    person.says("listed", HARBOUR, "profile affiliation")
    person.says("current", HARBOUR.name, "profile affiliation")


def on_the_profile_long_ago(person: Person) -> None:
    """A listed body that the profile has of other years."""
    person.profile(ACADEMY, 2017, 2018)
    person.says("own", ACADEMY, "profile")
    person.says("listed", ACADEMY, "profile affiliation")


def _held(section: str, body: Body, since: str, until: str | None, by: str | None) -> Callable[[Person], None]:
    def plant(person: Person) -> None:
        kind = HELD[section]
        person.post(section, body, since, until, by, ror=by is None, department="Department of Materials")
        person.says("own", body, kind, Part.ORCID)
        person.says("listed", body, kind, Part.ORCID)
        who = f"put in by {by}" if by else "put in by the person"
        person.says(who, body.name, kind, Part.ORCID)
        if until is None and kind != "distinction":
            person.says("current", body.name, kind, Part.ORCID)
        if kind in {"employment", "invited position"} and until != "2015-06":
            both = "; ".join(sorted([person.home.name, body.name]))
            person.says("concurrent", both, "overlapping employments", Part.ORCID)
            person.says("concurrent listed", body, "overlapping employments", Part.ORCID)

    return plant


def posts() -> Iterator[Situation]:
    """Yield every kind of post at a listed body, ended and going on, by the person and by an organization."""
    bodies = {"employments": HARBOUR, "invited_positions": FLIGHT, "distinctions": PROGRAMME, "memberships": ACADEMY}
    for section, body in bodies.items():
        for until in (None, "2022-03-31"):
            for by in (None, "Made Registry of Staff"):
                time, who = "ended" if until else "going on", "an organization" if by else "the person"
                yield f"{HELD[section]}, {time}, by {who}", _held(section, body, "2019-04", until, by)


def employed_under_another_name(person: Person) -> None:
    """A post at a listed body that the record names otherwise, and by its ROR id."""
    renamed = replace(HARBOUR, name="Turrilund Polytechnic", city="Elsewhere")
    person.post("employments", renamed, "2014-01", "2014-12")
    person.post("memberships", renamed, "2020-01", "2021-12")
    person.says("own, before the window", HARBOUR, "employment", Part.ORCID)
    person.says("own", HARBOUR, "membership", Part.ORCID)
    for kind in ("employment", "membership"):
        person.says("listed", HARBOUR, kind, Part.ORCID)
        person.says("put in by the person", renamed.name, kind, Part.ORCID)


def _held_below(section: str) -> Callable[[Person], None]:
    def plant(person: Person) -> None:
        kind = HELD[section]
        person.post(section, WIND_TUNNEL, "2019-01", "2019-02", department="Unit 5")
        person.says("own", FLIGHT, kind, Part.ORCID)
        person.says("listed", FLIGHT, kind, Part.ORCID)
        person.says("put in by the person", WIND_TUNNEL.name, kind, Part.ORCID)

    return plant


def held_where_papers_print_it(person: Person) -> None:
    """A post at a body below a listed one that the person's own paper prints: what is above it stands there."""
    _printed(person, PROPULSION, FLIGHT, 2020, resolved=True)
    person.post("memberships", PROPULSION, "2019-01", "2021-02")
    person.says("own", FLIGHT, "membership", Part.ORCID)
    person.says("listed", FLIGHT, "membership", Part.ORCID)
    person.says("put in by the person", PROPULSION.name, "membership", Part.ORCID)


def held_below_without_a_ror(person: Person) -> None:
    """The same without a ROR id: nobody can know, and that is said."""
    person.post("memberships", WIND_TUNNEL, "2019-01", "2019-02", ror=False)
    person.says("put in by the person", WIND_TUNNEL.name, "membership", Part.ORCID)
    person.says("by name alone", WIND_TUNNEL.name, "ORCID record", Part.ORCID)


def held_at_an_unknown_ror(person: Person) -> None:
    """A post at a body whose ROR id OpenAlex does not know: what is above it stays open, and that is said."""
    unknown = replace(WIND_TUNNEL, number=98)
    person.post("memberships", unknown, "2019-01", "2019-02")
    person.says("put in by the person", WIND_TUNNEL.name, "membership", Part.ORCID)
    person.says("not placed", unknown.ror, "OpenAlex", Part.ORCID)


def handed_over(person: Person) -> None:
    """A listed body's post that ends as the next begins: no concurrency."""
    _held("employments", HARBOUR, "2012-04", "2015-06", None)(person)
    person.says("own, before the window", HARBOUR, "employment", Part.ORCID)
    del person.truth[next(one for one in person.truth if one.what == "own")]


def two_on_one_paper(person: Person) -> None:
    """The own university and a listed body on one paper."""
    person.paper(person.home, HARBOUR, year=2023)
    both = "; ".join(sorted([person.home.name, HARBOUR.name]))
    person.says("own", HARBOUR, "byline")
    person.says("listed", HARBOUR, AS_PAPERS)
    person.says("concurrent", both, "one paper")
    person.says("concurrent listed", HARBOUR, "one paper")


def two_ordinary_on_one_paper(person: Person) -> None:
    """Two bodies on one paper, none of them listed."""
    other = KIRIYAMA if person.home is not KIRIYAMA else LINDHAVN
    person.paper(person.home, other, year=2023)
    person.says("concurrent", "; ".join(sorted([person.home.name, other.name])), "one paper")


def two_ordinary_employments(person: Person) -> None:
    """Two employments at one time, none of them at a listed body."""
    other = KIRIYAMA if person.home is not KIRIYAMA else LINDHAVN
    person.post("employments", other, "2020-01", "2023-12")
    person.says("put in by the person", other.name, "employment", Part.ORCID)
    both = "; ".join(sorted([person.home.name, other.name]))
    person.says("concurrent", both, "overlapping employments", Part.ORCID)


def one_below_the_other(person: Person) -> None:
    """A university and its own centre on one paper: one place of work."""
    centre = replace(OPTICS, above=person.home)
    person.paper(person.home, centre, year=2025)
    person.says("current", centre.name, AS_PAPERS)


def paid_and_employed(person: Person) -> None:
    """A body that is named as the employer and pays: two ties, each said for itself."""
    _held("employments", ACADEMY, "2021-01", None, None)(person)
    person.funding(FUND, "OF-1", "2021", "2024")
    person.says("funder", FUND, "funding", Part.ORCID)
    person.says("paid", FUND.name, "", Part.ORCID)
    person.says("award", "OF-1", FUND.name, Part.ORCID)
    person.says("listed", FUND, "funder", Part.ORCID)


SITUATIONS: tuple[Situation, ...] = (
    ("printed, resolved", printed_resolved),
    ("printed long ago", printed_long_ago),
    ("printed as text only", printed_as_text),
    ("printed below a listed body", printed_below),
    ("on the profile only", on_the_profile),
    ("on the profile long ago", on_the_profile_long_ago),
    *posts(),
    ("posts under another name", employed_under_another_name),
    *((f"{HELD[section]} below a listed body", _held_below(section)) for section in HELD),
    ("a post where papers print it", held_where_papers_print_it),
    ("a post below a listed body, without a ROR id", held_below_without_a_ror),
    ("a post at an unknown ROR id", held_at_an_unknown_ror),
    ("a post handed over", handed_over),
    ("two on one paper", two_on_one_paper),
    ("two ordinary on one paper", two_ordinary_on_one_paper),
    ("two ordinary employments", two_ordinary_employments),
    ("one below the other", one_below_the_other),
    ("paid and employed", paid_and_employed),
)
