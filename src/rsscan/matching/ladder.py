"""The five rungs of evidence, strongest first; each function's docstring is its part of the public explanation.

The docstrings speak of what is met for every relation of it to the subject, which `rules` adds: “…” in an example
stands for that.
"""

from collections.abc import Iterator

from rsscan.matching.acronyms import BARELY
from rsscan.matching.gates import SHORT_COMMON
from rsscan.matching.index import Index
from rsscan.matching.jurisdiction import jurisdictions_in
from rsscan.matching.match import Match
from rsscan.matching.native import scripts_in
from rsscan.matching.normalize import forms
from rsscan.matching.printed import Named, Printed, acronyms_in
from rsscan.matching.vocabulary import PARTS
from rsscan.publications import Institution, RorIds
from rsscan.severity import Confidence, Ladder

CERTAIN, PROBABLE = 0.93, 0.80
"""Scores from which a met name is certain or probable, calibrated on annotated affiliations (tests/benchmarks)."""


def identifier(index: Index, institution: Institution) -> Iterator[Match]:
    """What it reports: By identifier: OpenAlex resolved the body, and the entry has the same ROR or OpenAlex id.

    Why it matters: No name had to be compared; what can be wrong is the resolution alone.

    Known false matches: Of the printed affiliations that OpenAlex resolves, about one in fourteen goes to a wrong
    institution, often a namesake in another country. Where print names another country than the entry's, the match is
    only possible.

    Example: … is resolved to https://ror.org/01zxpj864 and meets the entry Kim Il-Sung Military University, which has
    that ROR id.

    How to resolve: Compare what is printed on the paper with the institution that OpenAlex names.

    References: https://ror.org; https://help.openalex.org
    """
    for value in (institution.ror, institution.id):
        known = f"OpenAlex resolved the affiliation to the listed body itself: {institution.name} ({value})."
        if not institution.id:  # from a registry or a file, which gives an id with what is printed
            known = f"The affiliation is given with the identifier of the listed body: {value}."
        for list_id, entry in index.by_identifier.get(value or "", ()):
            yield Match(
                list_id, entry, Ladder.IDENTIFIER, Confidence.CERTAIN, value or "", value or "", 1.0,
                (known,), institution=institution,
            )  # fmt: skip


def lineage(index: Index, institution: Institution, rors: RorIds) -> Iterator[Match]:
    """What it reports: By lineage: OpenAlex resolved the body, one of its parents there has the entry's ROR or OpenAlex
    id, and the entry includes what stands below it. OpenAlex names parents by its own ids; their ROR ids are read from
    other affiliations or asked for. Of a body that a record gives by ROR id alone, as ORCID, Crossref and funders do,
    the parents are those of OpenAlex's record of that id. What stays unknown is told (RS905). An entry with neither id
    cannot be met so; `rsscan lists resolve` proposes them.

    Why it matters: Hospitals, institutes and laboratories publish under names of their own, while lists name the
    university or academy above them.

    Known false matches: A joint institute has several parents, of which the listed one may be the smaller; a parent of
    today may not have been one when the paper appeared; and the resolution itself may be wrong.

    Example: … is resolved to an institute whose parent in OpenAlex is an academy, and meets the academy's entry.

    How to resolve: See whether the institute was governed by the listed body when the paper appeared.

    References: https://ror.org; https://help.openalex.org
    """
    for ancestor in institution.lineage:
        if ancestor == institution.id:
            continue
        for value in (rors.get(ancestor), ancestor):
            for list_id, entry in index.by_identifier.get(value or "", ()):
                if entry.includes_children:
                    yield Match(
                        list_id, entry, Ladder.LINEAGE, Confidence.CERTAIN, institution.id or "", value or "", 1.0,
                        (f"{institution.name or institution.id} stands below the listed body in OpenAlex ({value}).",),
                        institution=institution,
                    )  # fmt: skip


def listed_name(index: Index, printed: Printed, met_names: list[Named]) -> Iterator[Match]:
    """What it reports: By listed name: a name or alias of the entry, spelling differences aside, stands in what is
    printed or is the name of the body that OpenAlex resolved.

    Why it matters: Most bodies on lists have no record that OpenAlex could resolve to; their name in print is the only
    trace, often as a second affiliation beside another.

    Known false matches: Namesakes. A name that several bodies could bear meets only where the entry's country or city
    is named, capitals (“KUT”) only there or where little else can be meant, and a name inside a longer name does not
    meet (“National Sun Yat-sen University”). What stays: a college or joint school that prints the listed university's
    name with its own, and a line that says “formerly at”.

    Example: … is printed “Kim Chaek Univ. of Technology, Pyongyang” and meets the entry Kim Chaek University of
    Technology.

    How to resolve: Read the whole line in the paper; compare country and city with the entry (`rsscan lists show`).

    References: Unicode Standard Annex #15, https://unicode.org/reports/tr15/; word weights from https://ror.org (CC0)
    """
    for named in met_names:
        if named.exact:
            yield _match(named, printed, Ladder.LISTED_NAME)
    for listed, part, score, agrees in scripts_in(index, printed):
        if listed.name.weak and not agrees:
            continue
        confidence = Confidence.POSSIBLE if agrees is False else _confidence(score, sure=agrees is True)
        if listed.name.weak:
            confidence = min(confidence, Confidence.PROBABLE)
        yield Match(
            listed.list_id, listed.entry, Ladder.LISTED_NAME, confidence, printed.text,
            listed.name.value, score, (f"“{part}” stands in the printed affiliation.",), text=printed.text,
            weak=listed.name.weak,
        )  # fmt: skip
    for met in acronyms_in(index, printed):
        if met.acronym.name.weak and not met.country_agrees and met.score < BARELY:
            continue
        says = f"“{met.printed}” stands in capitals in the printed affiliation"
        agrees = met.country_agrees
        yield Match(
            met.acronym.list_id, met.acronym.entry, Ladder.LISTED_NAME, _confidence(met.score, sure=False),
            printed.text, met.acronym.name.value, round(met.score, 3),
            (f"{says}, and {'its country agrees' if agrees else 'no other country is named'}.",), text=printed.text,
            weak=met.acronym.name.weak,
        )  # fmt: skip


