"""Lists are read whole or not at all, and every problem is told at once with file, line and place."""

from datetime import date
from pathlib import Path

import pytest

from rsscan.errors import InputError
from rsscan.inputs.lists import load_lists, shipped_lists
from rsscan.period import Period
from rsscan.watchlist import Effect, Entry, Kind, Means, Name

HEAD = """\
id: made
title: {en: Made list, ja: 作った一覧}
authority: Nobody
legal_basis: Made law, https://example.org/law
effect: prohibition
edition: 2026-02-27
complete: true
source_url: https://example.org/list
licence: CC0-1.0
"""
ENTRIES = """\
entries:
  - id: made/harbour
    names:
      - Northern Harbour University
      - {value: NHU, lang: en, strength: weak}
    country: KP
"""
FIRST_ENTRY_LINE = HEAD.count("\n") + 2


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name a file that is not there yet."""
    return tmp_path / "made.yaml"


def problems(path: Path, text: str) -> list[str]:
    """Return what the loader says of a list with this text, without the folder's name."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_lists([path], strict=True)
    return [problem.replace(f"{path.parent}/", "") for problem in raised.value.problems]


def of_entry(path: Path, entry: str, *, head: str = HEAD) -> list[str]:
    """Return what is said of a list with one entry, whose lines are given without indent; line 1 is its first."""
    lines = entry.splitlines()
    body = "".join(f"{'  - ' if not n else '    '}{line}\n" for n, line in enumerate(lines))
    told = problems(path, f"{head}entries:\n{body}")
    shown = []
    for problem in told:
        _, line, sentence = problem.split(":", 2)
        shown.append(f"{int(line) - FIRST_ENTRY_LINE + 1}:{sentence}")
    return shown


def test_list_is_read_with_everything_it_says(path: Path) -> None:
    """Every field of the list and of an entry arrives in its full form."""
    path.write_text(
        HEAD
        + """\
cadence: 18m
entries:
  - id: made/alphaland
    kind: jurisdiction
    names: [{value: Alphaland, means: country}, {value: AL, strength: weak, means: country}]
    country: NO
    legal_basis: Resolution 1
  - id: made/harbour
    names: [Northern Harbour University, {value: NHU, lang: en, strength: weak}]
    country: NO
    city: Harbourtown
    ror: 01zxpj864
    openalex: I123
    wikidata: q39980
    kind: institution
    includes: itself
    left_out: [Harbour, Old Port]
    research: false
    number: 12
    concerns: [C, CW]
    effect: licence
    reason: Because.
    source_url: https://example.org/entry
    listed_from: 2016-11-30
    listed_until: 2020-01-01
""",
        encoding="utf-8",
    )
    (made,) = load_lists([path])
    assert (made.id, made.authority, made.effect) == ("made", "Nobody", Effect.PROHIBITION)
    assert made.title == {"en": "Made list", "ja": "作った一覧"}
    assert (made.edition, made.complete, made.licence) == (date(2026, 2, 27), True, "CC0-1.0")
    assert (made.legal_basis, made.source_url) == ("Made law, https://example.org/law", "https://example.org/list")
    assert (len(made.sha256), made.cadence) == (64, Period(18, "m"))
    jurisdiction, harbour = made.entries
    assert jurisdiction == Entry(
        "made/alphaland",
        (Name("Alphaland", means=Means.COUNTRY), Name("AL", weak=True, means=Means.COUNTRY)),
        kind=Kind.JURISDICTION,
        country="NO",
        includes_children=False,
        legal_basis="Resolution 1",
    )
    assert harbour == Entry(
        "made/harbour",
        (Name("Northern Harbour University"), Name("NHU", "en", weak=True)),
        country="NO",
        city="Harbourtown",
        ror="https://ror.org/01zxpj864",
        openalex="https://openalex.org/I123",
        wikidata="Q39980",
        includes_children=False,
        effect=Effect.LICENCE,
        number="12",
        concerns=("C", "CW"),
        research=False,
        reason="Because.",
        source_url="https://example.org/entry",
        listed_from=date(2016, 11, 30),
        listed_until=date(2020, 1, 1),
        left_out=("Harbour", "Old Port"),
    )


