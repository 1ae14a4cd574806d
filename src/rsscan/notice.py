"""What every output says of itself."""

NOTICE = (
    "Flags for human review, not a determination. Co-authorship is lawful unless a rule says otherwise, and no person "
    "is scored. Links are found by comparing published affiliations with lists; both have errors and omissions. "
    "Corrections: OpenAlex at https://help.openalex.org, ORCID at https://orcid.org, lists at their official source."
)

IN_BRIEF = "Flags for human review, not a determination; co-authorship is lawful unless a rule says otherwise."
"""The notice, where a line is all there is room for."""

PSEUDONYMS = "Persons and papers go by keyed pseudonyms (key {})."
"""What the notice adds where they do; the mark tells one key from another."""
