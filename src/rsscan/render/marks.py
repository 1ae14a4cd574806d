"""Text from outside in Markdown: it is neither markup nor HTML there, mentions nobody and links nowhere.

What is printed on papers and in profiles stands in code spans, where GitHub and GitLab let all of it be; sentences, in
which such text may stand too, are escaped. All of it was shown before, so no line ends or control characters are left.
"""

import re

_MARKUP = re.compile(r"([\\`*_\[\]<>~$&]|(?<=:)/(?=/)|(?<=www)\.)", re.IGNORECASE)
_BLOCK = re.compile(r"^(\s*\d*)([#+.)=-])(?=[\s=-]|$)")
"""How a line begins that is a heading, an item or a rule."""

_ADDRESS = re.compile(r"https://(?:doi\.org/10\.|openalex\.org/|orcid\.org/|ror\.org/)[\w./:;-]*[\w/]", re.ASCII)

APART = "&#8203;"
"""A space without width, which parts a mention so that it is none; seen, it is as it was."""


def code(text: str) -> str:
    """Return text as a code span; not for a table, whose cells a bar parts even there."""
    if not text.strip():
        return ""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence, space = "`" * (longest + 1), " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{fence}{space}{text}{space}{fence}"


def escaped(sentence: str) -> str:
    """Return a sentence whose signs are no markup, and in which no person is mentioned and no link stands."""
    marked = _BLOCK.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", sentence))
    return marked.replace("@", f"@{APART}").replace("|", "&#124;")


def address(text: str) -> str:
    """Return the address of a record as a link, where it is one and nothing else; it may stand in a table."""
    return f"<{text}>" if _ADDRESS.fullmatch(text) else escaped(text)