def similar_name(printed: Printed, met_names: list[Named]) -> Iterator[Match]:
    """What it reports: By similar name: a name close to the entry's, but not equal, stands in what is printed or is
    that of the body that OpenAlex resolved.

    Why it matters: Names are misspelt, badly scanned, shortened and romanized in several ways.

    Known false matches: Two bodies whose names differ in one word. A word that contradicts costs more than one that is
    missing (“Beijing University of Technology” does not meet Beijing Institute of Technology), rare words weigh more
    than common ones, another country in print counts against it, and such a match is never certain.

    Example: … is printed “Kim Chaeck University of Technology, DPR Korea” and meets the entry Kim Chaek University of
    Technology, 91% alike.

    How to resolve: Compare the two names word by word; `rsscan match --explain` shows what was weighed.

    References: Damerau 1964, doi 10.1145/363958.363994; https://rapidfuzz.github.io/RapidFuzz/
    """
    for named in met_names:
        if not named.exact:
            yield _match(named, printed, Ladder.SIMILAR_NAME)


def _match(named: Named, printed: Printed, rung: Ladder) -> Match:
    entry = named.listed.entry
    value = _as_printed(named, printed)
    score = min(round(named.score, 3), 1.0)
    says = f"“{value}” stands in the printed affiliation"
    if rung is Ladder.SIMILAR_NAME:
        score = min(score, 0.99)
        says = f"A name {score:.0%} like “{value}” stands in the printed affiliation"
    if named.evidence.agrees:
        reason = f"{says}, and its country or city agrees ({entry.country or entry.city})."
    elif named.evidence.agrees is False:
        others = ", ".join(sorted(named.evidence.named))
        reason = f"{says}, but the affiliation names another country ({others}, not {entry.country})."
    else:
        reason = f"{says}; the affiliation names no country or city to compare."
    in_city = bool(named.listed.city) and named.listed.city.issubset(word.form for word in printed.words)
    short_common = named.listed.common and len(named.listed.forms) <= SHORT_COMMON and not in_city
    general = named.listed.name.weak or short_common
    sure = rung is Ladder.LISTED_NAME and named.evidence.agrees is True and not general
    confidence = _confidence(named.score, sure=sure)
    carriers = printed.words[named.start : named.end]
    # An abbreviation of several words ("CHU") is printed once.
    again = [at > 0 and word.raw in PARTS and carriers[at - 1].raw == word.raw for at, word in enumerate(carriers)]
    stands = " ".join(word.raw for word, said in zip(carriers, again, strict=True) if not said)
    return Match(
        named.listed.list_id, entry, rung, confidence, printed.text, value, max(score, 0.0), (reason,),
        text=printed.text, stands=stands, parts=named.parts, weak=named.listed.name.weak,
    )  # fmt: skip


def _as_printed(named: Named, printed: Printed) -> str:
    """Of the names that read the same, the one that stands there letter by letter reads best."""
    for name in named.listed.entry.names:
        if name.value in printed.text and forms(name.value) == named.listed.forms:
            return name.value
    return named.listed.name.value


def _confidence(score: float, *, sure: bool) -> Confidence:
    if score >= CERTAIN and sure:
        return Confidence.CERTAIN
    return Confidence.PROBABLE if score >= PROBABLE else Confidence.POSSIBLE


def jurisdiction(index: Index, printed: Printed) -> Iterator[Match]:
    """What it reports: By jurisdiction: the entry is a jurisdiction that a list covers by law as a whole, and the body
    lies there by its printed address or, if nothing printed names a country, by the country that OpenAlex gives.

    Why it matters: UN Security Council resolution 2321 (2016), paragraph 11 speaks of persons officially sponsored by
    or representing the DPRK, whose universities are bodies of the state; most of them are on no list by name.

    Known false matches: The country that OpenAlex gives is often wrong for the DPRK, so that it alone is only possible.
    In print a marker must stand where an address stands (“Institute for North Korean Studies, Seoul” does not meet), a
    second country in the same address lowers the confidence, and a weak marker (a smaller city, a postcode) never meets
    alone. What stays: offices of others there (“WHO country office, Pyongyang, DPR Korea”).

    Example: … is printed “Academy of Forest Science, Pyongyang, DPR Korea” and meets the entry Democratic People's
    Republic of Korea.

    How to resolve: Read the printed address. The resolution excepts medical exchanges, and what was determined or
    notified beforehand.

    References: https://undocs.org/S/RES/2321(2016)
    """
    for lies in jurisdictions_in(index, printed):
        yield Match(
            lies.list_id, lies.entry, Ladder.JURISDICTION, lies.confidence, printed.text, lies.marker, 1.0,
            (lies.reason,), text=printed.text,
        )  # fmt: skip


def country_only(index: Index, institution: Institution) -> Iterator[Match]:
    """Yield what a country code alone supports: OpenAlex's tag for the DPRK is often wrong, so it is only possible."""
    for list_id, entry, _ in index.jurisdictions:
        if entry.country and institution.country == entry.country:
            yield Match(
                list_id, entry, Ladder.JURISDICTION, Confidence.POSSIBLE, institution.country, entry.country, 1.0,
                (f"OpenAlex places {institution.name} in {entry.name}; no printed address says so.",),
                institution=institution,
            )  # fmt: skip
