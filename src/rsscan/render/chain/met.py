"""What met what: from what is printed to the confidence of the match."""

from collections.abc import Iterator

from rsscan.finding import DOUBTED
from rsscan.render.in_words import lent, resolved, untold, way
from rsscan.render.language import Language
from rsscan.render.told import Told
from rsscan.severity import Ladder, Relation, rule_code

COMPARED = frozenset({Ladder.LISTED_NAME.word, Ladder.SIMILAR_NAME.word})
"""Rungs on which names were compared; on the others something is equal or lies somewhere, or not."""

ROUNDED = 0.001
"""By how much a part of a score may be rounded, with room to spare."""


def printed(piece: Told, pieces: int, language: Language) -> Iterator[str]:
    """What stands on the paper or in the profile, and where."""
    if piece.lacks("decisive") and pieces > 1:
        yield language.say(
            "the first of {number} pieces of evidence; the report does not say which decided",
            number=language.number(pieces),
        )
    texts = list(filter(None, [piece.text("affiliation_text")])) or piece.texts("printed")
    yield from (language.say("“{text}”", text=text) for text in texts)
    if texts and (source := lent(piece)):
        yield source
    if not texts:
        yield language.say("no affiliation; it stands in: {source}", source=piece.sentence("source"))
    if piece.text("position"):
        yield _author(piece, language)
    if leads := way(piece):
        yield leads
    if piece.text("title"):
        yield language.say("“{text}”", text=piece.text("title"))
    where = piece.text("doi") or piece.text("work") or (piece.sentence("source") if texts else "")
    yield "  ".join(filter(None, (piece.day("date") or language.say("undated"), where)))


def _author(piece: Told, language: Language) -> str:
    """Return which line of the byline it is, and whose."""
    name = language.say("the subject")
    if who := piece.part("coauthor"):
        named = who.text("name") or language.say("no name")
        name = language.comma.join(filter(None, (named, who.text("orcid") or who.text("id"))))
    position, authors = piece.text("position"), piece.text("authors_count") or "?"
    return language.say("author {position} of {authors}: {name}", position=position, authors=authors, name=name)


def read(piece: Told, language: Language) -> Iterator[str]:
    """What was made of it: the normalized string, the words that carry the name, and the body it was resolved to."""
    met, body = piece.part("met"), piece.part("institution")
    if met.text("normalized"):
        yield met.text("normalized")
    if met.text("stands"):
        yield language.say("the name stands there as “{text}”", text=met.text("stands"))
    if body:
        parts = (
            body.text("name") or language.say("no name"),
            body.text("country") or language.say("no country"),
            body.text("ror"),
            body.text("id"),
        )
        named = language.comma.join(filter(None, parts))
        if resolved(piece):
            yield language.say("resolved by OpenAlex to {body}", body=named)
        else:
            yield language.say("identified as {body}", body=named)
    if not body and not met.text("normalized"):
        yield untold(language) if piece.lacks("met") else language.say("no string was compared")


def listed(finding: Told, piece: Told, listed: Told) -> Iterator[str]:
    """The name that met, the entry that has it, and the list that has that."""
    language, matched = finding.language, piece.text("matched")
    name = language.name(finding, "entry_names", finding.text("entry_name"))
    if matched in {name, finding.text("entry_name")}:
        yield name
    else:
        yield language.say("“{text}”, of the entry {body}", text=matched, body=name)
    yield "  ".join(filter(None, (finding.text("entry"), finding.text("entry_url"))))
    means = language.comma.join(_means(finding))
    yield language.say("list {list}: {means}", list=finding.text("list"), means=means)
    if finding.text("legal_basis"):
        yield language.say("basis: {text}", text=finding.sentence("legal_basis"))
    if listed:
        yield _edition(listed, language)


def _means(finding: Told) -> Iterator[str]:
    """Yield what it means to be on the list, and from when until when."""
    say = finding.language.say
    yield finding.word("effect") or "?"
    yield from (say("concern {code}", code=code) for code in finding.texts("concerns"))
    if first := finding.day("listed_from"):
        yield say("listed from {first}", first=first)
    if last := finding.day("listed_until"):
        yield say("listed until {last}", last=last)


def _edition(listed: Told, language: Language) -> str:
    said = {
        "title": language.name(listed, "titles", listed.text("title")),
        "day": language.day(listed.text("edition")),
        "url": listed.text("source_url"),
    }
    if listed.flag("complete"):
        return language.say("{title}, edition {day}, {url}", **said)
    return language.say("{title}, edition {day} (not complete), {url}", **said)


def rung(finding: Told, piece: Told) -> Iterator[str]:
    """The rung of the ladder on which they met, and the code of the rule it makes."""
    met, say = piece.part("met"), finding.language.say
    rungs = {rung.word: rung for rung in Ladder}
    relations = {relation.word: relation for relation in Relation}
    word, relation = met.text("ladder"), finding.text("relation")
    known = word in rungs and relation in relations
    code = rule_code(relations[relation], rungs[word]) if known else finding.text("rule")
    named = {"ladder": met.word("ladder") or "?", "relation": finding.word("relation")}
    yield say("{ladder}, {relation}: rsscan explain {code}", code=code, **named)
    if code != finding.text("rule"):
        yield say("the finding carries {code}, the strongest of its evidence", code=finding.text("rule"))


def score(piece: Told, language: Language) -> Iterator[str]:
    """Yield the score as a sum, or what met instead where nothing is weighed."""
    met, score, say = piece.part("met"), piece.number("score"), language.say
    rows = met.parts("parts")
    if met.text("ladder") not in COMPARED:
        yield _met_instead(piece, language)
    elif not rows and score == 1:
        yield say("{score}: equal, nothing to weigh", score=f"{score:.3f}")
    elif not rows:
        yield say("{score}, weighed as a whole", score=f"{score:.3f}")
    else:
        yield say(" {score} the whole name", score="1.000")
        yield from (f"{part.number('change'):+.3f} {part.sentence('why')}" for part in rows)
        total = 1 + sum(part.number("change") for part in rows)
        if abs(total - score) < ROUNDED * len(rows):
            yield f"= {score:.3f}"
        else:
            yield say("= {total}, counted as {score}", total=f"{total:.3f}", score=f"{score:.3f}")


def _met_instead(piece: Told, language: Language) -> str:
    met, matched, say = piece.part("met"), piece.text("matched"), language.say
    query = met.text("query")
    instead = {
        Ladder.IDENTIFIER.word: say("none: identifiers are equal or not; {id} is", id=query),
        Ladder.LINEAGE.word: say(
            "none: a body stands below another or not; {id} is, below {above}", id=query, above=matched
        ),
        Ladder.JURISDICTION.word: say("none: a place is named or not; “{place}” is", place=matched),
    }
    return instead.get(met.text("ladder"), untold(language))


def confidence(finding: Told, piece: Told) -> Iterator[str]:
    """The confidence with what speaks for it, and the cap, if there is one."""
    met, held, language = piece.part("met"), finding.word("confidence"), finding.language
    yield held
    yield from met.sentences("reasons")
    if met.text("confidence") not in {"", finding.text("confidence")}:
        yield language.say(
            "the match alone is {confidence}, held at {held}", confidence=met.word("confidence"), held=held
        )
        yield from (language.sentence(reason) for reason in finding.texts("reasons") if reason == DOUBTED)
