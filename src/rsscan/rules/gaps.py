"""What it means that something could not be seen: the pages of RS901 to RS910."""

from rsscan.rules.page import CANADIAN_POLICY

GAPS = {
    "RS901": (
        "unknown subject",
        """
        What it reports: The identifier is well-formed, and the source has no author with it, or for `rsscan work` no
        work.

        Why it matters: No publication was looked at, so nothing can be said, and there is no verdict.

        Known false matches: A person whose ORCID iD OpenAlex ties to no profile, and an OpenAlex id that was merged or
        deleted, which OpenAlex does not redirect.

        Example: `rsscan author 0000-0000-1000-0099 --source example`: nobody in the example has this ORCID iD.

        How to resolve: Check the identifier. Ask by ORCID iD rather than by OpenAlex id, or look for the person with
        `rsscan author --name`; ask for a work by its DOI.

        References: https://help.openalex.org; the form of ORCID iDs,
        https://support.orcid.org/hc/en-us/articles/360006897674
        """,
    ),
    "RS902": (
        "identity uncertain",
        """
        What it reports: The profile may mix several persons, or be nobody's. One of six checks doubts it. output: more
        than 72 full papers in a year; career: works more than 70 years apart; orcid: several ORCID iDs on the profiles,
        or other ones printed on its works; names: names that plainly do not agree; fields and countries: two strands of
        works in the same years with no co-author, institution, country or field in common; works: there is none.
        Or a row of a roster has no identifier, a name that plainly is not the profile's, or a second id that OpenAlex
        does not unite with the first; or the ORCID record and the profile have five works or more each, and none is on
        both sides.

        Why it matters: Links of another person could be shown as the subject's, and the subject's own be missing. So
        no scan is clear, and unless names alone are in doubt, no finding is more than probable.

        Known false matches: People who sign the papers of a large laboratory, a change of name, an ORCID iD that a
        publisher put on the wrong author, a work of a wrong year, and one person who works in two countries at once,
        in two fields and with two circles of co-authors. Works of more than 100 authors do not count as full papers,
        one wrong ORCID iD among many works raises no doubt, and names in different scripts are not compared. What
        stays: several persons of one country or of one field are not told apart.

        Example: “91 full papers in 2024 are more than one person is likely to write (above 72).”

        How to resolve: Compare the list of works with the person's own, and ask OpenAlex to correct the profile. Where
        there is no work, check the identifier and run again with --refresh.

        References: Ioannidis, Klavans & Boyack 2018, doi 10.1038/d41586-018-06185-8; https://help.openalex.org;
        https://orcid.org
        """,
    ),
    "RS903": (
        "works missing",
        """
        What it reports: The source announced more works than it delivered, ran into its time limit or lists far fewer
        than the profile counts, works listed under the profile do not name it in their bylines, or a local store was
        built without parts of its snapshot. Of an application: works that it names were found neither by a DOI nor by a
        title among the works that were read. These hold back the verdict where it gives one as the subject's own: by
        the authors, or in a form that is for the subject's own works (ORCID, researchmap, SciENcv, Common CV, the
        products of a biosketch). In press, or before the window, it is told and holds back nothing; so is a work that
        was found by its title alone. Of the person's ORCID record it is told which works were read because it names
        them, and which OpenAlex does not have; an article, paper, chapter or book with a DOI that would be judged holds
        back the verdict.

        Why it matters: The link may be on a work that was not read, or be read as a co-author's and not the subject's
        own.

        Known false matches: OpenAlex brings its counts and its lists up to date apart: a difference that is neither
        large nor small is told as a note and holds back no verdict. A profile emptied by a merger looks like an outage.
        An application may name what OpenAlex never has, such as a talk, or give a title in another language.

        Example: “OpenAlex announced 412 works and delivered 400.”

        How to resolve: Run again with `--refresh`, later if need be; build a store anew of a whole copy (`rsscan
        snapshot check`). If it stays, compare with the person's own list of works and look at the missing ones with
        `rsscan work`. Put the DOI into the application where one lacks, and check a paper that has none with `rsscan
        work --byline`.

        References: https://help.openalex.org
        """,
    ),
    "RS904": (
        "authorships cut",
        """
        What it reports: The author list of a work ends early, no author is recorded for it, or one affiliation is
        longer than is read. Lists of OpenAlex carry 100 authors without saying so, single works 5,000.

        Why it matters: A listed body may stand in the part that is missing.

        Known false matches: An erratum or an editorial may have no author at all; a work with exactly 100 authors looks
        cut until its whole record could be had.

        Example: “The author list of 1 work ends early: https://doi.org/10.5555/rsscan.example.23.”

        How to resolve: Run again without `--offline`, or read the author list of the named work at its DOI.

        References: https://help.openalex.org
        """,
    ),
    "RS905": (
        "affiliations not given",
        """
        What it reports: Co-authors in the window have neither an institution nor a printed affiliation in OpenAlex. It
        holds back the verdict when they are more than nine tenths, unless the policy says otherwise; in a manuscript
        (`rsscan work --byline`) when it is one. Or another registry, Crossref, gave the affiliations of some lines. Or
        a body above an affiliation is known by its OpenAlex id alone, while lists know bodies by ROR; or a funder, or a
        body of an ORCID record, has a ROR id that the source does not know, or in the record none at all. These are
        told and hold nothing back.

        Why it matters: An unseen affiliation is not a clean one. About a quarter of the author lines in OpenAlex show
        none. Below a parent that is not recognized, a hospital of a listed university passes unseen.

        Known false matches: It says nothing of the co-authors: some publishers and most repositories hand on few
        affiliations or none. Most parents are on no list, and recorded files seldom tell of them.

        Example: “6 of 174 co-author lines show neither an institution nor a printed affiliation.”

        How to resolve: Look at the works at their DOI: the publisher's page prints the affiliations. Look a parent up
        at its OpenAlex address, or put its OpenAlex record into the recorded folder.

        References: Zhang et al. 2024, doi 10.1007/s11192-023-04923-y; https://help.openalex.org
        """,
    ),
    "RS906": (
        "list stale or incomplete",
        """
        What it reports: A list that was used says itself that it is not complete, or its edition is older than the time
        in which its authority usually brings out the next one; or a technology list that the policy asks for is not in
        use. It holds back the verdict only with `--strict-lists`.

        Why it matters: A listed body may be missing from it.

        Known false matches: An authority may take longer than usual, and the edition at hand be the newest.

        Example: “The list “dprk” (edition 2026-02-27) is not complete.”

        How to resolve: Look at its source for a newer edition (`rsscan lists status` names the place) and import it
        (`rsscan lists import`).

        References: https://www.meti.go.jp/policy/anpo/law05.html;
        https://scsanctions.un.org/resources/xml/en/consolidated.xml
        """,
    ),
    "RS907": (
        "source failed",
        """
        What it reports: The source, or ORCID beside it, could not be asked: no network, a spent budget, a refusal, or
        answers that could not be read. That a person has no public ORCID record is a note and holds back nothing.

        Why it matters: What was not looked at is unknown, not clear.

        Known false matches: It says nothing of the subject. A proxy that answers in OpenAlex's place looks like a
        failing source.

        Example: `rsscan author --offline` of a person whose works are not in the cache.

        How to resolve: Do what the message says and run again: answers already received are kept in the cache. A spent
        budget begins anew at 00:00 UTC, and with a free key it is ten times as large. `--no-orcid` leaves ORCID out.

        References: https://developers.openalex.org/guides/authentication; https://help.openalex.org
        """,
    ),
    "RS908": (
        "input not read",
        """
        What it reports: One of the files that were handed in could not be read: it is locked, torn, a picture, too
        large, an archive inside of an archive, or of no kind that is known. It holds back the verdict.

        Why it matters: Persons or works named in it were not looked at.

        Known false matches: A file that names nobody, such as a figure or a budget.

        Example: A scanned PDF without text among the documents of an application.

        How to resolve: Open the file, mend or convert it, and run again; or name the persons by their ORCID iDs.

        References: the form of ORCID iDs, https://support.orcid.org/hc/en-us/articles/360006897674
        """,
    ),
    "RS910": (
        "declared and observed differ",
        f"""
        What it reports: An affiliation, a post, a funder, a collaborator or a work stands in what was declared and not
        in what OpenAlex or the ORCID record shows, or the other way round, within the time that both are about. It
        holds back nothing.

        Why it matters: It is a reason to ask, not a finding about the person.

        Known false matches: Declarations and OpenAlex both have errors; a paper appears long after the work, with the
        address of that time; a form may ask for other years than were looked at.

        Example: A declaration names one employer, and two papers of the same year print another beside it.

        How to resolve: Ask the person, and correct what is wrong: the declaration, the OpenAlex profile or the ORCID
        record.

        References: {CANADIAN_POLICY}; https://help.openalex.org; https://orcid.org
        """,
    ),
}
"""Code of a gap → its name and the text of its page."""
