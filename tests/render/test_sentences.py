"""The judgement's sentences in the languages of readers: known whole, fields carried over, nothing else touched."""

import json
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest

from rsscan.applications import scan_packets
from rsscan.assessment import Assessment
from rsscan.cli.snapshot.swept import LEFT_OUT
from rsscan.condition import Condition, Listed
from rsscan.finding import DOUBTED
from rsscan.inputs.packets import nsf_coa, read_packets, sciencv
from rsscan.inputs.policies import shipped_policies
from rsscan.matching import Index, matches
from rsscan.period import Period
from rsscan.policy import grade, near_misses
from rsscan.publications import Institution
from rsscan.record import PostKind
from rsscan.render.language import ENGLISH, catalogue, language
from rsscan.render.manifest import not_read
from rsscan.render.report_values import values_of
from rsscan.render.sentences import Sentences
from rsscan.render.told import Told
from rsscan.report import Report, SourceUsed
from rsscan.scanning import scan
from rsscan.severity import Confidence, Ladder, Relation, Severity
from rsscan.sources.recorded import Recorded
from rsscan.technology import Level
from rsscan.terms import Terms
from rsscan.watchlist import Effect
from tests import shipped
from tests.conftest import GOLDEN, ROOT
from tests.render import made as made_report
from tests.render import speaking
from tests.unit import test_matching, test_policy_cases

LOCALES = ("ja", "zh_Hant")
FIELD = re.compile(r"\{(\w+)\}")
ADDRESS = re.compile(r"https?://[!-~]+[^\s,;.:)]")

FITTING = {
    "number": "7", "day": "2020-05-06", "id": "https://example.org/x", "word": "high", "said": "a comma parts it",
    "each": "a comma parts it", "any": "high or none", "told": "high", "some": "one, another", "items": "one",
}  # fmt: skip
"""What fits a field of each kind."""

ITEMS = (
    "{listed_items} and {more_number} more", "one without a title ({place})", "{work} ({place}) is {known_id}",
    "author {position_number} of {work}", "{orcid_id} on {count_number}", "{begin_number} to {end_number}", " or ",
)  # fmt: skip
"""Patterns of what stands in a list, and no sentence by themselves."""

ACCUSING = re.compile(
    "怪し|疑わし|不審|敵|有罪|危険|違反|可疑|嫌疑|敌|敵|有罪|危險|違規|違法|間諜|スパイ|黑名單|ブラックリスト"
)

ROLES = {
    *nsf_coa._ROLES.values(), *nsf_coa._TABLE_ROLES.values(), *sciencv._ROLES.values(),
    "subject", "funder", "advisor", "named", "mentioned",
}  # fmt: skip
"""What whom or what an application names is to it."""

SAID_ELSEWHERE = {
    "anything but this author list": "the command that reads a byline has it stand in the report",
    "Democratic People's Republic of Korea": "the name of an entry that is a whole country",
    "2 years, 12 months, 90 days": "a length of time has it within another sentence",
    LEFT_OUT.format(left=2, persons=7): "the command that sweeps a store has it stand in the report",
}
"""What neither the code that judges nor a list says, and who does."""

