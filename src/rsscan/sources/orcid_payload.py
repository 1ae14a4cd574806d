"""ORCID's JSON (record 3.0) as plain values: posts, money and works, each with who put it in and when it was changed.

Pure: no network and no file. What is missing or of a wrong type is read as absent; only a record without an iD is
refused. Courses of study, addresses, e-mails, biography and keywords are never read. Of the registries that tell a
body apart ROR alone is; what is no public part of a record is not read where a file holds it.

Source: https://github.com/ORCID/orcid-model (record_3.0).
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

from rsscan import identifiers
from rsscan.errors import NotFound, SourceError
from rsscan.identifiers import bare
from rsscan.publications import Institution
from rsscan.record import (
    Asserter,
    PartialDate,
    Post,
    PostKind,
    PublicRecord,
    RecordedFunding,
    RecordedWork,
    Statement,
    own_doi,
    version_doi,
)
from rsscan.sources.loose import Record, record, records, text

_POSTS = {
    "employments": PostKind.EMPLOYMENT,
    "invited-positions": PostKind.INVITED_POSITION,
    "distinctions": PostKind.DISTINCTION,
    "memberships": PostKind.MEMBERSHIP,
}

_COUNTRY_LETTERS = 2

_ReadDoi = Callable[[str, str, str], str | None]
"""From the kind, the value and the relationship of an identifier to the DOI that is looked for."""


def is_record(value: Record) -> bool:
    """Whether an object is a person's whole record."""
    return "orcid-identifier" in value


def record_from(value: object) -> PublicRecord:
    """Read one person's record. Raises SourceError if it has no iD."""
    whole = record(value)
    given = record(whole.get("orcid-identifier"))
    written = text(given.get("path")) or text(given.get("uri")) or ""
    orcid = identifiers.orcid(written)
    if orcid is None or not identifiers.orcid_checksum_holds(orcid):
        raise SourceError(f"an ORCID record has no usable iD: {written[:60]!r}")
    done = record(whole.get("activities-summary"))
    return PublicRecord(
        orcid,
        tuple(dict.fromkeys(_names(record(whole.get("person"))))),
        tuple(post for section, kind in _POSTS.items() for post in _posts(orcid, record(done.get(section)), kind)),
        tuple(_fundings(orcid, record(done.get("fundings")))),
        tuple(_works(orcid, record(done.get("works")))),
    )


def answer_from(value: object, asked: str) -> PublicRecord:
    """Read what ORCID answered for a person, which names every section, empty or not.

    Raises SourceError for what is not her whole record, and NotFound where that shows nothing.
    """
    found = record_from(value)
    if found.orcid != asked:
        other = bare(found.orcid)
        raise SourceError(
            f"ORCID answered for {bare(asked)} with the record of {other}, as for an iD that was given up for it; it "
            f"was not read, so ask for {other}"
        )
    done = record(record(value).get("activities-summary"))
    for section in ("works", "fundings", *_POSTS):
        if not isinstance(record(done.get(section)).get("affiliation-group" if section in _POSTS else "group"), list):
            raise SourceError(f"ORCID answered with the record of {bare(asked)} without its section “{section}”")
    return shown(found)


def shown(found: PublicRecord) -> PublicRecord:
    """Return a record that shows something. Raises NotFound for an empty one."""
    if not (found.posts or found.fundings or found.works):
        raise NotFound(f"the ORCID record of {bare(found.orcid)} shows no post, funding or work in public")
    return found


def _names(person: Record) -> Iterator[str]:
    """Yield the names that are shown, the one that publications carry first."""
    name = record(person.get("name"))
    if _is_public(name):
        credit, given, family = (_said(name, part) for part in ("credit-name", "given-names", "family-name"))
        yield from filter(None, (credit, " ".join(part for part in (given, family) if part)))
    for other in records(record(person.get("other-names")).get("other-name")):
        if _is_public(other) and (called := text(other.get("content"))):
            yield called


def _posts(orcid: str, section: Record, kind: PostKind) -> Iterator[Post]:
    place = kind.value.replace(" ", "-")
    for group in records(section.get("affiliation-group")):
        for wrapped in records(group.get("summaries")):
            row = record(wrapped.get(f"{place}-summary"))
            body = _body(record(row.get("organization")))
            if body is None or not _is_public(row):
                continue
            yield Post(
                kind,
                body,
                _statement(orcid, place, row),
                city=_city(row),
                department=text(row.get("department-name")),
                role=text(row.get("role-title")),
                since=_day(row.get("start-date")),
                until=_day(row.get("end-date")),
            )


def _fundings(orcid: str, section: Record) -> Iterator[RecordedFunding]:
    for group in records(section.get("group")):
        for row in records(group.get("funding-summary")):
            body = _body(record(row.get("organization")))
            if body is None or not _is_public(row):
                continue
            yield RecordedFunding(
                body,
                _statement(orcid, "funding", row),
                title=_title(row),
                number=next(_numbers(row), None),
                kind=text(row.get("type")),
                city=_city(row),
                since=_day(row.get("start-date")),
                until=_day(row.get("end-date")),
            )


def _numbers(row: Record) -> Iterator[str]:
    for given in _identifiers(row):
        if text(given.get("external-id-type")) == "grant_number" and (number := text(given.get("external-id-value"))):
            yield number