def test_title_may_be_plain_text_and_children_are_included_by_default(path: Path) -> None:
    """The short forms mean English, and the whole body."""
    path.write_text(HEAD.replace("{en: Made list, ja: 作った一覧}", "Made list") + ENTRIES, encoding="utf-8")
    (made,) = load_lists([str(path)])
    assert made.title == {"en": "Made list"}
    assert made.entries[0].includes_children


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ("id", "1: id is missing"),
        ("title", "1: title must be text, or texts by language ({en: …})"),
        ("authority", "1: authority is missing"),
        ("legal_basis", "1: legal_basis is missing"),
        ("effect", "1: effect is missing"),
        ("edition", "1: edition is missing"),
        ("complete", "1: complete must be true or false"),
        ("source_url", "1: source_url is missing"),
        ("licence", "1: licence is missing"),
        ("entries", "1: entries must be a list with at least one entry"),
    ],
)
def test_missing_field_of_the_list_is_told(path: Path, key: str, sentence: str) -> None:
    """A list without authority or source cannot be cited, and so is not used."""
    kept = [line for line in HEAD.splitlines(keepends=True) if not line.startswith(f"{key}:")]
    entries = "" if key == "entries" else ENTRIES
    assert f"made.yaml:{sentence}" in problems(path, "".join(kept) + entries)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("id: Made_List", "1: id: 'Made_List' must be lower-case letters, digits and hyphens"),
        ("id: ''", "1: id: is empty"),
        ("id: [made]", "1: id: must be text"),
        ("title: {en: [x]}", "2: title: title must be text, or texts by language ({en: …})"),
        ("authority: true", "3: authority: must be text"),
        (
            "effect: ban",
            "5: effect: 'ban' is none of prohibition, asset-freeze, licence, funding-bar, disclosure, advisory",
        ),
        ("edition: last year", "6: edition: 'last year' is not a date (YYYY-MM-DD)"),
        ("edition: 2026-02-30", "6: edition: '2026-02-30' is not a date (YYYY-MM-DD)"),
        ("complete: yes", "7: complete: complete must be true or false"),
        ("source_url: ftp://example.org", "8: source_url: must be a web address (https://…)"),
    ],
)
def test_wrong_field_of_the_list_is_told(path: Path, line: str, sentence: str) -> None:
    """Each with its line and place."""
    key = line.split(":", maxsplit=1)[0]
    head = "".join(f"{line}\n" if old.startswith(f"{key}:") else f"{old}\n" for old in HEAD.splitlines())
    assert f"made.yaml:{sentence}" in problems(path, head + ENTRIES)


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ("names: [Harbour]", "1: entries[0]: id is missing"),
        ("id: other/x\nnames: [Harbour]", "1: entries[0].id: 'other/x' must be made/ and a slug of"),
        ("id: made/X Y\nnames: [Harbour]", "1: entries[0].id: 'made/X Y' must be made/ and a slug of"),
        ("id: made/x", "1: entries[0]: names must be a list with at least one name"),
        ("id: made/x\nnames: []", "2: entries[0].names: names must be a list with at least one name"),
        ("id: made/x\nnames: Harbour", "2: entries[0].names: names must be a list with at least one name"),
        ("id: made/x\nnames:\n  - [Harbour]", "3: entries[0].names[0]: must be a mapping (key: value)"),
        ("id: made/x\nnames:\n  - {lang: en}", "3: entries[0].names[0]: value is missing"),
        ("id: made/x\nnames:\n  - '!?'", "3: entries[0].names[0].value: '!?' has no word that could be compared"),
        (
            "id: made/x\nnames:\n  - {value: A b, strength: middling}",
            "3: entries[0].names[0].strength: 'middling' is none",
        ),
        (
            "id: made/x\nnames:\n  - {value: A b, means: river}",
            "3: entries[0].names[0].means: 'river' is none of country, city",
        ),
        (
            "id: made/x\nnames:\n  - {value: A b, weak: true}",
            "3: entries[0].names[0].weak: is not a known key; known are",
        ),
        ("id: made/x\nnames: [Harbour]\ncountry: Norway", "3: entries[0].country: 'Norway' is not an ISO 3166-1 code"),
        ("id: made/x\nnames: [Harbour]\ncountry: no", "3: entries[0].country: 'no' is not an ISO 3166-1 code"),
        ("id: made/x\nnames: [Harbour]\nkind: ship", "3: entries[0].kind: 'ship' is none of institution, funder"),
        ("id: made/x\nnames: [Harbour]\nincludes: all", "3: entries[0].includes: 'all' is none of children, itself"),
        ("id: made/x\nnames: [Harbour]\nror: 123", "3: entries[0].ror: '123' is not a ROR id"),
        (
            "id: made/x\nnames: [Harbour]\nopenalex: A123",
            "3: entries[0].openalex: 'A123' is not an OpenAlex institution id",
        ),
        ("id: made/x\nnames: [Harbour]\nwikidata: P31", "3: entries[0].wikidata: 'P31' is not a Wikidata item"),
        ("id: made/x\nnames: [Harbour]\nlisted_from: 2016", "3: entries[0].listed_from: '2016' is not a date"),
        (
            "id: made/x\nnames: [Harbour]\nlisted_from: 2016-11-30\nlisted_until: 2016-11-29",
            "4: entries[0].listed_until: lies before listed_from (2016-11-30)",
        ),
        (
            "id: made/x\nnames: [Harbour]\nnation: KP",
            "3: entries[0].nation: is not a known key; known are city, concerns, country",
        ),
        (
            "id: made/x\nnames: [Old Harbour]\nleft_out: [Port, OLD harbour]",
            "3: entries[0].left_out: 'OLD harbour' is one of the names too",
        ),
        ("id: made/x\nnames: [Harbour]\nresearch: maybe", "3: entries[0].research: research must be true or false"),
        ("id: made/x\nnames: [Harbour]\neffect: ban", "3: entries[0].effect: 'ban' is none of prohibition, asset"),
        ("id: made/x\nnames: [Harbour]\nconcerns: [1, N]", "3: entries[0].concerns: must be text or a list of texts"),
        ("id: made/x\nnames: [Harbour]\nlisted_from: 1206-11-30", "3: entries[0].listed_from: 1206-11-30 lies before"),
        ("id: made/x\nnames: [Harbour]\nlisted_from: 2062-11-30", "3: entries[0].listed_from: 2062-11-30 lies after"),
        (
            "id: made/x\nkind: jurisdiction\nnames: [Alphaland]\ncountry: KP",
            "1: entries[0]: a jurisdiction needs a country and a legal_basis",
        ),
        (
            "id: made/x\nkind: jurisdiction\nnames: [Alphaland]\nlegal_basis: Law",
            "1: entries[0]: a jurisdiction needs a country and a legal_basis",
        ),
    ],
)
def test_wrong_entry_is_told(path: Path, entry: str, sentence: str) -> None:
    """The line is that of the part that is wrong, or of the entry where a part is missing."""
    told = of_entry(path, entry)
    assert told[0].startswith(sentence)
    assert len(told) == 1 + (told[0].endswith("must be a mapping (key: value)"))