NO_SENTENCE = {
    "… at level high": "stands behind its key, and the whole is known",
    "in the printed affiliation": "is exchanged within sentences, of which both wordings are known",
    "in the name that OpenAlex gives it": "is exchanged within sentences, of which both wordings are known",
    **dict.fromkeys(
        (
            "OpenAlex resolved the affiliation to the listed body itself",
            "OpenAlex took the funder for the listed body itself",
            "OpenAlex has the institution as the listed body itself",
            "OpenAlex places", "The ORCID record places", "in what the ORCID record says",
            "The ROR id that is given is in OpenAlex that of the listed body", "In OpenAlex its ROR id places",
            "in the name that OpenAlex gives the body with that ROR id",
        ),
        "is exchanged within sentences, of which both wordings are known",
    ),
    "…: is neither a folder nor a file that can be read": "ends the run",
    "this source has no institutions: none is recorded in …/": "ends `rsscan lists resolve`",
    "only its subfield belongs to the area": "keeps a topic from counting alone, and is not told",
    "its topics are of OpenAlex's first model, or of a day that is not known": "keeps a topic from counting alone",
    ", affiliation from ": "stands behind the place of a line, and the whole is known",
    "not checked": "a word of the vocabulary, which the interface has",
    "fields and countries": "a word of the vocabulary, which the interface has",
    **dict.fromkeys(
        (
            "OpenAlex counts other works by ORCID iD than it lists", "OpenAlex found … results where … would be many",
            "OpenAlex answered a list whose pages overlap", "OpenAlex answered a page that is not whole",
        ),
        "has persons asked for one by one who were asked for together, and is not told",
    ),
    **dict.fromkeys(
        ('  "notice": …,\n', '{\n  "schema_version": "…",\n…  "packets": ['), "is JSON, whose sentence stands by itself"
    ),
    "page …": "a place in a file",
    "page 1": "a place in a file",
    "…, a link": "a place in a file",
    "…, paragraph …": "a place in a file",
    "Extra data": "what the library of JSON says",
    "Node | None": "a type",
    "Institution | None": "a type",
    "TY  -": "a mark of RIS",
    "ER  - ": "a mark of RIS",
    "Bearer …": "a header",
    "GET …": "a key of the cache",
    "GET ……": "a key of the cache",
    "no answer was kept for …": "differs from a bundle's report, and `rsscan verify` tells it as it is",
    "washington dc,washington d c": "names of a place",
    "seoul,busan,daegu,incheon,gwangju,daejeon,suwon,chuncheon,ulsan,pohang,kangwon national university": "places",
    "Table 2 (family and business relations)": "a label in a form",
    "alphaman, lin": "a name in a form",
    "last active": "a label in a form",
    "your name": "a label in a form",
    "publication title": "a label in a form",
    "article title": "a label in a form",
    "titre de la publication": "a label in a form",
    "advisor/advisee name": "a label in a form",
    **dict.fromkeys(
        (
            "date of birth", "designated group", "residency status", "country of citizenship", "language skills",
            "student's country of citizenship", "student's residency status",
        ),
        "a label of what is never read",
    ),
    **dict.fromkeys(
        (
            "The names of the profiles, and the names printed on the subject's lines of bylines.",
            "ORCID iDs on the profiles and on the subject's lines of bylines.",
            "Whether co-authors, the subject's institutions and countries, or fields join the works of the same years.",
            "Full papers in one year, without those of large collaborations.",
            "Years between the first and the last work.",
            "Whether there is any work by which the profile can be known.",
        ),
        "what a check looks at, which the page of RS902 tells",
    ),
}  # fmt: skip
"""Phrases of the code that are in no report as they are, each with the reason."""


@cache
def sentences(locale: str) -> Sentences:
    """Return the sentences of a language, days as they are."""
    return Sentences(catalogue(locale, "sentences"), language(locale.replace("_", "-")))


def is_known(text: str, locale: str = "ja", own: Iterable[str] = ()) -> bool:
    """Whether a text is said anew, as a sentence or as an item of a list, and without words of its own.

    A code or a number says itself.
    """
    listed = f"2 works of the application were found by title, not by DOI: {text}."
    alone, within = sentences(locale).said(text), sentences(locale).said(listed)
    if alone != text:
        return not any(words in alone for words in own)
    return text not in within and not any(words in within for words in own)


def is_known_everywhere(text: str, own: Iterable[str] = ()) -> bool:
    """Whether every language knows a text."""
    return all(is_known(text, locale, own) for locale in LOCALES)


def unknown(texts: Iterable[str]) -> set[str]:
    """Return those of some texts that a language does not know."""
    return {text for text in texts if not is_known_everywhere(text)}


def filled(pattern: str) -> str:
    """Fill the fields of a pattern with what fits them."""
    return FIELD.sub(lambda met: FITTING.get(met[1].rpartition("_")[2], "Ada"), pattern)


