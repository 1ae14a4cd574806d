"""Which column of a roster is what, and which columns are never read."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rsscan.errors import InputError

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "orcid": tuple("orcid orcidid orcididentifier orcidurl orcidnumber orcid番号 orcid識別子".split()),
    "openalex": tuple("openalex openalexid openalexauthor openalexauthorid openalexurl openalex番号".split()),
    "name": tuple(
        "name fullname displayname personname staffname researcher researchername author "
        "authorname facultyname pi piname applicant applicantname nameenglish englishname "
        "namenative nativename namejapanese 氏名 名前 研究者名 研究者氏名 教員名 教員氏名 職員名 "
        "申請者 申請者名 研究代表者 研究代表者名 氏名漢字 氏名日本語 漢字氏名 氏名英語 氏名英字 "
        "英語氏名 英字氏名 英語名 氏名ローマ字 ローマ字氏名 ローマ字 姓名".split()
    ),
    "given": tuple("given givenname givennames first firstname forename forenames 名".split()),
    "family": tuple("family familyname last lastname surname 姓".split()),
    "affiliation": tuple(
        "affiliation affiliations institution institutionname organisation organization "
        "organisationname organizationname employer university 所属 所属機関 所属機関名 "
        "所属研究機関 所属研究機関名 研究機関 研究機関名 機関 機関名 所属大学 大学 大学名 所属名".split()
    ),
    "reference": tuple(
        "研究者番号 erad研究者番号 研究者番号erad erad eradid eradnumber eradresearchernumber "
        "科研費研究者番号 researchernumber researcherno researcherid staffnumber staffno staffid "
        "employeenumber employeeno employeeid personnelnumber personnelno personnelid personid "
        "教職員番号 職員番号 教員番号 社員番号 管理番号 整理番号 受付番号 reference ref "
        "applicationid applicationnumber caseid identifier id 番号 number no".split()
    ),
}
"""Role → usual headings as they are compared (letters and digits alone), the likelier before the vaguer."""

ROLES = tuple(HEADINGS)
"""What a column can be."""

SEVERAL = frozenset({"name", "affiliation"})
"""Roles that several columns may have: a name in two scripts, an institution and its department."""

_PROTECTED_WORDS = frozenset(
    "nationality nationalities citizenship citizenships citizen citizen's birth birthdate birthday birthplace dob age "
    "sex gender pronoun pronouns race races ethnicity ethnic religion creed passport visa residency marital marriage "
    "disability veteran photo photos photograph picture portrait tongue ssn".split()
)
_PROTECTED_PARTS = tuple(
    "国籍 生年月日 生年 誕生日 出生 出身 性別 人種 民族 宗教 旅券 パスポート 査証 ビザ 在留 "
    "写真 年齢 本籍 婚姻 配偶者 障害 障がい 個人番号 マイナンバー 母語 母国 国民 性别 籍贯 "
    "护照 年龄 국적 생년월일 성별 여권 dateofbirth placeofbirth".split()
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns are read, by place, and which are there and were not looked at because they are protected."""

    roles: Mapping[int, str]
    heading: tuple[str, ...]
    protected: tuple[str, ...]


def is_protected(heading: str) -> bool:
    """Whether a column holds what is never read: nationality, birth, sex, race, faith, health, a photo and the like."""
    text = unicodedata.normalize("NFKC", heading)
    words = re.findall(r"[a-z']+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).lower())
    return not _PROTECTED_WORDS.isdisjoint(words) or any(part in compared(text) for part in _PROTECTED_PARTS)


def compared(heading: str) -> str:
    """Return a heading as headings are compared: its letters and digits, in one width and case."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", heading).casefold() if letter.isalnum())


def checked(columns: Mapping[str, str]) -> dict[str, str]:
    """Return the map that the user gives with headings as they are compared. Raises InputError with all its faults."""
    problems = []
    for heading, role in columns.items():
        if role not in ROLES:
            problems.append(f"--map {heading}={role}: {role!r} is no role; roles are {', '.join(ROLES)}")
        if is_protected(heading):
            problems.append(f"--map {heading}={role}: this column is protected and is never read")
    if problems:
        raise InputError(problems)
    return {compared(heading): role for heading, role in columns.items()}


LONGEST = 500
"""Letters of the headings that an error repeats."""


def is_heading(cells: Iterable[str], wanted: Mapping[str, str]) -> bool:
    """Whether a row is one of headings: it says where the identifiers or names stand."""
    met = {role for cell in cells if (role := _role(compared(cell), wanted))}
    return bool(met & {"orcid", "openalex", "name"}) or met >= {"given", "family"}


def columns_of(where: str, cells: Sequence[str], wanted: Mapping[str, str]) -> Columns:
    """Return which column is what: as the user says, else by the usual headings. Raises InputError for all faults."""
    heading = [compared(cell) for cell in cells]
    there = ", ".join(filter(None, (cell.strip() for cell in cells)))[:LONGEST]
    problems = [
        f"{where}: has no column that is called {name} (columns: {there})" for name in wanted if name not in heading
    ]
    roles: dict[int, str] = {}
    for role in ROLES:
        named = [at for at, cell in enumerate(heading) if wanted.get(cell) == role]
        usual = [at for at, cell in enumerate(heading) if cell not in wanted and cell in HEADINGS[role]]
        usual = [at for at in usual if not is_protected(cells[at])]
        if role == "reference" and not named:
            named = sorted(usual, key=lambda at: HEADINGS["reference"].index(heading[at]))[:1]
        its = named or usual
        if len(its) > 1 and role not in SEVERAL:
            same = ", ".join(cells[at] for at in its)
            problems.append(f"{where}: {len(its)} columns are the {role} ({same}); say which with --map COLUMN={role}")
        roles.update((at, role) for at in its)
    if problems:
        raise InputError(problems)
    return Columns(roles, tuple(cells), tuple(cell for cell in cells if is_protected(cell)))


def _role(cell: str, wanted: Mapping[str, str]) -> str | None:
    return wanted.get(cell) or next((role for role in ROLES if cell in HEADINGS[role]), None)