@pytest.mark.parametrize("acronym", ["NHU", "HIT", "A/SEU", "IITP", "CAS2"])
def test_acronym_must_be_marked_weak(path: Path, acronym: str) -> None:
    """An acronym alone belongs to many bodies."""
    (told,) = of_entry(path, f"id: made/x\nnames:\n  - {acronym}\ncountry: KP")
    assert told == f"3: entries[0].names[0]: {acronym!r} looks like an acronym and must be marked strength: weak"


@pytest.mark.parametrize(
    "name", ["Institute of Physics", "National University of Defence Technology", "Ministry of Defense"]
)
def test_general_name_needs_a_country(path: Path, name: str) -> None:
    """Every word of it is one that bodies of many countries bear."""
    (told,) = of_entry(path, f"id: made/x\nnames:\n  - {name}")
    assert told.startswith(f"3: entries[0].names[0]: {name!r} names a kind of body that many countries have")
    path.write_text(f"{HEAD}entries:\n  - {{id: made/x, names: [{name}], country: KP}}\n", encoding="utf-8")
    assert load_lists([path])


@pytest.mark.parametrize("name", ["North Korea", "Democratic People's Republic of Korea", "China", "中国"])
def test_bare_country_is_no_institution(path: Path, name: str) -> None:
    """It would meet everybody who works there, under a law that may not bind the whole country."""
    (told,) = of_entry(path, f'id: made/x\nnames:\n  - "{name}"\ncountry: KP')
    assert "is a country or a city, not a body" in told


