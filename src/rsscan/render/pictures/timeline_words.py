"""What a timeline shows, in words and tables: for whoever cannot see it, or wants the numbers."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from rsscan.render.language import Language
from rsscan.render.pictures.bodies import Body
from rsscan.render.pictures.svg import table
from rsscan.render.pictures.years import Counted, Dated, Evidence
from rsscan.render.told import Told

Years = Mapping[int | None, Counted]


def crowded_words(subject: Told, language: Language) -> str:
    """Return what the works of very many authors are called."""
    return language.say("works with more than {threshold} authors", threshold=_threshold(subject, language))


def _threshold(subject: Told, language: Language) -> str:
    return language.number(subject.part("proportion").count("threshold"))


def described(years: Years, evidence: Dated, language: Language) -> str:
    """Return the timeline in a few sentences."""
    dated = sorted(year for year in years if year)
    works = sum(counted.works for counted in years.values())
    crowded = sum(counted.crowded for counted in years.values())
    said = []
    if years:
        said.append(language.counted("{number} work was read.", "{number} works were read.", works))
    if dated:
        said.append(language.say("They appeared from {first} to {last}.", first=dated[0], last=dated[-1]))
    if crowded:
        said.append(language.counted("{number} has very many authors.", "{number} have very many authors.", crowded))
    if tied := sorted(year for year in evidence if year):
        listed = ", ".join(map(str, tied))
        said.append(language.say("Works with evidence appeared in: {years}.", years=listed))
    return " ".join(said)


def years_table(subject: Told, years: Years, evidence: Dated, language: Language) -> Element:
    """Return the works of each year as a table."""
    heads = [
        language.say("Year"),
        language.say("Works"),
        language.say("With more than {threshold} authors", threshold=_threshold(subject, language)),
        language.say("Works with evidence"),
    ]
    rows = []
    for year in sorted({*years, *evidence}, key=lambda year: (year is None, year)):
        counted = years.get(year, Counted(0, 0))
        tied = len(evidence.get(year, Evidence()).works)
        numbers = map(language.number, (counted.works, counted.crowded, tied))
        rows.append([language.say("no date") if year is None else str(year), *numbers])
    return table(language.say("Works by year"), heads, rows)


def bodies_table(tied: Sequence[tuple[Body, Dated]], language: Language) -> Element:
    """Return the listings of each body, and in which years works tie to it, as a table."""
    heads = [
        language.say("Listed body"),
        language.say("List"),
        language.say("Listed from"),
        language.say("Listed until"),
        language.say("Years with evidence, and how many works"),
    ]
    rows: dict[tuple[str, ...], None] = {}
    for body, evidence in tied:
        seen = ", ".join(
            language.say("{year}: {works}", year=year or language.say("no date"), works=len(evidence[year].works))
            for year in sorted(evidence, key=lambda year: (year is None, year))
        )
        for finding in body.findings:
            days = (
                finding.day("listed_from") or language.say("not known"),
                finding.day("listed_until") or language.say("no end known"),
            )
            rows[body.name, finding.text("list"), *days, seen] = None
    return table(language.say("When the bodies were listed"), heads, rows)
