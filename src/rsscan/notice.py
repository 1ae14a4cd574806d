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

WITHHELD = "Not shown beside pseudonyms, because it may name persons."
"""What stands in the place of what somebody wrote freely."""

LEFT_OUT = (
    "Not shown beside pseudonyms, because it meets no list and may tell who this is: lines of the career: {}; "
    "concurrent affiliations: {}; remarks: {}; funders: {}."
)
"""How much of a career, and of who paid, is left out."""
