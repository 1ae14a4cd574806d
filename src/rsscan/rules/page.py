"""A page of explanation in six parts, and how one is read from text."""

import inspect
import re
from dataclasses import astuple, dataclass, replace

HEADINGS = ("What it reports", "Why it matters", "Known false matches", "Example", "How to resolve", "References")
"""The heading of each part, in the order of the fields of `Page`."""

CANADIAN_POLICY = (
    "https://science.gc.ca/site/science/en/safeguarding-your-research/guidelines-and-tools-implement-research-security/"
    "sensitive-technology-research-and-affiliations-concern/policy-sensitive-technology-research-and-affiliations-concern"
)
"""A reference of several pages: the policy that asks researchers about affiliations and support."""

_PART = re.compile(r"^([A-Z][a-z ]+): (.+?)(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Page:
    """What a code means: one text a part, whose paragraphs (or references) are a line each."""

    reports: str
    matters: str
    false_matches: str
    example: str
    resolve: str
    references: str

    @property
    def parts(self) -> dict[str, str]:
        """Every part by its heading, in order."""
        return dict(zip(HEADINGS, astuple(self), strict=True))


def page_of(text: str) -> Page:
    """Read a text whose paragraphs begin with the headings and a colon, such as a docstring."""
    said = {heading: " ".join(part.split()) for heading, part in _PART.findall(inspect.cleandoc(text))}
    page = Page(*(said.get(heading, "") for heading in HEADINGS))
    return replace(page, references=page.references.replace("; ", "\n"))


def joined(relation: Page, rung: Page) -> Page:
    """Return the page of a link: whom it is about, by relation, then what met, by rung."""
    both = Page(*("\n".join(parts) for parts in zip(astuple(relation), astuple(rung), strict=True)))
    return replace(
        both,
        example=rung.example.replace("…", relation.example, 1),
        references="\n".join(dict.fromkeys(both.references.splitlines())),
    )