def test_ids_and_strong_names_are_given_once(path: Path) -> None:
    """Every second holder is told, whatever the spelling; a weak name may be shared."""
    entries = """\
entries:
  - {id: made/a, names: [Harbour University of Technology, Common Harbour, {value: HUT, strength: weak}]}
  - {id: made/b, names: ["Harbour Univ. of Technol.", {value: HUT, strength: weak}]}
  - {id: made/a, names: [HARBOUR UNIVERSITY OF TECHNOLOGY, common-harbour]}
"""
    shared = (
        "is a strong name of entries[0] too (made/a, line 11); who is meant cannot be told, so mark it weak in both or "
        "leave it to one"
    )
    assert sorted(problems(path, HEAD + entries)) == [
        f"made.yaml:12: entries[1].names: 'Harbour Univ. of Technol.' {shared}",
        "made.yaml:13: entries[2].id: 'made/a' is the id of entries[0] too",
        f"made.yaml:13: entries[2].names: 'HARBOUR UNIVERSITY OF TECHNOLOGY' {shared}",
        f"made.yaml:13: entries[2].names: 'common-harbour' {shared}",
    ]


def test_every_problem_of_every_list_is_told_at_once(tmp_path: Path) -> None:
    """A missing list, a folder, broken YAML and wrong fields are mended in one go."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "broken.yaml").write_text("a: b: c", encoding="utf-8")
    (tmp_path / "text.yaml").write_text("just text", encoding="utf-8")
    names = ["folder", "broken.yaml", "text.yaml", "absent.yaml"]
    with pytest.raises(InputError) as raised:
        load_lists(tmp_path / name for name in names)
    told = raised.value.problems
    assert told[0].startswith(f"{tmp_path}/absent.yaml: is neither a shipped list (")
    assert f"{tmp_path}/folder: is a folder, not a file" in told
    assert any(problem.startswith(f"{tmp_path}/broken.yaml:1: is not YAML") for problem in told)
    assert f"{tmp_path}/text.yaml:1: must be a mapping (key: value)" in told
    assert any(problem.startswith(f"{tmp_path}/text.yaml:1: authority is missing") for problem in told)


def test_two_lists_with_one_id_are_refused(tmp_path: Path) -> None:
    """Their entries could not be told apart; the same file given twice is read once."""
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(HEAD + ENTRIES, encoding="utf-8")
    with pytest.raises(InputError) as raised:
        load_lists([tmp_path / "a.yaml", tmp_path / "b.yaml"])
    assert raised.value.problems == (f"{tmp_path}/a.yaml, {tmp_path}/b.yaml: have the same id 'made'",)
    assert len(load_lists([tmp_path / "a.yaml", tmp_path / "a.yaml"])) == 1


def test_lists_are_named_by_id_or_path_and_come_in_one_order(path: Path) -> None:
    """The order on the command line decides nothing."""
    path.write_text(HEAD + ENTRIES, encoding="utf-8")
    assert [made.id for made in load_lists([path, "dprk"])] == ["dprk", "made"]
    assert load_lists([path, "dprk"]) == load_lists(["dprk", path])
    assert tuple(made.id for made in load_lists()) == shipped_lists()


def test_no_names_are_no_lists() -> None:
    """An empty choice is not every shipped list."""
    assert load_lists([]) == ()