def test_a_sentence_of_a_pattern_is_known_as_that_pattern() -> None:
    """No pattern takes what is another's, whatever the order of the catalogue."""
    numbered = {pattern: f"<{number}>" for number, pattern in enumerate(catalogue("ja", "sentences"))}
    said = Sentences(numbered, ENGLISH).said
    taken = {pattern: said(filled(pattern)) for pattern in numbered if pattern not in ITEMS}
    assert len(taken) > 400
    assert {pattern: said for pattern, said in taken.items() if said != numbered[pattern]} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_catalogue_says_what_the_english_says(locale: str) -> None:
    """Fields, addresses and figures are the same; fields are parted by words, so that they can be told apart."""
    found = catalogue(locale, "sentences")
    assert found.keys() == catalogue("ja", "sentences").keys()
    for english, said in found.items():
        assert sorted(FIELD.findall(english)) == sorted(FIELD.findall(said)), english
        assert "}{" not in english
        assert ADDRESS.findall(english) == ADDRESS.findall(said), english
        figures = [set(map(int, re.findall(r"\d+", ADDRESS.sub("", text)))) for text in (english, said)]
        assert figures[0] <= figures[1], english
        assert not ACCUSING.search(said), said


def test_every_phrase_of_the_code_that_can_reach_a_report_is_known() -> None:
    """A new sentence of the judgement, of a source or of a reader of files lacks a translation no longer than this."""
    lacking = {
        speaking.read(wording): f"{path.name}:{line}"
        for path in speaking.modules()
        for line, wordings in speaking.phrases(path)
        for wording in wordings
        if not speaking.is_known(wording, is_known_everywhere)
    }
    assert {text: place for text, place in lacking.items() if text not in NO_SENTENCE} == {}
    assert NO_SENTENCE.keys() - lacking.keys() == set(), "is known, or said no more"


def test_every_pattern_is_said_by_something() -> None:
    """What the code, the shipped data and the vocabulary say no more is translated no longer."""
    wordings = {
        speaking.read(wording)
        for path in speaking.modules()
        for _, found in speaking.phrases(path)
        for wording in found
    }
    asked = [f"asks for {question.words}" for condition in conditions() for question in condition.questions]
    said = "\n".join([*wordings, *asked, *said_by_what_is_shipped(), *ROLES, *PostKind, *SAID_ELSEWHERE])
    printed = said
    names = "in the name that OpenAlex gives it", "in the name that OpenAlex gives the body with that ROR id"
    for other in (*names, "in what the ORCID record says"):
        said += printed.replace("in the printed affiliation", other)
    said += printed.replace("OpenAlex places", "The ORCID record places")
    silent = {
        text for text in catalogue("ja", "sentences") for words in FIELD.split(text)[::2]
        if words.strip(" :;,.()“”") not in said
    }  # fmt: skip
    assert silent == set()


def test_a_name_that_openalex_gives_is_told_from_print() -> None:
    """What is said of a printed affiliation is said of a resolved body's name too, each in its own words."""
    for text in catalogue("ja", "sentences"):
        other = text.replace("in the printed affiliation", "in the name that OpenAlex gives it")
        if other != text and "“{" in text:
            assert is_known_everywhere(filled(other))
            assert sentences("ja").said(filled(other)) != sentences("ja").said(filled(text))


def conditions() -> tuple[Condition, Condition]:
    """Return what asks every question there can be, with every word of the vocabulary."""
    asked = Condition(
        lists=frozenset({"dprk", "un-1718"}), effects=frozenset(Effect), listed=frozenset(Listed),
        relations=frozenset(Relation), ladders=frozenset(Ladder), confidences=frozenset(Confidence),
        countries=frozenset({"KP", "CN"}),
        fields=frozenset({"un-medical", "un-2321-11/un-nuclear"}), listed_today=frozenset(Listed),
        published_from=date(2016, 11, 30), published_before=date(2017, 6, 1), newer_than=Period(18, "m"),
        older_than=Period(90, "d"), authors_over=100, authors_up_to=20,
    )  # fmt: skip
    return asked, Condition(fields=frozenset({"un-medical"}), field_level=Level.HIGH)


def test_what_a_policy_asks_and_how_a_link_answers_is_known() -> None:
    """Every question there can be, with every word of the vocabulary; the answers of a link that misses by one."""
    asked, high = conditions()
    words = [question.words for question in (*asked.questions, *high.questions)]
    assert len(words) == 16
    assert unknown(words) == set()
    of_words = [question.words for question in asked.questions[2:]]
    of_words = [text for text in of_words if not re.search("list |country |field ", text)]
    assert not re.search("[a-z]{3}", "".join(sentences("ja").said(text) for text in of_words))
    answered = "asks for effect prohibition or asset-freeze; it is advisory"
    assert sentences("ja").said(answered) == "条件は「効果：禁止又は資産凍結」、実際は「参考情報」"
    days = "asks for published before 2016-11-30; it is 2016-12-31 to 2017-12-31"
    assert language("zh-Hant").sentence(days).endswith("實際為「2016年12月31日至2017年12月31日」")
    fields = "asks for field un-medical at level high; it is a/b (high), c/d (medium), e (high)"
    assert sentences("ja").said(fields).endswith("実際は「a/b（高）、c/d（中）、e（高）」")


