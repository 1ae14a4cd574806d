"""A made report with signs of every width: East Asian names, marks that combine, and emoji."""

from dataclasses import replace
from datetime import UTC, date, datetime

from rsscan.assessment import Assessment, assess
from rsscan.publications import Author, Work
from rsscan.render.report_values import values_of
from rsscan.render.values import Values
from rsscan.report import Report, SourceUsed
from rsscan.severity import Severity
from rsscan.subject import Gap, Location, Subject
from rsscan.terms import Terms
from rsscan.watchlist import Name
from tests.unit import made

NAMES = (
    "山田 太郎",
    "Zoe\u0308 Å\u0301ngstro\u0308m",
    "👩🏽\u200d🔬 Ada 🧪 Example",
    "김 아무개",
    "王小明（Wang Xiaoming）",
)
"""One subject each; the second is written with combining marks, the third with emoji, two of them joined."""

HARBOUR = made.entry(
    "harbour", Name("Northern Harbour University", "en"), Name("北方港湾大学", "ja"), Name("北方港灣大學", "zh-Hant")
)
TIDES = made.entry("tides", Name("Academy of Tidal Engines", "en"), Name("潮力機関アカデミー", "ja"))
LIST = replace(made.watchlist(HARBOUR, TIDES), title={"en": "Made list", "ja": "作られたリスト"}, sha256="0" * 64)
TERMS: Terms = replace(made.terms(LIST), policy=replace(made.policy(), sha256="1" * 64))

PRINTED = (
    "北方港湾大学理学部物理学科、および同大学附属「氷海」研究所（Northern Harbour University, Institute of Ice, DPRK）",
    "조류기관 아카데미, Academy of Tidal Engines, 👩🏽\u200d🔬 Laboratory of Zoe\u0308, DPRK",
)
TITLES = (
    "氷の上を歩く六脚ロボットの適応制御について、特に凹凸のある氷面での歩行と転倒防止のための新しい方法の提案と実験",
    "On the e\u0301tude of a\u030angstro\u0308ms 🧪 and https://doi.org/10.5555/made.2",
)


def _works(number: int) -> list[Work]:
    """Make two works with a co-author each."""
    own = made.line(1, "東京大学大学院理学系研究科", author=f"https://openalex.org/A{number}", name=NAMES[number - 1])
    return [
        replace(
            made.work(10 * number + at, own, made.line(2, printed, name=name), published=date(2019 + at, 4, 2)),
            title=title,
            doi=f"https://doi.org/10.5555/made.{number}.{at}",
        )
        for at, (printed, title, name) in enumerate(zip(PRINTED, TITLES, ("金 某", "E\u0301mile"), strict=True))
    ]


def _person(number: int, works: list[Work], *gaps: Gap) -> Assessment:
    id_ = f"https://openalex.org/A{number}"
    name = NAMES[number - 1]
    subject = Subject(id_, None, (Author(id_, name),), name, Location("名簿/職員.csv", number + 1))
    return assess(subject, works, TERMS, gaps)


def report(*numbers: int) -> Values:
    """Make the report on so many of the persons: the first two are flagged, the third is incomplete."""
    note = Gap("RS906", "The list “made” (edition 2026-01-01) is not complete.", blocks_verdict=False)
    people = {
        1: _person(1, _works(1), note),
        2: _person(2, _works(2)[1:], note),
        3: _person(3, _works(3)[:0], Gap("RS907", "The source failed.")),
        4: _person(4, [made.work(40, made.line(1, "東京大学", author="https://openalex.org/A4"))], note),
        5: _person(5, [made.work(50, made.line(1, "東京大学", author="https://openalex.org/A5"))], note),
    }
    source = SourceUsed("made", "made records", ("grey papers",), 3, 30, 1)
    persons = tuple(people[number] for number in numbers)
    started = datetime(2026, 9, 1, tzinfo=UTC)
    return values_of(
        Report("1.0", started, made.TODAY, source, TERMS.policy, TERMS.index.watchlists, Severity.HIGH, persons)
    )
