"""The pages of rule codes as text, set to whatever width there is."""

import textwrap

from rsscan.notice import NOTICE
from rsscan.rules import RULES, Rule

WIDEST = 100
"""Columns beyond which a line of prose is hard to read."""


def page_text(rule: Rule, width: int) -> str:
    """Return the page of one code: its name, then every part below its heading."""
    parts = "".join(
        f"\n{heading}\n" + "".join(_set(paragraph, width, "  ") for paragraph in part.splitlines())
        for heading, part in rule.page.parts.items()
    )
    return f"{_set(f'{rule.code} {rule.name}', width)}{parts}\n{_set(NOTICE, width)}"


def catalogue_text(width: int) -> str:
    """Return every code with its name, a line each."""
    rows = (_set(f"{rule.code}  {rule.name}", width, further="       ") for rule in RULES.values())
    return f"{''.join(rows)}\n{_set('What one of them means: rsscan explain RS203', width)}"


def _set(text: str, width: int, indent: str = "", further: str | None = None) -> str:
    """Fill lines up to the width; an address or an option is never broken, so that it can be copied."""
    lines = textwrap.wrap(
        text, max(1, min(width, WIDEST)), initial_indent=indent,
        subsequent_indent=indent if further is None else further, break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return "".join(f"{line}\n" for line in lines)