@cache
def titles() -> list[Mapping[str, str]]:
    """Return what lists, areas of technology and policies that come with the program are called."""
    areas = [area.title for each in shipped.technology() for area in each.areas]
    titled = [*(each.title for each in shipped.technology()), *(each.title for each in shipped.watchlists().values())]
    return [*areas, *titled, *(shipped.policy(name).title for name in shipped_policies())]


@cache
def said_by_what_is_shipped() -> set[str]:
    """Return the sentences and titles of the data that come with the program."""
    becauses = {rule.because for name in shipped_policies() for rule in shipped.policy(name).rules}
    bases = {each.legal_basis for each in shipped.watchlists().values()}
    bases |= {
        entry.legal_basis for each in shipped.watchlists().values() for entry in each.entries if entry.legal_basis
    }
    assert len(becauses) > 70
    return becauses | bases | {title["en"] for title in titles()}


def test_shipped_policies_and_titles_are_known() -> None:
    """Whoever reads by what comes with the program reads its reasons, and what it is called, in their language."""
    for locale in LOCALES:
        assert said_by_what_is_shipped() - catalogue(locale, "sentences").keys() == set()
    official = {title["en"]: title["ja"] for title in titles() if "ja" in title}
    assert official.items() <= catalogue("ja", "sentences").items(), "a title that a list has is not translated anew"
    assert language("zh-Hant").name(Told({}), "titles", "DPRK institutions") == "北韓機構"
    assert language("en").name(Told({}), "titles", "DPRK institutions") == "DPRK institutions"


def test_whoever_an_application_names_is_called_by_their_role() -> None:
    """Every role that a reader of files gives has a word."""
    for role in ROLES:
        assert not re.search("[a-z]{3}", sentences("ja").said(f"declared in 1 (2), as {role}"))


# What reports say


SAID = (
    "notice detail not_searched remarks reasons reason sentence asks because graded_because why by field_unknown source"
).split()
"""Keys of a report under which texts are sentences of ours."""


