"""What a link means by the relation of the subject to the listed body, whatever rung of the ladder it met on.

The example is the beginning of a sentence that the rung ends.
"""

from rsscan.rules.page import CANADIAN_POLICY
from rsscan.severity import Relation

RELATIONS = {
    Relation.OWN: f"""
        What it reports: The subject's own affiliation, printed in a byline or recorded in the OpenAlex profile or
        the ORCID record, meets an entry of a list.

        Why it matters: An appointment is a closer link than joint work. The default policy grades it above every other
        relation, and Canada's policy on affiliations of concern asks about current ones.

        Known false matches: OpenAlex may give the subject the paper or the employer of another person of that name
        (RS902).

        Example: The subject's own affiliation on a paper

        How to resolve: Ask the subject whether the affiliation is theirs, and from when to when: a visit, a course of
        study and an appointment differ. Errors are corrected with OpenAlex and in ORCID.

        References: {CANADIAN_POLICY}; https://help.openalex.org; https://orcid.org
        """,
    Relation.COAUTHOR: """
        What it reports: A co-author on a work of the subject has an affiliation that meets an entry of a list.
        `rsscan work` and `rsscan match` have no subject and show every line under these codes.

        Why it matters: A co-authorship is a link and lawful unless a rule says otherwise. It may be news to the
        subject: some have been unaware of co-authors whom a lead author in a third country added.

        Known false matches: A byline of hundreds names people who never met; an author's second affiliation may be a
        visit.

        Example: Another author's affiliation on a paper of the subject

        How to resolve: Open the paper at its DOI, and ask the subject what the joint work was.

        References: Nikkei, 2024-11-28, DGXZQOUE293WI0Z20C24A1000000; on joint papers with the DPRK, doi
        10.6087/kcse.85
        """,
    Relation.FUNDER: f"""
        What it reports: A work of the subject acknowledges, or a file of the subject's application names, a funder or
        an award that meets an entry of a list; or the person's ORCID record names it.

        Why it matters: Money may come with conditions. The default policy grades money from a body under a licence or a
        funding bar above joint work with it, and Canada's policy on affiliations of concern asks about current support.

        Known false matches: The award may be a co-author's and never have reached the subject: on a paper of many
        authors nobody says whose it was. OpenAlex may have read a name in the acknowledgements that was thanked for
        something else.

        Example: A funder that a paper of the subject acknowledges

        How to resolve: Read the acknowledgements at the DOI: who received the award, and for what.

        References: {CANADIAN_POLICY}
        """,
    Relation.INDIRECT: """
        What it reports: A co-author of the subject has, on a work without the subject, an affiliation that meets an
        entry of a list.

        Why it matters: It may show where the joint work belongs. By itself it says little about the subject, and the
        default policy never grades it above low.

        Known false matches: The co-author's profile may mix several persons, and the other work may be years away from
        the joint one.

        Example: A co-author's affiliation on a paper without the subject

        How to resolve: It is seldom worth a question alone. See whether the co-author had that affiliation when the
        joint paper appeared.

        References: on profiles that mix persons, https://help.openalex.org
        """,
}
"""Relation → the text of its part of a page."""