def _works(orcid: str, section: Record) -> Iterator[RecordedWork]:
    """Yield a work for each DOI of a group, and one without for a group that has none.

    A group is what ORCID takes for one work, told by several; where they name two DOIs, both are looked at. Where they
    name none of its own, but that of another version of it, that is by the same authors as a rule.
    """
    for group in records(section.get("group")):
        told = [row for row in records(group.get("work-summary")) if _is_public(row)]
        if not told:
            continue
        by_doi = _by_doi(group, told, own_doi) or _by_doi(group, told, version_doi)
        for doi, row in reversed(by_doi.items()):
            yield _work(orcid, row, doi)
        if not by_doi and _title(told[0]):
            yield _work(orcid, told[0], None)


def _work(orcid: str, row: Record, doi: str | None) -> RecordedWork:
    return RecordedWork(
        _statement(orcid, "work", row), doi, _title(row), text(row.get("type")), _day(row.get("publication-date"))
    )


def _by_doi(group: Record, told: list[Record], read: _ReadDoi) -> dict[str, Record]:
    """Return the DOIs of a group, the last one first, each with the first row that names it."""
    by_doi = {doi: row for row in reversed(told) for doi in reversed(list(_dois(row, read)))}
    for doi in _dois(group, read):
        by_doi.setdefault(doi, told[0])
    return by_doi


def _dois(row: Record, read: _ReadDoi) -> Iterator[str]:
    """Yield the DOIs of a row; where one is written in a way of its own, as ORCID reads it."""
    for given in _identifiers(row):
        kind, value, relation = (text(given.get(f"external-id-{part}")) for part in ("type", "value", "relationship"))
        written = value, _said(given, "external-id-normalized")
        if doi := next(filter(None, (read(kind or "", each or "", relation or "") for each in written)), None):
            yield doi


def _identifiers(row: Record) -> list[Record]:
    return records(record(row.get("external-ids")).get("external-id"))


def _statement(orcid: str, place: str, row: Record) -> Statement:
    """Say where a row stands and who put it in: the person by hand or through a program, or an organization."""
    code = row.get("put-code")
    at = f"{place}/{code}" if isinstance(code, int) and not isinstance(code, bool) else place
    source = record(row.get("source"))
    person = next(filter(None, (_path(source, f"{key}-orcid") for key in ("assertion-origin", "source"))), None)
    name = _said(source, "assertion-origin-name") or _said(source, "source-name")
    by: Asserter | None = None
    if person:
        by = Asserter.PERSON if identifiers.orcid(person) == orcid else None
    elif _path(source, "source-client-id") or _path(source, "assertion-origin-client-id"):
        by = Asserter.ORGANIZATION
    by_name = name if by is Asserter.ORGANIZATION else None
    return Statement(f"{orcid}#{at}", by, by_name, _changed(row.get("last-modified-date")))


def _path(source: Record, key: str) -> str | None:
    given = record(source.get(key))
    return text(given.get("path")) or text(given.get("uri"))


def _body(organization: Record) -> Institution | None:
    """Return the body with the ROR id that was given for it; those of other registries are not asked for."""
    given = record(organization.get("disambiguated-organization"))
    registry = (text(given.get("disambiguation-source")) or "").upper()
    number = text(given.get("disambiguated-organization-identifier")) or ""
    ror = identifiers.ror(number) if registry == "ROR" else None
    name = text(organization.get("name"))
    country = text(record(organization.get("address")).get("country")) or ""
    known = len(country) == _COUNTRY_LETTERS and country.isascii() and country.isalpha()
    return Institution(None, name, ror, country.upper() if known else None) if name or ror else None


def _city(row: Record) -> str | None:
    return text(record(record(row.get("organization")).get("address")).get("city"))


def _title(row: Record) -> str | None:
    return _said(record(row.get("title")), "title")


def _said(row: Record, key: str) -> str | None:
    """Return what stands there; ORCID puts many texts in a `value`."""
    return text(record(row.get(key)).get("value"))


def _is_public(row: Record) -> bool:
    """Whether anybody may see it; the public side of ORCID shows nothing else, a file may hold all."""
    return (text(row.get("visibility")) or "public").lower() == "public"


def _day(value: object) -> PartialDate | None:
    """Return a date as far as it is one; without a year it is none."""
    year, month, day = (_number(record(record(value).get(part)).get("value")) for part in ("year", "month", "day"))
    for parts in ((year, month, day), (year, month, None), (year, None, None)):
        if _is_date(*parts):
            return PartialDate(year or 0, *parts[1:])
    return None


def _is_date(year: int | None, month: int | None, day: int | None) -> bool:
    if year is None or (day is not None and month is None):
        return False
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except (ValueError, OverflowError):
        return False
    return True


def _number(value: object) -> int | None:
    written = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return int(written) if written.isascii() and written.isdigit() and len(written) <= len("9999") else None


def _changed(value: object) -> date | None:
    """Return the day of a moment in milliseconds since 1970."""
    moment = record(value).get("value")
    if not isinstance(moment, int) or isinstance(moment, bool):
        return None
    try:
        return datetime.fromtimestamp(moment / 1000, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