def said_in(value: Any, key: str = "") -> Iterator[str]:
    """Yield the sentences of a report's values; neither a reviewer's reason nor who put a line in is one."""
    if isinstance(value, dict):
        for name, part in value.items():
            if name != "disposition" and not (name == "by" and "by_name" in value):
                yield from said_in(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from said_in(part, key)
    elif isinstance(value, str) and key in SAID:
        yield value


def index() -> Index:
    """Return two shipped lists."""
    return shipped.index("ca-nro", "dprk")


def scanned(name: str) -> dict[str, Any]:
    """Scan the people of the example and its packets by a policy."""
    terms = Terms(index(), shipped.policy(name), date(2026, 11, 23), technology=shipped.technology())
    source = Recorded(ROOT / "examples" / "records", "example")
    ids = [json.loads(path.read_text())["id"] for path in sorted((ROOT / "examples/records/authors").glob("*.json"))]
    packets = list(read_packets(sorted(path for path in (ROOT / "examples" / "packets").iterdir())))
    events = [*scan(ids, source, terms), *scan_packets(packets, source, terms)]
    subjects = tuple(event for event in events if isinstance(event, Assessment))
    aside = (sentence for packet in packets for sentence in not_read(packet))
    used = SourceUsed("example", source.description.detail, (*source.description.not_searched, *aside))
    started = datetime(2026, 11, 23, tzinfo=UTC)
    report = Report("1.0", started, terms.as_of, used, terms.policy, index().watchlists, Severity.HIGH, subjects)
    values = values_of(report)
    return {**values.head, "subjects": list(values.subjects)}


@pytest.mark.parametrize("name", ["default", "jp-research-security"])
def test_every_sentence_of_a_report_on_the_example_is_known(name: str) -> None:
    """People and applications, findings and what could not be seen; by the usual policy, and one with its own texts."""
    found = set(said_in(scanned(name)))
    assert len(found) > 50
    assert unknown(found) == set()


def test_every_sentence_of_saved_and_made_reports_is_known() -> None:
    """But for what a made policy gives as its reason, and a made source as its name: their words are not ours."""
    saved = set(said_in(json.loads((GOLDEN / "subjects.json").read_text(encoding="utf-8"))))
    values = values_of(made_report.report())
    found = {text for text in said_in([values.head, list(values.subjects)]) if made_report.HOSTILE not in text}
    assert len(saved) > 50
    assert unknown(saved | found) == {"Everything is high.", "grey papers"}


def test_every_sentence_of_the_cases_of_matching_is_known() -> None:
    """What is said of a match, for and against it, and each part that was weighed."""
    found: set[str] = set()
    for case in test_matching.cases():
        texts = case.values[0].get("texts", [case.values[0].get("text", "")])
        bodies = [
            Institution(body["id"], body["name"], body.get("ror"), body.get("country"), (body["id"],))
            for body in case.values[0].get("institutions", [])
        ]
        for match in matches(index(), texts, bodies):
            found |= {*match.sentences, *(part.why for part in match.parts)}
    assert len(found) > 100
    assert unknown(found) == set()


def test_every_reason_of_the_cases_of_policies_is_known() -> None:
    """Why a link is graded as it is, and what the rules ask that nearly fit."""
    found: set[str] = set()
    for case in test_policy_cases.ALL:
        policy = shipped.policy(case.policy)
        graded = grade(policy, case.link)
        told = {
            reason for reason in graded.reasons if not reason.endswith("by .")
        }  # by nothing: the cases name fields alone
        found |= {*told, *(near.sentence for near in near_misses(policy, case.link, graded)), DOUBTED}
    assert len(found) > 100
    assert unknown(found) == set()


# What is not ours


@pytest.mark.parametrize("text", [
    "Nobody ever said this.",
    "high is what this is",
    "A paper: it is about cows",
    "list of things",
    "7 of seven works (1 %), last year",
    "The list “x” (edition of 2020) is not complete.",
    "The names agree. And Ada is right.",
    "Because A co-author's other work alone is never graded above low.",
    "",
])  # fmt: skip
@pytest.mark.parametrize("locale", LOCALES)
def test_what_fits_no_pattern_whole_stays_as_it_is(text: str, locale: str) -> None:
    """A reason in the words of a user's own policy, or of a later version of this program."""
    assert sentences(locale).said(text) == text


@pytest.mark.parametrize("name", [
    "University (Main) of “X”: {place} {0} %s",
    "is on the list “dprk” (asset-freeze): no",
    "The names agree. No work was read.",
    "high",
    "a comma parts it; another country is printed",
    made_report.HOSTILE,
])  # fmt: skip
def test_text_from_outside_is_carried_over_as_it_is(name: str) -> None:
    """Names and titles in a sentence are never translated, filled in or taken for its fixed words."""
    said = sentences("ja").said
    assert f"「{name}」" in said(f"“{name}” stands in the printed affiliation.")
    assert name in said(f"OpenAlex resolved the affiliation to the listed body itself: {name} (https://ror.org/1).")
    assert name in said(
        f"8 works of the application were found by title, not by DOI: {name} (a.csv:1), x, y and 3 more."
    )
    assert said(f"{name} stands below the listed body in OpenAlex (https://ror.org/1).").startswith(name)


def test_several_sentences_of_one_text_are_all_said() -> None:
    """Reasons that the judgement joined, an error that it made a sentence, a list with our words among its items."""
    said = sentences("ja").said
    joined = (
        "2 of 9 works are under names that do not agree with J. Doe: A. Other; B. Other. "
        "The profiles carry several ORCID iDs: a, b. The works run from 1900 (x) to 2020 (y), longer than one person "
        "publishes."
    )
    assert said(joined).count("。") == 3
    assert "A. Other; B. Other" in said(joined)
    offline = (
        "Offline, and not in the cache: /works?x; run once without --offline (what was read for several persons "
        "together is kept for them together, not for one alone)."
    )
    assert said(offline).startswith("オフラインであり、キャッシュにない：/works?x。一度 --offline なしで実行すること（")
    failed = "OpenAlex answered 503, 5 times. 3 of 5 works were read."
    assert said(failed) == "OpenAlex の応答は503であった（5回）。論文等5件のうち3件を読み取った。"
    listed = (
        "5 works of the application were found neither by DOI nor by title, and not read: "
        "On it (a.csv:2), one without a title (a.csv:3) and 3 more. It gives 2 of these, named first, as the subject's "
        "own."
    )
    assert "：On it (a.csv:2), 題名のないもの（a.csv:3） ほか3件。" in said(listed)
    found = '1 work of the application was found by title, not by DOI: "On it" (a.csv:2) is 10.1/x.'
    assert said(found).endswith('："On it"（a.csv:2）は 10.1/x に当たる。')
    meant = (
        "The row has neither an ORCID iD nor an OpenAlex id. 7 profiles may be this person, and none is picked: "
        "A1, 2 works, North University; A2, 0000-0000-1000-0013, 1 works; and 2 more. Put the identifier of the right "
        "one into the row."
    )
    assert "：A1、論文等2件、North University；A2, 0000-0000-1000-0013、論文等1件；ほか2件。" in said(meant)


def test_an_entry_is_called_as_its_list_calls_it_in_the_language() -> None:
    """Where a reason tells which entry it is; another body, or print that is quoted, keeps its name."""
    told = {
        "entry_name": "North University",
        "entry_names": [{"lang": "ja", "value": "北方大学"}],
        "reasons": [
            "North University is on the list “dprk” (prohibition): Made law",
            "North University of Technology is on the list “dprk” (prohibition): Made law",
            "“North University” stands in the printed affiliation.",
        ],
    }
    first, other, quoted = Told(told, language=language("ja")).sentences("reasons")
    assert first == "北方大学 はリスト「dprk」に掲載されている（禁止）：Made law"
    assert other.startswith("North University of Technology は")
    assert "「North University」" in quoted
    assert Told(told).sentences("reasons") == told["reasons"]
    unnamed = Told({"reasons": told["reasons"]}, language=language("ja"))
    assert unnamed.sentences("reasons")[0].startswith("North University は")
    assert unnamed.lacking == {}


def test_a_long_sentence_is_translated_before_it_is_cut() -> None:
    """Its last words tell what it is, and are cut off where it is shown."""
    told = Told({"detail": f"Of {'W' * 3000} only the first 9 authors could be read."}, language=language("ja"))
    assert told.sentence("detail").endswith("文字省略）")
    assert told.sentence("detail").startswith("W")
    assert Told({"said": ["The names agree."]}, language=language("zh-Hant")).sentences("said") == ["姓名一致。"]


# Time


HOSTILE = {
    "colons": ": " * 750 + ".",
    "sentences": "The names agree. " * 2000 + "x.",
    "quotes": "“" * 1500,
    "clauses": "Weighed: " + "x (1); " * 200 + ".",
    "endings": ", and its country or city agrees (" * 45 + ").",
    "fields": "asks for field a; it is " + "a (high), " * 150 + "b c",
    "words": "effect " + "no or " * 250 + "x y",
    "numbers": ". 1" * 500,
    "nested": "x: a comma parts it (1), 3 times; it asks to wait until x: " * 30 + ".",
    "more": "2 works of the application were found by title, not by DOI: " + "x and 3 more" * 1000 + ".",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_takes_no_long_time(kind: str) -> None:
    """A title that is made of our own words takes as long as any other, and stays."""
    begun = time.process_time()
    sentences("ja").said(HOSTILE[kind])
    assert time.process_time() - begun < 2


def test_ten_thousand_sentences_take_a_second_or_so() -> None:
    """About a quarter of a second where nothing else runs; a regular expression a pattern took a hundred times that."""
    name = "A name {0}% like “University {0}” stands in the printed affiliation, and its country or city agrees (KP)."
    listed = "University {0} is on the list “un-1718” (asset-freeze): Security Council resolution 1718 (2006)."
    weighed = "Weighed: “u{0}” is read as “for” (-0.02); a comma parts it (-0.10); another country is printed (-0.30)."
    mine = "Number {0} is what the policy of a user says: it is no sentence of ours."
    begun = time.process_time()
    for number in range(2500):
        for text in (name, listed, weighed, mine):
            sentences("zh_Hant").said(text.format(number))
    assert time.process_time() - begun < 5
